//! What is suggested for what is typed, with slips, dates and long names.

use proptest::prelude::*;

use super::lists::{Entry, article_entry, article_value, source_entry};
use super::matching::{begins_nearly, matching, only};
use crate::discord::limits::{CHOICE, CHOICES, units};
use crate::model::fixtures::article_meta;
use crate::model::{ArticleId, Day, PartialDate, SourceDate};

fn entries(names: &[&str]) -> Vec<Entry> {
    names.iter().filter_map(|name| source_entry(name)).collect()
}

#[test]
fn beginnings_come_before_middles_and_case_and_accents_do_not_matter() {
    let entries = entries(&["France 24", "BBC", "Radio France", "Agence Été"]);
    let names = |typed: &str| {
        matching(&entries, typed)
            .into_iter()
            .map(|e| e.name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("fran"), ["France 24", "Radio France"]);
    assert_eq!(names("ete"), ["Agence Été"]);
    assert_eq!(names("").len(), 4);
}

/// "Riis wins election" used to come after longer titles that begin like it, and typed out it was no article.
#[test]
fn what_is_called_as_was_typed_comes_first_and_is_meant() {
    let entries = entries(&["Election night", "Election", "Elections", "The election"]);
    let found = matching(&entries, "election");
    assert_eq!(found[0].name, "Election");
    assert_eq!(found.len(), 4);
    assert_eq!(
        only(&found, "election").map(|e| e.name.as_str()),
        Some("Election")
    );
    assert_eq!(only(&matching(&entries, "elec"), "elec"), None);
    assert!(only(&matching(&entries, "night"), "night").is_some());
    let twice = self::entries(&["Election", "Election"]);
    assert_eq!(only(&matching(&twice, "election"), "election"), None);
    let many: Vec<String> = (0..40)
        .map(|n| format!("Election {n}"))
        .chain(["Election".to_owned()])
        .collect();
    let many: Vec<Entry> = many.iter().filter_map(|name| source_entry(name)).collect();
    assert_eq!(matching(&many, "election")[0].name, "Election");
}

#[test]
fn a_slip_words_in_any_order_and_dates_are_found() {
    let title = "At least 41 dead in Turkish earthquake";
    let day = Day::new(2024, 3, 4).unwrap();
    let date = SourceDate::stated(PartialDate::Day(day));
    let entries = [article_entry(&article_meta("a.txt", title, date))];
    let shown = entries[0].name.clone();
    for typed in [
        "Turkish quake",
        "turkish 41",
        "earthquke",
        "2024-03",
        "march 2024",
        "4 Mar",
        "dead 2024",
        &shown,
    ] {
        assert_eq!(matching(&entries, typed).len(), 1, "{typed}");
    }
    for typed in ["krill", "2023-03", "march 2023", "earthworm"] {
        assert!(matching(&entries, typed).is_empty(), "{typed}");
    }
}

#[test]
fn a_word_may_lack_the_last_letter_that_was_typed_and_no_more() {
    assert!(begins_nearly("quake", "quakes") && begins_nearly("quake", "quak"));
    assert!(!begins_nearly("quak", "quakes") && !begins_nearly("", "quakes"));
    // Letters count, not bytes: this one lacks two.
    assert!(!begins_nearly("éléct", "éléction"));
    assert!(begins_nearly("élection", "élections"), "letters, not bytes");
}

#[test]
fn a_day_without_its_year_is_shown_and_found() {
    let stated = SourceDate::year_not_given(crate::model::MonthDay::new(10, 14).unwrap());
    let entries = [article_entry(&article_meta("a.txt", "Dam breaks", stated))];
    assert_eq!(entries[0].name, "Dam breaks · 14 Oct, year not given");
    for typed in ["14 October", "14 oct"] {
        assert_eq!(matching(&entries, typed).len(), 1, "{typed}");
    }
}

#[test]
fn a_long_identity_is_replaced_by_a_hash() {
    let id = ArticleId::new(&"é/".repeat(300));
    let value = article_value(&id);
    assert!(units(&value) <= CHOICE && value.starts_with('#'));
    assert_eq!(article_value(&ArticleId::new("a.txt")), "a.txt");
}

proptest! {
    #[test]
    fn hostile_typing_is_answered(typed in "\\PC{0,300}") {
        let many: Vec<Entry> = (0..100).filter_map(|i| source_entry(&format!("source {i}"))).collect();
        prop_assert!(matching(&many, &typed).len() <= CHOICES);
    }
}
