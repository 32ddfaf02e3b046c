//! `corpus remove` and `corpus restore`.

use crate::home::{DATED, Home};
use crate::process::run;

const QUESTION: &str = "Who is the mayor of Kiruna?";
const FIRST: &str = "---\nurl: https://news.example/kiruna\ndate: 2023-10-03\n---\n\nThe mayor of Kiruna is Ulla Quaggaberg, the council said on Monday.\n";

/// A collection that has answered from two versions of an article about Kiruna.
fn with_kiruna() -> Home {
    let home = Home::with_seeds();
    home.write("kiruna.txt", FIRST);
    run(&home, &["ask", QUESTION]).expect(0);
    home.write("kiruna.txt", &FIRST.replace("Monday", "Tuesday"));
    let answer = run(&home, &["ask", QUESTION]).expect(0);
    assert!(answer.out.contains("Tuesday"), "{}", answer.out);
    home
}

#[test]
fn a_removed_article_answers_no_more_until_it_is_restored() {
    let home = with_kiruna();
    // As a shell completes it.
    let removed = run(&home, &["corpus", "remove", "seeds/kiruna.txt"]).expect(0);
    assert!(
        removed.out.contains("kiruna.txt answers no more"),
        "{}",
        removed.out
    );
    run(&home, &["ask", QUESTION]).expect(2);
    run(&home, &["corpus", "refresh"]).expect(0);
    run(&home, &["ask", QUESTION]).expect(2);
    assert!(home.stores("Quaggaberg"), "only a purge erases");
    let status = run(&home, &["corpus", "status"]).expect(0).out;
    assert!(status.contains("kiruna.txt (versions kept)"), "{status}");
    let back = run(&home, &["corpus", "restore", "kiruna.txt"]).expect(0);
    assert!(back.out.contains("answers again"), "{}", back.out);
    run(&home, &["ask", QUESTION]).expect(0);
    let status = run(&home, &["corpus", "status"]).expect(0).out;
    assert!(!status.contains("removed"), "{status}");
}

#[test]
fn a_purged_article_is_gone_from_the_data_folder() {
    let home = with_kiruna();
    assert!(home.stores("Quaggaberg"));
    let purged = run(
        &home,
        &[
            "corpus",
            "remove",
            "--purge",
            "https://news.example/kiruna",
            "--json",
        ],
    )
    .expect(0)
    .json();
    assert_eq!(purged["withdrawn"], serde_json::json!(["kiruna.txt"]));
    assert_eq!(purged["purged"], true, "{purged}");
    assert!(!home.stores("Quaggaberg"));
    // The file still lies there, also under a new name.
    home.write("other.txt", FIRST);
    run(&home, &["ask", QUESTION]).expect(2);
    assert!(!home.stores("Quaggaberg"));
    let status = run(&home, &["corpus", "status", "--json"]).expect(0).json();
    let withdrawn = serde_json::json!([{"article": "kiruna.txt", "purged": true}]);
    assert_eq!(status["withdrawn"], withdrawn, "{status}");
    let back = run(&home, &["corpus", "restore", "kiruna.txt", "--json"])
        .expect(0)
        .json();
    assert_eq!(
        back["added"],
        serde_json::json!(["kiruna.txt", "other.txt"])
    );
    run(&home, &["ask", QUESTION]).expect(0);
}

#[test]
fn a_wrong_name_is_said_and_nothing_is_removed() {
    let home = Home::with_seeds();
    let wrong = run(
        &home,
        &["corpus", "remove", "--purge", "002_d1ca3e04c0498d5.txt"],
    )
    .expect(1);
    assert!(
        wrong.err.contains("did you mean 002_d1ca3e04c0498d52.txt?"),
        "{}",
        wrong.err
    );
    let wrong = run(&home, &["corpus", "restore", "002_d1ca3e04c0498d52.txt"]).expect(1);
    assert!(wrong.err.contains("is not removed"), "{}", wrong.err);
    let status = run(&home, &["corpus", "status"]).expect(0).out;
    assert!(
        status.contains("2 articles") && !status.contains("removed"),
        "{status}"
    );
}

#[test]
fn a_restored_article_that_does_not_answer_says_why() {
    let home = Home::with_seeds();
    let twin = home.read(DATED);
    run(&home, &["corpus", "remove", DATED]).expect(0);
    std::fs::remove_file(home.corpus().join(DATED)).unwrap();
    let ran = run(&home, &["corpus", "restore", DATED]).expect(0);
    assert!(
        ran.out.contains("there is no file of that name"),
        "{}",
        ran.out
    );
    home.write(DATED, &twin);
    run(&home, &["corpus", "remove", DATED]).expect(0);
    home.write("0.txt", &twin);
    let ran = run(&home, &["corpus", "restore", DATED]).expect(0);
    assert!(
        ran.out.contains("0.txt") && ran.out.contains("does not answer"),
        "{}",
        ran.out
    );
}

#[test]
fn an_article_that_goes_with_another_of_the_same_text_is_named() {
    let home = with_kiruna();
    home.write("z_copy.txt", &home.read("kiruna.txt"));
    let removed = run(&home, &["corpus", "remove", "z_copy.txt"])
        .expect(0)
        .out;
    let told = "kiruna.txt holds the same text and answers no more, either";
    assert!(removed.contains(told), "{removed}");
    run(&home, &["ask", QUESTION]).expect(2);
    let back = run(&home, &["corpus", "restore", "z_copy.txt", "--json"]);
    let back = back.expect(0).json();
    assert_eq!(back["added"], serde_json::json!(["kiruna.txt"]), "{back}");
    let removed = run(&home, &["corpus", "remove", "z_copy.txt", "--json"]);
    let removed = removed.expect(0).json();
    let names = (&removed["withdrawn"], &removed["also"]);
    let expected = (
        &serde_json::json!(["z_copy.txt"]),
        &serde_json::json!(["kiruna.txt"]),
    );
    assert_eq!(names, expected, "{removed}");
}
