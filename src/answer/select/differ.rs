//! Reports that count differently: "12 people were killed", two days later "61 people killed".

use std::collections::BTreeSet;

use crate::model::{Day, ScoredQuote};
use crate::text::{TokenFlags, tokens};

use super::super::plan::asked::Kind;
use super::dated;

/// Brings the newest of the quotes to the front when they give different numbers of what is asked for. `None` when they do not,
/// else whether the first is known to be the newest. `alike` tells of each quote whether it says as much of the question as the best
/// one; others may count something else.
pub(crate) fn newest_count_first(
    kind: Kind,
    quotes: &mut [ScoredQuote],
    alike: &[bool],
) -> Option<bool> {
    if !matches!(kind, Kind::Count | Kind::Money) || alike.first() != Some(&true) {
        return None;
    }
    let first = numbers(quotes.first()?);
    let rivals: Vec<usize> = (1..quotes.len().min(alike.len()))
        .filter(|at| alike[*at] && differ(&first, &numbers(&quotes[*at])))
        .collect();
    let newest = rivals.iter().copied().max_by_key(|at| day(&quotes[*at]))?;
    let dated = rivals
        .iter()
        .chain(&[0])
        .all(|at| day(&quotes[*at]).is_some());
    if dated && day(&quotes[newest]) > day(&quotes[0]) {
        quotes[..=newest].rotate_right(1);
    }
    Some(dated)
}

/// The numbers among the words that are marked as the answer.
fn numbers(quote: &ScoredQuote) -> BTreeSet<String> {
    let marked = quote.quote.highlights();
    let texts = marked
        .iter()
        .filter_map(|span| span.cut(quote.quote.text()));
    texts
        .flat_map(tokens)
        .filter(|t| t.flags.has(TokenFlags::NUMBER) || t.flags.has(TokenFlags::DIGIT))
        .map(|t| t.stem)
        .collect()
}

/// Whether each has a number that the other lacks.
fn differ(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_subset(other) && !other.is_subset(one)
}

fn day(quote: &ScoredQuote) -> Option<Day> {
    dated::anchor(&quote.quote.citation().article)
}
