//! `ask`, `search` and `summary`: text, JSON and exit codes.

use serde_json::Value;

use crate::home::{DATED, FOREIGN, Home, LEAVE, UNDATED, quoted};
use crate::process::{dateline, finish, run};

/// Every passage of an `ask --json` object is that range of its file.
fn assert_passages(home: &Home, object: &Value) {
    let passages = object["passages"].as_array().expect("passages are a list");
    assert!(!passages.is_empty() && passages.len() <= 10, "{object}");
    for passage in passages {
        let file = home.read(
            passage["article"]
                .as_str()
                .expect("an article is a file name"),
        );
        let at =
            |key: &str| usize::try_from(passage[key].as_u64().expect("a byte")).expect("small");
        assert_eq!(
            file.get(at("start")..at("end")),
            passage["text"].as_str(),
            "{passage}"
        );
        let provenance = passage["date_provenance"].as_str().expect("a word");
        let words = [
            "stated",
            "metadata",
            "file_name",
            "moderator",
            "inferred",
            "unknown",
        ];
        assert!(words.contains(&provenance), "{passage}");
        assert!(passage["score"].is_number(), "{passage}");
    }
}

#[test]
fn an_answer_is_a_quote_and_exits_with_0() {
    let home = Home::with_seeds();
    let ran = run(&home, &["ask", LEAVE]).expect(0);
    assert!(!quoted(&ran.out).is_empty(), "{}", ran.out);
    assert!(
        !ran.out.contains('\u{1b}'),
        "colours on a pipe: {}",
        ran.out
    );
    // Words need no quotation marks on the command line.
    let mut words = vec!["ask"];
    words.extend(LEAVE.split(' '));
    assert_eq!(run(&home, &words).expect(0).out, ran.out);
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let home = Home::with_seeds();
    let ask = || {
        run(&home, &["ask", "--json", "--today", "2024-01-01", LEAVE])
            .expect(0)
            .json()
    };
    let (mut one, mut two) = (ask(), ask());
    for object in [&mut one, &mut two] {
        object.as_object_mut().unwrap().remove("ms");
    }
    assert_eq!(one, two);
}

#[test]
fn json_follows_the_contract() {
    let home = Home::with_seeds();
    let object = run(&home, &["ask", "--json", LEAVE]).expect(0).json();
    assert_eq!(
        (&object["schema"], &object["abstained"]),
        (&1.into(), &false.into()),
        "{object}"
    );
    assert!(object["confidence"].is_number(), "{object}");
    assert_passages(&home, &object);
    let object = run(&home, &["ask", "--json", FOREIGN]).expect(2).json();
    assert_eq!(object["abstained"], true, "{object}");
}

#[test]
fn dates_carry_their_provenance() {
    let home = Home::with_seeds();
    let object = run(
        &home,
        &["ask", "--json", "What did Macron say about the ambassador?"],
    )
    .expect(0)
    .json();
    let of = |article: &str| {
        let list = object["passages"].as_array().unwrap();
        list.iter()
            .find(|p| p["article"] == article)
            .unwrap_or_else(|| panic!("{article} is not quoted in {object}"))
            .clone()
    };
    let (dated, undated) = (of(DATED), of(UNDATED));
    assert_eq!(
        (&dated["date"], &dated["date_provenance"]),
        (&"2023-09-25".into(), &"stated".into())
    );
    assert_eq!(
        (&undated["date"], &undated["date_provenance"]),
        (&Value::Null, &"inferred".into())
    );
}

