//! Which tokens are names, and which of them are probably persons.

use std::collections::HashSet;

use super::{AnalysedToken, Analysis, TermKey, is_calendar};
use crate::text::lexicon::{self, WordFacts};
use crate::text::tokens::{Token, TokenFlags};

/// Sets [`TokenFlags::NAME`] and [`TokenFlags::PERSON`]; `words` are the tokens of the analysis with their letters.
pub(super) fn mark(text: &str, analysis: &mut Analysis, words: &[Token]) {
    if words.len() != analysis.tokens.len() {
        return;
    }
    mark_names(text, &mut analysis.tokens, words);
    let mut surnames = HashSet::new();
    for run in runs(text, &analysis.tokens) {
        if let Some(core) = person_core(text, &analysis.tokens, words, run.clone()) {
            surnames.extend(
                core.clone()
                    .next_back()
                    .map(|last| analysis.tokens[last].key),
            );
            for token in &mut analysis.tokens[core] {
                token.flags = token.flags.with(TokenFlags::PERSON);
            }
        }
    }
    for token in &mut analysis.tokens {
        if token.flags.has(TokenFlags::NAME) && surnames.contains(&token.key) {
            token.flags = token.flags.with(TokenFlags::PERSON);
        }
    }
}

/// A capital inside a sentence makes a name. At its start, or where a quotation opens, only with support: the word is
/// capitalised elsewhere in the passage, a capital follows, or it is a place.
fn mark_names(text: &str, tokens: &mut [AnalysedToken], words: &[Token]) {
    let candidate = |at: usize| {
        let flags = tokens[at].flags;
        flags.has(TokenFlags::CAPITAL)
            && !flags.has(TokenFlags::STOP)
            && !flags.has(TokenFlags::PRONOUN)
            && !is_calendar(&words[at].word)
    };
    let opens = |at: usize| {
        tokens[at].flags.has(TokenFlags::FIRST)
            || text[..tokens[at].span.start()].ends_with(['“', '"', '‘', '«'])
    };
    let sure: HashSet<TermKey> = (0..tokens.len())
        .filter(|at| candidate(*at) && !opens(*at))
        .map(|at| tokens[at].key)
        .collect();
    let named: Vec<usize> = (0..tokens.len())
        .filter(|at| candidate(*at))
        .filter(|at| {
            let opener = lexicon::facts(&words[*at].word).has(WordFacts::OPENER);
            let capital_follows =
                at + 1 < tokens.len() && touches(text, tokens, at + 1) && candidate(at + 1);
            !opens(*at)
                || tokens[*at].flags.has(TokenFlags::PLACE)
                || sure.contains(&tokens[*at].key)
                || capital_follows && !opener
        })
        .collect();
    for at in named {
        tokens[at].flags = tokens[at].flags.with(TokenFlags::NAME);
    }
}

/// Whether only a space, full stop or hyphen parts the token at `at` from the one before it in its sentence.
fn touches(text: &str, tokens: &[AnalysedToken], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| tokens[before].span.end()) else {
        return false;
    };
    let gap = text.get(before..tokens[at].span.start());
    !tokens[at].flags.has(TokenFlags::FIRST)
        && gap.is_some_and(|gap| matches!(gap, " " | ". " | "-" | "\u{a0}"))
}

/// Runs of names that touch each other.
fn runs(text: &str, tokens: &[AnalysedToken]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for at in 0..tokens.len() {
        if !tokens[at].flags.has(TokenFlags::NAME) {
            continue;
        }
        match runs
            .last_mut()
            .filter(|run| run.end == at && touches(text, tokens, at))
        {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// The part of a run of names that is a person's, if anything about it says so.
fn person_core(
    text: &str,
    tokens: &[AnalysedToken],
    words: &[Token],
    run: std::ops::Range<usize>,
) -> Option<std::ops::Range<usize>> {
    let is = |at: usize, flag: TokenFlags| tokens.get(at).is_some_and(|t| t.flags.has(flag));
    let last_role = run.clone().rev().find(|at| is(*at, TokenFlags::ROLE));
    let start = last_role.map_or(run.start, |role| role + 1);
    let mut core = start..run.end;
    while core.start < core.end && is(core.start, TokenFlags::PLACE) {
        core.start += 1;
    }
    let organisation = |at: usize| {
        let surface = tokens[at].span.cut(text).unwrap_or_default();
        let shouted = surface.len() > 1 && !surface.chars().any(char::is_lowercase);
        shouted
            || is(at, TokenFlags::PLACE)
            || is(at, TokenFlags::DIGIT)
            || lexicon::facts(&words[at].word).has(WordFacts::ORGANISATION)
    };
    if core.is_empty() || core.len() > 4 || core.clone().any(organisation) {
        return None;
    }
    let titled = last_role.is_some()
        || start
            .checked_sub(1)
            .is_some_and(|before| is(before, TokenFlags::ROLE) && touches(text, tokens, start));
    let speech = |at: usize| is(at, TokenFlags::SPEECH) && !is(at, TokenFlags::QUOTED);
    let speaks = speech(run.end) && touches(text, tokens, run.end)
        || run.start.checked_sub(1).is_some_and(speech) && touches(text, tokens, run.start);
    let apposed = core.len() >= 2
        && (run.start.saturating_sub(4)..run.start).any(|at| is(at, TokenFlags::ROLE))
        && text[..tokens[run.start].span.start()]
            .trim_end()
            .ends_with(',');
    (titled || speaks || apposed).then_some(core)
}
