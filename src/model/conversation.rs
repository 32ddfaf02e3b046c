//! What a follow-up may go on from: earlier questions, their topics, whom and what the last answer told.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Receipt};

/// Earlier questions of the same conversation, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Questions as they were read (follow-ups already completed).
    pub earlier: Vec<String>,
    /// Those of them, and those before them, that were answered: what a follow-up may come back to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Whom the last answer named, when a person was asked for and the name is certain: "he" means them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// What the last answer quoted: see [`Answer::told`](super::Answer::told).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Receipt>,
    /// Whether the question was asked as one that goes on: as a reply to an answer, or in the form under it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replies: bool,
    /// The articles that the last answer quoted, the first one first: what a follow-up leaves out, they are about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_hand: Vec<ArticleId>,
    /// Whether only those are asked, and nothing of the questions before is taken over.
    #[serde(skip)]
    pub in_hand_only: bool,
}

/// What an answer leaves for the next question.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'a> {
    /// How its question was read.
    pub read_as: &'a str,
    /// Whether the question took anything over.
    pub follows: bool,
    /// Whether it was answered.
    pub answered: bool,
    /// See [`Answer::stays`](super::Answer::stays).
    pub stays: bool,
    /// Whom it named.
    pub named: Option<&'a str>,
    /// What it quoted.
    pub told: &'a [Receipt],
}

/// Topics that a conversation can come back to.
const MOST_TOPICS: usize = 8;
/// Articles of the last answer that a follow-up goes on from.
const MOST_ARTICLES: usize = 3;

impl Conversation {
    /// The conversation after a turn. How its question was read holds what it took over, so of the questions before it only the
    /// answered ones are kept.
    #[must_use]
    pub fn after(&self, turn: &Turn<'_>) -> Self {
        // A follow-up that named nobody new speaks of the same person still, and what was not answered speaks of nobody.
        let same = self
            .named
            .clone()
            .filter(|_| turn.follows || turn.stays || !turn.answered);
        let told = if turn.stays && turn.told.is_empty() {
            self.told.clone()
        } else {
            turn.told.to_vec()
        };
        let named = turn.named.map(str::to_owned).or(same);
        if turn.stays {
            return Self {
                named,
                told,
                replies: false,
                ..self.clone()
            };
        }
        Self {
            earlier: Some(turn.read_as.to_owned())
                .filter(|read_as| !read_as.is_empty())
                .into_iter()
                .collect(),
            topics: self.topics_after(turn),
            named,
            told,
            in_hand: self.in_hand_after(turn),
            replies: false,
            in_hand_only: false,
        }
    }

    /// The articles in hand after a turn: a follow-up that is not answered leaves those of the answer that it went on from.
    fn in_hand_after(&self, turn: &Turn<'_>) -> Vec<ArticleId> {
        if !turn.answered {
            return if turn.follows {
                self.in_hand.clone()
            } else {
                Vec::new()
            };
        }
        let mut articles: Vec<ArticleId> = Vec::new();
        for receipt in turn.told {
            if articles.len() < MOST_ARTICLES && !articles.contains(&receipt.article) {
                articles.push(receipt.article.clone());
            }
        }
        articles
    }

    /// Whether the last question was not answered, as far as that is known.
    #[must_use]
    pub fn left_unanswered(&self) -> bool {
        let last = self.earlier.last();
        !self.topics.is_empty() && last.is_some_and(|last| !self.topics.contains(last))
    }

    /// The topics with that of a turn, if it was answered, as the last.
    fn topics_after(&self, turn: &Turn<'_>) -> Vec<String> {
        let new = Some(turn.read_as).filter(|read| turn.answered && !read.is_empty());
        let mut topics: Vec<String> = self
            .topics
            .iter()
            .filter(|topic| Some(topic.as_str()) != new)
            .cloned()
            .collect();
        topics.extend(new.map(str::to_owned));
        topics.drain(..topics.len().saturating_sub(MOST_TOPICS));
        topics
    }
}
