//! The buttons of an answer: what can be done next where there is something to do.

use super::super::card::Button;
use super::super::ids::{Kind, Press};
use super::super::rows::button;
use crate::locales::en::discord as texts;
use crate::model::{Answer, Nearness, NoAnswer, Outcome, RecordId};

/// *More quotes* and **Ask a follow-up** or **Give the name**.
pub(super) fn buttons(record: &RecordId, answer: &Answer) -> Vec<Button> {
    let more = Press::More {
        record: record.clone(),
        kind: kind(answer),
    };
    // Where none is shown there are no more.
    let label = if answer.quotes.is_empty() {
        texts::RELATED_QUOTES
    } else {
        texts::MORE_QUOTES
    };
    let more = (!answer.more.is_empty()).then(|| button(&more, label));
    let record = record.clone();
    // Who asks about "him" is asked for the name, not for another question.
    let (press, label) = if answer.outcome == Outcome::NotCovered(NoAnswer::NobodyNamed) {
        (Press::Name { record }, texts::GIVE_NAME)
    } else {
        (Press::FollowUp { record }, texts::FOLLOW_UP)
    };
    let follow_up = can_be_followed(&answer.outcome).then(|| Button {
        main: true,
        ..button(&press, label)
    });
    more.into_iter().chain(follow_up).collect()
}

/// Whether a follow-up may go on from it: not where nothing was asked, nor where the filter, which it would take over, leaves
/// no article.
fn can_be_followed(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Answered => true,
        Outcome::NotCovered(reason) => {
            reason.has_searched()
                && !matches!(
                    reason,
                    NoAnswer::EmptyCollection | NoAnswer::NothingInFilter
                )
        }
    }
}

/// Whether the further quotes of an answer answer, too.
fn kind(answer: &Answer) -> Kind {
    match answer.outcome.nearness() {
        None => Kind::Quotes,
        Some(Nearness::Related) => Kind::Related,
        Some(Nearness::MayHold) => Kind::MayHold,
    }
}
