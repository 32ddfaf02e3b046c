//! A quote with the sentences around it. All of the quote is shown, over several messages when it takes them; its neighbours get
//! the room that it leaves.

use super::super::limits::{CONTENT, DESCRIPTION, units};
use super::super::split::{Fitted, Marked, fit, fit_end, pieces};
use super::answer::Look;
use super::card::{Card, Embed};
use super::lists::MESSAGES;
use super::quote::{Links, citation, small};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{ContextView, Quote, Span};

/// Opens each line of the article's words.
const BAR: &str = "> ";
/// Room for the marks and line breaks between the parts.
const MARKS: usize = 60;
/// Least room that is worth filling with a neighbour.
const LEAST: usize = 60;

/// The quote in bold with its neighbours plain; a long quote alone, over up to [`MESSAGES`] messages.
pub(in crate::discord) fn context(view: &ContextView, look: Look) -> Vec<Card> {
    let (limit, links) = match look {
        Look::Embeds => (DESCRIPTION, Links::Masked),
        Look::Plain => (CONTENT, Links::Bare),
    };
    let above = above(view);
    let below = citation(view.quote.citation(), links).join("\n");
    let cut = small(&texts::cut(&[]));
    let room = limit.saturating_sub(
        units(&above) + units(&below) + units(&cut) + units(texts::CONTEXT_TITLE) + MARKS,
    );
    let bold = [Span::of(view.quote.text())];
    let quote = Marked {
        text: view.quote.text(),
        bold: &bold,
    };
    let mut pages = pieces(quote, BAR, room, MESSAGES);
    let missing = pages.last().is_some_and(|last| last.cut);
    let words: Vec<String> = if pages.len() == 1 {
        let only = pages.remove(0).markdown;
        vec![with_neighbours(view, only, room)]
    } else {
        pages.into_iter().map(|page| page.markdown).collect()
    };
    let last = words.len().saturating_sub(1);
    let text = |(at, words): (usize, String)| {
        let mut parts: Vec<String> = Vec::new();
        parts.extend((at == 0).then(|| above.clone()));
        parts.push(words);
        parts.extend((at == last).then(|| below.clone()));
        parts.extend((at == last && missing).then(|| cut.clone()));
        card(at, parts.join("\n"), look)
    };
    words.into_iter().enumerate().map(text).collect()
}

/// What stands above the quote: what is shown, and what became of its version.
fn above(view: &ContextView) -> String {
    let around = view.before.is_some() || view.after.is_some();
    let since = |since| small(&shared::since_around(since, around));
    let lines: Vec<String> = std::iter::once(small(texts::CONTEXT_HOW))
        .chain(view.since.map(since))
        .collect();
    lines.join("\n")
}

/// The words of a quote between the sentences around it, as far as they fit in `room` units.
fn with_neighbours(view: &ContextView, quote: String, room: usize) -> String {
    let left = room.saturating_sub(units(&quote));
    let wanted = |quote: Option<&Quote>| {
        quote.map_or(0, |quote| {
            units(&fit(plain(quote), BAR, usize::MAX).markdown)
        })
    };
    let (before, after) = (wanted(view.before.as_ref()), wanted(view.after.as_ref()));
    // What one side does not need is the other's.
    let before = before.min((left / 2).max(left.saturating_sub(after)));
    let before = view.before.as_ref().and_then(|quote| {
        let fitted = fit_end(quote.text(), BAR, before)?;
        Some((fitted.markdown, quote.span().end()))
    });
    let left = left.saturating_sub(before.as_ref().map_or(0, |(text, _)| units(text)));
    let after = view.after.as_ref().filter(|_| left >= LEAST);
    let after = after.and_then(|quote| {
        let fitted = fit(plain(quote), BAR, left);
        let whole = !fitted.cut || ends_a_sentence(quote, &fitted);
        whole.then(|| (fitted.markdown, quote.span().start()))
    });
    let span = view.quote.span();
    let mut words = String::new();
    if let Some((text, end)) = before {
        words = format!("{text}{}", joint(end, span.start(), &quote));
    } else {
        words.push_str(&quote);
    }
    if let Some((text, start)) = after {
        words.push_str(&joint(span.end(), start, &text));
    }
    words
}

/// A part as it follows another that ended at the byte `end`: on the same line within a paragraph.
fn joint(end: usize, start: usize, text: &str) -> String {
    // At most one byte between two parts is a space within a paragraph.
    if start <= end + 1 {
        format!(" {}", text.strip_prefix(BAR).unwrap_or(text))
    } else {
        format!("\n> \n{text}")
    }
}

fn plain(quote: &Quote) -> Marked<'_> {
    Marked {
        text: quote.text(),
        bold: &[],
    }
}

/// Whether a cut text ends with a whole sentence, so that nothing has to say that it was cut.
fn ends_a_sentence(quote: &Quote, fitted: &Fitted) -> bool {
    let text = quote.text();
    crate::text::sentences(text, Span::of(text))
        .iter()
        .any(|sentence| sentence.span.end() == fitted.shown)
}

fn card(at: usize, text: String, look: Look) -> Card {
    let title = if at == 0 { texts::CONTEXT_TITLE } else { "" };
    let card = match look {
        Look::Embeds => Card {
            embeds: vec![Embed {
                title: title.to_owned(),
                description: text,
                ..Embed::default()
            }],
            ..Card::default()
        },
        Look::Plain if title.is_empty() => Card::text(text),
        Look::Plain => Card::text(format!("**{title}**\n{text}")),
    };
    card.within_limits()
}
