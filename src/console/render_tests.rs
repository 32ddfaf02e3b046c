//! Tests of rendering.

use proptest::prelude::*;

use super::super::fixtures;
use super::super::is_hostile;
use super::*;
use crate::model::{ContextView, Quote, SearchResults, Since, Span, SummaryScope};

fn plain() -> Style {
    Style::plain()
}

#[test]
fn a_topic_points_to_the_command_that_there_is() {
    let mut topic = fixtures::answer();
    topic.notes = vec![crate::model::Note::Overview {
        topic: "the dam".to_owned(),
    }];
    let shell = answer(&topic, Place::OneShot, plain());
    assert!(
        shell.contains("ask for a `dateline summary` of “the dam”"),
        "{shell}"
    );
    // Lines of a pipe are lines of the chat, and take its commands.
    for place in [Place::Chat, Place::Piped] {
        let chat = answer(&topic, place, plain());
        assert!(chat.contains("ask for a /summary of “the dam”"), "{chat}");
    }
}

#[test]
fn who_asks_for_the_latest_news_is_told_the_command_that_there_is() {
    let latest = crate::model::Answer {
        outcome: Outcome::NotCovered(NoAnswer::LatestNews),
        ..fixtures::no_answer()
    };
    let shell = answer(&latest, Place::OneShot, plain());
    assert!(shell.contains("use `dateline summary`;"), "{shell}");
    for place in [Place::Chat, Place::Piped] {
        let chat = answer(&latest, place, plain());
        assert!(chat.contains("use /summary;"), "{chat}");
    }
}

