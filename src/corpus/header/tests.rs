//! Headers as exporters, mails and archives write them, and texts that only look like one.

use super::*;
use proptest::prelude::*;

/// Header fields as `title|source|author|date|url`, the text behind, and the kinds and lines of faults.
fn check(text: &str, fields: &str, behind: &str, faults: &[u32]) {
    let (header, end, found) = read("f.txt", text, 0);
    let show = |v: &Option<Value>| v.as_ref().map_or(String::new(), |v| v.text.clone());
    let shown: Vec<_> = [
        &header.title,
        &header.source,
        &header.author,
        &header.date,
        &header.url,
    ]
    .into_iter()
    .map(show)
    .collect();
    assert_eq!(shown.join("|"), fields, "{text}");
    assert_eq!(&text[end..], behind);
    assert_eq!(
        found.iter().filter_map(|f| f.line).collect::<Vec<_>>(),
        faults
    );
    assert!(
        found
            .iter()
            .all(|f| f.kind == FaultKind::BadHeader && !f.skipped)
    );
}

#[test]
fn a_header_gives_its_fields() {
    let text = "---\nTitle: \"Troops: out\"\nSOURCE: 'BBC'\nauthor: [Jane Doe]\ndate:2023-09-25\nURL: https://x.org/a\ntags: [a, b]\n---\nBody.\n";
    check(
        text,
        "Troops: out|BBC|Jane Doe|2023-09-25|https://x.org/a",
        "Body.\n",
        &[],
    );
    let (header, ..) = read("f.txt", text, 0);
    let title = header.title.unwrap();
    assert_eq!((title.span.cut(text), title.line), (Some("Troops: out"), 2));
}

#[test]
fn crlf_and_empty_and_folded_values() {
    check(
        "---\r\ntitle: A\r\nsource:\r\nauthor:\r\n  - Jo\r\n---\r\nB",
        "A||Jo||",
        "B",
        &[],
    );
    check(
        "---\ntitle: >\n  Folded line\ndate: 2023\n---\nB",
        "Folded line|||2023|",
        "B",
        &[],
    );
}

#[test]
fn a_value_goes_on_in_the_lines_below_it() {
    for title in [
        ">\n  Troops: out\n  of Niger",
        "|-\n  Troops: out\n\n  of Niger",
        "\n  Troops: out\n  of Niger",
        "\"Troops: out\n  of Niger\"",
        "'Troops: out\r\n  of Niger'",
        "\"Troops: \\\n  out of\\\n  \\ Niger\"",
    ] {
        let text = format!("---\ntitle: {title}\ndate: 2023\n---\nB");
        check(&text, "Troops: out of Niger|||2023|", "B", &[]);
    }
    let plain = "---\ntitle: Troops out\n  of Niger # 5\nsource: A\n  id: 7\n---\nB";
    check(plain, "Troops out of Niger # 5|A|||", "B", &[]);
    let closed = "---\ntitle: \"A\"\n  of B\ntags: x\n  y\n---\nB";
    check(closed, "A||||", "B", &[]);
}

#[test]
fn of_what_is_told_of_a_source_its_name_counts() {
    check(
        "---\nsource:\n  id: 7\n  name: The Paper\nauthor:\n  - name: Jane Doe\n    url: https://x.org\n---\nB",
        "|The Paper|Jane Doe||",
        "B",
        &[],
    );
    check("---\ntitle: A\nsource:\n  id: 7\n---\nB", "A||||", "B", &[]);
}

#[test]
fn codes_between_quotation_marks_are_read() {
    check(
        "---\ntitle: 'It''s on'\nsource: \"Caf\\u00e9 \\\"X\\\"\"\n---\nB",
        "It's on|Café \"X\"|||",
        "B",
        &[],
    );
}

