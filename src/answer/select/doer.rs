//! Who did it by the grammar of a sentence: the one before the verb, also where an apposition stands between, or the one behind "by".

use std::ops::Range;

use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::words;
use super::super::rank::keys::keys;

/// Words between "by" and the name of who did it: "by the former mayor of Sandvig, Anna Roe".
const AFTER_BY: usize = 8;
/// Words between what was done and "by": "opened on Friday by".
const BEFORE_BY: usize = 6;
/// Words between a verb and the name of the one to whom it was done: "beat the champion Lena Strand".
const TO_WHOM: usize = 3;

/// Words between a subject and its verb.
const HELPING: &[&str] = &[
    "has",
    "have",
    "had",
    "also",
    "then",
    "later",
    "first",
    "just",
    "now",
    "already",
    "finally",
    "officially",
    "formally",
    "eventually",
    "narrowly",
    "easily",
    "comfortably",
    "again",
    "recently",
    "reportedly",
    "himself",
    "herself",
];
/// Forms of "be": the verb behind them was done to its subject.
const PASSIVE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
/// Words that lead to what only belongs to a name: "Roe of Sandvig".
const OF: &[&str] = &["of", "from", "in", "at", "for"];

/// A sentence with its words.
pub(super) struct Sentence<'a> {
    /// Its tokens.
    pub(super) tokens: &'a [AnalysedToken],
    /// The article's text.
    pub(super) text: &'a str,
}

