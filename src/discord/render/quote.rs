//! One quote: the article's words as a block quote, and under it who published them and when.

use reqwest::Url;

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{shorten, units};
use super::super::split::{Marked, fit};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{ArticleMeta, Citation, Nearness, Quote, QuoteRole};

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
    /// Marked as what it is below a no, with its number.
    Related(usize, Nearness),
    /// The same for an only one.
    OnlyRelated(Nearness),
}

/// How links are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Links {
    /// Under the name of their host: in embeds.
    Masked,
    /// As `<https://…>`, which Discord does not unfold: in plain text, where it shows no masked links.
    Bare,
    /// Not at all, where there is no room.
    Hidden,
}

/// What is said under quotes of the article that they are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Named {
    /// Who published it, when, and its title.
    Article,
    /// Only who published it and when: the same list has its title elsewhere.
    Source,
}

/// How quotes of one article are shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Shape {
    /// The number of the first quote, when they are numbered.
    pub(in crate::discord) first: Option<usize>,
    pub(in crate::discord) named: Named,
    pub(in crate::discord) links: Links,
}

impl Shape {
    /// The numbers of the quotes that are marked; none when they have no numbers.
    fn numbers(self, marked: impl IntoIterator<Item = bool>) -> Vec<usize> {
        let Some(first) = self.first else {
            return Vec::new();
        };
        let numbered = (first..).zip(marked);
        numbered
            .filter_map(|(number, marked)| marked.then_some(number))
            .collect()
    }
}

/// The block for one quote, at most `limit` units; which is at least 1,500.
pub(in crate::discord) fn block(quote: &Quote, label: Label, links: Links, limit: usize) -> String {
    let head = head(quote, label);
    let shape = Shape {
        first: None,
        named: Named::Article,
        links,
    };
    let body = group(&[quote], shape, limit.saturating_sub(units(&head) + 1));
    if head.is_empty() {
        body
    } else {
        format!("{head}\n{body}")
    }
}

/// A block for several quotes of one article: each in a block quote of its own, and under the last who published them
/// and when. At most `limit` units; which is at least 1,400.
pub(in crate::discord) fn group(quotes: &[&Quote], shape: Shape, limit: usize) -> String {
    let Some(under) = Under::of(quotes, shape) else {
        return String::new();
    };
    let below = under.lines(shape, limit);
    // 100: the note about a cut. 20: the marks around a quote, and its number.
    let room = limit.saturating_sub(units(&below) + 100 + 20 * quotes.len());
    let whole = quotes.iter().map(|quote| units(&words(quote, limit).0));
    let rooms = shares(&whole.collect::<Vec<_>>(), room);
    let fitted = quotes.iter().zip(rooms);
    let (mut texts, cuts): (Vec<String>, Vec<bool>) = fitted
        .map(|(quote, room)| words(quote, room.max(LEAST)))
        .unzip();
    if let Some(first) = shape.first {
        for (number, text) in (first..).zip(&mut texts) {
            *text = format!("{}\n{text}", small(&number.to_string()));
        }
    }
    // An empty line parts two block quotes, so that nobody takes them for one passage.
    let mut lines = vec![texts.join("\n\n")];
    lines.extend(Some(below).filter(|below| !below.is_empty()));
    if cuts.contains(&true) {
        lines.push(small(&texts::cut(&shape.numbers(cuts))));
    }
    lines.join("\n")
}

/// Least room for a quote.
const LEAST: usize = 100;

/// Parts of a room for texts of these lengths: what a short one leaves goes to the longer ones.
fn shares(lengths: &[usize], room: usize) -> Vec<usize> {
    let mut by_length: Vec<(usize, usize)> = lengths.iter().copied().enumerate().collect();
    by_length.sort_by_key(|(_, length)| *length);
    let (mut left, mut others) = (room, lengths.len());
    let mut shares = vec![0; lengths.len()];
    for (at, length) in by_length {
        shares[at] = length.min(left / others);
        left -= shares[at];
        others -= 1;
    }
    shares
}

/// What is to be said under quotes of one article.
struct Under {
    citation: Citation,
    /// Whom single quotes cite, with their numbers, where they do not all cite the same.
    credits: Vec<(Vec<usize>, Vec<String>)>,
    also: Vec<Citation>,
    /// The numbers of those that are shortened, when they are numbered.
    shortened: Option<Vec<usize>>,
    /// A headline needs no title under it.
    headline: bool,
}

impl Under {
    /// Credits and other articles of all quotes together.
    fn of(quotes: &[&Quote], shape: Shape) -> Option<Self> {
        let mut citation = quotes.last()?.citation().clone();
        let apart = quotes
            .iter()
            .any(|quote| quote.citation().citing != citation.citing);
        let mut credits: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
        let mut also: Vec<Citation> = Vec::new();
        citation.citing.clear();
        for (at, quote) in quotes.iter().enumerate() {
            let citing = &quote.citation().citing;
            match shape.first.filter(|_| apart) {
                Some(_) if citing.is_empty() => {}
                Some(first) => match credits.iter_mut().find(|(_, names)| names == citing) {
                    Some((numbers, _)) => numbers.push(first + at),
                    None => credits.push((vec![first + at], citing.clone())),
                },
                None => add_new(&mut citation.citing, citing),
            }
            for other in quote.also_in() {
                if !also.iter().any(|c| c.article.id == other.article.id) {
                    also.push(other.clone());
                }
            }
        }
        let shortened = quotes.iter().map(|quote| quote.is_shortened());
        Some(Self {
            citation,
            credits,
            also,
            shortened: quotes
                .iter()
                .any(|quote| quote.is_shortened())
                .then(|| shape.numbers(shortened)),
            headline: quotes
                .iter()
                .all(|quote| quote.role() == QuoteRole::Headline),
        })
    }

