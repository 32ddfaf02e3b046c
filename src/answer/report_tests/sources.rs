//! Questions that name several sources or days: each is heard.

use super::super::collections::{first, quoted, reports};
use super::DAY;

#[test]
fn several_named_sources_are_all_heard_even_where_one_alone_has_the_quoted_words() {
    let reports = reports(&[
        (
            "Herald.txt",
            "2024-05-01",
            "The bridge got a “lite” version of the toll in April. Its cables were renewed in March.",
        ),
        (
            "Courier.txt",
            "2024-05-02",
            "Drivers of heavy lorries pay more to cross the bridge since Monday. A bakery opened beside it.",
        ),
    ]);
    let question = "What \"lite\" version of the bridge toll did The Herald report, and what do lorries pay to cross the bridge \
                    according to The Courier?";
    let answer = reports.ask(question, DAY, &[]);
    let heard = |name: &str| {
        quoted(&answer)
            .iter()
            .any(|(article, _, _)| *article == name)
    };
    assert!(
        heard("Herald.txt") && heard("Courier.txt"),
        "{:?}",
        quoted(&answer)
    );
}

#[test]
fn of_several_named_sources_each_is_quoted_with_what_stands_beside() {
    let (toll, lorries) = (
        "The toll on the bridge stays as it is, the council said. Only its name will change.",
        "The toll on the bridge will rise, the council said. Lorries pay two crowns more.",
    );
    let reports = reports(&[
        ("Herald.txt", "2024-05-01", toll),
        ("Courier.txt", "2024-05-02", lorries),
    ]);
    let both = "Do The Herald and The Courier both report that the toll on the bridge will rise?";
    let answer = reports.ask(both, DAY, &[]);
    let texts: Vec<_> = quoted(&answer).iter().map(|(_, text, _)| *text).collect();
    assert!(
        texts.contains(&toll) && texts.contains(&lorries),
        "{texts:?}"
    );
    let alone = first(&reports, "Will the toll on the bridge rise?", DAY);
    assert!(!alone.contains("crowns"), "{alone}");
}

#[test]
fn what_another_named_source_says_in_its_own_words_is_a_further_passage() {
    let reports = reports(&[
        (
            "Herald.txt",
            "2024-05-01",
            "Acme paid 26 million crowns in 2021 to be the default search engine on all phones, the court heard.",
        ),
        (
            "Courier.txt",
            "2024-05-02",
            "In our last letter we told how Acme paid 26 million crowns in 2021 to be the default search engine on all phones.",
        ),
    ]);
    let further = |question: &str| {
        let answer = reports.ask(question, DAY, &[]);
        assert!(answer.is_answered(), "{question}");
        let shown = answer.quotes.iter().chain(&answer.more);
        let texts: Vec<String> = shown.map(|one| one.quote.text().to_owned()).collect();
        texts.len()
    };
    assert_eq!(
        further(
            "What did The Herald and The Courier say that Acme paid in 2021 to be the default search engine?"
        ),
        2
    );
    assert_eq!(
        further("What did Acme pay in 2021 to be the default search engine?"),
        1
    );
}

#[test]
fn exact_words_of_one_day_do_not_hide_the_other_day_that_is_named() {
    let reports = reports(&[
        (
            "Herald.txt",
            "2024-05-01",
            "The bridge got a “lite” version of the toll in April. Its cables were renewed in March.",
        ),
        (
            "Courier.txt",
            "2024-05-20",
            "Drivers of heavy lorries pay a higher toll to cross the bridge since Monday. A bakery opened beside it.",
        ),
    ]);
    let question = "Did the toll of the bridge change between the \"lite\" version of May 1, 2024, and the toll for lorries of May 20, 2024?";
    let answer = reports.ask(question, DAY, &[]);
    let mut shown = answer.quotes.iter().chain(&answer.more);
    assert!(
        shown.any(|one| one.quote.text().contains("lorries")),
        "{:?}",
        quoted(&answer)
    );
}
