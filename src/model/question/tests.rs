//! Tests of reading a question.

use super::*;
use proptest::prelude::*;

const LIMIT: usize = Question::DEFAULT_LIMIT;

fn parse(raw: &str) -> Question {
    Question::parse(raw, LIMIT).unwrap_or_else(|error| panic!("{raw}: {error}"))
}

/// Words, phrases and sources; since and until.
fn check(raw: &str, words: &str, phrases: &[&str], sources: &[&str], days: &str) {
    let question = parse(raw);
    let show = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    assert_eq!(question.words(), words, "{raw}");
    assert_eq!(question.phrases(), phrases, "{raw}");
    assert_eq!(question.filter().sources, sources, "{raw}");
    let filter = question.filter();
    assert_eq!(
        format!("{}..{}", show(filter.since), show(filter.until)),
        days,
        "{raw}"
    );
}

#[test]
fn plain_questions_stay_as_they_are() {
    let raw = "What's  Trump's 'plan'? 12:30 (Monday)";
    check(raw, "What's Trump's 'plan'? 12:30 (Monday)", &[], &[], "..");
    assert_eq!(parse("  Who?  ").text(), "Who?");
}

#[test]
fn exact_phrases_may_have_any_quotation_marks() {
    check(
        "Who is \"held hostage\"?",
        "Who is held hostage ?",
        &["held hostage"],
        &[],
        "..",
    );
    check(
        "“sole  legitimate authority”",
        "sole legitimate authority",
        &["sole legitimate authority"],
        &[],
        "..",
    );
    check(
        "“mixed\" and \"so”",
        "mixed and so",
        &["mixed", "so"],
        &[],
        "..",
    );
    check("«coup d’etat»", "coup d’etat", &["coup d’etat"], &[], "..");
}

#[test]
fn a_topic_has_no_operators_and_keeps_its_quotation_marks() {
    let scope = |raw| parse(raw).summary_scope();
    let topic = |text: &str| SummaryScope::Topic(text.to_owned());
    assert_eq!(
        scope("source:Reuters  earthquake after:2024-03-01"),
        topic("earthquake")
    );
    assert_eq!(
        scope("“climate  law” in May"),
        topic("“climate law” in May")
    );
    assert_eq!(scope("source:Reuters"), SummaryScope::Latest);
}

#[test]
fn quotation_marks_that_mean_nothing_are_characters() {
    check("an \"open phrase", "an \"open phrase", &[], &[], "..");
    check(
        "a 5\" pipe and a 6\" pipe",
        "a 5\" pipe and a 6\" pipe",
        &[],
        &[],
        "..",
    );
    check("\"of the\" coup \"?!\"", "of the coup ?!", &[], &[], "..");
    check("\"\" coup", "coup", &[], &[], "..");
}

#[test]
fn sources_may_be_several_and_quoted() {
    check("source:BBC troops", "troops", &[], &["BBC"], "..");
    check(
        "troops Source:\"France 2\" leave",
        "troops leave",
        &[],
        &["France 2"],
        "..",
    );
    check("source:“France 2”", "", &[], &["France 2"], "..");
    check(
        "source:BBC,CNN source:bbc Niger?",
        "Niger?",
        &[],
        &["BBC", "CNN"],
        "..",
    );
    check("(source:CNN) Niger", "( Niger", &[], &["CNN"], "..");
}

#[test]
fn dates_include_what_they_name() {
    check(
        "coup after:2023-09-01 before:2023-10",
        "coup",
        &[],
        &[],
        "2023-09-01..2023-10-31",
    );
    check(
        "coup SINCE:2023-09 until:2023?",
        "coup",
        &[],
        &[],
        "2023-09-01..2023-12-31",
    );
    check("coup since:2023/9/5", "coup", &[], &[], "2023-09-05..");
    check(
        "coup after:2022 after:2023-09 before:2024 before:2023-10-02",
        "coup",
        &[],
        &[],
        "2023-09-01..2023-10-02",
    );
}

