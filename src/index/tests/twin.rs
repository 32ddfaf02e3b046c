//! A collection that was refreshed many times equals one that was built at once.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::index::{Collection, SearchPlan, Snapshot};
use crate::model::Filter;

/// What happens to the folder.
#[derive(Clone, Debug)]
enum Operation {
    Put(u8, u64),
    Remove(u8),
    Touch(u8),
    Refresh,
    OpenAgain,
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        4 => (0_u8..8, any::<u64>()).prop_map(|(file, seed)| Operation::Put(file, seed)),
        1 => (0_u8..8).prop_map(Operation::Remove),
        1 => (0_u8..8).prop_map(Operation::Touch),
        3 => Just(Operation::Refresh),
        1 => Just(Operation::OpenAgain),
    ]
}

const WORDS: [&str; 12] = [
    "coup",
    "troops",
    "Niger",
    "France",
    "ambassador",
    "junta",
    "sheep",
    "hay",
    "Paris",
    "leader",
    "talks",
    "ends",
];

/// A text of a few sentences from few words, so that texts share words and scores come close to each other.
fn text(mut seed: u64) -> String {
    let mut next = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut text = match next(4) {
        0 => String::new(),
        1 => "BBC: ".to_owned(),
        _ => format!("2023-09-{:02} ", 1 + next(28)),
    };
    for _ in 0..1 + next(40) {
        let words: Vec<&str> = (0..2 + next(9)).map(|_| WORDS[next(12) as usize]).collect();
        text += &format!("The {}. ", words.join(" "));
    }
    text
}

/// All that a person could see of a snapshot.
fn view(snapshot: &Snapshot) -> Vec<String> {
    let mut seen: Vec<String> = snapshot
        .articles()
        .iter()
        .map(|a| format!("{a:?}"))
        .collect();
    for meta in snapshot.articles() {
        for hit in snapshot.passages(&meta.id).unwrap() {
            seen.push(format!("{} {:?} {:?}", hit.ordinal, hit.span, hit.analysis));
        }
    }
    for words in [
        "troops",
        "the coup France",
        "junta sheep hay talks",
        "Niger ambassador leader ends",
    ] {
        let all = SearchPlan {
            limit: 10_000,
            ..plan(words)
        };
        let counted = snapshot.count(&all).unwrap();
        assert_eq!(
            counted,
            Some(snapshot.search(&all).unwrap().len() as u64),
            "{words}"
        );
        for hit in snapshot.search(&plan(words)).unwrap() {
            seen.push(format!(
                "{words}: {} {} {}",
                hit.article.id, hit.ordinal, hit.score
            ));
        }
    }
    for word in WORDS {
        seen.push(format!(
            "{:?}",
            snapshot.term(&crate::text::stem(&crate::text::fold(word)))
        ));
    }
    seen.push(format!("{:?}", snapshot.near_words("cuop", 5)));
    seen.push(format!("{:?}", snapshot.coverage(&Filter::default())));
    seen
}

/// A folder to which things happen, with the collection that follows them.
fn after(operations: Vec<Operation>, folder: &Folder, data: &Path) -> Collection {
    let mut collection = open(folder, data);
    for operation in operations {
        match operation {
            Operation::Put(file, seed) => folder.put(&format!("{file}.txt"), &text(seed)),
            Operation::Remove(file) => folder.remove(&format!("{file}.txt")),
            Operation::Touch(file) => folder.touch(&format!("{file}.txt")),
            Operation::Refresh => drop(refresh(&collection)),
            Operation::OpenAgain => {
                drop(collection);
                collection = open(folder, data);
            }
        }
    }
    refresh(&collection);
    collection
}

fn assert_twins(operations: Vec<Operation>) {
    let (data, fresh_data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = Folder::default();
    let collection = after(operations, &folder, data.path());
    let fresh = after(Vec::new(), &folder, fresh_data.path());
    assert_eq!(view(&collection.snapshot()), view(&fresh.snapshot()));
    assert_eq!(collection.faults().unwrap(), fresh.faults().unwrap());
    let again = open(&folder, data.path());
    assert_eq!(view(&collection.snapshot()), view(&again.snapshot()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: trials(12), ..ProptestConfig::default() })]
    #[test]
    fn a_refreshed_collection_equals_a_freshly_built_one(
        operations in proptest::collection::vec(operation(), 1..24),
    ) {
        assert_twins(operations);
    }
}

/// Here the order in which the engine adds up a passage's terms moved its score over the edge of rounding.
#[test]
fn the_order_of_adding_moves_no_score() {
    assert_twins(vec![
        Operation::Put(6, 16_874_356_668_787_643_448),
        Operation::Put(7, 10_377_427_785_125_508_032),
        Operation::Put(5, 17_699_992_329_163_608_550),
        Operation::Put(4, 13_122_894_142_832_786_219),
        Operation::Refresh,
        Operation::Put(2, 13_027_951_674_011_424_954),
    ]);
}

/// Cases of a property; a long run sets `DATELINE_TRIALS`.
fn trials(usual: u32) -> u32 {
    std::env::var("DATELINE_TRIALS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(usual)
}
