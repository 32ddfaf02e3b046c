//! What "how long" and "what was the score" ask for, where a number may be of another kind.

use std::sync::LazyLock;

use crate::text::{TermKey, stem};

use super::super::plan::terms::Term;
use super::super::plan::{Plan, words};
use super::super::rank::keys::KeySet;

static UNITS: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of("second minute hour day night week fortnight month year decade century")
});

/// Verbs that say that something goes on.
const GOES_ON: &[&str] = &["last", "lasts", "take", "takes", "stay", "wait", "live"];

/// Whether "how long" asks for a time: something became of somebody, or goes on ("How long was he jailed?", "How long did it last?").
pub(super) fn is_asked(plan: &Plan, adjective: TermKey) -> bool {
    let said = |term: &Term| {
        !term.name && (words::is_past(&term.word) || GOES_ON.contains(&term.word.as_str()))
    };
    adjective == TermKey::of(&stem("long")) && plan.terms.iter().any(said)
}

/// Whether a word is a unit of time.
pub(crate) fn is_unit(word: TermKey) -> bool {
    UNITS.has(word)
}

/// Whether the score of a game is asked for, which is two numbers: no count of goals is one.
pub(super) fn is_score(plan: &Plan) -> bool {
    const BEFORE: [&str; 4] = ["final", "halftime", "full", "time"];
    let mut told = plan.terms.iter().map(|term| term.word.as_str());
    told.find(|word| !BEFORE.contains(word))
        .is_some_and(|word| matches!(word, "score" | "scoreline"))
}
