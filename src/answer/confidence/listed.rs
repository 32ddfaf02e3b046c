//! Countries that are only listed: "it follows Burkina Faso, Guinea, Mali and Chad" tells nothing of Guinea but that.

use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::View;
use super::elsewhere::{best, countries};
use crate::text::{AnalysedToken, TokenFlags};

/// Names beside a country that make a list of them.
const OTHERS: usize = 2;

/// Whether the best quotes name a country of the question in lists of names only. What is in a list answers where something was, or
/// whether.
pub(super) fn only_listed(view: &View<'_>) -> bool {
    let may_be = matches!(view.plan.asked.kind, Kind::Place | Kind::YesNo | Kind::Name);
    !may_be && countries(view).any(|country| is_only_listed(view, country))
}

fn is_only_listed(view: &View<'_>, country: &Term) -> bool {
    let mut found = 0;
    for quote in best(view) {
        for at in quote.window.sentences() {
            let tokens = view.pool.tokens(quote.window.hit, at);
            for (n, token) in tokens.iter().enumerate() {
                if country.keys().any(|(key, _)| key == token.key) {
                    found += 1;
                    if !is_listed(tokens, n) {
                        return false;
                    }
                }
            }
        }
    }
    found > 0
}

/// Whether a name stands among others with nothing but commas and "and" between.
fn is_listed(tokens: &[AnalysedToken], at: usize) -> bool {
    let behind = others(tokens[at].span.end(), tokens[at + 1..].iter(), |end, t| {
        (t.span.start().saturating_sub(end), t.span.end())
    });
    let before = others(
        tokens[at].span.start(),
        tokens[..at].iter().rev(),
        |start, t| (start.saturating_sub(t.span.end()), t.span.start()),
    );
    behind + before >= OTHERS
}

/// Bytes between two members of a list at most: a comma and a blank.
const APART: usize = 2;

/// Names that follow one another from `edge` on, in steps that `step` measures: bytes to a word, and its far edge. Those parted by a
/// comma or by "and" count, not the second word of the same name.
fn others<'a>(
    mut edge: usize,
    tokens: impl Iterator<Item = &'a AnalysedToken>,
    step: impl Fn(usize, &AnalysedToken) -> (usize, usize),
) -> usize {
    let (mut found, mut parted) = (0, false);
    for token in tokens {
        let (gap, next) = step(edge, token);
        if gap > APART {
            break;
        }
        let named = token.flags.has(TokenFlags::NAME) || token.flags.has(TokenFlags::PLACE);
        if !named && !token.flags.has(TokenFlags::STOP) {
            break;
        }
        parted |= gap == APART || !named;
        if named && parted {
            found += 1;
            parted = false;
        }
        edge = next;
    }
    found
}
