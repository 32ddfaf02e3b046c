//! Slash commands, one file per family; each exports `commands()`.

mod about;
mod ask;
mod corpus;
mod search;
mod summary;

pub(super) use corpus::list_page;

/// A command of this bot.
pub(super) type Command = poise::Command<super::Data, super::errors::Failure>;

/// All commands.
pub(super) fn all() -> Vec<Command> {
    [
        ask::commands(),
        summary::commands(),
        search::commands(),
        about::commands(),
        corpus::commands(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
