//! Whether a sentence tells what is asked of somebody or something: their wife, who built it, where they were born.

use super::super::plan::Plan;
use super::super::plan::asked::{Needs, Relation};
use super::super::plan::terms::Term;
use super::keys::keys;
use super::pool::Pool;
use super::signals::View;
use super::subject::{Near, Subject};
use crate::text::{AnalysedToken, TokenFlags};

/// What it is worth when a sentence says the words of the relation, but nothing stands beside them that could be the answer.
const NOTHING_BESIDE: f64 = 0.3;
/// Weight from which on another word means what the one that asks does.
const ALIKE: f32 = 0.5;
/// What it is worth when a sentence says of which country somebody is, and where they were born is asked.
const AT_HOME: f64 = 0.5;

/// How surely the window tells what is asked of those whom the question names, 0 to 1: words for the relation in a sentence with their name,
/// or with a pronoun that means them, and beside those words what could be the answer. 0 where nothing of the sort is asked.
pub(super) fn related(view: &View<'_>) -> f64 {
    let sentences = &view.passage().sentences[view.window.sentences()];
    sentences.iter().map(|s| s.related).fold(0.0, f64::max)
}

/// How much a sentence tells at least that says by other words what the question says: whoever is asked about, and what of them.
const SAYS: f64 = 0.5;

/// A sentence that tells of the relation.
pub(super) struct Found {
    hit: usize,
    at: usize,
    /// See [`related`].
    told: f64,
    /// The terms of the question that it says by other words, as bits.
    says: u32,
}

/// The sentences of a pool that tell what is asked.
pub(super) fn find(plan: &Plan, pool: &Pool<'_>) -> Vec<Found> {
    let Some(relation) = &plan.asked.relation else {
        return Vec::new();
    };
    let word = plan.set_of(|term| Some(term.place) == relation.word);
    let asking = Asking {
        pool,
        relation,
        words: plan
            .terms
            .iter()
            .find(|term| Some(term.place) == relation.word),
        subject: Subject::of(plan, pool, relation),
    };
    let says = word | asking.subject.terms;
    let places = pool.passages.iter().enumerate();
    let places =
        places.flat_map(|(hit, passage)| (0..passage.sentences.len()).map(move |at| (hit, at)));
    places
        .map(|(hit, at)| (hit, at, asking.told(hit, at)))
        .filter(|(_, _, told)| *told > 0.0)
        .map(|(hit, at, told)| Found {
            hit,
            at,
            told,
            says: if told >= SAYS { says } else { 0 },
        })
        .collect()
}

/// Notes in a pool which of its sentences tell what is asked.
pub(super) fn note(pool: &mut Pool<'_>, found: &[Found]) {
    for Found {
        hit,
        at,
        told,
        says,
    } in found
    {
        let passage = &mut pool.passages[*hit];
        passage.sentences[*at].related = *told;
        passage.sentences[*at].terms.any |= says;
        passage.terms.any |= says;
    }
}

/// A relation that is asked for, and of whom.
struct Asking<'a> {
    pool: &'a Pool<'a>,
    relation: &'a Relation,
    /// The word that asks, with what may stand for it.
    words: Option<&'a Term>,
    subject: Subject<'a>,
}

