//! Questions in another language than English, told by their small words alone.
//!
//! Names are the same in every language, so only words that a language is full of count, and a single English one among them, or
//! anything in doubt, makes a question English.

use crate::text::Token;

use super::words;

/// Words that open questions in some languages, folded, and other small words of the same. Each may be spelt like an English word or a part of
/// a name, so that several of them have to stand together.
const LANGUAGES: &[(&[&str], &[&str])] = &[
    // German
    (
        &[
            "wer", "wann", "wo", "warum", "wie", "welche", "welcher", "welches", "wem", "wen",
            "ist", "sind", "hat", "haben", "wird", "werden", "wurde", "wurden", "gibt",
        ],
        &[
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
            "hatte", "und", "oder", "nicht", "von", "vom", "zu", "zum", "zur", "mit", "auf", "aus",
            "bei", "fur", "im", "uber", "wieder", "es", "er", "sie", "viel", "viele", "sich",
            "nach", "gesagt",
        ],
    ),
    // French
    (
        &[
            "qui", "quand", "ou", "pourquoi", "comment", "combien", "quel", "quelle", "quels",
            "quelles", "que", "est", "sont",
        ],
        &[
            "ont", "etait", "sera", "le", "la", "les", "un", "une", "des", "du", "de", "et", "pas",
            "il", "elle", "ce", "cette", "dans", "sur", "avec", "pour", "par", "au", "aux", "dit",
        ],
    ),
    // Spanish
    (
        &[
            "quien", "quienes", "cuando", "donde", "como", "cuanto", "cuantos", "cuanta",
            "cuantas", "cual", "que", "es", "son", "fue",
        ],
        &[
            "esta", "estan", "sera", "el", "la", "los", "las", "un", "una", "de", "del", "y",
            "por", "para", "con", "en", "al", "se", "lo", "dijo", "hay", "ha", "su",
        ],
    ),
    // Italian
    (
        &[
            "chi", "quando", "dove", "perche", "come", "quanto", "quanti", "quale", "che", "cosa",
            "sono",
        ],
        &[
            "e", "ha", "hanno", "era", "sara", "il", "lo", "la", "gli", "le", "un", "una", "di",
            "del", "della", "dei", "non", "con", "per", "su", "nel", "nella", "alla", "detto",
        ],
    ),
    // Portuguese
    (
        &[
            "quem", "quando", "onde", "porque", "como", "quanto", "quantos", "qual", "que", "foi",
            "sao",
        ],
        &[
            "e", "esta", "sera", "o", "os", "as", "um", "uma", "de", "do", "da", "dos", "das",
            "em", "no", "na", "por", "para", "com", "nao", "ao", "disse",
        ],
    ),
    // Dutch
    (
        &[
            "wie", "wanneer", "waar", "waarom", "hoe", "hoeveel", "welke", "wat",
        ],
        &[
            "is", "de", "het", "een", "zijn", "heeft", "hebben", "wordt", "worden", "werd", "van",
            "voor", "met", "op", "bij", "niet", "uit", "naar", "gezegd",
        ],
    ),
    // Swedish, Danish and Norwegian
    (
        &[
            "vem", "nar", "var", "varfor", "hur", "vad", "hvem", "hvornar", "hvor", "hvorfor",
            "hvordan", "hvad", "hva",
        ],
        &[
            "i", "er", "ar", "har", "den", "det", "en", "ett", "et", "och", "og", "som", "av",
            "af", "pa", "till", "til", "med", "ikke", "inte", "blev", "ble", "sagde",
        ],
    ),
];

/// Small words of one language that a question has at least.
const LEAST: usize = 2;

/// Whether a question is plainly in another language: it opens as one does there, at least half of its words are small ones of that language,
/// and none is an English one that is not.
pub(crate) fn is_foreign(own: &[Token]) -> bool {
    LANGUAGES.iter().any(|(opening, others)| {
        let word =
            |t: &Token| opening.contains(&t.word.as_str()) || others.contains(&t.word.as_str());
        let opens = own
            .first()
            .is_some_and(|t| opening.contains(&t.word.as_str()));
        let small = own.iter().filter(|t| word(t)).count();
        let english = own.iter().any(|t| words::is_filler(&t.word) && !word(t));
        opens && small >= LEAST && 2 * small >= own.len() && !english
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn a_question_in_another_language_is_known_by_its_small_words() {
        for question in [
            "Wer ist der Bürgermeister von Corvell?",
            "Wann fahren die Züge wieder?",
            "Qui est le maire de Corvell ?",
            "¿Quién es el alcalde de Corvell?",
            "Chi è il sindaco di Corvell?",
            "Quem é o prefeito de Corvell?",
            "Wie is de burgemeester van Corvell?",
            "Hvem er borgmester i Corvell?",
        ] {
            assert!(is_foreign(&tokens(question)), "{question}");
        }
        for question in [
            "Who is the mayor of Corvell?",
            "who is the mayor of Rio de la Plata",
            "What did Die Zeit say?",
            "When did Ursula von der Leyen resign?",
            "Ursula von der Leyen",
            "La Liga results",
            "Los Angeles",
            "Die Hard",
            "was ist das",
            "why",
            "",
        ] {
            assert!(!is_foreign(&tokens(question)), "{question}");
        }
    }
}
