//! Explanations of whatever was asked about whatever articles: within the limits, and nothing in them takes effect.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::super::escape::tests::see;
use super::super::card::tests::check;
use super::*;
use crate::model::fixtures::article_meta;
use crate::model::{
    Alternative, Article, Because, Behind, Confidence, Coverage, Day, Fate, Filter, Generation,
    Lag, NoAnswer, Outcome, Part, Quote, SourceDate, Span,
};

fn quote(text: &str) -> Quote {
    let article = Article {
        meta: article_meta(text, text, SourceDate::undated()),
        text: Arc::from(text),
        body: Span::of(text),
        credits: Vec::new(),
    };
    Quote::cut(&article, Span::of(text)).unwrap()
}

fn an_answer(question: &str, outcome: Outcome) -> Answer {
    Answer {
        named: None,
        leads: None,
        told: Vec::new(),
        stays: false,
        question: question.to_owned(),
        read_as: None,
        outcome,
        quotes: Vec::new(),
        more: Vec::new(),
        searched: Coverage::default(),
        confidence: Confidence::new(0.5),
        notes: Vec::new(),
        generation: Generation(1),
    }
}

fn considered(rank: usize, text: &str, fate: Fate) -> Considered {
    Considered {
        rank,
        quote: quote(text),
        score: 1.0,
        parts: vec![
            Part::new("KindExact", 1.0, 1.5),
            Part::new("Kind", 1.0, 1.5),
        ],
        fate,
        quoted_as: None,
        behind: Some(Behind {
            rank: 1,
            by: 0.5,
            because: vec![Lag {
                signal: "KindExact",
                difference: -0.5,
            }],
        }),
    }
}

/// An explanation in which everything that can come from outside is `text`.
fn a_why(text: &str, candidates: usize) -> Why {
    let term = ReadTerm {
        word: text.to_owned(),
        weight: 0.5,
        known: true,
        read_as: Some(text.to_owned()),
        alternatives: vec![Alternative {
            stem: text.to_owned(),
            word: Some(text.to_owned()),
            weight: 0.5,
        }],
        role: None,
        inherited: false,
    };
    Why {
        reading: Reading {
            asked: "time".to_owned(),
            terms: vec![term; 18],
            phrases: vec![text.to_owned(); 8],
            sources: vec![text.to_owned(); 4],
            days: Vec::new(),
            filter: Filter {
                sources: vec![text.to_owned(); 8],
                ..Filter::default()
            },
            today: Day::new(2023, 9, 26).unwrap(),
            read_as: Some(text.to_owned()),
        },
        decision: Decision {
            because: Because::Unsure,
            confidence: 0.5,
            threshold: 0.6,
            bias: -1.0,
            signals: vec![Part::new("Evidence", 1.0, 1.5); 8],
        },
        ranked: 99,
        candidates: (1..=candidates)
            .map(|rank| considered(rank, text, Fate::Lost))
            .chain([considered(99, text, Fate::Overlaps { better: 1 })])
            .collect(),
    }
}

#[test]
fn a_candidate_is_told_with_its_fate_and_those_that_repeat_it() {
    let told = &why(
        &an_answer("When?", Outcome::Answered),
        &a_why("It opened in May.", 1),
        true,
        Look::Embeds,
    )[0];
    assert_eq!(told.embeds[0].title, "Why this answer: When?");
    assert!(told.embeds[0].description.contains("have changed since"));
    assert_eq!(
        told.embeds[1].description,
        "**1** · not shown · score 1.00\n\
         > It opened in May.\n\
         -# It opened in May. · +1.50 it says a number of that very thing, or the kind beside the question's words; +1.50 it can hold the \
         kind of answer\n\
         -# behind candidate 1 by 0.50, mostly for: -0.50 it says a number of that very thing, or the kind beside the question's words\n\
         -# Overlapped or repeated by 99"
    );
}

proptest! {
    // Each case renders and reads some ten long texts.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_explanation_keeps_the_limits_and_nothing_in_it_takes_effect(
        text in "([a-z😀*_`<>@#:/\\[\\]()|~\\\\. \n-]|@everyone|https://evil.example){1,60}",
        times in 1_usize..12,
        candidates in 0_usize..9,
        plain in any::<bool>(),
    ) {
        let text = format!("a{}", text.repeat(times));
        let answer = an_answer(&text, Outcome::NotCovered(NoAnswer::NotSure));
        let look = if plain { Look::Plain } else { Look::Embeds };
        let cards = why(&answer, &a_why(&text, candidates), true, look);
        prop_assert!((1..=MESSAGES).contains(&cards.len()));
        for card in &cards {
            check(card);
            let embeds = card.embeds.iter().flat_map(|one| [&one.title, &one.description]);
            for shown in embeds.chain([&card.content]) {
                // The marks of our own: bold, small print and the bar of a quote.
                let bare = shown.replace("**", "").replace("\n-# ", "\n").replace("\n> ", "\n");
                let live = see(bare.trim_start_matches("-# ")).live;
                prop_assert!(live.is_empty(), "{live:?} in {shown}");
            }
        }
    }
}
