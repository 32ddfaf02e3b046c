//! The words in quotation marks that answer "What did Roe say?", where it is certain whose they are.

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::highlight::Shown;

/// Words before a verb of speech among which its speaker is looked for, and after it.
const BEFORE: usize = 6;
const AFTER: usize = 4;

/// The words in quotation marks of the sentences in which the one who is asked about speaks; of anybody when nobody is named.
pub(super) fn quotations(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let speaker = speaker(plan);
    let mut found = Vec::new();
    let mut before: &[AnalysedToken] = &[];
    for tokens in &shown.sentences {
        let spoken = tokens.iter().any(speaks);
        let theirs = speaker.is_empty() || is_theirs(&speaker, tokens, before);
        if spoken && theirs {
            found.extend(runs(tokens));
        }
        before = tokens;
    }
    found
}

/// Stems of the one whose words are asked for: the very names, not what is near in meaning.
fn speaker(plan: &Plan) -> Vec<TermKey> {
    let named = (0..plan.terms.len()).filter(|at| plan.speaker >> at & 1 == 1);
    named
        .flat_map(|at| {
            let term = &plan.terms[at];
            // A country's people speak for it.
            let close = |(_, weight): &(TermKey, f32)| *weight >= 0.8;
            term.keys().filter(close).map(|(key, _)| key)
        })
        .collect()
}

fn is_quoted(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::QUOTED)
}

fn speaks(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::SPEECH) && !is_quoted(token)
}

/// Whether the speaker stands beside a verb of speech of a sentence; or only a pronoun does, and the sentence before names the speaker.
fn is_theirs(speaker: &[TermKey], tokens: &[AnalysedToken], before: &[AnalysedToken]) -> bool {
    let is_speaker = |t: &AnalysedToken| speaker.contains(&t.key) && !is_quoted(t);
    tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| speaks(t))
        .any(|(at, _)| {
            let near = || {
                let from = at.saturating_sub(BEFORE);
                tokens[from..at]
                    .iter()
                    .chain(tokens[at + 1..].iter().take(AFTER))
                    .filter(|t| !is_quoted(t))
            };
            let other = near().any(|t| t.flags.has(TokenFlags::PERSON) && !is_speaker(t));
            let pronoun = near().any(|t| t.flags.has(TokenFlags::PRONOUN));
            near().any(is_speaker) || pronoun && !other && before.iter().any(is_speaker)
        })
}

/// Runs of quoted words.
fn runs(tokens: &[AnalysedToken]) -> Vec<Span> {
    tokens
        .chunk_by(|a, b| is_quoted(a) == is_quoted(b))
        .filter(|run| is_quoted(&run[0]))
        .filter_map(|run| Some(run.first()?.span.join(run.last()?.span)))
        .collect()
}
