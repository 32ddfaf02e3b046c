//! What `dateline check` says of the token.

use serenity::all::{ApplicationId, GuildId, Permissions};
use serenity::http::Route;

use super::check_channels::{self, Place};
use super::client::{Api, connect};
use super::permissions::{invite_link, missing};
use super::retry::ApiError;
use super::start::{Me, refused_for_good};
use super::{BotError, BotSettings};
use crate::locales::en::discord::check as texts;

/// Lines of one kind that are shown; the others are counted.
const NAMED: usize = 10;

/// The permission without which answers are plain text.
const EMBED_LINKS: &str = "Embed Links";

/// Servers that Discord lists at once.
const PAGE: usize = 200;

/// What was found out about the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Who the bot is and where, line by line, for the operator.
    pub text: String,
    /// What is missing where, line by line; empty when nothing is.
    pub permissions: String,
    /// Whether the bot has the permissions without which it cannot answer.
    pub permitted: bool,
}

/// A list of things to say, of which some keep the bot from answering.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) faults: Vec<String>,
    pub(super) notes: Vec<String>,
}

impl Findings {
    /// Notes what is missing somewhere, if anything is: as a fault unless answers come without it.
    pub(super) fn note(&mut self, missing: &[&str], line: String) {
        match missing {
            [] => {}
            [only] if *only == EMBED_LINKS => {
                self.notes.push(texts::only_plain(&line));
            }
            _ => self.faults.push(line),
        }
    }
}

#[derive(serde::Deserialize)]
struct Application {
    id: ApplicationId,
}

/// A server that the bot is in.
#[derive(serde::Deserialize)]
pub(super) struct Server {
    pub(super) id: GuildId,
    pub(super) name: String,
    /// What the bot's roles add up to there, before any channel changes it.
    pub(super) permissions: Permissions,
}

/// Who the bot is, where permissions are missing, and the invite link.
pub(super) async fn check(settings: &BotSettings) -> Result<Checked, BotError> {
    let api = connect(settings)?;
    let me: Me = api
        .get(Route::UserMe)
        .await
        .map_err(|error| refuse(&api, &error))?;
    // The application's id is the bot's for all but very old bots.
    let application = match api
        .get::<Application>(Route::Oauth2ApplicationCurrent)
        .await
    {
        Ok(application) => application.id.get(),
        Err(_) => me.id.get(),
    };
    let mut lines = vec![format!("bot: {} (id {})", me.username, me.id)];
    let (mut permissions, mut permitted) = (Vec::new(), true);
    match servers(&api).await {
        Ok(servers) => {
            lines.extend(listed(&servers, settings));
            let findings = findings(&api, settings, &me, &servers).await;
            permitted = findings.faults.is_empty();
            permissions.extend(shortened(findings.faults));
            permissions.extend(shortened(findings.notes));
        }
        Err(error) => lines.push(format!("servers: could not be listed ({error})")),
    }
    if !settings.moderator_roles.is_empty() || !settings.operators.is_empty() {
        lines.push(texts::show_corpus(&me.username));
    }
    lines.push(format!("invite: {}", invite_link(application)));
    Ok(Checked {
        text: lines.join("\n"),
        permissions: permissions.join("\n"),
        permitted,
    })
}

fn refuse(api: &Api, error: &ApiError) -> BotError {
    match error.status() {
        Some(401) => BotError::WrongToken,
        _ if error.will_last() => refused_for_good(api, error),
        _ => BotError::Failed(format!("the token could not be checked: {error}")),
    }
}

/// All servers, page by page.
async fn servers(api: &Api) -> Result<Vec<Server>, ApiError> {
    let mut all: Vec<Server> = Vec::new();
    loop {
        let mut query = vec![("limit", PAGE.to_string())];
        query.extend(all.last().map(|last| ("after", last.id.to_string())));
        let page: Vec<Server> = api.get_with(Route::UserMeGuilds, query).await?;
        let more = page.len() >= PAGE;
        all.extend(page);
        if !more {
            return Ok(all);
        }
    }
}

/// How many servers there are, and whether the one for development is among them.
fn listed(servers: &[Server], settings: &BotSettings) -> Vec<String> {
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
    lines
}

/// What is missing where. With an allow-list its channels count and nothing else does; without one, the servers.
async fn findings(api: &Api, settings: &BotSettings, me: &Me, servers: &[Server]) -> Findings {
    let place = Place { api, me, servers };
    if !settings.channels.is_empty() {
        return check_channels::allowed(&place, &settings.channels).await;
    }
    let mut findings = Findings::default();
    for server in servers {
        let missing = missing(server.permissions);
        findings.note(&missing, texts::missing(&server.name, &missing));
    }
    findings
        .notes
        .extend(check_channels::restricted(&place).await);
    findings
}

/// The first few lines, and how many more there are.
fn shortened(mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(NAMED);
    lines.truncate(NAMED);
    if more > 0 {
        lines.push(texts::and_more(more));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_embed_links_alone_there_are_answers_all_the_same() {
        let mut findings = Findings::default();
        findings.note(&[], "none".to_owned());
        findings.note(
            &missing(super::super::permissions::NEEDED - Permissions::EMBED_LINKS),
            "a".to_owned(),
        );
        assert_eq!((findings.faults.len(), findings.notes.len()), (0, 1));
        findings.note(&["Embed Links", "Send Messages"], "b".to_owned());
        assert_eq!((findings.faults.len(), findings.notes.len()), (1, 1));
    }

    #[test]
    fn many_lines_are_counted_rather_than_left_out_silently() {
        let lines: Vec<String> = (0..12).map(|n| n.to_string()).collect();
        let shown = shortened(lines);
        assert_eq!(shown.len(), NAMED + 1);
        assert!(shown[NAMED].contains("2 more"), "{shown:?}");
        assert_eq!(shortened(vec!["a".to_owned()]), ["a"]);
    }
}
