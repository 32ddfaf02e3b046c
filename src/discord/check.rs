//! What `dateline check` says of the token.

use serenity::all::{ApplicationId, GuildId, Permissions};
use serenity::http::Route;

use super::client::{Api, connect};
use super::permissions::{invite_link, missing};
use super::retry::ApiError;
use super::start::Me;
use super::{BotError, BotSettings};

/// Servers that are named when a permission is missing there.
const NAMED: usize = 10;

#[derive(serde::Deserialize)]
struct Application {
    id: ApplicationId,
}

#[derive(serde::Deserialize)]
struct Server {
    id: GuildId,
    name: String,
    permissions: Permissions,
}

/// Who the bot is, where permissions are missing, and the invite link.
pub(super) async fn check(settings: &BotSettings) -> Result<String, BotError> {
    let api = connect(settings)?;
    let me: Me = api.get(Route::UserMe).await.map_err(refuse)?;
    // The application's id is the bot's for all but very old bots.
    let application = match api
        .get::<Application>(Route::Oauth2ApplicationCurrent)
        .await
    {
        Ok(application) => application.id.get(),
        Err(_) => me.id.get(),
    };
    let mut lines = vec![format!("bot: {} (id {})", me.username, me.id)];
    lines.extend(servers(&api, settings).await);
    lines.push(format!("invite: {}", invite_link(application)));
    Ok(lines.join("\n"))
}

fn refuse(error: ApiError) -> BotError {
    match error.status() {
        Some(401) => BotError::WrongToken,
        _ => BotError::Failed(format!("the token could not be checked: {error}")),
    }
}

async fn servers(api: &Api, settings: &BotSettings) -> Vec<String> {
    let servers: Vec<Server> = match api.get(Route::UserMeGuilds).await {
        Ok(servers) => servers,
        Err(error) => return vec![format!("servers: could not be listed ({error})")],
    };
    let mut lines = vec![match servers.len() {
        0 => "servers: none yet; open the invite link".to_owned(),
        number => format!("servers: {number}"),
    }];
    if let Some(guild) = settings.guild
        && !servers.iter().any(|server| server.id.get() == guild)
    {
        lines.push(format!(
            "DISCORD_GUILD_ID {guild} is not one of them; invite the bot there or correct the id"
        ));
    }
    let lacking = servers.iter().filter_map(|server| {
        let names = missing(server.permissions);
        (!names.is_empty()).then(|| {
            format!(
                "missing permissions in {}: {}",
                server.name,
                names.join(", ")
            )
        })
    });
    lines.extend(lacking.take(NAMED));
    lines
}
