//! The words in quotation marks that answer "What did Roe say?", where it is certain whose they are.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::rank::keys::KeySet;
use super::highlight::Shown;

/// Words before a verb of speech among which its speaker is looked for, and after it.
const BEFORE: usize = 6;
const AFTER: usize = 4;
/// A verb behind which stands who hears.
static TOLD: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("told"));

/// The words in quotation marks of the sentences in which the one who is asked about speaks; of anybody when nobody is named.
pub(super) fn quotations(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let speaker = speaker(plan);
    let mut found = Vec::new();
    let mut before: &[AnalysedToken] = &[];
    for tokens in &shown.sentences {
        let theirs = |run: &Range<usize>| {
            let verb = verb_of(tokens, run);
            verb.is_some_and(|at| speaker.is_empty() || is_theirs(&speaker, tokens, at, before))
        };
        let words = |run: Range<usize>| tokens[run.start].span.join(tokens[run.end - 1].span);
        found.extend(runs(tokens).into_iter().filter(theirs).map(words));
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

/// The verb of speech that tells whose a quotation is: the last one before it in its sentence, else the first behind it.
fn verb_of(tokens: &[AnalysedToken], run: &Range<usize>) -> Option<usize> {
    let before = tokens[..run.start].iter().rposition(speaks);
    before.or_else(|| {
        let behind = tokens[run.end..].iter().position(speaks);
        behind.map(|at| run.end + at)
    })
}

/// Whether the speaker stands beside the verb of speech at `verb`; or only a pronoun does, and the sentence before names the speaker. Of
/// "told her" she is no speaker.
fn is_theirs(
    speaker: &[TermKey],
    tokens: &[AnalysedToken],
    verb: usize,
    before: &[AnalysedToken],
) -> bool {
    let is_speaker = |t: &AnalysedToken| speaker.contains(&t.key) && !is_quoted(t);
    let ahead = || tokens[verb.saturating_sub(BEFORE)..verb].iter();
    let behind = || tokens[verb + 1..].iter();
    let near = || {
        let all = ahead().chain(behind().take(AFTER));
        all.filter(|t| !is_quoted(t))
    };
    let other = near().any(|t| t.flags.has(TokenFlags::PERSON) && !is_speaker(t));
    let tells = TOLD.has(tokens[verb].key);
    let subject = ahead().chain(behind().take(usize::from(!tells)));
    let mut pronouns = subject.filter(|t| t.flags.has(TokenFlags::PRONOUN) && !is_quoted(t));
    near().any(is_speaker) || pronouns.next().is_some() && !other && before.iter().any(is_speaker)
}

/// Runs of quoted words.
fn runs(tokens: &[AnalysedToken]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for run in tokens.chunk_by(|a, b| is_quoted(a) == is_quoted(b)) {
        if is_quoted(&run[0]) {
            found.push(start..start + run.len());
        }
        start += run.len();
    }
    found
}