impl Asking<'_> {
    /// How surely a sentence tells it; see [`related`].
    fn told(&self, hit: usize, at: usize) -> f64 {
        let tokens = self.pool.tokens(hit, at);
        let mut said = (0..tokens.len())
            .filter(|n| self.is_told(tokens, *n))
            .peekable();
        if self.pool.passages[hit].sentences[at].apart {
            return 0.0;
        }
        if said.peek().is_none() {
            let home = self.relation.needs == Needs::Home;
            let home = home && tokens.windows(3).any(|words| self.is_at_home(words));
            return if home { AT_HOME } else { 0.0 };
        }
        let near = said.clone().filter(|n| self.stands_beside(tokens, *n));
        let near = near.map(|n| near_to(tokens, n)).max().unwrap_or(Near::No);
        let bound = self.subject.spoken_of(hit, at, near);
        if bound > 0.0 && !said.any(|n| self.stands_beside(tokens, n)) {
            return bound * NOTHING_BESIDE;
        }
        bound
    }

    /// Whether three words are the name of whoever is asked about and the place where they are from: "Roe of Norway".
    fn is_at_home(&self, words: &[AnalysedToken]) -> bool {
        let name = words[0].flags.has(TokenFlags::NAME) && self.pool.is_asked(words[0].key);
        name && keys().home.has(words[1].key) && words[2].flags.has(TokenFlags::PLACE)
    }

    /// Whether the word at `at` tells of the relation. "Its own" tells of no owner, "the study" and "school fees" not where somebody
    /// studied, and "he wrote" behind his words of no author.
    fn is_told(&self, tokens: &[AnalysedToken], at: usize) -> bool {
        let token = &tokens[at];
        let least = if self.relation.alike { ALIKE } else { 1.0 };
        let alike = |t: &Term| {
            let mut keys = t.keys().filter(|(_, weight)| *weight >= least);
            keys.any(|(other, _)| other == token.key)
        };
        // "Finance chief" for "cfo".
        let spelled_out = |t: &Term| {
            let mut phrases = t.phrases.iter().filter(|keys| !keys.is_empty());
            phrases.any(|keys| {
                let here = tokens.get(at..at + keys.len()).unwrap_or(&[]);
                here.iter().map(|t| t.key).eq(keys.iter().copied())
            })
        };
        let office = matches!(self.relation.needs, Needs::Name | Needs::Nothing);
        let asks = self
            .words
            .is_some_and(|t| alike(t) || office && spelled_out(t));
        let next = tokens.get(at + 1).map(|next| next.key);
        // "Set up", but not "set".
        let part = keys().set.has(token.key) && !next.is_some_and(|next| keys().up.has(next));
        if part || !asks && !self.relation.told.contains(&token.key) {
            return false;
        }
        // "She wrote" leads to somebody's words, but not in "She wrote “Red Dust”" where that is asked about.
        let quoted =
            |t: &AnalysedToken| t.flags.has(TokenFlags::QUOTED) && !self.pool.is_asked(t.key);
        if token.flags.has(TokenFlags::SPEECH) && tokens.iter().any(quoted) {
            return false;
        }
        let learns = || tokens.iter().any(|t| keys().studies.has(t.key));
        if keys().schools.has(token.key) && !token.flags.has(TokenFlags::NAME) && !learns() {
            return false;
        }
        let theirs = |t: &AnalysedToken| keys().theirs.has(t.key) || t.flags.has(TokenFlags::NAME);
        let of_place = matches!(self.relation.needs, Needs::Place | Needs::Home);
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        !before.is_some_and(|t| {
            let own = keys().own.has(token.key) && theirs(t);
            own || of_place && asks && keys().articles.has(t.key)
        })
    }

    /// Whether what could be the answer stands beside the word at `at`.
    fn stands_beside(&self, tokens: &[AnalysedToken], at: usize) -> bool {
        // "The minister said that Jane Roe" tells no minister's name, "her dog, a hound called Rex" the dog's.
        let speech = |n: &usize| {
            tokens[*n].flags.has(TokenFlags::SPEECH) && !keys().calling.has(tokens[*n].key)
        };
        let far = tokens.len().min(at + 1 + BEHIND);
        let turns = |n: &usize| speech(n) || keys().turns.has(tokens[*n].key);
        let end = (at + 1..far).find(turns).unwrap_or(far);
        let named = self.relation.needs == Needs::Name;
        let parts = |n: &usize| named && keys().parts.has(tokens[*n].key);
        let far = at.saturating_sub(AHEAD);
        let start = (far..at).rev().find(parts).unwrap_or(far);
        let mut near = start..end;
        let name = |n: usize| {
            let token = &tokens[n];
            let new = token.flags.has(TokenFlags::NAME) && !self.pool.is_asked(token.key);
            n != at && new && !token.flags.has(TokenFlags::TIME) && !keys().role.has(token.key)
        };
        // "From Oldtown" is no name of a girl.
        let placed = |n: usize| n > 0 && keys().whereabouts.has(tokens[n - 1].key);
        let country = |n: usize| tokens[n].flags.has(TokenFlags::PLACE);
        match self.relation.needs {
            Needs::Nothing | Needs::Cause => true,
            Needs::Sum => near.any(|n| {
                let number = [TokenFlags::MONEY, TokenFlags::NUMBER];
                let sum = number.iter().any(|flag| tokens[n].flags.has(*flag));
                sum && !tokens[n].flags.has(TokenFlags::TIME)
            }),
            Needs::Place | Needs::Home => near.any(name),
            Needs::Name => near.any(|n| name(n) && !placed(n) && !country(n)),
            Needs::Doer => near.any(|n| name(n) && !placed(n)) || has_doer(tokens, at),
        }
    }
}

/// Where in its sentence the word at `at` stands that tells of a relation.
fn near_to(tokens: &[AnalysedToken], at: usize) -> Near {
    let points = |t: &AnalysedToken| keys().theirs.has(t.key);
    let named = |t: &AnalysedToken| t.flags.has(TokenFlags::NAME);
    let opens = at <= OPENS;
    let before = &tokens[at.saturating_sub(OPENS)..at];
    match opens || before.iter().any(points) {
        true if opens && !before.iter().any(named) => Near::Opens,
        true => Near::Beside,
        false => Near::No,
    }
}

/// Words behind one that tells of a relation in which the answer may stand: "founded in 1903 by the sugar merchant Joost van Hoeken".
const BEHIND: usize = 9;
/// The same before it: "Jane Roe, his second wife".
const AHEAD: usize = 6;
/// Words at most before one that a sentence opens with, or behind the pronoun whose it is: "The ship's captain", "its new captain".
const OPENS: usize = 2;
/// Words between what was done and "by": "built between 1894 and 1901 by".
const BY: usize = 5;

/// Whether somebody without a name did what the word at `at` says: "she wrote", "owned by a trust", "built at the yard".
fn has_doer(tokens: &[AnalysedToken], at: usize) -> bool {
    let by = |t: &AnalysedToken| keys().by.has(t.key);
    let doer = |t: &AnalysedToken| keys().doers.has(t.key);
    let behind = tokens[at + 1..].iter();
    behind.take(BY).any(by) || tokens[..at].iter().rev().take(2).any(doer)
}
