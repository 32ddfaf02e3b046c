//! Answers, search results, summaries, and the buttons under them. Arguments are escaped already; what is not says so.

use crate::locales::en::answer;
use crate::locales::en::answer::{count, grouped};
use crate::model::{Coverage, Day, Nearness, Since, SummaryOrder};

/// The command that texts point to.
pub const SUMMARY: &str = "summary";

/// A command as Discord shows it: one that can be clicked when its id is known.
#[must_use]
pub fn command(name: &str, id: Option<u64>) -> String {
    match id {
        Some(id) => format!("</{name}:{id}>"),
        None => format!("/{name}"),
    }
}

/// Button: further passages.
pub const MORE_QUOTES: &str = "More quotes";

/// Button: related passages below a no that shows none.
pub const RELATED_QUOTES: &str = "Related quotes";

/// Button: the sentences around the only quote.
pub const IN_CONTEXT: &str = "In context";

/// Button and modal: a follow-up.
pub const FOLLOW_UP: &str = "Ask a follow-up";

/// Button and modal: the name of whom a question meant.
pub const GIVE_NAME: &str = "Give the name";

/// Who asks about somebody unnamed where there is that button. A reply to a card of a command comes without its words.
pub const WHO_IS_MEANT: &str =
    "Who is meant? Give the name with the button below, or ask again with it.";

/// Label of that modal's input.
pub const GIVE_NAME_LABEL: &str = "Who is meant?";

/// Example in that modal's input.
pub const GIVE_NAME_PLACEHOLDER: &str = "A name, for example: Ann Hale";

/// Button: page before.
pub const PREVIOUS: &str = "Back";

/// Button: page after.
pub const NEXT: &str = "Next";

/// Button: the first page.
pub const FIRST: &str = "First";

/// Button: the last page.
pub const LAST: &str = "Last";

/// Label of the modal's input.
pub const FOLLOW_UP_LABEL: &str = "Your follow-up question";

/// Example in the modal's input.
pub const FOLLOW_UP_PLACEHOLDER: &str = "And when did he say that?";

/// Marks the headline of an article.
pub const HEADLINE: &str = "*headline*";

/// Under quotes whose context is needed, with their numbers where they have some.
#[must_use]
pub fn shortened(numbers: &[usize]) -> String {
    match numbers {
        [] => format!("Shortened; **{IN_CONTEXT}** shows the sentences around it."),
        [one] => format!(
            "{} is shortened; **{IN_CONTEXT} {one}** shows the sentences around it.",
            quote_number(*one)
        ),
        several => format!(
            "{} are shortened; **{IN_CONTEXT}** shows the sentences around each.",
            quote_numbers(several)
        ),
    }
}

/// Under quotes that were too long for a message, with their numbers where they have some.
#[must_use]
pub fn cut(numbers: &[usize]) -> String {
    match numbers {
        [] => "Cut at […]: too long for one message.".to_owned(),
        [one] => format!(
            "{} is cut at […]: too long for one message.",
            quote_number(*one)
        ),
        several => format!(
            "{} are cut at […]: too long for one message.",
            quote_numbers(several)
        ),
    }
}

/// `**1**, **2** and **4**`.
#[must_use]
pub fn quote_numbers(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(|&number| quote_number(number)).collect();
    answer::list(&numbers)
}

/// Marks a quote below a no.
#[must_use]
pub fn related_mark(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Related => "*related, not an answer*",
        Nearness::MayHold => "*related, may hold it*",
    }
}

