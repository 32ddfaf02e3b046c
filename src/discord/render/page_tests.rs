//! Pages of further quotes.

use super::card::tests::check;
use super::fixtures::*;
use super::*;
use crate::model::RecordId;

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
    // Who wrote "more" goes on from an answer that may stand further up, and to somebody else.
    assert_eq!(card.embeds[0].title, "Quotes 5 to 7 of 8: Who spoke?");
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
