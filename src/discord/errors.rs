//! Two audiences for errors: what a user can act on is a sentence; everything else goes to the log with an id, and the user
//! sees one sentence with that id.

use std::fmt;

use crate::index::IndexError;
use crate::locales::en::discord as texts;
use crate::model::{QuestionError, TypedDateError};
use crate::store::StoreError;

use super::escape::escape;
use super::limits::shorten;
use super::retry::{ApiError, random};

/// What a user can act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum UserError {
    Question(QuestionError),
    Date(TypedDateError),
    DatesSwapped,
    TopicOrArticle,
    /// One article cannot be narrowed down.
    ArticleOrFilter,
    NoSuchArticle,
    /// A search without words.
    NeedsWords,
    /// Seconds to wait.
    TooFast(u64),
    /// Seconds to wait.
    CoolingDown(u64),
    Busy,
    DiskFull,
    ReadOnly,
    NoFolder,
    /// The folder has lost most of its articles.
    Loss {
        gone: usize,
        articles: usize,
    },
    Restarting,
    /// The channels of this server that the bot answers in.
    WrongChannel(Vec<u64>),
    NotModerator,
    /// A confirmation by somebody who does not run the bot.
    OnlyOperators,
    ServersOnly,
    OldRecord,
    /// `/why` without a question where nothing was answered.
    NothingToExplain,
    Withdrawn,
    TooSlow,
    UnknownCommand,
}

impl fmt::Display for UserError {
    /// A sentence in Discord's markdown; what the user typed is escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Question(error) => escape(&error.to_string()),
            Self::Date(error) => no_date(error),
            Self::DatesSwapped => texts::DATES_SWAPPED.to_owned(),
            Self::TopicOrArticle => texts::TOPIC_OR_ARTICLE.to_owned(),
            Self::ArticleOrFilter => texts::ARTICLE_OR_FILTER.to_owned(),
            Self::NoSuchArticle => texts::NO_SUCH_ARTICLE.to_owned(),
            Self::NeedsWords => texts::NEEDS_WORDS.to_owned(),
            Self::TooFast(seconds) => texts::too_fast(*seconds),
            Self::CoolingDown(seconds) => texts::cooling_down(*seconds),
            Self::Busy => texts::BUSY.to_owned(),
            Self::DiskFull => texts::DISK_FULL.to_owned(),
            Self::ReadOnly => texts::READ_ONLY.to_owned(),
            Self::NoFolder => texts::NO_FOLDER.to_owned(),
            Self::Loss { gone, articles } => texts::loss(*gone, *articles),
            Self::Restarting => texts::RESTARTING.to_owned(),
            Self::WrongChannel(allowed) => texts::wrong_channel(allowed),
            Self::NotModerator => texts::NOT_MODERATOR.to_owned(),
            Self::OnlyOperators => texts::ONLY_OPERATORS.to_owned(),
            Self::ServersOnly => texts::SERVERS_ONLY.to_owned(),
            Self::OldRecord => texts::OLD_RECORD.to_owned(),
            Self::NothingToExplain => texts::NOTHING_TO_EXPLAIN.to_owned(),
            Self::Withdrawn => texts::WITHDRAWN.to_owned(),
            Self::TooSlow => texts::TOO_SLOW.to_owned(),
            Self::UnknownCommand => texts::UNKNOWN_COMMAND.to_owned(),
        };
        f.write_str(&text)
    }
}

/// Why something could not be done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The user can act on it.
    User(UserError),
    /// Ours: the whole chain as text, for the log.
    Internal(String),
    /// Discord did not take what we sent, so there is nobody to tell.
    Api(ApiError),
}

/// What is wrong with the date of an option.
fn no_date(error: &TypedDateError) -> String {
    let shown = |typed: &str| escape(&shorten(typed, 40));
    match error {
        TypedDateError::NotADate(typed) => texts::no_date(&shown(typed)),
        TypedDateError::NoSuchDay(typed) => texts::no_such_day(&shown(typed)),
        TypedDateError::Ambiguous { text, one, other } => {
            texts::two_dates(&shown(text), *one, *other)
        }
    }
}

impl Failure {
    /// An error with everything behind it.
    pub(super) fn internal(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            chain = format!("{chain}: {cause}");
            source = cause.source();
        }
        Self::Internal(chain)
    }

    /// The sentence for the user; what is not theirs is logged with the id that the sentence names.
    pub(super) fn sentence(&self, what: &str) -> String {
        match self {
            Self::User(error) => error.to_string(),
            Self::Internal(chain) => {
                let id = error_id();
                tracing::error!(error_id = %id, what, error = %chain, "failed");
                texts::internal(&id)
            }
            Self::Api(error) => {
                let id = error_id();
                tracing::warn!(error_id = %id, what, error = %error, "discord refused a request");
                texts::internal(&id)
            }
        }
    }
}

