//! How near the terms of a question stand to what it asks: "The mayor, who built two bridges, studied where?" asks about studying.

use super::asked::Focus;
use super::terms::Term;

/// Words from the question word at which a term's nearness has halved.
const HALF: f64 = 5.0;
/// Nearness of what stands in another sentence, or was taken over from the question before.
const ELSEWHERE: f64 = 0.3;

/// Sets each term's nearness to the question word; all are equally near when there is none.
pub(super) fn mark(terms: &mut [Term], focus: Option<&Focus>) {
    let Some(focus) = focus else {
        return;
    };
    for term in terms {
        term.asked = !term.inherited && focus.sentence.contains(&term.place);
        term.near = if term.asked {
            nearness(term.place.abs_diff(focus.at))
        } else {
            ELSEWHERE
        };
    }
}

#[expect(clippy::cast_precision_loss, reason = "words of a question")]
fn nearness(words: usize) -> f64 {
    ELSEWHERE.max(HALF / (HALF + words.saturating_sub(1) as f64))
}

#[cfg(test)]
mod tests {
    use super::super::asked::asked;
    use super::super::followup::read;
    use super::super::terms::{terms, tests::Few};
    use super::*;
    use crate::model::Conversation;
    use crate::text::tokens;

    #[test]
    fn what_stands_near_the_question_word_is_nearer() {
        let text = "The old bridge was closed on Monday. Which museum did the mayor open?";
        let reading = read(text, tokens(text), &Conversation::default());
        let (mut terms, _) = terms(&Few::of(text, 10), &reading.asking).unwrap();
        mark(&mut terms, asked(text, &tokens(text)).focus.as_ref());
        let near = |word: &str| terms.iter().find(|t| t.word == word).unwrap();
        assert!(near("museum").near > near("mayor").near);
        assert!(near("mayor").near > near("bridge").near);
        assert!(near("museum").asked && !near("bridge").asked);
    }
}
