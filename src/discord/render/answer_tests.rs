//! What stands around the quotes of an answer: its title, its colour, the commands that it points to.

use super::card::Tone;
use super::fixtures::*;
use super::*;
use crate::model::{Filter, NoAnswer, Note, Outcome, RecordId};

/// What is shown of an answer, with `/summary` known under this id.
fn shown(said: &crate::model::Answer, summary: Option<u64>, look: Look) -> Vec<Card> {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    let frame = Frame {
        summary,
        ..frame(&record, &filter, look)
    };
    answer(said, frame)
}

/// Who says thanks used to get a bold warning.
#[test]
fn what_asks_nothing_is_answered_in_a_calm_colour_and_plainly() {
    for reason in [
        NoAnswer::Courtesy,
        NoAnswer::Greeting,
        NoAnswer::Declined,
        NoAnswer::NotAQuestion,
        NoAnswer::LatestNews,
    ] {
        let card = &shown(
            &an_answer(vec![], Outcome::NotCovered(reason)),
            None,
            Look::Embeds,
        )[0];
        assert_eq!(card.embeds[0].tone, Tone::Info);
        assert!(!card.embeds[0].description.contains("**"), "{card:?}");
    }
    let none = an_answer(vec![], Outcome::NotCovered(NoAnswer::NothingFound));
    let card = &shown(&none, None, Look::Embeds)[0];
    assert_eq!(card.embeds[0].tone, Tone::No);
    assert!(card.embeds[0].description.starts_with("**The articles"));
}

#[test]
fn a_command_that_is_pointed_to_can_be_clicked_once_its_id_is_known() {
    let latest = an_answer(vec![], Outcome::NotCovered(NoAnswer::LatestNews));
    let mut topic = an_answer(vec![quote("One.")], Outcome::Answered);
    topic.notes = vec![Note::Overview {
        topic: "a *bridge* </ask:1>".into(),
    }];
    for look in [Look::Embeds, Look::Plain] {
        for said in [&latest, &topic] {
            let text = |summary| {
                let card = shown(said, summary, look).remove(0);
                let description = card.embeds.first().map(|embed| embed.description.clone());
                description.unwrap_or(card.content)
            };
            assert!(
                text(Some(42)).contains("</summary:42>"),
                "{}",
                text(Some(42))
            );
            assert!(text(None).contains(" /summary"), "{}", text(None));
            // What was typed stays inert.
            assert!(!text(Some(42)).contains("</ask"), "{}", text(Some(42)));
        }
        check_cards(&shown(&topic, None, look));
    }
}

/// The title used to hold 256 characters of a question that then stood whole below it.
#[test]
fn a_question_that_is_shown_whole_has_a_short_title() {
    let mut long = an_answer(vec![quote("One.")], Outcome::Answered);
    long.question = format!("{}at the end?", "Who was the mayor ".repeat(25));
    let card = shown(&long, None, Look::Embeds).remove(0);
    let title = &card.embeds[0].title;
    assert!(title.len() <= 85 && title.ends_with('…'), "{title}");
    let plain = shown(&long, None, Look::Plain).remove(0);
    assert_eq!(plain.content.matches("at the end?").count(), 1);
}

#[test]
fn where_nothing_was_searched_no_search_is_told_and_no_follow_up_offered() {
    let (record, filter) = (RecordId::from_number(7), Filter::default());
    for reason in [
        NoAnswer::NotAQuestion,
        NoAnswer::Courtesy,
        NoAnswer::Greeting,
        NoAnswer::Declined,
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
