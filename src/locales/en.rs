//! English interface texts. What stands here is Dateline's own voice; article text never passes through.

/// Texts about answers, for every front end. Plain text without markup.
pub mod answer {
    use crate::model::{
        ArticleMeta, Citation, Coverage, NoAnswer, Note, PartialDate, Provenance, SourceDate,
    };

    /// `25 Sep 2023`, `September 2023`, `2023`.
    #[must_use]
    pub fn partial_date(date: PartialDate) -> String {
        match date {
            PartialDate::Day(day) => day.short(),
            PartialDate::Month(..) => date.range().map_or_else(
                || date.to_string(),
                |range| {
                    let long = range.first().long();
                    long.split_once(' ')
                        .map_or(long.clone(), |(_, rest)| rest.to_owned())
                },
            ),
            PartialDate::Year(year) => year.to_string(),
        }
    }

    /// The date of an article and how it is known: `25 Sep 2023 (stated in the text)`.
    #[must_use]
    pub fn source_date(date: &SourceDate) -> String {
        if let Some(known) = date.known() {
            return format!(
                "{} ({})",
                partial_date(known),
                provenance(date.provenance())
            );
        }
        match date.covers() {
            Some(covers) => {
                format!(
                    "undated; covers the events of “{}” ({})",
                    covers.title,
                    covers.day.short()
                )
            }
            None => "undated".to_owned(),
        }
    }

    /// How a date is known.
    #[must_use]
    pub fn provenance(provenance: Provenance) -> &'static str {
        match provenance {
            Provenance::Stated => "stated in the text",
            Provenance::Metadata => "from the file's header",
            Provenance::FileName => "from the file name",
            Provenance::Moderator => "set by a moderator",
            Provenance::Inferred => "inferred",
            Provenance::Unknown => "unknown",
        }
    }

    /// `BBC`, `outlet unknown`.
    #[must_use]
    pub fn outlet(article: &ArticleMeta) -> &str {
        article.outlet.as_deref().unwrap_or("outlet unknown")
    }

    /// `outlet unknown, citing CNN`.
    #[must_use]
    pub fn source(citation: &Citation) -> String {
        let outlet = outlet(&citation.article);
        if citation.citing.is_empty() {
            return outlet.to_owned();
        }
        format!("{outlet}, citing {}", list(&citation.citing))
    }

    /// `A`, `A and B`, `A, B and C`.
    #[must_use]
    pub fn list(names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} and {last}", most.join(", ")),
        }
    }

    /// `1 article`, `2 articles`.
    #[must_use]
    pub fn count(number: usize, one: &str, many: &str) -> String {
        format!("{number} {}", if number == 1 { one } else { many })
    }

    /// What was searched: `2 articles (25 Sep 2023; 1 undated)`.
    #[must_use]
    pub fn searched(coverage: &Coverage) -> String {
        let articles = count(coverage.articles, "article", "articles");
        let dates = match (coverage.first, coverage.last) {
            (Some(first), Some(last)) if first == last => Some(first.short()),
            (Some(first), Some(last)) => Some(format!("{} to {}", first.short(), last.short())),
            _ => None,
        };
        let undated = (coverage.undated > 0).then(|| format!("{} undated", coverage.undated));
        let details: Vec<String> = dates.into_iter().chain(undated).collect();
        if details.is_empty() {
            articles
        } else {
            format!("{articles} ({})", details.join("; "))
        }
    }

    /// The sentence that opens a no.
    #[must_use]
    pub fn no_answer(reason: &NoAnswer) -> &'static str {
        match reason {
            NoAnswer::EmptyCollection => "There are no articles in the collection yet.",
            NoAnswer::NothingInFilter => "No article fits that source or those dates.",
            NoAnswer::NothingFound => "The articles do not cover that.",
            NoAnswer::NotSure => "The articles do not answer that.",
        }
    }

    /// A note under an answer.
    #[must_use]
    pub fn note(note: &Note) -> String {
        match note {
            Note::UndatedLeftOut { articles } => {
                format!(
                    "Left out by the date filter: {}.",
                    count(*articles, "undated article", "undated articles")
                )
            }
            Note::SourceMatched {
                source,
                published,
                credited,
            } => format!(
                "“{source}” matches {} published by it and {} that cite it.",
                count(*published, "article", "articles"),
                count(*credited, "article", "articles")
            ),
            Note::ReadWord { typed, read } => format!("Read “{typed}” as “{read}”."),
            Note::PhraseNotFound { phrase } => {
                format!("The exact words “{phrase}” stand in none of these articles.")
            }
        }
    }
}

