//! What a follow-up takes from the question before: all of it with another name in the place of its name, or the words that it lacks
//! itself.

use std::ops::Range;

use crate::text::{Token, TokenFlags, lexicon, tokens};

use super::asked::Asked;
use super::followup::{about, is_content, is_name, opens};
use super::{synonyms, words};

/// Inherited words at most; the earlier question's most concrete ones are first by their order.
const MOST: usize = 8;

/// The question before with the name that `own` brings in the place of its first name of the same class ("and Hale?", "What about
/// Chad?"); `None` when `own` brings more than a name, or there is no such name before.
pub(super) fn replaced(text: &str, own: &[Token], before: &str) -> Option<String> {
    let (first, last) = name_brought(own)?;
    let earlier = tokens(before);
    let (start, run) = first_name(class_of(&own[first]), &earlier, before)?;
    let name = own[first].span.join(own[last].span).cut(text)?;
    let (head, tail) = (
        before.get(..earlier[start].span.start())?,
        before.get(earlier[run].span.end()..)?,
    );
    let name = name
        .strip_suffix("'s")
        .or_else(|| name.strip_suffix("’s"))
        .unwrap_or(name);
    let owner = ["'s", "’s"].iter().any(|s| {
        earlier[run]
            .span
            .cut(before)
            .is_some_and(|t| t.ends_with(s))
    });
    Some(format!(
        "{head}{name}{}{tail}",
        if owner { "'s" } else { "" }
    ))
}

/// The first and the last word of the name that a follow-up brings, if it brings nothing else.
fn name_brought(own: &[Token]) -> Option<(usize, usize)> {
    let asks = own.iter().any(|t| words::asks(&t.word) && t.word != "may");
    let points = about(own) || opens(own) && !asks;
    let content: Vec<usize> = (0..own.len()).filter(|at| is_content(own, *at)).collect();
    let (first, last) = (*content.first()?, *content.last()?);
    let names = content.len() == last - first + 1
        && content.iter().all(|at| {
            own[*at].flags.has(TokenFlags::CAPITAL) || class_of(&own[*at]) == Class::Year
        });
    (points && names).then_some((first, last))
}

/// The first and the last word of the first name of a class in the question before.
fn first_name(class: Class, earlier: &[Token], before: &str) -> Option<(usize, usize)> {
    let of_class = |at: usize| {
        (is_name(earlier, at) || class == Class::Year) && class_of(&earlier[at]) == class
    };
    // Words with nothing but space between them: no name runs across a bracket.
    let joined = |at: usize| {
        let between = earlier[at - 1].span.end()..earlier[at].span.start();
        before.get(between).is_some_and(|gap| gap.trim().is_empty())
    };
    let start = (0..earlier.len()).find(|at| of_class(*at))?;
    let run = (start..earlier.len())
        .take_while(|at| of_class(*at) && (*at == start || joined(*at)))
        .last()?;
    Some((start, run))
}

/// What may stand in the place of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Nationality,
    Place,
    Month,
    Weekday,
    Year,
    Other,
}

fn class_of(token: &Token) -> Class {
    if synonyms::is_nationality(&token.word) {
        Class::Nationality
    } else if synonyms::place(&token.word).is_some() {
        Class::Place
    } else if lexicon::month(&token.word).is_some() {
        Class::Month
    } else if lexicon::weekday(&token.word).is_some() {
        Class::Weekday
    } else if is_year(&token.word) {
        Class::Year
    } else {
        Class::Other
    }
}

/// A year of the last or this century, as such numbers are in news.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Content words of the earlier question that the new one neither has nor replaces by one of the same class (another country for
/// a country, another number for a number). Where the new one says itself what happened, or what is wanted of it, what
/// the earlier one said of that is left out: "Who stole it?" after "How much is the found painting worth?".
pub(super) fn inherit(own: &[Token], text: &str, before: &[Token], asked: &Asked) -> Vec<Token> {
    let own_words = own_words(text, before);
    // What a follow-up asked of its topic is no part of that topic: "was she found?" after "what was she wearing (Jane Roe)".
    let says_something = own_words < before.len() && own.iter().any(|t| !words::is_filler(&t.word));
    let own_place = own.iter().any(|t| synonyms::place(&t.word).is_some());
    let own_number = own.iter().any(|t| t.flags.has(TokenFlags::DIGIT));
    let own_class = |class: Class| own.iter().any(|t| class_of(t) == class);
    let replaced = |t: &Token| {
        let class = class_of(t);
        own_place && class == Class::Nationality
            || own_number && t.flags.has(TokenFlags::DIGIT)
            || [Class::Month, Class::Weekday].contains(&class) && own_class(class)
    };
    let kept: Vec<usize> = (0..before.len())
        .filter(|at| !words::is_filler(&before[*at].word))
        .filter(|at| !own.iter().any(|o| o.stem == before[*at].stem))
        .filter(|at| !replaced(&before[*at]))
        // "How old is she?": what she said need not be about that.
        .filter(|at| !(asks_of_them(own) && is_measured(before, *at)))
        .filter(|at| !(says_something && *at < own_words && !is_thing(before, *at)))
        .collect();
    let kept = without_offices(own, before, kept);
    let things: Vec<usize> = kept
        .iter()
        .copied()
        .filter(|at| !asked.type_words.contains(at) && !says_what_happened(before, own_words, *at))
        .collect();
    let kept = if says_what_is_wanted(own) && !things.is_empty() {
        things
    } else {
        kept
    };
    kept.into_iter()
        .take(MOST)
        .map(|at| before[at].clone())
        .collect()
}

