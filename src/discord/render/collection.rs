//! What the collection covers, its articles, and what a refresh did.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{CONTENT, DESCRIPTION, shorten, units};
use super::answer::Look;
use super::card::{Button, Card, Embed, Tone};
use super::ids::Press;
use super::quote::{date, small, title};
use super::rows::button;
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{ArticleId, ArticleMeta, Coverage, Fault, NoAnswer, RefreshReport, SourceCount};

/// Sources on a page of `/sources`.
const SOURCES: usize = 20;
/// Articles or faults named under one heading of a report.
const NAMED: usize = 8;
/// Articles on a page of `/corpus list`.
pub(in crate::discord) const LIST_PAGE: usize = 10;

/// A titled text of whole lines. Lines that do not fit are left out, and an ellipsis says so.
pub(in crate::discord) fn titled(title: &str, lines: &[String], look: Look) -> Card {
    let limit = match look {
        Look::Embeds => DESCRIPTION,
        Look::Plain => CONTENT,
    };
    // 8: bold marks of the title, its line break, and the ellipsis.
    let body = whole_lines(lines, limit.saturating_sub(units(title) + 8));
    let card = match look {
        Look::Embeds => {
            let embed = Embed {
                title: title.to_owned(),
                description: body,
                tone: Tone::Info,
                ..Embed::default()
            };
            Card {
                embeds: vec![embed],
                ..Card::default()
            }
        }
        Look::Plain => Card::text(format!("**{title}**\n{body}")),
    };
    card.within_limits()
}

/// As many whole lines as `limit` units hold; an ellipsis stands for those that are left out.
pub(super) fn whole_lines(lines: &[String], limit: usize) -> String {
    let mut left = limit;
    let mut body = String::new();
    for line in lines {
        let needed = units(line) + 1;
        if needed > left {
            body.push('…');
            break;
        }
        left -= needed;
        body.push_str(line);
        body.push('\n');
    }
    body.trim_end().to_owned()
}

/// How to ask.
pub(in crate::discord) fn help(look: Look) -> Card {
    let lines: Vec<String> = texts::HELP.iter().map(|&line| line.to_owned()).collect();
    titled(texts::HELP_TITLE, &lines, look)
}

/// A page of what the collection covers: articles, dates, undated, sources; the last one when there are fewer pages.
pub(in crate::discord) fn sources(coverage: &Coverage, page: usize, look: Look) -> Card {
    let mut lines = vec![if coverage.articles == 0 {
        shared::no_answer(&NoAnswer::EmptyCollection).to_owned()
    } else {
        texts::covers(&shared::searched(coverage))
    }];
    let pages = coverage.sources.len().div_ceil(SOURCES).max(1);
    let page = page.min(pages - 1);
    if !coverage.sources.is_empty() || coverage.outlet_unknown > 0 {
        lines.push(String::new());
        lines.push(format!("**{}**", texts::sources_head(page + 1, pages)));
    }
    let listed = in_order(coverage).into_iter();
    for source in listed.skip(page * SOURCES).take(SOURCES) {
        let name = escape_line(&shorten(&plain_line(&source.name), 80));
        let line = texts::source_line(&name, source.published, source.credited);
        lines.push(bullet(&line));
    }
    if coverage.outlet_unknown > 0 && page + 1 == pages {
        lines.push(bullet(&texts::outlet_unknown(coverage.outlet_unknown)));
    }
    let mut card = titled(texts::SOURCES_TITLE, &lines, look);
    card.rows = vec![pager((page, pages), |page| Press::Sources { page })];
    card.within_limits()
}

/// Sources with the most articles first; of equals "News 2" before "News 10".
fn in_order(coverage: &Coverage) -> Vec<&SourceCount> {
    let mut sources: Vec<&SourceCount> = coverage.sources.iter().collect();
    sources.sort_by_cached_key(|source| {
        let articles = source.published + source.credited;
        (std::cmp::Reverse(articles), natural(&source.name))
    });
    sources
}

/// A name in pieces that sort as people count: letters, then the number behind them.
fn natural(name: &str) -> Vec<(String, u64)> {
    let mut pieces: Vec<(String, u64)> = Vec::new();
    let mut in_number = true;
    for c in name.chars() {
        let digit = c.to_digit(10);
        if pieces.is_empty() || in_number && digit.is_none() {
            pieces.push((String::new(), 0));
        }
        in_number = digit.is_some();
        if let Some((letters, number)) = pieces.last_mut() {
            match digit {
                Some(digit) => *number = number.saturating_mul(10).saturating_add(digit.into()),
                None => letters.extend(c.to_lowercase()),
            }
        }
    }
    pieces
}

