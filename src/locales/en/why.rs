//! Texts about why an answer is what it is, for every front end. Plain text without markup.

use super::answer::{count, filter, list};
use super::signals::meaning;
use crate::model::{
    Alternative, Because, Behind, DateRange, Day, Decision, Fate, Part, ReadTerm, Reading, Span,
    TermRole,
};

/// Title of an explanation.
pub const TITLE: &str = "Why this answer";

/// Above the telling words.
pub const WORDS: &str = "Words, with how telling they are (0 to 1):";

/// A question of which no word tells anything.
pub const NO_WORDS: &str = "No word of the question tells anything.";

/// What the sum of the confidence begins with.
pub const BIAS: &str = "to begin with";

/// Above what the signals mean.
pub const SIGNALS: &str = "What the signals mean:";

/// A number as explanations show it, with two digits.
#[must_use]
pub fn number(value: f64) -> String {
    format!("{:.2}", rounded(value))
}

/// A number with its sign: `+1.20`, `-0.35`.
#[must_use]
pub fn signed(value: f64) -> String {
    format!("{:+.2}", rounded(value))
}

/// Two numbers that differ, with two digits or as many more as show it: "0.5996 is below 0.6000", not "0.60 is below 0.60".
fn apart(one: f64, other: f64) -> (String, String) {
    let shown = |digits: usize| (format!("{one:.digits$}"), format!("{other:.digits$}"));
    (2..=MOST_DIGITS)
        .map(shown)
        .find(|(one, other)| one != other)
        .unwrap_or_else(|| (number(one), number(other)))
}

/// Digits behind the point at most: more are noise of the arithmetic.
const MOST_DIGITS: usize = 9;

/// Two digits, and no minus before a zero.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}

/// The kind of answer asked for.
#[must_use]
pub fn asked(kind: &str) -> String {
    let kind = match kind {
        "person" => "a person",
        "place" => "a place",
        "time" => "a time",
        "count" => "a number",
        "money" => "an amount of money",
        "reason" => "a reason",
        "quotation" => "somebody's words",
        "yesno" => "yes or no",
        "definition" => "who or what something is",
        "name" => "a name or a thing",
        "other" => "anything (no question word says what)",
        unknown => unknown,
    };
    format!("Asked for: {kind}.")
}

/// Alternatives that are named of a word.
const ALTERNATIVES: usize = 4;

/// What is to be said of a telling word: `a name; also French 0.50`; nothing of an ordinary one.
#[must_use]
pub fn about_term(term: &ReadTerm) -> String {
    let role = term.role.map(|role| match role {
        TermRole::Source => "a source, no topic",
        TermRole::Date => "part of a date",
        TermRole::Number => "a number",
        TermRole::Name => "a name",
    });
    let read = term
        .read_as
        .as_ref()
        .map(|read| format!("read as “{read}”"));
    let unknown = (!term.known).then_some("not in the articles");
    let inherited = term.inherited.then_some("from the question before");
    let fixed = [role, inherited, unknown].into_iter().flatten();
    let parts: Vec<String> = fixed
        .map(ToOwned::to_owned)
        .chain(read)
        .chain(alternatives(&term.alternatives))
        .collect();
    parts.join("; ")
}

/// `also soldiers 0.50 and 2 more`: those that the passages found hold, as they spell them.
fn alternatives(all: &[Alternative]) -> Option<String> {
    let held: Vec<(&str, f64)> = all
        .iter()
        .filter_map(|one| Some((one.word.as_deref()?, one.weight)))
        .collect();
    let named: Vec<String> = held
        .iter()
        .take(ALTERNATIVES)
        .map(|(word, weight)| format!("{word} {}", number(*weight)))
        .collect();
    let more = held.len().saturating_sub(ALTERNATIVES);
    let more = (more > 0).then(|| format!(" and {more} more"));
    (!named.is_empty()).then(|| format!("also {}{}", named.join(", "), more.unwrap_or_default()))
}

