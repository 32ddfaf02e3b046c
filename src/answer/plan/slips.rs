//! Slips of the fingers in question words ("wil", "wher"): they say what is asked for, so they are read before anything else is.
//!
//! Only dropped, doubled and swapped letters count. A changed letter makes another word too easily ("war" of "was", "wall" of
//! "will"), and an honest no depends on a topic's word not being taken for a filler.

use crate::index::IndexError;
use crate::model::Note;
use crate::text::{Token, TokenFlags, tokens};

use super::terms::Words;
use super::words;

/// Words that decide how a question is read.
const QUESTION_WORDS: &[&str] = &[
    "what", "who", "whom", "whose", "which", "when", "where", "why", "how", "will", "would",
    "should", "happen", "happened", "happens", "there", "about", "because",
];

/// What "how" asks for ("How mnay").
const BEHIND_HOW: &[&str] = &["many", "much", "long", "often", "big", "tall", "far", "old"];

/// Shorter words are too near to too much.
const LEAST_LETTERS: usize = 3;

/// Words behind which a typed "us" cannot but mean the country.
const OF_THE_STATES: &[&str] = &[
    "troops",
    "soldiers",
    "forces",
    "army",
    "military",
    "navy",
    "marines",
    "bases",
    "president",
    "presidential",
    "government",
    "congress",
    "senate",
    "senator",
    "senators",
    "secretary",
    "ambassador",
    "embassy",
    "envoy",
    "diplomats",
    "officials",
    "citizens",
    "states",
    "election",
    "elections",
    "sanctions",
    "dollar",
    "dollars",
    "economy",
    "treasury",
    "inflation",
    "companies",
];

/// Reads "us troops", typed without capitals, as those of the United States.
fn mend_states(question: &mut [Token]) {
    let Some(states) = tokens("US").into_iter().next() else {
        return;
    };
    for at in 1..question.len() {
        let follows = OF_THE_STATES.contains(&question[at].word.as_str());
        let typed = &mut question[at - 1];
        if follows && typed.word == "us" && !typed.flags.has(TokenFlags::CAPITAL) {
            *typed = Token {
                span: typed.span,
                ..states.clone()
            };
        }
    }
}

/// Words that people type in a chat for others, and what they stand for. Only what means nothing else in a question.
const CHAT: &[(&str, &str)] = &[
    ("ppl", "people"),
    ("peeps", "people"),
    ("govt", "government"),
    ("prez", "president"),
    ("bday", "birthday"),
    ("yrs", "years"),
    ("hrs", "hours"),
    ("mins", "minutes"),
    ("cops", "police"),
    ("kiddos", "children"),
    ("hubby", "husband"),
];

/// Reads what is typed as in a chat as the words that it stands for, unless it is written as a name.
fn mend_chat(question: &mut [Token]) {
    for typed in question {
        let meant = CHAT.iter().find(|(short, _)| *short == typed.word);
        let meant = meant.filter(|_| !typed.flags.has(TokenFlags::CAPITAL));
        if let Some(word) = meant.and_then(|(_, meant)| tokens(meant).into_iter().next()) {
            *typed = Token {
                span: typed.span,
                ..word
            };
        }
    }
}

/// Puts the question word in the place of a slip of it, with a note, and the country in the place of its "us". Words that the collection knows, fillers and names stay.
pub(crate) fn mend(
    collection: &dyn Words,
    question: &mut [Token],
) -> Result<Vec<Note>, IndexError> {
    mend_states(question);
    mend_chat(question);
    let mut notes = Vec::new();
    let mut how = false;
    for (place, token) in question.iter_mut().enumerate() {
        let name = place > 0 && token.flags.has(TokenFlags::CAPITAL);
        let behind_how = std::mem::replace(&mut how, token.word == "how");
        if name || words::is_filler(&token.word) {
            continue;
        }
        let behind: &[&str] = if behind_how { BEHIND_HOW } else { &[] };
        let mut meant = QUESTION_WORDS.iter().chain(behind);
        let Some(meant) = meant.find(|w| is_slip(&token.word, w)) else {
            continue;
        };
        if collection.term(&token.stem)?.passages > 0 {
            continue;
        }
        let Some(read) = tokens(meant).into_iter().next() else {
            continue;
        };
        notes.push(Note::ReadWord {
            typed: token.word.clone(),
            read: (*meant).to_owned(),
        });
        how = read.word == "how";
        *token = Token {
            span: token.span,
            ..read
        };
    }
    Ok(notes)
}

