//! The command line: what was typed becomes what is meant, once; then one function for each command.
//!
//! Takes its world as an argument ([`World`]): variables, standard streams, what kind of terminal they are. Prints
//! answers to `World::out` and nothing else there. Decides nothing about answers.
//!
//! Reading order: `args` (typed) → `meant` (meant) → `opening` (a reconciled collection) → one file for each command.

mod args;
mod asking;
mod batch;
mod bot;
mod chat;
mod check;
mod corpus;
pub mod eval;
mod failure;
pub mod fit;
#[cfg(unix)]
mod leaving;
mod meant;
mod opening;
mod progress;
mod removing;
mod world;

use clap::Parser as _;

pub use failure::{Exit, Failure};
pub use world::World;

use crate::config::Config;
use args::{Cli, Command};
use meant::Meant;

/// Runs what the arguments ask for; `arguments` begins with the program's name. With `--json` a failure is an object on
/// standard output, and nothing is left to say.
///
/// # Errors
/// [`Failure`] for everything that `main` has to say before it exits with 1.
pub fn run(
    arguments: impl IntoIterator<Item = std::ffi::OsString>,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let arguments: Vec<std::ffi::OsString> = arguments.into_iter().collect();
    let json = arguments
        .iter()
        .take_while(|argument| *argument != "--")
        .any(|argument| argument == "--json");
    match run_command(arguments, world) {
        // What could not be written once is not tried again.
        Err(failure) if json && !matches!(failure, Failure::System { .. }) => {
            let message = failure.plain();
            let object = asking::line(&crate::console::json::failure(&message))?;
            world.print(&object, Exit::Failed)
        }
        ended => ended,
    }
}

fn run_command(arguments: Vec<std::ffi::OsString>, world: &mut World<'_>) -> Result<Exit, Failure> {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&with_tip(error), world),
    };
    let mut doubts = Config::doubtful(&world.vars);
    doubts.append(&mut world.doubts);
    // Before what ends the program: whoever mends the variables wants to know of all of them at once.
    for doubt in &doubts {
        world.warn(&doubt.to_string());
    }
    if let Some(unread) = world.unread.take() {
        return Err(unread);
    }
    let meant = Meant::new(&cli.global, world)?;
    match cli.command {
        None if meant.config.token.is_some() => bot::run(&meant),
        None => {
            world.say(crate::locales::en::console::NO_TOKEN);
            chat::run(&meant, args::ChatArgs::default(), world)
        }
        Some(Command::Ask(args)) => asking::ask(&meant, args, world),
        Some(Command::Search(args)) => asking::search(&meant, args, world),
        Some(Command::Summary(args)) => asking::summary(&meant, args, world),
        Some(Command::Chat(args)) => chat::run(&meant, args, world),
        Some(Command::Corpus(args)) => corpus::run(&meant, &args, world),
        Some(Command::Check) => check::run(&meant, &doubts, world),
        Some(Command::Eval(args)) => evaluate(&meant, &args, world),
        Some(Command::Fit(args)) => fit_weights(&meant, &args, world),
    }
}

/// Works on a collection of its own that is thrown away. What it finds goes to a file; what that came to is printed.
fn evaluate(meant: &Meant, args: &eval::EvalArgs, world: &mut World<'_>) -> Result<Exit, Failure> {
    meant.start_logging(crate::telemetry::Verbosity::Warn);
    // An evaluation's errors are for its operator: the whole chain in one line.
    let report = eval::run(args).map_err(|error| Failure::Other(format!("{error:#}")))?;
    if meant.json {
        return world.print(&asking::line(&report)?, Exit::Fine);
    }
    world.print(&report.text(), Exit::Fine)
}

/// Fits weights on throw-away collections and prints what they reach.
fn fit_weights(meant: &Meant, args: &fit::FitArgs, world: &mut World<'_>) -> Result<Exit, Failure> {
    meant.start_logging(crate::telemetry::Verbosity::Warn);
    let report = fit::run(args).map_err(|error| Failure::Other(format!("{error:#}")))?;
    if meant.json {
        return world.print(&asking::line(&report)?, Exit::Fine);
    }
    world.print(report.text().trim_end(), Exit::Fine)
}

/// A word in the place of a command that is like none of them is most likely the first of a question: say where that goes.
fn with_tip(mut error: clap::Error) -> clap::Error {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let is_like_one = error.get(ContextKind::SuggestedSubcommand).is_some();
    // Only the program itself goes without a command.
    let usage = error.get(ContextKind::Usage).map(ToString::to_string);
    let is_first = usage.is_some_and(|usage| usage.ends_with("[COMMAND]"));
    if error.kind() != ErrorKind::InvalidSubcommand || is_like_one || !is_first {
        return error;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return error;
    };
    let tip = format!("a question goes behind the command ask: dateline ask {word} …");
    error.insert(
        ContextKind::Suggested,
        ContextValue::StyledStrs(vec![tip.into()]),
    );
    error
}

/// Help and version go to standard output and are no failure; wrong usage goes to standard error with exit code 1,
/// for 2 means that the articles do not cover the question.
fn usage(error: &clap::Error, world: &mut World<'_>) -> Result<Exit, Failure> {
    let text = error.render();
    if !error.use_stderr() {
        let text = if world.out_terminal {
            text.ansi().to_string()
        } else {
            text.to_string()
        };
        return world.print(text.trim_end(), Exit::Fine);
    }
    let text = text.to_string();
    Err(Failure::Usage(text.trim_end().to_owned()))
}

#[cfg(test)]
mod end_to_end;
#[cfg(test)]
mod tests;
