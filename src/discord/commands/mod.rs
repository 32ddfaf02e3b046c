//! Slash commands, one file per family; each exports `commands()`.

mod about;
mod ask;
mod corpus;
mod search;
mod summary;
mod why;

pub(super) use corpus::list_page;
pub(super) use search::sources_page;

use super::Context;
use super::errors::UserError;
use super::past::{Asker, Place};
use super::permissions::{Standing, standing};

/// A command of this bot.
pub(super) type Command = poise::Command<super::Data, super::errors::Failure>;

/// Commands that only the user sees the answer of, and which therefore work in every channel.
const ANYWHERE: &[&str] = &["help", "about", "corpus", "why"];

/// Whether a command works outside of the allowed channels, too.
pub(super) fn works_anywhere(command: &str) -> bool {
    ANYWHERE.contains(&command)
}

/// All commands.
pub(super) fn all() -> Vec<Command> {
    [
        ask::commands(),
        summary::commands(),
        search::commands(),
        about::commands(),
        corpus::commands(),
        why::commands(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whoever used the command, and where.
fn asker(ctx: Context<'_>) -> Asker {
    Asker {
        channel: ctx.interaction.channel_id,
        user: ctx.interaction.user.id,
        by: Place(ctx.interaction.id.get()),
    }
}

/// The standing of whoever used the command.
///
/// # Errors
/// [`UserError::NotModerator`] or [`UserError::ServersOnly`].
fn moderator(ctx: Context<'_>) -> Result<Standing, UserError> {
    let interaction = ctx.interaction;
    if interaction.guild_id.is_none() {
        return Err(UserError::ServersOnly);
    }
    match standing(
        &ctx.data().settings,
        interaction.user.id,
        interaction.member.as_deref(),
    ) {
        Standing::Reader => Err(UserError::NotModerator),
        other => Ok(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// poise makes an option of each argument of a command and knows no group of them, so these stand there three times.
    #[test]
    fn options_that_narrow_down_are_the_same_everywhere() {
        let commands = all();
        let options = |command: &str| -> Vec<(String, Option<String>, bool)> {
            let command = commands.iter().find(|known| known.name == command).unwrap();
            let narrows = |name: &str| ["source", "since", "until"].contains(&name);
            let options = command.parameters.iter().filter(|one| narrows(&one.name));
            let told = options.map(|one| {
                let described = one.description.as_deref().map(str::to_owned);
                (one.name.to_string(), described, one.required)
            });
            told.collect()
        };
        let of_ask = options("ask");
        assert_eq!(of_ask.len(), 3);
        for other in ["search", "summary"] {
            assert_eq!(options(other), of_ask, "{other}");
        }
    }

    #[test]
    fn what_works_anywhere_is_a_command() {
        let commands = all();
        for name in ANYWHERE {
            assert!(commands.iter().any(|known| known.name == *name), "{name}");
        }
    }
}
