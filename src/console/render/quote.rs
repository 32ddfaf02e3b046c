//! One quote behind its bar, and under it who said it, when, and in which article.

use super::super::Style;
use super::super::safe::{safe, safe_line};
use super::super::wrap::{Indent, Run, wrap};
use crate::locales::en;
use crate::model::{Citation, Quote, QuoteRole, TitleKind};

/// One quote with its number, label and source lines.
pub(super) fn quote(quote: &Quote, number: usize, label: Option<&str>, style: Style) -> String {
    quote_above(quote, number, label, source_lines(quote), style)
}

/// One quote with its number, its label and these lines below.
pub(super) fn quote_above(
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
pub(super) fn quoted(text: &str) -> String {
    safe(&text.replace("\r\n", "\n").replace('\r', "\n")).into_owned()
}

/// Articles of the same that are named; of more only the number is said.
const ALSO_IN: usize = 3;

/// Who, when, and which article.
pub(super) fn source_lines(quote: &Quote) -> Vec<String> {
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
pub(super) fn under(lines: &[String], margin: &str, style: Style) -> String {
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
