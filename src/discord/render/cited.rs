//! Where the quotes of an answer are from, without the quotes.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::shorten;
use super::answer::{Look, words};
use super::card::Card;
use super::collection::titled;
use super::lists::name;
use super::quote::{Links, citation, small};
use crate::locales::en::{answer as shared, asides, discord as texts};
use crate::model::{Nearness, Quote, Since};

/// The quotes of an answer and what became of the version of each.
#[derive(Debug)]
pub(in crate::discord) struct Cited {
    /// What was asked.
    pub(in crate::discord) question: String,
    /// What the quotes are to a question that they do not answer.
    pub(in crate::discord) related: Option<Nearness>,
    /// Whether it was asked if they are right.
    pub(in crate::discord) doubted: bool,
    /// Whether the quotes were shown with numbers.
    pub(in crate::discord) several: bool,
    /// Each with its number in the answer.
    pub(in crate::discord) quotes: Vec<(usize, Quote, Option<Since>)>,
}

/// Sources and dates in the order of the quotes, in one message.
pub(in crate::discord) fn cited(cited: &Cited, look: Look) -> Card {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(cited.doubted.then(|| asides::CUT.to_owned()));
    for (numbers, source) in sources(cited, look) {
        lines.extend(head(cited, &numbers));
        lines.extend(source);
    }
    titled(
        &texts::cited_title(&name(&words(&cited.question))),
        &lines,
        look,
    )
}

/// The lines of each source with the numbers of its quotes, so that nothing is said twice.
fn sources(cited: &Cited, look: Look) -> Vec<(Vec<usize>, Vec<String>)> {
    let mut sources: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
    for (number, quote, since) in &cited.quotes {
        let mut lines = under(quote, look);
        lines.extend(since.map(|since| small(&shared::since(since))));
        match sources.iter_mut().find(|(_, known)| *known == lines) {
            Some((numbers, _)) => numbers.push(*number),
            None => sources.push((vec![*number], lines)),
        }
    }
    sources
}

/// What stands above the source of the quotes of these numbers.
fn head(cited: &Cited, numbers: &[usize]) -> Option<String> {
    let numbers = texts::quote_numbers(numbers);
    match (cited.related, cited.several) {
        (Some(nearness), true) => Some(texts::related(&numbers, nearness)),
        (Some(nearness), false) => Some(texts::related_mark(nearness).to_owned()),
        (None, true) => Some(numbers),
        (None, false) => None,
    }
}

/// Outlet, date and title as under the quote itself, and the author and the file, which stand there nowhere.
fn under(quote: &Quote, look: Look) -> Vec<String> {
    let links = match look {
        Look::Embeds => Links::Masked,
        Look::Plain => Links::Bare,
    };
    let article = &quote.citation().article;
    let author = article.author.as_deref();
    let author = author.map(|name| texts::by(&escape_line(&shorten(&plain_line(name), 80))));
    let file = escape_line(&shorten(&plain_line(article.id.as_str()), 80));
    let last: Vec<String> = author.into_iter().chain([file]).collect();
    let mut lines = citation(quote.citation(), links);
    lines.push(small(&last.join(" · ")));
    lines
}
