//! A quote with the sentences around it.

use super::fixtures::*;
use super::*;
use crate::model::{ContextView, Day, Since};

#[test]
fn the_context_of_a_quote_says_what_became_of_its_article() {
    let mut view = ContextView {
        before: None,
        quote: quote("One."),
        after: None,
        since: None,
    };
    assert!(!context(&view, Look::Plain)[0].content.contains("changed"));
    view.since = Some(changed());
    let shown = &context(&view, Look::Plain)[0].content;
    assert!(
        shown.contains("-# This article was changed on 24 Nov 2026"),
        "{shown}"
    );
}

/// "These words still stand in it" used to stand above sentences that may not.
#[test]
fn what_still_stands_in_a_changed_article_is_the_quote_and_not_what_is_around_it() {
    let mut view = ContextView {
        before: None,
        quote: quote("One."),
        after: None,
        since: Some(Since::Kept(Day::new(2026, 11, 24).unwrap())),
    };
    let shown = |view: &ContextView| context(view, Look::Plain)[0].content.clone();
    assert!(shown(&view).contains("these words still stand in it."));
    view.before = Some(quote("Before."));
    let around = shown(&view);
    assert!(
        around.contains("the quote itself still stands in it, the sentences around it are from the version before."),
        "{around}"
    );
}

/// A context used to give a third of its room each to the quote and its neighbours, also where there were none.
#[test]
fn a_context_shows_all_of_a_long_quote_and_fills_what_is_left() {
    let text = "Every sentence of this quote has some words. ".repeat(110);
    let long = quote(text.trim());
    for look in [Look::Embeds, Look::Plain] {
        let view = ContextView {
            since: None,
            before: None,
            quote: long.clone(),
            after: Some(quote("And after.")),
        };
        let cards = context(&view, look);
        check_cards(&cards);
        let shown: String = cards
            .iter()
            .map(|c| {
                format!(
                    "{}{}",
                    c.content,
                    c.embeds.first().map_or("", |e| &e.description)
                )
            })
            .collect();
        assert_eq!(shown.matches("Every sentence").count(), 110, "{shown}");
        assert!(!shown.contains("[…]") && shown.contains("stated in the text"));
    }
    let view = ContextView {
        since: None,
        before: Some(quote("Long before it. Just before it.")),
        quote: quote("It."),
        after: Some(quote(text.trim())),
    };
    let cards = context(&view, Look::Embeds);
    check_cards(&cards);
    let shown = &cards[0].embeds[0].description;
    assert!(
        shown.contains("Just before it.") && shown.contains("**It.**"),
        "{shown}"
    );
    assert!(
        shown.len() > 3_500 && !shown.contains("[…]"),
        "{}",
        shown.len()
    );
}
