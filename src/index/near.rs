//! Words of the collection that an unknown word may have been meant to be.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use tantivy::Term;
use tantivy::schema::Field;
use tantivy_fst::Automaton;

use super::owners::Owners;

/// Longer words are not looked up: nobody mistypes them into another, and the work grows with the length.
const LONGEST: usize = 32;

/// Up to this many letters only one edit is allowed; with two, half of all short words are near each other.
const SHORT: usize = 5;

/// Nearest words whose exact frequency is worked out.
const COUNTED: usize = 64;

/// See [`super::Snapshot::near_words`].
pub(super) fn near_words(
    owners: &Owners,
    words: Field,
    word: &str,
    limit: usize,
) -> tantivy::Result<Vec<String>> {
    let letters = word.chars().count();
    if limit == 0 || letters < 2 || word.len() > LONGEST || word.contains(|c: char| c.is_numeric())
    {
        return Ok(Vec::new());
    }
    let edits = Edits::new(word, if letters <= SHORT { 1 } else { 2 });
    let found = within(owners, words, word, &edits)?;
    let mut counted = nearest(owners, words, found)?;
    counted.sort_unstable();
    Ok(counted
        .into_iter()
        .take(limit)
        .map(|(_, near)| near)
        .collect())
}

/// Words of the collection within so many edits of `word`, each with its distance.
fn within(
    owners: &Owners,
    words: Field,
    word: &str,
    edits: &Edits,
) -> tantivy::Result<BTreeSet<(u8, String)>> {
    let mut found = BTreeSet::new();
    for (reader, _) in owners.segments() {
        let inverted = reader.inverted_index(words)?;
        let mut stream = inverted.terms().search(edits).into_stream()?;
        while stream.advance() {
            let Ok(near) = std::str::from_utf8(stream.key()) else {
                continue;
            };
            if near != word && !near.contains(|c: char| c.is_numeric()) {
                found.insert((edits.distance(near), near.to_owned()));
            }
        }
    }
    Ok(found)
}

/// The nearest of them that still stand in a passage, with their frequency.
fn nearest(
    owners: &Owners,
    words: Field,
    found: BTreeSet<(u8, String)>,
) -> tantivy::Result<Vec<(Reverse<u64>, String)>> {
    let mut counted = Vec::new();
    let mut nearest = None;
    for (distance, near) in found.into_iter().take(COUNTED) {
        if nearest.is_some_and(|nearest| distance > nearest) {
            break;
        }
        // A word may stand only in passages that are gone.
        let count = owners.count(&Term::from_field_text(words, &near))?;
        if count > 0 {
            nearest = Some(distance);
            counted.push((Reverse(count), near));
        }
    }
    Ok(counted)
}

/// Accepts the byte strings within some edits of a word: a letter put in, left out, changed, or swapped with its
/// neighbour. Counts bytes, so a letter beyond ASCII may cost more than one edit.
struct Edits {
    word: Vec<u8>,
    most: u8,
}

/// Two rows of the edit-distance table, as far as the bytes read so far allow, and the last byte.
#[derive(Clone)]
struct Row {
    now: [u8; LONGEST + 1],
    before: [u8; LONGEST + 1],
    last: Option<u8>,
}

/// More than any distance that is asked for.
const FAR: u8 = 100;

impl Edits {
    fn new(word: &str, most: u8) -> Self {
        Self {
            word: word.bytes().take(LONGEST).collect(),
            most,
        }
    }

    fn distance(&self, other: &str) -> u8 {
        let end = other
            .bytes()
            .fold(self.start(), |row, byte| self.accept(&row, byte));
        end.now[self.word.len()]
    }
}

impl Automaton for Edits {
    type State = Row;

    fn start(&self) -> Row {
        let mut now = [FAR; LONGEST + 1];
        for (slot, at) in now.iter_mut().zip(0..=self.word.len()) {
            *slot = u8::try_from(at).unwrap_or(FAR);
        }
        Row {
            now,
            before: [FAR; LONGEST + 1],
            last: None,
        }
    }

    fn is_match(&self, row: &Row) -> bool {
        row.now[self.word.len()] <= self.most
    }

    fn can_match(&self, row: &Row) -> bool {
        row.now.iter().min().is_some_and(|least| *least <= self.most)
            // A swap may still lead back from the row before.
            || row.before.iter().min().is_some_and(|least| *least < self.most)
    }

    fn accept(&self, row: &Row, byte: u8) -> Row {
        let mut next = [FAR; LONGEST + 1];
        next[0] = row.now[0].saturating_add(1).min(FAR);
        for at in 1..=self.word.len() {
            let change = row.now[at - 1] + u8::from(self.word[at - 1] != byte);
            let put_in = row.now[at] + 1;
            let left_out = next[at - 1] + 1;
            let mut least = change.min(put_in).min(left_out);
            if at >= 2 && row.last == Some(self.word[at - 1]) && self.word[at - 2] == byte {
                least = least.min(row.before[at - 2] + 1);
            }
            next[at] = least.min(FAR);
        }
        Row {
            now: next,
            before: row.now,
            last: Some(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_edit_of_each_kind_costs_one() {
        let edits = Edits::new("niger", 2);
        for near in ["nigger", "nier", "nijer", "ngier", "niger2"] {
            assert_eq!(edits.distance(near), 1, "{near}");
        }
        assert_eq!(edits.distance("niger"), 0);
    }

    proptest! {
        #[test]
        fn the_distance_is_the_textbooks(a in "[a-d]{0,9}", b in "[a-d]{0,9}") {
            let edits = Edits::new(&a, 2);
            prop_assert_eq!(usize::from(edits.distance(&b)), strsim::osa_distance(&a, &b));
        }

        #[test]
        fn nothing_near_is_cut_off_on_the_way(a in "[a-c]{1,8}", b in "[a-c]{1,8}") {
            let edits = Edits::new(&a, 2);
            let mut row = edits.start();
            let mut open = edits.can_match(&row);
            for byte in b.bytes() {
                row = edits.accept(&row, byte);
                open &= edits.can_match(&row);
            }
            prop_assert_eq!(edits.is_match(&row), strsim::osa_distance(&a, &b) <= 2);
            prop_assert!(open || !edits.is_match(&row));
        }

        #[test]
        fn any_letters_are_taken(a in "\\PC{0,12}", b in "\\PC{0,20}") {
            if a.len() <= LONGEST {
                Edits::new(&a, 2).distance(&b);
            }
        }
    }
}
