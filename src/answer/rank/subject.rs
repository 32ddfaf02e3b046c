//! Whether a sentence speaks of those whom a question names, by their name or by what stands for it.

use super::super::gender;
use super::super::plan::Plan;
use super::super::plan::asked::{Needs, Relation};
use super::super::plan::terms::Term;
use super::keys::keys;
use super::pool::Pool;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

/// What it is worth when a sentence speaks of "him", and the one before it of the one asked about.
const BY_PRONOUN: f64 = 0.8;
/// The same where it says neither, as "the captain" of a ship that its article is about.
const BY_TOPIC: f64 = 0.5;
/// Sentences before one in which whom it speaks of is looked for.
const BEFORE: usize = 3;
/// Sentences behind one that tells who did something, in which is looked for to what: "The club was started by Jane Roe. Her charity, Acme,".
const AFTER: usize = 2;

/// Where a sentence says what is told, with a name beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    /// Anywhere.
    No,
    /// At its beginning, or as theirs: "Rovers captain", "its captain".
    Beside,
    /// With its first words: "The captain".
    Opens,
}

/// Those whom a question names (what else it says where it names nobody).
pub(super) struct Subject<'a> {
    plan: &'a Plan,
    pool: &'a Pool<'a>,
    relation: &'a Relation,
    /// The terms, as bits; see [`Plan::set_of`].
    pub(super) terms: u32,
    /// Whether they are names.
    has_name: bool,
}

impl<'a> Subject<'a> {
    /// The subject of the relation that is asked for.
    pub(super) fn of(plan: &'a Plan, pool: &'a Pool<'a>, relation: &'a Relation) -> Self {
        let other = |t: &Term| !t.source && !t.date && Some(t.place) != relation.word;
        let names = plan.set_of(|t| t.name && other(t));
        Self {
            plan,
            pool,
            relation,
            terms: if names == 0 {
                plan.set_of(other)
            } else {
                names
            },
            has_name: names != 0,
        }
    }

    /// How surely the sentence `at` of passage `hit` speaks of them, 0 to 1.
    pub(super) fn spoken_of(&self, hit: usize, at: usize, near: Near) -> f64 {
        if self.terms == 0 {
            return 0.0;
        }
        if self.is_named(hit, at) {
            return 1.0;
        }
        let of_people = self.relation.of_people;
        let points = self.points(hit, at);
        let others = of_people && (!points || self.is_of_other_gender(hit, at));
        let stray = self.relation.needs == Needs::Name
            && !of_people
            && near == Near::No
            && !self.is_main(hit);
        // "President Jane Roe" opens with the name of whoever is asked for.
        let another = near != Near::Opens && self.opens_with_another(hit, at);
        if others || stray || another {
            return 0.0;
        }
        let worth = if points { BY_PRONOUN } else { BY_TOPIC };
        if self.is_main(hit) && self.no_other_before(hit, at) {
            return worth;
        }
        let named = |at: usize| self.is_named(hit, at);
        for before in (at.saturating_sub(BEFORE)..at).rev() {
            if named(before) {
                return worth;
            }
            if of_people && self.names_another(hit, before) || self.opens_with_another(hit, before)
            {
                return 0.0;
            }
        }
        let end = self.pool.passages[hit].sentences.len().min(at + 1 + AFTER);
        let next = || (at + 1..end).any(named);
        if self.relation.needs == Needs::Doer && next() {
            BY_TOPIC
        } else {
            0.0
        }
    }

    /// Whether a sentence says half of the words, the first or the last name among them, and that not as another's ("Linda Roe" or
    /// "Tom Moe" for "Tom Roe").
    fn is_named(&self, hit: usize, at: usize) -> bool {
        let passage = &self.pool.passages[hit];
        let sentence = &passage.sentences[at];
        // "The manager" is no coach whose driver is asked about.
        let said = if self.has_name {
            sentence.terms.any
        } else {
            sentence.terms.exact
        };
        let held = said & self.terms;
        if held == 0 || held.count_ones() * 2 < self.terms.count_ones() {
            return false;
        }
        let (first, last) = (self.terms.trailing_zeros(), 31 - self.terms.leading_zeros());
        if first != last && held >> first & held >> last & 1 == 1 {
            return true;
        }
        let tokens = &self.pool.hits[hit].analysis.tokens;
        let another = |at: Option<usize>| {
            let token = at.and_then(|at| tokens.get(at));
            token.is_some_and(|t| self.is_another(t) && !keys().role.has(t.key))
        };
        passage.marks[sentence.marks.clone()].iter().any(|mark| {
            let (term, at) = (u32::from(mark.term), mark.token as usize);
            term == first && !another(Some(at + 1)) || term == last && !another(at.checked_sub(1))
        })
    }

