//! Why an answer is what it is, in a form for people: how the question was read, what decided, and what became of each
//! candidate.
//!
//! Plain values for terminals, Discord and scripts; `answer` makes them, and the words for them are in `locales`.

use serde::{Serialize, Serializer};

use super::{DateRange, Day, Filter, Quote, Span};

/// Why an answer is what it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// How the question was read.
    pub reading: Reading,
    /// Why it counts as answered or not.
    pub decision: Decision,
    /// How many stretches of one to three sentences were ranked.
    pub ranked: usize,
    /// Some of those, best first: the ones that say something of their own, and of the first ranks also those that do not.
    pub candidates: Vec<Considered>,
}

/// How a question was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// The kind of answer asked for, one lower-case word: `time`, `person`, `yesno`.
    pub asked: String,
    /// The telling words, in the question's order.
    pub terms: Vec<ReadTerm>,
    /// Words that must stand in the article exactly so, as typed.
    pub phrases: Vec<String>,
    /// Sources that the question names.
    pub sources: Vec<String>,
    /// Days, months and years that the question names.
    pub days: Vec<DateRange>,
    /// Which articles may answer.
    pub filter: Filter,
    /// The day that was "today".
    pub today: Day,
    /// How a follow-up was read, when words were taken over from the question before.
    pub read_as: Option<String>,
}

/// A telling word of the question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadTerm {
    /// As typed, folded.
    pub word: String,
    /// How telling it is, 0 to 1.
    pub weight: f64,
    /// Whether the articles know it or an alternative.
    pub known: bool,
    /// The word that it was taken for, when the articles do not know it.
    pub read_as: Option<String>,
    /// What else may stand for it.
    pub alternatives: Vec<Alternative>,
    /// What kind of word it is, when it is a special one.
    pub role: Option<TermRole>,
    /// Whether it was taken over from the question before.
    pub inherited: bool,
}

/// A special kind of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TermRole {
    /// Names a source: chooses articles, is not part of the topic.
    Source,
    /// Part of a day or a month: looked for as a day.
    Date,
    /// A number.
    Number,
    /// Part of a name.
    Name,
}

/// What may stand for a word of the question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alternative {
    /// Its stem, as the index has it.
    pub stem: String,
    /// Where it stands in the passages found: as the first of them spells it. `None` where none holds it.
    pub word: Option<String>,
    /// What it counts beside the word itself, 0 to 1.
    pub weight: f64,
}

/// A signal with what it adds to a sum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The signal's name.
    pub signal: &'static str,
    /// Its value, mostly 0 to 1.
    pub value: f64,
    /// Its weight.
    pub weight: f64,
    /// Value times weight.
    pub contribution: f64,
}

impl Part {
    /// A part of a weighted sum.
    #[must_use]
    pub fn new(signal: &'static str, value: f64, weight: f64) -> Self {
        Self {
            signal,
            value,
            weight,
            contribution: value * weight,
        }
    }
}

/// Why the answer counts as one, or does not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    /// What decided.
    pub because: Because,
    /// How sure, 0 to 1: the logistic function of the bias and the sum of the contributions.
    pub confidence: f64,
    /// At or above this confidence the quotes count as an answer.
    pub threshold: f64,
    /// What the sum begins with.
    pub bias: f64,
    /// The signals of the confidence; none when nothing was found.
    pub signals: Vec<Part>,
}

/// What decided between an answer and an honest no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Answered: the confidence reaches the threshold.
    Sure,
    /// Not covered: it does not.
    Unsure,
    /// Not covered: an exact phrase of the question stands nowhere.
    PhraseMissing,
    /// Not covered, and nothing shown: hardly anything of the question is in any passage.
    HardlyAnything,
    /// Not covered: no passage holds a word of it.
    NothingFound,
    /// Not covered: the filters leave no article.
    NothingInFilter,
    /// Not covered: it does not say whom it asks about.
    NobodyNamed,
    /// It only greets, thanks or asks for more.
    NotAQuestion,
    /// Not covered: there are no articles.
    EmptyCollection,
}

/// A candidate for a quote, with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Considered {
    /// Its place among all that were ranked, from 1.
    pub rank: usize,
    /// Its sentences, without the context that a shown quote may bring along.
    #[serde(flatten, serialize_with = "in_short")]
    pub quote: Quote,
    /// Sum of the contributions.
    pub score: f64,
    /// The largest contributions, whatever their sign, largest first.
    pub parts: Vec<Part>,
    /// What became of it.
    #[serde(flatten)]
    pub fate: Fate,
    /// The bytes that the answer quotes of it, when those are others: trimmed to what answers, or with their context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_as: Option<Span>,
    /// What it lacks beside the one that it lost to: the better one that it repeats, else the one that is shown first. `None` for
    /// the latter itself.
    pub behind: Option<Behind>,
}

/// Article, bytes and text: all else about the quote stands beside the answer.
fn in_short<S: Serializer>(quote: &Quote, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Short<'a> {
        article: &'a str,
        start: usize,
        end: usize,
        text: &'a str,
    }
    let short = Short {
        article: quote.receipt().article.as_str(),
        start: quote.span().start(),
        end: quote.span().end(),
        text: quote.text(),
    };
    short.serialize(serializer)
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "fate")]
pub enum Fate {
    /// The first quote.
    First,
    /// Another quote of the answer.
    Shown {
        /// Its number among the quotes, from 1.
        place: usize,
    },
    /// Among the further passages.
    Further {
        /// Its number among them, from 1.
        place: usize,
        /// Whether one that ranks behind it is shown nevertheless, because that one says what is asked for.
        passed_over: bool,
    },
    /// It shares sentences with a better one.
    Overlaps {
        /// That one's rank.
        better: usize,
    },
    /// It says in nearly the same words what a better one says.
    SameWords {
        /// That one's rank.
        better: usize,
    },
    /// A headline, which does not tell what each of several named sources says.
    Headline,
    /// Others were better.
    Lost,
}

impl Fate {
    /// The rank of the better candidate that it repeats.
    #[must_use]
    pub fn repeats(self) -> Option<usize> {
        match self {
            Self::Overlaps { better } | Self::SameWords { better } => Some(better),
            _ => None,
        }
    }
}

/// How far a candidate is behind another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Behind {
    /// The other's rank.
    pub rank: usize,
    /// The difference of the scores; negative when it scores more than the other.
    pub by: f64,
    /// The signals that cost it most, the worst first.
    pub because: Vec<Lag>,
}

/// A signal that adds less to a candidate than to the one that it lost to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lag {
    /// The signal's name.
    pub signal: &'static str,
    /// Its contribution here minus that there: negative.
    pub difference: f64,
}
