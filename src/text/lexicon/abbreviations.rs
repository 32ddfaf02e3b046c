//! Abbreviations that end in a full stop, by what may follow them.
//!
//! Source: AP and Guardian style guides' lists of abbreviations in running text, written down from memory.

/// What an abbreviation's full stop says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name ("Dr.", "Gen."): never an end.
    BeforeName,
    /// Stands before a number ("No.", "Fig."): no end when a digit follows.
    BeforeNumber,
    /// A month or weekday ("Sept."): no end when a digit follows.
    Calendar,
    /// Goes on as a rule ("vs.", "e.g."): never an end.
    GoesOn,
    /// May end a sentence ("Inc.", "etc.", "Calif."): an end when a word that opens sentences follows.
    MayEnd,
}

const BEFORE_NAME: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "gen", "sen", "rep", "reps", "sens", "gov", "lt", "col",
    "capt", "cpl", "sgt", "maj", "cmdr", "adm", "rev", "hon", "pres", "supt", "insp", "det",
    "msgr", "fr", "mme", "mlle", "ft", "mt", "st", "sr", "sra", "brig", "messrs", "pvt", "atty",
];
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "p", "pp", "vol", "fig", "figs", "art", "arts", "sec", "ch", "para", "nr",
];
const CALENDAR: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon",
    "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
];
const GOES_ON: &[&str] = &[
    "vs", "v", "eg", "ie", "cf", "ca", "approx", "viz", "est", "incl",
];
const MAY_END: &[&str] = &[
    "inc", "ltd", "corp", "co", "cos", "bros", "llc", "plc", "jr", "etc", "al", "ave", "blvd",
    "rd", "dept", "univ", "assn", "intl", "govt", "calif", "fla", "mass", "va", "pa", "ga", "ill",
    "mich", "minn", "conn", "ariz", "ala", "ark", "colo", "del", "ind", "kan", "ky", "la", "md",
    "mo", "mont", "neb", "nev", "okla", "ore", "tenn", "tex", "vt", "wash", "wis", "wyo", "phd",
    "esq", "ret", "min", "hr", "hrs", "oz", "lb", "lbs", "sq",
];

/// What the full stop after `word` (letters only, lower case) means, when the word is a known abbreviation.
#[must_use]
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    [
        (BEFORE_NAME, Abbreviation::BeforeName),
        (BEFORE_NUMBER, Abbreviation::BeforeNumber),
        (CALENDAR, Abbreviation::Calendar),
        (GOES_ON, Abbreviation::GoesOn),
        (MAY_END, Abbreviation::MayEnd),
    ]
    .into_iter()
    .find(|(words, _)| words.contains(&word))
    .map(|(_, kind)| kind)
}
