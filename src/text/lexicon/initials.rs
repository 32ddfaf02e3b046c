//! Initials that news writes for names and offices, and what they stand for.
//!
//! Source: written by hand from general knowledge of news English: organisations that reports shorten after the first time, and a few
//! offices and things. "WHO" is left out: it is a question word.

use std::sync::LazyLock;

/// Initials and the words they stand for, both folded.
const INITIALS: &[(&str, &str)] = &[
    ("afd", "alternative for germany"),
    ("ai", "artificial intelligence"),
    ("anc", "african national congress"),
    ("asean", "association of southeast asian nations"),
    ("au", "african union"),
    ("boe", "bank of england"),
    ("cdc", "centers for disease control"),
    ("cdu", "christian democratic union"),
    ("ceo", "chief executive officer"),
    ("ceo", "chief executive"),
    ("cfo", "chief financial officer"),
    ("cfo", "finance chief"),
    ("cfo", "finance director"),
    ("cia", "central intelligence agency"),
    ("coo", "chief operating officer"),
    ("cma", "competition and markets authority"),
    ("dea", "drug enforcement administration"),
    ("doj", "justice department"),
    ("doj", "department of justice"),
    ("drc", "democratic republic of congo"),
    ("drc", "democratic republic of the congo"),
    ("dui", "driving under the influence"),
    ("dwi", "driving while intoxicated"),
    ("ec", "european commission"),
    ("ecb", "european central bank"),
    ("ecowas", "economic community of west african states"),
    ("epa", "environmental protection agency"),
    ("esa", "european space agency"),
    ("eu", "european union"),
    ("ev", "electric vehicle"),
    ("ev", "electric car"),
    ("faa", "federal aviation administration"),
    ("fao", "food and agriculture organization"),
    ("fbi", "federal bureau of investigation"),
    ("fcc", "federal communications commission"),
    ("fda", "food and drug administration"),
    ("fed", "federal reserve"),
    ("fema", "federal emergency management agency"),
    ("ftc", "federal trade commission"),
    ("gdp", "gross domestic product"),
    ("gop", "republican party"),
    ("iaea", "international atomic energy agency"),
    ("icc", "international criminal court"),
    ("icj", "international court of justice"),
    ("idf", "israel defense forces"),
    ("ilo", "international labour organization"),
    ("imf", "international monetary fund"),
    ("ioc", "international olympic committee"),
    ("iom", "international organization for migration"),
    ("ipcc", "intergovernmental panel on climate change"),
    ("irs", "internal revenue service"),
    ("iss", "international space station"),
    ("mep", "member of the european parliament"),
    ("mp", "member of parliament"),
    ("msf", "doctors without borders"),
    ("nasa", "national aeronautics and space administration"),
    ("nato", "north atlantic treaty organization"),
    ("ngo", "nongovernmental organization"),
    ("nhs", "national health service"),
    ("nra", "national rifle association"),
    ("nsa", "national security agency"),
    ("ntsb", "national transportation safety board"),
    ("oas", "organization of american states"),
    (
        "oecd",
        "organization for economic cooperation and development",
    ),
    (
        "osce",
        "organization for security and cooperation in europe",
    ),
    ("plo", "palestine liberation organization"),
    ("pkk", "kurdistan workers' party"),
    ("pm", "prime minister"),
    ("rbi", "reserve bank of india"),
    ("rsf", "rapid support forces"),
    ("sec", "securities and exchange commission"),
    ("snp", "scottish national party"),
    ("uae", "united arab emirates"),
    ("uaw", "united auto workers"),
    ("un", "united nations"),
    ("unesco", "educational scientific and cultural organization"),
    ("unhcr", "un refugee agency"),
    ("unicef", "un children's fund"),
    ("vat", "value added tax"),
    ("vp", "vice president"),
    ("wfp", "world food programme"),
    ("wto", "world trade organization"),
];

/// The same with the words apart: every word of a question is looked for in all of them.
static NAMES: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let apart = |(short, name): &(&'static str, &'static str)| (*short, name.split(' ').collect());
    INITIALS.iter().map(apart).collect()
});

/// What initials (folded) stand for, each as its folded words; empty for other words.
pub fn spelled_out(initials: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let known = INITIALS.iter().filter(move |(short, _)| *short == initials);
    known.map(|(_, name)| name.split(' ').collect())
}

/// The initials of the name of which the word at `at` of `words` (folded) is a part, if all of it stands there.
#[must_use]
pub fn initials(words: &[&str], at: usize) -> Option<&'static str> {
    let found = NAMES.iter().find(|(_, name)| {
        (0..name.len().min(at + 1)).any(|back| words[at - back..].starts_with(name))
    });
    found.map(|(short, _)| *short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_spelled_out_and_found_in_a_name() {
        let oas: Vec<_> = spelled_out("oas").collect();
        assert_eq!(oas, [["organization", "of", "american", "states"]]);
        assert_eq!(spelled_out("ceo").count(), 2);
        assert_eq!(spelled_out("who").count(), 0);
        let words = ["the", "european", "union", "paid"];
        assert_eq!(initials(&words, 1), Some("eu"));
        assert_eq!(initials(&words, 2), Some("eu"));
        assert_eq!(initials(&words, 0), None);
        assert_eq!(initials(&words[2..], 0), None, "a union alone");
    }

    #[test]
    fn every_name_has_two_words_or_more() {
        for (short, name) in INITIALS {
            assert!(name.contains(' ') && !short.contains(' '), "{short}");
        }
    }
}
