//! Registering the commands: one bulk PUT, and only when they changed since the last one. When the place changes
//! (everywhere, or one server for development), the commands are taken away from the place before.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use serenity::all::{ApplicationId, CommandId, GuildId, LightMethod};
use serenity::http::Route;

use super::bot::Bot;
use super::client::Call;
use super::commands;
use super::errors::Failure;
use super::limits::TYPED;
use super::retry::{ApiError, Repeat, back_off, jitter};
use super::work::blocking;
use crate::locales::en::discord::SUMMARY;
use crate::model::VersionHash;

/// Longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(600);
/// Options that take a question, whose limit is a setting.
const QUESTIONS: [&str; 3] = ["question", "query", "topic"];

/// The commands as Discord takes them.
fn body(question_limit: usize) -> Result<Vec<u8>, Failure> {
    let built = poise::builtins::create_application_commands(&commands::all());
    let mut commands = serde_json::to_value(built).map_err(|e| Failure::internal(&e))?;
    for option in commands
        .as_array_mut()
        .into_iter()
        .flatten()
        .flat_map(options)
    {
        if option
            .get("name")
            .and_then(Value::as_str)
            .is_some_and(|name| QUESTIONS.contains(&name))
        {
            option["max_length"] = question_limit.clamp(1, TYPED).into();
        }
    }
    serde_json::to_vec(&commands).map_err(|e| Failure::internal(&e))
}

fn options(command: &mut Value) -> impl Iterator<Item = &mut Value> {
    command
        .get_mut("options")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
}

/// Registers until it succeeded, with growing pauses, or until the shutdown. Without its commands the bot still answers
/// mentions, so a failure is a log line and not the end.
pub(super) async fn keep_trying(bot: Arc<Bot>, application: ApplicationId) {
    let mut attempt = 1;
    loop {
        match register(&bot, application).await {
            Ok(()) => return,
            Err(failure) => {
                let pause = back_off(attempt, LONGEST_PAUSE, jitter());
                let _ = failure.sentence("register commands");
                tracing::warn!(
                    attempt,
                    pause_ms = pause.as_millis(),
                    "the commands could not be registered; trying again"
                );
                tokio::select! {
                    () = bot.shutdown.cancelled() => return,
                    () = tokio::time::sleep(pause) => {}
                }
                attempt = attempt.saturating_add(1);
            }
        }
    }
}

/// Where commands are registered: everywhere, or in one server for development.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Global,
    Server(GuildId),
}

impl Scope {
    fn of(bot: &Bot) -> Self {
        bot.settings
            .guild
            .map_or(Self::Global, |guild| Self::Server(GuildId::new(guild)))
    }

    /// Its name in the store and in logs.
    fn name(self) -> String {
        match self {
            Self::Global => "global".to_owned(),
            Self::Server(guild) => guild.to_string(),
        }
    }

    /// The scope of that name.
    fn parse(name: &str) -> Option<Self> {
        if name == "global" {
            return Some(Self::Global);
        }
        let id: u64 = name.parse().ok().filter(|&id| id > 0)?;
        Some(Self::Server(GuildId::new(id)))
    }

    fn route(self, application_id: ApplicationId) -> Route<'static> {
        match self {
            Self::Global => Route::Commands { application_id },
            Self::Server(guild_id) => Route::GuildCommands {
                application_id,
                guild_id,
            },
        }
    }
}

async fn register(bot: &Arc<Bot>, application: ApplicationId) -> Result<(), Failure> {
    let scope = Scope::of(bot);
    if clear_other(bot, application, scope).await? == Cleared::Not {
        return Ok(());
    }
    let body = body(bot.settings.question_limit)?;
    let hash = VersionHash::of(&String::from_utf8_lossy(&body)).to_hex();
    let name = setting(application, &scope.name());
    let id_name = setting(application, &format!("{}.{SUMMARY}", scope.name()));
    let id = known(bot, &id_name).await;
    if id.is_some() && known(bot, &name).await.as_deref() == Some(hash.as_str()) {
        bot.know_summary(id.and_then(|id| id.parse().ok()).unwrap_or(0));
        tracing::info!(scope = scope.name(), "the commands have not changed");
        return Ok(());
    }
    // Noted before: a bot that is stopped right after the commands are there must still know where they are.
    note(bot, setting(application, LAST), scope.name()).await;
    let Sent::Whole(taken) = put(bot, scope.route(application), body).await? else {
        return Ok(());
    };
    let id = id_of(SUMMARY, &taken);
    bot.know_summary(id.unwrap_or(0));
    // Noted also when Discord did not tell it, or each start would ask for it again.
    note(
        bot,
        id_name,
        id.map_or_else(String::new, |id| id.to_string()),
    )
    .await;
    note(bot, name, hash).await;
    tracing::info!(scope = scope.name(), "commands registered");
    Ok(())
}

/// The id of the command of that name in Discord's answer to a registration.
fn id_of(name: &str, taken: &[u8]) -> Option<u64> {
    let commands: Vec<Registered> = serde_json::from_slice(taken).ok()?;
    let found = commands.into_iter().find(|command| command.name == name)?;
    Some(found.id.get())
}

/// A command as Discord has it.
#[derive(serde::Deserialize)]
struct Registered {
    id: CommandId,
    name: String,
}