/// Whether `typed` is `meant` with a letter dropped, one typed twice, or two neighbours swapped.
pub(super) fn is_slip(typed: &str, meant: &str) -> bool {
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    if typed.len() < LEAST_LETTERS {
        return false;
    }
    let dropped = (1..meant.len()).any(|at| without(&meant, at) == typed);
    typed != meant && (dropped || is_doubled(&meant, &typed) || is_swapped(&typed, &meant))
}

/// Whether two neighbouring letters of `meant` are swapped in `typed`.
pub(super) fn swapped(typed: &str, meant: &str) -> bool {
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    typed != meant && is_swapped(&typed, &meant)
}

/// Whether one of the two words has a letter twice where the other has it once, and nothing else is different.
pub(super) fn doubled(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    is_doubled(&one, &other) || is_doubled(&other, &one)
}

fn is_swapped(typed: &[char], meant: &[char]) -> bool {
    (1..meant.len()).any(|at| {
        let mut letters = meant.to_vec();
        letters.swap(at - 1, at);
        letters == typed
    })
}

/// Whether `twice` is `once` with one of its letters typed twice.
fn is_doubled(once: &[char], twice: &[char]) -> bool {
    (1..twice.len()).any(|at| twice[at] == twice[at - 1] && without(twice, at) == once)
}

fn without(letters: &[char], at: usize) -> Vec<char> {
    [&letters[..at], &letters[at + 1..]].concat()
}

#[cfg(test)]
mod tests {
    use super::super::terms::tests::Few;
    use super::*;

    fn check(question: &str, expected: &[(&str, &str)]) {
        let few = Few::of("the bridge over the river wich was closed", 10);
        let mut own = tokens(question);
        let notes = mend(&few, &mut own).unwrap();
        let expected: Vec<Note> = expected
            .iter()
            .map(|(typed, read)| Note::ReadWord {
                typed: (*typed).to_owned(),
                read: (*read).to_owned(),
            })
            .collect();
        assert_eq!(notes, expected, "{question}");
    }

    #[test]
    fn what_is_typed_as_in_a_chat_is_read_without_a_note() {
        let kept = "warner bros atm drive thru";
        let mut own = tokens(kept);
        mend_chat(&mut own);
        assert!(own == tokens(kept) && !words::is_filler("atm"));
        let few = Few::of("the people of the government", 10);
        let mut own = tokens("how many ppl did the govt pay, said Ppl");
        assert_eq!(mend(&few, &mut own).unwrap(), []);
        let words: Vec<&str> = own.iter().map(|t| t.word.as_str()).collect();
        assert_eq!(
            (words[2], words[5], words[8]),
            ("people", "government", "ppl")
        );
    }

    #[test]
    fn slips_of_question_words_are_read_as_meant() {
        check(
            "Wher wil the bridge be closed?",
            &[("wher", "where"), ("wil", "will")],
        );
        check("whne did it close", &[("whne", "when")]);
        check("Hwo closed it?", &[("hwo", "who")]);
        check("Whho closed it?", &[("whho", "who")]);
        check("How mnay were there?", &[("mnay", "many")]);
        check("Howw lnog is it?", &[("howw", "how"), ("lnog", "long")]);
        check("Was it lnog?", &[]);
        check("What hapened to it?", &[("hapened", "happened")]);
    }

    #[test]
    fn us_before_what_a_country_has_is_the_country() {
        let read = |question: &str| -> Vec<String> {
            let mut own = tokens(question);
            mend_states(&mut own);
            own.into_iter().map(|t| t.word).collect()
        };
        assert_eq!(
            read("number of us troops"),
            ["number", "of", "usa", "troops"]
        );
        assert_eq!(read("who is the us president")[3], "usa");
        assert_eq!(read("tell us what the troops did")[1], "us");
        assert_eq!(read("which of us won"), ["which", "of", "us", "won"]);
    }

    #[test]
    fn other_words_names_and_what_the_collection_knows_stay() {
        check("Which war had a wall, a hat and wine?", &[]);
        check("Did Wil close the bridge?", &[]);
        check("What does wich mean?", &[]);
        check("who was it", &[]);
    }
}