    /// The lines: source and date, title, also in, shortened. When names are so long that they would leave no room for
    /// the quotes, only what must stay.
    fn lines(&self, shape: Shape, limit: usize) -> String {
        let shortened = self.shortened.as_deref();
        let shortened = shortened.map(|numbers| small(&texts::shortened(numbers)));
        let also = (!self.also.is_empty()).then(|| small(&also_in(&self.also)));
        let all = |links: Links, also: Option<String>| {
            let lines = self.named(shape.named, links).into_iter();
            let lines: Vec<String> = lines.chain(also).chain(shortened.clone()).collect();
            lines.join("\n")
        };
        let full = all(shape.links, also);
        if units(&full) * 2 <= limit {
            full
        } else {
            all(Links::Hidden, None)
        }
    }

    fn named(&self, named: Named, links: Links) -> Vec<String> {
        let most = match named {
            Named::Article if !self.headline => 2,
            Named::Article | Named::Source => 1,
        };
        let credits = self.credits.iter();
        let credits: Vec<String> = credits.map(|(n, names)| credit(n, names)).collect();
        let credits = (!credits.is_empty()).then(|| small(&credits.join(" · ")));
        let mut lines = citation(&self.citation, links);
        lines.truncate(most);
        lines.splice(1..1, credits);
        lines
    }
}

/// Whom the quotes of these numbers cite, escaped.
fn credit(numbers: &[usize], citing: &[String]) -> String {
    let names = shorten(&shared::list(citing), NAME / 2);
    texts::citing(numbers, &escape_line(&names))
}

/// Adds the names that are not there yet.
fn add_new(names: &mut Vec<String>, more: &[String]) {
    for name in more {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
}

/// The article's words as a block quote of at most `room` units, and whether they are cut.
fn words(quote: &Quote, room: usize) -> (String, bool) {
    let fitted = fit(
        Marked {
            text: quote.text(),
            bold: quote.highlights(),
        },
        "> ",
        room,
    );
    let cut = fitted.is_partial();
    (fitted.marked("> "), cut)
}

/// A line of Dateline's own in small print, which sets it apart from the article's words.
pub(in crate::discord) fn small(line: &str) -> String {
    format!("-# {line}")
}

fn head(quote: &Quote, label: Label) -> String {
    let headline = (quote.role() == QuoteRole::Headline).then(|| texts::HEADLINE.to_owned());
    let label = match label {
        Label::None => None,
        Label::Number(n) => Some(texts::quote_number(n)),
        Label::Related(n, nearness) => Some(texts::related_number(n, nearness)),
        Label::OnlyRelated(nearness) => Some(texts::related_mark(nearness).to_owned()),
    };
    let parts: Vec<String> = label.into_iter().chain(headline).collect();
    parts.join(" · ")
}

/// Source and date with provenance; title and link. In small print.
pub(in crate::discord) fn citation(citation: &Citation, links: Links) -> Vec<String> {
    let article = &citation.article;
    let source = escape_line(&shorten(&shared::source(citation), NAME));
    let title = texts::in_article(&title(article));
    let title = match link(article, links) {
        Some(link) => format!("{title} · {link}"),
        None => title,
    };
    vec![
        small(&format!("— {source} · {}", date(article))),
        small(&title),
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
        return escape_line(&shared::source_date(&article.date.clone().covering(short)));
    }
    escape_line(&shared::source_date(&article.date))
}

fn also_in(citations: &[Citation]) -> String {
    let mut names: Vec<String> = citations
        .iter()
        .take(ALSO)
        .map(|c| format!("“{}” ({})", title(&c.article), outlet_and_date(&c.article)))
        .collect();
    if citations.len() > ALSO {
        names.push(texts::more_articles(citations.len() - ALSO));
    }
    texts::also_in(&shared::list(&names))
}

/// `BBC, 25 Sep 2023`, `14 Oct, year not given`, `undated`.
pub(in crate::discord) fn outlet_and_date(article: &ArticleMeta) -> String {
    let outlet = article
        .outlet
        .as_deref()
        .map(|name| escape_line(&shorten(&plain_line(name), NAME / 2)));
    let date = shared::article_date(&article.date);
    outlet
        .into_iter()
        .chain([date])
        .collect::<Vec<_>>()
        .join(", ")
}

/// A link to the original, masked under the name of its host, so that it leads where it says.
fn link(article: &ArticleMeta, links: Links) -> Option<String> {
    if links == Links::Hidden {
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
    let bare = format!("<{}>", target.replace(['<', '>'], ""));
    (fits && target.len() <= LINK).then(|| match links {
        Links::Masked => format!("[{}]({bare})", escape_line(host)),
        Links::Bare | Links::Hidden => bare,
    })
}
