//! A name of the question that is another one in the report: "bought from Graz" does not answer what was bought from Vienna.

use super::View;
use crate::text::{AnalysedToken, TokenFlags};

/// Whether the question says a name behind a word like "from" that stands nowhere around the best quote, and the quote says another name
/// behind the same word.
pub(super) fn swapped(view: &View<'_>) -> f64 {
    let Some(best) = view.quotes.first() else {
        return 0.0;
    };
    let another = |t: &AnalysedToken| {
        let beside = t.flags.has(TokenFlags::TIME) || t.flags.has(TokenFlags::ROLE);
        t.flags.has(TokenFlags::NAME) && !beside && !view.pool.is_asked(t.key)
    };
    let missing = view
        .plan
        .slots
        .iter()
        .filter(|slot| view.around.any & slot.names == 0);
    let mut words = missing.map(|slot| slot.behind);
    let holds = |key| {
        best.window.sentences().any(|at| {
            let tokens = view.pool.tokens(best.window.hit, at);
            let mut pairs = tokens.windows(2);
            pairs.any(|pair| pair[0].key == key && another(&pair[1]))
        })
    };
    f64::from(u8::from(words.any(holds)))
}
