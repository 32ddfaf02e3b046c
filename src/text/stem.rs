//! Stems: irregular forms by table, British spelling by rule, the rest by Snowball English.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use super::lexicon;

/// The stem of a folded word: the term that is indexed and compared.
///
/// Irregular inflections ("bought"), short forms ("Sept", "bn") and number words ("twelve", to "12") come from a table,
/// British spellings from rules, and Snowball English does the rest.
#[must_use]
pub fn stem(word: &str) -> String {
    let (_, lemma) = lexicon::entry(word);
    stem_of_lemma(lemma.unwrap_or(word)).into_owned()
}

/// [`stem`] of a word that is known to have no entry in the table of irregular forms, or of the entry itself.
pub(crate) fn stem_of_lemma(word: &str) -> Cow<'_, str> {
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let stemmer = Stemmer::new(Algorithm::English);
    match lexicon::american(word) {
        Cow::Borrowed(word) => single_l(stemmer.stem(word)),
        Cow::Owned(word) => single_l(Cow::Owned(stemmer.stem(&word).into_owned())),
    }
}

/// Snowball undoubles every final consonant but "l", which leaves "travell" beside "travel". Short words ("kill",
/// "still") keep both letters; the longer ones lose one on both sides, which joins "enroll" with "enrol" as well.
fn single_l(stem: Cow<'_, str>) -> Cow<'_, str> {
    if stem.len() < 6 && stem != "fuell" || !stem.ends_with("ll") {
        return stem;
    }
    match stem {
        Cow::Borrowed(s) => Cow::Borrowed(&s[..s.len() - 1]),
        Cow::Owned(mut s) => {
            s.pop();
            Cow::Owned(s)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_of_one_word_share_a_stem() {
        for group in [
            ["said", "says", "saying"],
            ["won", "wins", "winning"],
            ["children", "child", "children"],
            ["bought", "buys", "buying"],
            ["died", "die", "dying"],
            ["buses", "bus", "bussed"],
            ["sued", "sue", "suing"],
            ["freed", "free", "freeing"],
            ["underwent", "undergo", "undergone"],
            ["left", "leaves", "leaving"],
            ["withdrew", "withdrawal", "withdraws"],
            ["troop", "troops", "troops"],
            ["12", "twelve", "12"],
            ["sept", "september", "sep"],
        ] {
            assert_eq!(stem(group[0]), stem(group[1]), "{group:?}");
            assert_eq!(stem(group[1]), stem(group[2]), "{group:?}");
        }
    }

    #[test]
    fn other_lemmas_stay_apart() {
        for (one, other) in [
            ("die", "death"),
            ("buy", "acquire"),
            ("military", "militia"),
            ("one", "1"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn a_stem_of_no_word_is_itself() {
        for word in ["", "1500", "3.5", "αθηνα", "北", "a-b"] {
            assert_eq!(stem(word), word);
        }
    }
}
