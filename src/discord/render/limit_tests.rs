//! Discord's limits, and that nothing is live, for arbitrary answers.

use std::sync::Arc;

use proptest::prelude::*;

use super::fixtures::*;
use super::*;
use crate::model::{
    ArticleId, Citation, ContextView, Coverage, Covers, Day, Filter, Generation, Nearness,
    NoAnswer, Note, Outcome, Quote, RecordId, ScoredQuote, SearchResults, SourceDate, Span,
    Summary, SummaryScope,
};

fn any_text() -> impl Strategy<Value = String> {
    let bits = r"([ -~]|\. [A-Z]|é|😀|“|\u{202e}|[*_~`|<>@#:/\\-]|@everyone |https://a\.b/c |\n\n|[a-z]{1,30} ){1,40}";
    (bits, 1_usize..40)
        .prop_map(|(text, times)| text.repeat(times))
        .prop_filter("blank", |t| !t.trim().is_empty())
}

fn any_quote() -> impl Strategy<Value = Quote> {
    let marks = proptest::collection::vec((0_usize..300, 1_usize..50), 0..3);
    (
        any_text(),
        any_text(),
        proptest::option::of(any_text()),
        marks,
        any::<bool>(),
    )
        .prop_map(|(text, title, outlet, marks, bits)| {
            let date = if bits {
                day()
            } else {
                SourceDate::inferred(Covers {
                    article: ArticleId::new("z"),
                    title: title.clone(),
                    day: Day::new(2023, 9, 25).unwrap(),
                })
            };
            let source = article(&text, &title, outlet.as_deref(), date);
            let also = Citation {
                article: Arc::new(source.meta.clone()),
                citing: vec![title],
            };
            let quote = Quote::cut(&source, source.body)
                .unwrap()
                .with_highlights(
                    marks
                        .iter()
                        .filter_map(|(start, length)| Span::new(*start, start + length)),
                )
                .with_also_in(vec![also; 5]);
            if bits { quote.shortened() } else { quote }
        })
}

/// Fails when the cards of an answer are over a limit, or when anything in them is live but our own markup.
fn check_answer(quotes: Vec<Quote>, question: &str, answered: bool, look: Look, phrase: &str) {
    let outcome = if answered && !quotes.is_empty() {
        Outcome::Answered
    } else {
        Outcome::NotCovered(NoAnswer::NothingFound)
    };
    let mut value = an_answer(quotes, outcome);
    value.more = value.quotes.clone();
    value.read_as = Some(question.to_owned());
    value.question = question.to_owned();
    let phrase = phrase.to_owned();
    value.notes = vec![
        Note::PhraseNotFound {
            phrase: phrase.clone()
        };
        5
    ];
    let filter = Filter {
        sources: vec![phrase],
        ..Filter::default()
    };
    let record = RecordId::from_number(u64::MAX);
    let cards = answer(&value, frame(&record, &filter, look));
    assert!(!cards.is_empty() && cards.len() <= 4);
    check_cards(&cards);
}

/// Found by the property below: links, mentions and direction marks in walls of text, cut at a message's end.
#[test]
fn walls_of_links_and_mentions_stay_inert_where_they_are_cut() {
    let unit = ". M. Vhttps://a.b/c https://a.b/c 😀@everyone \\#@everyone “. Y@everyone \u{202e}&. O. F/éé\u{202e}\n\nitxpnhgjqkeq “#@everyone |@everyone /https://a.b/c “. R";
    let mut wall = quote(&"““😀éhttps://a.b/c <@“https://a.b/c *:https://a.b/c _é".repeat(2))
        .with_highlights(Span::new(46, 82));
    let also = wall.citation().clone();
    wall = wall.with_also_in(vec![also; 5]);
    let phrase = "\n\n\u{202e}\n\n😀@everyone @everyone \n\nhttps://a.b/c “éhttps://a.b/c éNpkrkrz \n\nhttps://a.b/c e@everyone “\u{202e}A😀";
    for look in [Look::Embeds, Look::Plain] {
        for answered in [false, true] {
            let (question, phrase) = (unit.repeat(40), phrase.repeat(25));
            check_answer(vec![wall.clone()], &question, answered, look, &phrase);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_answer_is_ever_over_a_limit_or_live(
        quotes in proptest::collection::vec(any_quote(), 0..4),
        question in any_text(),
        answered in any::<bool>(),
        plain in any::<bool>(),
        phrase in any_text(),
    ) {
        let look = if plain { Look::Plain } else { Look::Embeds };
        check_answer(quotes, &question, answered, look, &phrase);
    }

    #[test]
    fn no_list_is_ever_over_a_limit_or_live(quotes in proptest::collection::vec(any_quote(), 1..8), plain in any::<bool>(), name in any_text()) {
        let look = if plain { Look::Plain } else { Look::Embeds };
        let record = RecordId::from_number(1);
        let hits: Vec<ScoredQuote> = quotes.iter().cloned().map(|quote| ScoredQuote { quote, score: 1.0 }).collect();
        let some = Coverage { articles: 3, ..Coverage::default() };
        let results = SearchResults { query: name.clone(), hits: hits.clone(), found: Some(77_500), complete: false, lists_articles: false, searched: some.clone(), notes: vec![], generation: Generation(1) };
        let summed = Summary { scope: SummaryScope::Topic(name), quotes: hits, searched: some, notes: vec![], generation: Generation(1) };
        let view = ContextView { before: quotes.first().cloned(), quote: quotes[0].clone(), after: quotes.last().cloned(), since: Some(changed()) };
        let size = page_size(look).min(quotes.len());
        let further_quotes = placed(3, quotes.iter().take(size).cloned());
        let page = Further { record: &record, kind: Kind::Found, query: &results.query, found: Some(Found { all: 77_500, articles: false, full: true }), shown: 3, from: 0, total: quotes.len(), quotes: &further_quotes, since: &vec![Some(changed()); size], look };
        let listing = Listing { record: Some(&record), no_articles: false, filter: &Filter::default(), look };
        let mut cards = search(&results, 5, listing);
        cards.extend(summary(&summed, listing));
        cards.extend(context(&view, look));
        cards.push(further(page));
        let since = Some(changed());
        let quotes = (1..).zip(quotes).map(|(number, quote)| (number, quote, since)).collect();
        cards.push(cited(&Cited { question: results.query, related: plain.then_some(Nearness::MayHold), doubted: true, several: true, quotes }, look));
        check_cards(&cards);
    }
}