impl<'a> Sentence<'a> {
    /// The word at `at` in small letters, or nothing beyond either end.
    pub(super) fn word(&self, at: usize) -> String {
        let token = self.tokens.get(at);
        let word = token.and_then(|t| t.span.cut(self.text));
        word.unwrap_or("").to_lowercase()
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at).as_str())
    }

    /// Whether a comma stands right before the token at `at`.
    fn is_parted(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| gap.contains(','))
    }

    /// What stands between the token at `at` and the one before it.
    fn gap(&self, at: usize) -> Option<&'a str> {
        let before = self.tokens.get(at.checked_sub(1)?)?;
        self.text
            .get(before.span.end()..self.tokens.get(at)?.span.start())
    }

    fn is_name(&self, at: usize) -> bool {
        let named = |t: &AnalysedToken| {
            t.flags.has(TokenFlags::NAME)
                && !t.flags.has(TokenFlags::TIME)
                && !keys().role.has(t.key)
        };
        self.tokens.get(at).is_some_and(named)
    }

    /// The run of names that ends before `end`.
    fn name_before(&self, end: usize) -> Option<Range<usize>> {
        let joined =
            |at: usize| at + 1 == end || !self.gap(at + 1).is_some_and(|g| g.contains(','));
        let mut start = end;
        while start > 0 && self.is_name(start - 1) && joined(start - 1) {
            start -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// The run of names that begins at `start`.
    fn name_at(&self, start: usize) -> Option<Range<usize>> {
        let more = |at: &usize| self.is_name(*at) && (*at == start || !self.is_parted(*at));
        let end = start + (start..self.tokens.len()).take_while(more).count();
        (start < end).then_some(start..end)
    }

    /// Whether the verb at `verb` was done to what stands before it: "was opened", "the bridge opened by".
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let start = self.before_helping(verb);
        start > 0 && self.is(start - 1, PASSIVE) || self.by(verb).is_some()
    }

    /// To whom the passive verb at `verb` was done: "Lena Strand was beaten".
    pub(super) fn subject_of_passive(&self, verb: usize) -> Option<Range<usize>> {
        let helped = self.before_helping(verb);
        let be = helped.checked_sub(1).filter(|at| self.is(*at, PASSIVE));
        self.subject(be?)
    }

    /// Where the words begin that help the verb at `verb`.
    fn before_helping(&self, verb: usize) -> usize {
        let mut start = verb;
        while start > 0 && self.is(start - 1, HELPING) && !self.is_parted(start) {
            start -= 1;
        }
        start
    }

    /// "by" behind a verb, with no comma between.
    fn by(&self, verb: usize) -> Option<usize> {
        let near = verb + 1..self.tokens.len().min(verb + 2 + BEFORE_BY);
        let mut near = near.take_while(|at| !self.is_parted(*at));
        near.find(|at| self.is(*at, &["by"]))
    }

    /// Who did it, where the verb at `verb` is passive: "by Mayor Anna Roe", "by the mayor of Sandvig, Anna Roe".
    pub(super) fn agent(&self, verb: usize) -> Option<Range<usize>> {
        let by = self.by(verb)?;
        let near = by + 1..self.tokens.len().min(by + 2 + AFTER_BY);
        for at in near {
            if self.is_parted(at) {
                return self.name_at(at).filter(|name| self.is_apposition(name));
            }
            let of = at > 0 && self.is(at - 1, OF);
            if self.is_name(at) && !of && !self.is_owner(at) {
                let run = self.name_at(at)?;
                // "By the Green Party" is no one's name.
                let thing = keys().articles.has(self.tokens[at - 1].key);
                return (!thing).then_some(run);
            }
            if words::is_past(&self.word(at)) {
                return None;
            }
        }
        None
    }

    fn is_owner(&self, at: usize) -> bool {
        let word = self.word(at);
        word.ends_with("'s") || word.ends_with("’s")
    }

    /// Whether a name behind a comma stands for what is before it: a mark or the end follows, not a verb.
    fn is_apposition(&self, name: &Range<usize>) -> bool {
        name.end == self.tokens.len() || self.gap(name.end).is_some_and(|gap| gap.trim() != "") || {
            let next = self.tokens[name.end].flags;
            next.has(TokenFlags::STOP)
        }
    }

    /// Who did it, where the verb at `verb` is active: the name right before it, "Anna Roe, the mayor of Sandvig," or "the mayor, Anna
    /// Roe,", also with "who" between.
    pub(super) fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let end = self.before_helping(verb);
        let who = end.checked_sub(1).filter(|at| self.is(*at, &["who"]));
        if let Some(end) = who {
            // "Roe, who opened", "Roe, a retired judge who opened": the name stands right before the comma.
            return self
                .head_before(end)
                .or_else(|| self.before_apposition(end));
        }
        if end == 0 {
            return None;
        }
        if self.is_parted(end) {
            return self.before_apposition(end);
        }
        self.head_before(end)
    }

    /// The name that ends before `end`, or the one to which that belongs: "Anna Roe" of "Anna Roe of Sandvig". None of several ("Moss
    /// and Roe"), and of a thing ("the Green Party").
    fn head_before(&self, end: usize) -> Option<Range<usize>> {
        let mut name = self.name_before(end)?;
        while name.start > 0 && self.is(name.start - 1, OF) {
            name = self.name_before(name.start - 1)?;
        }
        let before = name.start.checked_sub(1);
        if let Some(and) = before.filter(|at| self.is(*at, &["and"])) {
            return self.both(and, name);
        }
        let thing = before.is_some_and(|at| {
            keys().articles.has(self.tokens[at].key) || self.is(at, &["or", "to", "by", "with"])
        });
        (!thing).then_some(name)
    }

    /// Two names with "and" between, where they open the sentence: "Ada Moss and Anna Roe". Behind a verb the first may be its object.
    fn both(&self, and: usize, second: Range<usize>) -> Option<Range<usize>> {
        let first = self.name_before(and)?;
        // "Jan" is a month, and no name to the eye.
        let opens = first.start <= 1 && self.tokens[0].flags.has(TokenFlags::CAPITAL);
        opens.then_some(first.start..second.end)
    }

    /// Whether the doer of an active verb is somebody without a name: "The council elected".
    pub(super) fn is_nameless(&self, verb: usize) -> bool {
        let end = self.before_helping(verb);
        let article = |at: &usize| keys().articles.has(self.tokens[*at].key);
        let start = (end.saturating_sub(3)..end.saturating_sub(1)).find(article);
        start.is_some_and(|at| {
            let opens = at == 0 || self.gap(at).is_some_and(|gap| gap.trim() != "");
            let plain = (at + 1..=end).all(|n| !self.is_parted(n));
            opens && plain && !(at..end).any(|n| self.is_name(n))
        })
    }

    /// The name that an apposition which ends before `end` stands for or is: "Anna Roe" of "Anna Roe, the mayor," and "the mayor, Anna
    /// Roe,".
    fn before_apposition(&self, end: usize) -> Option<Range<usize>> {
        let open = (1..end).rev().find(|at| self.is_parted(*at))?;
        let titled = |at: usize| self.is_name(at) || keys().role.has(self.tokens[at].key);
        if (open..end).all(titled) {
            return self.name_before(end);
        }
        let digits = self.tokens[open].flags.has(TokenFlags::DIGIT);
        let describes = [
            "the", "a", "an", "who", "whose", "aged", "his", "her", "their", "its", "then", "now",
            "one",
        ];
        let describes =
            digits || self.is(open, &describes) || self.tokens[open].flags.has(TokenFlags::ROLE);
        if !describes {
            return None;
        }
        match self.head_before(open) {
            None if open > 0 => self.before_apposition(open),
            found => found,
        }
    }

    /// To whom the verb at `verb` was done: "beat Lena Strand".
    pub(super) fn object(&self, verb: usize) -> Option<Range<usize>> {
        let near = verb + 1..self.tokens.len().min(verb + 2 + TO_WHOM);
        let at = near
            .take_while(|at| {
                !self.is_parted(*at) && !self.is(*at, OF) && !self.is(*at, &["to", "by", "and"])
            })
            .find(|at| self.is_name(*at) && !self.is_owner(*at))?;
        self.name_at(at)
    }

    /// Where one of the words stands that is no name.
    pub(super) fn places_of(&self, words: &[&str]) -> Vec<usize> {
        let named = |at: &usize| self.tokens[*at].flags.has(TokenFlags::NAME);
        (0..self.tokens.len())
            .filter(|at| self.is(*at, words) && !named(at))
            .collect()
    }

    /// The verbs of the past that `fits` picks.
    pub(super) fn verbs(&self, fits: impl Fn(TermKey) -> bool) -> Vec<usize> {
        let verb = |at: &usize| {
            let token = &self.tokens[*at];
            fits(token.key) && !token.flags.has(TokenFlags::NAME) && words::is_past(&self.word(*at))
        };
        (0..self.tokens.len()).filter(verb).collect()
    }
}
