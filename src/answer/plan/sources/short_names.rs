//! Single words by which people call sources: "the Gazette", "Meridian".

use std::collections::BTreeMap;

use super::NamedSource;

/// Kinds of newspapers, by which people call one whose name ends so: "the Gazette".
const KINDS: &[&str] = &[
    "advertiser",
    "advocate",
    "argus",
    "bulletin",
    "chronicle",
    "citizen",
    "courier",
    "dispatch",
    "echo",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "herald",
    "inquirer",
    "journal",
    "ledger",
    "mail",
    "mercury",
    "mirror",
    "monitor",
    "observer",
    "press",
    "record",
    "recorder",
    "register",
    "reporter",
    "review",
    "sentinel",
    "standard",
    "star",
    "telegraph",
    "tribune",
];

/// What names an agency behind its own word: "Meridian" of "Meridian News Agency".
const AGENCIES: &[&str] = &["agency", "newswire", "wire"];

/// Kinds that also stand for all newspapers at once: where there are two of the kind, "the press" means neither of them.
const ALL_PAPERS: &str = "press";

/// Sources at most that one short name may stand for; where more share it, it tells too little.
const MOST_ALIKE: usize = 3;

/// The single words by which a source of several words may be called, with that source; with whichever of them where two or three are
/// called so.
pub(super) fn short_names(
    known: &BTreeMap<Vec<String>, NamedSource>,
) -> BTreeMap<String, NamedSource> {
    let mut found: BTreeMap<String, Vec<&NamedSource>> = BTreeMap::new();
    for (words, source) in known {
        let Some(short) = short_name(words) else {
            continue;
        };
        let others = found.entry(short.to_owned()).or_default();
        if !others.iter().any(|other| other.keys == source.keys) {
            others.push(source);
        }
    }
    let heard = |(word, sources): (String, Vec<&NamedSource>)| {
        if known.contains_key(std::slice::from_ref(&word)) {
            return None;
        }
        let source = match sources.as_slice() {
            [source] => (*source).clone(),
            alike if alike.len() <= MOST_ALIKE && word != ALL_PAPERS => {
                NamedSource::any_of(&word, alike)
            }
            _ => return None,
        };
        Some((word, source))
    };
    found.into_iter().filter_map(heard).collect()
}

/// The word by which a source with these words may be called: "gazette" of "Korvik Gazette", "meridian" of "Meridian News Agency".
fn short_name(words: &[String]) -> Option<&str> {
    let [first, .., last] = words else {
        return None;
    };
    if KINDS.contains(&last.as_str()) {
        Some(last)
    } else {
        AGENCIES.contains(&last.as_str()).then_some(first)
    }
}
