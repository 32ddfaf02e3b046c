//! A bot whose log goes nowhere.

use std::fs::File;
use std::process::Stdio;

use super::assert_answer;
use crate::fake::Fake;
use crate::fake::ids::{NEWS, TOKEN};
use crate::home::{Home, LEAVE};
use crate::process::{dateline, signal};

/// `dateline 2>&1 >/dev/null | head -1`, or a full disk below the log: it goes on answering and ends in order.
#[tokio::test]
async fn a_log_that_cannot_be_written_ends_no_bot() {
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    let closed = || Stdio::from(std::io::pipe().unwrap().1);
    for log in [full(), closed()] {
        let (fake, home) = (Fake::start().await, Home::with_seeds());
        let mut command = dateline(&home);
        command
            .env("DISCORD_TOKEN", TOKEN)
            .env("DISCORD_API_BASE", fake.base())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let mut child = command.spawn().unwrap();
        fake.ready().await;
        assert_answer(&fake.person("ann").mention(NEWS, LEAVE).await);
        signal(child.id(), "TERM");
        let ended = tokio::task::spawn_blocking(move || child.wait()).await;
        assert_eq!(ended.unwrap().unwrap().code(), Some(0));
    }
}
