//! Who the subject of a verb of speech is: by the head of what stands before it, or the name behind it.

use std::sync::LazyLock;

use crate::text::{AnalysedToken, TokenFlags};

use super::super::keys::{KeySet, keys};
use super::{NAMED, Scene, is_namesake, is_speaker, speaks, touch};

/// Words that a subject does not reach across.
static BOUNDS: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of(
        "that and but when while because after before as or if so although though where until who which",
    )
});
/// Words after which a subject only says more of itself: "the head teacher of the school".
static HEAD_ENDS: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("of in at for from on with by near to outside"));

/// Whether what ends right before a verb of speech is the one asked about: "Harbour master Jane Roe", asked of under either, "Dr Roe of Lund
/// University", "the head teacher of the school", but not "a friend of Roe" or "Roe's lawyer Ann Lee".
fn is_subject(scene: &Scene<'_>, sentence: usize, before: &[AnalysedToken]) -> bool {
    let goes_on = |at: &usize| {
        let word = &before[*at];
        let joined = before.get(at + 1).is_none_or(|next| touch(word, next));
        joined && !speaks(word) && !word.flags.has(TokenFlags::QUOTED) && !BOUNDS.has(word.key)
    };
    let from = (0..before.len())
        .rev()
        .take(APPOSED)
        .take_while(goes_on)
        .last();
    let own = &before[from.unwrap_or(before.len())..];
    let ends = own.iter().skip(1).position(|t| HEAD_ENDS.has(t.key));
    let head = &own[..ends.map_or(own.len(), |end| end + 1)];
    let theirs = |t: &AnalysedToken| is_speaker(scene, sentence, t);
    let named =
        |t: &&AnalysedToken| t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::ROLE);
    let name: Vec<&AnalysedToken> = head.iter().rev().take_while(named).collect();
    // An office is said right before the name, or is all there is.
    let office = head
        .iter()
        .rev()
        .skip(name.len())
        .take_while(|t| theirs(t))
        .count();
    let asked = scene.plan.set_of(|term| !term.name) & scene.plan.speaker;
    if asked != 0 && office >= asked.count_ones() as usize {
        return true;
    }
    name.iter().any(|t| theirs(t)) && !is_namesake(scene, &name, theirs)
}

/// Words at most between the commas of an apposition.
const APPOSED: usize = 12;

/// Words at most of all that is said of a subject between commas.
const ASIDES: usize = 24;

/// Where what is said of a subject between commas begins, if it ends right before the verb at `n`, the nearest first: behind "Roe" in "Jane
/// Roe, leader of the Green group, called", behind that and "Capital" in "Jane Roe, a manager of Lund Capital, which owns the mill, said".
fn before_appositions(tokens: &[AnalysedToken], n: usize) -> impl Iterator<Item = usize> + '_ {
    let parted = |at: usize| at > 0 && !touch(&tokens[at - 1], &tokens[at]);
    let most = if parted(n) {
        n.saturating_sub(ASIDES)
    } else {
        n
    };
    let quiet = |at: &usize| !speaks(&tokens[*at]) && !tokens[*at].flags.has(TokenFlags::QUOTED);
    (most..n)
        .rev()
        .take_while(quiet)
        .filter(move |at| parted(*at))
}

/// Where the name begins behind the office of whoever speaks, where that stands behind the verb at `n`: "Odile" of "said the head librarian
/// of Lund, Odile Roe".
pub(super) fn behind_office(tokens: &[AnalysedToken], n: usize) -> Option<usize> {
    let most = tokens.len().min(n + 1 + APPOSED);
    let start = (n + 2..most).find(|at| !touch(&tokens[at - 1], &tokens[*at]))?;
    let office = &tokens[n + 1..start];
    let quiet = !office
        .iter()
        .any(|t| speaks(t) || t.flags.has(TokenFlags::QUOTED));
    let opens = keys().articles.has(office[0].key) || office[0].flags.has(TokenFlags::PRONOUN);
    let named = NAMED.iter().any(|flag| tokens[start].flags.has(*flag));
    (quiet && opens && named && touch(&tokens[n], &tokens[n + 1])).then_some(start)
}

/// The name that ends what stands right behind the verb at `n`, whatever is said of its bearer before it: "Odile Roe" of "“…,” said national
/// officer Odile Roe", nobody of "“…,” said a friend of Odile Roe". Empty where there is none, or no quotation before the verb.
pub(super) fn name_behind(tokens: &[AnalysedToken], n: usize) -> Vec<&AnalysedToken> {
    let quoted = |at: usize| tokens[at].flags.has(TokenFlags::QUOTED);
    if !n.checked_sub(1).is_some_and(quoted) {
        return Vec::new();
    }
    let goes_on = |at: &usize| {
        let first = *at == n + 1;
        let word = &tokens[*at];
        let plain = first || !word.flags.has(TokenFlags::STOP);
        plain
            && touch(&tokens[at - 1], word)
            && !speaks(word)
            && !word.flags.has(TokenFlags::QUOTED)
    };
    let end = tokens.len().min(n + 1 + APPOSED);
    let phrase: Vec<usize> = (n + 1..end).take_while(goes_on).collect();
    let named = |at: &&usize| {
        let flags = tokens[**at].flags;
        (flags.has(TokenFlags::NAME) || flags.has(TokenFlags::PERSON))
            && !flags.has(TokenFlags::ROLE)
    };
    let behind = phrase.iter().rev().skip_while(|at| !named(at));
    behind.take_while(named).map(|at| &tokens[*at]).collect()
}

/// Whether the one asked about is the subject of the verb at `n` of a sentence.
pub(super) fn is_by_them(scene: &Scene<'_>, sentence: usize, n: usize) -> bool {
    let tokens = scene.pool.tokens(scene.hit, sentence);
    let mut ends = std::iter::once(n).chain(before_appositions(tokens, n));
    ends.any(|end| is_subject(scene, sentence, &tokens[..end]))
}
