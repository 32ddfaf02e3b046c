//! Bylines of many houses, and lines that are none.

use super::*;

fn check(found: Option<Byline>, author: &str, outlet: Option<&str>, date: Option<&str>) {
    let found = found.unwrap_or_else(|| panic!("no byline of {author}"));
    assert_eq!(found.author, author);
    assert_eq!(found.outlet.as_deref(), outlet, "{author}");
    let shown = found.date.map(|date| date.to_string());
    assert_eq!(shown.as_deref(), date, "{author}");
}

#[test]
fn bylines_name_authors_and_some_their_outlet() {
    check(read("By Jane Doe"), "Jane Doe", None, None);
    check(read("Author: Jane Doe"), "Jane Doe", None, None);
    check(read("Reporter: Jane Doe"), "Jane Doe", None, None);
    let both = unlabelled("Jane Doe and Max Roe, 4 March 2023");
    check(both, "Jane Doe and Max Roe", None, Some("2023-03-04"));
    let post = Some("Northern Post");
    check(read("By Jane Doe, Northern Post"), "Jane Doe", post, None);
    check(
        read("*BY Jane Doe | Northern Post*"),
        "Jane Doe",
        post,
        None,
    );
    let line = "By Jane Doe and Max Roe, Northern Post, 4 March 2023";
    check(read(line), "Jane Doe and Max Roe", post, Some("2023-03-04"));
    for line in [
        "By Jane Doe September 24, 2023",
        "By Jane Doe on September 24, 2023",
        "By Jane Doe - September 24, 2023",
        "By Jane Doe, Sunday, September 24, 2023 10:30 AM EDT",
        "_By Jane Doe — 24 September 2023_",
        "Posted on September 24, 2023 by Jane Doe",
        "Posted by Jane Doe on 24 Sept 2023",
        "Published by Jane Doe, 2023-09-24",
    ] {
        check(read(line), "Jane Doe", None, Some("2023-09-24"));
    }
    check(read("By Jane Doe — CNN"), "Jane Doe", Some("CNN"), None);
    check(
        read("By Jane Doe, The Guardian"),
        "Jane Doe",
        Some("The Guardian"),
        None,
    );
    let ledger = Some("Market Ledger");
    check(read("By Jane Doe, Market Ledger"), "Jane Doe", ledger, None);
    check(
        read("By Jane Doe, The Whistle"),
        "Jane Doe",
        Some("The Whistle"),
        None,
    );
    // What is not known as an outlet is not made one.
    check(
        read("By Jane Doe, Max Roe"),
        "Jane Doe, Max Roe",
        None,
        None,
    );
    check(
        read("By Jane Doe, Senior Correspondent"),
        "Jane Doe",
        None,
        None,
    );
    check(
        read("By Jane Doe, Hallstadt"),
        "Jane Doe, Hallstadt",
        None,
        None,
    );
}

#[test]
fn a_name_and_an_outlet_stand_on_both_sides_of_a_bar() {
    let post = Some("Northern Post");
    check(
        between_bars("Jane Doe | Northern Post"),
        "Jane Doe",
        post,
        None,
    );
    check(
        between_bars("Jane O'Doe | BBC | September 24, 2023"),
        "Jane O'Doe",
        Some("BBC"),
        Some("2023-09-24"),
    );
    for line in [
        "World News | Northern Post",
        "Home | Northern Post",
        "Front Page | Northern Post",
        "Jane Doe | Max Roe",
        "Jane Doe, Northern Post",
        "the mayor | Northern Post",
        "Troops leave Niger at last | Northern Post",
    ] {
        assert_eq!(between_bars(line), None, "{line}");
    }
}

