//! Offices that somebody held once: "the former mayor" is not who the mayor is.

use std::sync::LazyLock;

use crate::text::TermKey;

use super::super::plan::Plan;
use super::super::rank::keys::KeySet;

/// Words before an office that is held no more.
static FORMER: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of("former ex onetime previous late deposed disgraced ousted retired")
});
/// Words before an office among which they stand: "former deputy mayor".
const BEFORE: usize = 2;

/// Whether it is asked who holds an office now, and sentences speak of it only as somebody held it once: "The former mayor, Jane Roe".
pub(crate) fn is_held_no_more<S: Iterator<Item = TermKey>>(
    plan: &Plan,
    sentences: impl Iterator<Item = S>,
) -> bool {
    if !plan.asks_for_office() || plan.past {
        return false;
    }
    let plain = plan.terms.iter().filter(|term| !term.name);
    let offices: Vec<TermKey> = plain
        .flat_map(|term| term.keys().map(|(key, _)| key))
        .collect();
    let mut held = sentences.flat_map(|keys| {
        let keys: Vec<TermKey> = keys.collect();
        let said = (0..keys.len()).filter(|at| offices.contains(&keys[*at]));
        let former = |at: usize| {
            keys[at.saturating_sub(BEFORE)..at]
                .iter()
                .any(|key| FORMER.has(*key))
        };
        said.map(former).collect::<Vec<bool>>()
    });
    held.next()
        .is_some_and(|first| first && held.all(|former| former))
}
