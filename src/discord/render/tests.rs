//! Rendering as a whole: what a reader sees, and Discord's limits for arbitrary answers.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use regex::Regex;

use super::super::escape::tests::{see, unbold};
use super::card::tests::check;
use super::*;
use crate::model::{
    Answer, Article, ArticleId, ArticleMeta, Citation, Confidence, ContextView, Coverage, Covers,
    Credit, Day, Filter, Generation, NoAnswer, Note, Outcome, PartialDate, Quote, RecordId,
    ScoredQuote, SearchResults, Since, SourceDate, Span, Summary, SummaryScope, Title, TitleKind,
    VersionHash,
};

pub(super) fn article(text: &str, title: &str, outlet: Option<&str>, date: SourceDate) -> Article {
    Article {
        meta: ArticleMeta {
            id: ArticleId::new("a.txt"),
            version: VersionHash::of(text),
            title: Title {
                text: title.to_owned(),
                kind: TitleKind::Opening,
                span: None,
            },
            outlet: outlet.map(str::to_owned),
            author: None,
            url: Some("https://news.example/a_(b)*c".to_owned()),
            date,
            cites: vec![],
        },
        text: Arc::from(text),
        body: Span::of(text),
        credits: vec![Credit {
            name: "BBC".into(),
            sentence: Span::new(0, 1).unwrap(),
        }],
    }
}

pub(super) fn day() -> SourceDate {
    SourceDate::stated(PartialDate::Day(Day::new(2023, 9, 25).unwrap()))
}

pub(super) fn quote(text: &str) -> Quote {
    Quote::cut(
        &article(text, "President Macron has said…", None, day()),
        Span::of(text),
    )
    .unwrap()
}

pub(super) fn an_answer(quotes: Vec<Quote>, outcome: Outcome) -> Answer {
    Answer {
        named: None,
        question: "Who will *leave* @everyone?".into(),
        read_as: None,
        outcome,
        quotes: quotes
            .into_iter()
            .map(|quote| ScoredQuote { quote, score: 1.0 })
            .collect(),
        more: vec![],
        searched: Coverage {
            articles: 2,
            undated: 1,
            first: Day::new(2023, 9, 25),
            last: Day::new(2023, 9, 25),
            ..Coverage::default()
        },
        confidence: Confidence::new(0.9),
        notes: vec![],
        generation: Generation(1),
    }
}

pub(super) fn frame<'a>(record: &'a RecordId, filter: &'a Filter, look: Look) -> Frame<'a> {
    Frame {
        record: Some(record),
        show_question: true,
        filter,
        summary: None,
        look,
    }
}

pub(super) fn labels(card: &Card) -> Vec<Vec<&str>> {
    card.rows
        .iter()
        .map(|row| row.iter().map(|button| button.label.as_str()).collect())
        .collect()
}

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
    assert_eq!(cards[0].embeds[0].title, r"Who will \*leave\* \@everyone?");
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
        card.embeds[0]
            .description
            .starts_with("**The articles do not answer that.**\n-# Searched 2 articles")
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

pub(super) fn changed() -> Since {
    Since::Changed(Day::new(2026, 11, 24).unwrap())
}

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

#[test]
fn a_search_counts_what_it_does_not_list() {
    let said = crate::locales::en::discord::found;
    assert_eq!(
        said(Some(1234), 10, 3),
        "The best 3 of 1,234 passages; **More quotes** goes on to the best 10."
    );
    // It used to look as if three were kept back.
    assert_eq!(
        said(Some(5), 2, 2),
        "2 of 5 passages that match; the others say the same, or only their titles hold the words."
    );
    assert_eq!(said(Some(8), 8, 3), "8 passages found; the best 3 first.");
    assert_eq!(said(Some(1), 1, 1), "1 passage found.");
    // Not counted, so no total is claimed.
    assert_eq!(
        said(None, 12, 3),
        "The best 3 passages; **More quotes** goes on to the best 12."
    );
}

/// Quotes in the places of a record that follow on those of the answer.
pub(super) fn placed(from: usize, quotes: impl IntoIterator<Item = Quote>) -> Vec<(usize, Quote)> {
    (from..).zip(quotes).collect()
}

#[test]
fn pages_of_further_quotes_turn_both_ways() {
    let record = RecordId::from_number(7);
    let quotes = placed(4, [quote("One."), quote("Two."), quote("Three.")]);
    let page = Further {
        record: &record,
        kind: Kind::Quotes,
        query: "Who spoke?",
        found: None,
        shown: 1,
        from: 3,
        total: 7,
        quotes: &quotes,
        since: &[None, Some(changed()), None],
        look: Look::Embeds,
    };
    let card = further(page);
    let above = &card.embeds[0].description;
    assert!(
        above.contains("**6**: This article was changed on 24 Nov 2026"),
        "{above}"
    );
    check(&card);
    assert_eq!(
        labels(&card),
        [vec![
            "In context 5",
            "In context 6",
            "In context 7",
            "Back",
            "Next"
        ]]
    );
    assert_eq!(
        Press::parse(&card.rows[0][4].id),
        Some(Press::Turn {
            record: record.clone(),
            from: 6,
            kind: Kind::Quotes
        })
    );
    assert_eq!(
        Press::parse(&card.rows[0][0].id),
        Some(Press::Context { record, quote: 4 })
    );
}

