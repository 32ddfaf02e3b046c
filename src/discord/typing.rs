//! "Dateline is typing…" in a channel, while an answer to a message takes long: what "thinking…" is for commands.

use std::time::Duration;

use serenity::all::{ChannelId, LightMethod};
use serenity::http::Route;

use super::bot::Bot;
use super::client::Call;
use super::respond::DEFER_AFTER;
use super::retry::Repeat;

/// How often it is said: Discord shows it for ten seconds, or until the message is there.
const EVERY: Duration = Duration::from_secs(8);

/// Waits for `work`, and shows that the bot is typing as long as it takes long.
pub(super) async fn while_typing<T>(
    bot: &Bot,
    channel: ChannelId,
    work: impl Future<Output = T>,
) -> T {
    tokio::pin!(work);
    let mut pause = DEFER_AFTER;
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = after(pause, say(bot, channel)) => pause = EVERY,
        }
    }
}

async fn after(pause: Duration, then: impl Future<Output = ()>) {
    tokio::time::sleep(pause).await;
    then.await;
}

/// A courtesy: where it fails nothing is lost.
async fn say(bot: &Bot, channel_id: ChannelId) {
    let call = Call {
        method: LightMethod::Post,
        query: Vec::new(),
        route: Route::ChannelTyping { channel_id },
        body: None,
        repeat: Repeat::Failed,
    };
    if let Err(error) = bot.api.call(call).await {
        tracing::debug!(error = %error, "it could not be shown that an answer is on its way");
    }
}
