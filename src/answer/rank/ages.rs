//! Ages: "Jane Roe, 47, said" and "she is 61" say how old somebody is without the word.

use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::keys::keys;
use super::pool::Pool;

/// Digits of an age at most, and the bytes between a name and its age: "Jane Roe, 47, said".
const AGE: usize = 2;

/// Whether a question asks for an age.
pub(crate) fn asked(plan: &Plan) -> bool {
    plan.asked.of.contains(&TermKey::of("old"))
}

/// The relative or the like of somebody named whose age is asked for: "husband" of "How old is Jane Roe's husband?". Then no age of Jane Roe
/// answers.
pub(crate) fn of_whose(plan: &Plan) -> Option<&Term> {
    let behind_a_name = |term: &Term| {
        let mut names = plan.terms.iter().filter(|name| name.is_own_name());
        names.any(|name| name.place + 1 == term.place)
    };
    let somebody = |term: &&Term| !term.name && lexicon::role_of_office(&term.word);
    let mut somebodys = plan.terms.iter().filter(somebody);
    somebodys.find(|term| asked(plan) && behind_a_name(term))
}

/// Whether an age stands behind a name as news writes it, or somebody "is 61".
pub(super) fn told(tokens: &[AnalysedToken]) -> bool {
    (1..tokens.len()).any(|at| is_behind_a_name(tokens, at) || is_years(tokens, at))
}

/// Whether a sentence may tell how old somebody or something is: with an age, or with when it began.
pub(crate) fn may_tell(tokens: &[AnalysedToken]) -> bool {
    let behind_years =
        |pair: &[AnalysedToken]| keys().spans.has(pair[0].key) && keys().old.has(pair[1].key);
    told(tokens)
        || tokens.windows(2).any(behind_years)
        || tokens.iter().any(|t| keys().since.has(t.key))
}

/// Words between somebody's name and his age at most: "Jane Roe, a farmer from Sandvig, is 41".
const FROM_NAME: usize = 8;

/// Words before an age that opens a sentence: "the 23-year-old".
const OPENS: usize = 1;

/// Whether a sentence may tell the age of the one whose names are `asked`: an age that is nobody else's stands near the name, or in a
/// sentence that names nobody when he was named right `before`. Where a `single` word names him, it may be the last of the whole name.
pub(crate) fn may_be_of(
    tokens: &[AnalysedToken],
    asked: &dyn Fn(&AnalysedToken) -> bool,
    (before, single): (bool, bool),
) -> bool {
    let another = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::PLACE) && !asked(t)
    };
    let near = |at: usize| {
        let mut back = tokens[..at].iter().rev().take(FROM_NAME);
        let mut ahead = tokens[at + 1..].iter().take(FROM_NAME);
        let named = |t: &&AnalysedToken| asked(t) || another(t);
        // "Roe, 41" is nobody's but Roe's; "the 41-year-old farmer Roe" is, too.
        if is_behind_a_name(tokens, at) {
            return is_theirs(&tokens[..at], asked, single);
        }
        // "The 23-year-old" at the start of a sentence is whoever the one before it was about.
        back.find(named).is_some_and(asked)
            || ahead.find(named).is_some_and(asked)
            || before && at <= OPENS
    };
    let ages = (1..tokens.len()).filter(|at| is_age(tokens, *at));
    let since = tokens.iter().any(|t| keys().since.has(t.key));
    let nobody = || !tokens.iter().any(|t| asked(t) || another(t));
    let mut ages = ages.peekable();
    let told = since || ages.peek().is_some();
    ages.any(near) || told && before && nobody() || since && tokens.iter().any(asked)
}