/// Eight hexadecimal digits.
pub(super) fn error_id() -> String {
    format!("{:08x}", random() >> 32)
}

impl fmt::Display for Failure {
    /// For logs; users see [`Failure::sentence`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(error) => error.fmt(f),
            Self::Internal(chain) => f.write_str(chain),
            Self::Api(error) => error.fmt(f),
        }
    }
}

// poise's options ask for it.
impl std::error::Error for Failure {}

impl From<UserError> for Failure {
    fn from(error: UserError) -> Self {
        Self::User(error)
    }
}

impl From<QuestionError> for Failure {
    fn from(error: QuestionError) -> Self {
        Self::User(UserError::Question(error))
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::internal(&error)
    }
}

impl From<IndexError> for Failure {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Busy => Self::User(UserError::Busy),
            other => Self::internal(&other),
        }
    }
}

/// What a moderator can act on when a refresh fails; the paths stay in the log.
pub(super) fn refresh_failure(error: &IndexError) -> Failure {
    let known = match error {
        IndexError::Busy => Some(UserError::Busy),
        IndexError::Store(StoreError::DiskFull { .. }) => Some(UserError::DiskFull),
        IndexError::Store(StoreError::ReadOnly { .. }) => Some(UserError::ReadOnly),
        IndexError::Corpus { .. } | IndexError::Away { .. } | IndexError::OtherCorpus { .. } => {
            Some(UserError::NoFolder)
        }
        IndexError::Loss { gone, articles, .. } => Some(UserError::Loss {
            gone: *gone,
            articles: *articles,
        }),
        IndexError::Store(_) | IndexError::Engine { .. } => None,
    };
    tracing::warn!(error = %error, "refresh failed");
    known.map_or_else(|| Failure::internal(error), Failure::User)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypedDate;

    #[test]
    fn what_the_user_typed_comes_back_escaped() {
        let error = UserError::Date(TypedDateError::NotADate("<@1> @everyone".into()));
        assert_eq!(
            error.to_string(),
            r"“\<\@1\> \@everyone” is not a date. Write YYYY-MM-DD, for example 2023-09-25; a month (2023-09), a year, “25 September 2023”, yesterday and “last week” work, too."
        );
    }

    #[test]
    fn what_is_wrong_with_a_date_is_said() {
        let said = |typed| UserError::Date(TypedDate::parse(typed).unwrap_err()).to_string();
        let ambiguous = said("4/5/2026");
        assert!(
            ambiguous.contains("may be 2026-05-04 or 2026-04-05"),
            "{ambiguous}"
        );
        assert!(said("2026-02-30").contains("there is no such day"));
    }

    #[test]
    fn a_refusal_names_the_channels_that_are_allowed() {
        let sentence = UserError::WrongChannel(vec![5, 6]).to_string();
        assert!(
            sentence.ends_with("Please ask in <#5> or <#6>."),
            "{sentence}"
        );
        // Channels of another server would be of no use.
        let none = UserError::WrongChannel(Vec::new()).to_string();
        assert!(
            none.contains("direct message") && !none.contains('#'),
            "{none}"
        );
        let many = UserError::WrongChannel((1..=20).collect()).to_string();
        assert!(many.contains("<#8> or another of"), "{many}");
    }

    #[test]
    fn an_internal_error_shows_an_id_and_nothing_else() {
        let path = std::path::PathBuf::from("/secret/place");
        let sentence = refresh_failure(&IndexError::Engine {
            path,
            reason: "boom".into(),
        })
        .sentence("test");
        assert!(
            !sentence.contains("secret") && !sentence.contains("boom"),
            "{sentence}"
        );
        let id = sentence.split('`').nth(1).unwrap();
        assert!(
            id.len() == 8 && id.bytes().all(|b| b.is_ascii_hexdigit()),
            "{sentence}"
        );
    }

    #[test]
    fn a_folder_that_lost_its_articles_is_told_without_its_path() {
        let sentence = refresh_failure(&IndexError::Loss {
            corpus: "/secret/place".into(),
            data: "/secret/data".into(),
            articles: 2501,
            gone: 2501,
        })
        .sentence("test");
        assert!(sentence.contains("2501 of 2501"), "{sentence}");
        assert!(!sentence.contains("secret"), "{sentence}");
    }

    #[test]
    fn a_full_disk_is_something_a_moderator_can_act_on() {
        let error = IndexError::Store(StoreError::DiskFull { path: "/x".into() });
        assert!(
            refresh_failure(&error)
                .sentence("test")
                .contains("disk is full")
        );
    }
}
