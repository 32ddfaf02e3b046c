//! Names whole: "Jan Novak" where "Jan" is read as a month, "Jean-Pierre Roe", "Ursula van Holt".

use std::ops::Range;

use crate::model::Span;
use crate::text::{AnalysedToken, TokenFlags};

use super::super::rank::keys::keys;

/// First names that are months or verbs elsewhere.
const GIVEN: &[&str] = &[
    "jan", "april", "may", "june", "august", "will", "mark", "sue", "bill",
];
/// Words before a month that is one: "in May Jones won".
const BEFORE_MONTH: &[&str] = &[
    "in", "on", "of", "by", "since", "until", "last", "next", "this", "from", "to", "early",
    "late", "mid", "between", "during", "before", "after",
];
/// Small words within names.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin",
    "ibn", "al", "el", "ten", "ter", "af", "zu",
];

/// The words of a name with all that belongs to it.
pub(super) fn whole(tokens: &[AnalysedToken], name: &Range<usize>, text: &str) -> Span {
    let mut whole = name.clone();
    while let Some(start) = before(tokens, whole.start, text) {
        whole.start = start;
    }
    while let Some(end) = behind(tokens, whole.end, text) {
        whole.end = end;
    }
    tokens[whole.start].span.join(tokens[whole.end - 1].span)
}

fn word<'a>(tokens: &[AnalysedToken], at: usize, text: &'a str) -> &'a str {
    let token = tokens.get(at);
    token.and_then(|t| t.span.cut(text)).unwrap_or("")
}

/// What stands between the tokens `at` and `at + 1`.
fn gap<'a>(tokens: &[AnalysedToken], at: usize, text: &'a str) -> &'a str {
    let next = tokens.get(at + 1).map_or(0, |t| t.span.start());
    text.get(tokens[at].span.end()..next).unwrap_or(",")
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A name that a run of names may go on with.
fn is_part(token: &AnalysedToken, text: &str) -> bool {
    let stray = [
        TokenFlags::TIME,
        TokenFlags::DIGIT,
        TokenFlags::PLACE,
        TokenFlags::STOP,
    ];
    token.flags.has(TokenFlags::NAME)
        && is_capital(token.span.cut(text).unwrap_or(""))
        && !stray.iter().any(|flag| token.flags.has(*flag))
        && !keys().role.has(token.key)
}

/// Where a name that begins at `start` begins one part sooner.
fn before(tokens: &[AnalysedToken], start: usize, text: &str) -> Option<usize> {
    let at = start.checked_sub(1)?;
    let (own, gap) = (word(tokens, at, text), gap(tokens, at, text));
    if is_initial(own) && matches!(gap, ". " | ".") || gap == "-" && is_part(&tokens[at], text) {
        return Some(at);
    }
    let blank = matches!(gap, " " | "\u{a0}");
    let lower = own.to_lowercase();
    if blank && is_capital(own) && GIVEN.contains(&lower.as_str()) {
        let lead = at
            .checked_sub(1)
            .map(|at| word(tokens, at, text).to_lowercase());
        let dated = lead.is_some_and(|lead| {
            BEFORE_MONTH.contains(&lead.as_str()) || lead.starts_with(|c: char| c.is_ascii_digit())
        });
        return (!dated && !is_question(tokens, text)).then_some(at);
    }
    let particle = |at: usize| PARTICLES.contains(&word(tokens, at, text));
    if !blank && gap != "-" || !particle(at) {
        return None;
    }
    let mut first = at;
    while first > 0 && particle(first - 1) {
        first -= 1;
    }
    let given = first.checked_sub(1)?;
    let joined = matches!(self::gap(tokens, given, text), " " | "\u{a0}");
    // At the start of a sentence a capital alone makes no name; with "van" behind it does.
    let opens = tokens[given].flags.has(TokenFlags::FIRST)
        && !tokens[given].flags.has(TokenFlags::STOP)
        && is_capital(word(tokens, given, text));
    (joined && (opens || is_part(&tokens[given], text))).then_some(given)
}

/// Where a name that ends before `end` ends one part later.
fn behind(tokens: &[AnalysedToken], end: usize, text: &str) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let next = tokens.get(end)?;
    let gap = gap(tokens, last, text);
    let initial = is_initial(word(tokens, last, text));
    if (gap == "-" || initial && matches!(gap, ". " | ".")) && is_part(next, text) {
        return Some(end + 1);
    }
    if gap != " " {
        return None;
    }
    let particles =
        (end..tokens.len()).take_while(|at| PARTICLES.contains(&word(tokens, *at, text)));
    let at = end + particles.count();
    let joined = at > end && matches!(self::gap(tokens, at - 1, text), " " | "-");
    tokens
        .get(at)
        .filter(|t| joined && is_part(t, text))
        .map(|_| at + 1)
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1 && is_capital(word)
}

/// Whether a sentence ends in a question mark: "Will Roe win?" names nobody Will.
fn is_question(tokens: &[AnalysedToken], text: &str) -> bool {
    let end = tokens.last().map_or(0, |t| t.span.end());
    text.get(end..).is_some_and(|rest| rest.starts_with('?'))
}
