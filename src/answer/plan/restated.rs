//! Questions that are put in other words before they are read: put right, or with whom they mean named ahead of them.

use super::{followup, meant};
use crate::model::Conversation;
use crate::text::Token;

/// How the words of a question are put in others before it is read.
pub(super) enum Restated {
    /// Not at all.
    No,
    /// "And the bridge" for "No, I meant the bridge", with what was meant.
    PutRight { text: String, meant: String },
    /// The question before, asked of what was meant instead.
    Again(meant::Instead),
    /// A question with what was named ahead of it.
    Ahead(meant::Instead),
}

impl Restated {
    pub(super) fn of(words: &str, conversation: &Conversation) -> Self {
        if let Some(meant) = meant::put_right(words) {
            let last = conversation.earlier.last();
            let again = last.and_then(|last| meant::asked_again(&meant, last));
            return again.map_or_else(
                || Self::PutRight {
                    text: format!("And {meant}"),
                    meant: meant.clone(),
                },
                Self::Again,
            );
        }
        meant::named_ahead(words).map_or(Self::No, Self::Ahead)
    }

    pub(super) fn text<'t>(&'t self, words: &'t str) -> &'t str {
        match self {
            Self::No => words,
            Self::PutRight { text, .. } => text,
            Self::Again(instead) | Self::Ahead(instead) => &instead.text,
        }
    }

    /// The reading of the text: what was asked again, or names its own topic, takes nothing over.
    pub(super) fn read(
        &self,
        text: &str,
        own: Vec<Token>,
        conversation: &Conversation,
    ) -> followup::Reading {
        let (Self::Again(_) | Self::Ahead(_)) = self else {
            return followup::read(text, own, conversation);
        };
        let mut reading = followup::read(text, own, &Conversation::default());
        let whole = text.trim_end_matches(['?', '.', '!', ' ']).to_owned();
        reading.read_as = Some(reading.read_as.unwrap_or(whole));
        reading.goes_on = matches!(self, Self::Again(_));
        reading
    }

    /// What an overview is asked of.
    pub(super) fn topic(&self, text: &str) -> String {
        match self {
            Self::PutRight { meant, .. } => meant::without_preposition(meant).to_owned(),
            _ => text.trim().to_owned(),
        }
    }

    /// Whether what the articles in hand say of its words as typed does not matter.
    pub(super) fn alone(&self) -> bool {
        match self {
            Self::Again(_) => true,
            Self::Ahead(instead) => instead.is_name(),
            Self::No | Self::PutRight { .. } => false,
        }
    }

    /// Whom its pronoun was read as, or who is asked about.
    pub(super) fn means(&self, text: &str) -> Option<String> {
        match self {
            Self::No => meant::office_asked_about(text).map(str::to_owned),
            Self::Again(instead) | Self::Ahead(instead) if instead.person => {
                Some(instead.named.clone())
            }
            _ => None,
        }
    }
}