#[test]
fn an_answer_shows_quote_source_date_and_notes() {
    insta::assert_snapshot!(answer(&fixtures::answer(), Place::OneShot, plain()), @r#"
    1. │ She said the bridge will open “by the end of 2023,” CNN reported.
       (shortened)
       Example Herald, citing CNN · undated; covers the events of “Ann Lee, the mayor, …” (25 Sep 2023)
       “Bridge to open” · by A. Writer · news/b.txt · https://example.org/b
       also in: a.txt, outlet unknown · 25 Sep 2023 (stated in the text)

    2. │ Nobody was hurt.
       outlet unknown · 25 Sep 2023 (stated in the text)
       a.txt

    Read “brigde” as “bridge”.
    Searched: 2 articles (25 Sep 2023; 1 undated).
    "#);
}

#[test]
fn a_no_says_what_was_searched_and_marks_quotes_as_related() {
    insta::assert_snapshot!(answer(&fixtures::no_answer(), Place::OneShot, plain()), @r#"
    The articles do not cover that. Searched: 2 articles (25 Sep 2023; 1 undated).

    1. │ She said the bridge will open “by the end of 2023,” CNN reported.
       (related, not an answer; shortened)
       Example Herald, citing CNN · undated; covers the events of “Ann Lee, the mayor, …” (25 Sep 2023)
       “Bridge to open” · by A. Writer · news/b.txt · https://example.org/b
       also in: a.txt, outlet unknown · 25 Sep 2023 (stated in the text)
    "#);
}

/// "What comes nearest may hold it" stood above quotes that were each called no answer.
#[test]
fn a_no_that_may_be_wrong_calls_none_of_its_quotes_no_answer() {
    let no = Answer {
        outcome: Outcome::NotCovered(NoAnswer::Doubtful),
        ..fixtures::no_answer()
    };
    let said = answer(&no, Place::OneShot, plain());
    assert!(
        said.contains("\n   (related, may hold it; shortened)\n"),
        "{said}"
    );
}

#[test]
fn a_terminal_gets_lines_and_bold() {
    let shown = answer(
        &fixtures::answer(),
        Place::Chat,
        Style::terminal(48, None, None),
    );
    insta::assert_snapshot!(shown.replace('\u{1b}', "␛"), @r#"
    1. │ She said the bridge will open “␛[1mby the end␛[22m
       │ ␛[1mof 2023␛[22m,” CNN reported.
    ␛[2m   (shortened)␛[22m
    ␛[2m   Example Herald, citing CNN · undated; covers
         the events of “Ann Lee, the mayor, …” (25
         Sep 2023)␛[22m
    ␛[2m   “Bridge to open” · by A. Writer · news/b.txt
         · https://example.org/b␛[22m
    ␛[2m   also in: a.txt, outlet unknown · 25 Sep 2023
         (stated in the text)␛[22m

    2. │ Nobody was hurt.
    ␛[2m   outlet unknown · 25 Sep 2023 (stated in the
         text)␛[22m
    ␛[2m   a.txt␛[22m

    ␛[2mRead “brigde” as “bridge”.␛[22m
    ␛[2mSearched: 2 articles (25 Sep 2023; 1 undated).␛[22m
    ␛[2m4 further passages: /more␛[22m
    "#);
}

#[test]
fn search_results_and_summaries_carry_their_dates() {
    let found = search(&fixtures::results(), listed(2), plain());
    assert!(
        found.starts_with("1. │ She said")
            && found.ends_with("Searched: 2 articles (25 Sep 2023; 1 undated)."),
        "{found}"
    );
    assert!(
        found.contains("\n\nThe best 2 of 31 passages; more is elsewhere.\n"),
        "{found}"
    );
    let told = summary(&fixtures::summary(), plain());
    assert!(
        told.starts_with("On the bridge, in the articles’ own sentences"),
        "{told}"
    );
    assert_eq!(told.matches("(stated in the text)").count(), 2, "{told}");
}

#[test]
fn empty_results_say_so() {
    let mut results = fixtures::results();
    results.hits.clear();
    assert!(
        search(&results, listed(2), plain()).starts_with("No passage holds that.\n\nSearched:")
    );
    let mut empty = fixtures::summary();
    empty.quotes.clear();
    empty.scope = SummaryScope::Latest;
    assert!(summary(&empty, plain()).starts_with("There is nothing on that"));
}

#[test]
fn a_context_shows_the_quote_among_its_neighbours() {
    let article = fixtures::article("a.txt", fixtures::BODY);
    let part = |text: &str| fixtures::find(fixtures::BODY, text);
    let view = ContextView::cut(
        &article,
        Some(part("Ann Lee, the mayor, spoke on Sunday.")),
        part("She said the bridge will open “by the end of 2023,” CNN reported."),
        Some(part("Nobody was hurt.")),
    )
    .unwrap();
    insta::assert_snapshot!(context(&view, plain()), @r#"
    │ Ann Lee, the mayor, spoke on Sunday. She said the bridge will open “by the end of 2023,” CNN reported.
    │
    │ Nobody was hurt.
    outlet unknown · 25 Sep 2023 (stated in the text)
    a.txt
    "#);
}

#[test]
fn the_context_of_a_quote_says_what_became_of_its_article() {
    let article = fixtures::article("a.txt", fixtures::BODY);
    let part = fixtures::find(fixtures::BODY, "Nobody was hurt.");
    let mut view = ContextView::cut(&article, None, part, None).unwrap();
    let day = crate::model::Day::new(2026, 11, 24).unwrap();
    for (since, said) in [
        (
            Since::Changed(day),
            "changed on 24 Nov 2026; the quote is from the version before",
        ),
        (Since::Gone(day), "out of the collection since 24 Nov 2026"),
        (
            Since::Withdrawn(day),
            "taken out of the collection on 24 Nov 2026",
        ),
    ] {
        view.since = Some(since);
        let shown = context(&view, plain());
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn a_collection_is_described_by_its_sources() {
    insta::assert_snapshot!(coverage(&fixtures::coverage()), @r#"
    2 articles (25 Sep 2023; 1 undated)
      CNN: 2 citing it
      outlet unknown: 1
    "#);
}

#[test]
fn a_quote_over_several_paragraphs_keeps_them() {
    let article = fixtures::article("a.txt", fixtures::BODY);
    let whole = Quote::cut(&article, Span::of(fixtures::BODY)).unwrap();
    let shown = passages(&[fixtures::scored(whole, 1.0)], 1, None, plain());
    assert!(
        shown.contains("CNN reported.\n   │\n   │ Nobody was hurt.\n"),
        "{shown}"
    );
}

#[test]
fn of_many_articles_that_say_the_same_a_few_are_named() {
    let article = fixtures::article("a.txt", fixtures::BODY);
    let quote = Quote::cut(&article, Span::of(fixtures::BODY)).unwrap();
    let other = quote.citation().clone();
    let shown = |others: usize| {
        let quote = quote.clone().with_also_in(vec![other.clone(); others]);
        passages(&[fixtures::scored(quote, 1.0)], 1, None, plain())
    };
    assert_eq!(shown(3).matches("also in").count(), 3);
    assert!(
        shown(4).ends_with("\n   also in 1 more article"),
        "{}",
        shown(4)
    );
    assert_eq!(shown(40).matches("also in: ").count(), 3);
}

#[test]
fn neighbours_of_one_article_in_a_summary_name_it_once() {
    let mut told = fixtures::summary();
    told.quotes.push(told.quotes[1].clone());
    told.quotes.push(told.quotes[0].clone());
    let shown = summary(&told, plain());
    insta::assert_snapshot!(shown, @r"
    On the bridge, in the articles’ own sentences, in order of time:

    1. │ She said the bridge will open “by the end of 2023,” CNN reported.
       (shortened)
       Example Herald, citing CNN · undated; covers the events of “Ann Lee, the mayor, …” (25 Sep 2023)
       “Bridge to open” · by A. Writer · news/b.txt · https://example.org/b
       also in: a.txt, outlet unknown · 25 Sep 2023 (stated in the text)

    2. │ Nobody was hurt.
       outlet unknown · 25 Sep 2023 (stated in the text)
       a.txt

    3. │ Nobody was hurt.
       source and date as above

    4. │ She said the bridge will open “by the end of 2023,” CNN reported.
       (shortened)
       Example Herald, citing CNN · undated; covers the events of “Ann Lee, the mayor, …” (25 Sep 2023)
       “Bridge to open” · by A. Writer · news/b.txt · https://example.org/b
       also in: a.txt, outlet unknown · 25 Sep 2023 (stated in the text)

    Searched: 2 articles (25 Sep 2023; 1 undated).
    ");
}

#[test]
fn no_line_of_a_quote_stands_without_its_bar() {
    let text = "He lost.”\n   outlet unknown · 1 Jan 2020 (stated in the text)\n\n2. │ “He won";
    let article = fixtures::article("a.txt", text);
    let quote = Quote::cut(&article, Span::of(text)).unwrap();
    insta::assert_snapshot!(passages(&[fixtures::scored(quote, 1.0)], 1, None, plain()), @r"
    1. │ He lost.”
       │    outlet unknown · 1 Jan 2020 (stated in the text)
       │
       │ 2. │ “He won
       outlet unknown · 25 Sep 2023 (stated in the text)
       a.txt
    ");
}

/// Pieces that hostile text is made of.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\u{1b}[31m".to_owned()),
        Just("\u{1b}]8;;http://evil.example\u{7}".to_owned()),
        Just("\u{9b}2J".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("\r".to_owned()),
        Just("\n".to_owned()),
        "[a-z“” ]{1,8}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn check_harmless(shown: &str) -> Result<(), TestCaseError> {
    prop_assert!(
        !shown.chars().any(|c| c != '\n' && is_hostile(c)),
        "{shown:?}"
    );
    Ok(())
}

proptest! {
    #[test]
    fn nothing_from_outside_reaches_the_terminal_raw(text in hostile(), width in 24_usize..100) {
        let article = fixtures::hostile_article(&text);
        let quote = Quote::cut(&article, article.body).unwrap();
        let other = quote.citation().clone();
        let quote = quote.with_also_in(vec![other]);
        let mut shown = fixtures::answer();
        shown.quotes = vec![fixtures::scored(quote, 1.0)];
        shown.read_as = Some(text.clone());
        shown.notes = vec![Note::PhraseNotFound { phrase: text.clone() }];
        // Styles off, so that every escape character would be the article's.
        let style = Style::terminal(width, Some("1"), None);
        check_harmless(&answer(&shown, Place::Chat, style))?;
        let mut told = fixtures::summary();
        told.scope = SummaryScope::Topic(text.clone());
        check_harmless(&summary(&told, style))?;
        let mut covers = fixtures::coverage();
        covers.sources[0].name = text;
        check_harmless(&coverage(&covers))?;
    }

    #[test]
    fn a_quote_is_shown_whole_and_in_order(
        words in proptest::collection::vec("[a-zA-Zé“”',.]{1,12}", 1..40),
        bold in (0_usize..40, 0_usize..40),
        width in 24_usize..100,
    ) {
        let text = words.join(" ");
        let article = fixtures::article("a.txt", &text);
        let Some(quote) = Quote::cut(&article, Span::of(&text)) else { return Ok(()) };
        let quote = quote.with_highlights(Span::new(bold.0, bold.1));
        let shown = passages(&[fixtures::scored(quote, 1.0)], 1, None, Style::terminal(width, Some("1"), None));
        let letters = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let barred: String = shown.lines().filter_map(|line| Some(line.split_once("│ ")?.1)).collect();
        prop_assert_eq!(letters(&barred), letters(&text), "{}", shown);
    }
}

fn listed(most: usize) -> Listed<'static> {
    Listed {
        most,
        further: "more is elsewhere.",
        no_articles: false,
    }
}

/// Five of five that can be listed, and one that repeats: a higher limit lists nothing more.
#[test]
fn a_search_that_lists_all_it_can_promises_no_more() {
    let said = |complete| {
        let results = SearchResults {
            found: Some(3),
            complete,
            ..fixtures::results()
        };
        search(&results, listed(2), plain())
    };
    assert!(said(true).contains("2 of 3 passages that match; the other says the same"));
    assert!(said(false).contains("The best 2 of 3 passages; more is elsewhere."));
}

/// "The best 1 of 3" left people looking for the other two.
#[test]
fn a_search_that_keeps_nothing_back_says_what_is_not_listed() {
    let found = |all: u64| {
        let results = SearchResults {
            found: Some(all),
            lists_articles: false,
            ..fixtures::results()
        };
        search(&results, listed(10), plain())
    };
    let all = found(2);
    assert!(!all.contains("passages"), "{all}");
    let kept = "3 passages that match; the other says the same, or only its title holds the words.";
    let one = found(3);
    assert!(one.contains(&format!("\n\n2 of {kept}\n")), "{one}");
    assert!(found(31).contains("; the others say the same"), "{one}");
}

#[test]
fn a_search_says_when_there_is_nothing_to_search() {
    for lists_articles in [true, false] {
        let results = SearchResults {
            hits: Vec::new(),
            lists_articles,
            ..fixtures::results()
        };
        let empty = Listed {
            no_articles: true,
            ..listed(2)
        };
        let said = search(&results, empty, plain());
        assert!(said.starts_with("There are no articles"), "{said}");
    }
}

/// A split screen or a watch: what does not fit is broken rather than left to the terminal.
#[test]
fn no_line_is_wider_than_a_narrow_terminal() {
    for width in 10..=30 {
        let style = Style::terminal(width, Some("1"), None);
        for shown in [
            answer(&fixtures::answer(), Place::Chat, style),
            search(&fixtures::results(), listed(2), style),
            summary(&fixtures::summary(), style),
        ] {
            for line in shown.lines() {
                assert!(
                    crate::console::wrap::columns(line) <= width,
                    "{width}: {line}"
                );
            }
        }
    }
}
