//! What a question asks for: a person, a place, a time, a number of something, a reason, somebody's words.

mod bare;
mod kinds;
mod lists;
mod parts;
mod question_word;
mod rates;
mod relations;
mod sorts;
mod wanted;

use std::ops::Range;

use crate::text::{TermKey, Token};

use super::words;
use bare::without_question_word;
use kinds::{deed, head, how, measure, what, who};
use parts::{several, speaker, type_words};
pub(crate) use question_word::is_question_word;
use question_word::{asking_part, question_word};

/// The kind of answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Who, whom, whose.
    Person,
    /// Where, which country.
    Place,
    /// When, which year.
    Time,
    /// How many, how much, how old: a number.
    Count,
    /// How much money.
    Money,
    /// Why.
    Reason,
    /// What did X say.
    Quotation,
    /// Yes or no.
    YesNo,
    /// Who is X, what is X.
    Definition,
    /// Which or what thing, most often a name.
    Name,
    /// Anything else.
    #[default]
    Other,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The kind of answer.
    pub(crate) kind: Kind,
    /// The thing counted or named: "soldiers" of "how many soldiers", "country" of "which country".
    pub(crate) of: Vec<TermKey>,
    /// The noun among them: "people" of "how many people died". `None` where there is none, or there are several that mean the same.
    pub(crate) head: Option<TermKey>,
    /// Whether what is counted has no name, and `of` holds what became of it: "How many died?".
    pub(crate) unnamed: bool,
    /// Whether it is asked how much there is of something: "how much fuel".
    pub(crate) mass: bool,
    /// The adjective of a measure: "long" of "how long is the bridge".
    pub(crate) measure: Option<TermKey>,
    /// The unit of time that a number is asked per: "week" of "how much is he paid a week".
    pub(crate) per: Option<TermKey>,
    /// Place of "for" in "how much did Rovers pay for Max Roe", behind which stands what a sum was paid for.
    pub(crate) paid_for: Option<usize>,
    /// Words of "when will the new bridge open" of which the last that is no name is its verb, by the numbers of the question's words; `None`
    /// where it is not clear.
    pub(crate) deed: Option<Range<usize>>,
    /// Whether a year is asked for ("In which year").
    pub(crate) year: bool,
    /// Whether a time of the clock is asked for ("What time").
    pub(crate) clock: bool,
    /// Whether the end of something is asked for ("Until when").
    pub(crate) until: bool,
    /// Whether a question word was found at all.
    pub(crate) explicit: bool,
    /// Where the question is put, by the numbers of its words; `None` without a question word.
    pub(crate) focus: Option<Focus>,
    /// The words behind "which" or "what" that name the type of answer (the lexical answer type), by their numbers: "country" of "which country won".
    pub(crate) type_words: Range<usize>,
    /// Whether several things of that type are asked for: "which countries", "which two".
    pub(crate) several: bool,
    /// The words of which a quote holds one if it names a thing of the sort that is asked for ("which language"); empty where that is
    /// not known.
    pub(crate) members: Vec<TermKey>,
    /// What is asked of somebody or something, if that is one of the relations that are known.
    pub(crate) relation: Option<Relation>,
    /// Whether the time is asked at which somebody became something.
    pub(crate) becoming: bool,
    /// Whose words are asked for, by the numbers of the question's words; empty for other kinds.
    pub(crate) speaker: Range<usize>,
}

/// What is asked of somebody or something by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The words of which one is said where it is told.
    pub(crate) told: Vec<TermKey>,
    /// Their stems.
    pub(crate) stems: Vec<String>,
    /// The word that asks for it and may tell it, too, by the numbers of the question's words.
    pub(crate) word: Option<usize>,
    /// Whether what may stand for that word tells it as well; of the relations that are known all words are.
    pub(crate) alike: bool,
    /// What stands beside such a word.
    pub(crate) needs: Needs,
    /// Whether it is asked of people.
    pub(crate) of_people: bool,
}

/// What stands beside the words that tell of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// A name: "his wife, Jane".
    Name,
    /// Somebody who did it, with a name or behind "by".
    Doer,
    /// A name, of a place most often.
    Place,
    /// The same, or a country behind the name of whoever is asked about: "Jane Roe of Norway".
    Home,
    /// Nothing, and the word that asks tells nothing: "what did he die of".
    Cause,
    /// A sum of money or another number: "a toll of 12 crowns". What a sum is of may be said in many words, so that it is missed nowhere.
    Sum,
    /// Nothing: "is she married".
    Nothing,
}

/// Where a question is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Focus {
    /// Words of the sentence that asks.
    pub(crate) sentence: Range<usize>,
    /// The question word.
    pub(crate) at: usize,
}

/// What the question `text` with the words `toks` asks for.
pub(crate) fn asked(text: &str, toks: &[Token]) -> Asked {
    let sentence = asking_part(text, toks);
    let part = &toks[sentence.clone()];
    let Some(at) = question_word(text, part) else {
        return without_question_word(part, sentence.start);
    };
    let focus = Focus {
        at: sentence.start + at,
        sentence,
    };
    let rest = &part[at + 1..];
    let relation = relations::relation(&part[at].word, rest, focus.at + 1);
    let (kind, of) = wanted_by(&part[at].word, rest);
    let speaker = match kind {
        Kind::Quotation => speaker(rest, focus.at + 1),
        _ => 0..0,
    };
    let type_words = match part[at].word.as_str() {
        "what" | "which" => type_words(kind, rest, focus.at + 1),
        _ => 0..0,
    };
    let year = |t: &Token| matches!(t.word.as_str(), "year" | "years");
    Asked {
        kind,
        year: kind == Kind::Time && rest.iter().take(2).any(year),
        unnamed: kind == Kind::Count && word(rest, 0) == "many" && deed(&rest[1..]).is_some(),
        mass: part[at].word == "how" && word(rest, 0) == "much",
        measure: measure(&part[at], rest),
        per: rates::rate(kind, rest),
        paid_for: rates::paid_for(kind, rest).map(|at| focus.at + 1 + at),
        deed: (kind == Kind::Time)
            .then(|| kinds::verb_behind(rest))
            .flatten()
            .map(|verb| focus.at + 1 + verb.start..focus.at + 1 + verb.end),
        clock: kind == Kind::Time && matches!(word(rest, 0), "time" | "hour"),
        until: kind == Kind::Time && at > 0 && wanted::is_end(&part[at - 1].word),
        head: (of.len() <= 2).then(|| head(rest, &of)).flatten(),
        of,
        several: several(rest, &toks[type_words.clone()]),
        type_words,
        explicit: true,
        focus: Some(focus),
        speaker,
        members: sorts::members(&part[at].word, rest),
        relation,
        becoming: kind == Kind::Time && rest.iter().any(|t| words::becomes(&t.word)),
    }
}

/// The kind of answer that the question word `asking` wants with the words behind it, and of what.
fn wanted_by(asking: &str, rest: &[Token]) -> (Kind, Vec<TermKey>) {
    match asking {
        "who" | "whom" | "whose" | "whos" | "who's" => (who(rest), Vec::new()),
        "when" => (Kind::Time, Vec::new()),
        "where" => (Kind::Place, Vec::new()),
        "why" => (Kind::Reason, Vec::new()),
        "how" => how(rest),
        _ => what(rest),
    }
}

fn word(toks: &[Token], at: usize) -> &str {
    toks.get(at).map_or("", |t| t.word.as_str())
}

#[cfg(test)]
mod tests;
