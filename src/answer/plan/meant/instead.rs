//! Questions whose pronoun is read as somebody who is named beside them: "What about Kemi Holt, where does she live?" names her ahead of
//! it, and "No, I meant the engineer" behind the question before.

use crate::text::lexicon::role_of_office;
use crate::text::times::time_expressions;
use crate::text::{Token, TokenFlags, tokens};

use super::super::followup::{about, is_name};
use super::super::inherited::{antecedent, own_words, replaced};
use super::super::{synonyms, words};

/// A question as it is asked with a name in the place of its pronoun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instead {
    /// The whole of it: "where does Kemi Holt live?".
    pub(crate) text: String,
    /// What was named: "Kemi Holt".
    pub(crate) named: String,
    /// Whether that stands for a person.
    pub(crate) person: bool,
}

impl Instead {
    /// Whether it is a name, which means the same in any conversation: "the mayor" does not.
    pub(crate) fn is_name(&self) -> bool {
        is_named(&tokens(&self.named))
    }
}

/// Words that mean a person, with those for several.
const PERSONS: &[&str] = &["he", "she", "him", "her", "his"];
const SEVERAL: &[&str] = &["they", "them", "their"];
const THINGS: &[&str] = &["it", "its"];
const OWNERS: &[&str] = &["his", "her", "their", "its"];
/// What "it" is when it means nothing: "is it true that".
const EMPTY: &[&str] = &[
    "true", "possible", "clear", "known", "likely", "safe", "time",
];
/// Words before what a question is said to be about.
const OPENERS: &[&str] = &["and", "but", "so", "ok", "okay", "well", "then", "now"];
/// Words of what is named at most.
const LONGEST: usize = 6;

/// A question ahead of which stands what it is about, with that in the place of its pronoun: "What about Kemi Holt, where does she live?".
pub(crate) fn named_ahead(text: &str) -> Option<Instead> {
    let (head, question) = text.split_once(',')?;
    let named = what_about(head)?;
    let asking = tokens(question);
    let asks = asking.first().is_some_and(|t| words::asks(&t.word));
    let somewhere = asking.iter().any(|t| t.word == "there");
    let place = stands_for(&asking, named).filter(|_| asks && !somewhere)?;
    Some(put(question, &asking[place], named))
}

/// Who is asked about by an office and nothing else: "the professor" of "What about the professor?". Whoever was meant before is not
/// meant by the next "he".
pub(crate) fn office_asked_about(text: &str) -> Option<&str> {
    let named = what_about(text.trim_end_matches(['?', '.', '!', ' ']))?;
    let office = tokens(named).iter().any(|t| role_of_office(&t.word));
    office.then_some(named)
}

/// What a text is about that says nothing else: "Kemi Holt" of "And what about Kemi Holt". With "and" alone before it, it has to be a name.
fn what_about(head: &str) -> Option<&str> {
    let toks = tokens(head);
    let opened = toks
        .iter()
        .take_while(|t| OPENERS.contains(&t.word.as_str()))
        .count();
    let asked = about(&toks[opened..]);
    let from = opened + if asked { 2 } else { 0 };
    let named = &toks[from.min(toks.len())..];
    let text = head.get(named.first()?.span.start()..)?.trim();
    let fits = asked || opened > 0 && is_named(named);
    (fits && is_nominal(text, named)).then_some(text)
}

/// Whether some words are a name or a thing, as far as their letters tell: no verb that asks, no pronoun, no preposition first, and no time.
fn is_nominal(text: &str, named: &[Token]) -> bool {
    let told = named.iter().any(|t| !words::is_filler(&t.word));
    let asks = named
        .iter()
        .any(|t| words::asks(&t.word) || words::PRONOUNS.contains(&t.word.as_str()));
    let first = named.first().is_some_and(|t| {
        ["the", "a", "an"].contains(&t.word.as_str()) || !words::is_filler(&t.word)
    });
    let is_place = named.len() == 1 && synonyms::place(&named[0].word).is_some();
    told && first
        && !asks
        && !is_place
        && named.len() <= LONGEST
        && time_expressions(text).is_empty()
}

