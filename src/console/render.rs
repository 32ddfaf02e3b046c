//! Answers, search results, summaries and contexts as text.
//!
//! Behind the bar (`│`) stands article text and nothing else; labels, dates and numbers are outside of it. A bar and not
//! quotation marks, because news is full of those: `““We won,” he said.”` reads badly, and text of an article could
//! close a pair and go on in Dateline's voice. No line of a quote begins without the bar.

use super::Style;
use super::safe::{safe, safe_line};
use super::wrap::{Indent, Run, wrap};
use crate::locales::en;
use crate::model::{
    Answer, Citation, ContextView, Coverage, NoAnswer, Note, Outcome, Quote, QuoteRole,
    ScoredQuote, SearchResults, Summary, TitleKind,
};

/// Where the text will stand, which decides the hints under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One answer, then the program ends.
    OneShot,
    /// The chat, where `/more` and `/context` work.
    Chat,
}

/// An answer.
#[must_use]
pub fn answer(answer: &Answer, place: Place, style: Style) -> String {
    let mut blocks = Vec::new();
    if let Some(read_as) = &answer.read_as {
        blocks.push(prose(&format!("Read as: {}", safe_line(read_as)), style));
    }
    if let Outcome::NotCovered(reason) = &answer.outcome {
        let mut sentence = en::answer::no_answer(reason).to_owned();
        if answer.has_searched() {
            sentence = format!("{sentence} {}", searched_line(&answer.searched));
        }
        blocks.push(heading(&sentence, style));
    }
    if !answer.quotes.is_empty() {
        blocks.push(more(&answer.outcome, &answer.quotes, 1, style));
    }
    blocks.extend(footer(answer, place, style));
    blocks.join("\n\n")
}

/// Further passages of an answer, numbered from `first`; below a no each is marked as related.
#[must_use]
pub fn more(outcome: &Outcome, quotes: &[ScoredQuote], first: usize, style: Style) -> String {
    passages(quotes, first, label(outcome), style)
}

/// What stands under the quotes of an answer that is none.
fn label(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Answered => None,
        Outcome::NotCovered(_) => Some(en::console::RELATED),
    }
}

fn passages(quotes: &[ScoredQuote], first: usize, label: Option<&str>, style: Style) -> String {
    let blocks: Vec<String> = (first..)
        .zip(quotes)
        .map(|(number, scored)| quote(&scored.quote, number, label, style))
        .collect();
    blocks.join("\n\n")
}

/// The sentences of a summary. Neighbours are often of one article; its source, date and name then stand once, under
/// the first of them.
fn told(quotes: &[ScoredQuote], style: Style) -> String {
    let mut blocks = Vec::new();
    let mut before: Option<Vec<String>> = None;
    for (number, scored) in (1..).zip(quotes) {
        let lines = source_lines(&scored.quote);
        let same = before.as_ref() == Some(&lines);
        let shown = if same {
            vec![en::console::SAME_SOURCE.to_owned()]
        } else {
            lines.clone()
        };
        blocks.push(quote_above(&scored.quote, number, None, shown, style));
        before = Some(lines);
    }
    blocks.join("\n\n")
}

/// How many passages of a search are listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// At most so many.
    pub most: usize,
    /// How to see others, as a sentence.
    pub further: &'a str,
    /// Whether there are no articles at all, whatever is searched.
    pub no_articles: bool,
}

/// Search results.
#[must_use]
pub fn search(results: &SearchResults, listed: Listed<'_>, style: Style) -> String {
    let mut blocks = Vec::new();
    if results.hits.is_empty() {
        let nothing = match results.lists_articles {
            _ if listed.no_articles => en::answer::no_answer(&NoAnswer::EmptyCollection),
            true => en::answer::NO_ARTICLE,
            false => en::console::NOTHING_FOUND,
        };
        blocks.push(nothing.to_owned());
    } else {
        blocks.push(passages(&results.hits, 1, None, style));
    }
    let mut lines: Vec<String> = best_of(results, listed).into_iter().collect();
    lines.extend(notes(&results.notes));
    lines.push(searched_line(&results.searched));
    blocks.push(small(&lines, style));
    blocks.join("\n\n")
}

/// That more passages match than are listed, and why.
fn best_of(results: &SearchResults, listed: Listed<'_>) -> Option<String> {
    let (shown, all) = (results.hits.len(), usize::try_from(results.found?).ok()?);
    if results.lists_articles && shown > 0 {
        return Some(en::answer::articles_listed(shown, all, listed.further));
    }
    if shown == 0 || shown >= all {
        return None;
    }
    Some(if shown < listed.most {
        en::answer::not_listed(shown, all)
    } else {
        en::console::best_of(shown, all, listed.further)
    })
}

