//! Questions and articles that try to crash, hang or restyle a terminal.

use crate::home::{Home, LEAVE};
use crate::process::{dateline, dateline_after, finish, run};

/// Questions of up to 6,000 characters, on the smallest stack that threads usually get.
#[test]
fn hostile_questions_neither_crash_nor_hang() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "refresh"]).expect(0);
    let questions = [
        "(".repeat(747),
        "((((Niger".repeat(660),
        (0..1000).map(|n| format!("w{n} ")).collect(),
        "Niger troops ".repeat(460),
        "\u{202e}\u{200b}\u{feff}\u{7}\u{1b}[31m\u{0300}".repeat(400) + "Niger",
        "\"".repeat(5999),
        "\"Niger ".repeat(850),
        "source:x after:2023-01-01 before:2024-01-01 ".repeat(130),
        "after:99999999-99-99".to_owned(),
        "a".repeat(6000),
        "é".repeat(6000),
        "🦀 ".repeat(3000),
        "AND OR NOT + - ! { } [ ] ^ ~ * ? : \\ / Niger^9999 troops~99 field:value".to_owned(),
        "What's Trump's 'plan'? 12:30 (Monday)".to_owned(),
        "what who when where why how is the of".to_owned(),
    ];
    for question in &questions {
        for limit in ["500", "6000"] {
            let mut command = dateline_after(&home, "ulimit -s 2048");
            command
                .env("RUST_MIN_STACK", "2097152")
                .env("DATELINE_QUESTION_LIMIT", limit);
            command.args(["ask", "--", question]);
            let ran = finish(command, "");
            let shown: String = question.chars().take(40).collect();
            assert!(matches!(ran.code, Some(0..=2)), "{shown}: {ran:?}");
            assert!(!ran.err.contains("panicked"), "{shown}: {ran:?}");
        }
    }
    let mut chat = dateline(&home);
    chat.env("DATELINE_QUESTION_LIMIT", "6000").arg("chat");
    let lines = questions.join("\n") + "\n" + LEAVE + "\n";
    finish(chat, &lines).expect(0);
}

#[test]
fn articles_cannot_steer_the_terminal() {
    let home = Home::empty();
    let text = "The pelican mayor \u{1b}[31msaid\u{1b}[0m \u{1b}]0;title\u{7} no \u{9b}5m twice\u{8}\u{8} and \u{202e}backwards\u{202c} in town.";
    // One control character in a hundred is still text; more would make it a binary file.
    let calm = "The town was calm and the weather was fine all week long. ".repeat(20);
    home.write("pelican.txt", &format!("{text}\n\n{calm}"));
    for arguments in [
        &["ask", "What about the pelican mayor in town?"][..],
        &["search", "pelican"],
        &["summary"],
        &["corpus", "list"],
    ] {
        let ran = run(&home, arguments);
        let steering = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(
            !ran.out.contains(steering),
            "{arguments:?}: {}",
            ran.out.escape_debug()
        );
    }
    // JSON is for programs: the exact text, escaped by JSON itself.
    let object = run(
        &home,
        &["ask", "--json", "What about the pelican mayor in town?"],
    )
    .expect(0)
    .json();
    assert_eq!(object["passages"][0]["text"], text);
}

/// Files of old Macs end their lines with a carriage return alone.
#[test]
fn a_lone_carriage_return_ends_a_line_and_is_not_shown() {
    let home = Home::empty();
    home.write(
        "mac.txt",
        "KIRUNA, 3 Oct 2023 - The zeppelin harbour of Kiruna opened on Monday.\r\rThe mayor is Ulla Berg, the council said.\r\rForty airships came.\r",
    );
    let mut chat = dateline(&home);
    chat.arg("chat");
    let ran = finish(chat, "Who is the mayor?\n/context 1\n/summary\n").expect(0);
    assert!(ran.out.contains("Ulla Berg"), "{}", ran.out);
    let odd = |c: char| (c.is_control() && c != '\n') || ('\u{2400}'..='\u{243f}').contains(&c);
    assert!(!ran.out.contains(odd), "{}", ran.out.escape_debug());
    // Each of the three stands in a paragraph of its own.
    let around = "opened on Monday.\n   │ \n   │ The mayor is Ulla Berg, the council said.\n   │ \n   │ Forty";
    let shown = ran.out.replace("│\n", "│ \n");
    assert!(shown.contains(around), "{}", ran.out);
}