#[test]
fn where_it_was_written_is_no_name() {
    let post = Some("Northern Post");
    check(read("By Jane Doe at Harrow Park"), "Jane Doe", None, None);
    check(
        read("By Jane Doe in Rio de Janeiro"),
        "Jane Doe",
        None,
        None,
    );
    check(
        read("BY JANE DOE AT THE PARK"),
        "JANE DOE AT THE PARK",
        None,
        None,
    );
    check(
        read("By Jane Doe at the Stade de France, Northern Post, 4 March 2023"),
        "Jane Doe",
        post,
        Some("2023-03-04"),
    );
    check(
        read("By Jane Doe in Paris and Max Roe in Niamey"),
        "Jane Doe and Max Roe",
        None,
        None,
    );
    check(
        read("By Jane Doe in Paris, Max Roe in Niamey and Ann Lee"),
        "Jane Doe, Max Roe and Ann Lee",
        None,
        None,
    );
    for line in [
        "By Monday Evening in Paris",
        "By Jane in Paris",
        "By Jane Doe in a hurry",
        "By Jane Doe in 2023",
        "By Jane Doe in Paris.",
        "By Jane Doe at",
        "By Jane Doe in Paris because he had to",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}

#[test]
fn a_line_above_a_date_credits_in_a_form_of_its_own() {
    let jane = Some(Some("Jane Doe".to_owned()));
    for line in [
        "Jane Doe in London",
        "Jane Doe, Political editor",
        "*Jane Doe*",
    ] {
        assert_eq!(loose(line), jane, "{line}");
    }
    assert_eq!(loose("Staff and agencies"), Some(None));
    for line in [
        "It fell.",
        "the mayor",
        "Chapter 2",
        "It fell on the town because nobody had looked at its pillars",
    ] {
        assert_eq!(loose(line), None, "{line}");
    }
}

#[test]
fn french_german_and_spanish_bylines_are_read_where_they_name_persons_only() {
    for line in [
        "Par Jane Doe",
        "Von Jane Doe",
        "POR Jane Doe",
        "*Par Jane Doe*",
    ] {
        check(read(line), "Jane Doe", None, None);
    }
    for line in [
        "Par Jane Doe et Max Roe",
        "Von Jane Doe und Max Roe",
        "Por Jane Doe y Max Roe",
    ] {
        let names = &line[4..];
        check(read(line), names, None, None);
    }
    check(
        read("Par Jane Doe, Reuters"),
        "Jane Doe",
        Some("Reuters"),
        None,
    );
    for line in [
        "Von Trapp Family Tours",
        "Von Braun",
        "Par Avion",
        "Par for the Course",
        "Por Favor",
        "Von Jane Doe was elected",
        "Par Jane Doe.",
        "par Jane Doe",
        "Von der Leyen Wins",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}

#[test]
fn sentences_are_no_bylines() {
    for line in [
        "By Monday the troops had left.",
        "By the sea",
        "By September 24, 2023",
        "Posted on the door by Jane Doe",
        "Published by Oxford Press",
        "Published 24 September 2023",
        "By Jane Doe was elected on September 24, 2023",
        "By Jane",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}

#[test]
fn work_at_a_paper_is_no_part_of_a_name() {
    for line in [
        "By Jane Doe, Science Correspondent",
        "By Jane Doe, science correspondent",
        "By Jane Doe, Senior Staff Writer",
        "By Jane Doe, Professor of Law",
        "By Jane Doe, Court Reporter in Paris",
        "By Jane Doe, Paris",
        "By Jane Doe, @janedoe",
        "By: Jane Doe",
        "Words by Jane Doe",
        "by Jane Doe",
    ] {
        check(read(line), "Jane Doe", None, None);
    }
    let agencies = "Jane Doe and agencies";
    check(read("By Jane Doe and agencies"), agencies, None, None);
}

#[test]
fn an_outlet_may_stand_anywhere_behind_a_name() {
    for (line, outlet) in [
        ("By Jane Doe, Daily Touchline", "Daily Touchline"),
        (
            "By Jane Doe, Science Correspondent, Daily Touchline",
            "Daily Touchline",
        ),
        (
            "By Jane Doe, Northern Post Science Correspondent",
            "Northern Post",
        ),
        ("By Jane Doe, BBC News science editor", "BBC News"),
        (
            "By Jane Doe, senior reporter at the Northern Post",
            "Northern Post",
        ),
        ("By Jane Doe, Northern Post, Paris", "Northern Post"),
        ("By Jane Doe for The Guardian", "The Guardian"),
        ("By Jane Doe of the Associated Press", "Associated Press"),
        ("By Jane Doe Associated Press", "Associated Press"),
        ("By Jane Doe (Reuters)", "Reuters"),
        ("By Jane Doe/AFP", "AFP"),
        ("By Jane Doe, Special to USA TODAY", "USA TODAY"),
        ("By Jane Doe - Northern Post", "Northern Post"),
    ] {
        check(read(line), "Jane Doe", Some(outlet), None);
    }
    let both = "Jane Doe and Max Roe";
    let line = "By Jane Doe in Paris and Max Roe, Science Correspondents, Northern Post";
    check(read(line), both, Some("Northern Post"), None);
}

#[test]
fn a_name_with_its_work_needs_no_by() {
    let check = |line: &str, outlet: Option<&str>| {
        super::tests::check(unlabelled(line), "Jane Doe", outlet, None);
    };
    check("Jane Doe, Science Correspondent", None);
    check("*Jane Doe, science editor*", None);
    check(
        "Jane Doe | Court Reporter | Northern Post",
        Some("Northern Post"),
    );
    for line in [
        "Jane Doe",
        "Jane Doe in Paris",
        "Jane Doe, Paris",
        "The mayor, a former reporter",
        "Jane Doe, who was a reporter",
        "Jane Doe, reporter, said the mayor lied",
        "Jane Doe, a reporter, was there.",
    ] {
        assert_eq!(unlabelled(line), None, "{line}");
    }
}

#[test]
fn from_names_the_writer_where_a_place_is_named_too() {
    check(read("From Jane Duarte, Portsea"), "Jane Duarte", None, None);
    check(
        read("From Jane Duarte in Rio de Janeiro"),
        "Jane Duarte",
        None,
        None,
    );
    for line in [
        "From Los Angeles",
        "From Russia With Love",
        "From Jane Duarte",
        "From Monday, the bridge is closed",
        "From Harrow Park, Paris and Rome",
        "From Northern Post, Harrow",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}