/// A summary.
#[must_use]
pub fn summary(summary: &Summary, style: Style) -> String {
    let mut blocks = Vec::new();
    if summary.quotes.is_empty() {
        let noted = !summary.notes.is_empty();
        let sentence = en::console::nothing_to_summarise(&summary.searched, noted);
        blocks.push(sentence.to_owned());
    } else {
        let title = safe_line(&en::console::summary_of(&summary.scope, summary.order()));
        blocks.push(heading(&title, style));
        blocks.push(told(&summary.quotes, style));
    }
    blocks.push(small_print(&summary.searched, &summary.notes, style));
    blocks.join("\n\n")
}

/// A quote with the sentences around it; the quote itself is bold.
#[must_use]
pub fn context(view: &ContextView, style: Style) -> String {
    let mut runs = Vec::new();
    if let Some(before) = &view.before {
        let gap = gap(before, &view.quote);
        runs.push(Run::plain(format!("{}{gap}", quoted(before.text().trim()))));
    }
    runs.push(Run {
        text: quoted(view.quote.text().trim()),
        bold: true,
    });
    if let Some(after) = &view.after {
        let gap = gap(&view.quote, after);
        runs.push(Run::plain(format!("{gap}{}", quoted(after.text().trim()))));
    }
    let indent = Indent {
        first: "   │ ",
        rest: "   │ ",
    };
    let text = wrap(&runs, indent, style);
    let mut lines = source_lines(&view.quote);
    let around = view.before.is_some() || view.after.is_some();
    let since = |since| en::answer::since_around(since, around);
    lines.extend(view.since.map(since));
    format!("{text}\n{}", under(&lines, "   ", style))
}

/// What stands between neighbours: more than one byte between two sentences is the end of a paragraph.
fn gap(one: &Quote, next: &Quote) -> &'static str {
    let bytes = next.span().start().saturating_sub(one.span().end());
    if bytes > 1 { "\n\n" } else { " " }
}

/// Sources and dates of quotes, numbered as the quotes were, without their words.
#[must_use]
pub fn cited(outcome: &Outcome, quotes: &[&ScoredQuote], style: Style) -> String {
    let blocks: Vec<String> = (1..)
        .zip(quotes)
        .map(|(number, scored)| {
            let mut lines = source_lines(&scored.quote);
            lines.extend(label(outcome).map(|label| format!("({label})")));
            let number = format!("{number}. ");
            let margin = " ".repeat(number.len());
            let indent = Indent {
                first: &number,
                rest: &format!("{margin}  "),
            };
            let first = wrap(&[Run::plain(lines.remove(0))], indent, style);
            format!("{first}\n{}", under(&lines, &margin, style))
        })
        .collect();
    blocks.join("\n")
}

/// What the collection covers.
#[must_use]
pub fn coverage(coverage: &Coverage) -> String {
    let mut lines = vec![en::answer::searched(coverage)];
    for source in &coverage.sources {
        lines.push(format!(
            "  {}: {}",
            safe_line(&source.name),
            en::console::source_counts(source.published, source.credited)
        ));
    }
    if coverage.outlet_unknown > 0 {
        lines.push(format!("  outlet unknown: {}", coverage.outlet_unknown));
    }
    lines.join("\n")
}

/// One quote with its number, label and source lines.
fn quote(quote: &Quote, number: usize, label: Option<&str>, style: Style) -> String {
    quote_above(quote, number, label, source_lines(quote), style)
}

/// One quote with its number, its label and these lines below.
fn quote_above(
    quote: &Quote,
    number: usize,
    label: Option<&str>,
    mut lines: Vec<String>,
    style: Style,
) -> String {
    let number = format!("{number}. ");
    let margin = " ".repeat(number.len());
    let indent = Indent {
        first: &format!("{number}│ "),
        rest: &format!("{margin}│ "),
    };
    let text = wrap(&quote_runs(quote), indent, style);
    let role = (quote.role() == QuoteRole::Headline).then_some(en::console::HEADLINE);
    let shortened = quote.is_shortened().then_some(en::console::SHORTENED);
    let mut marks: Vec<&str> = label.into_iter().collect();
    marks.extend(role);
    marks.extend(shortened);
    if !marks.is_empty() {
        lines.insert(0, format!("({})", marks.join("; ")));
    }
    format!("{text}\n{}", under(&lines, &margin, style))
}

