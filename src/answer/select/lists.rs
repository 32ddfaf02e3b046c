//! Headlines that announce a list: "5 things to know about the dam", "The five cleanest beaches, ranked". They hold the words of a question
//! and no answer.

use std::sync::LazyLock;

use super::super::rank::keys::KeySet;
use crate::text::{AnalysedToken, TokenFlags};

/// What such headlines count.
static COUNTED: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("things ways reasons facts takeaways tips lessons myths"));
/// Words that may stand before the number: "The top 10 reasons".
static BEFORE: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("the top our these here are"));
/// Words with which such a headline may end.
static ENDS: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("ranked compared"));
/// Words between the number and what it counts: "five more little things".
const BETWEEN: usize = 3;

/// Whether a headline only announces a list.
pub(super) fn is_announced(headline: &[AnalysedToken]) -> bool {
    let opening = headline.iter().take_while(|t| BEFORE.has(t.key));
    let behind = headline.get(opening.count()..).unwrap_or(&[]);
    let Some((number, rest)) = behind.split_first() else {
        return false;
    };
    let is_count = number.flags.has(TokenFlags::NUMBER)
        && !number.flags.has(TokenFlags::TIME)
        && !number.flags.has(TokenFlags::MONEY);
    let counts = rest.iter().take(BETWEEN + 1).any(|t| COUNTED.has(t.key));
    let ranks = rest.last().is_some_and(|t| ENDS.has(t.key));
    let said = rest.iter().any(|t| t.flags.has(TokenFlags::SPEECH));
    is_count && (counts || ranks) && !said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::{Analysis, sentences};

    fn check(headline: &str) -> bool {
        let analysis = Analysis::of(headline, &sentences(headline, Span::of(headline)));
        is_announced(&analysis.tokens)
    }

    #[test]
    fn headlines_that_announce_a_list_are_told_from_others() {
        for headline in [
            "5 things to know about the Kemi dam",
            "The five cleanest beaches in Lund, ranked",
            "Top 10 reasons to visit Lund",
            "Here are seven little known facts about the dam",
        ] {
            assert!(check(headline), "{headline}");
        }
        for headline in [
            "Five people killed in Lund fire",
            "The dam is 145 metres high",
            "Two reasons for the collapse, minister says",
            "Lund ranked",
            "Things fall apart in Lund",
            "",
        ] {
            assert!(!check(headline), "{headline}");
        }
    }
}
