//! `eval` on a tiny set: the contract's fields, verbatim passages, nothing left behind.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::home::{FOREIGN, Home, LEAVE};
use crate::process::run;

#[test]
fn every_question_gets_one_line_that_follows_the_contract() {
    let home = Home::with_seeds();
    home.write("front.txt", "---\ntitle: Berg elected\nsource: The Kiruna Post\ndate: 2023-10-03\n---\nUlla Berg was elected mayor of Kiruna on Monday.\n");
    let questions = [
        ("a", LEAVE),
        ("b", FOREIGN),
        ("c", "Who was elected mayor of Kiruna?"),
        ("d", "???"),
    ];
    let lines: String = questions
        .iter()
        .map(|(id, q)| {
            format!(
                "{}\n",
                serde_json::json!({"id": id, "question": q, "asked_on": "2023-10-10"})
            )
        })
        .collect();
    std::fs::write(home.path().join("q.jsonl"), lines).unwrap();
    run(
        &home,
        &[
            "eval",
            "--articles",
            "seeds",
            "--questions",
            "q.jsonl",
            "--out",
            "out.jsonl",
        ],
    )
    .expect(0);
    let out = std::fs::read_to_string(home.path().join("out.jsonl")).unwrap();
    let objects: Vec<Value> = out
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let ids: BTreeSet<&str> = objects.iter().map(|o| o["id"].as_str().unwrap()).collect();
    assert_eq!(ids, questions.iter().map(|(id, _)| *id).collect());
    for object in &objects {
        assert!(
            object["abstained"].is_boolean()
                && object["confidence"].is_number()
                && object["ms"].is_number(),
            "{object}"
        );
        for passage in object["passages"].as_array().unwrap() {
            let file = home.read(passage["article"].as_str().unwrap());
            let at = |key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
            assert_eq!(
                file.get(at("start")..at("end")),
                passage["text"].as_str(),
                "{passage}"
            );
        }
    }
    let mayor = objects.iter().find(|o| o["id"] == "c").unwrap();
    assert_eq!(
        (&mayor["abstained"], &mayor["passages"][0]["date"]),
        (&false.into(), &"2023-10-03".into()),
        "{mayor}"
    );
    let foreign = objects.iter().find(|o| o["id"] == "b").unwrap();
    assert_eq!(foreign["abstained"], true, "{foreign}");
    assert!(
        !home.data().exists(),
        "a throw-away collection leaves nothing behind"
    );
}

#[test]
fn with_json_it_says_what_it_came_to() {
    let home = Home::with_seeds();
    let line = |id: u32, q: &str| {
        format!(
            "{}\n",
            serde_json::json!({"id": id.to_string(), "question": q})
        )
    };
    let lines = [line(1, LEAVE), line(2, FOREIGN), line(3, "???")].concat();
    std::fs::write(home.path().join("q.jsonl"), lines).unwrap();
    let rank = r#"{"id": "1", "question": "Who?", "candidates": ["Ann.", "Rain."]}"#;
    std::fs::write(home.path().join("rank.jsonl"), rank).unwrap();
    let report = |task: &str, questions: &str| {
        let mut arguments = vec!["eval", "--json", "--task", task, "--out", "out.jsonl"];
        if task != "rank" {
            arguments.extend(["--articles", "seeds"]);
        }
        if task != "summary" {
            arguments.extend(["--questions", questions]);
        }
        run(&home, &arguments).expect(0).json()
    };
    let mut answers = report("answer", "q.jsonl");
    let median = answers["median_ms"].take();
    assert!(median.as_f64().is_some_and(|ms| ms >= 0.0), "{median}");
    assert_eq!(
        answers,
        serde_json::json!({"schema": 1, "task": "answer", "questions": 3, "answered": 1, "abstained": 2, "median_ms": null, "out": "out.jsonl"})
    );
    assert_eq!(
        report("summary", ""),
        serde_json::json!({"schema": 1, "task": "summary", "articles": 2, "out": "out.jsonl"})
    );
    assert_eq!(
        report("rank", "rank.jsonl"),
        serde_json::json!({"schema": 1, "task": "rank", "questions": 1, "out": "out.jsonl"})
    );
}

#[test]
fn what_an_evaluation_came_to_is_said_in_a_line() {
    let home = Home::with_seeds();
    let line = serde_json::json!({"id": "1", "question": LEAVE});
    std::fs::write(home.path().join("q.jsonl"), line.to_string()).unwrap();
    let eval = |more: &[&str]| run(&home, &[&["eval", "--out", "out.jsonl"], more].concat());
    let said = eval(&["--articles", "seeds", "--questions", "q.jsonl"])
        .expect(0)
        .out;
    assert!(
        said.starts_with("1 question: 1 answered, 0 not covered, median "),
        "{said}"
    );
    assert!(said.ends_with("; written to out.jsonl\n"), "{said}");
    let said = eval(&["--task", "summary", "--articles", "seeds"])
        .expect(0)
        .out;
    assert_eq!(said, "2 articles summarised; written to out.jsonl\n");
    let said = eval(&["--articles", "nowhere", "--questions", "q.jsonl"])
        .expect(1)
        .err;
    assert!(
        said.contains("the articles in nowhere cannot be read"),
        "{said}"
    );
    assert!(!said.contains("--corpus"), "{said}");
}

#[test]
fn nothing_is_fitted_to_no_question() {
    let home = Home::with_seeds();
    std::fs::write(home.path().join("none.jsonl"), "\n").unwrap();
    let none = [
        "--questions",
        "none.jsonl",
        "--labels",
        "none.jsonl",
        "--out",
        "w.json",
    ];
    let ran = run(
        &home,
        &[&["fit", "--articles", "seeds"], &none[..]].concat(),
    )
    .expect(1);
    assert!(
        ran.err.contains("none.jsonl holds no question"),
        "{}",
        ran.err
    );
    assert!(!home.path().join("w.json").exists());
}

#[test]
fn files_that_are_not_there_are_named() {
    let home = Home::with_seeds();
    let ran = run(
        &home,
        &[
            "eval",
            "--articles",
            "seeds",
            "--questions",
            "nowhere.jsonl",
            "--out",
            "out.jsonl",
        ],
    )
    .expect(1);
    assert!(ran.err.contains("nowhere.jsonl"), "{}", ran.err);
}