#[test]
fn a_rule_is_not_a_header() {
    for text in [
        "---\n\nParis: French President said.\n",
        "---\nParis: French President said.\n\n---\nMore.",
        "---\nA plain line.\n---\nMore.",
        "---",
        "--- title: x",
        "Title: one field only\n\nBody.",
    ] {
        check(text, "||||", text, &[]);
    }
}

#[test]
fn blank_lines_may_stand_before_a_header() {
    check("\n \n---\ntitle: A\n---\nB", "A||||", "B", &[]);
    check(
        "\r\n---\r\nwhat is\r\ntitle: A\r\n---\r\nB",
        "A||||",
        "B",
        &[3],
    );
    check("\nTitle: A\nDate: 2023\n\nB", "A|||2023|", "B", &[]);
    check("\n\nBody.", "||||", "\n\nBody.", &[]);
}

#[test]
fn a_header_of_unknown_fields_is_a_fault_and_no_text() {
    check("---\nDatum: 2023-09-25\n---\nB", "||||", "B", &[2]);
    check("---\nlayout: post\ntags: [a]\n---\nB", "||||", "B", &[2]);
    let (_, _, faults) = read("f.txt", "---\nDatum: 2023-09-25\n---\nB", 0);
    assert!(faults[0].message.contains("Datum") && faults[0].message.contains("date"));
}

#[test]
fn usual_names_of_dates_are_known() {
    for name in ["published", "publication_date", "Date-Published", "pubDate"] {
        let text = format!("---\n{name}: 2023-09-25\n---\nB");
        check(&text, "|||2023-09-25|", "B", &[]);
    }
    let (header, ..) = read("f.txt", "---\nupdated: 2023-09-25\n---\nB", 0);
    assert_eq!(
        header.updated.map(|v| v.text).as_deref(),
        Some("2023-09-25")
    );
}

#[test]
fn of_two_names_of_a_date_the_one_that_is_clear_counts() {
    let text = "---\ndate: 12/05/2026\npublished: 2026-05-12\n---\nB";
    check(text, "|||2026-05-12|", "B", &[]);
    let text = "---\npublished: 2026-05-12\ndate: 12/05/2026\n---\nB";
    let (header, ..) = read("f.txt", text, 0);
    assert_eq!(header.date.map(|v| v.text).as_deref(), Some("2026-05-12"));
    let text = "---\ndate: 2026-05-11\npublished: 2026-05-12\n---\nB";
    check(text, "|||2026-05-11|", "B", &[]);
}

#[test]
fn what_site_makers_write_is_no_date() {
    check(
        "---\npublished: true\ndate: 2023-09-25\n---\nB",
        "|||2023-09-25|",
        "B",
        &[],
    );
    check("---\ntitle: A\ndate: null\n---\nB", "A||||", "B", &[]);
    check("---\ntitle: A\ndate: ~\n---\nB", "A||||", "B", &[]);
    check(
        "---\ntitle: \"A # 1\" # first\ndate: 2023-09-25 # the day\n---\nB",
        "A # 1|||2023-09-25|",
        "B",
        &[],
    );
    check("---\ntitle: Room # 5\n---\nB", "Room # 5||||", "B", &[]);
}

#[test]
fn fields_without_rules_need_two_known_ones_and_an_empty_line() {
    check(
        "Title: A\nDate: 2023-09-25\n\nBody.",
        "A|||2023-09-25|",
        "Body.",
        &[],
    );
    let text = "Title: A\nDate: 2023-09-25\nBody.";
    check(text, "||||", text, &[]);
}

#[test]
fn heads_of_mails_and_archives_are_headers() {
    check(
        "From: Post <news@post.example>\nTo: a@b.example\nSubject: A\nDate: Mon, 25 Sep 2023 10:00:00 +0000\n\nBody.",
        "A|||Mon, 25 Sep 2023 10:00:00 +0000|",
        "Body.",
        &[],
    );
    check(
        "HEADLINE: A\nBYLINE: Jane Doe\nDATE: 25 September 2023\nSECTION: News\nLENGTH: 250 words\n\nBody.",
        "A||Jane Doe|25 September 2023|",
        "Body.",
        &[],
    );
    let letter = "To: all\nFrom: me\n\nBody.";
    check(letter, "||||", letter, &[]);
}

