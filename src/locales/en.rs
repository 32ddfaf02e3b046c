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

    fn source_matched(source: &str, published: usize, credited: usize) -> String {
        let articles = |number: usize| count(number, "article", "articles");
        let cite = |number: usize| if number == 1 { "cites" } else { "cite" };
        match (published, credited) {
            (0, 0) => format!("No article here is published by “{source}” or cites it."),
            (published, 0) => format!("“{source}” published {}.", articles(published)),
            (0, credited) => format!(
                "“{source}” published none of the articles; {} {} it.",
                articles(credited),
                cite(credited)
            ),
            (published, credited) => format!(
                "“{source}” published {}; {} {} it.",
                articles(published),
                articles(credited),
                cite(credited)
            ),
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
            } => source_matched(source, *published, *credited),
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
  /quit                leaves (so does Ctrl-D)";

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

    /// Under a sentence of a summary that is of the same article as the one above.
    pub const SAME_SOURCE: &str = "source and date as above";

    /// Below some articles that say the same.
    #[must_use]
    pub fn also_in_more(number: usize) -> String {
        format!("also in {}", count(number, "more article", "more articles"))
    }

    /// `2 further passages: /more`.
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

    /// A search for operators alone.
    pub const SEARCH_NEEDS_WORDS: &str =
        "There are no words to search for in that. Add some, for example: ambassador source:CNN";

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

/// Texts of Discord. What comes in as an argument is already escaped where it needs to be; texts that carry user input or
/// article names unescaped say so.
pub mod discord {
    use super::answer::count;
    use crate::model::{Coverage, Filter, RefreshReport};

    /// Button: further passages.
    pub const MORE_QUOTES: &str = "More quotes";
    /// Button: the sentences around the only quote.
    pub const IN_CONTEXT: &str = "In context";
    /// Button and modal: a follow-up.
    pub const FOLLOW_UP: &str = "Ask a follow-up";
    /// Button: page before.
    pub const PREVIOUS: &str = "Back";
    /// Button: page after.
    pub const NEXT: &str = "Next";
    /// Label of the modal's input.
    pub const FOLLOW_UP_LABEL: &str = "Your follow-up question";
    /// Example in the modal's input.
    pub const FOLLOW_UP_PLACEHOLDER: &str = "And when did he say that?";
    /// Marks the headline of an article.
    pub const HEADLINE: &str = "*headline*";
    /// Under a quote whose context is needed.
    pub const SHORTENED: &str = "Shortened; **In context** shows the sentences around it.";
    /// Under a quote that was too long for a message.
    pub const CUT: &str = "Cut at […]: too long for one message.";
    /// Marks a quote below a no.
    pub const RELATED: &str = "*related, not an answer*";
    /// Above related quotes.
    #[must_use]
    pub fn nearest(quotes: usize) -> String {
        match quotes {
            1 => "The nearest quote; it is related, but not an answer:".to_owned(),
            _ => "The nearest quotes; they are related, but not an answer:".to_owned(),
        }
    }
    /// One corrected spelling. Unescaped.
    #[must_use]
    pub fn read_word(typed: &str, read: &str) -> String {
        format!("“{typed}” as “{read}”")
    }
    /// Corrected spellings. Unescaped.
    #[must_use]
    pub fn read_words(words: &str) -> String {
        format!("Read {words}.")
    }
    /// Title of a quote's context.
    pub const CONTEXT_TITLE: &str = "In context";
    /// Above a quote's context.
    pub const CONTEXT_HOW: &str = "The quote in bold, with the sentences around it.";
    /// Above a summary of several articles.
    pub const SUMMARY_HOW: &str = "In the articles' own sentences, in order of time.";
    /// Above a summary of one article.
    pub const SUMMARY_OF_ARTICLE: &str = "In the article's own sentences.";
    /// A search without hits.
    pub const NOTHING_FOUND: &str = "No passage found.";
    /// Title of a summary of the latest articles.
    pub const SUMMARY_LATEST: &str = "Summary of the latest articles";
    /// A summary without quotes.
    pub const SUMMARY_EMPTY: &str = "The articles have nothing on that.";
    /// Title of `/sources`.
    pub const SOURCES_TITLE: &str = "What the articles cover";
    /// Above the list of sources.
    pub const SOURCES_HEAD: &str = "Sources";
    /// An empty list of articles.
    pub const LIST_EMPTY: &str = "There are no articles yet. Put .txt or .md files into the articles' folder and run `/corpus refresh`.";
    /// Title of a refresh's report.
    pub const REPORT_TITLE: &str = "Refresh finished";
    /// Heading in a report.
    pub const ADDED: &str = "Added";
    /// Heading in a report.
    pub const CHANGED: &str = "Changed";
    /// Heading in a report.
    pub const REMOVED: &str = "Removed";
    /// Heading over faults whose files cannot answer.
    pub const LEFT_OUT: &str = "Failed, left out";
    /// Heading over faults whose files answer nevertheless.
    pub const FAULTY: &str = "Loaded, with a fault";
    /// Title of `/corpus status`.
    pub const STATUS_TITLE: &str = "State of the collection";
    /// Title of `/help`.
    pub const HELP_TITLE: &str = "How to ask Dateline";
    /// Title of `/about`.
    pub const ABOUT_TITLE: &str = "About Dateline";
    /// First line while a refresh runs.
    pub const REFRESHING: &str = "Refreshing the articles… Questions are still answered meanwhile.";
    /// A refresh that failed, before the error id.
    pub const REFRESH_FAILED: &str = "The refresh failed; the articles from before still answer.";
    /// No space on the disk.
    pub const DISK_FULL: &str = "The refresh failed because the disk is full; the articles from before still answer. Free some space and refresh again.";
    /// Data folder not writable.
    pub const READ_ONLY: &str = "The collection cannot be written at the moment, so it cannot be refreshed; the articles from before still answer.";
    /// The folder of articles is gone.
    pub const NO_FOLDER: &str = "The articles' folder cannot be read; the articles from before still answer. Ask the operator to check it.";
    /// Two refreshes at once.
    pub const BUSY: &str = "Another refresh is running. Wait for its report, then try again.";
    /// While shutting down.
    pub const RESTARTING: &str = "I am restarting. Please ask again in a minute.";
    /// Outside the allowed channels.
    pub const WRONG_CHANNEL: &str =
        "I don't answer in this channel. Please ask in one of the channels set up for me.";
    /// No right to moderate.
    pub const NOT_MODERATOR: &str =
        "This is for moderators: it needs the Manage Server permission or a moderator role.";
    /// Outside a server.
    pub const SERVERS_ONLY: &str = "This works in servers only.";
    /// A button whose record is gone.
    pub const OLD_RECORD: &str =
        "This answer is too old for its buttons. Please ask the question again.";
    /// A quote that was withdrawn.
    pub const WITHDRAWN: &str = "This quote is no longer available: its article was withdrawn.";
    /// The answer took too long.
    pub const TOO_SLOW: &str =
        "That took too long and was stopped. Please try again with fewer words.";
    /// A reply that arrives without its words.
    pub const REPLY_WITHOUT_WORDS: &str = "Discord does not show me the words of replies to this kind of message. Please use the **Ask a follow-up** button, or mention me in your reply.";
    /// A mention without a question.
    pub const GREETING: &str = "Hello! Ask me about the articles, for example: When will French troops leave Niger? `/help` shows more.";
    /// `since` after `until`.
    pub const DATES_SWAPPED: &str =
        "`since` is after `until`, so no article can fit. Please swap them.";
    /// `/summary` with both a topic and an article.
    pub const TOPIC_OR_ARTICLE: &str = "Please give either a topic or an article, not both.";
    /// No such article.
    pub const NO_SUCH_ARTICLE: &str =
        "There is no such article. Pick one from the list that appears while you type.";
    /// A command of an older or newer version.
    pub const UNKNOWN_COMMAND: &str =
        "This command has changed. Restart Discord (or wait a minute) and try again.";

    /// Label of one of several *In context* buttons.
    #[must_use]
    pub fn in_context_number(number: usize) -> String {
        format!("{IN_CONTEXT} {number}")
    }

    /// Above one of several quotes.
    #[must_use]
    pub fn quote_number(number: usize) -> String {
        format!("**{number}**")
    }

    /// Above a quote that is only related.
    #[must_use]
    pub fn related_number(number: usize) -> String {
        format!("**{number}** · {RELATED}")
    }

    /// `and 3 more articles`.
    #[must_use]
    pub fn more_articles(number: usize) -> String {
        format!("{} more", count(number, "article", "articles"))
    }

    /// `and 3 more sources`.
    #[must_use]
    pub fn more_sources(number: usize) -> String {
        format!("and {number} more")
    }

    /// `and 3 more faults`.
    #[must_use]
    pub fn more_faults(number: usize) -> String {
        format!("and {number} more; `dateline corpus check` in a terminal lists them all")
    }

    /// The article that a quote is from.
    #[must_use]
    pub fn in_article(title: &str) -> String {
        format!("in “{title}”")
    }

    /// Other articles that say the same.
    #[must_use]
    pub fn also_in(names: &str) -> String {
        format!("also in {names}")
    }

    /// What was searched. Unescaped.
    #[must_use]
    pub fn searched(coverage: &Coverage) -> String {
        format!("Searched {}.", super::answer::searched(coverage))
    }

    /// How a follow-up was read.
    #[must_use]
    pub fn read_as(question: &str) -> String {
        format!("Read as: {question}")
    }

    /// The filters given as options; `None` without any. Unescaped.
    #[must_use]
    pub fn filter(filter: &Filter) -> Option<String> {
        let mut parts = Vec::new();
        if !filter.sources.is_empty() {
            parts.push(format!("source {}", super::answer::list(&filter.sources)));
        }
        parts.extend(filter.since.map(|day| format!("from {}", day.short())));
        parts.extend(filter.until.map(|day| format!("until {}", day.short())));
        parts.extend(filter.as_of.map(|day| format!("as of {}", day.short())));
        (!parts.is_empty()).then(|| format!("Only: {}.", parts.join(", ")))
    }

    /// Title of a page of further quotes.
    #[must_use]
    pub fn more_title(first: usize, last: usize, total: usize) -> String {
        if first == last {
            format!("Quote {first} of {total}")
        } else {
            format!("Quotes {first} to {last} of {total}")
        }
    }

    /// Title of search results.
    #[must_use]
    pub fn search_title(query: &str) -> String {
        format!("Search: {query}")
    }

    /// How many passages were found, and how many of them are shown at once.
    #[must_use]
    pub fn found(passages: usize, shown: usize) -> String {
        let found = count(passages, "passage", "passages");
        if shown < passages {
            format!("{found} found; the best {shown} first.")
        } else {
            format!("{found} found.")
        }
    }

    /// Title of a summary on a topic.
    #[must_use]
    pub fn summary_topic(topic: &str) -> String {
        format!("Summary: {topic}")
    }

    /// Title of a summary of an article.
    #[must_use]
    pub fn summary_article(title: &str) -> String {
        format!("Summary of “{title}”")
    }

    /// What the collection covers.
    #[must_use]
    pub fn covers(searched: &str) -> String {
        format!("I answer from {searched}, only in the articles' own words.")
    }

    /// How many articles have no known outlet.
    #[must_use]
    pub fn outlet_unknown(articles: usize) -> String {
        format!("outlet unknown: {}", count(articles, "article", "articles"))
    }

    /// A line of `/sources`.
    #[must_use]
    pub fn source_line(name: &str, published: usize, credited: usize) -> String {
        match (published, credited) {
            (published, 0) => format!(
                "{name}: {} published",
                count(published, "article", "articles")
            ),
            (0, credited) => format!(
                "{name}: cited in {}",
                count(credited, "article", "articles")
            ),
            (published, credited) => {
                format!(
                    "{name}: {} published, cited in {credited}",
                    count(published, "article", "articles")
                )
            }
        }
    }

    /// Title of a page of `/corpus list`.
    #[must_use]
    pub fn list_title(total: usize, page: usize, pages: usize) -> String {
        let articles = count(total, "article", "articles");
        if pages > 1 {
            format!("{articles} (page {page} of {pages})")
        } else {
            articles
        }
    }

    /// First line of a refresh's report.
    #[must_use]
    pub fn report_line(report: &RefreshReport) -> String {
        let tenths = report.millis.div_ceil(100);
        let time = format!("{}.{} s", tenths / 10, tenths % 10);
        let failed = report.faults.iter().filter(|fault| fault.skipped).count();
        let generation = report.generation;
        if report.committed {
            format!(
                "{} added, {} changed, {} removed, {} unchanged, {failed} failed. Took {time}; answers now come from generation {generation}.",
                report.added.len(),
                report.changed.len(),
                report.removed.len(),
                report.unchanged,
            )
        } else {
            format!(
                "Nothing has changed: {} unchanged, {failed} failed. Took {time}; answers still come from generation {generation}.",
                count(report.unchanged, "article", "articles"),
            )
        }
    }

    /// How far a refresh is.
    #[must_use]
    pub fn progress(stage: &str, done: usize, total: usize) -> String {
        format!("{REFRESHING}\n{stage}: {done} of {total}")
    }

    /// A date that is none. What was typed comes escaped.
    #[must_use]
    pub fn no_date(typed: &str) -> String {
        format!(
            "“{typed}” is not a date. Write YYYY-MM-DD, for example 2023-09-25; a month (2023-09) or a year works, too."
        )
    }

    /// Rate limit.
    #[must_use]
    pub fn too_fast(seconds: u64) -> String {
        format!(
            "That is a lot of questions at once. Please try again in {}.",
            duration(seconds)
        )
    }

    /// Cool-down of refreshes.
    #[must_use]
    pub fn cooling_down(seconds: u64) -> String {
        format!(
            "The articles were refreshed a moment ago. Please try again in {}.",
            duration(seconds)
        )
    }

    /// `1 second`, `3 minutes`.
    fn duration(seconds: u64) -> String {
        let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        if seconds < 90 {
            count(number(seconds.max(1)), "second", "seconds")
        } else {
            count(number(seconds.div_ceil(60)), "minute", "minutes")
        }
    }

    /// Anything that is our fault.
    #[must_use]
    pub fn internal(id: &str) -> String {
        format!(
            "Something went wrong on my side. If it happens again, tell the operator this error id: `{id}`"
        )
    }

    /// `/help`, line by line.
    pub const HELP: &[&str] = &[
        "I answer in the articles' own words: every sentence is a quote, with its source and date.",
        "",
        "**Ask**",
        "- `/ask` a question, mention me, or send me a direct message.",
        "- **Follow-ups**: reply to my answer. Under a `/ask` answer use the **Ask a follow-up** button, or mention me in your reply.",
        "- **More quotes** shows further passages, **In context** the sentences around a quote.",
        "",
        "**Look around**",
        "- `/summary` sums up the latest articles, a topic or one article.",
        "- `/search` lists passages; `/sources` shows what the articles cover.",
        "",
        "**In a question** you can write",
        "- `\"exact words\"`, `source:CNN`",
        "- `after:2023-09-01`, `before:2023-10-01`",
        "",
        "When the articles do not answer, I say so and show the nearest quotes, marked as related.",
        "-# For moderators: /corpus refresh, /corpus status, /corpus list.",
    ];

    /// `/about`, line by line.
    #[must_use]
    pub fn about(version: &str, searched: &str, days: u32) -> Vec<String> {
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        vec![
            "Dateline quotes news articles word for word and never writes an answer of its own.".to_owned(),
            String::new(),
            format!("- It answers from {searched}."),
            "- A date is shown with how it is known: stated in the text, from the file's header or name, set by a moderator, or undated.".to_owned(),
            format!("- Questions are kept for {} so that buttons and follow-ups work, without who asked.", count(days, "day", "days")),
            "- The articles belong to their publishers.".to_owned(),
            format!("-# Version {version}"),
        ]
    }

    /// `/corpus status`, line by line; the faults come below.
    #[must_use]
    pub fn status(
        generation: &str,
        searched: &str,
        faults: usize,
        read_only: bool,
        version: &str,
    ) -> Vec<String> {
        let mut lines = vec![format!("Answering from {searched}.")];
        if faults == 0 {
            lines.push("No faults in the files.".to_owned());
        }
        if read_only {
            lines.push(
                "**The data folder cannot be written**: answers go on, refreshes are not possible."
                    .to_owned(),
            );
        }
        lines.push(format!("-# Generation {generation} · Dateline {version}"));
        lines
    }
}
