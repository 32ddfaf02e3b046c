//! Words that turn a statement into another one. Written by hand after the verbs of news reports; modest on purpose.

use std::sync::LazyLock;

use crate::text::{TermKey, stem};

/// Words of opposite meaning: each of the left side against each of the right side.
const OPPOSITES: &[(&str, &str)] = &[
    (
        "rise rose climb jump gain grow increase surge soar",
        "fall fell drop decline lose sink plunge decrease shrink slump",
    ),
    ("raise raised", "cut lower reduce"),
    ("win won", "lose lost"),
    ("up", "down"),
    ("more above over", "fewer less below under"),
    ("most", "least"),
    (
        "accept accepted approve back support",
        "reject refuse block oppose",
    ),
    ("confirm confirmed admit", "deny denied dismiss"),
    ("guilty convict convicted", "innocent acquit acquitted"),
    ("open opened reopen", "close closed shut"),
    (
        "begin start started begun began",
        "end ended stop stopped finish",
    ),
    ("arrive arrived enter", "leave left depart"),
    ("alive survive survived", "dead die died kill killed"),
    ("buy bought", "sell sold"),
    ("allow allowed legal", "ban banned forbid illegal"),
    ("first", "last"),
    ("before", "after"),
    ("man men male", "woman women female"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("strengthen stronger", "weaken weaker"),
    ("hire hired", "fire fired sack dismiss"),
];

/// Words that change what a sentence says: denials, doubts, limits and directions.
const TURNS: &str = "deny denied denial refuse reject false untrue without fail failed unless except despite against for if whether may \
    might could would should will must up down over under above below before after more less fewer most least only almost nearly half \
    twice alleged allegedly suspected claim rumour hoax no never nobody none nothing neither nor";

/// Weekdays and months, which tell one report from another.
const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec";

static TURNING: LazyLock<Vec<u32>> = LazyLock::new(|| keys(TURNS));
static DAYS: LazyLock<Vec<u32>> = LazyLock::new(|| keys(CALENDAR));
static PAIRS: LazyLock<Vec<(Vec<u32>, Vec<u32>)>> = LazyLock::new(|| {
    let pair = |(one, other): &(&str, &str)| (keys(one), keys(other));
    OPPOSITES.iter().map(pair).collect()
});

fn keys(words: &str) -> Vec<u32> {
    let mut keys: Vec<u32> = words
        .split_whitespace()
        .map(|word| TermKey::of(&stem(word)).0)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a word changes what the sentence around it says.
pub(crate) fn is_turn(key: TermKey) -> bool {
    TURNING.binary_search(&key.0).is_ok()
}

/// Whether a word is a weekday or a month (or looks like one: "may", "march").
pub(crate) fn is_calendar(key: TermKey) -> bool {
    DAYS.binary_search(&key.0).is_ok()
}

/// Whether one list of words (sorted) has a word whose opposite only the other one has.
pub(crate) fn opposites(one: &[u32], other: &[u32]) -> bool {
    let has = |words: &[u32], side: &[u32]| side.iter().any(|k| words.binary_search(k).is_ok());
    PAIRS.iter().any(|(left, right)| {
        let (one_left, one_right) = (has(one, left), has(one, right));
        let (other_left, other_right) = (has(other, left), has(other, right));
        one_left && other_right && !one_right && !other_left
            || one_right && other_left && !one_left && !other_right
    })
}