#[test]
fn entities_in_values_are_shown_as_what_they_stand_for() {
    check(
        "---\ntitle: Harrow&#39;s bridge &amp; its cracks\nsource: Q&A Post\n---\nB",
        "Harrow's bridge & its cracks|Q&A Post|||",
        "B",
        &[],
    );
}

#[test]
fn a_header_of_toml_is_read() {
    check(
        "+++\ntitle = \"A: b\"\ndate = 2024-10-16T21:40:00Z\nauthor = 'C'\ntags = [\"x\"]\n[extra]\nsource = \"no\"\n+++\nBody.",
        "A: b||C|2024-10-16T21:40:00Z|",
        "Body.",
        &[],
    );
}

#[test]
fn faults_name_their_line() {
    check("---\ntitle: A\nwhat is this\n---\nB", "A||||", "B", &[3]);
    check("---\ntitle: A\ntitle: B\n---\nC", "A||||", "C", &[3]);
    let unclosed = "---\ntitle: A\n\nBody.";
    check(unclosed, "||||", unclosed, &[1]);
    let toml = "+++\ntitle = \"A\"\n\nBody.";
    check(toml, "||||", toml, &[1]);
    check("+++\nBody.", "||||", "+++\nBody.", &[]);
}

proptest! {
    #[test]
    fn any_text_reads(text in "(---\n)?([a-zé:'\"\\[\\]> -]{0,12}(\r\n|\n|\r)){0,8}(---\n)?[a-z]{0,5}") {
        let (header, end, _) = read("f", &text, 0);
        prop_assert!(text.is_char_boundary(end));
        for value in [header.title, header.source, header.author, header.date, header.url].into_iter().flatten() {
            prop_assert!(value.span.end() <= end && value.span.cut(&text).is_some());
        }
    }
}

#[test]
fn a_list_of_authors_gives_all_of_them() {
    let authors = |list: &str, names: &str| {
        let text = format!("---\ntitle: A\nauthor:\n{list}---\nB");
        check(&text, &format!("A||{names}||"), "B", &[]);
    };
    authors("  - name: Ann Poe\n  - name: Bo Lee\n", "Ann Poe, Bo Lee");
    authors(
        "  - name: \"Ann Poe\"\n    email: ann@post.example\n  - email: bo@post.example\n    name: Bo Lee\n",
        "Ann Poe, Bo Lee",
    );
    authors("- Ann Poe\n- 'Bo Lee'\n", "Ann Poe, Bo Lee");
    authors("  name: Ann Poe\n  email: ann@post.example\n", "Ann Poe");
    authors("  - Ann Poe\n", "Ann Poe");
    // Of outlets there is one.
    check(
        "---\nsource:\n  - Post\n  - Times\n---\nB",
        "|Post|||",
        "B",
        &[],
    );
}

/// Its fields would be quoted as the article's first sentence.
#[test]
fn the_fields_of_a_header_that_nothing_closes_are_read_where_two_are_known() {
    let fields = "A|Post|Ann Poe||";
    let head = "---\ntitle: A\nlayout: post\nauthor:\n  - Ann Poe\nsource: Post\n";
    for behind in [
        "\nThe mayor spoke.\n",
        "The mayor spoke.\n",
        "Paris: The mayor of Harrow spoke to the council on Monday about the old bridge, twice.\n",
        "",
    ] {
        check(&format!("{head}{behind}"), fields, behind, &[1]);
    }
    for text in [
        "---\ntitle: A\nlayout: post\n\nB.",
        "---\nThe council met.\ntitle: A\nsource: B\n",
    ] {
        let faults: &[u32] = if text.contains("council") { &[] } else { &[1] };
        check(text, "||||", text, faults);
    }
}