#[test]
fn file_names_can_be_strange() {
    let home = Home::empty();
    for (n, name) in [
        "with space.txt",
        "ümläut.txt",
        "-dash.txt",
        "'quote\".txt",
        "new\nline.txt",
        "\u{1b}[31m.txt",
        "UPPER.TXT",
        "emoji😀.md",
    ]
    .iter()
    .enumerate()
    {
        home.write(
            name,
            &format!("The ferry number {n} sails to island {n} every morning, the captain said."),
        );
    }
    std::fs::create_dir_all(home.corpus().join("a/b/c")).unwrap();
    home.write(
        "a/b/c/deep.txt",
        "The deepest lake is called Quillwater, the guide said.",
    );
    assert!(
        run(&home, &["ask", "What is the deepest lake called?"])
            .expect(0)
            .out
            .contains("Quillwater")
    );
    assert!(
        run(&home, &["ask", "Where does ferry number 3 sail?"])
            .expect(0)
            .out
            .contains("island")
    );
    let mut list = dateline(&home);
    list.args(["corpus", "list"]);
    let ran = finish(list, "").expect(0);
    assert!(!ran.out.contains('\u{1b}'), "{}", ran.out.escape_debug());
}

/// Persian words and families of emoji hold joiners. On a terminal they are shown as what they are, and the name works as it is.
#[test]
fn names_with_joiners_are_names() {
    let home = Home::empty();
    let names = ["می\u{200c}خواهم.txt", "👨\u{200d}👩\u{200d}👧.txt"];
    for (n, name) in names.iter().enumerate() {
        let text = "The ferry number {n} sails to Quillholm every morning, the captain said.";
        home.write(name, &text.replace("{n}", &n.to_string()));
    }
    run(&home, &["corpus", "check"]).expect(0);
    for arguments in [&["corpus", "list"][..], &["search", "Quillholm"]] {
        let ran = run(&home, arguments).expect(0);
        assert!(
            ran.out.contains("می<U+200C>خواهم.txt")
                && ran.out.contains("👨<U+200D>👩<U+200D>👧.txt"),
            "{ran:?}"
        );
        assert!(!ran.out.contains(['\u{200c}', '\u{200d}']), "{ran:?}");
    }
    // As typed, and as copied from what was shown.
    run(&home, &["corpus", "remove", names[0]]).expect(0);
    run(&home, &["corpus", "restore", "seeds/می<U+200C>خواهم.txt"]).expect(0);
    let ran = run(&home, &["corpus", "remove", "می<U+200C>خواهم.txt"]).expect(0);
    assert!(ran.out.contains("می<U+200C>خواهم.txt"), "{ran:?}");
    let left = run(&home, &["search", "--json", "Quillholm"]).expect(0);
    let left = left.json();
    assert_eq!(left["passages"].as_array().map(Vec::len), Some(1), "{left}");
    assert_eq!(left["passages"][0]["article"], names[1]);
}

/// A list without full stops is one sentence of thousands of words. Nothing in it is marked, for that would take minutes.
#[test]
fn an_endless_sentence_is_answered_from_and_not_marked() {
    let home = Home::empty();
    let sentence = |times: usize| {
        let more = ", and the very long council of Harbourtown met again".repeat(times);
        format!("Ulla Berg was elected mayor of Kiruna{more}.\n")
    };
    let passage = |times: usize| {
        home.write("a.txt", &sentence(times));
        let ran = run(
            &home,
            &["ask", "--json", "Who was elected mayor of Kiruna?"],
        );
        ran.json()["passages"][0].clone()
    };
    let short = passage(1);
    assert!(short["highlights"].is_array(), "{short}");
    let long = passage(500);
    assert_eq!(long["text"].as_str(), Some(sentence(500).trim()));
    assert!(long["highlights"].is_null(), "{}", long["highlights"]);
}
