//! Lists of quotes: further quotes, search results, summaries.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{
    CONTENT, EMBED_TOTAL, EMBEDS, ROW_BUTTONS, ROWS, TITLE, shorten, units,
};
use super::super::split::pack;
use super::answer::{Look, words};
use super::card::{Button, Card, Embed, Tone};
use super::ids::{Kind, Press};
use super::notes::{filter_line, notes};
use super::quote::{Label, Links, Named, Shape, block, group, small};
use super::rows::{button, context_button, context_buttons, in_rows};
use crate::locales::en::{answer as shared, discord as texts};
use crate::model::{
    Coverage, Filter, NoAnswer, Note, Quote, RecordId, ScoredQuote, SearchResults, Since, Summary,
    SummaryScope,
};

/// Messages at most for one list.
pub(super) const MESSAGES: usize = 4;
/// Longest block in an embed of a list, so that three always fit in one message.
const EMBED_BLOCK: usize = 1_850;
/// Longest block in plain text.
const PLAIN_BLOCK: usize = 1_820;

/// Quotes on a page of *More quotes*: as many as fit in one message, three in embeds, one in plain text.
pub(in crate::discord) fn page_size(look: Look) -> usize {
    match look {
        Look::Embeds => 3,
        Look::Plain => 1,
    }
}

/// A page of further quotes.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Further<'a> {
    pub(in crate::discord) record: &'a RecordId,
    /// Whether they answer.
    pub(in crate::discord) kind: Kind,
    /// What was asked or searched for.
    pub(in crate::discord) query: &'a str,
    /// Passages that a search found in all, where that is known.
    pub(in crate::discord) found: Option<u64>,
    /// Quotes shown in the answer itself: numbering goes on after them.
    pub(in crate::discord) shown: usize,
    /// Number of the page's first further quote, counted from 0.
    pub(in crate::discord) from: usize,
    /// Further quotes in all.
    pub(in crate::discord) total: usize,
    /// The page's quotes, at most [`page_size`], each with its place in the record.
    pub(in crate::discord) quotes: &'a [(usize, Quote)],
    /// What became of the version of each.
    pub(in crate::discord) since: &'a [Option<Since>],
    pub(in crate::discord) look: Look,
}

/// A page of *More quotes*, with buttons to turn pages. Quotes are counted together with those of the answer.
pub(in crate::discord) fn further(page: Further<'_>) -> Card {
    let first = page.shown + page.from;
    let (last, total) = (first + page.quotes.len(), page.shown + page.total);
    let title = match page.kind {
        Kind::Quotes | Kind::Related => {
            texts::more_title(&name(&words(page.query)), first + 1, last, total)
        }
        Kind::Found => texts::found_title(&name(&words(page.query)), first + 1, last, total),
    };
    // Only an answer is green.
    let (label, tone): (fn(usize) -> Label, Tone) = match page.kind {
        Kind::Quotes | Kind::Found => (Label::Number, Tone::Info),
        Kind::Related => (Label::Related, Tone::Related),
    };
    let size = page_size(page.look);
    let is_last = page.from + size >= page.total;
    let intro = match page.kind {
        Kind::Quotes => Some(small(texts::MORE_NOT_CHOSEN)),
        Kind::Found if is_last => texts::found_end(page.found, total).map(|end| small(&end)),
        Kind::Related | Kind::Found => None,
    };
    let items = numbered(page.quotes.iter().map(|(_, quote)| quote), first, label);
    let since = (first + 1..)
        .zip(page.since)
        .filter_map(|(number, since)| Some(small(&texts::since(number, (*since)?))));
    let above: Vec<String> = intro.into_iter().chain(since).collect();
    let mut card = list(&title, &above.join("\n"), &items, (page.look, tone))
        .into_iter()
        .next()
        .unwrap_or_default();
    let turn = |from: usize| Press::Turn {
        record: page.record.clone(),
        from,
        kind: page.kind,
    };
    let mut row: Vec<Button> = Vec::new();
    if page.from > 0 {
        row.push(button(
            &turn(page.from.saturating_sub(size)),
            texts::PREVIOUS,
        ));
    }
    if !is_last {
        row.push(button(&turn(page.from + size), texts::NEXT));
    }
    let contexts = (first + 1..).zip(page.quotes);
    let contexts = contexts
        .map(|(number, (place, _))| context_button(page.record, *place, (number, total)))
        .collect();
    card.rows = in_rows(contexts, row);
    card.within_limits()
}

/// What search results or a summary are shown with.
#[derive(Clone, Copy, Debug)]
pub(in crate::discord) struct Listing<'a> {
    /// The record that the buttons name; without one there are none.
    pub(in crate::discord) record: Option<&'a RecordId>,
    /// Whether there are no articles at all.
    pub(in crate::discord) no_articles: bool,
    /// What the articles were narrowed down to.
    pub(in crate::discord) filter: &'a Filter,
    pub(in crate::discord) look: Look,
}

