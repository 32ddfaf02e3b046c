//! Pairs that belong together and pairs that only seem to.

use super::*;
use crate::corpus::read_text;

const DATED: &str = " date 2023-09-25 President Emmanuel Macron has said France will withdraw its ambassador from Niger following a coup that ousted President Mohamed Bazoum on July 26.\n\n“France has decided to withdraw its ambassador. In the next hours our ambassador and several diplomats will return to France,” Macron said.\n\nThere are about 1,500 French soldiers in Niger. The junta in Niamey welcomed the move this Sunday.";

const UNDATED: &str = "Paris: French President Emmanuel Macron on Sunday announced that Paris will end its military presence in Niger, CNN reported.\n\nHe said, \"In the coming hours, our ambassador along with several diplomats will return to France.\" Some 1500 French troops are in Niger, whose junta ousted President Mohamed Bazoum in July. The embassy in Niamey is closed.";

fn article(name: &str, text: &str) -> Arc<Article> {
    Arc::new(read_text(name, Arc::from(text)).unwrap().0)
}

/// Pairs as `undated → dated (day)`.
fn pairs(articles: &[(&str, &str)]) -> Vec<String> {
    let articles: Vec<_> = articles
        .iter()
        .map(|(name, text)| article(name, text))
        .collect();
    let shown = |inference: &Inference| {
        let covers = &inference.covers;
        format!(
            "{} → {} ({})",
            inference.article, covers.article, covers.day
        )
    };
    let found: Vec<String> = infer_dates(&articles).iter().map(shown).collect();
    let reversed: Vec<_> = articles.into_iter().rev().collect();
    let again: Vec<String> = infer_dates(&reversed).iter().map(shown).collect();
    assert_eq!(found, again, "the order of the articles must not matter");
    found
}

fn check_none(undated: &str) {
    assert_eq!(
        pairs(&[("a.txt", DATED), ("b.txt", undated)]),
        [""; 0],
        "{undated}"
    );
}

#[test]
fn two_reports_of_one_announcement_belong_together() {
    let expected = ["b.txt → a.txt (2023-09-25)"];
    assert_eq!(pairs(&[("a.txt", DATED), ("b.txt", UNDATED)]), expected);
}

/// The undated report with a wire dateline, and without anything else that tells its time.
fn wire(day: &str) -> String {
    UNDATED
        .replace("Paris: French", &format!("PARIS, {day} (AFP) - French"))
        .replace("on Sunday announced", "announced")
        .replace(" in July", "")
        .replace("Some 1500", "Many")
}

#[test]
fn a_stated_day_without_its_year_speaks_for_the_time_or_against_it() {
    let expected = ["b.txt → a.txt (2023-09-25)"];
    check_none(&wire("").replace("PARIS,  (AFP) - ", ""));
    for near in ["Sept. 24", "Sept. 27", "July 26"] {
        let undated = wire(near);
        assert_eq!(
            pairs(&[("a.txt", DATED), ("b.txt", &undated)]),
            expected,
            "{near}"
        );
    }
    check_none(&wire("Sept. 10"));
    for far in ["March 24", "Nov. 2"] {
        check_none(&UNDATED.replace("Paris: French", &format!("PARIS, {far} (AFP) - French")));
    }
}

#[test]
fn the_bundled_pair_belongs_together() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let limits = crate::corpus::ReadLimits { max_bytes: 1 << 20 };
    let (files, _) = crate::corpus::scan(&folder, limits).unwrap();
    let articles: Vec<_> = files
        .iter()
        .map(|file| Arc::new(crate::corpus::read_file(file, limits).unwrap().0))
        .collect();
    let [only] = &infer_dates(&articles)[..] else {
        panic!("exactly one pair");
    };
    assert_eq!(only.article, articles[1].meta.id);
    assert_eq!(only.covers.article, articles[0].meta.id);
    assert_eq!(only.covers.title, articles[0].meta.title.text);
    assert_eq!(only.covers.day.to_string(), "2023-09-25");
}