/// What else was read out of a question, line by line: exact words, sources, days, filters, how a follow-up was read.
#[must_use]
pub fn also_read(reading: &Reading) -> Vec<String> {
    let quoted = |words: &[String]| -> Vec<String> {
        words.iter().map(|words| format!("“{words}”")).collect()
    };
    let days: Vec<String> = reading.days.iter().map(|days| range(*days)).collect();
    let lines = [
        named("Exact words", &quoted(&reading.phrases)),
        named("Sources named", &reading.sources),
        named("Days named", &days),
        filter(&reading.filter),
        reading
            .read_as
            .as_ref()
            .map(|read| format!("Read as: {read}")),
    ];
    lines.into_iter().flatten().collect()
}

fn named(what: &str, names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| format!("{what}: {}.", list(names)))
}

fn range(days: DateRange) -> String {
    if days.first() == days.last() {
        days.first().short()
    } else {
        let from = Some(days.first()).filter(|day| day.year() > 1);
        let to = Some(days.last()).filter(|day| day.year() < 9999);
        match (from.map(Day::short), to.map(Day::short)) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (None, Some(to)) => format!("until {to}"),
            (Some(from), None) => format!("from {from}"),
            (None, None) => "any day".to_owned(),
        }
    }
}

/// What decided.
#[must_use]
pub fn decision(decision: &Decision) -> String {
    let (confidence, threshold) = (number(decision.confidence), number(decision.threshold));
    match decision.because {
        Because::Sure => {
            format!("Answered: the confidence {confidence} reaches the threshold {threshold}.")
        }
        Because::Unsure => {
            let (confidence, threshold) = apart(decision.confidence, decision.threshold);
            format!("Not covered: the confidence {confidence} is below the threshold {threshold}.")
        }
        Because::PhraseMissing => format!(
            "Not covered: the exact words stand in none of the articles, so that the confidence {confidence} does not count."
        ),
        Because::HardlyAnything => format!(
            "Not covered, and no quote is near enough to show: hardly anything of the question stands in any one passage (confidence {confidence}, threshold {threshold})."
        ),
        Because::NothingFound => "Not covered: no passage holds a word of the question.".to_owned(),
        Because::NobodyNamed => {
            "Not covered: it asks about somebody and does not say who that is.".to_owned()
        }
        Because::NotAQuestion => "Not covered: it asks nothing about the articles.".to_owned(),
        Because::NothingInFilter => {
            "Not covered: no article fits the source or the dates.".to_owned()
        }
        Because::EmptyCollection => "Not covered: there are no articles yet.".to_owned(),
    }
}

/// Above the candidates.
#[must_use]
pub fn candidates(ranked: usize) -> String {
    let stretches = count(ranked, "stretch", "stretches");
    format!("Candidates, best first, of {stretches} of one to three sentences:")
}

/// What became of a candidate.
#[must_use]
pub fn fate(fate: Fate, answered: bool) -> String {
    match fate {
        Fate::First if answered => "shown first".to_owned(),
        Fate::First => "the nearest, shown as related".to_owned(),
        Fate::Shown { place } if answered => format!("shown as quote {place}"),
        Fate::Shown { place } => format!("shown as related, quote {place}"),
        Fate::Further {
            place,
            passed_over: false,
        } => format!("further passage {place}"),
        Fate::Further { place, .. } => {
            format!("further passage {place}, for it does not say itself what is asked for")
        }
        Fate::Overlaps { better } => format!("overlaps candidate {better}"),
        Fate::SameWords { better } => format!("says the same as candidate {better}"),
        Fate::Headline => "a headline, which does not tell what each source says".to_owned(),
        Fate::Lost => "not shown".to_owned(),
    }
}

/// What a candidate lacks: `behind candidate 1 by 1.20, mostly for KindExact -1.49`.
#[must_use]
pub fn behind(behind: &Behind) -> String {
    let Behind { rank, by, because } = behind;
    if *by < 0.0 {
        return format!("scores {} more than candidate {rank}", number(-by));
    }
    let lags: Vec<String> = because
        .iter()
        .map(|lag| format!("{} {}", lag.signal, signed(lag.difference)))
        .collect();
    let mostly = (!lags.is_empty()).then(|| format!(", mostly for {}", lags.join(", ")));
    let mostly = mostly.unwrap_or_default();
    format!("behind candidate {rank} by {}{mostly}", number(*by))
}

/// The score of a candidate.
#[must_use]
pub fn score(score: f64) -> String {
    format!("score {}", number(score))
}

