//! Words that a follow-up took over and that its answer has nothing to do with: they would be taken over again and again.

use std::collections::BTreeSet;

use crate::index::IndexError;
use crate::model::Answer;
use crate::text::{TermKey, tokens};

use super::ask::World;
use super::plan::terms::Term;

/// Weight from which on another word says the same as one that was taken over.
const CLOSE: f32 = 0.7;

/// Takes the words out of how an answered follow-up was read that stand in none of the articles it quotes: after "Who is the governor?",
/// "What about the tram?" is answered without any governor, and what follows is not asked of one.
pub(super) fn drop_strays(
    world: &World<'_>,
    inherited: &[Term],
    answer: &mut Answer,
) -> Result<(), IndexError> {
    let Some((own, taken)) = answer.read_as.as_deref().and_then(parts) else {
        return Ok(());
    };
    if !answer.is_answered() || inherited.is_empty() {
        return Ok(());
    }
    let there = words_of(world, answer)?;
    let stays = |word: &&str| {
        let stem = tokens(word).first().map(|t| TermKey::of(&t.stem));
        let term = inherited
            .iter()
            .find(|term| stem.is_some() && term.keys().next().map(|(key, _)| key) == stem);
        let says = |(key, weight): (TermKey, f32)| weight >= CLOSE && there.contains(&key);
        term.is_none_or(|term| term.keys().any(says))
    };
    let kept: Vec<&str> = taken.split_whitespace().filter(stays).collect();
    if kept.len() < taken.split_whitespace().count() {
        answer.read_as = Some(if kept.is_empty() {
            own.to_owned()
        } else {
            format!("{own} ({})", kept.join(" "))
        });
    }
    Ok(())
}

/// The question's own words, and what it took over, which stands in brackets behind them.
fn parts(read_as: &str) -> Option<(&str, &str)> {
    let (own, taken) = read_as.strip_suffix(')')?.rsplit_once(" (")?;
    Some((own, taken))
}

/// The stems of the articles that an answer quotes.
fn words_of(world: &World<'_>, answer: &Answer) -> Result<BTreeSet<TermKey>, IndexError> {
    let mut found = BTreeSet::new();
    for quote in &answer.quotes {
        let article = &quote.quote.citation().article;
        found.extend(
            tokens(&article.title.text)
                .iter()
                .map(|t| TermKey::of(&t.stem)),
        );
        for hit in world.snapshot.passages(&article.id)? {
            found.extend(hit.analysis.tokens.iter().map(|t| t.key));
        }
    }
    Ok(found)
}
