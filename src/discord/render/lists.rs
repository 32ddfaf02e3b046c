//! Lists of quotes: further quotes, search results, summaries, a quote in its context.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{CONTENT, DESCRIPTION, EMBED_TOTAL, EMBEDS, TITLE, shorten, units};
use super::super::split::{Marked, fit, pack};
use super::answer::{Look, button, context_buttons, notes};
use super::card::{Button, Card, Embed, Tone};
use super::ids::Press;
use super::quote::{Label, Links, block, citation, whole};
use crate::locales::en::discord as texts;
use crate::model::{
    ContextView, Quote, RecordId, ScoredQuote, SearchResults, Summary, SummaryScope,
};

/// Messages at most for one list.
const MESSAGES: usize = 4;
/// Longest block in an embed of a list, so that three always fit in one message.
const EMBED_BLOCK: usize = 1_850;
/// Longest block in plain text.
const PLAIN_BLOCK: usize = 1_850;

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
    /// Quotes shown in the answer itself: numbering goes on after them.
    pub(in crate::discord) shown: usize,
    /// Number of the page's first further quote, counted from 0.
    pub(in crate::discord) from: usize,
    /// Further quotes in all.
    pub(in crate::discord) total: usize,
    /// The page's quotes: at most [`page_size`].
    pub(in crate::discord) quotes: &'a [Quote],
    pub(in crate::discord) look: Look,
}

/// A page of *More quotes*, with buttons to turn pages.
pub(in crate::discord) fn further(page: Further<'_>) -> Card {
    let title = texts::more_title(page.from + 1, page.from + page.quotes.len(), page.total);
    let first = page.shown + page.from;
    let items = numbered(page.quotes.iter(), first);
    let mut card = list(&title, "", &items, page.look)
        .into_iter()
        .next()
        .unwrap_or_default();
    let size = page_size(page.look);
    let turn = |from: usize| Press::Turn {
        record: page.record.clone(),
        from,
    };
    let mut row: Vec<Button> = Vec::new();
    if page.from > 0 {
        row.push(button(
            &turn(page.from.saturating_sub(size)),
            texts::PREVIOUS,
        ));
    }
    if page.from + size < page.total {
        row.push(button(&turn(page.from + size), texts::NEXT));
    }
    card.rows = vec![row, context_buttons(page.record, first, page.quotes.len())];
    card.within_limits()
}

/// Search results: the first ones at once, the rest behind *More quotes*.
pub(in crate::discord) fn search(
    results: &SearchResults,
    shown: usize,
    record: Option<&RecordId>,
    look: Look,
) -> Vec<Card> {
    let title = texts::search_title(&escape_line(&shorten(
        &plain_line(&results.query),
        TITLE / 2 - 30,
    )));
    let hits = results.hits.get(..shown).unwrap_or(&results.hits);
    let intro: Vec<String> = std::iter::once(escape_line(&texts::found(
        results.hits.len(),
        &results.searched,
    )))
    .chain(notes(&results.notes))
    .collect();
    let mut cards = list(&title, &intro.join("\n"), &numbered(quotes(hits), 0), look);
    if let (Some(last), Some(record)) = (cards.last_mut(), record) {
        let more = (results.hits.len() > shown).then(|| {
            button(
                &Press::More {
                    record: record.clone(),
                },
                texts::MORE_QUOTES,
            )
        });
        last.rows = vec![
            more.into_iter().collect(),
            context_buttons(record, 0, hits.len()),
        ];
    }
    cards.into_iter().map(Card::within_limits).collect()
}

