//! Edits of messages that people wrote.

use std::time::Duration;

use super::{Fake, Person, pings};

impl Fake {
    /// Changes the words of a message and dispatches that; a mention in the new words counts, one that is gone does not.
    fn edit(&self, id: u64, content: &str, later: Duration) {
        self.with(|state| {
            let replied = state.messages[&id].reference;
            let author = replied.and_then(|id| state.messages.get(&id).map(|m| m.author));
            let message = state
                .messages
                .get_mut(&id)
                .expect("edited is what was written");
            message.content = content.to_owned();
            message.mentions.retain(|user| Some(*user) == author);
            for ping in pings::mentions(content) {
                if let pings::Ping::User(user) = ping {
                    message.mentions.push(user);
                }
            }
            message.edit(later);
            state.announce_as("MESSAGE_UPDATE", id);
        });
    }
}

impl Person {
    /// Edits a message of one's own and does not wait.
    pub(crate) fn edit(&self, id: u64, content: &str) {
        self.fake.edit(id, content, Duration::ZERO);
    }

    /// As [`Self::edit`], by Discord's clock this much later.
    pub(crate) fn edit_later(&self, id: u64, content: &str, later: Duration) {
        self.fake.edit(id, content, later);
    }
}
