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

#[cfg(test)]
mod tests {
    use super::super::super::AskRequest;
    use super::super::super::collections::reports;
    use super::super::ELSEWHERE;
    use crate::model::{Conversation, Day, Filter, Question};

    #[test]
    fn another_name_behind_the_same_word_is_another() {
        let trams = reports(&[(
            "trams.txt",
            "2024-05-04",
            "It was one of 18 Castor trams bought second-hand from Graz in 2009. The depot in Lund keeps them.",
        )]);
        let swapped = |question: &str| {
            let request = AskRequest {
                question: Question::parse(question, 500).unwrap(),
                conversation: Conversation::default(),
                filter: Filter::default(),
                today: Day::parse("2024-06-05").ok(),
            };
            let explanation = trams.engine.explain(&request, 1).unwrap();
            explanation.confidence[ELSEWHERE] > 0.5
        };
        assert!(swapped("How many Castor trams were bought from Vienna?"));
        assert!(!swapped("How many Castor trams were bought from Graz?"));
        // Nothing is told to be for anybody.
        assert!(!swapped("How many Castor trams were bought for Vienna?"));
    }
}