/// Above related quotes, each of which is marked.
#[must_use]
pub fn nearest(quotes: usize) -> &'static str {
    match quotes {
        1 => "The nearest quote:",
        _ => "The nearest quotes:",
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

/// Under a no to a question about a message that Discord keeps from the bot.
pub const SEES_NOT_THAT: &str = "I see only your own words, not the message that you reply to.";

/// Title of a quote's context.
pub const CONTEXT_TITLE: &str = "In context";

/// Above a quote's context.
pub const CONTEXT_HOW: &str = "The quote in bold, with the sentences around it.";

/// Above a summary of several articles.
#[must_use]
pub fn summary_how(order: SummaryOrder) -> String {
    format!(
        "In the articles' own sentences, {}.",
        answer::summary_order(order)
    )
}

/// Above a summary of one article.
pub const SUMMARY_OF_ARTICLE: &str = "In the article's own sentences.";

/// A search without hits.
pub const NOTHING_FOUND: &str = "No passage found.";

/// Title of a summary of the latest articles, or of the latest of a time.
#[must_use]
pub fn summary_latest(since: Option<Day>, until: Option<Day>) -> String {
    match (since.map(Day::short), until.map(Day::short)) {
        (None, None) => "Summary of the latest articles".to_owned(),
        (Some(since), Some(until)) if since == until => {
            format!("Summary of articles of {since}")
        }
        (Some(since), Some(until)) => format!("Summary of articles from {since} to {until}"),
        (Some(since), None) => format!("Summary of articles from {since} on"),
        (None, Some(until)) => format!("Summary of articles until {until}"),
    }
}

/// A summary without quotes.
pub const SUMMARY_EMPTY: &str = "The articles have nothing on that.";

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
pub fn related_number(number: usize, nearness: Nearness) -> String {
    related(&quote_number(number), nearness)
}

/// The same for several quotes, with their numbers.
#[must_use]
pub fn related(numbers: &str, nearness: Nearness) -> String {
    format!("{numbers} · {}", related_mark(nearness))
}

/// The article that a quote is from.
#[must_use]
pub fn in_article(title: &str) -> String {
    format!("in “{title}”")
}

/// Whom some of several quotes of an article cite.
#[must_use]
pub fn citing(numbers: &[usize], names: &str) -> String {
    format!("{} citing {names}", quote_numbers(numbers))
}

/// Other articles that say the same.
#[must_use]
pub fn also_in(names: &str) -> String {
    format!("also in {names}")
}

/// What was searched. Unescaped.
#[must_use]
pub fn searched(coverage: &Coverage) -> String {
    format!("Searched {}.", answer::searched(coverage))
}

/// A question that is too long for a title.
#[must_use]
pub fn whole_question(question: &str) -> String {
    format!("Asked: “{question}”")
}

/// How a follow-up was read.
#[must_use]
pub fn read_as(question: &str) -> String {
    format!("Read as: {question}")
}

/// Title of the sources of an answer's quotes. A summary of the latest articles has no question.
#[must_use]
pub fn cited_title(question: &str) -> String {
    let title = "Sources of the quotes";
    if question.is_empty() {
        title.to_owned()
    } else {
        format!("{title}: {question}")
    }
}

/// Who wrote an article.
#[must_use]
pub fn by(author: &str) -> String {
    format!("by {author}")
}

/// Title of a page of further quotes to a question.
#[must_use]
pub fn more_title(question: &str, first: usize, last: usize, total: usize) -> String {
    if first == last {
        format!("Quote {first} of {total}: {question}")
    } else {
        format!("Quotes {first} to {last} of {total}: {question}")
    }
}

/// Title of a page of further passages of a search, or of articles: the first and the last of them, and how many there are.
#[must_use]
pub fn found_title(
    query: &str,
    (first, last, total): (usize, usize, usize),
    articles: bool,
) -> String {
    let (one, several) = if articles {
        ("Article", "Articles")
    } else {
        ("Passage", "Passages")
    };
    if first == last {
        format!("{one} {first} of {total}: {query}")
    } else {
        format!("{several} {first} to {last} of {total}: {query}")
    }
}

/// On the last page of a search that found more passages than it lists at most.
#[must_use]
pub fn found_end(all: usize, listed: usize) -> String {
    format!(
        "The last of the best {listed} of {} passages. For others search with more words, or narrow it down by source or dates.",
        grouped(all)
    )
}

/// Above further quotes of an answer.
pub const MORE_NOT_CHOSEN: &str = "Further passages, not part of the answer. They come nearest to it, and may be about something else.";

/// Title of search results.
#[must_use]
pub fn search_title(query: &str) -> String {
    format!("Search: {query}")
}

/// What became of the article of one of several quotes.
#[must_use]
pub fn since(number: usize, since: Since) -> String {
    format!("**{number}**: {}", answer::since(since))
}

/// How many passages match, when they were counted; how many of them are listed, and shown at once.
#[must_use]
pub fn found(all: Option<u64>, listed: usize, shown: usize) -> String {
    let all = all.map(|all| usize::try_from(all).unwrap_or(usize::MAX));
    let on = (shown < listed).then(|| format!("; **{MORE_QUOTES}** goes on to the best {listed}"));
    let on = on.unwrap_or_default();
    match all {
        Some(all) if all > listed && shown < listed => {
            format!("The best {shown} of {} passages{on}.", grouped(all))
        }
        // None is kept back.
        Some(all) if all > listed => answer::not_listed(listed, all),
        None if shown < listed => format!("The best {shown} passages{on}."),
        _ if shown < listed => format!("{listed} passages found; the best {shown} first."),
        _ => format!("{} found.", count(listed, "passage", "passages")),
    }
}

/// How many articles the filters select; how many of them are listed, and shown at once.
#[must_use]
pub fn articles_found(all: usize, listed: usize, shown: usize) -> String {
    let on = (shown < listed).then(|| format!("**{MORE_QUOTES}** goes on to the newest {listed}."));
    answer::articles_listed(
        shown,
        all,
        on.as_deref()
            .unwrap_or("more dates or a source narrow it down."),
    )
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

/// `2,492 more articles`.
#[must_use]
pub fn more_articles(number: usize) -> String {
    count(number, "more article", "more articles")
}

/// Title of an explanation.
#[must_use]
pub fn why_title(question: &str) -> String {
    format!("Why this answer: {question}")
}

/// In an explanation of an earlier answer.
pub const ARTICLES_CHANGED: &str =
    "The articles have changed since that answer; this is about the answer that they give now.";

/// The telling words of a question. Unescaped.
#[must_use]
pub fn why_words(words: &str) -> String {
    format!("Words, with how telling they are (0 to 1): {words}.")
}

/// What the confidence consists of.
#[must_use]
pub fn why_confidence(bias: &str, parts: &str) -> String {
    format!("Confidence: begins with {bias}; {parts}.")
}

/// Ranks of candidates that share sentences with the one above or say the same.
#[must_use]
pub fn why_repeated(ranks: &[String]) -> String {
    format!("Overlapped or repeated by {}", answer::list(ranks))
}
