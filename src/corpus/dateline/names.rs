//! What the names in a dateline are by the way they are written: places, places in capitals, weekdays. There is no list of
//! the world's towns to look them up in.

/// `New Delhi`, `Port-au-Prince`, `Paris [France]`, `RIO DE JANEIRO`: up to four words, each with a capital.
pub(super) fn is_place(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=4).contains(&words.len())
        && words.iter().all(|word| {
            let word = word.trim_start_matches(['[', '(']);
            word.starts_with(char::is_uppercase)
                || matches!(
                    word,
                    "de" | "of" | "the" | "la" | "el" | "al" | "upon" | "am"
                )
        })
        && words.iter().any(|word| {
            word.trim_start_matches(['[', '('])
                .starts_with(char::is_uppercase)
        })
        && name.chars().all(|c| {
            c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '[' | ']' | '(' | ')')
        })
}

/// Whether a place is written in capitals, as agencies do. Acronyms and labels that open headlines are not places.
pub(super) fn is_in_capitals(name: &str) -> bool {
    const NOT_PLACES: [&str; 30] = [
        "NATO",
        "OPEC",
        "UNESCO",
        "UNICEF",
        "UNHCR",
        "ASEAN",
        "ECOWAS",
        "NASA",
        "COVID",
        "BRICS",
        "FIFA",
        "UEFA",
        "INTERPOL",
        "BREAKING",
        "BREAKING NEWS",
        "EXCLUSIVE",
        "UPDATE",
        "ANALYSIS",
        "OPINION",
        "WATCH",
        "LIVE",
        "EXPLAINER",
        "FACTBOX",
        "CORRECTION",
        "CORRECTED",
        "EDITORIAL",
        "REVIEW",
        "INTERVIEW",
        "ALERT",
        "NEWS",
    ];
    name.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !name.contains(char::is_lowercase)
        && !NOT_PLACES.contains(&name)
}

pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    word.get(..3)
        .is_some_and(|start| DAYS.contains(&start.to_ascii_lowercase().as_str()))
        && (word.len() <= 5 || word.to_ascii_lowercase().ends_with("day"))
        && !word.contains(' ')
}
