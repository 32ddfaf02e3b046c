//! Questions in messages with the messages that answer them: a question that is edited is answered anew, in the place of the old answer.
//!
//! Remembered in memory only. What a restart forgets is found again in the channel, see [`super::edits`].

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serenity::all::{ChannelId, LightMethod, Message, MessageId, MessageUpdateEvent};
use serenity::http::Route;

use super::bot::Bot;
use super::client::Call;
use super::events;
use super::past::Asker;
use super::records;
use super::retry::Repeat;

/// A question and the messages that answer it.
#[derive(Debug)]
pub(super) struct Exchange(Mutex<State>);

#[derive(Debug)]
struct State {
    /// The question, as edited last.
    message: Message,
    /// Its words when it was last answered; none before that.
    answered: Option<String>,
    /// How often it was edited.
    edits: usize,
    /// The messages that answer it.
    said: Vec<MessageId>,
    /// Messages of the answer before that are to be replaced, in order.
    old: VecDeque<MessageId>,
    /// Whether the answer is a reply, under the question.
    replies: bool,
}

impl Exchange {
    /// Remembers a question that is to be answered, with the messages that answer it already; `None` when it is known.
    pub(super) fn open(bot: &Bot, message: &Message, said: Vec<MessageId>) -> Option<Arc<Self>> {
        let exchange = Arc::new(Self(Mutex::new(State {
            message: message.clone(),
            answered: None,
            edits: 0,
            said,
            old: VecDeque::new(),
            replies: true,
        })));
        let known = bot
            .exchanges
            .get_or_put(message.id.get(), Arc::clone(&exchange));
        Arc::ptr_eq(&known, &exchange).then_some(exchange)
    }

    /// The message that the next part of the answer takes the place of.
    pub(super) fn to_replace(&self) -> Option<MessageId> {
        self.state().old.front().copied()
    }

    /// Notes a message of the answer, which may have taken the place of one before.
    pub(super) fn shown_in(&self, message: MessageId) {
        let mut state = self.state();
        if state.old.front() == Some(&message) {
            state.old.pop_front();
        }
        state.said.push(message);
    }

    /// The last message of the answer, where there is one.
    pub(super) fn last_said(&self) -> Option<MessageId> {
        self.state().said.last().copied()
    }

    /// Whether the answer is a reply, under the question.
    pub(super) fn replies(&self) -> bool {
        self.state().replies
    }

    /// Notes that the answer is no reply.
    pub(super) fn stands_alone(&self) {
        self.state().replies = false;
    }

    /// Takes over what an edit says, when its words are others; gives its number.
    pub(super) fn edit(&self, event: &MessageUpdateEvent) -> Option<usize> {
        let mut state = self.state();
        let mut message = state.message.clone();
        event.apply_to_message(&mut message);
        // Events are taken up side by side, so that a later one may come first.
        let overtaken = event.edited_timestamp < state.message.edited_timestamp;
        if overtaken || message.content == state.message.content {
            return None;
        }
        state.message = message;
        state.edits += 1;
        Some(state.edits)
    }

    /// Answers the question as this edit left it (0: as it was first), in the place of the answer that is there. Not where a later edit
    /// does so, where the words were answered already, and where they speak to the bot no more.
    pub(super) async fn answer(&self, bot: &Arc<Bot>, edit: usize) {
        let asker = Asker::of(&self.state().message);
        // What somebody wrote in a channel before is answered first, so that a follow-up written right away goes on from it.
        let _turn = bot.turn(asker.channel, asker.user).await;
        let Some(message) = self.to_answer(edit) else {
            return;
        };
        if edit > 0 && !events::is_for_us(bot, &message).await {
            return;
        }
        let Some(old) = self.recall(bot, edit) else {
            return;
        };
        for message_id in old {
            records::unlink(bot, message_id).await;
        }
        events::respond(bot, &message).await;
        for message_id in self.left_over() {
            remove(bot, message.channel_id, message_id).await;
        }
    }

    /// The question as this edit left it, unless it was edited again or is answered as it stands.
    fn to_answer(&self, edit: usize) -> Option<Message> {
        let state = self.state();
        let stands = state.answered.as_ref() == Some(&state.message.content);
        (state.edits == edit && !stands).then(|| state.message.clone())
    }

    /// Lets the next answer take the place of the one that is there, and gives the messages of that; `None` where a later edit does so.
    /// During a shutdown an answer that is there stays.
    fn recall(&self, bot: &Bot, edit: usize) -> Option<VecDeque<MessageId>> {
        let mut state = self.state();
        if state.edits != edit || (bot.open().is_err() && !state.said.is_empty()) {
            return None;
        }
        state.old = std::mem::take(&mut state.said).into();
        state.answered = Some(state.message.content.clone());
        // The edited question does not go on from what it was before, nor does "more".
        let asker = Asker::of(&state.message);
        bot.asked.forget(&asker.key(), asker.by);
        bot.latest.forget(&asker.channel.get(), asker.by);
        Some(state.old.clone())
    }

    /// The messages of the answer before that nothing took the place of. Where nothing new was said, they stay.
    fn left_over(&self) -> VecDeque<MessageId> {
        let mut state = self.state();
        let old = std::mem::take(&mut state.old);
        if state.said.is_empty() {
            state.said = old.into();
            return VecDeque::new();
        }
        old
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes away a message of the bot's own.
async fn remove(bot: &Bot, channel_id: ChannelId, message_id: MessageId) {
    let call = Call {
        method: LightMethod::Delete,
        query: Vec::new(),
        route: Route::ChannelMessage {
            channel_id,
            message_id,
        },
        body: None,
        repeat: Repeat::Safe,
    };
    if let Err(error) = bot.api.call(call).await {
        tracing::warn!(error = %error, "a part of an answer before could not be taken away");
    }
}
