//! British spellings to American ones by rule, for matching only.
//!
//! Source: the well-known systematic differences (-ise, -isation, -yse, -our, ae/oe). Words that are no pattern are in
//! the table of irregular forms. The rule may make a non-word ("promize"); that harms nothing, for both the question
//! and the article pass through it.

use std::borrow::Cow;

/// Beginnings of words with British -our-.
const OUR: &[&str] = &[
    "colour",
    "favour",
    "labour",
    "honour",
    "neighbour",
    "rumour",
    "humour",
    "behaviour",
    "harbour",
    "armour",
    "flavour",
    "vapour",
    "endeavour",
    "odour",
    "saviour",
    "tumour",
    "rigour",
    "vigour",
    "parlour",
    "splendour",
    "ardour",
    "clamour",
    "discolour",
    "dishonour",
    "misbehaviour",
    "unfavour",
    "belabour",
    "demeanour",
    "misdemeanour",
    "savour",
    "valour",
];

/// Beginnings of medical words with British digraphs, and what they become.
const DIGRAPHS: &[(&str, &str)] = &[
    ("paediatri", "pediatri"),
    ("anaesthe", "anesthe"),
    ("haemo", "hemo"),
    ("oestrogen", "estrogen"),
    ("orthopaed", "orthoped"),
    ("gynaeco", "gyneco"),
    ("leukaem", "leukem"),
    ("anaem", "anem"),
    ("encyclopaed", "encycloped"),
    ("archaeo", "archeo"),
    ("foetus", "fetus"),
    ("foetal", "fetal"),
];

/// Words whose "is" is not the British suffix; everything shorter than seven letters is left alone anyway.
const NOT_ISE: &[&str] = &[
    "promis",
    "premis",
    "surpris",
    "franchis",
    "enterpris",
    "compromis",
    "exercis",
    "expertis",
    "merchandis",
    "compris",
    "disguis",
    "despis",
    "precis",
    "concis",
    "otherwis",
    "likewis",
    "treatis",
    "paradis",
    "advertis",
    "supervis",
    "improvis",
    "televis",
    "revis",
    "tortois",
    "porpois",
    "chemis",
    "prais",
    "apprais",
    "anis",
    "clockwis",
    "nois",
    "bruis",
    "cruis",
    "reprais",
    "devis",
    "advis",
];

/// Endings that follow "is" in the British suffix.
const ISE_ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations"];

/// The American spelling of a folded word, when a rule knows one.
pub(crate) fn american(word: &str) -> Cow<'_, str> {
    if word.len() < 5 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    our(word)
        .or_else(|| digraph(word))
        .or_else(|| ise(word))
        .map_or(Cow::Borrowed(word), Cow::Owned)
}

fn our(word: &str) -> Option<String> {
    let at = word.find("our").filter(|at| *at >= 3)?;
    let head = &word[..at + 3];
    OUR.contains(&head)
        .then(|| format!("{}or{}", &word[..at], &word[at + 3..]))
}

fn digraph(word: &str) -> Option<String> {
    let first = word.find("ae").or_else(|| word.find("oe"))?;
    if first > 7 {
        return None;
    }
    DIGRAPHS
        .iter()
        .find_map(|(british, us)| word.strip_prefix(british).map(|rest| format!("{us}{rest}")))
}

fn ise(word: &str) -> Option<String> {
    if word.len() < 7 {
        return None;
    }
    // "paralyze": the American z becomes s, so that "analysis" stays near both.
    if let Some(at) = word.find("lyz") {
        return Some(format!("{}lys{}", &word[..at], &word[at + 3..]));
    }
    let at = word.rfind("is").filter(|at| *at >= 3)?;
    let (head, tail) = (&word[..at + 2], &word[at + 2..]);
    let british = ISE_ENDINGS.contains(&tail) && !NOT_ISE.contains(&head);
    british.then(|| format!("{}z{tail}", &word[..=at]))
}

#[cfg(test)]
mod tests {
    use crate::text::stem;

    #[test]
    fn british_and_american_spellings_share_a_stem() {
        for (british, us) in [
            ("scrutinise", "scrutinize"),
            ("scrutinised", "scrutinizing"),
            ("organisation", "organizations"),
            ("recognised", "recognize"),
            ("criticising", "criticized"),
            ("analyse", "analyzed"),
            ("paralysed", "paralyze"),
            ("colour", "color"),
            ("neighbouring", "neighboring"),
            ("labour", "labor"),
            ("behaviour", "behaviors"),
            ("centre", "center"),
            ("centres", "centers"),
            ("defence", "defense"),
            ("travelled", "traveled"),
            ("travelling", "travel"),
            ("cancelled", "canceled"),
            ("modelling", "models"),
            ("fuelled", "fuel"),
            ("enrolled", "enrol"),
            ("kilometres", "kilometers"),
            ("programme", "programs"),
            ("anaesthetic", "anesthetic"),
            ("haemorrhage", "hemorrhage"),
            ("archaeologists", "archeologist"),
        ] {
            assert_eq!(stem(british), stem(us), "{british} {us}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for (one, other) in [
            ("four", "for"),
            ("hour", "hor"),
            ("tour", "tor"),
            ("promise", "promize"),
            ("precise", "precize"),
            ("raise", "raize"),
            ("analysis", "analyst"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