#[test]
fn plain_questions_about_the_bundled_articles_are_answered_rightly() {
    let home = Home::with_seeds();
    let cases: [(&str, &[&str]); 9] = [
        (
            LEAVE,
            &[
                "by the end of 2023",
                "the months to come",
                "the coming weeks",
            ],
        ),
        ("Who is the French ambassador to Niger?", &["Sylvain Itte"]),
        ("How many French soldiers are in Niger?", &["1,500", "1500"]),
        ("When did the coup in Niger happen?", &["July"]),
        ("Who was ousted in the coup?", &["Mohamed Bazoum"]),
        (
            "What did the junta say about the withdrawal?",
            &["a new step towards the sovereignty", "welcomed the move"],
        ),
        (
            "How many troops does the United States have in Niger?",
            &["1,000"],
        ),
        ("Where was the latest coup?", &["Gabon"]),
        (
            "Why is the military cooperation with Niger ending?",
            &["fight terrorism"],
        ),
    ];
    let mut wrong = Vec::new();
    for (question, words) in cases {
        let ran = run(&home, &["ask", "--json", question]);
        let object = ran.json();
        let count = object["shown"].as_u64().unwrap_or(0);
        let passages = object["passages"].as_array().unwrap().iter();
        let shown: Vec<&str> = passages
            .take(usize::try_from(count).unwrap())
            .filter_map(|p| p["text"].as_str())
            .collect();
        let found = words.iter().any(|w| shown.iter().any(|s| s.contains(w)));
        if ran.code != Some(0) || !found {
            wrong.push(format!("{question} (exit {:?}): {shown:?}", ran.code));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn foreign_questions_exit_with_2_and_say_what_was_searched() {
    let home = Home::with_seeds();
    for question in [
        FOREIGN,
        "What is the boiling point of tungsten?",
        "Who painted the Mona Lisa?",
    ] {
        let ran = run(&home, &["ask", question]).expect(2);
        assert!(ran.out.contains("2 articles"), "{}", ran.out);
    }
}

#[test]
fn wrong_usage_exits_with_1_and_helps() {
    let home = Home::with_seeds();
    for arguments in [
        &["ask"][..],
        &["aks", "x"],
        &["ask", "--since", "soon", "x"],
        &["ask", "?!"],
        &["ask", "  "],
    ] {
        let ran = run(&home, arguments).expect(1);
        assert!(
            ran.out.is_empty() && !ran.err.trim().is_empty(),
            "{arguments:?}: {ran:?}"
        );
    }
    let missing = run(&home, &["--corpus", "sedes", "ask", LEAVE]).expect(1);
    assert!(
        missing.err.contains("sedes") && missing.err.contains("--corpus"),
        "{}",
        missing.err
    );
}

#[test]
fn search_and_summary_answer_in_both_forms() {
    let home = Home::with_seeds();
    for arguments in [
        &["search", "ambassador"][..],
        &["summary"],
        &["summary", "French troops"],
        &["summary", "--length", "short"],
    ] {
        let ran = run(&home, arguments).expect(0);
        assert!(!quoted(&ran.out).is_empty(), "{arguments:?}: {}", ran.out);
        let mut json = arguments.to_vec();
        json.insert(1, "--json");
        run(&home, &json).expect(0).json();
    }
    let few = run(&home, &["search", "--limit", "1", "Niger", "France"]).expect(0);
    let object = run(
        &home,
        &["search", "--json", "--limit", "1", "Niger", "France"],
    )
    .expect(0)
    .json();
    let all = object["matching"].as_u64().unwrap();
    assert!(all > 1, "{object}");
    let said = format!("The best 1 of {all} passages; --limit lists more.");
    assert!(few.out.contains(&said), "{said}: {}", few.out);
    run(&home, &["search", "xylophone"]).expect(2);
    for nothing in ["the", "who is", "\"the\""] {
        let said = run(&home, &["search", nothing]).expect(1);
        assert!(
            said.err.contains("no words to search for"),
            "{nothing} {}",
            said.err
        );
    }
    let listed = run(&home, &["search", "after:2023-09"]).expect(0);
    assert!(
        listed.out.contains("1 article, the newest first."),
        "{}",
        listed.out
    );
    let none = run(&home, &["search", "after:2030"]).expect(2);
    assert!(none.out.starts_with("No article fits"), "{}", none.out);
    run(&home, &["summary", "Antarctic krill"]).expect(2);
}

#[test]
fn help_has_examples_and_the_version_is_told() {
    let home = Home::empty();
    for arguments in [
        &["--help"][..],
        &["help"],
        &["ask", "--help"],
        &["corpus", "--help"],
    ] {
        assert!(
            run(&home, arguments).expect(0).out.contains("Examples:"),
            "{arguments:?}"
        );
    }
    assert!(
        run(&home, &["--version"])
            .expect(0)
            .out
            .contains(env!("CARGO_PKG_VERSION"))
    );
    // Nothing was made in passing.
    assert!(!home.data().exists());
}

/// Reports that say the same are one quote with "also in"; a different number or name is not the same.
#[test]
fn reports_that_contradict_each_other_are_not_one() {
    let home = Home::empty();
    home.write(
        "a.txt",
        "The strike killed 12 people in Port Said on Monday, officials said.",
    );
    home.write(
        "b.txt",
        "The strike killed 21 people in Port Said on Monday, officials said.",
    );
    home.write(
        "c.txt",
        "The strike killed 12 people in Port Said on Monday, officials said. It rained.",
    );
    let ran = run(
        &home,
        &["ask", "How many people did the strike in Port Said kill?"],
    )
    .expect(0);
    assert!(
        ran.out.contains("12 people") && ran.out.contains("21 people"),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.matches("also in").count(), 1, "{}", ran.out);
}

#[test]
fn an_article_is_summarised_by_its_name_address_or_headline_in_commands_and_chat() {
    let home = Home::with_seeds();
    home.write(
        "malaria.txt",
        "---\ntitle: Vaccine works\nurl: https://example.org/malaria\ndate: 2024-01-02\n---\nThe malaria vaccine works in children, a study says.\n",
    );
    for name in [
        "malaria.txt",
        "https://example.org/malaria",
        "vaccine works",
    ] {
        let ran = run(&home, &["summary", name]).expect(0);
        assert!(
            ran.out.starts_with("malaria.txt, in its own sentences"),
            "{}",
            ran.out
        );
        let mut command = dateline(&home);
        command.arg("chat");
        let ran = finish(command, &format!("/summary {name}\n")).expect(0);
        assert!(
            ran.out.starts_with("malaria.txt, in its own sentences"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn failures_are_objects_for_scripts() {
    let home = Home::with_seeds();
    for arguments in [
        &["ask", "--json", ""][..],
        &["corpus", "remove", "--json", "nope.txt"],
        &["ask", "--json", "--nonsense", "x"],
        &["--json", "--corpus", "nope", "ask", LEAVE],
        &["ask", "--json", "--source", "", LEAVE],
    ] {
        let ran = run(&home, arguments).expect(1);
        let object = ran.json();
        assert_eq!(object["schema"], 1, "{arguments:?}");
        let message = object["error"]["message"].as_str().unwrap();
        assert!(
            !message.is_empty() && !message.starts_with("error"),
            "{message}"
        );
        assert_eq!(ran.err, "", "{arguments:?}");
    }
}

#[test]
fn a_cutoff_says_how_many_undated_articles_it_leaves_out() {
    let home = Home::with_seeds();
    for day in ["2023-09-24", "2023-09-26"] {
        let ran = run(&home, &["ask", "--as-of", day, "Who is Bazoum?"]);
        assert!(ran.out.contains("1 undated article"), "{}", ran.out);
    }
}

#[test]
fn a_year_is_shown_as_a_year() {
    let home = Home::empty();
    home.write(
        "a.txt",
        "---\ntitle: T\ndate: 2023\n---\nThe harbour froze over.\n",
    );
    let ran = run(&home, &["corpus", "status"]).expect(0);
    assert!(ran.out.contains("(2023)"), "{}", ran.out);
}

#[test]
fn an_empty_collection_says_so() {
    let home = Home::empty();
    for command in [&["summary"][..], &["corpus", "list"]] {
        let ran = run(&home, command);
        assert!(ran.out.contains("There are no articles"), "{}", ran.out);
    }
}

#[test]
fn an_orderly_end_leaves_everything_in_the_database_file() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "refresh"]).expect(0);
    let log = home.data().join("dateline.db-wal");
    let left = std::fs::metadata(log).map_or(0, |file| file.len());
    assert_eq!(left, 0);
}

#[test]
fn several_refreshes_at_once_wait_for_each_other() {
    let home = Home::with_seeds();
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| run(&home, &["corpus", "refresh"]).expect(0));
        }
    });
}