/// Where a candidate stands in its article, and what is quoted of it.
#[must_use]
pub fn bytes(span: Span, quoted: Option<Span>) -> String {
    let bytes = |span: Span| format!("bytes {} to {}", span.start(), span.end());
    match quoted {
        Some(quoted) => format!("{} (quoted: {})", bytes(span), bytes(quoted)),
        None => bytes(span),
    }
}

/// The largest contributions: `FirstKind +4.06, Bm25 +0.80`.
#[must_use]
pub fn parts(parts: &[Part]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| format!("{} {}", part.signal, signed(part.contribution)))
        .collect();
    parts.join(", ")
}

/// Contributions smaller than this are not worth a word.
const TELLING: f64 = 0.05;

/// The contributions that tell, in words, the largest first: `+1.50 it can hold the kind of answer; -0.42 …`.
#[must_use]
pub fn parts_in_words(parts: &[Part]) -> String {
    let all = parts.iter().map(|part| (part.signal, part.contribution));
    in_words(all.collect())
}

/// [`behind`] with the signals in words.
#[must_use]
pub fn behind_in_words(behind: &Behind) -> String {
    let Behind { rank, by, because } = behind;
    if *by < 0.0 {
        return format!("scores {} more than candidate {rank}", number(-by));
    }
    let lags = because.iter().map(|lag| (lag.signal, lag.difference));
    let mostly = in_words(lags.collect());
    let mostly = if mostly.is_empty() {
        mostly
    } else {
        format!(", mostly for: {mostly}")
    };
    format!("behind candidate {rank} by {}{mostly}", number(*by))
}

fn in_words(mut parts: Vec<(&str, f64)>) -> String {
    parts.retain(|(_, share)| share.abs() >= TELLING);
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let words = |(signal, share): &(&str, f64)| {
        let meaning = meaning(signal).unwrap_or(signal);
        format!("{} {meaning}", signed(*share))
    };
    let words: Vec<String> = parts.iter().map(words).collect();
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "0.60 is below the threshold 0.60" read like a mistake.
    #[test]
    fn a_confidence_just_below_the_threshold_is_seen_to_be_below_it() {
        let told = |confidence| {
            decision(&Decision {
                confidence,
                threshold: 0.6,
                because: Because::Unsure,
                bias: 0.0,
                signals: Vec::new(),
            })
        };
        assert!(told(0.4).contains("0.40 is below the threshold 0.60"));
        assert!(told(0.5962).contains("0.596 is below the threshold 0.600"));
        assert!(told(0.599_96).contains("0.59996 is below the threshold 0.60000"));
        assert!(told(0.6 - f64::EPSILON).contains("0.60 is below the threshold 0.60"));
    }

    /// One used to be "1 stretches".
    #[test]
    fn candidates_are_counted() {
        assert!(candidates(1).contains("of 1 stretch of"));
        assert!(candidates(64).contains("of 64 stretches of"));
    }

    #[test]
    fn contributions_are_told_in_words_the_largest_first_and_what_adds_nothing_not_at_all() {
        let parts = [
            Part::new("Headline", 0.0, 2.0),
            Part::new("Short", 1.0, -0.3),
            Part::new("Kind", 1.0, 1.5),
            Part::new("Bm25", 0.02, 1.0),
        ];
        assert_eq!(
            parts_in_words(&parts),
            "+1.50 it can hold the kind of answer; -0.30 it is very short"
        );
        assert_eq!(parts_in_words(&[]), "");
    }

    #[test]
    fn numbers_have_two_digits_and_zero_has_no_minus() {
        assert_eq!(number(-0.001), "0.00");
        assert_eq!(signed(-0.001), "+0.00");
        assert_eq!(signed(-1.005e2), "-100.50");
    }

    #[test]
    fn a_word_is_told_with_what_it_was_read_as() {
        let term = ReadTerm {
            word: "nigr".to_owned(),
            weight: 0.75,
            known: true,
            read_as: Some("niger".to_owned()),
            alternatives: vec![Alternative {
                stem: "nigerien".to_owned(),
                word: Some("Nigerien".to_owned()),
                weight: 0.9,
            }],
            role: Some(TermRole::Name),
            inherited: true,
        };
        assert_eq!(
            about_term(&term),
            "a name; from the question before; read as “niger”; also Nigerien 0.90"
        );
    }
}
