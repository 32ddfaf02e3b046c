//! Answer records: all that is needed to give an answer again and to go on from it.

use serde::{Deserialize, Serialize};

use super::{Conversation, Day, Filter, Generation, Nearness, Outcome, Receipt, Turn};

/// Name of an answer record: 16 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(String);

impl RecordId {
    /// From a random number.
    #[must_use]
    pub fn from_number(number: u64) -> Self {
        Self(format!("{number:016x}"))
    }

    /// Parses what [`RecordId::as_str`] gave; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 16
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Self(text.to_owned()))
    }

    /// 16 lower-case hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What the quotes of a record are to its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gave {
    /// They answer it. Records from before this was kept say so, too.
    #[default]
    Answer,
    /// Nothing answers it, and they are related at most.
    Related,
    /// Nothing surely answers it, and one of them may.
    MayHold,
    /// They were searched for.
    Passages,
    /// They sum it up.
    Summary,
}

impl Gave {
    /// What the quotes of an answer are that ended so.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        match outcome.nearness() {
            None => Self::Answer,
            Some(Nearness::Related) => Self::Related,
            Some(Nearness::MayHold) => Self::MayHold,
        }
    }

    /// What they are to a question that they do not answer.
    #[must_use]
    pub fn nearness(self) -> Option<Nearness> {
        match self {
            Self::Related => Some(Nearness::Related),
            Self::MayHold => Some(Nearness::MayHold),
            Self::Answer | Self::Passages | Self::Summary => None,
        }
    }
}

/// All that is needed to give an answer again and to go on from it. Holds no user id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRecord {
    /// Its name, used in buttons.
    pub id: RecordId,
    /// The question as typed.
    pub question: String,
    /// How it was read, which the next follow-up inherits from.
    pub read_as: String,
    /// The conversation before it.
    pub conversation: Conversation,
    /// Whom the answer named; see [`Conversation::named`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// What it told; see [`Answer::told`](super::Answer::told).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Receipt>,
    /// Whether it only tells of the answer before; see [`Answer::stays`](super::Answer::stays).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stays: bool,
    /// Filters given outside the question's text.
    pub filter: Filter,
    /// The day that was "today".
    pub today: Day,
    /// The generation that answered.
    pub generation: Generation,
    /// Engine version.
    pub engine: String,
    /// Discord message that shows it, once sent.
    pub message: Option<u64>,
    /// What the quotes are to the question.
    #[serde(default)]
    pub gave: Gave,
    /// Receipts of the quotes shown.
    pub shown: Vec<Receipt>,
    /// Receipts of further passages.
    pub more: Vec<Receipt>,
    /// Seconds since 1970.
    pub created: i64,
}

impl AnswerRecord {
    /// What it leaves for the next question. A summary of the latest articles asked nothing.
    #[must_use]
    pub fn turn(&self) -> Turn<'_> {
        Turn {
            read_as: &self.read_as,
            follows: self.read_as != self.question,
            answered: self.gave.nearness().is_none(),
            stays: self.stays,
            named: self.named.as_deref(),
            told: if self.told.is_empty() {
                &self.shown
            } else {
                &self.told
            },
        }
    }
}
