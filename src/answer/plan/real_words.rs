//! Words that a collection does not know and that are right nevertheless: "re-elected", "router", "faulty".
//!
//! No list holds all words of English. What can be told is how words are made of others: with a beginning ("re-", "un-") or an
//! ending ("-er", "-y") that known words take. Such a word is no slip of another, unless two letters are swapped in it ("untied" of
//! "united", "soliders" of "soldiers") or one is typed once instead of twice ("presure", "realy"): then the slip is the likelier.

use crate::index::IndexError;
use crate::text::stem;

use super::terms::Words;
use super::{common, slips, synonyms};

/// Beginnings that words of all kinds take.
const BEGINNINGS: &[&str] = &["re", "un", "non", "anti", "pre", "mis"];
/// Endings of agents ("router", "investor"), of adjectives ("faulty") and of adverbs ("safely").
const ENDINGS: &[&str] = &["ers", "ors", "er", "or", "ly", "y"];
/// Shorter remainders are part of too many words: "re" + "son" in a slip of "reason".
const LEAST_REST: usize = 4;
/// Letters of a remainder at least, where the slip would be a letter too many: "reset" is no slip of "rest".
const LEAST_SHORT_REST: usize = 3;
/// Letters that sound alike often enough to be taken for one another in a word of four letters ("viza").
const ALIKE: &[(char, char)] = &[
    ('s', 'z'),
    ('s', 'c'),
    ('c', 'k'),
    ('k', 'q'),
    ('i', 'y'),
    ('f', 'v'),
];
/// A word of so few letters becomes another by one changed letter too easily: "musk" and "mask".
const SHORT: usize = 4;

/// Whether `typed`, which the collection does not know, may stand for its word `read`.
pub(super) fn may_stand_for(
    collection: &dyn Words,
    typed: &str,
    read: &str,
) -> Result<bool, IndexError> {
    if typed.chars().count() <= SHORT && !slips::is_slip(typed, read) && !sounds_like(typed, read) {
        return Ok(false);
    }
    if slips::swapped(typed, read) || slips::doubled(typed, read) {
        return Ok(true);
    }
    Ok(!begins_anew(collection, typed, read)? && !ends_anew(collection, typed, read)?)
}

/// Whether one letter of a word is written as another that sounds like it.
fn sounds_like(typed: &str, read: &str) -> bool {
    let mut differing = typed.chars().zip(read.chars()).filter(|(a, b)| a != b);
    let alike = |(a, b)| ALIKE.contains(&(a, b)) || ALIKE.contains(&(b, a));
    typed.chars().count() == read.chars().count()
        && differing.next().is_some_and(alike)
        && differing.next().is_none()
}

