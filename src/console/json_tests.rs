//! Tests of the machine-readable output.

use proptest::prelude::*;
use serde_json::Value;

use super::super::fixtures;
use super::*;
use crate::model::{Generation, Quote};

#[test]
fn the_object_of_an_answer() {
    let mut value = serde_json::to_value(answer(&fixtures::answer(), 1.5)).unwrap();
    // The first two passages say everything.
    value["passages"].as_array_mut().unwrap().truncate(2);
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap(), @r#"
    {
      "abstained": false,
      "confidence": 0.75,
      "generation": 3,
      "ms": 1.5,
      "notes": [
        {
          "note": "read_word",
          "read": "bridge",
          "text": "Read “brigde” as “bridge”.",
          "typed": "brigde"
        }
      ],
      "outcome": "answered",
      "passages": [
        {
          "also_in": [
            "a.txt"
          ],
          "article": "news/b.txt",
          "author": "A. Writer",
          "citing": [
            "CNN"
          ],
          "covers": {
            "article": "a.txt",
            "day": "2023-09-25",
            "title": "Ann Lee, the mayor, …"
          },
          "date": null,
          "date_provenance": "inferred",
          "end": 106,
          "highlights": [
            [
              33,
              51
            ]
          ],
          "outlet": "Example Herald",
          "score": 2.5,
          "shortened": true,
          "start": 37,
          "text": "She said the bridge will open “by the end of 2023,” CNN reported.",
          "title": "Bridge to open",
          "url": "https://example.org/b"
        },
        {
          "article": "a.txt",
          "citing": [],
          "date": "2023-09-25",
          "date_provenance": "stated",
          "end": 124,
          "outlet": null,
          "score": 0.5,
          "start": 108,
          "text": "Nobody was hurt.",
          "title": "Ann Lee, the mayor, …"
        }
      ],
      "question": "When will the bridge open?",
      "read_as": null,
      "schema": 1,
      "searched": {
        "articles": 2,
        "first": "2023-09-25",
        "last": "2023-09-25",
        "outlet_unknown": 1,
        "sources": [
          {
            "credited": 2,
            "name": "CNN",
            "published": 0
          }
        ],
        "undated": 1
      },
      "shown": 2
    }
    "#);
}

#[test]
fn a_no_abstains_and_keeps_its_passages() {
    let value = serde_json::to_value(answer(&fixtures::no_answer(), 0.0)).unwrap();
    assert_eq!(value["abstained"], Value::Bool(true));
    assert_eq!(value["outcome"], "not_covered");
    assert_eq!(value["no_answer"]["reason"], "nothing_found");
    assert_eq!(value["passages"].as_array().unwrap().len(), 1);
}

#[test]
fn an_inferred_date_is_null_and_says_what_it_covers() {
    let value = serde_json::to_value(answer(&fixtures::answer(), 0.0)).unwrap();
    let first = &value["passages"][0];
    assert_eq!(
        (&first["date"], &first["date_provenance"]),
        (&Value::Null, &"inferred".into())
    );
    assert_eq!(first["covers"]["day"], "2023-09-25");
    assert_eq!(value["passages"][1]["date"], "2023-09-25");
}

#[test]
fn a_day_without_its_year_stands_beside_a_date_that_is_null() {
    let mut article = fixtures::article("a.txt", "The bridge is open.");
    let stated = crate::model::MonthDay::new(10, 14).unwrap();
    article.meta.date = crate::model::SourceDate::year_not_given(stated);
    let whole = Span::of(&article.text);
    let scored = ScoredQuote {
        quote: crate::model::Quote::cut(&article, whole).unwrap(),
        score: 1.0,
    };
    let value = serde_json::to_value(Passage::of(&scored)).unwrap();
    assert_eq!(value["month_day"], "10-14");
    assert_eq!(
        (&value["date"], &value["date_provenance"]),
        (&Value::Null, &"unknown".into())
    );
    let known = serde_json::to_value(answer(&fixtures::answer(), 0.0)).unwrap();
    assert_eq!(known["passages"][1].get("month_day"), None);
}

#[test]
fn there_are_at_most_ten_passages_the_shown_ones_first() {
    let mut many = fixtures::answer();
    many.more = vec![many.more[0].clone(); 20];
    let value = serde_json::to_value(answer(&many, 0.0)).unwrap();
    assert_eq!(value["passages"].as_array().unwrap().len(), 10);
    assert_eq!(value["shown"], 2);
}

#[test]
fn search_summary_and_context_have_the_schema_too() {
    for value in [
        serde_json::to_value(search(&fixtures::results(), 0.0)).unwrap(),
        serde_json::to_value(summary(&fixtures::summary(), 0.0)).unwrap(),
    ] {
        assert_eq!(
            (&value["schema"], &value["generation"]),
            (&1.into(), &Generation(3).0.into())
        );
        assert_eq!(value["passages"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_search_says_how_many_passages_match() {
    let value = serde_json::to_value(search(&fixtures::results(), 0.0)).unwrap();
    assert_eq!(value["matching"], 31);
}

#[test]
fn a_context_says_since_when_its_version_counts_no_more() {
    let article = fixtures::article("a.txt", fixtures::BODY);
    let mut view = ContextView::cut(&article, None, article.body, None).unwrap();
    let object = |view: &ContextView| serde_json::to_value(context(view)).unwrap();
    assert!(object(&view).get("since").is_none());
    view.since = Some(Since::Gone(crate::model::Day::new(2026, 11, 24).unwrap()));
    assert_eq!(object(&view)["since"]["gone"], "2026-11-24");
}

proptest! {
    #[test]
    fn a_line_parses_to_the_same_text_and_is_harmless(text in any::<String>()) {
        let shown = line(&text).unwrap();
        prop_assert!(!shown.chars().any(is_hostile), "{shown:?}");
        prop_assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
    }

    #[test]
    fn text_is_verbatim_at_its_bytes(text in "\\PC{1,60}") {
        let article = fixtures::hostile_article(&text);
        let quote = Quote::cut(&article, article.body).unwrap();
        let scored = fixtures::scored(quote, 1.0);
        let shown = line(&Passage::of(&scored)).unwrap();
        let value: Value = serde_json::from_str(&shown).unwrap();
        let at = |name: &str| usize::try_from(value[name].as_u64().unwrap()).unwrap();
        prop_assert_eq!(value["text"].as_str().unwrap(), &article.text[at("start")..at("end")]);
    }
}