    /// Whether a word is a name that the question does not hold.
    fn is_another(&self, token: &AnalysedToken) -> bool {
        token.flags.has(TokenFlags::NAME) && !self.pool.is_asked(token.key)
    }

    fn tokens(&self, hit: usize, at: usize) -> &'a [AnalysedToken] {
        self.pool.tokens(hit, at)
    }

    /// Whether a sentence has a pronoun outside of quotation marks that may mean them.
    fn points(&self, hit: usize, at: usize) -> bool {
        let of_people = self.relation.of_people;
        let means = |key: TermKey| match of_people {
            true => gender::of_pronoun(key).is_some(),
            false => keys().theirs.has(key),
        };
        let mut tokens = self.tokens(hit, at).iter();
        tokens.any(|t| means(t.key) && !t.flags.has(TokenFlags::QUOTED))
    }

    /// Whether a sentence opens with a name that the question does not hold, so that it speaks of that.
    fn opens_with_another(&self, hit: usize, at: usize) -> bool {
        let lead = |t: &&AnalysedToken| keys().articles.has(t.key) || keys().role.has(t.key);
        let first = self.tokens(hit, at).iter().find(|t| !lead(t));
        first.is_some_and(|t| self.is_another(t) && !t.flags.has(TokenFlags::QUOTED))
    }

    /// Whether a sentence names a person whom the question does not name.
    fn names_another(&self, hit: usize, at: usize) -> bool {
        let mut tokens = self.tokens(hit, at).iter();
        tokens.any(|t| t.flags.has(TokenFlags::PERSON) && !self.pool.is_asked(t.key))
    }

    /// Whether all pronouns of a sentence mean a man ("he") and the one asked about is plainly a woman, or the other way round.
    fn is_of_other_gender(&self, hit: usize, at: usize) -> bool {
        let pronouns = || {
            self.tokens(hit, at)
                .iter()
                .filter_map(|t| gender::of_pronoun(t.key))
        };
        if pronouns().next().is_none() {
            return false;
        }
        let terms = self.plan.terms.iter().zip(0_u32..32);
        let name: Vec<TermKey> = terms
            .filter(|(_, at)| self.terms >> at & 1 == 1)
            .filter_map(|(term, _)| term.keys().next().map(|(key, _)| key))
            .collect();
        let analysis = &self.pool.hits[hit].analysis;
        let plain = gender::told(analysis, &name).plainly();
        plain.is_some_and(|plain| pronouns().all(|meant| meant != plain))
    }

    /// Whether no sentence before it in its paragraph speaks of another, whom a pronoun would mean: names a person, or opens with a name.
    fn no_other_before(&self, hit: usize, at: usize) -> bool {
        let sentences = &self.pool.hits[hit].analysis.sentences;
        let same = |before: &usize| sentences[*before].paragraph == sentences[at].paragraph;
        let of_people = self.relation.of_people;
        let another = |before| {
            of_people && self.names_another(hit, before) || self.opens_with_another(hit, before)
        };
        !(0..at).rev().take_while(same).any(another)
    }

    /// Whether the article is about them: its title or its opening names them, and where they are people no other person before.
    fn is_main(&self, hit: usize) -> bool {
        let passage = &self.pool.passages[hit];
        if passage.title.any & self.terms == self.terms {
            return true;
        }
        let passages = self.pool.passages.iter().zip(self.pool.hits).enumerate();
        let mut openings =
            passages.filter(|(_, (p, hit))| p.article == passage.article && hit.ordinal == 0);
        openings.any(|(hit, (opening, _))| {
            // "A ferry has sunk. The Mary Roe was on her way": what has a name is often named second.
            let most = if self.relation.of_people || !self.has_name {
                1
            } else {
                2
            };
            let text = opening.sentences.iter().zip(0_usize..);
            let mut first = text.filter(|(s, _)| !s.headline).take(most);
            let second = |at| self.relation.of_people && self.comes_second(hit, at);
            first.any(|(_, at)| self.is_named(hit, at) && !second(at))
        })
    }

    /// Whether a person whom the question does not name is named in a sentence before anybody it does.
    fn comes_second(&self, hit: usize, at: usize) -> bool {
        let asked = |t: &AnalysedToken| self.pool.is_asked(t.key);
        let person = |t: &&AnalysedToken| {
            t.flags.has(TokenFlags::PERSON) || t.flags.has(TokenFlags::NAME) && asked(t)
        };
        let first = self.tokens(hit, at).iter().find(person);
        first.is_some_and(|t| !asked(t))
    }
}