/// Whether all telling words are written as names.
fn is_named(named: &[Token]) -> bool {
    let mut telling = named
        .iter()
        .filter(|t| !words::is_filler(&t.word))
        .peekable();
    telling.peek().is_some() && telling.all(|t| t.flags.has(TokenFlags::CAPITAL))
}

/// Which pronoun of a question `named` may stand for: one of a person for anybody, "it" for what is no name.
fn stands_for(asking: &[Token], named: &str) -> Option<usize> {
    let find = |list: &[&str]| asking.iter().position(|t| list.contains(&t.word.as_str()));
    let empty = |at: &usize| {
        asking
            .iter()
            .skip(at + 1)
            .take(1)
            .any(|t| EMPTY.contains(&t.word.as_str()))
    };
    let thing = || find(THINGS).filter(|at| !empty(at) && !is_named(&tokens(named)));
    find(PERSONS).or_else(|| find(SEVERAL)).or_else(thing)
}

/// A question with `named` in the place of a pronoun, as its owner where the pronoun is one.
fn put(question: &str, pronoun: &Token, named: &str) -> Instead {
    let tail = question.get(pronoun.span.end()..).unwrap_or("");
    let next = tokens(tail);
    let behind = next
        .first()
        .is_some_and(|t| pronoun.word != "her" || !words::is_filler(&t.word));
    let owns = OWNERS.contains(&pronoun.word.as_str()) && behind;
    let head = question.get(..pronoun.span.start()).unwrap_or("");
    let text = format!("{head}{named}{}{tail}", if owns { "'s" } else { "" });
    Instead {
        text: text.trim().to_owned(),
        named: named.to_owned(),
        person: PERSONS.contains(&pronoun.word.as_str()),
    }
}

/// Words that may stand before what was meant: "for Kemi".
const BEFORE: &[&str] = &[
    "for", "in", "of", "about", "on", "at", "from", "by", "with", "to",
];

/// What was meant, without the preposition before it.
pub(crate) fn without_preposition(meant: &str) -> &str {
    let meant = meant.trim().trim_end_matches(['.', '!', '?']).trim_end();
    let (first, rest) = meant.split_once(' ').unwrap_or(("", meant));
    if BEFORE.contains(&first.to_ascii_lowercase().as_str()) {
        rest.trim()
    } else {
        meant
    }
}

/// The question before, asked of what was meant instead: "what did the engineer say" of "what did he say (Holt)" and "the engineer".
/// `None` where nothing in it is of the kind.
pub(crate) fn asked_again(meant: &str, before: &str) -> Option<Instead> {
    let named = without_preposition(meant);
    let words = tokens(named);
    if !is_nominal(named, &words) {
        return None;
    }
    of_pronoun(named, before)
        .or_else(|| of_name(named, &words, before))
        .or_else(|| of_thing(named, &words, before))
}

/// The question before with the new name for its pronoun, and without whom that was taken for.
fn of_pronoun(named: &str, before: &str) -> Option<Instead> {
    let earlier = tokens(before);
    let (own, taken) = earlier.split_at(own_words(before, &earlier));
    let at = stands_for(own, named)?;
    let end = own.last()?.span.end();
    let again = put(before.get(..end)?, &own[at], named);
    let person = PERSONS.contains(&own[at].word.as_str());
    let whom = if person { "he" } else { own[at].word.as_str() };
    let whom = antecedent(whom, taken).unwrap_or(0..0);
    let left: Vec<&str> = (0..taken.len())
        .filter(|at| person && !whom.contains(at))
        .filter_map(|at| taken[at].span.cut(before))
        .collect();
    Some(if left.is_empty() {
        again
    } else {
        Instead {
            text: format!("{} ({})", again.text, left.join(" ")),
            ..again
        }
    })
}

/// The question before with the new name, or with who is meant, for its first name.
fn of_name(named: &str, words: &[Token], before: &str) -> Option<Instead> {
    if !is_named(words) {
        return None;
    }
    let text = format!("And {named}");
    Some(Instead {
        text: replaced(&text, &tokens(&text), before)?,
        named: named.to_owned(),
        person: false,
    })
}

