//! `chat`, and `dateline` without a token.

use super::args::ChatArgs;
use super::meant::{self, Meant};
use super::{Exit, Failure, World, opening, world::finished};
use crate::console::chat::{Chat, ChatSettings, Standing};
use crate::console::render::Place;
use crate::console::{Broken, interact, pipe};
use crate::telemetry::Verbosity;

pub(super) fn run(meant: &Meant, args: ChatArgs, world: &mut World<'_>) -> Result<Exit, Failure> {
    let interactive = world.in_terminal && world.out_terminal;
    let settings = ChatSettings {
        question_limit: meant.config.question_limit,
        today: args.filter.today,
        filter: meant::filter(&args.filter)?,
        style: world.style(),
        place: if interactive {
            Place::Chat
        } else {
            Place::Piped
        },
        json: meant.json,
        explain: false,
    };
    meant.start_logging(Verbosity::Warn);
    let engine = opening::open(meant, world)?;
    let mut chat = Chat::new(&engine, settings);
    let ended = if interactive {
        // A chat that cannot listen to signals is still a chat.
        #[cfg(unix)]
        if let Err(error) = super::leaving::restore_at_signals() {
            tracing::debug!(%error, "a signal will leave the terminal as it is");
        }
        interact(&mut chat, &meant.config.data, world.out)
    } else {
        pipe(&mut chat, world.input, world.out)
    };
    match ended {
        Ok(standing) => Ok(exit(standing)),
        Err(Broken::Output(error)) => finished(Err(error), Exit::Fine),
        Err(Broken::Input(error)) => Err(Failure::Other(format!(
            "cannot read standard input: {error}"
        ))),
    }
}

fn exit(standing: Standing) -> Exit {
    match standing {
        Standing::Fine => Exit::Fine,
        Standing::NotCovered => Exit::NotCovered,
        Standing::Failed => Exit::Failed,
    }
}