#[test]
fn a_bad_date_is_told() {
    let error = |raw| Question::parse(raw, LIMIT).unwrap_err().to_string();
    assert!(error("x after:2023-13-01").starts_with("after:2023-13-01 is not a date I can read."));
    assert!(error("x before:whenever").contains("before:2023-09-25"));
    assert_eq!(
        error("x after:4/5/2026"),
        "after:4/5/2026 may mean 2026-05-04 or 2026-04-05. Write after:2026-05-04 or after:2026-04-05."
    );
    assert_eq!(
        error("x on:2026-02-30"),
        "on:2026-02-30 is not a date: there is no such day."
    );
}

#[test]
fn dates_may_be_words_and_count_from_the_day_of_asking() {
    let today = Day::new(2026, 5, 25).unwrap();
    for (raw, days) in [
        ("coup after:\"4 May 2026\"", "2026-05-04.."),
        ("after:4 May 2026 coup", "2026-05-04.."),
        ("since:yesterday coup", "2026-05-24.."),
        ("coup before:last week", "..2026-05-24"),
        ("coup after: May", "2026-05-01.."),
        ("coup on:2026-05-06?", "2026-05-06..2026-05-06"),
        ("coup Date:2026-05", "2026-05-01..2026-05-31"),
    ] {
        let question = Question::parse_on(today, raw, LIMIT).unwrap();
        let show = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
        let filter = question.filter();
        let found = format!("{}..{}", show(filter.since), show(filter.until));
        let words = question.words().trim_end_matches('?').trim_end();
        assert_eq!((words, found.as_str()), ("coup", days), "{raw}");
        assert_eq!(question.completed(&|_, _| 0), question, "{raw}");
    }
    for raw in [
        "What is going on:",
        "What is the note on:the desk?",
        "Who played at the date:10:30?",
        "What is it based on: a book?",
        "release date:",
    ] {
        check(raw, raw, &[], &[], "..");
    }
}

#[test]
fn a_range_that_holds_no_day_is_told() {
    let error = |raw| Question::parse(raw, LIMIT).unwrap_err().to_string();
    assert_eq!(
        error("coup after:2024 before:2023-09"),
        "No article can be both of 1 Jan 2024 or later (after:) and of 30 Sep 2023 or earlier (before:). Swap the dates, or take one out."
    );
    assert!(error("until:2023-09-01 since:2023-09-02 x").contains("Swap"));
    check(
        "coup after:2023-09-02 before:2023-09-02",
        "coup",
        &[],
        &[],
        "2023-09-02..2023-09-02",
    );
}

#[test]
fn a_name_is_completed_by_the_words_behind_it() {
    let completes = |value: &str, behind: &str| match (value, behind) {
        ("Northern", behind) if behind.starts_with(" Post") => " Post".len(),
        _ => 0,
    };
    let whole = parse("source:Northern Post coup").completed(&completes);
    assert_eq!(
        (whole.words(), whole.filter().sources.as_slice()),
        ("coup", &["Northern Post".to_owned()][..])
    );
    assert_eq!(whole.text(), "source:Northern Post coup");
    assert!(whole.cut_names().is_empty());
    let quoted = parse("source:\"Northern\" Post").completed(&completes);
    assert_eq!(quoted.filter().sources, ["Northern"]);
    assert!(!quoted.names_source_loosely());
}

#[test]
fn capitalised_words_behind_a_source_may_belong_to_it() {
    let cut = |raw| -> Vec<String> {
        let question = parse(raw);
        question
            .cut_names()
            .iter()
            .map(|cut| cut.whole.clone())
            .collect()
    };
    assert_eq!(cut("source:Northern Post coup"), ["Northern Post"]);
    assert_eq!(cut("source:Northern Post, coup"), ["Northern Post"]);
    assert!(cut("source:CNN coup").is_empty() && cut("coup source:CNN").is_empty());
    assert!(cut("source:\"Northern\" Post").is_empty() && cut("source:CNN. Who left?").is_empty());
}

