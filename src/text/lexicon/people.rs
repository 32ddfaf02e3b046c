//! Titles, honorifics and offices that stand before a name or in the place of one.

/// Honorifics: always before a name.
pub(super) const HONORIFICS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady", "gen", "lt", "col", "sgt",
    "capt", "maj", "sen", "rep", "gov", "adm", "madame", "monsieur", "sheikh", "rev", "hon",
];

/// Offices and roles: before a name ("President Macron") or in its place ("the president").
pub(super) const ROLES: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "emperor",
    "sultan",
    "emir",
    "governor",
    "mayor",
    "senator",
    "congressman",
    "congresswoman",
    "representative",
    "ambassador",
    "envoy",
    "diplomat",
    "secretary",
    "general",
    "colonel",
    "captain",
    "major",
    "lieutenant",
    "sergeant",
    "admiral",
    "commander",
    "chief",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "chairperson",
    "ceo",
    "executive",
    "founder",
    "cofounder",
    "owner",
    "manager",
    "coach",
    "player",
    "striker",
    "goalkeeper",
    "singer",
    "actor",
    "actress",
    "author",
    "writer",
    "journalist",
    "reporter",
    "editor",
    "professor",
    "doctor",
    "scientist",
    "researcher",
    "analyst",
    "economist",
    "lawyer",
    "attorney",
    "prosecutor",
    "judge",
    "justice",
    "pope",
    "bishop",
    "archbishop",
    "cardinal",
    "rabbi",
    "imam",
    "ayatollah",
    "leader",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
    "officer",
    "deputy",
    "lawmaker",
    "politician",
    "candidate",
    "councillor",
    "commissioner",
    "inspector",
    "detective",
    "sheriff",
    "suspect",
    "defendant",
    "victim",
    "witness",
    "billionaire",
    "entrepreneur",
    "businessman",
    "activist",
    "chef",
    "pilot",
    "astronaut",
    "nurse",
    "teacher",
    "resident",
    "farmer",
    "son",
    "daughter",
    "wife",
    "husband",
    "father",
    "mother",
    "brother",
    "sister",
];

/// Whether `word` (folded) is an honorific, office or role of a person.
#[must_use]
pub fn person_role(word: &str) -> bool {
    super::facts(word).has(super::WordFacts::ROLE)
}

/// Whether `word` (folded) is a role that can stand for a person ("the minister"), which honorifics cannot.
#[must_use]
pub fn role_of_office(word: &str) -> bool {
    person_role(word) && !HONORIFICS.contains(&word)
}

/// Words of organisations' names, and agencies and outlets that report as people do.
pub(super) const ORGANISATION_WORDS: &[&str] = &[
    "ministry",
    "council",
    "party",
    "bank",
    "university",
    "company",
    "group",
    "court",
    "police",
    "department",
    "agency",
    "committee",
    "commission",
    "union",
    "association",
    "federation",
    "institute",
    "foundation",
    "organisation",
    "organization",
    "parliament",
    "congress",
    "senate",
    "house",
    "office",
    "army",
    "navy",
    "force",
    "forces",
    "corp",
    "inc",
    "ltd",
    "plc",
    "club",
    "team",
    "news",
    "times",
    "post",
    "journal",
    "reuters",
    "bloomberg",
    "guardian",
    "telegraph",
    "afp",
    "bbc",
    "cnn",
    "xinhua",
    "tass",
    "interfax",
    "facebook",
    "twitter",
    "google",
    "apple",
    "amazon",
    "microsoft",
    "tesla",
    "pentagon",
    "kremlin",
    "nato",
    "junta",
    "government",
    "airlines",
    "airport",
    "street",
    "road",
    "river",
    "sea",
    "ocean",
    "region",
    "island",
    "islands",
    "city",
    "state",
    "republic",
    "league",
    "cup",
    "games",
    "africa",
    "europe",
    "asia",
    "sahel",
    "west",
    "east",
    "north",
    "south",
    "central",
    "western",
    "eastern",
    "northern",
    "southern",
];

/// Whether somebody is a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "She".
    Woman,
    /// "He".
    Man,
}

/// Titles, offices and kinship that say of whom they stand for, or before whose name they stand, that she is a woman. "Chairman" and the
/// like are said of both.
const OF_WOMEN: &[&str] = &[
    "mrs",
    "ms",
    "dame",
    "lady",
    "madame",
    "queen",
    "princess",
    "congresswoman",
    "chairwoman",
    "spokeswoman",
    "actress",
    "daughter",
    "wife",
    "mother",
    "sister",
];
/// The same of men. "Lord" (mayor), "sheikh" and "sultan" (a name, too) are left out.
const OF_MEN: &[&str] = &[
    "mr",
    "sir",
    "monsieur",
    "king",
    "prince",
    "emperor",
    "spokesman",
    "businessman",
    "son",
    "husband",
    "father",
    "brother",
];
/// Pronouns for a woman.
const SHE: &[&str] = &["she", "her", "hers", "herself"];
/// Pronouns for a man.
const HE: &[&str] = &["he", "him", "his", "himself"];

/// Words that say of somebody whether they are a woman or a man, with what they say.
pub(crate) fn gendered_titles() -> impl Iterator<Item = (&'static str, Gender)> {
    gendered(OF_WOMEN, OF_MEN)
}

/// Pronouns for one person, with whom they mean.
pub(crate) fn gendered_pronouns() -> impl Iterator<Item = (&'static str, Gender)> {
    gendered(SHE, HE)
}

fn gendered(
    women: &'static [&'static str],
    men: &'static [&'static str],
) -> impl Iterator<Item = (&'static str, Gender)> {
    let women = women.iter().map(|word| (*word, Gender::Woman));
    women.chain(men.iter().map(|word| (*word, Gender::Man)))
}