/// What is usual in a chat is understood by a single question and in a pipe, too; a script gets answers.
#[test]
fn questions_about_dateline_and_several_at_once_are_answered() {
    let home = Home::with_seeds();
    let about = run(&home, &["ask", "Who made you?"]).expect(0);
    assert!(
        about.out.starts_with("I quote news articles"),
        "{}",
        about.out
    );
    let object = run(&home, &["ask", "--json", "Who made you?"]);
    assert!(object.json()["abstained"].is_boolean(), "{}", object.out);
    let several = format!("{LEAVE} How many are there?");
    let told = run(&home, &["ask", &several]).expect(0);
    assert!(
        told.out.contains("How many are there?\n\nRead as:"),
        "{}",
        told.out
    );
    assert!(
        quoted(&told.out)
            .iter()
            .any(|quote| quote.contains("1,500")),
        "{}",
        told.out
    );
    run(&home, &["ask", &format!("{LEAVE} {FOREIGN}")]).expect(2);
    let empty = run(&home, &["ask", "coup after:2024 before:2023"]).expect(1);
    assert!(empty.err.contains("Swap the dates"), "{}", empty.err);
}

/// Between these two islands lie 25 hours: it is never the same day on both.
#[test]
fn today_is_that_of_the_time_zone_that_is_set() {
    if !std::path::Path::new("/usr/share/zoneinfo/Pacific/Kiritimati").exists() {
        return;
    }
    let home = Home::with_seeds();
    let today = |zone: &str| {
        let mut command = dateline(&home);
        command
            .env("TZ", zone)
            .args(["ask", "What happened today?"]);
        finish(command, "").expect(2).out
    };
    assert_ne!(today("Pacific/Kiritimati"), today("Pacific/Pago_Pago"));
    let check = |zone: &str| {
        let mut command = dateline(&home);
        command.env("TZ", zone).arg("check");
        finish(command, "").expect(0).out
    };
    assert!(check("Pacific/Kiritimati").contains("(time zone: Pacific/Kiritimati)"));
    assert!(check("Pacific/Nowhere").contains("(UTC, for the time zone is not known"));
}
