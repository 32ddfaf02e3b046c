//! Questions that are edited after they were asked: the answer is worked out anew and takes the place of the old one.
//!
//! A question is remembered for some minutes with the messages that answer it, in memory only. Who edits it later, or takes the answer
//! away, gets no other; neither does who takes the mention out of the question. What Discord edits by itself (the preview of a link)
//! changes no word and asks for nothing.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::{ChannelId, LightMethod, Message, MessageId, MessageUpdateEvent};
use serenity::http::Route;
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

use super::bot::Bot;
use super::client::Call;
use super::events;
use super::retry::Repeat;
use crate::model::RecordId;

/// How long after it was asked a question may be edited.
const EDITABLE: Duration = Duration::from_secs(10 * 60);

/// A question and the messages that answer it.
#[derive(Debug)]
pub(super) struct Exchange {
    /// Held while it is answered: an edit waits for the answer that it replaces.
    turn: Arc<Turn<()>>,
    asked: Instant,
    /// What its asker had asked in the channel before, as [`Bot::asked`] has it.
    before: Option<(RecordId, Instant)>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// The question, as edited last.
    message: Message,
    /// Its words when it was last answered.
    answered: String,
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
    /// Remembers a question that is about to be answered, until the guard is dropped.
    pub(super) async fn begin(bot: &Bot, message: &Message) -> OwnedMutexGuard<()> {
        let turn = Arc::new(Turn::new(()));
        let answering = Arc::clone(&turn).lock_owned().await;
        let asker = (message.channel_id.get(), message.author.id.get());
        let exchange = Self {
            turn,
            asked: Instant::now(),
            before: bot.asked.get(&asker),
            state: Mutex::new(State {
                message: message.clone(),
                answered: message.content.clone(),
                edits: 0,
                said: Vec::new(),
                old: VecDeque::new(),
                replies: true,
            }),
        };
        bot.exchanges.put(message.id.get(), Arc::new(exchange));
        answering
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

    /// Whether the answer is a reply, under the question.
    pub(super) fn replies(&self) -> bool {
        self.state().replies
    }

    /// Notes that the answer is no reply.
    pub(super) fn stands_alone(&self) {
        self.state().replies = false;
    }

    /// Takes over what an edit says; gives the question with it and the number of the edit, when its words are in time and others than
    /// those that were answered.
    fn edit(&self, event: &MessageUpdateEvent) -> Option<(Message, usize)> {
        let mut state = self.state();
        let mut message = state.message.clone();
        event.apply_to_message(&mut message);
        // Events are taken up side by side, so that a later one may come first.
        let overtaken = event.edited_timestamp < state.message.edited_timestamp;
        let same = message.content == state.message.content;
        if self.asked.elapsed() > EDITABLE || overtaken || same {
            return None;
        }
        state.message = message.clone();
        state.edits += 1;
        (message.content != state.answered).then_some((message, state.edits))
    }

    /// Lets the next answer take the place of the one that is there; false where a later edit does so or there is none.
    fn recall(&self, bot: &Bot, edit: usize) -> bool {
        let mut state = self.state();
        if state.edits != edit || state.said.is_empty() {
            return false;
        }
        state.old = std::mem::take(&mut state.said).into();
        state.answered = state.message.content.clone();
        // The edited question does not go on from what it was before.
        let message = &state.message;
        let asker = (message.channel_id.get(), message.author.id.get());
        match &self.before {
            Some(before) => {
                bot.asked.put(asker, before.clone());
            }
            None => bot.asked.forget(&asker),
        }
        true
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
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an edit is one of a question that was asked of the bot.
pub(super) fn concerns(bot: &Bot, event: &MessageUpdateEvent) -> bool {
    bot.exchanges.get(&event.id.get()).is_some()
}

/// A question was edited.
pub(super) async fn edited(bot: &Arc<Bot>, event: &MessageUpdateEvent) {
    let Some(exchange) = bot.exchanges.get(&event.id.get()) else {
        return;
    };
    let Some((message, edit)) = exchange.edit(event) else {
        return;
    };
    let _running = bot.running();
    let _turn = exchange.turn.lock().await;
    if bot.open().is_err() || !events::concerns(&message, bot.me) || !exchange.recall(bot, edit) {
        return;
    }
    events::respond(bot, &message).await;
    for message_id in exchange.left_over() {
        remove(bot, message.channel_id, message_id).await;
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