/// Buttons that turn pages, which are counted from 0. Where the neighbour is the first or the last page, one button leads there.
fn pager((page, pages): (usize, usize), turn: impl Fn(usize) -> Press) -> Vec<Button> {
    let buttons = [
        (page > 1, 0, texts::FIRST),
        (page > 0, page.saturating_sub(1), texts::PREVIOUS),
        (page + 1 < pages, page + 1, texts::NEXT),
        (page + 2 < pages, pages.saturating_sub(1), texts::LAST),
    ];
    let leading = buttons.into_iter().filter(|(leads_on, ..)| *leads_on);
    leading
        .map(|(_, page, label)| button(&turn(page), label))
        .collect()
}

/// A page of articles; `articles` holds the page only.
pub(in crate::discord) fn articles(
    articles: &[&ArticleMeta],
    (page, filter): (usize, &str),
    total: usize,
    look: Look,
) -> Card {
    let pages = total.div_ceil(LIST_PAGE).max(1);
    let lines: Vec<String> = articles
        .iter()
        .map(|article| {
            format!(
                "**{}**\n{}",
                title(article),
                small(&format!(
                    "{} · {} · `{}`",
                    escape_line(&shorten(shared::outlet(article), 80)),
                    date(article),
                    code(article.id.as_str())
                ))
            )
        })
        .collect();
    let typed = escape_line(&plain_line(filter));
    let lines = match (lines.is_empty(), filter) {
        (true, "") => vec![texts::LIST_EMPTY.to_owned()],
        (true, _) => vec![texts::list_without(&typed)],
        (false, _) => lines,
    };
    let title = texts::list_title(total, &typed, page + 1, pages);
    let mut card = titled(&title, &lines, look);
    let turn = |page: usize| Press::List {
        page,
        filter: filter.to_owned(),
    };
    card.rows = vec![pager((page, pages), turn)];
    card.within_limits()
}

/// Text for inside a code span, which knows no escapes: backquotes become plain quotes.
fn code(text: &str) -> String {
    shorten(&plain_line(text).replace('`', "'"), 80)
}

/// What a refresh did: added, changed, removed, failed and why.
pub(in crate::discord) fn report(report: &RefreshReport, look: Look) -> Card {
    let mut lines = vec![texts::report_line(report)];
    for (head, ids) in [
        (texts::ADDED, &report.added),
        (texts::CHANGED, &report.changed),
        (texts::REMOVED, &report.removed),
    ] {
        if !ids.is_empty() {
            lines.push(heading(head, ids.len()));
            lines.extend(names(ids));
        }
    }
    lines.extend(faults(&report.faults));
    titled(texts::REPORT_TITLE, &lines, look)
}

/// A heading with a number, set apart from what stands above.
fn heading(head: &str, number: usize) -> String {
    format!("\n**{head}: {number}**")
}

fn bullet(line: &str) -> String {
    format!("- {line}")
}

fn names(ids: &[ArticleId]) -> Vec<String> {
    let mut lines: Vec<String> = ids
        .iter()
        .take(NAMED)
        .map(|id| bullet(&format!("`{}`", code(id.as_str()))))
        .collect();
    if ids.len() > NAMED {
        lines.push(texts::and_more_articles(ids.len() - NAMED));
    }
    lines
}

/// Faults under two headings: files that are left out, and those that answer nevertheless.
pub(in crate::discord) fn faults(faults: &[Fault]) -> Vec<String> {
    let (left_out, loaded): (Vec<&Fault>, Vec<&Fault>) =
        faults.iter().partition(|fault| fault.skipped);
    let mut lines: Vec<String> = Vec::new();
    for (head, faults) in [(texts::LEFT_OUT, left_out), (texts::FAULTY, loaded)] {
        if faults.is_empty() {
            continue;
        }
        lines.push(heading(head, faults.len()));
        let named = faults.iter().take(NAMED);
        lines.extend(
            named.map(|fault| bullet(&escape_line(&shorten(&plain_line(&fault.to_string()), 160)))),
        );
        if faults.len() > NAMED {
            lines.push(texts::more_faults(faults.len() - NAMED));
        }
    }
    lines
}