impl Listing<'_> {
    /// The line that says what the articles were narrowed down to, so that nobody takes a part for the whole.
    fn narrowed(self) -> Option<String> {
        Some(small(&filter_line(self.filter)?))
    }

    /// Why nothing is listed: `found_none` where articles were searched.
    fn nothing(self, searched: &Coverage, notes: &[Note], found_none: &'static str) -> String {
        let reason = match searched.articles {
            _ if self.no_articles => shared::no_answer(&NoAnswer::EmptyCollection),
            0 => shared::no_article(self.filter, notes),
            _ => found_none,
        };
        format!("**{reason}**")
    }
}

/// What a list is about, for its title: escaped, and so short that a few words fit beside it.
pub(super) fn name(text: &str) -> String {
    escape_line(&shorten(&plain_line(text), TITLE / 2 - 30))
}

/// What was searched, where anything was.
fn searched(coverage: &Coverage) -> Option<String> {
    (coverage.articles > 0).then(|| small(&escape_line(&texts::searched(coverage))))
}

/// Search results: the first ones at once, the rest behind *More quotes*.
pub(in crate::discord) fn search(
    results: &SearchResults,
    shown: usize,
    listing: Listing<'_>,
) -> Vec<Card> {
    let (record, look) = (listing.record, listing.look);
    let title = texts::search_title(&name(&words(&results.query)));
    let hits = results.hits.get(..shown).unwrap_or(&results.hits);
    let mut intro: Vec<String> = Vec::new();
    if hits.is_empty() {
        intro.push(listing.nothing(&results.searched, &results.notes, texts::NOTHING_FOUND));
    } else {
        let found = if results.lists_articles {
            let all = results.found.and_then(|all| usize::try_from(all).ok());
            texts::articles_found(
                all.unwrap_or(results.hits.len()),
                results.hits.len(),
                hits.len(),
            )
        } else {
            texts::found(results.found, results.hits.len(), hits.len())
        };
        intro.push(small(&found));
    }
    intro.extend(listing.narrowed());
    intro.extend(notes(&results.notes).iter().map(|note| small(note)));
    intro.extend(searched(&results.searched));
    let tone = if hits.is_empty() {
        Tone::No
    } else {
        Tone::Info
    };
    let items = match hits {
        [only] if results.hits.len() == 1 => vec![Item::One(Label::None, &only.quote)],
        _ => numbered(quotes(hits), 0, Label::Number),
    };
    let mut cards = list(&title, &intro.join("\n"), &items, (look, tone));
    if let (Some(last), Some(record)) = (cards.last_mut(), record) {
        let press = Press::More {
            record: record.clone(),
            kind: Kind::Found,
        };
        let more = (results.hits.len() > shown).then(|| button(&press, texts::MORE_QUOTES));
        let contexts = context_buttons(record, 0..hits.len(), results.hits.len());
        last.rows = in_rows(contexts, more.into_iter().collect());
    }
    cards.into_iter().map(Card::within_limits).collect()
}

/// A summary: quotes in order of time, each with its date. Neighbours from one article share the lines under them. With a
/// record they are numbered, and under the last message stand their *In context* buttons.
pub(in crate::discord) fn summary(summary: &Summary, listing: Listing<'_>) -> Vec<Card> {
    let (record, look) = (listing.record, listing.look);
    let title = match &summary.scope {
        SummaryScope::Latest => texts::summary_latest(listing.filter.since, listing.filter.until),
        SummaryScope::Topic(topic) => texts::summary_topic(&name(topic)),
        SummaryScope::Article(id) => {
            let first = summary.quotes.first();
            texts::summary_article(&name(
                first.map_or(id.as_str(), |q| &q.quote.citation().article.title.text),
            ))
        }
    };
    let mut intro: Vec<String> = Vec::new();
    let how = match (&summary.scope, summary.quotes.is_empty()) {
        (_, true) => {
            intro.push(listing.nothing(&summary.searched, &summary.notes, texts::SUMMARY_EMPTY));
            None
        }
        (SummaryScope::Article(_), false) => Some(texts::SUMMARY_OF_ARTICLE.to_owned()),
        (_, false) => Some(texts::summary_how(summary.order())),
    };
    intro.extend(how.as_deref().map(small));
    intro.extend(listing.narrowed());
    intro.extend(notes(&summary.notes).iter().map(|note| small(note)));
    // Which article it is stands in the title.
    if !matches!(summary.scope, SummaryScope::Article(_)) {
        intro.extend(searched(&summary.searched));
    }
    let tone = if how.is_some() { Tone::Info } else { Tone::No };
    let total = summary.quotes.len();
    let first = (record.is_some() && total > 1).then_some(1);
    let mut items: Vec<Item<'_>> = runs(quotes(&summary.quotes), first);
    if matches!(summary.scope, SummaryScope::Article(_)) {
        name_once(&mut items);
    }
    let mut cards = list(&title, &intro.join("\n"), &items, (look, tone));
    if let (Some(last), Some(record)) = (cards.last_mut(), record) {
        let starts = (0..total).step_by(ROW_BUTTONS).take(ROWS);
        last.rows = starts
            .map(|at| context_buttons(record, at..total, total))
            .collect();
    }
    cards.into_iter().map(Card::within_limits).collect()
}

