//! Tests of reading numbers.

use proptest::prelude::*;

use super::*;

fn check(text: &str, expected: &[(&str, f64, QuantityKind)]) {
    let found: Vec<_> = quantities(text)
        .into_iter()
        .map(|q| (q.span.cut(text).unwrap(), q.value, q.kind))
        .collect();
    assert_eq!(found, expected, "{text}");
}

use QuantityKind::{Count, Money, Ordinal, Percent};

#[test]
fn digits_and_words() {
    check(
        "about 1,500 French soldiers, some 1500 troops",
        &[("1,500", 1500.0, Count), ("1500", 1500.0, Count)],
    );
    check(
        "fifteen hundred men and two dozen women",
        &[
            ("fifteen hundred", 1500.0, Count),
            ("two dozen", 24.0, Count),
        ],
    );
    check(
        "twenty-five; two hundred and fifty dogs",
        &[
            ("twenty-five", 25.0, Count),
            ("two hundred and fifty", 250.0, Count),
        ],
    );
    check(
        "3.5 million people, half a million cats",
        &[
            ("3.5 million", 3.5e6, Count),
            ("half a million", 5e5, Count),
        ],
    );
    check(
        "two million three hundred thousand and six",
        &[(
            "two million three hundred thousand and six",
            2_300_006.0,
            Count,
        )],
    );
    check(
        "a hundred people and one dog",
        &[("a hundred", 100.0, Count), ("one", 1.0, Count)],
    );
    check("hundreds of people", &[("hundreds", 100.0, Count)]);
    check("one of them said no one came", &[]);
}

#[test]
fn money_shares_and_ranks() {
    check(
        "$30 billion, €3.5m, 200 dollars, 80 crowns and 1.62 billion rupees",
        &[
            ("$30 billion", 3e10, Money),
            ("€3.5m", 3.5e6, Money),
            ("200 dollars", 200.0, Money),
            ("80 crowns", 80.0, Money),
            ("1.62 billion rupees", 1.62e9, Money),
        ],
    );
    check(
        "48%, 48 per cent, forty percent",
        &[
            ("48%", 48.0, Percent),
            ("48 per cent", 48.0, Percent),
            ("forty percent", 40.0, Percent),
        ],
    );
    check(
        "the third man and the 42nd",
        &[("third", 3.0, Ordinal), ("42nd", 42.0, Ordinal)],
    );
}

#[test]
fn dates_and_names_are_not_quantities() {
    check("on July 26, 2023 at 10:30 or 5 p.m. in 2021", &[]);
    check("speaking to TF1 and France 2 television", &[]);
    check(
        "On Sunday 12 people left; they waited three weeks",
        &[("12", 12.0, Count), ("three", 3.0, Count)],
    );
}

#[test]
fn what_is_counted_and_how_exactly() {
    let of = |text: &'static str| {
        let q = quantities(text)[0];
        (q.bound, q.counted.and_then(|s| s.cut(text)))
    };
    assert_eq!(
        of("There are about 1,500 French soldiers in the country"),
        (Bound::About, Some("French soldiers"))
    );
    assert_eq!(
        of("has more than 1,000 troops in Niger"),
        (Bound::AtLeast, Some("troops"))
    );
    assert_eq!(of("fewer than 20, he said"), (Bound::AtMost, None));
    assert_eq!(of("hundreds of people in"), (Bound::Exact, Some("people")));
}

proptest! {
    #[test]
    fn quantities_are_in_order_inside_the_text(words in proptest::collection::vec("[0-9]{1,30}|1,500|3\\.5|two|hundred|million|a|half|one|\\$|%|percent|and|-|France|\\PC{0,3}", 0..16)) {
        let text = words.join(" ");
        let mut last = 0;
        for q in quantities(&text) {
            prop_assert!(q.span.start() >= last && q.span.cut(&text).is_some() && q.value.is_finite());
            last = q.span.end();
        }
    }
}