/// Whether the name at the end of `tokens` is that of the one whose names are `asked`: "Roe", "Mayor Jane Roe", but not "Daniel Roe" unless a
/// `single` word is all that names him.
fn is_theirs(
    tokens: &[AnalysedToken],
    asked: &dyn Fn(&AnalysedToken) -> bool,
    single: bool,
) -> bool {
    let named = |t: &&AnalysedToken| is_written_as_a_name(t);
    let name = tokens.iter().rev().take_while(named);
    let name: Vec<bool> = name
        .filter(|t| !t.flags.has(TokenFlags::ROLE))
        .map(asked)
        .collect();
    let theirs = name.iter().filter(|asked| **asked).count();
    let last = single && name.first() == Some(&true);
    theirs > 1 || last || theirs == 1 && name.len() == 1
}

/// Whether the word at `at` is an age: "Roe, 41", "is 41", "41-year-old".
fn is_age(tokens: &[AnalysedToken], at: usize) -> bool {
    let of_years = tokens
        .get(at + 1..at + 3)
        .is_some_and(|next| keys().spans.has(next[0].key) && keys().old.has(next[1].key));
    is_behind_a_name(tokens, at) || is_years(tokens, at) || of_years
}

/// Whether the number at `at` says for how long a thing is: "a 250-year lease".
pub(super) fn is_term(tokens: &[AnalysedToken], at: usize) -> bool {
    let Some([number, unit, thing]) = tokens.get(at..at + 3) else {
        return false;
    };
    let joined = |a: &AnalysedToken, b: &AnalysedToken| b.span.start() == a.span.end() + 1;
    let told = !thing.flags.has(TokenFlags::STOP) && !keys().old.has(thing.key);
    keys().spans.has(unit.key) && joined(number, unit) && joined(unit, thing) && told
}

fn has_two_digits(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::DIGIT) && token.span.end() - token.span.start() == AGE
}

/// Whether a word is a name, or may be one as the first of its sentence: "Roe, 41, said".
fn is_written_as_a_name(token: &AnalysedToken) -> bool {
    let opens = token.flags.has(TokenFlags::FIRST) && token.flags.has(TokenFlags::CAPITAL);
    let told = opens && !token.flags.has(TokenFlags::STOP) && !token.flags.has(TokenFlags::TIME);
    token.flags.has(TokenFlags::NAME) || told
}

fn is_behind_a_name(tokens: &[AnalysedToken], at: usize) -> bool {
    let (name, number) = (&tokens[at - 1], &tokens[at]);
    is_written_as_a_name(name)
        && has_two_digits(number)
        && number.span.start() == name.span.end() + AGE
}

fn is_years(tokens: &[AnalysedToken], at: usize) -> bool {
    let number = &tokens[at];
    let alone = tokens.get(at + 1).is_none_or(|next| {
        next.flags.has(TokenFlags::STOP) || next.span.start() > number.span.end() + 1
    });
    let led = keys().aged.has(tokens[at - 1].key) || is_at_death(&tokens[..at]);
    has_two_digits(number) && alone && led
}

/// Words between a death and the age at which it was: "died in hospital at 88".
const FROM_DEATH: usize = 6;

/// Whether words that end in "at", or in "age of", tell of a death before that.
fn is_at_death(before: &[AnalysedToken]) -> bool {
    let is = |back: usize, word: &str| {
        let token = before.len().checked_sub(back).map(|at| before[at].key);
        token == Some(TermKey::of(word))
    };
    let mut near = before.iter().rev().take(FROM_DEATH);
    (is(1, "at") || is(2, "age") && is(1, "of")) && near.any(|t| keys().died.has(t.key))
}

/// Marks the words for an age as held by the sentences that tell one, when an age is asked for.
pub(crate) fn mark(plan: &Plan, pool: &mut Pool<'_>) {
    if !asked(plan) {
        return;
    }
    let is_age = |key: TermKey| plan.asked.of.contains(&key);
    let terms = plan.terms.iter().zip(0_u32..32);
    let any = terms
        .filter(|(term, _)| term.keys().next().is_some_and(|(key, _)| is_age(key)))
        .fold(0, |set, (_, at)| set | 1 << at);
    pool.hold(any, told);
}
