//! Words that news uses for one another.
//!
//! Source: written by hand from general knowledge of news English; modest on purpose, for a wrong synonym costs more
//! than a missing one. Groups are symmetrical: every word of a group points to every other with the group's weight.
//! Countries with their people and capitals come from the table of countries. Words of general English come from WordNet
//! (`wordnet.txt`, which holds its licence and says how the pairs were drawn).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::countries::COUNTRIES;
use crate::text::stem;

/// A stem that may stand for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Synonym {
    /// Its stem.
    pub stem: String,
    /// How well it stands for the other: 1 the same, 0 not at all.
    pub weight: f32,
}

/// Weight between a country, its people and its adjective ("niger", "nigerien").
const COUNTRY: f32 = 0.8;
/// Weight between a country and its capital, which stands for the government only at times.
const CAPITAL: f32 = 0.35;

/// Groups of words, separated by spaces, with their weight.
const GROUPS: &[(&str, f32)] = &[
    ("troops soldiers", 0.8),
    ("military army forces troops soldiers", 0.5),
    ("ambassador envoy diplomat", 0.6),
    ("withdraw pullout exit leave depart", 0.5),
    ("coup putsch overthrow", 0.7),
    ("junta putschists", 0.6),
    ("oust depose topple overthrow", 0.7),
    ("kill slay", 0.8),
    ("kill die", 0.4),
    ("die dead death", 0.7),
    ("murder kill homicide", 0.5),
    ("injure wound hurt", 0.7),
    ("buy purchase acquire acquisition", 0.7),
    ("acquire takeover", 0.5),
    ("sell sale", 0.6),
    ("merge merger", 0.8),
    ("say state tell", 0.4),
    ("say announce declare", 0.4),
    ("announce announcement", 0.8),
    ("decide decision", 0.8),
    ("elect election vote poll", 0.4),
    ("win victory triumph", 0.6),
    ("win beat defeat", 0.4),
    ("lose defeat loss", 0.5),
    ("arrest detain apprehend", 0.6),
    ("jail prison imprison", 0.7),
    ("jail sentence", 0.4),
    ("sentence sentenced", 0.8),
    ("charge indict accuse", 0.5),
    ("convict guilty", 0.5),
    ("sue lawsuit", 0.7),
    ("trial court", 0.4),
    ("attack assault strike raid", 0.5),
    ("airstrike bombardment bombing", 0.5),
    ("blast explosion explode", 0.7),
    ("bomb bombing", 0.8),
    ("shoot shooting gunfire", 0.6),
    ("gunman shooter attacker", 0.6),
    ("terrorist jihadist militant extremist", 0.5),
    ("terrorism jihadism", 0.5),
    ("rebel insurgent", 0.7),
    ("ceasefire truce armistice", 0.7),
    ("hostage captive", 0.7),
    ("protest demonstration rally", 0.6),
    ("protester demonstrator", 0.7),
    ("riot unrest", 0.5),
    ("quake earthquake", 0.9),
    ("flood flooding", 0.8),
    ("hurricane storm cyclone typhoon", 0.5),
    ("fire blaze wildfire", 0.6),
    ("crash collision collide", 0.6),
    ("plane aircraft jet", 0.6),
    ("car vehicle automobile", 0.5),
    ("doctor physician", 0.7),
    ("hospital clinic", 0.4),
    ("vaccine jab vaccination", 0.6),
    ("covid coronavirus", 0.8),
    ("illness disease sickness", 0.6),
    ("company firm business corporation", 0.5),
    ("boss chief head", 0.5),
    ("ceo executive", 0.5),
    ("quit resign resignation", 0.7),
    ("fire sack dismiss", 0.4),
    ("layoff redundancy", 0.6),
    ("appoint name nominate", 0.4),
    ("job employment work", 0.4),
    ("worker employee staff", 0.6),
    ("wage pay salary", 0.6),
    ("cost price", 0.6),
    ("profit earnings", 0.6),
    ("revenue sales turnover", 0.5),
    ("rise increase grow climb surge", 0.5),
    ("fall drop decline decrease plunge", 0.5),
    ("cut reduce slash", 0.5),
    ("ban prohibit bar", 0.6),
    ("forbid ban", 0.6),
    ("allow permit", 0.7),
    ("approve approval", 0.8),
    ("reject refuse decline", 0.5),
    ("deny denial", 0.8),
    ("law legislation bill", 0.5),
    ("deal agreement accord pact treaty", 0.6),
    ("talks negotiation", 0.6),
    ("meeting summit", 0.5),
    ("meet meeting", 0.6),
    ("sanction embargo", 0.5),
    ("migrant refugee", 0.5),
    ("immigrant migrant", 0.6),
    ("child kid", 0.7),
    ("boy teenager", 0.3),
    ("student pupil", 0.7),
    ("school college", 0.3),
    ("police officer cop", 0.5),
    ("lawyer attorney", 0.8),
    ("lawmaker legislator", 0.7),
    ("premier prime", 0.3),
    ("government administration", 0.5),
    ("leader president", 0.4),
    ("former ex", 0.8),
    ("ally partner", 0.4),
    ("aid assistance help", 0.5),
    ("help assist", 0.7),
    ("start begin launch", 0.6),
    ("open launch", 0.4),
    ("end finish conclude stop", 0.5),
    ("close shut closure", 0.7),
    ("build construct construction", 0.7),
    ("launch unveil introduce", 0.5),
    ("release publish", 0.5),
    ("find discover discovery", 0.6),
    ("show reveal", 0.4),
    ("plan intend", 0.5),
    ("try attempt", 0.7),
    ("warn warning", 0.8),
    ("blame accuse", 0.5),
    ("criticise condemn criticism", 0.6),
    ("welcome praise hail", 0.5),
    ("back support endorse", 0.6),
    ("oppose opposition", 0.6),
    ("cooperation collaboration", 0.6),
    ("return come", 0.3),
    ("recall bring", 0.3),
    ("seize capture", 0.6),
    ("film movie", 0.9),
    ("actor star", 0.3),
    ("award prize", 0.7),
    ("match game", 0.6),
    ("soccer football", 0.6),
    ("coach manager", 0.5),
    ("score goal", 0.4),
    ("home house", 0.5),
    ("city town", 0.5),
    ("woman female", 0.6),
    ("man male", 0.6),
    ("money cash fund", 0.5),
    ("large big huge", 0.6),
    ("phone smartphone", 0.6),
    ("scientist researcher", 0.6),
    ("study research", 0.6),
    ("weapon arms", 0.7),
    ("nuclear atomic", 0.8),
    ("border frontier", 0.7),
    ("reason cause", 0.6),
    ("location place", 0.5),
    ("marry wed wedding marriage", 0.7),
    ("birth born", 0.7),
    ("spokesman spokeswoman spokesperson", 0.9),
    ("century hundred", 0.2),
    ("percent percentage", 0.7),
    ("britain uk", 0.9),
    ("usa america", 0.9),
];

