//! Small talk: whole messages that greet, thank, decline or do not understand, and ask the articles nothing.
//!
//! It is told by tables of words, written by hand; a message with any other word is a question.

mod who_said;

use super::words;
use crate::text::Token;
pub(crate) use who_said::asks_who_said;

/// What a message is that says nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Talk {
    /// "Hi", "good morning".
    Greets,
    /// "Thanks!", "ok".
    Thanks,
    /// "No".
    Declines,
    /// "Huh?", "wait what".
    Puzzled,
    /// "More", "please".
    Pages,
}

/// Words that thank or agree.
const THANKS: &[&str] = &[
    "thanks",
    "thank",
    "ok",
    "okay",
    "bye",
    "goodbye",
    "great",
    "cool",
    "nice",
    "good",
    "yes",
    "yep",
    "yeah",
    "thx",
    "cheers",
    "well",
    "fine",
    "got",
    "ty",
    "tysm",
    "gn",
    "lol",
    "haha",
    "lmao",
    "rofl",
    "hehe",
    "wow",
    "gotcha",
    "oh",
    "ah",
    "ooh",
    "omg",
    "damn",
    "oof",
    "rip",
    "same",
    "true",
    "whoa",
    "interesting",
    "sad",
    "yay",
    "np",
    "alright",
    "cya",
    "ttyl",
    "congrats",
];

/// Those that cannot be meant in another way, and what is said of an answer: more may stand around them.
const THANKS_INDEED: &[&str] = &[
    "thanks",
    "thank",
    "thx",
    "ty",
    "tysm",
    "cheers",
    "useful",
    "helpful",
    "perfect",
    "awesome",
    "brilliant",
    "amazing",
];

/// Words that stand around those that thank and say nothing by themselves.
const AROUND_THANKS: &[&str] = &[
    "you", "very", "much", "so", "a", "lot", "it", "bot", "dateline", "mind", "job", "one", "night",
];

/// More of them, which are part of questions where nothing surely thanks.
const AROUND_THANKS_INDEED: &[&str] = &[
    "for",
    "the",
    "your",
    "that",
    "this",
    "was",
    "is",
    "help",
    "answer",
    "answers",
    "answering",
    "info",
    "information",
    "quotes",
    "quote",
    "really",
    "quite",
    "all",
    "again",
    "just",
    "what",
    "i",
    "needed",
    "wanted",
    "work",
    "anyway",
    "and",
    "to",
    "know",
    "s",
    "helping",
];

/// Words that greet.
const GREETINGS: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "morning",
    "evening",
    "gm",
    "yo",
    "sup",
    "afternoon",
    "hiya",
    "howdy",
    "greetings",
];

/// Words that stand around them.
const AROUND_GREETINGS: &[&str] = &[
    "good", "there", "everyone", "all", "bot", "dateline", "to", "you", "and", "how", "are",
    "doing", "today",
];

/// Whole messages that greet, folded.
const GREETING: &[&str] = &[
    "how are you",
    "how are you doing",
    "how are you today",
    "how are things",
    "how is it going",
    "how it going",
    "hows it going",
    "what is up",
    "what up",
    "whats up",
];

/// Words that decline.
const DECLINES: &[&str] = &["no", "nope", "nah", "nevermind", "nvm", "never", "stop"];

/// Words that stand around them.
const AROUND_DECLINES: &[&str] = &[
    "mind", "it", "thanks", "thank", "you", "ok", "okay", "that", "is",
];

/// Words that turn pages or ask for attention.
const PAGES: &[&str] = &["more", "next", "please", "ping", "night"];

/// Whole messages of somebody who does not understand, folded: "don't" is a negated "do".
const PUZZLED: &[&str] = &[
    "what",
    "wait what",
    "wait",
    "huh",
    "wait huh",
    "eh",
    "sorry",
    "sorry what",
    "pardon",
    "excuse me",
    "come again",
    "say what",
    "hm",
    "hmm",
    "wdym",
    "what do you mean",
    "what do you mean by that",
    "what does that mean",
    "i do not understand",
    "i do understand",
    "i do not get it",
    "i do get it",
    "bad bot",
];