#[test]
fn operators_count_only_at_the_start_of_a_word_and_with_a_value() {
    for raw in [
        "the resource:BBC",
        "day after: what",
        "the source: a diplomat",
        "the first golfer to win in her debut since:",
    ] {
        check(raw, raw, &[], &[], "..");
    }
}

#[test]
fn a_blank_behind_an_operator_is_read_and_nothing_behind_it_is_said() {
    check("source: BBC coup", "coup", &[], &["BBC"], "..");
    check("after: 2023-09-01 coup", "coup", &[], &[], "2023-09-01..");
    check("coup before: 2023-09", "coup", &[], &[], "..2023-09-30");
    for raw in ["coup source:", "after:", "coup source:?", "coup before: "] {
        let said = Question::parse(raw, LIMIT).unwrap_err().to_string();
        assert!(said.starts_with("Nothing stands behind"), "{raw}: {said}");
    }
}

#[test]
fn only_operators_are_a_filter() {
    let question = parse("source:CNN ?");
    assert!(question.is_filter_only() && question.words().is_empty());
    assert!(!parse("source:CNN coup").is_filter_only());
}

#[test]
fn markup_is_not_searched() {
    let typed = "<@9> **When** did ||they|| leave? https://example.org/a";
    check(typed, "When did they leave?", &[], &[], "..");
    assert_eq!(parse(typed).text(), typed);
    for raw in [
        "https://example.org",
        "<@1> @everyone",
        "> quoted",
        "**",
        "```\n```",
    ] {
        assert_eq!(
            Question::parse(raw, LIMIT),
            Err(QuestionError::Empty),
            "{raw}"
        );
    }
}

#[test]
fn hidden_characters_go() {
    check(
        "N\u{200b}iger\u{202e} coup\u{7}now",
        "Niger coup now",
        &[],
        &[],
        "..",
    );
    for raw in ["", "  ", "\u{200b}\u{202e}", "\u{7}\n"] {
        assert_eq!(
            Question::parse(raw, LIMIT),
            Err(QuestionError::Empty),
            "{raw:?}"
        );
    }
    for raw in ["?!", "\"\"", "…\u{200b}", "😀"] {
        assert_eq!(
            Question::parse(raw, LIMIT),
            Err(QuestionError::OnlyPunctuation),
            "{raw:?}"
        );
    }
}

#[test]
fn the_limit_counts_characters() {
    assert!(Question::parse(&"é".repeat(10), 10).is_ok());
    let length = 11;
    assert_eq!(
        Question::parse(&"é".repeat(length), 10),
        Err(QuestionError::TooLong { length, limit: 10 })
    );
}

#[test]
fn six_thousand_hostile_characters_need_little_stack() {
    let hostile = [
        "(",
        "\"",
        "“x ",
        "source:",
        "source:\"",
        "after:“",
        "„\"«",
        "\u{202e}x",
        "𝕏 ",
    ];
    let run = move || {
        for part in hostile {
            let text: String = part.chars().cycle().take(6_000).collect();
            let _ = Question::parse(&text, 6_000);
        }
    };
    let small = std::thread::Builder::new().stack_size(128 * 1024);
    small.spawn(run).unwrap().join().unwrap();
}

proptest! {
    #[test]
    fn anything_parses_or_is_told(raw in "\\PC{0,80}", wild in any::<String>(), limit in 0_usize..90) {
        for text in [raw, wild] {
            let _ = Question::parse(&text, LIMIT);
            let _ = Question::parse(&text, limit);
        }
    }

    #[test]
    fn operators_and_marks_in_any_order(raw in "((source|after|BEFORE|since):|[\"“”„«»]|[a-z2-3é-]{1,4}| |\u{200b}|\u{202e}){0,30}") {
        if let Ok(question) = Question::parse(&raw, LIMIT) {
            prop_assert!(question.is_filter_only() || question.words().contains(char::is_alphanumeric));
            let hidden = question.words().contains(['\u{200b}', '\u{202e}']);
            prop_assert!(!hidden, "{}", question.words());
            prop_assert!(question.phrases().len() <= 8);
        }
    }
}
