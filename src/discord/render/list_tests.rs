//! Lists of quotes: summaries and searches, as a reader sees them.

use super::fixtures::*;
use super::*;
use crate::model::{
    Article, ArticleId, Coverage, Credit, Day, Filter, Generation, Quote, RecordId, ScoredQuote,
    SourceCount, Span, Summary, SummaryScope,
};

/// A summary of these quotes.
fn summed(scope: SummaryScope, quotes: impl IntoIterator<Item = Quote>) -> Summary {
    let scored = |quote| ScoredQuote { quote, score: 1.0 };
    Summary {
        scope,
        quotes: quotes.into_iter().map(scored).collect(),
        searched: Coverage {
            articles: 1,
            ..Coverage::default()
        },
        notes: vec![],
        generation: Generation(1),
    }
}

fn topic() -> SummaryScope {
    SummaryScope::Topic("news".into())
}

/// The cards of a summary whose quotes are numbered, each checked against the limits.
fn numbered(summed: &Summary, look: Look) -> Vec<Card> {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let cards = summary(
        summed,
        Listing {
            record: Some(&record),
            no_articles: false,
            filter: &filter,
            look,
        },
    );
    check_cards(&cards);
    cards
}

/// All that the cards show.
fn shown(cards: &[Card]) -> String {
    let parts = cards.iter().flat_map(|card| {
        std::iter::once(&card.content).chain(card.embeds.iter().map(|e| &e.description))
    });
    parts.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

/// An article whose second sentence cites somebody.
fn citing() -> Article {
    let text = "One came. Two came. Three came.";
    let at = text.find("Two came.").unwrap();
    Article {
        credits: vec![Credit {
            name: "TF1".into(),
            sentence: Span::new(at, at + 9).unwrap(),
        }],
        ..article(text, "Who came", Some("BBC"), day())
    }
}

fn part(article: &Article, text: &str) -> Quote {
    let at = article.text.find(text).unwrap();
    Quote::cut(article, Span::new(at, at + text.len()).unwrap()).unwrap()
}

/// Every group of sentences used to repeat the title that the card has already, and later the first ones had no source.
#[test]
fn a_summary_of_one_article_gives_its_title_once_and_its_source_under_each_group() {
    let article = SummaryScope::Article(ArticleId::new("a.txt"));
    let summed = summed(article, vec![quote("He spoke."); 9]);
    for look in [Look::Embeds, Look::Plain] {
        let text = shown(&numbered(&summed, look));
        assert_eq!(text.matches("He spoke.").count(), 9, "{text}");
        assert_eq!(text.matches("in “President").count(), 1, "{text}");
        assert_eq!(text.matches("stated in the text").count(), 3, "{text}");
        assert_eq!(text.matches("citing BBC").count(), 3, "{text}");
        // One article is no search.
        assert!(!text.contains("Searched"), "{text}");
    }
}

/// Neighbours of one article used to be parted, and the article named twice, where one of them cites an outlet.
#[test]
fn neighbours_of_one_article_share_a_box_and_the_one_that_cites_somebody_says_so() {
    let came = citing();
    let quotes = ["One came.", "Two came.", "Three came."].map(|text| part(&came, text));
    let text = shown(&numbered(&summed(topic(), quotes), Look::Embeds));
    assert_eq!(text.matches("in “Who came”").count(), 1, "{text}");
    let below =
        "-# — BBC · 25 Sep 2023 (stated in the text)\n-# **2** citing TF1\n-# in “Who came”";
    assert!(text.contains(below), "{text}");
}

/// Each of several sentences that cite the same used to say so by itself.
#[test]
fn sentences_that_cite_the_same_say_so_together() {
    let mut came = citing();
    let at = came.text.find("Three came.").unwrap();
    came.credits.push(Credit {
        name: "TF1".into(),
        sentence: Span::new(at, at + 11).unwrap(),
    });
    let quotes = ["One came.", "Two came.", "Three came."].map(|text| part(&came, text));
    let text = shown(&numbered(&summed(topic(), quotes), Look::Embeds));
    assert!(text.contains("-# **2** and **3** citing TF1\n"), "{text}");
}

#[test]
fn a_summary_says_what_order_it_is_in() {
    let of = |date| Quote::cut(&article("News.", "T", None, date), Span::of("News.")).unwrap();
    let wire =
        || crate::model::SourceDate::year_not_given(crate::model::MonthDay::new(10, 14).unwrap());
    let undated = crate::model::SourceDate::undated;
    for (dates, expected) in [
        (
            vec![day()],
            "In the articles' own sentences, in order of time.",
        ),
        (
            vec![day(), wire()],
            "In the articles' own sentences, in order of time, those without a year last.",
        ),
        (
            vec![day(), undated()],
            "In the articles' own sentences, in order of time, undated ones last.",
        ),
        (
            vec![wire()],
            "In the articles' own sentences, in order of day and month, as no year is given.",
        ),
        (
            vec![undated()],
            "In the articles' own sentences, all undated.",
        ),
    ] {
        let cards = numbered(&summed(topic(), dates.into_iter().map(of)), Look::Embeds);
        assert!(shown(&cards).contains(expected), "{}", shown(&cards));
    }
}

#[test]
fn a_note_that_a_quote_is_shortened_says_which() {
    let two = |first: Quote, second: Quote| {
        shown(&numbered(&summed(topic(), [first, second]), Look::Embeds))
    };
    let text = two(quote("One."), quote("He came.").shortened());
    assert!(
        text.contains("-# **2** is shortened; **In context 2** shows"),
        "{text}"
    );
    let text = two(quote("It.").shortened(), quote("He came.").shortened());
    assert!(text.contains("-# **1** and **2** are shortened;"), "{text}");
}

/// Each quote used to get an equal share of the room, and a long one was cut beside short ones.
#[test]
fn a_long_quote_takes_the_room_that_its_short_neighbours_leave() {
    let long = "Every sentence of this quote has some words. ".repeat(27);
    let quotes = [quote("One."), quote(long.trim()), quote("Three.")];
    for look in [Look::Embeds, Look::Plain] {
        let text = shown(&numbered(&summed(topic(), quotes.clone()), look));
        assert_eq!(text.matches("Every sentence").count(), 27, "{text}");
        assert!(!text.contains("[…]"), "{text}");
    }
}

/// Two that do not fit into one box are not cut for its sake.
#[test]
fn long_neighbours_are_parted_rather_than_cut() {
    let long = "Every sentence of this quote has some words. ".repeat(24);
    let text = shown(&numbered(
        &summed(topic(), vec![quote(long.trim()); 3]),
        Look::Embeds,
    ));
    assert_eq!(text.matches("Every sentence").count(), 72, "{text}");
    let longer = "Every sentence of this quote has some words. ".repeat(60);
    let text = shown(&numbered(
        &summed(topic(), [quote("It."), quote(longer.trim())]),
        Look::Embeds,
    ));
    assert!(text.contains("**2** is cut at […]: too long"), "{text}");
}

/// Further pages of a search were called quotes, and did not say where they end.
#[test]
fn pages_of_a_search_name_it_and_the_last_says_what_is_not_listed() {
    let record = RecordId::from_number(7);
    let quotes = placed(9, ["One.", "Two.", "Three."].map(quote));
    let found = |all| {
        Some(Found {
            all,
            articles: false,
            full: true,
        })
    };
    let page = Further {
        record: &record,
        kind: Kind::Found,
        query: "the *bridge* fort_1",
        found: found(1_200),
        shown: 3,
        from: 6,
        total: 9,
        quotes: &quotes,
        since: &[None, None, None],
        look: Look::Embeds,
    };
    let card = further(page);
    check_cards(std::slice::from_ref(&card));
    assert_eq!(
        card.embeds[0].title,
        r"Passages 10 to 12 of 12: the bridge fort\_1"
    );
    let above = &card.embeds[0].description;
    assert!(above.contains("the best 12 of 1,200 passages."), "{above}");
    assert!(above.contains("by source or dates"), "{above}");
    for (found, from) in [(found(12), 6), (None, 6), (found(1_200), 3)] {
        let card = further(Further {
            found,
            from,
            ..page
        });
        let above = &card.embeds[0].description;
        assert!(!above.contains("the best"), "{found:?} {from}: {above}");
    }
}

/// Where only repetitions are not listed, more words used to be asked for; articles used to be called passages.
#[test]
fn the_last_page_of_a_search_tells_why_others_are_not_listed() {
    let record = RecordId::from_number(7);
    let quotes = placed(6, [quote("One.")]);
    let shown = |articles: bool, full: bool| {
        let card = further(Further {
            record: &record,
            kind: Kind::Found,
            query: "after:2024",
            found: Some(Found {
                all: 10,
                articles,
                full,
            }),
            shown: 3,
            from: 3,
            total: 4,
            quotes: &quotes,
            since: &[None],
            look: Look::Embeds,
        });
        let embed = &card.embeds[0];
        (embed.title.clone(), embed.description.clone())
    };
    let (title, above) = shown(false, false);
    assert!(title.starts_with("Passage 7 of 7"), "{title}");
    assert!(above.contains("7 of 10 passages that match; the others say the same"));
    let (title, above) = shown(true, true);
    assert!(title.starts_with("Article 7 of 7"), "{title}");
    let narrow = "The newest 7 of 10 articles; more dates or a source narrow it down.";
    assert!(above.contains(narrow), "{above}");
}

/// A summary of a time used to be called one of the latest articles.
#[test]
fn a_summary_of_a_time_says_so_in_its_title() {
    let titled = |since, until| {
        let filter = Filter {
            since,
            until,
            ..Filter::default()
        };
        let listing = Listing {
            record: None,
            no_articles: false,
            filter: &filter,
            look: Look::Embeds,
        };
        let cards = summary(&summed(SummaryScope::Latest, [quote("One.")]), listing);
        cards[0].embeds[0].title.clone()
    };
    let (first, last) = (Day::new(2023, 9, 1), Day::new(2023, 10, 31));
    assert_eq!(titled(None, None), "Summary of the latest articles");
    assert_eq!(
        titled(first, last),
        "Summary of articles from 1 Sep 2023 to 31 Oct 2023"
    );
    assert_eq!(titled(first, first), "Summary of articles of 1 Sep 2023");
    assert_eq!(
        titled(first, None),
        "Summary of articles from 1 Sep 2023 on"
    );
    assert_eq!(titled(None, last), "Summary of articles until 31 Oct 2023");
}

/// "And 33 more" used to be all that was said of sources behind the twentieth.
#[test]
fn sources_have_pages_and_are_in_natural_order() {
    let source = |n: usize| SourceCount {
        name: format!("Ferry News {n}"),
        published: if n == 50 { 9 } else { 1 },
        credited: 0,
    };
    let coverage = Coverage {
        articles: 60,
        outlet_unknown: 2,
        sources: (1..=50).map(source).collect(),
        ..Coverage::default()
    };
    let page = |page| sources(&coverage, page, Look::Embeds);
    let named = |card: &Card| -> Vec<usize> {
        let lines = card.embeds[0].description.lines();
        let numbers = lines.filter_map(|line| line.strip_prefix("- Ferry News "));
        let number = |line: &str| line.split(':').next().unwrap().parse().unwrap();
        numbers.map(number).collect()
    };
    let (first, last) = (page(0), page(2));
    assert_eq!(named(&first)[..4], [50, 1, 2, 3]);
    let all: Vec<usize> = (0..3).flat_map(|at| named(&page(at))).collect();
    assert_eq!(all.len(), 50);
    assert!(all[1..].is_sorted(), "{all:?}");
    assert_eq!(labels(&first), [vec!["Next", "Last"]]);
    assert_eq!(labels(&last), [vec!["First", "Back"]]);
    assert!(last.embeds[0].description.contains("outlet unknown: 2"));
    assert!(!first.embeds[0].description.contains("outlet unknown"));
    assert_eq!(
        Press::parse(&first.rows[0][0].id),
        Some(Press::Sources { page: 1 })
    );
    // Fewer by now: the last that there is.
    assert_eq!(page(9), last);
    let few = sources(
        &Coverage {
            sources: coverage.sources[..3].to_vec(),
            ..coverage.clone()
        },
        0,
        Look::Embeds,
    );
    assert!(few.rows.is_empty() && few.embeds[0].description.contains("**Sources**"));
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
