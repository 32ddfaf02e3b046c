//! The words that answer, marked only where that is certain.

use crate::model::{Day, Span};
use crate::text::{AnalysedToken, TermKey};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::dated::{named, said, said_whole};
use super::{certain_name, certain_number, certain_reason, certain_time, certain_words};

/// A quote as far as it is of interest here.
pub(crate) struct Shown<'a> {
    /// Tokens of the quote, by sentence.
    pub(crate) sentences: Vec<&'a [AnalysedToken]>,
    /// The article's text.
    pub(crate) text: &'a str,
    /// The article's day, when known.
    pub(crate) anchor: Option<Day>,
    /// Whether the question asks for something to come.
    pub(crate) future: bool,
}

/// Whether an answer of this kind may be marked.
pub(crate) fn marks(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Count | Kind::Money | Kind::Time | Kind::Reason | Kind::Person | Kind::Quotation
    )
}

/// Words of the longest sentence in which answers are marked. What is longer is a list or a table without full stops, in which nothing
/// is certain; and whose deed is told beside which of thousands of names would take minutes to find out.
const LONGEST_SENTENCE: usize = 1_000;

/// Spans of the article's text that answer, among the words of a quote. Empty when nothing is certain.
pub(crate) fn highlights(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let endless = |tokens: &&[AnalysedToken]| tokens.len() > LONGEST_SENTENCE;
    if shown.sentences.iter().any(endless) {
        return Vec::new();
    }
    let mut found = match plan.asked.kind {
        _ if names_what_is_nowhere(plan) => Vec::new(),
        Kind::Count | Kind::Money => certain_number::number(plan, shown).into_iter().collect(),
        Kind::Time => certain_time::times(plan, shown),
        Kind::Reason => certain_reason::reason(plan, shown).into_iter().collect(),
        Kind::Person => certain_name::person(plan, shown).into_iter().collect(),
        Kind::Quotation => certain_words::quotations(plan, shown),
        _ => Vec::new(),
    };
    if plan.asked.kind != Kind::Time {
        found.extend(named_days(plan, shown));
    }
    found
}

/// Whether the question names somebody or something that none of the articles does: what is told is told of others.
fn names_what_is_nowhere(plan: &Plan) -> bool {
    let mut names = plan.terms.iter().filter(|term| term.is_own_name());
    names.any(|term| !term.known)
}

/// The best sentence, and those that hold just as much.
pub(super) const BEST: f64 = 0.999;
/// Share of the best sentence's weight that a sentence needs to be the one that answers.
pub(super) const TELLING: f64 = 0.6;

/// The sentences that hold at least a share of what the best one holds of the question.
pub(super) fn holding<'a>(plan: &Plan, shown: &Shown<'a>, least: f64) -> Vec<&'a [AnalysedToken]> {
    let held = |term: &Term, tokens: &[AnalysedToken]| {
        let here = term
            .keys()
            .filter(|(key, _)| tokens.iter().any(|t| t.key == *key));
        here.map(|(_, weight)| f64::from(weight))
            .fold(0.0, f64::max)
    };
    let weight = |tokens: &[AnalysedToken]| -> f64 {
        let terms = plan.terms.iter();
        terms.map(|term| term.weight * held(term, tokens)).sum()
    };
    let best = shown
        .sentences
        .iter()
        .map(|tokens| weight(tokens))
        .fold(0.0, f64::max);
    shown
        .sentences
        .iter()
        .filter(|tokens| best > 0.0 && weight(tokens) >= least * best)
        .copied()
        .collect()
}

/// Whether a word is one of the question's, in whatever form.
pub(super) fn asked_for(plan: &Plan, key: TermKey) -> bool {
    plan.terms.iter().any(|t| t.keys().any(|(k, _)| k == key))
}

/// Expressions that mean a day or month which the question names; where nothing else is asked, whatever is of that time.
fn named_days(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let dates = named(plan);
    let said = if plan.only_time { said } else { said_whole };
    let mut found = Vec::new();
    for tokens in &shown.sentences {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            continue;
        };
        let whole = first.span.join(last.span);
        let spans = said(&dates, whole.cut(shown.text).unwrap_or(""), shown.anchor);
        found.extend(spans.into_iter().filter_map(|s| s.shift(whole.start())));
    }
    found
}