/// Quotes at most under one citation: longer runs would be hard to tell apart.
const RUN: usize = 4;
/// Units of the quotes of a run, which leaves room for what stands under them: a further quote that does not fit opens a
/// run of its own rather than being cut.
const RUN_UNITS: usize = 1_350;

/// Whether a quote goes into the run: it is of the same article and finds room there.
fn belongs(run: &[&Quote], quote: &Quote) -> bool {
    let article = |quote: &Quote| quote.citation().article.id.clone();
    let same = run
        .last()
        .is_some_and(|last| article(last) == article(quote));
    let length: usize = run.iter().map(|quote| units(quote.text())).sum();
    same && run.len() < RUN && length + units(quote.text()) <= RUN_UNITS
}

/// Runs of quotes from the same article, numbered from `first` on.
fn runs<'a>(quotes: impl Iterator<Item = &'a Quote>, first: Option<usize>) -> Vec<Item<'a>> {
    let mut runs: Vec<Item<'a>> = Vec::new();
    for (at, quote) in quotes.enumerate() {
        match runs.last_mut() {
            Some(Item::Run(_, _, run)) if belongs(run, quote) => run.push(quote),
            _ => runs.push(Item::Run(
                first.map(|first| first + at),
                Named::Article,
                vec![quote],
            )),
        }
    }
    runs
}

/// Gives the title of the one article of a list under its last run only.
fn name_once(items: &mut [Item<'_>]) {
    let but_last = items.len().saturating_sub(1);
    for item in items.iter_mut().take(but_last) {
        if let Item::Run(_, named, _) = item {
            *named = Named::Source;
        }
    }
}

fn quotes(scored: &[ScoredQuote]) -> impl Iterator<Item = &Quote> {
    scored.iter().map(|scored| &scored.quote)
}

fn numbered<'a>(
    quotes: impl Iterator<Item = &'a Quote>,
    first: usize,
    label: fn(usize) -> Label,
) -> Vec<Item<'a>> {
    quotes
        .enumerate()
        .map(|(i, quote)| Item::One(label(first + i + 1), quote))
        .collect()
}

/// What a list shows in one block.
#[derive(Debug)]
enum Item<'a> {
    One(Label, &'a Quote),
    /// Quotes of one article, the number of the first when they are numbered, and what is said of the article.
    Run(Option<usize>, Named, Vec<&'a Quote>),
}

impl Item<'_> {
    fn block(&self, links: Links, limit: usize) -> String {
        match self {
            Self::One(label, quote) => block(quote, *label, links, limit),
            Self::Run(first, named, quotes) => {
                let shape = Shape {
                    first: *first,
                    named: *named,
                    links,
                };
                group(quotes, shape, limit)
            }
        }
    }
}

/// A titled list over as many messages as it takes, up to [`MESSAGES`].
fn list(title: &str, intro: &str, items: &[Item<'_>], (look, tone): (Look, Tone)) -> Vec<Card> {
    match look {
        Look::Embeds => embedded(title, intro, items, tone),
        Look::Plain => {
            let head = [format!("**{title}**"), intro.to_owned()]
                .join("\n")
                .trim_end()
                .to_owned();
            let blocks: Vec<String> = std::iter::once(head)
                .chain(
                    items
                        .iter()
                        .map(|item| item.block(Links::Bare, PLAIN_BLOCK)),
                )
                .collect();
            pack(&blocks, CONTENT)
                .into_iter()
                .take(MESSAGES)
                .map(|page| Card::text(page.text))
                .collect()
        }
    }
}

fn embedded(title: &str, intro: &str, items: &[Item<'_>], tone: Tone) -> Vec<Card> {
    let mut embeds: Vec<Embed> = items
        .iter()
        .map(|item| Embed {
            description: item.block(Links::Masked, EMBED_BLOCK),
            tone,
            ..Embed::default()
        })
        .collect();
    if !intro.is_empty() || embeds.is_empty() {
        embeds.insert(
            0,
            Embed {
                description: intro.to_owned(),
                tone,
                ..Embed::default()
            },
        );
    }
    if let Some(first) = embeds.first_mut() {
        first.title = title.to_owned();
    }
    spread(embeds)
}

/// Embeds in as few messages as hold them, up to [`MESSAGES`].
pub(super) fn spread(embeds: Vec<Embed>) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for embed in embeds {
        let fits = cards.last().is_some_and(|card| {
            card.embeds.len() < EMBEDS
                && card.embeds.iter().map(Embed::units).sum::<usize>() + embed.units()
                    <= EMBED_TOTAL
        });
        match cards.last_mut() {
            Some(card) if fits => card.embeds.push(embed),
            _ => cards.push(Card {
                embeds: vec![embed],
                ..Card::default()
            }),
        }
    }
    cards.truncate(MESSAGES);
    cards
}
