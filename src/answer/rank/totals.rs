//! Totals: "the number of people who died rose to seven" counts them without the number beside its thing.

use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::keys::keys;

/// The word for a count ("toll") whose number stands at `number`, with a word between that leads to it ("rose to"): `None` where the
/// number counts another thing behind it, or no count is told.
pub(crate) fn count_of(tokens: &[AnalysedToken], number: usize) -> Option<usize> {
    let alone = tokens.get(number + 1).is_none_or(|next| {
        next.flags.has(TokenFlags::STOP)
            || next.flags.has(TokenFlags::TIME)
            || next.span.start() > tokens[number].span.end() + 1
    });
    let before = number.checked_sub(1)?;
    let led_to = keys().leads.has(tokens[before].key);
    let from = tokens[..number]
        .iter()
        .rposition(|t| keys().counts.has(t.key));
    from.filter(|_| led_to && alone)
}

/// The words for what a count at `from` is of, where it says so: "victims" of "the number of victims", "confirmed measles cases" of "the
/// number of confirmed measles cases in the county".
pub(crate) fn counted_by(tokens: &[AnalysedToken], from: usize) -> &[AnalysedToken] {
    let behind = &tokens[from + 1..];
    let of = behind.first().is_some_and(|t| t.key == TermKey::of("of"));
    let grammar = |t: &AnalysedToken| t.flags.has(TokenFlags::STOP);
    let start = behind.iter().position(|t| !grammar(t));
    let thing = &behind[start.filter(|_| of).unwrap_or(behind.len())..];
    let ends = |t: &AnalysedToken| grammar(t) || t.flags.has(TokenFlags::NUMBER);
    &thing[..thing.iter().position(ends).unwrap_or(thing.len())]
}