/// Whole messages that take leave or make a compliment, folded ("that's" is "that"); their words alone say nothing of the kind.
const PARTING: &[&str] = &[
    "see you",
    "see you later",
    "see you soon",
    "see you tomorrow",
    "see ya",
    "see ya later",
    "talk to you later",
    "until next time",
    "take care",
    "have a good day",
    "have a nice day",
    "have a great day",
    "have a good one",
    "you too",
    "well done",
    "best bot",
    "i love you",
    "love you",
    "i love this bot",
    "love this bot",
    "i like this bot",
    "love it",
    "i love it",
    "what a mess",
    "what a shame",
    "what a pity",
    "what a joke",
    "what a day",
    "that is sad",
    "that sad",
    "so sad",
    "how sad",
    "no way",
    "no idea",
    "i see",
    "makes sense",
    "fair enough",
    "good to know",
    "that is all",
    "that all",
    "that will be all",
    "that is funny",
    "that funny",
    "so funny",
    "no problem",
    "you are welcome",
    "you welcome",
    "my pleasure",
];

/// Whether a message takes leave or makes a compliment, perhaps among other words of thanks: "lol, see you later".
fn parts(words: &[&str]) -> bool {
    let thanks = |word: &&str| THANKS.contains(word);
    let before = words.iter().take_while(|word| thanks(word)).count();
    let after = words.iter().rev().take_while(|word| thanks(word)).count();
    (0..=before).any(|from| {
        (words.len() - after..=words.len())
            .filter(|to| from < *to)
            .any(|to| PARTING.contains(&words[from..to].join(" ").as_str()))
    })
}

/// What a text is when it is small talk and nothing else.
pub(crate) fn talk(toks: &[Token]) -> Option<Talk> {
    let words: Vec<&str> = toks.iter().map(|t| t.word.as_str()).collect();
    let made_of = |some: &[&str], around: &[&[&str]]| {
        let one = |word: &&str| some.contains(word);
        words.iter().any(one)
            && words
                .iter()
                .all(|w| one(w) || around.iter().any(|list| list.contains(w)))
    };
    let asks = words.first().is_some_and(|first| words::asks(first));
    if PUZZLED.contains(&words.join(" ").as_str()) {
        Some(Talk::Puzzled)
    } else if made_of(DECLINES, &[AROUND_DECLINES]) {
        Some(Talk::Declines)
    } else if made_of(THANKS, &[AROUND_THANKS])
        || parts(&words)
        || !asks
            && made_of(
                THANKS_INDEED,
                &[THANKS, AROUND_THANKS, AROUND_THANKS_INDEED],
            )
    {
        Some(Talk::Thanks)
    } else if made_of(GREETINGS, &[AROUND_GREETINGS])
        || GREETING.contains(&words.join(" ").as_str())
    {
        Some(Talk::Greets)
    } else {
        made_of(PAGES, &[THANKS, AROUND_THANKS, GREETINGS, AROUND_GREETINGS]).then_some(Talk::Pages)
    }
}

/// Whether a text is courtesy only, or any other small talk: "Thanks!", "ok", "more".
pub(crate) fn is_courtesy(toks: &[Token]) -> bool {
    talk(toks).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn check(expect: Option<Talk>, texts: &[&str]) {
        for text in texts {
            assert_eq!(talk(&tokens(text)), expect, "{text}");
        }
    }

    #[test]
    fn small_talk_is_told_by_its_kind() {
        check(
            Some(Talk::Thanks),
            &[
                "Thanks!",
                "ok",
                "thank you very much",
                "nice one, thank you!",
                "great, thanks a lot",
                "thanks for the help, that was useful",
                "That was helpful",
                "Good bot",
                "good night",
                "lol",
                "LMAO",
                "bye",
                "ok",
                "ok, see you later!",
                "lol that's funny",
                "have a nice day, bye",
                "You're welcome",
                "I love this bot",
                "wow, well done",
                "lol what a mess",
                "oh no way",
                "I see, thanks",
            ],
        );
        let greetings = [
            "hi",
            "Hello!",
            "good morning",
            "hi, how are you?",
            "Hey there",
        ];
        check(Some(Talk::Greets), &greetings);
        check(
            Some(Talk::Declines),
            &["no", "Nope.", "no thanks", "never mind", "nvm", "stop"],
        );
        check(
            Some(Talk::Puzzled),
            &[
                "what?",
                "wait what",
                "huh?",
                "I don’t understand",
                "What do you mean?",
            ],
        );
        check(Some(Talk::Pages), &["more", "more please", "next"]);
    }

    #[test]
    fn a_question_is_no_small_talk() {
        check(
            None,
            &[
                "",
                "more soldiers",
                "why?",
                "Was that useful?",
                "What was the help for?",
                "Is the answer no?",
                "thanks to the mayor",
                "What does the mayor mean?",
                "how are they",
                "no trains",
                "see you in court",
                "love island",
                "wow air",
                "Who will see you later?",
                "take care homes",
            ],
        );
    }
}
