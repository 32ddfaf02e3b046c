//! What was answered in a channel and for an asker, in the order in which it was asked: what "more" and a follow-up without a reply go
//! on from. An edited question keeps its place, so that it goes on from what stands above it and never becomes the last one again.

use std::hash::Hash;
use std::time::Duration;

use serenity::all::{ChannelId, Message, UserId};

use super::bot::Bot;
use super::seen::Recent;
use crate::model::RecordId;

/// Questions remembered of each channel or asker.
const REMEMBERED: usize = 8;

/// A question: where it was asked, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asker {
    pub(super) channel: ChannelId,
    pub(super) user: UserId,
    /// The message or the interaction that asks.
    pub(super) by: Place,
}

impl Asker {
    /// Of the question in a message.
    pub(super) fn of(message: &Message) -> Self {
        Self {
            channel: message.channel_id,
            user: message.author.id,
            by: Place(message.id.get()),
        }
    }

    /// The key of what this user asks in this channel.
    pub(super) fn key(&self) -> (u64, u64) {
        (self.channel.get(), self.user.get())
    }
}

/// What was said to a question or a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) record: RecordId,
    /// An answer, from which a question may go on; else passages of a search or a summary, of which there may be "more" and sources.
    pub(super) answers: bool,
}

/// A place in time: the id that Discord gave to a message or an interaction. A greater one came later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(pub(super) u64);

/// Notes that everybody in the channel sees the passages of a search or a summary, where they have a record.
pub(super) fn listed(bot: &Bot, asker: Asker, record: Option<&RecordId>) {
    let Some(record) = record else {
        return;
    };
    let said = Told {
        record: record.clone(),
        answers: false,
    };
    bot.asked.note(asker.key(), asker.by, said.clone());
    bot.latest.note(asker.channel.get(), asker.by, Some(said));
}

/// The bits of an id below its milliseconds.
const BELOW_MILLIS: u32 = 22;
/// The first millisecond of 2015, from which Discord counts.
const DISCORD_EPOCH: u64 = 1_420_070_400_000;

impl Place {
    /// The time from `earlier` to this one.
    pub(super) fn since(self, earlier: Self) -> Duration {
        let millis = |place: Self| place.0 >> BELOW_MILLIS;
        Duration::from_millis(millis(self).saturating_sub(millis(earlier)))
    }

    /// Seconds since 1970, as Discord's clock had it.
    pub(super) fn seconds(self) -> i64 {
        let millis = (self.0 >> BELOW_MILLIS) + DISCORD_EPOCH;
        i64::try_from(millis / 1_000).unwrap_or(i64::MAX)
    }
}

/// The last few answers of each key, by the place of their questions.
#[derive(Debug)]
pub(super) struct Past<K, V>(Recent<K, Vec<(Place, V)>>);

impl<K: Clone + Eq + Hash, V: Clone> Past<K, V> {
    /// Remembers answers of at most `most` keys.
    pub(super) fn new(most: usize) -> Self {
        Self(Recent::new(most))
    }

    /// Notes an answer to the question at `place`. Of several to one question the last counts.
    pub(super) fn note(&self, key: K, place: Place, answer: V) {
        self.0.change(key, |past| {
            let at = past.partition_point(|(other, _)| *other <= place);
            past.insert(at, (place, answer));
            if past.len() > REMEMBERED {
                past.remove(0);
            }
        });
    }

    /// Forgets the answers to the question at `place`.
    pub(super) fn forget(&self, key: &K, place: Place) {
        if self.0.get(key).is_some() {
            self.0.change(key.clone(), |past| {
                past.retain(|(other, _)| *other != place)
            });
        }
    }

    /// The last answer of those that fit to a question before `place`, and the place of that question.
    pub(super) fn before(
        &self,
        key: &K,
        place: Place,
        fits: impl Fn(&V) -> bool,
    ) -> Option<(Place, V)> {
        let past = self.0.get(key)?;
        let mut past = past.into_iter().rev();
        past.find(|(other, answer)| *other < place && fits(answer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(millis: u64) -> Place {
        Place(millis << BELOW_MILLIS)
    }

    #[test]
    fn what_is_answered_anew_keeps_its_place() {
        let past = Past::new(2);
        for (millis, answer) in [(10, 'a'), (20, 'b'), (30, 'c'), (30, 'd')] {
            past.note(1, place(millis), answer);
        }
        past.forget(&1, place(20));
        past.note(1, place(20), 'B');
        let before = |millis| {
            past.before(&1, place(millis), |_| true)
                .map(|(_, answer)| answer)
        };
        assert_eq!(
            [before(10), before(20), before(30), before(31)],
            [None, Some('a'), Some('B'), Some('d')]
        );
        past.forget(&1, place(30));
        assert_eq!(before(31), Some('B'));
        past.forget(&2, place(30));
        assert_eq!(past.before(&2, place(31), |_| true), None);
        let fits = past.before(&1, place(31), |answer| *answer == 'a');
        assert_eq!(fits, Some((place(10), 'a')));
    }

    #[test]
    fn only_the_last_few_are_remembered() {
        let past = Past::new(1);
        for millis in 1..=50 {
            past.note(1, place(millis), millis);
        }
        let oldest = 50 - u64::try_from(REMEMBERED).unwrap() + 1;
        assert_eq!(past.before(&1, place(oldest), |_| true), None);
        assert_eq!(past.before(&1, place(99), |_| true), Some((place(50), 50)));
    }

    #[test]
    fn an_id_says_when_it_was_given() {
        // From Discord's documentation.
        assert_eq!(Place(175_928_847_299_117_063).seconds(), 1_462_015_105);
        assert_eq!(
            place(2_500).since(place(1_000)),
            Duration::from_millis(1_500)
        );
        assert_eq!(place(1).since(place(2)), Duration::ZERO);
    }
}
