//! One quote: the article's words as a block quote, and under it who published them and when.

use reqwest::Url;

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{shorten, units};
use super::super::split::{Marked, fit};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{ArticleMeta, Citation, Quote, QuoteRole, SourceDate, Span};

/// Longest title, name or date that stands under a quote, before escaping.
const NAME: usize = 100;
/// Longest link that is offered (Discord's limit for link buttons is 512 too).
const LINK: usize = 512;
/// Articles named after "also in"; the rest is counted.
const ALSO: usize = 3;

/// How a quote is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Label {
    /// Nothing.
    None,
    /// Its number, which the *In context* buttons name.
    Number(usize),
    /// Marked *related, not an answer*, with its number.
    Related(usize),
}

/// Where links may go: masked links in embeds, none in plain text, where Discord would unfold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Links {
    Shown,
    Bare,
}

/// The block for one quote, at most `limit` units; which is at least 1,500.
pub(in crate::discord) fn block(quote: &Quote, label: Label, links: Links, limit: usize) -> String {
    let mut below = below(quote, links);
    if units(&below) * 2 > limit {
        below = essentials(quote);
    }
    let head = head(quote, label);
    // 200: the marks between the parts and the note about a cut.
    let room = limit
        .saturating_sub(units(&below) + units(&head) + 200)
        .max(100);
    let fitted = fit(
        Marked {
            text: quote.text(),
            bold: quote.highlights(),
        },
        "> ",
        room,
    );
    let mut block = String::new();
    if !head.is_empty() {
        block.push_str(&head);
        block.push('\n');
    }
    block.push_str(&fitted.markdown);
    if fitted.cut {
        block.push_str(" […]");
    }
    block.push('\n');
    block.push_str(&below);
    if fitted.cut {
        block.push('\n');
        block.push_str(texts::CUT);
    }
    block
}

fn head(quote: &Quote, label: Label) -> String {
    let headline = (quote.role() == QuoteRole::Headline).then(|| texts::HEADLINE.to_owned());
    let label = match label {
        Label::None => None,
        Label::Number(n) => Some(texts::quote_number(n)),
        Label::Related(n) => Some(texts::related_number(n)),
    };
    let parts: Vec<String> = label.into_iter().chain(headline).collect();
    parts.join(" · ")
}

/// The lines under a quote: title, source and date, also in, shortened.
fn below(quote: &Quote, links: Links) -> String {
    let mut lines = citation(quote.citation(), links);
    if !quote.also_in().is_empty() {
        lines.push(also_in(quote.also_in()));
    }
    if quote.is_shortened() {
        lines.push(texts::SHORTENED.to_owned());
    }
    lines.join("\n")
}

/// What stays when names are so long that they would leave no room for the quote: at most about 800 units.
fn essentials(quote: &Quote) -> String {
    let mut lines = citation(quote.citation(), Links::Bare);
    if quote.is_shortened() {
        lines.push(texts::SHORTENED.to_owned());
    }
    lines.join("\n")
}

/// Title; source, link; date with provenance.
pub(in crate::discord) fn citation(citation: &Citation, links: Links) -> Vec<String> {
    let source = escape_line(&shorten(&shared::source(citation), NAME));
    let source = match link(&citation.article, links) {
        Some(link) => format!("{source} · {link}"),
        None => source,
    };
    vec![
        format!("**{}**", title(&citation.article)),
        format!("{source} · {}", date(&citation.article)),
    ]
}

/// The display title, escaped.
pub(in crate::discord) fn title(article: &ArticleMeta) -> String {
    escape_line(&shorten(&plain_line(&article.title.text), NAME))
}

/// The date and how it is known, escaped. Long titles of covered articles are cut.
pub(in crate::discord) fn date(article: &ArticleMeta) -> String {
    if let Some(covers) = article.date.covers() {
        let mut short = covers.clone();
        short.title = shorten(&plain_line(&covers.title), NAME);
        return escape_line(&shared::source_date(&SourceDate::inferred(short)));
    }
    escape_line(&shared::source_date(&article.date))
}

fn also_in(citations: &[Citation]) -> String {
    let mut names: Vec<String> = citations
        .iter()
        .take(ALSO)
        .map(|c| format!("“{}” ({})", title(&c.article), short_date(&c.article)))
        .collect();
    if citations.len() > ALSO {
        names.push(texts::more_articles(citations.len() - ALSO));
    }
    texts::also_in(&shared::list(&names))
}

fn short_date(article: &ArticleMeta) -> String {
    article
        .date
        .known()
        .map_or_else(|| "undated".to_owned(), shared::partial_date)
}

/// A link to the original under the name of its host, so that it leads where it says.
fn link(article: &ArticleMeta, links: Links) -> Option<String> {
    if links == Links::Bare {
        return None;
    }
    let url = Url::parse(article.url.as_deref()?).ok()?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none();
    let host = url
        .host_str()
        .filter(|host| host.is_ascii() && host.len() <= 80)?;
    // The parser has encoded everything outside ASCII, spaces and control characters; brackets would end the link early.
    let target = url
        .as_str()
        .replace('(', "%28")
        .replace(')', "%29")
        .replace('\\', "%5C")
        .replace('*', "%2A");
    (fits && target.len() <= LINK).then(|| {
        format!(
            "[{}](<{}>)",
            escape_line(host),
            target.replace(['<', '>'], "")
        )
    })
}

/// The quote's text in bold as a whole, for showing it within its context.
pub(in crate::discord) fn whole(text: &str) -> Vec<Span> {
    vec![Span::of(text)]
}
