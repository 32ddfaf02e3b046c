//! Quotes of an answer, as a reader sees them.

use std::sync::Arc;

use super::card::tests::check;
use super::fixtures::*;
use super::*;
use crate::model::{
    ArticleId, Citation, Covers, Day, Filter, Nearness, NoAnswer, Outcome, Quote, RecordId,
    SourceDate, Span,
};

#[test]
fn an_answer_shows_quote_bold_source_and_date_with_provenance() {
    let text = "France will withdraw its ambassador.";
    let at = text.find("its ambassador").unwrap();
    let quote = quote(text).with_highlights(Span::new(at, at + 14));
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let cards = answer(
        &an_answer(vec![quote], Outcome::Answered),
        frame(&record, &filter, Look::Embeds),
    );
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].embeds[0].title, "Who will leave?");
    assert_eq!(
        cards[0].embeds[0].description,
        "> France will withdraw **its ambassador**.\n\
         -# — outlet unknown, citing BBC · 25 Sep 2023 (stated in the text)\n\
         -# in “President Macron has said…” · [news.example](<https://news.example/a_%28b%29%2Ac>)"
    );
    assert_eq!(
        cards[0].embeds[0].footer,
        "Searched 2 articles (25 Sep 2023; 1 undated)."
    );
    assert_eq!(labels(&cards[0]), [vec!["In context", "Ask a follow-up"]]);
}

#[test]
fn a_no_says_so_what_was_searched_and_marks_quotes_as_related() {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let no = an_answer(
        vec![quote("One."), quote("Two.")],
        Outcome::NotCovered(NoAnswer::NotSure),
    );
    let card = &answer(&no, frame(&record, &filter, Look::Embeds))[0];
    assert!(
        card.embeds[0].description.starts_with(
            "**No answer to that was found in the articles.**\n-# Searched 2 articles"
        )
    );
    assert!(
        card.embeds[1]
            .description
            .starts_with("**1** · *related, not an answer*\n> One.")
    );
    assert!(
        card.embeds[2]
            .description
            .starts_with("**2** · *related, not an answer*\n> Two.")
    );
    assert_eq!(
        labels(card),
        [vec!["In context 1", "In context 2", "Ask a follow-up"]]
    );
}

/// "What comes nearest may hold it" stood above quotes that were each called no answer.
#[test]
fn a_no_that_may_be_wrong_calls_none_of_its_quotes_no_answer() {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let no = an_answer(
        vec![quote("One."), quote("Two.")],
        Outcome::NotCovered(NoAnswer::Doubtful),
    );
    let card = &answer(&no, frame(&record, &filter, Look::Embeds))[0];
    let told = &card.embeds[1].description;
    assert!(
        told.starts_with("**1** · *related, may hold it*\n> One."),
        "{told}"
    );
}

#[test]
fn an_undated_article_shows_what_it_covers_and_other_articles_and_shortening_are_named() {
    let covers = Covers {
        article: ArticleId::new("b.txt"),
        title: "The *other*".into(),
        day: Day::new(2023, 9, 25).unwrap(),
    };
    let undated = article(
        "It ends soon.",
        "It ends",
        Some("CNN"),
        SourceDate::inferred(covers),
    );
    let also = Citation {
        article: Arc::new(article("x", "Same_words", None, day()).meta),
        citing: vec![],
    };
    let quote = Quote::cut(&undated, undated.body)
        .unwrap()
        .shortened()
        .with_also_in(vec![also]);
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let card = &answer(
        &an_answer(vec![quote], Outcome::Answered),
        frame(&record, &filter, Look::Embeds),
    )[0];
    let text = &card.embeds[0].description;
    assert!(
        text.contains(r"undated; covers the events of “The \*other\*” (25 Sep 2023)"),
        "{text}"
    );
    assert!(
        text.contains(r"also in “Same\_words” (25 Sep 2023)"),
        "{text}"
    );
    assert!(text.contains("Shortened"), "{text}");
}

#[test]
fn a_day_without_its_year_is_shown_with_what_the_article_covers() {
    use crate::discord::render::quote::{date, outlet_and_date};
    let stated = SourceDate::year_not_given(crate::model::MonthDay::new(10, 14).unwrap());
    let mut meta = article("x", "T", None, stated).meta;
    assert_eq!(date(&meta), "14 Oct, year not given (stated in the text)");
    assert_eq!(outlet_and_date(&meta), "14 Oct, year not given");
    meta.date = meta.date.covering(Covers {
        article: ArticleId::new("b.txt"),
        title: "Dam breaks".into(),
        day: Day::new(2025, 10, 18).unwrap(),
    });
    assert_eq!(
        date(&meta),
        "14 Oct, year not given; covers the events of “Dam breaks” (18 Oct 2025)"
    );
}

#[test]
fn without_embeds_the_answer_is_plain_text_over_messages_cut_at_sentences() {
    let long = "Every sentence of this quote has some words. ".repeat(60);
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let plain = an_answer(
        vec![quote(long.trim()), quote(long.trim())],
        Outcome::Answered,
    );
    let cards = answer(&plain, frame(&record, &filter, Look::Plain));
    assert_eq!(cards.len(), 2);
    for card in &cards {
        check(card);
        assert!(card.embeds.is_empty());
    }
    assert!(
        cards[0].content.contains("some words. […]"),
        "{}",
        cards[0].content
    );
    assert_eq!(labels(&cards[0]), [vec!["In context 1"]]);
    assert_eq!(labels(&cards[1]), [vec!["In context 2", "Ask a follow-up"]]);
    let link = "<https://news.example/a_%28b%29%2Ac>";
    assert!(cards[0].content.contains(link), "{}", cards[0].content);
}

#[test]
fn sources_without_quotes_name_the_file_and_keep_the_numbers() {
    let told = |related: Option<Nearness>, several| {
        let sources = Cited {
            question: "Who will *leave* fort_1?".into(),
            related,
            doubted: false,
            several,
            quotes: vec![(2, quote("Troops leave."), Some(changed()))],
        };
        let card = cited(&sources, Look::Embeds);
        check(&card);
        let title = &card.embeds[0].title;
        assert_eq!(title, r"Sources of the quotes: Who will leave fort\_1?");
        card.embeds[0].description.clone()
    };
    let text = told(None, true);
    assert!(
        text.starts_with(
            "**2**\n-# — outlet unknown, citing BBC · 25 Sep 2023 (stated in the text)"
        ),
        "{text}"
    );
    assert!(
        text.contains("-# a.txt\n") && text.contains("news.example"),
        "{text}"
    );
    assert!(
        text.contains("was changed on") && !text.contains("Troops"),
        "{text}"
    );
    let marked = |nearness| told(Some(nearness), true);
    assert!(marked(Nearness::Related).starts_with("**2** · *related, not an answer*"));
    assert!(marked(Nearness::MayHold).starts_with("**2** · *related, may hold it*"));
    assert!(told(None, false).starts_with("-# —"));
}
