//! Registering the commands: one bulk PUT, and only when they changed since the last one.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use serenity::all::{ApplicationId, GuildId, LightMethod};
use serenity::http::Route;

use super::bot::Bot;
use super::client::Call;
use super::commands;
use super::errors::Failure;
use super::limits::TYPED;
use super::retry::{Repeat, back_off, jitter};
use super::work::blocking;
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
        // A registration broken off by a shutdown is made again at the next start.
        let result = tokio::select! {
            () = bot.shutdown.cancelled() => return,
            result = register(&bot, application) => result,
        };
        match result {
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

async fn register(bot: &Arc<Bot>, application: ApplicationId) -> Result<(), Failure> {
    let body = body(bot.settings.question_limit)?;
    let hash = VersionHash::of(&String::from_utf8_lossy(&body)).to_hex();
    let scope = bot
        .settings
        .guild
        .map_or_else(|| "global".to_owned(), |guild| guild.to_string());
    let name = format!("discord.commands.{application}.{scope}");
    if known(bot, &name).await.as_deref() == Some(hash.as_str()) {
        tracing::debug!(scope, "the commands have not changed");
        return Ok(());
    }
    let route = match bot.settings.guild {
        Some(guild) => Route::GuildCommands {
            application_id: application,
            guild_id: GuildId::new(guild),
        },
        None => Route::Commands {
            application_id: application,
        },
    };
    bot.api
        .call(Call {
            method: LightMethod::Put,
            route,
            body: Some(body),
            repeat: Repeat::Safe,
        })
        .await?;
    tracing::info!(scope, "commands registered");
    let engine = bot.engine.clone();
    let noted = blocking(move || Ok(engine.collection().store().set_setting(&name, &hash)?)).await;
    if let Err(failure) = noted {
        // They are registered; the next start registers them once more.
        let _ = failure.sentence("note registration");
    }
    Ok(())
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
                "about", "ask", "corpus", "help", "search", "sources", "summary"
            ]
        );
    }

    #[test]
    fn the_body_is_the_same_every_time() {
        assert_eq!(body(500).unwrap(), body(500).unwrap());
        assert_ne!(body(500).unwrap(), body(501).unwrap());
    }

    #[test]
    fn contexts_and_permissions_are_set() {
        assert_eq!(command("ask")["contexts"], json!([0, 1]));
        let corpus = command("corpus");
        assert_eq!(corpus["contexts"], json!([0]));
        assert_eq!(corpus["default_member_permissions"], json!("32"));
        assert_eq!(corpus["options"].as_array().unwrap().len(), 3);
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