#[test]
fn a_page_holds_all_its_quotes_however_long_they_are() {
    let record = RecordId::from_number(7);
    let long = "Every_sentence of this quote has some *words*. ".repeat(200);
    for look in [Look::Embeds, Look::Plain] {
        let quotes = placed(3, vec![quote(long.trim()); page_size(look)]);
        let page = Further {
            record: &record,
            kind: Kind::Quotes,
            query: "Who spoke?",
            found: None,
            shown: 3,
            from: 0,
            total: 9,
            quotes: &quotes,
            since: &vec![Some(changed()); quotes.len()],
            look,
        };
        let card = further(page);
        check(&card);
        let text: String = std::iter::once(card.content.as_str())
            .chain(card.embeds.iter().map(|e| e.description.as_str()))
            .collect();
        assert_eq!(text.matches("> Every").count(), page_size(look), "{text}");
        assert_eq!(text.matches("stated in the text").count(), page_size(look));
    }
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

#[test]
fn further_quotes_of_an_answer_are_not_shown_as_answers() {
    let record = RecordId::from_number(7);
    let quotes = placed(1, [quote("One.")]);
    let page = Further {
        since: &[],
        record: &record,
        kind: Kind::Quotes,
        query: "Who spoke?",
        found: None,
        shown: 1,
        from: 0,
        total: 1,
        quotes: &quotes,
        look: Look::Embeds,
    };
    let card = further(page);
    assert!(
        card.embeds
            .iter()
            .all(|embed| embed.tone == card::Tone::Info)
    );
    assert!(
        card.embeds[0]
            .description
            .contains("not part of the answer")
    );
    let found = further(Further {
        kind: Kind::Found,
        ..page
    });
    assert!(
        !found.embeds[0]
            .description
            .contains("not part of the answer")
    );
}

#[test]
fn where_nothing_was_searched_no_search_is_told_and_no_follow_up_offered() {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    for reason in [
        NoAnswer::NotAQuestion,
        NoAnswer::Courtesy,
        NoAnswer::LatestNews,
    ] {
        let mut said = an_answer(vec![], Outcome::NotCovered(reason));
        said.read_as = Some("thanks (Macron)".into());
        let card = &answer(&said, frame(&record, &filter, Look::Embeds))[0];
        let text = &card.embeds[0].description;
        assert!(
            !text.contains("Searched") && !text.contains("Read as"),
            "{text}"
        );
        assert!(card.rows.is_empty(), "{:?}", labels(card));
    }
}

/// On a phone others see nothing of a command but its answer.
#[test]
fn a_question_that_is_too_long_for_a_title_is_shown_whole_below_it() {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    for look in [Look::Embeds, Look::Plain] {
        let mut long = an_answer(vec![quote("One.")], Outcome::Answered);
        long.question = format!("{}at the end?", "Who was the mayor ".repeat(25));
        let cards = answer(&long, frame(&record, &filter, look));
        check_cards(&cards);
        let shown = cards[0]
            .embeds
            .first()
            .map_or(&cards[0].content, |e| &e.description);
        assert!(shown.contains("mayor at the end?"), "{shown}");
    }
    let mut short = an_answer(vec![quote("One.")], Outcome::Answered);
    short.question = "Who was the mayor ".repeat(13).trim().to_owned();
    let card = &answer(&short, frame(&record, &filter, Look::Embeds))[0];
    assert_eq!(card.embeds[0].title, short.question);
    assert!(!card.embeds[0].description.contains("Asked"));
}

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

/// Our own markup, and nothing else: block-quote prefixes, the link behind the host's name, italic labels.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    let labels = r"\*(related, not an answer|headline)\*";
    let link = r"\[((?:\\.|[^\[\]\\\n])*)\]\(<https://news\.example/[^>]*>\)";
    let bare = r"<https://news\.example/[^>]*>";
    Regex::new(&format!(
        r"(?m){link}|{bare}|^> ?|^-# | \[…\]|\[…\] |{labels}"
    ))
    .unwrap()
});

/// What in a card's text is live besides our own markup.
fn inert(markdown: &str) -> Vec<String> {
    see(&OWN.replace_all(&unbold(markdown), "$1$2")).live
}

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

pub(super) fn check_cards(cards: &[Card]) {
    for card in cards {
        check(card);
        let embeds = card.embeds.iter().flat_map(|e| [&e.title, &e.description]);
        for text in std::iter::once(&card.content).chain(embeds) {
            assert_eq!(inert(text), Vec::<String>::new(), "{text}");
        }
    }
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
        let results = SearchResults { query: name.clone(), hits: hits.clone(), found: Some(77_500), searched: some.clone(), notes: vec![], generation: Generation(1) };
        let summed = Summary { scope: SummaryScope::Topic(name), quotes: hits, searched: some, notes: vec![], generation: Generation(1) };
        let view = ContextView { before: quotes.first().cloned(), quote: quotes[0].clone(), after: quotes.last().cloned(), since: Some(changed()) };
        let size = page_size(look).min(quotes.len());
        let further_quotes = placed(3, quotes.iter().take(size).cloned());
        let page = Further { record: &record, kind: Kind::Found, query: &results.query, found: Some(77_500), shown: 3, from: 0, total: quotes.len(), quotes: &further_quotes, since: &vec![Some(changed()); size], look };
        let listing = Listing { record: Some(&record), no_articles: false, filter: &Filter::default(), look };
        let mut cards = search(&results, 5, listing);
        cards.extend(summary(&summed, listing));
        cards.extend(context(&view, look));
        cards.push(further(page));
        check_cards(&cards);
    }
}