/// A summary: quotes in order of time, each with its date.
pub(in crate::discord) fn summary(summary: &Summary, look: Look) -> Vec<Card> {
    let title = match &summary.scope {
        SummaryScope::Latest => texts::SUMMARY_LATEST.to_owned(),
        SummaryScope::Topic(topic) => {
            texts::summary_topic(&escape_line(&shorten(&plain_line(topic), TITLE / 2 - 30)))
        }
        SummaryScope::Article(id) => {
            let name = summary
                .quotes
                .first()
                .map_or(id.as_str(), |q| &q.quote.citation().article.title.text);
            texts::summary_article(&escape_line(&shorten(&plain_line(name), TITLE / 2 - 30)))
        }
    };
    let mut intro = notes(&summary.notes);
    if summary.quotes.is_empty() {
        intro.insert(0, format!("**{}**", texts::SUMMARY_EMPTY));
    }
    intro.insert(0, escape_line(&texts::searched(&summary.searched)));
    let items: Vec<(Label, &Quote)> = quotes(&summary.quotes)
        .map(|quote| (Label::None, quote))
        .collect();
    list(&title, &intro.join("\n"), &items, look)
        .into_iter()
        .map(Card::within_limits)
        .collect()
}

/// A quote with the sentences around it: the quote in bold, its neighbours plain.
pub(in crate::discord) fn context(view: &ContextView, look: Look) -> Card {
    let (limit, links) = match look {
        Look::Embeds => (DESCRIPTION, Links::Shown),
        Look::Plain => (CONTENT, Links::Bare),
    };
    let below = citation(view.quote.citation(), links).join("\n");
    // A third for each part; 40 for the marks between them.
    let each = limit.saturating_sub(units(&below) + 40) / 3;
    let part = |quote: &Quote, bold: bool| {
        let marks = if bold {
            whole(quote.text())
        } else {
            Vec::new()
        };
        let fitted = fit(
            Marked {
                text: quote.text(),
                bold: &marks,
            },
            "> ",
            each.saturating_sub(4),
        );
        if fitted.cut {
            format!("{} […]", fitted.markdown)
        } else {
            fitted.markdown
        }
    };
    let parts: Vec<String> = [
        (&view.before, false),
        (&Some(view.quote.clone()), true),
        (&view.after, false),
    ]
    .into_iter()
    .filter_map(|(quote, bold)| quote.as_ref().map(|quote| part(quote, bold)))
    .collect();
    let text = format!("{}\n{below}", parts.join("\n> \n"));
    match look {
        Look::Embeds => Card {
            embeds: vec![Embed {
                description: text,
                ..Embed::default()
            }],
            ..Card::default()
        },
        Look::Plain => Card::text(text),
    }
    .within_limits()
}

fn quotes(scored: &[ScoredQuote]) -> impl Iterator<Item = &Quote> {
    scored.iter().map(|scored| &scored.quote)
}

fn numbered<'a>(quotes: impl Iterator<Item = &'a Quote>, first: usize) -> Vec<(Label, &'a Quote)> {
    quotes
        .enumerate()
        .map(|(i, quote)| (Label::Number(first + i + 1), quote))
        .collect()
}

/// A titled list over as many messages as it takes, up to [`MESSAGES`].
fn list(title: &str, intro: &str, items: &[(Label, &Quote)], look: Look) -> Vec<Card> {
    match look {
        Look::Embeds => embedded(title, intro, items),
        Look::Plain => {
            let head = [format!("**{title}**"), intro.to_owned()]
                .join("\n")
                .trim_end()
                .to_owned();
            let blocks: Vec<String> = std::iter::once(head)
                .chain(
                    items
                        .iter()
                        .map(|(label, quote)| block(quote, *label, Links::Bare, PLAIN_BLOCK)),
                )
                .collect();
            pack(&blocks, CONTENT)
                .into_iter()
                .take(MESSAGES)
                .map(Card::text)
                .collect()
        }
    }
}

fn embedded(title: &str, intro: &str, items: &[(Label, &Quote)]) -> Vec<Card> {
    let head = Embed {
        title: title.to_owned(),
        description: intro.to_owned(),
        ..Embed::default()
    };
    let mut cards = vec![Card {
        embeds: vec![head],
        ..Card::default()
    }];
    for (label, quote) in items {
        let description = block(quote, *label, Links::Shown, EMBED_BLOCK);
        let embed = Embed {
            description,
            tone: Tone::Answer,
            ..Embed::default()
        };
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
