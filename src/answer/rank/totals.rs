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

/// The thing that a count at `from` is of, where it says so: "victims" of "the number of victims".
pub(crate) fn counted_by(tokens: &[AnalysedToken], from: usize) -> Option<&AnalysedToken> {
    let of = tokens
        .get(from + 1)
        .is_some_and(|t| t.key == TermKey::of("of"));
    let mut behind = tokens[from + 1..].iter();
    let thing = behind.find(|t| !t.flags.has(TokenFlags::STOP));
    thing.filter(|t| of && !t.flags.has(TokenFlags::NUMBER))
}