/// The question before with the new thing for "the" thing that it asks about, the last one of it: "When does the tunnel open?", "the bridge".
fn of_thing(named: &str, words: &[Token], before: &str) -> Option<Instead> {
    if words.first()?.word != "the" {
        return None;
    }
    let earlier = tokens(before);
    let person = |t: &Token| role_of_office(&t.word);
    let same = |t: &Token| person(t) == words.iter().any(person);
    let noun = |at: usize| {
        earlier[at - 1].word == "the"
            && !words::is_filler(&earlier[at].word)
            && !is_name(&earlier, at)
    };
    let at = (1..earlier.len()).find(|at| noun(*at) && same(&earlier[*at]))?;
    let (start, end) = (earlier[at - 1].span.start(), earlier[at].span.end());
    let (head, tail) = (before.get(..start)?, before.get(end..)?);
    Some(Instead {
        text: format!("{head}{named}{tail}"),
        named: named.to_owned(),
        person: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_ahead_of_a_question_is_whom_it_means() {
        for (text, read) in [
            (
                "What about Kemi Holt, where does she live?",
                Some("where does Kemi Holt live?"),
            ),
            ("what about Tarn, is she charged", Some("is Tarn charged")),
            (
                "and what about Tarn, who sold her the boat?",
                Some("who sold Tarn the boat?"),
            ),
            (
                "and Tarn, who is her lawyer?",
                Some("who is Tarn's lawyer?"),
            ),
            (
                "what about the professor, what did he find?",
                Some("what did the professor find?"),
            ),
            (
                "what about the ferry strike, what does it cost",
                Some("what does the ferry strike cost"),
            ),
            (
                "how about the drivers, when do they vote?",
                Some("when do the drivers vote?"),
            ),
            // Nothing that the pronoun could mean stands ahead of it.
            ("what about yesterday, what did he say?", None),
            ("and in March, what did he say?", None),
            ("and the next day, what did she do?", None),
            ("what about her, where does she live?", None),
            ("Sorry, where does she live?", None),
            ("what about Lowick, what did he say there?", None),
            ("what about Tarn, was it sold?", None),
            ("what about the dam, is it true that it leaks?", None),
            ("what about Tarn, the builder?", None),
            ("what about Tarn?", None),
            ("", None),
        ] {
            let found = named_ahead(text).map(|one| one.text);
            assert_eq!(found.as_deref(), read, "{text}");
        }
    }

    #[test]
    fn what_was_meant_is_asked_of_instead() {
        for (meant, before, read) in [
            (
                "the engineer",
                "what did he say (Wendell)",
                Some("what did the engineer say"),
            ),
            (
                "Kemi Holt!",
                "how old is she (Tarn)",
                Some("how old is Kemi Holt"),
            ),
            (
                "the engineer",
                "what did he say (Wendell bridge)",
                Some("what did the engineer say (bridge)"),
            ),
            (
                "for Lowick",
                "who was sent off (Tarnby)",
                Some("who was sent off (Lowick)"),
            ),
            ("Holt", "How old is Tarn?", Some("How old is Holt?")),
            (
                "the bridge",
                "when was it built (tunnel)",
                Some("when was the bridge built"),
            ),
            (
                "the bridge",
                "Why did the mayor close the tunnel?",
                Some("Why did the mayor close the bridge?"),
            ),
            (
                "the captain",
                "When did the judge close the bridge?",
                Some("When did the captain close the bridge?"),
            ),
            ("the bridge", "who won", None),
            ("what he said", "who won the cup", None),
            ("yesterday", "what did he say (Tarn)", None),
        ] {
            let found = asked_again(meant, before).map(|one| one.text);
            assert_eq!(found.as_deref(), read, "{meant} after {before}");
        }
    }

    #[test]
    fn an_office_that_is_asked_about_is_whom_the_next_question_means() {
        let asked = office_asked_about;
        assert_eq!(asked("What about the professor?"), Some("the professor"));
        assert_eq!(asked("what about Judge Holt"), Some("Judge Holt"));
        for text in [
            "what about the dam?",
            "What does the professor say?",
            "What about Tarn?",
            "the professor",
        ] {
            assert_eq!(asked(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_meant_is_a_topic_without_its_preposition() {
        assert_eq!(without_preposition("for Lowick!"), "Lowick");
        assert_eq!(without_preposition("the dam"), "the dam");
        assert_eq!(without_preposition("for"), "for");
    }
}
