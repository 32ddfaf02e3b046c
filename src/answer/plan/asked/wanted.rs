//! Nouns and adjectives that say what is wanted: "the date of the election", "how tall", "what is the interest rate".

use super::super::words;
use super::Kind;
use crate::text::Token;

/// Words that name what is wanted in a question without a question word ("date of the election", "city where he lives").
const WANTED: &[(&str, Kind)] = &[
    ("number", Kind::Count),
    ("amount", Kind::Count),
    ("size", Kind::Count),
    ("total", Kind::Count),
    ("percentage", Kind::Count),
    ("share", Kind::Count),
    ("proportion", Kind::Count),
    ("rate", Kind::Count),
    ("level", Kind::Count),
    ("average", Kind::Count),
    ("toll", Kind::Count),
    ("age", Kind::Count),
    ("population", Kind::Count),
    ("turnout", Kind::Count),
    ("inflation", Kind::Count),
    ("unemployment", Kind::Count),
    ("margin", Kind::Count),
    ("score", Kind::Count),
    ("magnitude", Kind::Count),
    ("strength", Kind::Count),
    ("temperature", Kind::Count),
    ("speed", Kind::Count),
    ("height", Kind::Count),
    ("depth", Kind::Count),
    ("length", Kind::Count),
    ("weight", Kind::Count),
    ("distance", Kind::Count),
    ("duration", Kind::Count),
    ("capacity", Kind::Count),
    ("price", Kind::Money),
    ("cost", Kind::Money),
    ("value", Kind::Money),
    ("salary", Kind::Money),
    ("fee", Kind::Money),
    ("budget", Kind::Money),
    ("date", Kind::Time),
    ("day", Kind::Time),
    ("year", Kind::Time),
    ("month", Kind::Time),
    ("time", Kind::Time),
    ("deadline", Kind::Time),
    ("timeline", Kind::Time),
    ("reason", Kind::Reason),
    ("cause", Kind::Reason),
    ("explanation", Kind::Reason),
    ("motive", Kind::Reason),
    ("place", Kind::Place),
    ("location", Kind::Place),
    ("city", Kind::Place),
    ("country", Kind::Place),
    ("capital", Kind::Place),
];

/// What is answered with a number and its unit.
const MEASURED: &[&str] = &[
    "long",
    "far",
    "tall",
    "big",
    "often",
    "large",
    "high",
    "fast",
    "heavy",
    "strong",
    "powerful",
    "deep",
    "wide",
    "hot",
    "cold",
    "warm",
    "effective",
    "late",
];

/// Words that make a time one that something takes, which is told in hours and minutes: "the winning time".
const TAKEN: &[&str] = &[
    "winning",
    "finishing",
    "finish",
    "record",
    "race",
    "lap",
    "best",
    "fastest",
    "journey",
    "travel",
    "travelling",
    "waiting",
    "wait",
    "running",
    "flight",
    "response",
    "recovery",
    "screen",
];

/// What a noun wants.
pub(super) fn kind(noun: &str) -> Option<Kind> {
    let found = WANTED.iter().find(|(word, _)| *word == noun);
    found.map(|(_, kind)| *kind)
}

/// Whether a word before "when" asks for the end of something.
pub(super) fn is_end(word: &str) -> bool {
    matches!(word, "until" | "till")
}

/// Whether "how" with an adjective asks for a number with its unit.
pub(super) fn is_measured(adjective: &str) -> bool {
    MEASURED.contains(&adjective)
}

/// The number, sum or time that the noun behind "what is the", "what was" or "at what" asks for: "the interest rate of the bank".
pub(super) fn quantity(rest: &[Token], noun_at: usize) -> Option<Kind> {
    let article = |t: &&Token| matches!(t.word.as_str(), "the" | "its" | "their" | "his" | "her");
    let phrase = rest.iter().skip(noun_at).skip_while(article);
    let phrase: Vec<&Token> = phrase.take_while(|t| !words::is_filler(&t.word)).collect();
    let noun = phrase.last()?;
    if let [.., before, time] = phrase.as_slice()
        && time.word == "time"
        && TAKEN.contains(&before.word.as_str())
    {
        return Some(Kind::Count);
    }
    kind(&noun.word).filter(|kind| matches!(kind, Kind::Count | Kind::Money | Kind::Time))
}