/// Texts of the terminal.
pub mod console {
    use crate::model::{RefreshReport, SummaryScope};

    use super::answer::count;

    /// Said on standard error when there is no token.
    pub const NO_TOKEN: &str = "DISCORD_TOKEN is not set, so this is the terminal chat; README.md says how to set up the bot.";

    /// Opens an interactive chat.
    pub const WELCOME: &str = "Ask about the articles, or type /help. Ctrl-D leaves.";

    /// The prompt.
    pub const PROMPT: &str = "> ";

    /// After Ctrl-C at the prompt.
    pub const INTERRUPTED: &str = "Ctrl-D or /quit leaves.";

    /// What the chat understands.
    pub const CHAT_HELP: &str = "\
Ask in plain words: When will French troops leave Niger?
  \"exact words\"        must stand in the article
  source:BBC           published by it or citing it
  after:2023-09-01     articles from this day on (before: works the same way)
  /more                further quotes for the last question
  /context 2           the sentences around quote 2
  /summary [topic]     the latest articles, or the passages on a topic, in their own sentences
  /search words        ranked passages
  /sources             what the collection covers
  /quit                leaves";

    /// A command that the chat does not know.
    #[must_use]
    pub fn unknown_command(command: &str) -> String {
        format!("There is no command {command}. /help lists them.")
    }

    /// `/more`, `/context` before any question.
    pub const NOTHING_ASKED: &str = "Ask something first.";

    /// `/more` when everything was shown.
    pub const NO_MORE: &str = "That was all.";

    /// `/context` without a quote of that number.
    #[must_use]
    pub fn no_such_quote(quotes: usize) -> String {
        match quotes {
            0 => "There is no quote to show the context of.".to_owned(),
            1 => "Write /context 1.".to_owned(),
            most => format!("Write /context with a number from 1 to {most}."),
        }
    }

    /// The version of a quote was withdrawn since.
    pub const WITHDRAWN: &str = "That article was withdrawn.";

    /// Marks quotes below a no.
    pub const RELATED: &str = "related, not an answer";

    /// Marks a quote that still hangs in the air.
    pub const SHORTENED: &str = "shortened";

    /// Marks a headline.
    pub const HEADLINE: &str = "headline";

    /// `(2 more: /more)`.
    #[must_use]
    pub fn more(number: usize) -> String {
        format!(
            "{}: /more",
            count(number, "further passage", "further passages")
        )
    }

    /// What the summary is about.
    #[must_use]
    pub fn summary_of(scope: &SummaryScope) -> String {
        match scope {
            SummaryScope::Latest => "The latest articles, in their own sentences:".to_owned(),
            SummaryScope::Topic(topic) => {
                format!("On {topic}, in the articles’ own sentences and in order of time:")
            }
            SummaryScope::Article(id) => format!("{id}, in its own sentences:"),
        }
    }

    /// A summary without quotes.
    pub const NOTHING_TO_SUMMARISE: &str = "There is nothing on that in the articles.";

    /// A search without hits.
    pub const NOTHING_FOUND: &str = "No passage holds that.";

    /// What a refresh did, one line.
    #[must_use]
    pub fn refreshed(report: &RefreshReport) -> String {
        let verb = if report.committed {
            "refreshed"
        } else {
            "nothing changed"
        };
        format!(
            "{verb}: {} added, {} changed, {} removed, {} unchanged, {}; generation {} ({} ms)",
            report.added.len(),
            report.changed.len(),
            report.removed.len(),
            report.unchanged,
            count(report.faults.len(), "fault", "faults"),
            report.generation,
            report.millis,
        )
    }

    /// A refresh at start that failed while older articles can still answer.
    #[must_use]
    pub fn old_generation(reason: &str) -> String {
        format!("{reason}; answering from the articles of the last refresh")
    }

    /// Faults found while reconciling at start.
    #[must_use]
    pub fn faults_at_start(number: usize) -> String {
        format!(
            "{} not quite readable; dateline corpus check says why",
            count(number, "article is", "articles are")
        )
    }
}

/// Texts of Discord.
pub mod discord {}
