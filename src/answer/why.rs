//! An answer with why it is what it is: how the question was read, what decided, and what became of the candidates.
//!
//! Decides nothing: it asks what answers ask ([`readings::answer_as_read`], [`judge`]) and tells what came of it. `explain` holds the plain numbers
//! for fitting weights; this is for moderators.

mod candidates;

use crate::index::{Hit, IndexError};
use crate::model::{
    Alternative, Answer, Because, Decision, NoAnswer, Note, Outcome, Part, ReadTerm, Reading,
    TermRole, Why,
};
use crate::text::TermKey;

use super::ask::{self, World, judge};
use super::cutter::Cutter;
use super::plan::Plan;
use super::plan::terms::Term;
use super::weights::Weights;
use super::{AskRequest, confidence, readings};

/// Answers a request and tells why, with about `limit` candidates.
pub(crate) fn why(
    world: &World<'_>,
    request: &AskRequest,
    limit: usize,
) -> Result<(Answer, Why), IndexError> {
    let (answer, request) = readings::answer_as_read(world, request)?;
    let request = request.as_ref();
    let plan = ask::plan(world, request)?;
    let mut why = Why {
        reading: reading(&plan, request),
        decision: decision(&answer, None, world.weights),
        ranked: 0,
        candidates: Vec::new(),
    };
    if answer.searched.articles == 0 || answer.stays {
        return Ok((answer, why));
    }
    // What is to be noted about phrases stands in the answer already.
    let hits = ask::find(world, &plan, request.question.phrases(), &mut Vec::new())?;
    let pool = ask::pool(world, &plan, &hits)?;
    for term in &mut why.reading.terms {
        for alternative in &mut term.alternatives {
            alternative.word = spelt(world, &hits, &alternative.stem)?;
        }
    }
    let mut cutter = Cutter::new(world, &plan, &pool);
    let judged = judge(&mut cutter)?;
    why.decision = decision(&answer, judged.signals.as_ref(), world.weights);
    why.ranked = judged.candidates.len();
    let scene = candidates::Scene {
        plan: &plan,
        pool: &pool,
        judged: &judged,
        answer: &answer,
        weights: world.weights,
    };
    why.candidates = scene.considered(&mut cutter, limit)?;
    Ok((answer, why))
}

fn reading(plan: &Plan, request: &AskRequest) -> Reading {
    Reading {
        asked: format!("{:?}", plan.asked.kind).to_lowercase(),
        terms: plan
            .terms
            .iter()
            .map(|term| read_term(term, plan))
            .collect(),
        phrases: request.question.phrases().to_vec(),
        sources: plan.sources.iter().map(|s| s.name.clone()).collect(),
        days: plan.dates.clone(),
        filter: plan.filter.clone(),
        today: plan.today,
        read_as: plan.read_as.clone(),
    }
}

fn read_term(term: &Term, plan: &Plan) -> ReadTerm {
    let read_as = plan.notes.iter().find_map(|note| match note {
        Note::ReadWord { typed, read } if *typed == term.word => Some(read.clone()),
        _ => None,
    });
    // The first one is the word itself.
    let others = term.alternatives.iter().skip(1);
    ReadTerm {
        word: term.word.clone(),
        weight: term.weight,
        known: term.known,
        read_as,
        alternatives: others
            .map(|(stem, weight)| Alternative {
                stem: stem.clone(),
                word: None,
                weight: (f64::from(*weight) * 100.0).round() / 100.0,
            })
            .collect(),
        role: role(term),
        inherited: term.inherited,
    }
}

/// How the first passage that holds a word with this stem spells it.
fn spelt(world: &World<'_>, hits: &[Hit], stem: &str) -> Result<Option<String>, IndexError> {
    let key = TermKey::of(stem);
    let place = hits.iter().find_map(|hit| {
        let token = hit.analysis.tokens.iter().find(|token| token.key == key)?;
        Some((&hit.article.id, token.span))
    });
    let Some((article, span)) = place else {
        return Ok(None);
    };
    let article = world.snapshot.article(article)?;
    Ok(article.and_then(|article| span.cut(&article.text).map(str::to_owned)))
}

fn role(term: &Term) -> Option<TermRole> {
    let roles = [
        (term.source, TermRole::Source),
        (term.date, TermRole::Date),
        (term.number, TermRole::Number),
        (term.name, TermRole::Name),
    ];
    roles.into_iter().find_map(|(is, role)| is.then_some(role))
}

fn decision(
    answer: &Answer,
    signals: Option<&[f64; confidence::COUNT]>,
    weights: &Weights,
) -> Decision {
    let named = confidence::NAMES.iter().zip(&weights.confidence.signals);
    Decision {
        because: because(answer, signals.is_some()),
        confidence: answer.confidence.get(),
        threshold: weights.threshold,
        bias: weights.confidence.bias,
        signals: signals.map_or_else(Vec::new, |signals| {
            named
                .zip(signals)
                .map(|((name, weight), value)| Part::new(name, *value, *weight))
                .collect()
        }),
    }
}

fn because(answer: &Answer, found: bool) -> Because {
    let Outcome::NotCovered(reason) = &answer.outcome else {
        return Because::Sure;
    };
    match reason {
        NoAnswer::EmptyCollection => Because::EmptyCollection,
        NoAnswer::NothingInFilter => Because::NothingInFilter,
        NoAnswer::NobodyNamed => Because::NobodyNamed,
        NoAnswer::NotAQuestion
        | NoAnswer::Courtesy
        | NoAnswer::Greeting
        | NoAnswer::Declined
        | NoAnswer::LatestNews
        | NoAnswer::NothingQuoted => Because::NotAQuestion,
        NoAnswer::NothingFound if found => Because::HardlyAnything,
        NoAnswer::NothingFound => Because::NothingFound,
        // Without them no confidence is high enough.
        NoAnswer::NotSure | NoAnswer::Doubtful if lacks_phrase(&answer.notes) => {
            Because::PhraseMissing
        }
        NoAnswer::NotSure | NoAnswer::Doubtful => Because::Unsure,
    }
}

fn lacks_phrase(notes: &[Note]) -> bool {
    let missing = |note: &Note| matches!(note, Note::PhraseNotFound { .. });
    notes.iter().any(missing)
}

#[cfg(test)]
mod tests;