/// What is left of words to be taken over without those for offices, where the follow-up speaks of "it" and nobody, if anything is: "When was
/// it built?" after "Who is the captain of the ferry?".
fn without_offices(own: &[Token], before: &[Token], kept: Vec<usize>) -> Vec<usize> {
    const SOMEBODY: &[&str] = &["he", "she", "him", "her", "his", "they", "them", "their"];
    let has = |list: &[&str]| own.iter().any(|t| list.contains(&t.word.as_str()));
    let office = |at: &usize| {
        let word = &before[*at];
        lexicon::role_of_office(&word.word) && !word.flags.has(TokenFlags::CAPITAL)
    };
    let things: Vec<usize> = kept.iter().copied().filter(|at| !office(at)).collect();
    if has(&["it", "its"]) && !has(SOMEBODY) && !has(&["who"]) && !things.is_empty() {
        things
    } else {
        kept
    }
}

/// Whether a word names something: it has a capital, or an article or "how many" before it.
fn is_thing(question: &[Token], at: usize) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "this", "that", "these", "those"];
    let article = at > 0 && ARTICLES.contains(&question[at - 1].word.as_str());
    let counted = at > 1 && question[at - 1].word == "many" && !words::is_past(&question[at].word);
    article || counted || at > 0 && question[at].flags.has(TokenFlags::CAPITAL)
}

/// How many words of a question as it is read are its own: "did he apologise (governor)" has three.
pub(super) fn own_words(text: &str, toks: &[Token]) -> usize {
    let bracket = text.rfind(" (").filter(|_| text.ends_with(')'));
    let own = |t: &&Token| bracket.is_none_or(|at| t.span.start() < at);
    toks.iter().take_while(own).count()
}

/// Whom "he" or "they" mean among the words taken over, by their numbers: the first one in an office or with a name that is no
/// country's, for "they" whatever comes first ("junta", but not "French").
pub(super) fn antecedent(pronoun: &str, inherited: &[Token]) -> Option<Range<usize>> {
    let place = |t: &Token| synonyms::place(&t.word).is_some();
    let somebody = |t: &Token| {
        !place(t) && (t.flags.has(TokenFlags::CAPITAL) || lexicon::role_of_office(&t.word))
    };
    let first = match pronoun {
        "he" | "she" => inherited.iter().position(somebody)?,
        "they" => inherited.first().filter(|t| !place(t)).map(|_| 0)?,
        _ => return None,
    };
    let more = inherited[first + 1..]
        .iter()
        .take_while(|t| somebody(t) && inherited[first].flags.has(TokenFlags::CAPITAL));
    Some(first..first + 1 + more.count())
}

/// Whether a follow-up says what happened, or what is wanted, and means the rest with a pronoun, or asks how many or how much of it: "and how
/// many are missing?".
fn says_what_is_wanted(own: &[Token]) -> bool {
    let points = own
        .iter()
        .any(|t| words::PRONOUNS.contains(&t.word.as_str()));
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let counts = word(usize::from(opens(own))) == "how";
    let happened = own.iter().any(|t| words::is_past(&t.word));
    (points || counts || happened) && own.iter().any(|t| !words::is_filler(&t.word))
}

/// Whether it is what "how" is said of: "old" of "how old".
fn is_measured(question: &[Token], at: usize) -> bool {
    at > 0 && question[at - 1].word == "how"
}