static BY_STEM: LazyLock<HashMap<String, Vec<Synonym>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Synonym>> = HashMap::new();
    let mut link = |from: &str, to: &str, weight: f32| {
        let (from, to) = (stem(from), stem(to));
        if from == to {
            return;
        }
        let list = table.entry(from).or_default();
        match list.iter_mut().find(|synonym| synonym.stem == to) {
            Some(known) => known.weight = known.weight.max(weight),
            None => list.push(Synonym { stem: to, weight }),
        }
    };
    for (group, weight) in GROUPS {
        for one in group.split(' ') {
            for other in group.split(' ') {
                link(one, other, *weight);
            }
        }
    }
    for (one, other, weight) in wordnet() {
        link(one, other, weight);
        link(other, one, weight);
    }
    for country in COUNTRIES {
        for one in country.words() {
            for other in country.words() {
                let capital = one == country.capital || other == country.capital;
                link(one, other, if capital { CAPITAL } else { COUNTRY });
            }
        }
    }
    for list in table.values_mut() {
        list.sort_by(|a, b| {
            b.weight
                .total_cmp(&a.weight)
                .then_with(|| a.stem.cmp(&b.stem))
        });
    }
    table
});

/// Pairs of words with their weight, from WordNet.
fn wordnet() -> impl Iterator<Item = (&'static str, &'static str, f32)> {
    let lines = include_str!("wordnet.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let mut words = line.split(' ');
        let head = words.next().unwrap_or("");
        words.filter_map(move |partner| {
            let (word, percent) = partner.split_once(':')?;
            Some((head, word, percent.parse::<f32>().ok()? / 100.0))
        })
    })
}

/// Stems that news uses for `stem`, the best first. Symmetrical: what points there points back with the same weight.
#[must_use]
pub fn synonyms(stem: &str) -> &'static [Synonym] {
    BY_STEM.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_point_both_ways_with_one_weight() {
        for (from, list) in BY_STEM.iter() {
            for to in list {
                assert!(to.weight > 0.0 && to.weight < 1.0);
                let back = synonyms(&to.stem).iter().find(|s| s.stem == *from);
                assert_eq!(
                    back.map(|s| s.weight),
                    Some(to.weight),
                    "{from} {}",
                    to.stem
                );
            }
        }
    }

    #[test]
    fn every_line_of_wordnet_is_read() {
        let lines = include_str!("wordnet.txt").lines();
        let partners: usize = lines
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split(' ').count() - 1)
            .sum();
        assert_eq!(wordnet().count(), partners);
        assert!(wordnet().all(|(_, _, weight)| (0.35..=0.9).contains(&weight)));
        let found = synonyms(&stem("colonies"));
        assert!(
            found.iter().any(|s| s.stem == stem("colonize")),
            "{found:?}"
        );
    }

    #[test]
    fn a_few_that_matter() {
        let has =
            |one: &str, other: &str| synonyms(&stem(one)).iter().any(|s| s.stem == stem(other));
        assert!(has("troops", "soldier") && has("envoy", "ambassadors") && has("french", "france"));
        assert!(has("usa", "american") && has("britain", "uk") && !has("niger", "nigerian"));
        assert!(synonyms("nosuchstem").is_empty());
    }
}
