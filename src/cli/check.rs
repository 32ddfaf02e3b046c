//! `check`: configuration, collection, and the token when there is one.

use serde::Serialize;

use super::asking::line;
use super::meant::Meant;
use super::opening::{self, Reconciled};
use super::{Exit, Failure, World};
use crate::config::ConfigFault;
use crate::console::json::SCHEMA;
use crate::console::reports::some_faults;
use crate::index::Losses;
use crate::locales::en;
use crate::model::{Day, Filter};
use crate::telemetry::Verbosity;

/// The result of one part.
#[derive(Debug, Serialize)]
struct Part {
    name: &'static str,
    fine: bool,
    text: String,
}

/// The part about what the bot may do where.
const PERMISSIONS: &str = "permissions";

/// Characters of the longest question that can be typed in Discord.
const DISCORD_TAKES: usize = 4_000;

#[derive(Debug, Serialize)]
struct Parts {
    schema: u32,
    fine: bool,
    parts: Vec<Part>,
}

/// Configuration faults have ended the program before, all listed at once; `doubts` are what may be one.
pub(super) fn run(
    meant: &Meant,
    doubts: &[ConfigFault],
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    meant.start_logging(Verbosity::Warn);
    let mut parts = vec![configuration(meant, doubts), collection(meant, world)];
    parts.extend(token(meant));
    let fine = parts.iter().all(|part| part.fine);
    let exit = if fine { Exit::Fine } else { Exit::Failed };
    let text = if meant.json {
        line(&Parts {
            schema: SCHEMA,
            fine,
            parts,
        })?
    } else {
        let lines: Vec<String> = parts.iter().map(shown).collect();
        lines.join("\n")
    };
    world.print(&text, exit)
}

fn shown(part: &Part) -> String {
    let mark = match (part.fine, part.name) {
        (false, _) => "FAULT",
        // They have a part only where something is to be said of them.
        (true, PERMISSIONS) => "ok, except:",
        (true, _) => "ok",
    };
    let text = crate::console::safe(&part.text).replace('\n', "\n    ");
    format!("{}: {mark}\n    {text}", part.name)
}

fn configuration(meant: &Meant, doubts: &[ConfigFault]) -> Part {
    let config = &meant.config;
    let token = if config.token.is_some() {
        "set"
    } else {
        "not set, so only the terminal works"
    };
    let mut lines = vec![
        format!("articles: {}", config.corpus.display()),
        format!("data: {}", config.data.display()),
        format!("token: {token}"),
        format!("today: {}", today()),
    ];
    if config.question_limit > DISCORD_TAKES {
        lines.push(format!(
            "longest question: {} characters in the terminal, {DISCORD_TAKES} in Discord, which takes no longer ones",
            config.question_limit
        ));
    }
    if let Some(base) = &config.api_base {
        lines.push(format!("Discord API: {base}"));
    }
    lines.extend(doubts.iter().map(ToString::to_string));
    // Whoever put a token somewhere wants a bot, and that would not start.
    let stray = |doubt: &ConfigFault| doubt.variable.to_ascii_uppercase().contains("TOKEN");
    Part {
        name: "configuration",
        fine: config.token.is_some() || !doubts.iter().any(stray),
        text: lines.join("\n"),
    }
}

/// The day that "today" means in a question, and by which clock. A `TZ` that names no zone is no fault: UTC will do for most.
fn today() -> String {
    let (today, zone) = (Day::today(), Day::time_zone());
    match zone {
        Some(zone) => format!("{today} (time zone: {zone})"),
        None => format!(
            "{today} (UTC, for the time zone is not known; TZ=Europe/Berlin sets one where the system has its table)"
        ),
    }
}

fn collection(meant: &Meant, world: &World<'_>) -> Part {
    let result = opening::open_with_report(meant, Losses::Refused, world.err_terminal)
        .and_then(|(engine, reconciled)| describe(meant, &engine, reconciled));
    let (fine, text) = match result {
        Ok(described) => described,
        Err(failure) => (false, failure.to_string()),
    };
    Part {
        name: "collection",
        fine,
        text,
    }
}

/// Faults of single files are said but do not fail the check: the rest answers, and `corpus check` is there for them.
fn describe(
    meant: &Meant,
    engine: &crate::answer::Engine,
    reconciled: Reconciled,
) -> Result<(bool, String), Failure> {
    let snapshot = engine.collection().snapshot();
    let covers = snapshot.coverage(&Filter::default());
    let mut lines = vec![en::answer::searched(&covers)];
    let faults = engine.collection().faults()?;
    lines.extend(some_faults(&faults, &meant.config.corpus));
    let fine = match reconciled {
        Reconciled::Fresh(_) => true,
        Reconciled::Old(reason) => {
            lines.push(en::console::old_generation(&reason.to_string()));
            false
        }
    };
    if covers.articles == 0 {
        lines.push(en::console::no_articles(&meant.config.corpus, faults.len()));
    }
    Ok((fine && covers.articles > 0, lines.join("\n")))
}

/// The token, and the permissions of the bot that it belongs to.
fn token(meant: &Meant) -> Vec<Part> {
    let part = |name, fine, text| Part { name, fine, text };
    let Some(settings) = meant.config.bot_settings() else {
        let none = "none to check; README.md says how to set up the bot".to_owned();
        return vec![part("token", true, none)];
    };
    let checked = super::bot::runtime().map_err(|failure| failure.to_string());
    let checked = checked.and_then(|runtime| {
        runtime
            .block_on(crate::discord::check(&settings))
            .map_err(|error| error.to_string())
    });
    match checked {
        Err(reason) => vec![part("token", false, reason)],
        Ok(checked) => {
            let mut parts = vec![part("token", true, checked.text)];
            if !checked.permissions.is_empty() {
                parts.push(part(PERMISSIONS, checked.permitted, checked.permissions));
            }
            parts
        }
    }
}