/// Takes the commands away from where they were registered before, when that is another place than now: they would show
/// twice there, and stay when they change here.
async fn clear_other(
    bot: &Arc<Bot>,
    application: ApplicationId,
    now: Scope,
) -> Result<Cleared, Failure> {
    let last = known(bot, &setting(application, LAST)).await;
    let Some(other) = last
        .as_deref()
        .and_then(Scope::parse)
        .filter(|&last| last != now)
    else {
        return Ok(Cleared::Done);
    };
    match put(bot, other.route(application), b"[]".to_vec()).await {
        Ok(Sent::BrokenOff) => return Ok(Cleared::Not),
        Ok(Sent::Whole(_)) => tracing::info!(scope = other.name(), "commands taken away there"),
        // The bot has left that server: its commands are gone with it.
        Err(error) if matches!(error.status(), Some(403 | 404)) => {
            tracing::info!(scope = other.name(), error = %error, "commands could not be taken away there");
        }
        Err(error) => return Err(error.into()),
    }
    note(bot, setting(application, &other.name()), String::new()).await;
    note(bot, setting(application, LAST), now.name()).await;
    Ok(Cleared::Done)
}

/// Whether no commands are left where they are not to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cleared {
    Done,
    /// The shutdown came first.
    Not,
}

/// Name of the setting that holds the scope of the last registration.
const LAST: &str = "last";

/// Name of a setting about the commands of this application.
fn setting(application: ApplicationId, what: &str) -> String {
    format!("discord.commands.{application}.{what}")
}

/// Whether a request was made to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sent {
    /// With Discord's answer.
    Whole(Vec<u8>),
    /// The shutdown came first; the next start makes the request again.
    BrokenOff,
}

/// Replaces all commands of a scope. A shutdown breaks off the request and nothing else: what Discord has taken is noted
/// to the end, or the next start would register the same commands once more.
async fn put(bot: &Bot, route: Route<'_>, body: Vec<u8>) -> Result<Sent, ApiError> {
    let call = Call {
        method: LightMethod::Put,
        query: Vec::new(),
        route,
        body: Some(body),
        repeat: Repeat::Safe,
    };
    tokio::select! {
        () = bot.shutdown.cancelled() => Ok(Sent::BrokenOff),
        sent = bot.api.call(call) => sent.map(Sent::Whole),
    }
}

/// Notes what was registered. When that fails, the next start registers once more.
async fn note(bot: &Bot, name: String, value: String) {
    let engine = bot.engine.clone();
    let noted = blocking(move || Ok(engine.collection().store().set_setting(&name, &value)?)).await;
    if let Err(failure) = noted {
        let _ = failure.sentence("note registration");
    }
}

/// The hash noted at the last registration; a store that cannot be read counts as none.
async fn known(bot: &Bot, name: &str) -> Option<String> {
    let (engine, name) = (bot.engine.clone(), name.to_owned());
    blocking(move || Ok(engine.collection().store().setting(&name)?))
        .await
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn built() -> Value {
        serde_json::from_slice(&body(321).unwrap()).unwrap()
    }

    fn command(name: &str) -> Value {
        built()
            .as_array()
            .unwrap()
            .iter()
            .find(|c| c["name"] == name)
            .unwrap()
            .clone()
    }

    #[test]
    fn every_command_of_the_contract_is_there() {
        let built = built();
        let mut names: Vec<&str> = built
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|c| c["name"].as_str())
            .collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "about", "ask", "corpus", "help", "search", "sources", "summary", "why"
            ]
        );
    }

    #[test]
    fn the_body_is_the_same_every_time() {
        assert_eq!(body(500).unwrap(), body(500).unwrap());
        assert_ne!(body(500).unwrap(), body(501).unwrap());
    }

    #[test]
    fn a_scope_comes_back_from_its_name() {
        for scope in [Scope::Global, Scope::Server(GuildId::new(7))] {
            assert_eq!(Scope::parse(&scope.name()), Some(scope));
        }
        for none in ["", "0", "everywhere"] {
            assert_eq!(Scope::parse(none), None);
        }
    }

    #[test]
    fn the_id_of_a_command_is_in_discords_answer() {
        let taken = json!([{"id": "7", "name": "ask"}, {"id": "8", "name": "summary", "type": 1}]);
        let id = |taken: &Value| id_of(SUMMARY, taken.to_string().as_bytes());
        assert_eq!(id(&taken), Some(8));
        for other in [
            json!([]),
            json!({"id": "8"}),
            json!([{"id": "x", "name": SUMMARY}]),
        ] {
            assert_eq!(id(&other), None);
        }
    }

    #[test]
    fn contexts_and_permissions_are_set() {
        assert_eq!(command("ask")["contexts"], json!([0, 1]));
        let corpus = command("corpus");
        assert_eq!(corpus["contexts"], json!([0]));
        assert_eq!(corpus["default_member_permissions"], json!("32"));
        assert_eq!(corpus["options"].as_array().unwrap().len(), 3);
        let why = command("why");
        assert_eq!(why["contexts"], json!([0]));
        assert_eq!(why["default_member_permissions"], json!("32"));
        assert_eq!(why["options"][0]["max_length"], json!(321));
    }

    #[test]
    fn options_declare_their_limits_and_discords_are_kept() {
        let ask = command("ask");
        assert_eq!(ask["options"][0]["name"], json!("question"));
        assert_eq!(ask["options"][0]["max_length"], json!(321));
        assert_eq!(ask["options"][0]["required"], json!(true));
        let source = ask["options"]
            .as_array()
            .unwrap()
            .iter()
            .find(|o| o["name"] == "source")
            .unwrap()
            .clone();
        assert_eq!(
            (&source["autocomplete"], &source["max_length"]),
            (&json!(true), &json!(100))
        );
        for command in built().as_array().unwrap() {
            let length = command["description"].as_str().unwrap().chars().count();
            assert!((1..=100).contains(&length), "{command}");
            for option in command["options"].as_array().into_iter().flatten() {
                assert!(option["description"].as_str().unwrap().chars().count() <= 100);
            }
        }
    }
}
