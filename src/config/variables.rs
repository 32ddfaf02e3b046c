//! The table of variables: the one place that `.env.example`, the README and the parser are compared with.

use std::fmt::Write as _;

/// A variable that Dateline reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What is used when it is not set; blank when nothing is.
    pub default: &'static str,
    /// One or two sentences: what it does and what to write.
    pub says: &'static str,
}

const fn variable(name: &'static str, default: &'static str, says: &'static str) -> Variable {
    Variable {
        name,
        default,
        says,
    }
}

/// All variables, in the order in which people need them.
pub const VARIABLES: &[Variable] = &[
    variable(
        "DISCORD_TOKEN",
        "",
        "The bot's token, from https://discord.com/developers/applications (Bot, Reset Token). Without it there is only the terminal. Keep it secret.",
    ),
    variable(
        "DISCORD_GUILD_ID",
        "",
        "Register the commands to this one server instead of everywhere; made for development. Write the server's id.",
    ),
    variable(
        "DATELINE_CORPUS",
        "seeds",
        "Folder of articles (.txt and .md files, subfolders included).",
    ),
    variable(
        "DATELINE_DATA",
        "data",
        "Folder for the database and the index; created when missing.",
    ),
    variable(
        "DATELINE_OPERATORS",
        "",
        "User ids that may refresh the collection from Discord at any time, without the wait, and let most of it go, separated by commas.",
    ),
    variable(
        "DATELINE_MODERATOR_ROLES",
        "",
        "Role ids that may use /corpus and /why besides members with Manage Server, separated by commas. Discord shows them these commands once a server admin allows the role under Server Settings, Integrations.",
    ),
    variable(
        "DATELINE_CHANNELS",
        "",
        "Channel ids that the bot answers in, threads included, separated by commas. Blank means every channel that it can see. Direct messages are answered in any case.",
    ),
    variable(
        "DATELINE_MAX_FILE_MB",
        "5",
        "Largest article file in MiB, 1 to 1024; larger files are reported and left out.",
    ),
    variable(
        "DATELINE_QUESTION_LIMIT",
        "500",
        "Longest question in characters, 20 to 6000. Discord takes no question of more than 4000, so what is above counts in the terminal only.",
    ),
    variable(
        "DATELINE_QUESTIONS_PER_MINUTE",
        "10",
        "Questions that one Discord user may ask in a minute, 1 to 600; three times as many presses of More quotes and In context.",
    ),
    variable(
        "DATELINE_REFRESH_COOLDOWN_SECONDS",
        "60",
        "Least time between two refreshes started from Discord, 0 to 86400 seconds.",
    ),
    variable(
        "DATELINE_RECORD_DAYS",
        "30",
        "Days that answer records are kept for buttons and follow-ups, 1 to 3650. They hold no user ids.",
    ),
    variable(
        "DATELINE_ANSWER_TIMEOUT_SECONDS",
        "10",
        "Longest time that the bot works on one answer, 1 to 600 seconds.",
    ),
    variable(
        "DATELINE_SHUTDOWN_SECONDS",
        "8",
        "Longest time that running answers get to finish at shutdown, 1 to 600 seconds. Docker kills after 10.",
    ),
    variable(
        "DATELINE_WORKERS",
        "",
        "Answers worked out at the same time, 1 to 64. Blank means one for each core.",
    ),
    variable(
        "DATELINE_LOG",
        "",
        "Log filter, for example debug or info,dateline=debug. Blank means info for the bot and warn for terminal commands.",
    ),
    variable(
        "DATELINE_LOG_FORMAT",
        "pretty",
        "Log format: pretty or json (one object a line).",
    ),
    variable(
        "DISCORD_API_BASE",
        "",
        "Another address for Discord's API, such as http://127.0.0.1:8080; made for tests and proxies. Turns the built-in rate limiter off.",
    ),
    variable(
        "DISCORD_API_RESOLVE",
        "",
        "Connect to this IP:PORT instead of discord.com with the rate limiter on; made for tests. Not together with DISCORD_API_BASE.",
    ),
    variable(
        "DISCORD_API_CA",
        "",
        "PEM file of a certificate authority to trust besides the usual ones; made for tests and proxies.",
    ),
];

/// Names that belong to the project's own test suite; the program ignores them.
pub(super) const TEST_ONLY: &[&str] = &["DATELINE_TRIALS"];

/// Width of the comments in `.env.example`.
const COMMENT_WIDTH: usize = 100;

/// The text of `.env.example`.
#[must_use]
pub fn example() -> String {
    let mut text = String::from(
        "# Dateline reads these variables from the environment and from a file named .env in the\n\
         # folder where it starts. The environment wins over the file. A blank value counts as not set.\n\
         # What is commented out shows the default; take the # away to change it. A value with blanks or #\n\
         # stands between quotation marks, one with \\ or $ between single ones: 'my news'.\n",
    );
    for variable in VARIABLES {
        text.push('\n');
        for line in comment_lines(variable.says) {
            let _ = writeln!(text, "# {line}");
        }
        // Only the token waits to be filled in: a setting left as it is here would win over those of a container.
        let off = if variable.name == "DISCORD_TOKEN" {
            ""
        } else {
            "#"
        };
        let _ = writeln!(text, "{off}{}={}", variable.name, variable.default);
    }
    text
}

/// Breaks a sentence at spaces.
fn comment_lines(sentence: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in sentence.split(' ') {
        let line = lines.last_mut().expect("the list starts with one line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.len() + 1 + word.len() <= COMMENT_WIDTH {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
