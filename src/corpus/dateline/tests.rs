//! Datelines of agencies and newspapers, and sentences that only look like one.

use proptest::prelude::*;

use super::*;

pub(super) fn check(line: &str, behind: &str, agency: Option<&str>, month_day: Option<(u8, u8)>) {
    let found = read(line).unwrap_or_else(|| panic!("no dateline in {line}"));
    assert_eq!(&line[found.length..], behind, "{line}");
    assert_eq!(found.agency.as_deref(), agency, "{line}");
    let day = match found.date {
        Some(Reading::MonthDay(month, day)) => Some((month, day)),
        Some(Reading::Date(crate::model::PartialDate::Day(day))) => Some((day.month(), day.day())),
        _ => None,
    };
    assert_eq!(day, month_day, "{line}");
}

#[test]
fn wire_datelines_are_read() {
    let sept = Some((9, 24));
    check(
        "PARIS, Sept. 24 (Reuters) – France said",
        "France said",
        Some("Reuters"),
        sept,
    );
    check(
        "PARIS, Sept 24, 2023 (AP) — France said",
        "France said",
        Some("AP"),
        sept,
    );
    check(
        "NIAMEY, Niger (AP) — French troops",
        "French troops",
        Some("AP"),
        None,
    );
    check(
        "WASHINGTON/PARIS, Sept 24 (Reuters) - The",
        "The",
        Some("Reuters"),
        sept,
    );
    check(
        "PARIS (Harrow Wire), 24 Sept. 2023 — France said",
        "France said",
        Some("Harrow Wire"),
        sept,
    );
    check(
        "PARIS (AFP), Sept. 24 – France said",
        "France said",
        Some("AFP"),
        sept,
    );
    check(
        "Paris [France], September 24 (ANI): French",
        "French",
        Some("ANI"),
        sept,
    );
    check("New Delhi, Sep 24 (PTI) -- The", "The", Some("PTI"), sept);
    check(
        "Paris, Sunday, Sept. 24 (AFP) – “We go,” he said",
        "“We go,” he said",
        Some("AFP"),
        sept,
    );
    check(
        "(Reuters) - France said",
        "France said",
        Some("Reuters"),
        None,
    );
    check("PARIS — France said", "France said", None, None);
    check("PARIS, Sept. 24 (AFP) -", "", Some("AFP"), sept);
    let spanish = "MADRID, 24 de septiembre de 2023 (EFE).- France";
    check(spanish, "France", Some("EFE"), sept);
    check("PARIS (AFP) — ", "", Some("AFP"), None);
    check("PORT-AU-PRINCE, Haiti — Gangs", "Gangs", None, None);
    check(
        "Paris, 24 September 2023 – France said",
        "France said",
        None,
        sept,
    );
    check(
        "PARIS (Agence France-Presse) – France",
        "France",
        Some("Agence France-Presse"),
        None,
    );
}

#[test]
fn house_styles_of_agencies_are_read() {
    let sept = Some((9, 24));
    for (line, agency) in [
        ("New Delhi, Sep 24 (PTI) The council met", "PTI"),
        ("MOSCOW, September 24. /TASS/. The council met", "TASS"),
        (
            "NEW YORK, Sept. 24, 2023 /PRNewswire/ -- The council met",
            "PRNewswire",
        ),
        (
            "LONDON, Sept. 24, 2023 (GLOBE NEWSWIRE) -- The council met",
            "GLOBE NEWSWIRE",
        ),
    ] {
        check(line, "The council met", Some(agency), sept);
    }
}

#[test]
fn a_known_outlet_stands_before_the_story() {
    for line in [
        "(CNN)The council met",
        "(CNN) -- The council met",
        "Paris (CNN) The council met",
        "Harrow, England (CNN) The council met",
        "Paris CNN — The council met",
        "CNN — The council met",
    ] {
        check(line, "The council met", Some("CNN"), None);
    }
}

#[test]
fn a_country_in_brackets_is_no_agency() {
    check(
        "NIAMEY (Niger) — French troops",
        "French troops",
        None,
        None,
    );
    for place in ["Paris", "Harrow"] {
        let line = format!("Sept. 24, 2023 ({place}) – France said");
        check(&line, "France said", None, Some((9, 24)));
    }
}

#[test]
fn sentences_are_not_datelines() {
    for line in [
        "The army, May 5 (Sunday) The force",
        "The army (CNN) The force",
        "He told CNN — The force",
        "The army (FDS) The force",
        "FDS — The force",
        "(Harrow) – The force",
        "France (EU) The union",
        "On Sept. 24 (Sunday) The day",
        "Macron, who on Sept. 24 (CNN) The",
        "Paris: French President Emmanuel Macron on Sunday announced that",
        "Niger: why the coup matters",
        "Macron – the French President – said",
        "NATO — The alliance met",
        "US - China trade",
        "BREAKING: Troops leave",
        "He said on Sept. 24 – The day",
        "The army (FDS) – The force",
        "In May – The month",
        "France and Niger – A history",
        "1,500 – The number",
        "",
        "– – –",
        "PARIS — and so on",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}

proptest! {
    #[test]
    fn any_line_reads(line in "[A-Za-zé0-9 ,.():–—\\[\\]-]{0,80}") {
        if let Some(found) = read(&line) {
            prop_assert!(found.length > 0 && line.is_char_boundary(found.length));
        }
    }
}
