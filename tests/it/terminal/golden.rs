//! Our own labelled questions about the bundled articles, written from the articles alone: how many are decided rightly is a
//! committed baseline that may rise and never fall; and the weights that are fitted to them.
//!
//! `tests/golden/questions` holds the questions, the labels (as `dateline fit` reads them) and the baseline. When more are right than
//! it says, `DATELINE_GOLDEN=write cargo test golden` writes it anew. `tests/golden/newsroom` has the same about 30 invented articles,
//! such as local papers and agencies write; half of its questions are fitted to, the others (`held…`) never are. `tests/golden/chat` has
//! small collections of invented articles with questions as members of a server type them, a third of them near misses, and
//! `tests/golden/talk` conversations; nothing is fitted to them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::home::Home;
use crate::process::{dateline, finish, run};

fn golden(name: &str) -> PathBuf {
    of("questions", name)
}

fn of(set: &str, name: &str) -> PathBuf {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    golden.join(set).join(name)
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("the file is there");
    let lines = text.lines();
    lines.map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// What a kind of questions reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Reached {
    /// Questions of the kind.
    questions: usize,
    /// Answered with a right quote among the first three, or refused where the articles hold no answer.
    decided: usize,
    /// Right first passages, whatever was decided.
    first: usize,
}

/// Letters and digits, lower case, one blank between words; commas in numbers and curly marks do not matter.
fn plain(text: &str) -> String {
    let joined: String = text.to_lowercase().replace(',', "");
    let words = joined.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn is_right(passage: &Value, label: &Value) -> bool {
    let all = |key: &str| label[key].as_array().cloned().unwrap_or_default();
    let text = plain(passage["text"].as_str().unwrap());
    all("articles").contains(&passage["article"])
        && all("answers")
            .iter()
            .any(|answer| text.contains(&plain(answer.as_str().unwrap())))
}

fn reached(questions: &[Value], labels: &[Value], answers: &[Value]) -> BTreeMap<String, Reached> {
    let by_id = |all: &[Value], id: &Value| all.iter().find(|v| v["id"] == *id).unwrap().clone();
    let mut kinds: BTreeMap<String, Reached> = BTreeMap::new();
    for question in questions {
        let (label, answer) = (
            by_id(labels, &question["id"]),
            by_id(answers, &question["id"]),
        );
        let passages = answer["passages"].as_array().unwrap();
        let right: Vec<bool> = passages.iter().map(|p| is_right(p, &label)).collect();
        let answered = !answer["abstained"].as_bool().unwrap();
        let answerable = label["answerable"].as_bool().unwrap();
        let decided = answered == answerable && (!answerable || right.iter().take(3).any(|r| *r));
        let kind = kinds
            .entry(question["kind"].as_str().unwrap().to_owned())
            .or_default();
        kind.questions += 1;
        kind.decided += usize::from(decided);
        kind.first += usize::from(right.first().copied().unwrap_or(false));
    }
    kinds
}

/// Compares what questions about the articles in a folder reach with the baseline beside them, or writes it.
fn hold(articles: &str, questions: &Path, labels: &Path, baseline: &Path) {
    let home = Home::with_seeds();
    let arguments = [
        "eval",
        "--articles",
        articles,
        "--questions",
        questions.to_str().unwrap(),
        "--out",
        "out.jsonl",
    ];
    run(&home, &arguments).expect(0);
    let now = reached(
        &lines(questions),
        &lines(labels),
        &lines(&home.path().join("out.jsonl")),
    );
    compare(&now, baseline);
}

/// Compares what was reached with a baseline, or writes it.
fn compare(now: &BTreeMap<String, Reached>, baseline: &Path) {
    let before = std::fs::read_to_string(baseline).unwrap_or_else(|_| "{}".to_owned());
    let before: BTreeMap<String, Reached> = serde_json::from_str(&before).unwrap();
    let fell = |(kind, before): (&String, &Reached)| {
        let now = now.get(kind).copied().unwrap_or_default();
        (now.decided < before.decided || now.first < before.first)
            .then(|| format!("{kind}: {before:?} before, {now:?} now"))
    };
    let fallen: Vec<String> = before.iter().filter_map(fell).collect();
    assert!(fallen.is_empty(), "{fallen:#?}");
    if std::env::var("DATELINE_GOLDEN").is_ok_and(|v| v == "write") {
        let text = serde_json::to_string_pretty(now).unwrap();
        std::fs::write(baseline, format!("{text}\n")).unwrap();
    } else {
        assert_eq!(
            *now, before,
            "better: DATELINE_GOLDEN=write cargo test golden"
        );
    }
}

#[test]
fn the_golden_questions_are_decided_no_worse_than_before() {
    let (questions, labels) = (golden("questions.jsonl"), golden("labels.jsonl"));
    hold("seeds", &questions, &labels, &golden("baseline.json"));
}

#[test]
fn golden_questions_about_a_newsroom_are_decided_no_worse_than_before() {
    let articles = of("newsroom", "articles");
    for (questions, labels, baseline) in [
        ("questions.jsonl", "labels.jsonl", "baseline.json"),
        ("held.jsonl", "held.labels.jsonl", "held.baseline.json"),
    ] {
        let file = |name: &str| of("newsroom", name);
        let articles = articles.to_str().unwrap();
        hold(articles, &file(questions), &file(labels), &file(baseline));
    }
}

#[test]
fn golden_questions_as_typed_in_a_chat_are_decided_no_worse_than_before() {
    for collection in [
        "valley",
        "island",
        "harbour",
        "plains",
        "causeway",
        "quay",
        "ardwell",
        "harmon",
        "maravel",
        "kessaly",
        "talvane",
        "kelderby",
        "velanto",
        "torvane",
        "harrowsett",
    ] {
        let file = |name: &str| of("chat", collection).join(name);
        let (questions, labels) = (file("questions.jsonl"), file("labels.jsonl"));
        let articles = file("articles");
        let articles = articles.to_str().unwrap();
        hold(articles, &questions, &labels, &file("baseline.json"));
    }
}

/// What is replied to the lines of conversations, of which those with the same number before the point are one; only the passages that
/// are shown count.
fn replies(articles: &str, questions: &[Value]) -> Vec<Value> {
    let home = Home::with_seeds();
    let mut conversations: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for question in questions {
        let (conversation, _) = question["id"].as_str().unwrap().split_once('.').unwrap();
        conversations
            .entry(conversation.to_owned())
            .or_default()
            .push(question);
    }
    let mut replies = Vec::new();
    for turns in conversations.values() {
        let said: Vec<&str> = turns
            .iter()
            .map(|turn| turn["question"].as_str().unwrap())
            .collect();
        let mut command = dateline(&home);
        command.args(["--json", "--corpus", articles, "chat"]);
        let ran = finish(command, &format!("{}\n", said.join("\n")));
        let told = ran.out.lines().map(|line| {
            serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"))
        });
        for (turn, mut reply) in turns.iter().zip(told) {
            let shown = reply["shown"].as_u64().unwrap();
            let passages = reply["passages"].as_array_mut().unwrap();
            passages.truncate(usize::try_from(shown).unwrap());
            reply["id"] = turn["id"].clone();
            replies.push(reply);
        }
    }
    assert_eq!(replies.len(), questions.len());
    replies
}

#[test]
fn golden_conversations_are_read_no_worse_than_before() {
    for (talk, of_articles) in [("melderby", "talk"), ("velanto", "chat")] {
        let file = |name: &str| of("talk", talk).join(name);
        let questions = lines(&file("questions.jsonl"));
        let articles = of(of_articles, talk).join("articles");
        let replies = replies(articles.to_str().unwrap(), &questions);
        let now = reached(&questions, &lines(&file("labels.jsonl")), &replies);
        compare(&now, &file("baseline.json"));
    }
}

#[test]
fn fitted_weights_are_the_same_to_the_byte_and_can_be_used() {
    let home = Home::with_seeds();
    let (questions, labels) = (golden("questions.jsonl"), golden("labels.jsonl"));
    let questions = questions.to_str().unwrap();
    let fit = |out: &str| {
        let arguments = [
            "fit",
            "--articles",
            "seeds",
            "--questions",
            questions,
            "--labels",
            labels.to_str().unwrap(),
            "--out",
            out,
        ];
        run(&home, &arguments).expect(0).out
    };
    let report = fit("a.json");
    assert!(
        report.contains("threshold") && report.contains("the set"),
        "{report}"
    );
    assert_eq!(fit("b.json"), report);
    let arguments = [
        "fit",
        "--json",
        "--articles",
        "seeds",
        "--questions",
        questions,
        "--labels",
        labels.to_str().unwrap(),
    ];
    let object = run(&home, &arguments).expect(0).json();
    assert_eq!(object["schema"], 1);
    assert!(object["sets"][0]["precision"].is_f64(), "{object}");
    let read = |name: &str| std::fs::read_to_string(home.path().join(name)).unwrap();
    assert_eq!(read("a.json"), read("b.json"));
    let arguments = [
        "eval",
        "--articles",
        "seeds",
        "--questions",
        questions,
        "--out",
        "out.jsonl",
        "--weights",
        "a.json",
    ];
    run(&home, &arguments).expect(0);
    assert_eq!(
        lines(&home.path().join("out.jsonl")).len(),
        lines(&golden("questions.jsonl")).len()
    );
}

#[test]
fn several_sets_are_fitted_together_and_each_is_left_out_once() {
    let home = Home::with_seeds();
    let write = |name: &str, lines: &[Value]| {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(home.path().join(name), text).unwrap();
    };
    let asked =
        serde_json::json!({"id": "1", "question": "Who ordered police to expel the ambassador?"});
    write("q.jsonl", &[asked]);
    let answer = serde_json::json!({"id": "1", "answerable": true, "answers": ["ordered police to expel him"]});
    write("l.jsonl", &[answer]);
    let candidates = [
        "Anna Roe built the bridge.",
        "The bridge is old.",
        "It rained.",
    ];
    write(
        "rank.jsonl",
        &[
            serde_json::json!({"id": "1", "question": "Who built the bridge?", "candidates": candidates}),
        ],
    );
    write(
        "rank.labels.jsonl",
        &[serde_json::json!({"id": "1", "labels": [1, 0, 0]})],
    );
    write(
        "sets.jsonl",
        &[
            serde_json::json!({"name": "articles", "articles": "seeds", "questions": "q.jsonl", "labels": "l.jsonl", "length": 0.08}),
            serde_json::json!({"name": "sentences", "questions": "rank.jsonl", "labels": "rank.labels.jsonl", "weight": 0.5}),
        ],
    );
    let arguments = [
        "fit",
        "--sets",
        "sets.jsonl",
        "--left-out",
        "--out",
        "w.json",
    ];
    let report = run(&home, &arguments).expect(0).out;
    let (fitted, left_out) = report.split_once("Fitted without").unwrap();
    for part in [fitted, left_out] {
        let of_articles = part.lines().filter(|line| line.starts_with("articles "));
        assert_eq!(of_articles.count(), 1, "{report}");
    }
    assert!(home.path().join("w.json").exists());
}

#[test]
fn labels_that_say_nothing_or_are_missing_are_named() {
    let home = Home::with_seeds();
    let write = |name: &str, text: &str| std::fs::write(home.path().join(name), text).unwrap();
    write(
        "q.jsonl",
        "{\"id\": \"1\", \"question\": \"Who is Sylvain Itte?\"}\n",
    );
    write("none.jsonl", "{\"id\": \"2\"}\n");
    write("empty.jsonl", "{\"id\": \"1\", \"answerable\": true}\n");
    let fit = |labels: &str| {
        let arguments = [
            "fit",
            "--articles",
            "seeds",
            "--questions",
            "q.jsonl",
            "--labels",
            labels,
        ];
        run(&home, &arguments).expect(1).err
    };
    assert!(fit("none.jsonl").contains("has no label for question 1"));
    assert!(fit("empty.jsonl").contains("neither answers nor sentences"));
}