#[test]
fn the_same_people_in_another_event_do_not() {
    // No shared quotation.
    check_none(
        "French President Emmanuel Macron on Sunday met envoys of Niger in Paris. “We want Mohamed Bazoum to be freed at once,” he said. Some 1,500 soldiers left Niamey in July.",
    );
    // The same quotation, remembered in another month.
    check_none(&UNDATED.replace("on Sunday announced", "in December recalled"));
    check_none(&UNDATED.replace("on Sunday announced", "on 22 December announced"));
    // Another weekday, far from the dated article's.
    check_none(&UNDATED.replace("Sunday", "Thursday"));
    // A lead that looks back.
    check_none(&UNDATED.replace("on Sunday announced", "a year after it happened announced"));
    check_none(&UNDATED.replace("on Sunday", "on the first anniversary"));
    // Written long after.
    check_none(&format!("{UNDATED} The last soldier left in March 2024."));
}

#[test]
fn a_shared_phrase_alone_does_not() {
    check_none(
        "Coach Didier Deschamps said on Sunday: \"several diplomats will return to France\" is what he had read. The match against Poland was seen by 1,500 fans in Warsaw.",
    );
    check_none(
        "Some 1,500 people marched in Niamey on Sunday, Emmanuel Macron and Mohamed Bazoum on their posters.",
    );
}

#[test]
fn a_short_common_quotation_is_not_enough() {
    check_none(
        "President Emmanuel Macron of France on Sunday told Niger and Mohamed Bazoum in Niamey: “France has decided to stay.” There are 1,500 soldiers.",
    );
}

#[test]
fn dated_and_lonely_articles_are_left_alone() {
    let other = UNDATED.replace("Paris: French", "date 2023-09-24 French");
    assert_eq!(pairs(&[("a.txt", DATED), ("b.txt", &other)]), [""; 0]);
    assert_eq!(pairs(&[("b.txt", UNDATED), ("c.txt", UNDATED)]), [""; 0]);
    assert_eq!(pairs(&[]), [""; 0]);
    let month = DATED.replace(" date 2023-09-25 ", "");
    // Known to the month only: there is no day to show.
    assert_eq!(
        pairs(&[("2023-09.txt", &month), ("b.txt", UNDATED)]),
        [""; 0]
    );
}

#[test]
fn of_two_reports_the_nearer_one_is_chosen_and_two_far_apart_cancel_out() {
    let next_day = DATED.replace("2023-09-25", "2023-09-26");
    let near = pairs(&[("a.txt", DATED), ("a2.txt", &next_day), ("b.txt", UNDATED)]);
    assert_eq!(near, ["b.txt → a.txt (2023-09-25)"]);
    let year_before = DATED.replace("2023-09-25", "2022-09-26");
    assert_eq!(
        pairs(&[
            ("a.txt", DATED),
            ("a2.txt", &year_before),
            ("b.txt", UNDATED)
        ]),
        [""; 0]
    );
}

/// Ten thousand articles on a few people in a thousand places: candidates must come from the index, or this never ends.
#[test]
fn many_articles_are_not_compared_all_with_all() {
    let trials = std::env::var("DATELINE_TRIALS").ok();
    let count = trials
        .and_then(|n| n.parse().ok())
        .map_or(1_000, |n: usize| n & !1);
    let report = |n: usize, dated: bool| {
        let event = n / 2;
        let head = if dated {
            format!("date 2023-09-{:02} ", event % 28 + 1)
        } else {
            String::new()
        };
        let text = format!(
            "{head}The mayor of City{event} met Emmanuel Macron and Person{event} Family{event} in Paris. “We agreed with the council{event} that all the bridges over the river{event} will be closed before winter,” said Family{event}. “We will never give up the fight for freedom,” he said. It will cost {} euros in all.",
            event + 1000
        );
        article(&format!("{n:05}.txt"), &text)
    };
    let articles: Vec<_> = (0..count).map(|n| report(n, n % 2 == 0)).collect();
    let start = std::time::Instant::now();
    let found = infer_dates(&articles);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert_eq!(found.len(), count / 2);
    for inference in found {
        let (a, b) = (
            inference.article.as_str(),
            inference.covers.article.as_str(),
        );
        let number = |name: &str| name[..5].parse::<usize>().unwrap();
        assert_eq!(number(a) / 2, number(b) / 2);
    }
}