/// "Re-elected", "unarmed": a beginning and a known word.
fn begins_anew(collection: &dyn Words, typed: &str, read: &str) -> Result<bool, IndexError> {
    let longer = typed.len() > read.len();
    let least = if longer { LEAST_SHORT_REST } else { LEAST_REST };
    for beginning in BEGINNINGS {
        let Some(rest) = typed.strip_prefix(beginning) else {
            continue;
        };
        if rest.chars().count() >= least && is_known(collection, rest)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// "Router", "investor", "faulty": a known word and an ending. Another spelling of the same ending ("protestors", "protesters") is
/// the same word.
fn ends_anew(collection: &dyn Words, typed: &str, read: &str) -> Result<bool, IndexError> {
    for base in bases(typed) {
        if !bases(read).contains(&base) && is_known(collection, &base)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a word may be made of by an ending: "route" of "router", "plan" of "planner", "vary" of "varier".
fn bases(word: &str) -> Vec<String> {
    let without = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending).map(|b| (b, ending)));
    let mut found = Vec::new();
    for (base, ending) in without.filter(|(base, _)| base.chars().count() >= LEAST_SHORT_REST) {
        found.push(base.to_owned());
        let opens = !ending.starts_with('l');
        if opens {
            found.push(format!("{base}e"));
        }
        let mut letters = base.chars().rev();
        let (last, before) = (letters.next(), letters.next());
        if opens && last == before {
            found.extend(base.strip_suffix(|c| Some(c) == last).map(str::to_owned));
        }
        if last == Some('i') {
            found.extend(base.strip_suffix('i').map(|base| format!("{base}y")));
        }
    }
    found
}

/// Whether the collection or a table of words knows a word.
fn is_known(collection: &dyn Words, word: &str) -> Result<bool, IndexError> {
    let own = stem(word);
    let listed = common::is_everyday(&own) || synonyms::alternatives(&own).next().is_some();
    Ok(listed || collection.term(&own)?.passages > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::terms::tests::Few;
    use super::*;

    /// A collection of the word that is read, and of what the typed one may be made of.
    fn stands(typed: &str, read: &str, others: &str) -> bool {
        let few = Few::of(&format!("{read} {others}"), 10);
        may_stand_for(&few, typed, read).unwrap()
    }

    #[test]
    fn words_that_are_made_of_others_are_right() {
        for (typed, read) in [
            ("reelected", "rejected"),
            ("suez", "sued"),
            ("musk", "mask"),
            ("router", "route"),
            ("routers", "routes"),
            ("reset", "rest"),
            ("faulty", "fault"),
            ("unarmed", "unharmed"),
            ("operator", "operate"),
            ("investors", "invests"),
            ("planner", "planned"),
            ("rebuilding", "rebounding"),
            ("misprint", "misprice"),
            ("prepaid", "prevail"),
            ("nonpayment", "nonpayments"),
            ("windy", "winds"),
            ("hazy", "haze"),
            ("ford", "fort"),
            ("nato", "navy"),
        ] {
            assert!(
                !stands(typed, read, "route armed operate haze"),
                "{typed} {read}"
            );
        }
    }

    #[test]
    fn slips_of_the_fingers_are_mended_still() {
        for (typed, read) in [
            ("soliders", "soldiers"),
            ("frnech", "french"),
            ("ambasador", "ambassador"),
            ("captial", "capital"),
            ("statoins", "stations"),
            ("cuop", "coup"),
            ("viza", "visa"),
            ("revok", "revoke"),
            ("militry", "military"),
            ("gabbon", "gabon"),
            ("makron", "macron"),
            ("embasy", "embassy"),
            ("presidnet", "president"),
            ("frace", "france"),
            ("untied", "united"),
            ("presure", "pressure"),
            ("realy", "really"),
            ("reson", "reason"),
            ("resue", "rescue"),
            ("relese", "release"),
            ("recieved", "received"),
            ("protestors", "protesters"),
            ("minster", "minister"),
            ("minsters", "ministers"),
            ("goverment", "government"),
            ("trian", "train"),
            ("damm", "dam"),
            ("misile", "missile"),
            ("preform", "perform"),
            ("runer", "runner"),
            ("leeder", "leader"),
            ("speker", "speaker"),
            ("pari", "paris"),
            ("jornal", "journal"),
            ("captin", "captain"),
            ("kilbryde", "kilbride"),
            ("calipso", "calypso"),
            ("ashdwon", "ashdown"),
            ("prewet", "prewett"),
            ("velmrak", "velmark"),
            ("electon", "election"),
            ("parliment", "parliament"),
            ("airoprt", "airport"),
            ("stirke", "strike"),
            ("coucil", "council"),
        ] {
            assert!(stands(typed, read, ""), "{typed} {read}");
        }
    }

    proptest! {
        #[test]
        fn a_swapped_pair_is_always_a_slip(word in "[a-z]{4,12}", at in 1_usize..11) {
            let mut letters: Vec<char> = word.chars().collect();
            prop_assume!(at < letters.len() - 1 && letters[at] != letters[at + 1]);
            letters.swap(at, at + 1);
            let typed: String = letters.into_iter().collect();
            prop_assert!(stands(&typed, &word, ""));
        }

        #[test]
        fn any_words_are_taken(typed in "\\PC{0,12}", read in "\\PC{0,12}") {
            stands(&typed, &read, "");
        }
    }
}