/// Whether a follow-up asks something else of whom it means with a pronoun: "What did she say?".
fn asks_of_them(own: &[Token]) -> bool {
    const ASKING: &[&str] = &["what", "who", "whom", "where", "when", "which"];
    let first = own.first().map_or("", |t| t.word.as_str());
    let points = own
        .iter()
        .any(|t| words::PRONOUNS.contains(&t.word.as_str()));
    ASKING.contains(&first) && points
}

/// Whether a word of a question is a verb, or what is wanted of the thing it asks about, as far as can be told without a parser: a form of
/// the past, what "how" is said of ("how old"), or the last of its `own_words` after "did" ("When did the bridge open?").
fn says_what_happened(question: &[Token], own_words: usize, at: usize) -> bool {
    let token = &question[at];
    if at == 0 || token.flags.has(TokenFlags::CAPITAL) {
        return false;
    }
    let measured = is_measured(question, at);
    let helped = question
        .iter()
        .take(at)
        .any(|t| words::INVERTING.contains(&t.word.as_str()));
    let behind_pronoun = words::PRONOUNS.contains(&question[at - 1].word.as_str());
    let last = at + 1 == own_words && !is_thing(question, at);
    words::is_past(&token.word) || measured || helped && (last || behind_pronoun)
}

#[cfg(test)]
mod tests {
    use super::super::asked::asked;
    use super::*;

    fn taken(before: &str, own: &str) -> String {
        let earlier = tokens(before);
        let taken = inherit(&tokens(own), before, &earlier, &asked(before, &earlier));
        let words: Vec<&str> = taken.iter().filter_map(|t| t.span.cut(before)).collect();
        words.join(" ")
    }

    #[test]
    fn things_and_names_are_taken_over_and_what_happened_where_nothing_else_is_said() {
        for (before, own, expected) in [
            (
                "How much is the painting worth that was found?",
                "Who stole it?",
                "painting worth",
            ),
            (
                "When did the harbour bridge open?",
                "How much did it cost?",
                "harbour bridge",
            ),
            (
                "Who opened the harbour bridge?",
                "When was it built?",
                "harbour bridge",
            ),
            ("How old is Anna Hale?", "Where was she born?", "Anna Hale"),
            ("Who closed the bridge?", "why?", "closed bridge"),
            (
                "What was inflation in March?",
                "and what was it in May?",
                "inflation",
            ),
            // What was taken over before is no verb, though it stands last.
            ("did he apologise (governor)", "did he resign?", "governor"),
            (
                "did he apologise (Governor Amado)",
                "did he resign?",
                "Governor Amado",
            ),
            (
                "how old is she (Golden Heron)",
                "what did she say?",
                "Golden Heron",
            ),
            (
                "how did they get in (paceline)",
                "when did they leave?",
                "paceline",
            ),
            (
                "How much will the repair cost?",
                "When will it reopen?",
                "repair",
            ),
            (
                "what was she wearing (Jane Roe)",
                "was she found?",
                "Jane Roe",
            ),
            (
                "how many troops (Anna Hale)",
                "why are they leaving?",
                "troops Anna Hale",
            ),
            (
                "was anyone hurt (museum fire)",
                "what about the whale?",
                "museum fire",
            ),
            (
                "who stole the painting (museum)",
                "where was it found?",
                "painting museum",
            ),
            (
                "who is the captain of the ferry",
                "when was it built?",
                "ferry",
            ),
            (
                "who is the captain of the ferry",
                "how old is he?",
                "captain ferry",
            ),
            // Nothing else is left.
            ("What was stolen?", "When did it happen?", "stolen"),
        ] {
            assert_eq!(taken(before, own), expected, "{before} {own}");
        }
    }

    #[test]
    fn a_time_takes_the_place_of_a_time_of_its_kind() {
        let swapped = |before: &str, text: &str| replaced(text, &tokens(text), before);
        for (before, text, expected) in [
            (
                "What was inflation in Norvik in January?",
                "And in March?",
                "What was inflation in Norvik in March?",
            ),
            (
                "Who won the cup in 2023?",
                "and in 2022?",
                "Who won the cup in 2022?",
            ),
            (
                "Who spoke on Monday?",
                "and on Tuesday?",
                "Who spoke on Tuesday?",
            ),
        ] {
            assert_eq!(swapped(before, text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(
            swapped("What was inflation in Norvik?", "And in March?"),
            None
        );
    }

    #[test]
    fn no_name_runs_across_a_bracket() {
        let text = "and Hale?";
        assert_eq!(
            replaced(text, &tokens(text), "why Dahl (Lindholm left)").as_deref(),
            Some("why Hale (Lindholm left)")
        );
    }
}
