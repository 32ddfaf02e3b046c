//! Words that mean the same to a reader of news: demonyms, abbreviations and a few close synonyms.
//!
//! Written by hand; used for matching only, never for quoting. A word of a group brings the others in as alternatives of
//! lower weight. A group's several-word names are stood for by their telling word ("united" for "United States").

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::{stem, tokens};

/// Weight of a country's other names (Niger, Nigerien).
pub(crate) const NAME_WEIGHT: f32 = 0.8;
/// Weight of a close synonym (troops, soldiers).
pub(crate) const SYNONYM_WEIGHT: f32 = 0.6;

/// Countries with their demonyms and abbreviations.
const PLACES: &[&str] = &[
    "us u.s usa u.s.a american americans america",
    "uk u.k britain british briton britons",
    "eu e.u european europe",
    "un u.n",
    "france french frenchman frenchmen paris",
    "niger nigerien nigeriens",
    "nigeria nigerian nigerians",
    "germany german germans berlin",
    "italy italian italians rome",
    "spain spanish spaniard spaniards madrid",
    "russia russian russians moscow kremlin",
    "ukraine ukrainian ukrainians kyiv kiev",
    "china chinese beijing",
    "japan japanese tokyo",
    "india indian indians",
    "israel israeli israelis",
    "palestine palestinian palestinians",
    "iran iranian iranians tehran",
    "iraq iraqi iraqis baghdad",
    "syria syrian syrians damascus",
    "turkey turkish turk turks ankara turkiye",
    "greece greek greeks athens",
    "poland polish pole poles warsaw",
    "sweden swedish swede swedes",
    "norway norwegian norwegians",
    "denmark danish dane danes",
    "finland finnish finn finns",
    "netherlands dutch holland",
    "belgium belgian belgians",
    "switzerland swiss",
    "austria austrian austrians",
    "hungary hungarian hungarians",
    "portugal portuguese",
    "ireland irish",
    "scotland scottish scot scots",
    "canada canadian canadians",
    "mexico mexican mexicans",
    "brazil brazilian brazilians",
    "argentina argentine argentinian argentines",
    "australia australian australians",
    "egypt egyptian egyptians cairo",
    "mali malian malians",
    "gabon gabonese",
    "sudan sudanese",
    "ethiopia ethiopian ethiopians",
    "kenya kenyan kenyans",
    "africa african africans",
    "asia asian asians",
    "pakistan pakistani pakistanis",
    "afghanistan afghan afghans taliban",
    "korea korean koreans",
    "vietnam vietnamese",
    "thailand thai",
    "saudi saudis",
];

/// Close synonyms in news English.
const SYNONYMS: &[&str] = &[
    "troops soldiers",
    "co-operation cooperation cooperate",
    "junta putschists",
    "coup putsch",
    "withdraw pull pullout withdrawal leave",
    "deposed ousted overthrown toppled",
    "kill die death dead",
    "wound injure hurt",
    "buy purchase acquire",
    "film movie",
    "win won victory winner",
    "car vehicle automobile",
    "begin start launch",
    "end stop finish",
    "firm company",
    "sack fire dismiss",
    "layoff lay job cut",
    "biggest largest",
    "doctor physician",
    "lawyer attorney",
    "percent per",
    "television tv",
    "airplane plane aircraft jet",
    "child kid children",
    "legal legitimate lawful",
    "oust topple depose overthrow",
    "ambassador envoy",
    "study research",
    "wed marry marriage wedding married",
    "resign quit step",
    "elect election vote",
    "arrest detain",
    "name rename",
    "teach teacher",
    "1st first",
    "2nd second",
    "3rd third",
];

type Table = BTreeMap<String, Vec<(String, f32)>>;

fn add(table: &mut Table, group: &str, weight: f32) {
    let stems: Vec<String> = tokens(group)
        .into_iter()
        .map(|t| t.stem)
        .chain(group.split(' ').map(stem))
        .collect();
    for one in &stems {
        let others = table.entry(one.clone()).or_default();
        for other in &stems {
            if other != one && !others.iter().any(|(known, _)| known == other) {
                others.push((other.clone(), weight));
            }
        }
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::new();
        for group in PLACES {
            add(&mut table, group, NAME_WEIGHT);
        }
        for group in SYNONYMS {
            add(&mut table, group, SYNONYM_WEIGHT);
        }
        table
    })
}

/// Other stems for a stem, with their weight; empty for most words.
pub(crate) fn alternatives(stem: &str) -> &'static [(String, f32)] {
    table().get(stem).map_or(&[], Vec::as_slice)
}

/// The group of countries a stem belongs to; two words of the same group name the same place.
pub(crate) fn place_group(word: &str) -> Option<usize> {
    static GROUPS: OnceLock<BTreeMap<String, usize>> = OnceLock::new();
    GROUPS
        .get_or_init(|| {
            let mut groups = BTreeMap::new();
            for (number, group) in PLACES.iter().enumerate() {
                for word in group.split(' ') {
                    groups.entry(stem(word)).or_insert(number);
                }
            }
            groups
        })
        .get(word)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demonyms_and_synonyms_are_alternatives() {
        let of = |word: &str| {
            alternatives(&stem(word))
                .iter()
                .map(|(s, _)| s.clone())
                .collect::<Vec<_>>()
        };
        assert!(
            of("French").is_empty(),
            "words are folded before they are looked up"
        );
        assert!(of("french").contains(&stem("france")));
        assert!(of("soldiers").contains(&stem("troops")));
        assert!(of("zebra").is_empty());
    }

    #[test]
    fn niger_and_nigeria_are_two_places() {
        assert_ne!(place_group(&stem("niger")), place_group(&stem("nigeria")));
        assert_eq!(place_group(&stem("french")), place_group(&stem("france")));
    }
}
