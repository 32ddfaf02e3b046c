//! From a search plan to the engine's query. No text is parsed here; there are only terms.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::{Clause, SearchPlan};

/// Clauses that are looked up; time grows with them and the first are the most telling.
pub(super) const MAX_CLAUSES: usize = 20;
/// Alternatives of a clause.
const MAX_ALTERNATIVES: usize = 12;
/// Phrases, and stems in each.
const MAX_PHRASES: usize = 8;
const MAX_PHRASE_STEMS: usize = 64;

/// The query of a plan; `None` when it names no term.
pub(super) fn build(plan: &SearchPlan, stems: Field) -> Option<BooleanQuery> {
    let clauses = plan
        .clauses
        .iter()
        .filter_map(|c| clause(c, stems))
        .take(MAX_CLAUSES)
        .map(|query| (Occur::Should, query));
    let phrases = phrases(plan).map(|phrase| (Occur::Must, phrase_query(phrase, stems)));
    let all: Vec<_> = phrases.chain(clauses).collect();
    (!all.is_empty()).then(|| BooleanQuery::new(all))
}

/// The phrases of a plan that are looked up.
pub(super) fn phrases(plan: &SearchPlan) -> impl Iterator<Item = &[String]> {
    plan.phrases
        .iter()
        .filter(|p| !p.is_empty())
        .take(MAX_PHRASES)
        .map(|p| &p[..p.len().min(MAX_PHRASE_STEMS)])
}

fn clause(clause: &Clause, stems: Field) -> Option<Box<dyn Query>> {
    let mut alternatives: Vec<Box<dyn Query>> = clause
        .alternatives
        .iter()
        .take(MAX_ALTERNATIVES)
        .filter(|(stem, _)| !stem.is_empty())
        .map(|(stem, weight)| term(stems, stem, weight * clause.boost))
        .collect();
    match alternatives.len() {
        0 => None,
        // A bare term lets the engine skip passages that cannot get among the best.
        1 => alternatives.pop(),
        _ => Some(Box::new(DisjunctionMaxQuery::new(alternatives))),
    }
}

fn term(stems: Field, stem: &str, boost: f32) -> Box<dyn Query> {
    let query = TermQuery::new(
        Term::from_field_text(stems, stem),
        IndexRecordOption::WithFreqs,
    );
    // Weights that are no positive number would turn the order upside down.
    let boost = if boost.is_finite() && boost > 0.0 {
        boost
    } else {
        1.0
    };
    Box::new(BoostQuery::new(Box::new(query), boost))
}

fn phrase_query(phrase: &[String], stems: Field) -> Box<dyn Query> {
    match phrase {
        [one] => term(stems, one, 1.0),
        many => Box::new(PhraseQuery::new(
            many.iter()
                .map(|stem| Term::from_field_text(stems, stem))
                .collect(),
        )),
    }
}