/// The quote, cut where bold begins and ends. Spans of a [`Quote`] are sorted, apart and on
/// character boundaries.
fn quote_runs(quote: &Quote) -> Vec<Run> {
    let text = quote.text();
    let mut runs = Vec::new();
    let mut at = 0;
    for span in quote.highlights() {
        runs.push(Run::plain(quoted(text.get(at..span.start()).unwrap_or(""))));
        runs.push(Run {
            text: quoted(span.cut(text).unwrap_or("")),
            bold: true,
        });
        at = span.end();
    }
    runs.push(Run::plain(quoted(text.get(at..).unwrap_or(""))));
    runs
}

/// Article text for the terminal. A lone carriage return ends a line in old files; in a terminal it would go back to the start.
fn quoted(text: &str) -> String {
    safe(&text.replace("\r\n", "\n").replace('\r', "\n")).into_owned()
}

/// Articles of the same that are named; of more only the number is said.
const ALSO_IN: usize = 3;

/// Who, when, and which article.
fn source_lines(quote: &Quote) -> Vec<String> {
    let citation = quote.citation();
    let mut lines = vec![source_line(citation), article_line(citation)];
    let others = quote.also_in();
    for other in others.iter().take(ALSO_IN) {
        lines.push(format!(
            "also in: {}, {}",
            safe_line(other.article.id.as_str()),
            source_line(other)
        ));
    }
    if others.len() > ALSO_IN {
        lines.push(en::console::also_in_more(others.len() - ALSO_IN));
    }
    lines
}

/// `outlet unknown, citing CNN · 25 Sep 2023 (stated in the text)`
fn source_line(citation: &Citation) -> String {
    let date = en::answer::source_date(&citation.article.date);
    safe_line(&format!("{} · {date}", en::answer::source(citation)))
}

/// The headline when there is one, the file, the author and the link. Opening words are left out: they are no
/// headline and often the quote itself.
fn article_line(citation: &Citation) -> String {
    let article = &citation.article;
    let headline =
        (article.title.kind == TitleKind::Metadata).then(|| format!("“{}”", article.title.text));
    let author = article.author.as_ref().map(|name| format!("by {name}"));
    let url = article.url.clone().filter(|url| url != article.id.as_str());
    let parts: Vec<String> = headline
        .into_iter()
        .chain(author)
        .chain([article.id.as_str().to_owned()])
        .chain(url)
        .collect();
    safe_line(&parts.join(" · "))
}

/// Lines under a quote, each indented and dim.
fn under(lines: &[String], margin: &str, style: Style) -> String {
    let indent = Indent {
        first: margin,
        rest: &format!("{margin}  "),
    };
    let shown: Vec<String> = lines
        .iter()
        .map(|line| style.dim(&wrap(&[Run::plain(line)], indent, style)))
        .collect();
    shown.join("\n")
}

/// Notes, what was searched, and what can be asked for.
fn footer(answer: &Answer, place: Place, style: Style) -> Option<String> {
    let mut lines: Vec<String> = match place {
        Place::OneShot => answer.notes.iter().map(for_the_shell).collect(),
        Place::Chat => notes(&answer.notes),
    };
    if answer.is_answered() && answer.has_searched() {
        lines.push(searched_line(&answer.searched));
    }
    if place == Place::Chat && !answer.more.is_empty() {
        lines.push(en::console::more(answer.more.len()));
    }
    (!lines.is_empty()).then(|| small(&lines, style))
}

fn small_print(searched: &Coverage, noted: &[Note], style: Style) -> String {
    let mut lines = notes(noted);
    lines.push(searched_line(searched));
    small(&lines, style)
}

fn searched_line(searched: &Coverage) -> String {
    format!("Searched: {}.", en::answer::searched(searched))
}

/// A note with the command that the shell has where the chat has another.
fn for_the_shell(note: &Note) -> String {
    safe_line(&match note {
        Note::Overview { topic } => en::answer::overview(topic, "`dateline summary`"),
        other => en::answer::note(other),
    })
}

fn notes(notes: &[Note]) -> Vec<String> {
    notes
        .iter()
        .map(|note| safe_line(&en::answer::note(note)))
        .collect()
}

fn small(lines: &[String], style: Style) -> String {
    let shown: Vec<String> = lines
        .iter()
        .map(|line| style.dim(&prose(line, style)))
        .collect();
    shown.join("\n")
}

/// Dateline's own words, wrapped.
pub(super) fn prose(text: &str, style: Style) -> String {
    wrap(&[Run::plain(text)], FLUSH, style)
}

/// A question above its answer, where there are several.
pub(super) fn asked(question: &str, style: Style) -> String {
    heading(&safe_line(question), style)
}

/// Dateline's own words that stand out.
fn heading(text: &str, style: Style) -> String {
    let run = Run {
        text: text.to_owned(),
        bold: true,
    };
    wrap(&[run], FLUSH, style)
}

const FLUSH: Indent<'_> = Indent {
    first: "",
    rest: "",
};

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
