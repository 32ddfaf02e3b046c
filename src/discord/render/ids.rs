//! Names of buttons and modals: all the state a press carries. Everything else is in the store, so buttons work after a
//! restart.

use crate::model::RecordId;

/// Characters of a list's filter at most, so that a button's name holds it.
pub(in crate::discord) const LIST_FILTER: usize = 40;

/// What the further quotes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Kind {
    /// The question was answered, and they were not chosen for it.
    Quotes,
    /// The question was not answered, so they are related only.
    Related,
    /// Nothing surely answered it, and one of them may.
    MayHold,
    /// They were searched for.
    Found,
}

impl Kind {
    /// Names of the buttons *More quotes* and of those that turn pages.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Quotes => ("more", "turn"),
            Self::Related => ("related", "turn-related"),
            Self::MayHold => ("may-hold", "turn-may-hold"),
            Self::Found => ("found", "turn-found"),
        }
    }

    /// The kind whose buttons have this name.
    fn of(name: &str) -> Self {
        [Self::Related, Self::MayHold, Self::Found]
            .into_iter()
            .find(|kind| [kind.names().0, kind.names().1].contains(&name))
            .unwrap_or(Self::Quotes)
    }
}

/// What a press asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Press {
    /// Further quotes, in a message of their own.
    More { record: RecordId, kind: Kind },
    /// Further quotes from this one on (counted from 0), in place of those that are shown.
    Turn {
        record: RecordId,
        from: usize,
        kind: Kind,
    },
    /// The sentences around a quote: its number among those shown and then the further ones, counted from 0.
    Context { record: RecordId, quote: usize },
    /// Opens the modal for a follow-up.
    FollowUp { record: RecordId },
    /// Opens the same for the name of whom a question meant.
    Name { record: RecordId },
    /// A page of the list of articles, of those that hold the filter.
    List { page: usize, filter: String },
    /// A page of the list of sources.
    Sources { page: usize },
}

impl Press {
    /// The `custom_id`; at most 100 characters.
    pub(in crate::discord) fn id(&self) -> String {
        match self {
            Self::More { record, kind } => format!("{}:{}", kind.names().0, record.as_str()),
            Self::Turn { record, from, kind } => {
                format!("{}:{}:{from}", kind.names().1, record.as_str())
            }
            Self::Context { record, quote } => format!("context:{}:{quote}", record.as_str()),
            Self::FollowUp { record } => format!("follow:{}", record.as_str()),
            Self::Name { record } => format!("name:{}", record.as_str()),
            Self::List { page, filter } if filter.is_empty() => format!("list:{page}"),
            Self::List { page, filter } => format!("list:{page}:{filter}"),
            Self::Sources { page } => format!("sources:{page}"),
        }
    }

    /// Parses what [`Press::id`] gave; `None` for anything else (buttons of an older version).
    pub(in crate::discord) fn parse(id: &str) -> Option<Self> {
        let mut parts = id.split(':');
        let name = parts.next()?;
        let kind = Kind::of(name);
        let press = match name {
            "more" | "related" | "may-hold" | "found" => Self::More {
                record: RecordId::parse(parts.next()?)?,
                kind,
            },
            "turn" | "turn-related" | "turn-may-hold" | "turn-found" => Self::Turn {
                record: RecordId::parse(parts.next()?)?,
                from: number(parts.next()?)?,
                kind,
            },
            "context" => Self::Context {
                record: RecordId::parse(parts.next()?)?,
                quote: number(parts.next()?)?,
            },
            "follow" => Self::FollowUp {
                record: RecordId::parse(parts.next()?)?,
            },
            "name" => Self::Name {
                record: RecordId::parse(parts.next()?)?,
            },
            "list" => Self::List {
                page: number(parts.next()?)?,
                // What was typed may hold colons.
                filter: parts.by_ref().collect::<Vec<_>>().join(":"),
            },
            "sources" => Self::Sources {
                page: number(parts.next()?)?,
            },
            _ => return None,
        };
        parts.next().is_none().then_some(press)
    }

    /// Whether quotes or sources are looked up for it, which counts against a user's limit.
    pub(in crate::discord) fn looks_up(&self) -> bool {
        !matches!(
            self,
            Self::FollowUp { .. } | Self::Name { .. } | Self::List { .. }
        )
    }

    /// The record it belongs to.
    pub(in crate::discord) fn record(&self) -> Option<&RecordId> {
        match self {
            Self::More { record, .. }
            | Self::Turn { record, .. }
            | Self::Context { record, .. }
            | Self::FollowUp { record }
            | Self::Name { record } => Some(record),
            Self::List { .. } | Self::Sources { .. } => None,
        }
    }
}

/// A small number: pages and quotes are far below 10,000.
fn number(text: &str) -> Option<usize> {
    (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(filter: &str) -> Press {
        Press::List {
            page: 9999,
            filter: filter.to_owned(),
        }
    }

    #[test]
    fn names_come_back() {
        let record = RecordId::from_number(u64::MAX);
        for kind in [Kind::Quotes, Kind::Related, Kind::MayHold, Kind::Found] {
            let more = Press::More {
                record: record.clone(),
                kind,
            };
            let turn = Press::Turn {
                record: record.clone(),
                from: 3,
                kind,
            };
            assert_eq!(Press::parse(&more.id()), Some(more));
            assert_eq!(Press::parse(&turn.id()), Some(turn));
        }
        for press in [
            Press::Context {
                record: record.clone(),
                quote: 9,
            },
            Press::FollowUp {
                record: record.clone(),
            },
            Press::Name { record },
            Press::Sources { page: 3 },
            list(""),
            list("outlet: é:"),
            list(&"🦀".repeat(LIST_FILTER)),
        ] {
            assert!(press.id().encode_utf16().count() <= 100);
            assert_eq!(Press::parse(&press.id()), Some(press));
        }
    }

    proptest! {
        #[test]
        fn anything_else_is_refused_without_a_panic(id in "(more|related|may-hold|found|turn|turn-related|turn-may-hold|turn-found|context|follow|name|list|sources|x)?:?[0-9a-f:]{0,40}\\PC{0,4}") {
            if let Some(press) = Press::parse(&id) {
                prop_assert_eq!(Press::parse(&press.id()), Some(press));
            }
        }
    }
}
