//! Tests of terms: which words tell, what may stand for them, and how they are weighed.

use super::*;
use crate::text::tokens;

/// A collection of one sentence's words.
pub(crate) struct Few(pub(crate) Vec<String>, pub(crate) u64);

impl Few {
    pub(crate) fn of(text: &str, total: u64) -> Self {
        Self(tokens(text).into_iter().map(|t| t.word).collect(), total)
    }
}

impl Words for Few {
    fn term(&self, stem: &str) -> Result<TermStats, IndexError> {
        let passages = self
            .0
            .iter()
            .filter(|w| crate::text::stem(w) == stem)
            .count() as u64;
        Ok(TermStats {
            passages,
            total: self.1,
        })
    }
    fn near_words(&self, word: &str, limit: usize) -> Result<Vec<String>, IndexError> {
        let mut near: Vec<_> = self
            .0
            .iter()
            .filter(|w| strsim::damerau_levenshtein(w, word) <= 2)
            .cloned()
            .collect();
        near.truncate(limit);
        Ok(near)
    }
}

pub(crate) fn asking(text: &str) -> Vec<Asking> {
    tokens(text)
        .into_iter()
        .map(|token| Asking {
            token,
            inherited: false,
            source: false,
            date: false,
        })
        .collect()
}

fn check(question: &str, expected: &[&str]) {
    let few = Few::of("the bridge over the river was closed by mayor Dupont", 10);
    let (found, _) = terms(&few, &asking(question)).unwrap();
    assert_eq!(
        found.iter().map(|t| t.word.as_str()).collect::<Vec<_>>(),
        expected,
        "{question}"
    );
}

#[test]
fn a_noun_is_not_what_its_letters_are_as_a_verb() {
    let others = |text: &str, word: &str| -> Vec<String> {
        let (found, _) = terms(&Few::of("film record cost", 100), &asking(text)).unwrap();
        let term = found.into_iter().find(|term| term.word == word).unwrap();
        term.alternatives
            .into_iter()
            .map(|(stem, _)| stem)
            .collect()
    };
    let record = crate::text::stem("recorded");
    assert!(!others("How much did the film cost?", "film").contains(&record));
    assert!(others("When was it filmed?", "filmed").contains(&record));
}

#[test]
fn the_length_of_a_thing_is_asked_with_a_word_that_tells() {
    let words = |text: &str| -> Vec<String> {
        let asking = asking(text);
        let told = telling(&asking);
        told.iter().map(|(_, a)| a.token.word.clone()).collect()
    };
    for (question, expected) in [
        ("How long is the bridge?", vec!["long", "bridge"]),
        (
            "How long was the bridge of Kemi?",
            vec!["long", "bridge", "kemi"],
        ),
        ("How long was Roe in jail?", vec!["roe", "jail"]),
        (
            "How long is the bridge to be closed?",
            vec!["bridge", "closed"],
        ),
        (
            "How long will the bridge be closed?",
            vec!["bridge", "closed"],
        ),
    ] {
        assert_eq!(words(question), expected, "{question}");
    }
}

#[test]
fn question_words_fall_away_unless_nothing_else_remains() {
    check("When was the bridge closed?", &["bridge", "closed"]);
    check("who is it", &["it"]);
    check("who was", &["who", "was"]);
}

#[test]
fn an_unknown_word_is_read_as_a_near_one_but_a_common_one_is_not() {
    let few = Few::of("the bridge over the river was closed by mayor Dupont", 10);
    let (_, notes) = terms(&few, &asking("Who closed the brigde?")).unwrap();
    assert_eq!(
        notes,
        vec![Note::ReadWord {
            typed: "brigde".into(),
            read: "bridge".into()
        }]
    );
    let (_, none) = terms(&few, &asking("major 1501 lover?")).unwrap();
    assert_eq!(none, Vec::new());
}

#[test]
fn a_slip_of_a_country_is_read_where_the_articles_name_it_otherwise() {
    let few = Few::of("US troops were in Niger", 10);
    let (found, notes) = terms(&few, &asking("how many amercian troops")).unwrap();
    let read = Note::ReadWord {
        typed: "amercian".into(),
        read: "american".into(),
    };
    assert_eq!(notes, vec![read]);
    assert!(found[0].name && found[0].known, "{found:?}");
    let (_, none) = terms(&few, &asking("how many hungarain troops")).unwrap();
    assert_eq!(none, Vec::new(), "Hungary is not in the articles");
}

#[test]
fn a_word_made_of_known_ones_is_read_as_it_is() {
    let few = Few::of(
        "he sued over the mask on the route and rejected the fault in Mali",
        10,
    );
    let typed = "when was the suez musk router re-elected with the faulty malt";
    let (_, none) = terms(&few, &asking(typed)).unwrap();
    assert_eq!(none, Vec::new());
    let (_, notes) = terms(&few, &asking("who rejcted the rotue and the maask")).unwrap();
    assert_eq!(notes.len(), 3, "{notes:?}");
}

#[test]
fn compounds_are_found_however_they_are_written() {
    let few = Few::of("the clean up after an airstrike", 10);
    let (found, notes) = terms(&few, &asking("how much did the cleanup cost")).unwrap();
    let keys = |words: [&str; 2]| {
        words
            .map(|word| TermKey::of(&crate::text::stem(word)))
            .to_vec()
    };
    assert!(found[0].known && found[0].phrases.contains(&keys(["clean", "up"])));
    assert_eq!(notes, Vec::new());
    let (found, _) = terms(&few, &asking("who ordered the air strike")).unwrap();
    let compound = crate::text::stem("airstrike");
    let has = |term: &Term| term.alternatives.iter().any(|(stem, _)| *stem == compound);
    let having: Vec<&str> = found
        .iter()
        .filter(|t| has(t))
        .map(|t| t.word.as_str())
        .collect();
    assert_eq!(having, ["air", "strike"]);
    let british = terms(
        &Few::of("a british ship", 10),
        &asking("was the british able crew"),
    )
    .unwrap();
    let able = british.0.iter().find(|term| term.word == "able").unwrap();
    assert!(
        !able
            .alternatives
            .iter()
            .any(|(stem, _)| *stem == crate::text::stem("british"))
    );
    let (found, _) = terms(&few, &asking("who paid for the cleanser")).unwrap();
    assert!(
        found
            .iter()
            .all(|term| term.phrases.is_empty() || term.known)
    );
}

#[test]
fn a_name_is_not_read_as_a_common_word() {
    let few = Few::of("the firm is about to start, Dupont said", 10);
    let notes = |question| terms(&few, &asking(question)).unwrap().1;
    assert_eq!(notes("Did the layoffs hit Starz?"), Vec::new());
    let read = |notes: Vec<Note>| match notes.as_slice() {
        [Note::ReadWord { read, .. }] => read.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(read(notes("when does it starz")), "start");
    assert_eq!(read(notes("What did Dupomt say?")), "dupont");
}

#[test]
fn weights_do_not_grow_with_the_collection() {
    let rare = |total| relative_idf(TermStats { passages: 0, total }, "zzz", false);
    assert!((rare(10) - rare(1_000_000)).abs() < 0.15);
    let common = relative_idf(
        TermStats {
            passages: 500_000,
            total: 1_000_000,
        },
        "said",
        false,
    );
    assert!(common < 0.1, "{common}");
}

#[test]
fn a_long_question_keeps_its_most_telling_words() {
    let few = Few::of("", 10);
    let long = (0..60)
        .map(|n| format!("word{n}x"))
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(terms(&few, &asking(&long)).unwrap().0.len(), MAX_TERMS);
}
