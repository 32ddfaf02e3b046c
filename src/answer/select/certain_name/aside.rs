//! Names that stand in a sentence beside who is asked for: of places and things, of whoever only says something, of who holds the office
//! elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::super::plan::Plan;
use super::super::super::rank::keys::KeySet;
use super::super::{clause, contest};
use super::said_of::{is_plain_word, is_said_of, predicate};

/// Whether a name is that of a place by the word before it: "in Sandvig", "in southern Sandvig".
pub(super) fn is_where(tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let part = ["northern", "southern", "eastern", "western", "central"];
    let of_a_part = name.start > 0 && follows(tokens, name, &part);
    let whole = name.start - usize::from(of_a_part)..name.end;
    follows(
        tokens,
        &whole,
        &["in", "at", "near", "outside", "across", "from"],
    )
}

/// Whether a name stands in an insertion that says something else of somebody: "Ada Moss, who beat Lena Strand in May, lost the final".
pub(super) fn is_inserted(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let opens = ["who", "which", "whose", "whom"].map(TermKey::of);
    let clauses = clause::clauses(tokens);
    let own = clauses
        .into_iter()
        .find(|clause| clause.contains(&name.start));
    own.is_some_and(|clause| {
        opens.contains(&tokens[clause.start].key)
            && !tokens[clause].iter().any(|t| is_said_of(plan, t))
    })
}

/// Whether somebody only says something, and that is not what is asked: "The school will be closed, Bishop Orr said." Who is asked for
/// by their office may say what they like: "Bishop Orr said the school will be closed" tells who the bishop is.
pub(super) fn merely_says(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1);
    let title = before.and_then(|at| tokens.get(at));
    if title.is_some_and(|t| t.flags.has(TokenFlags::ROLE) && is_said_of(plan, t)) {
        return false;
    }
    let beside = [before, Some(name.end)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| tokens.get(at));
    beside.any(|t| t.flags.has(TokenFlags::SPEECH) && !is_said_of(plan, t))
}

/// What whoever does or suffers it no longer holds an office.
static LEAVES: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("resign resigned quit quits ousted sacked dismissed died stepped"));
/// Words behind a name among which it stands.
const LEAVES_WITHIN: usize = 4;

/// Whether it is asked who holds an office now, and somebody leaves it: "The mayor, Jane Roe, resigned on Wednesday".
pub(super) fn has_left(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let mut behind = tokens[name.end..].iter().take(LEAVES_WITHIN);
    plan.asks_for_office()
        && !plan.past
        && behind.any(|t| LEAVES.has(t.key) && !is_plain_word(plan, t))
}

/// Words behind which stands whoever lost: "ahead of Anna Roe".
static BEATEN: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("ahead over against beat beating beaten defeat defeated than"));
/// Words between them and his name: "ahead of the acting mayor, Anna Roe".
const BEATEN_WITHIN: usize = 6;

/// Whether it is asked who won, and somebody is told to have lost.
pub(super) fn has_lost(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let before = tokens[..name.start].iter().rev().take(BEATEN_WITHIN);
    let mut before = before.take_while(|t| {
        !t.flags.has(TokenFlags::NAME) || t.flags.has(TokenFlags::ROLE) || BEATEN.has(t.key)
    });
    predicate(plan).is_some_and(contest::is_won) && before.any(|t| BEATEN.has(t.key))
}

/// Words between "by" and a name: "by her son, Anna Roe".
const AFTER_BY: usize = 4;
/// What nobody does to another.
static OWN: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("die died dies resign resigned quit retire retired"));

/// Whether "by" before a name says that somebody did something else than what is asked, which nobody does to another: "her death was
/// confirmed by her son, Jan Roe".
pub(super) fn did_something_else(
    plan: &Plan,
    tokens: &[AnalysedToken],
    name: &Range<usize>,
) -> bool {
    let by = TermKey::of("by");
    let own = predicate(plan).and_then(|term| term.keys().next());
    let mut before = tokens[name.start.saturating_sub(AFTER_BY)..name.start].iter();
    own.is_some_and(|(key, _)| OWN.has(key)) && before.any(|t| t.key == by)
}

/// Whether the word before a name makes it that of a thing: "the Golden Shell", "her Civic Alliance".
pub(super) fn is_thing(tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    follows(
        tokens,
        name,
        &["the", "a", "an", "her", "his", "its", "their", "this"],
    )
}

/// Whether a name that is not known as somebody's stands right behind one of the words.
fn follows(tokens: &[AnalysedToken], name: &Range<usize>, words: &[&str]) -> bool {
    let somebody = |t: &AnalysedToken| t.flags.has(TokenFlags::PERSON);
    let before = name.start.checked_sub(1).and_then(|at| tokens.get(at));
    let one_of_them = |t: &AnalysedToken| words.iter().any(|word| TermKey::of(word) == t.key);
    !tokens[name.clone()].iter().any(somebody) && before.is_some_and(one_of_them)
}

/// Words around an office and its holder among which the place of the office stands: "French President Emmanuel Macron", "Ambassador to
/// Niger, Sylvain Itte".
const OF_OFFICE: usize = 3;

/// Whether somebody in an office that the question asks for ("president of France") holds it there, as far as that is said. True for
/// whoever holds none, and where the question names no place.
pub(super) fn holds_that_office(
    plan: &Plan,
    tokens: &[AnalysedToken],
    name: &Range<usize>,
) -> bool {
    let asked_office = |t: &AnalysedToken| t.flags.has(TokenFlags::ROLE) && is_plain_word(plan, t);
    let from = name.start.saturating_sub(OF_OFFICE + 1);
    let around = from..(name.end + OF_OFFICE).min(tokens.len());
    let Some(office) = around
        .clone()
        .find(|at| !name.contains(at) && asked_office(&tokens[*at]))
    else {
        return true;
    };
    let places = plan
        .terms
        .iter()
        .filter(|t| t.name && !t.source && !t.inherited);
    let keys: Vec<TermKey> = places.flat_map(|t| t.keys().map(|(key, _)| key)).collect();
    let (start, end) = (office.min(name.start), (office + 1).max(name.end));
    let near = start.saturating_sub(OF_OFFICE)..(end + OF_OFFICE).min(tokens.len());
    keys.is_empty() || near.into_iter().any(|at| keys.contains(&tokens[at].key))
}
