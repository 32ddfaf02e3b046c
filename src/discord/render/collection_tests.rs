//! Empty collections and reports of a refresh.

use super::card::tests::check;
use super::*;
use crate::model::{ArticleId, Coverage, Filter, Generation, SearchResults};

#[test]
fn an_empty_collection_is_told_from_one_that_has_nothing_on_it() {
    let filter = Filter::default();
    let listing = |no_articles| Listing {
        record: None,
        no_articles,
        filter: &filter,
        look: Look::Embeds,
    };
    let results = |articles| SearchResults {
        found: None,
        complete: true,
        lists_articles: false,
        query: "krill".into(),
        hits: vec![],
        searched: Coverage {
            articles,
            ..Coverage::default()
        },
        notes: vec![],
        generation: Generation(1),
    };
    let shown = |articles, none| {
        let cards = search(&results(articles), 3, listing(none));
        cards[0].embeds[0].description.clone()
    };
    assert_eq!(
        shown(0, true),
        "**There are no articles in the collection yet.**"
    );
    assert!(shown(0, false).starts_with("**No article fits"));
    assert!(shown(2, false).starts_with("**No passage found.**\n-# Searched 2 articles"));
    let empty = sources(&Coverage::default(), 0, Look::Embeds);
    assert!(
        empty.embeds[0]
            .description
            .starts_with("There are no articles")
    );
}

#[test]
fn a_report_names_what_was_added_and_what_failed_and_why() {
    let done = crate::model::RefreshReport {
        generation: Generation(3),
        committed: true,
        added: vec![ArticleId::new("new`s.txt")],
        faults: vec![crate::model::Fault {
            file: "x_y.txt".into(),
            line: Some(1),
            kind: crate::model::FaultKind::BadDate,
            message: "date \"2023-13-25\" is not a date; write YYYY-MM-DD".into(),
            skipped: false,
        }],
        ..crate::model::RefreshReport::default()
    };
    let card = report(&done, Look::Embeds);
    check(&card);
    let text = &card.embeds[0].description;
    assert!(text.contains("**Added: 1**\n- `new's.txt`"), "{text}");
    assert!(text.contains(r"x\_y.txt\:1\: date"), "{text}");
}

/// The pages of a filtered list used to look like those of the whole.
#[test]
fn a_filtered_list_says_so_in_its_title() {
    let titled = |filter: &str, total| {
        let card = articles(&[], (0, filter), total, Look::Embeds);
        card.embeds[0].title.clone()
    };
    assert_eq!(titled("", 34), "34 articles (page 1 of 4)");
    assert_eq!(titled("*BBC*", 1), r"1 article with “\*BBC\*”");
    assert_eq!(
        titled("Gazette", 12),
        "12 articles with “Gazette” (page 1 of 2)"
    );
}
