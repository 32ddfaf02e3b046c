//! Reading single variables: each function gives a value to go on with and notes the fault, so that one run lists
//! them all.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use super::{Config, ConfigFault, VARIABLES, is_for_a_shell, slips};
use crate::discord::Token;
use crate::telemetry::{self, LogFormat};

pub(super) struct Reader<'a> {
    vars: &'a BTreeMap<String, String>,
    faults: Vec<ConfigFault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(vars: &'a BTreeMap<String, String>) -> Self {
        Self {
            vars,
            faults: Vec::new(),
        }
    }

    /// Gives the configuration when nothing was wrong.
    pub(super) fn finish(self, config: Config) -> Result<Config, Vec<ConfigFault>> {
        if self.faults.is_empty() {
            Ok(config)
        } else {
            Err(self.faults)
        }
    }

    /// The trimmed value, without the quotation marks around it that `docker run --env-file` leaves there; `None` when not set or
    /// blank.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        debug_assert!(
            VARIABLES.iter().any(|known| known.name == name),
            "{name} is missing in the table"
        );
        let value = unquoted(self.vars.get(name)?.trim());
        (!value.is_empty()).then_some(value)
    }

    fn fault(&mut self, name: &str, value: &str, advice: impl Into<String>) {
        self.faults.push(ConfigFault {
            variable: name.to_owned(),
            value: Some(value.to_owned()),
            advice: advice.into(),
        });
    }

    /// A folder.
    pub(super) fn path(&mut self, name: &str) -> PathBuf {
        let value = self.text(name).unwrap_or_else(|| default_of(name));
        if is_for_a_shell(value.as_ref()) {
            self.fault(
                name,
                value,
                "write the whole path; ~ stands for the home folder in a shell only",
            );
        }
        PathBuf::from(value)
    }

    /// The token, without the `Bot ` that some guides put before it. Only Discord's own have its form: what a proxy or a test takes at
    /// `DISCORD_API_BASE` is theirs to say.
    pub(super) fn token(&mut self, name: &str) -> Option<Token> {
        let value = self.text(name)?;
        let token = value.strip_prefix("Bot ").unwrap_or(value).trim_start();
        let of_discord = self.text("DISCORD_API_BASE").is_none();
        let what = if !token.chars().all(|c| c.is_ascii_graphic()) {
            "a token has no blanks and no special characters; copy it again from"
        } else if of_discord && !has_three_parts(token) {
            "this is no token, which has three parts with dots between them; copy yours from"
        } else {
            return Some(Token::new(token.to_owned()));
        };
        self.faults.push(ConfigFault {
            variable: name.to_owned(),
            value: None,
            advice: format!(
                "{what} https://discord.com/developers/applications (Bot, Reset Token)"
            ),
        });
        None
    }

    /// A file of certificates. Only a look whether it can be one, so that what is wrong is told with the other faults rather than by a
    /// bot that starts.
    pub(super) fn certificate(&mut self, name: &str) -> Option<PathBuf> {
        let value = self.text(name)?;
        let reason = match std::fs::read(value) {
            Err(error) => format!("cannot be read ({error})"),
            Ok(bytes) if !holds(&bytes, b"-----BEGIN") => "holds no certificate".to_owned(),
            Ok(_) => return Some(PathBuf::from(value)),
        };
        let advice = format!("{reason}; name a PEM file, or leave it out");
        self.fault(name, value, advice);
        None
    }

    pub(super) fn id(&mut self, name: &str) -> Option<u64> {
        let value = self.text(name)?;
        let id = snowflake(value);
        if id.is_none() {
            self.fault(
                name,
                value,
                "write the id alone, a number such as 1098765432109876543 (Discord: Settings, Advanced, Developer Mode, then right-click, Copy ID)",
            );
        }
        id
    }

    pub(super) fn ids(&mut self, name: &str) -> Vec<u64> {
        let mut ids = Vec::new();
        let parts = self.text(name).unwrap_or_default();
        for part in parts.split(|c: char| c == ',' || c.is_whitespace()) {
            match snowflake(part) {
                Some(id) if !ids.contains(&id) => ids.push(id),
                None if !part.is_empty() => self.fault(
                    name,
                    part,
                    "write ids alone, separated by commas: 1098765432109876543,1098765432109876544",
                ),
                _ => {}
            }
        }
        ids
    }

    pub(super) fn url(&mut self, name: &str) -> Option<String> {
        let value = self.text(name)?.trim_end_matches('/');
        let fits = reqwest::Url::parse(value)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some());
        if !fits {
            self.fault(
                name,
                value,
                "write an address that begins with http:// or https://, such as http://127.0.0.1:8080",
            );
            return None;
        }
        Some(value.to_owned())
    }

    pub(super) fn address(&mut self, name: &str) -> Option<SocketAddr> {
        let value = self.text(name)?;
        let address = value.parse().ok();
        if address.is_none() {
            self.fault(
                name,
                value,
                "write an IP address and a port, such as 127.0.0.1:8443",
            );
        }
        address
    }

    /// A whole number in `range`; the table's default when not set or wrong.
    pub(super) fn number<N>(&mut self, name: &str, range: RangeInclusive<u64>) -> N
    where
        N: TryFrom<u64> + Default,
    {
        let default = default_of(name).parse().unwrap_or(*range.start());
        let number = self.whole(name, range).unwrap_or(default);
        N::try_from(number).unwrap_or_default()
    }

    /// A whole number in `range`; `None` when not set or wrong.
    pub(super) fn optional_number(
        &mut self,
        name: &str,
        range: RangeInclusive<u64>,
    ) -> Option<usize> {
        self.whole(name, range)
            .and_then(|number| usize::try_from(number).ok())
    }

    pub(super) fn seconds(&mut self, name: &str, range: RangeInclusive<u64>) -> Duration {
        Duration::from_secs(self.number(name, range))
    }

    fn whole(&mut self, name: &str, range: RangeInclusive<u64>) -> Option<u64> {
        let value = self.text(name)?;
        let digits = value.bytes().all(|b| b.is_ascii_digit());
        let number = value.parse().ok().filter(|n| digits && range.contains(n));
        if number.is_none() {
            let (least, most) = (range.start(), range.end());
            self.fault(
                name,
                value,
                format!("write a whole number from {least} to {most}"),
            );
        }
        number
    }

    pub(super) fn filter(&mut self, name: &str) -> Option<String> {
        let value = self.text(name)?;
        if let Err(reason) = telemetry::check_filter(value) {
            self.fault(
                name,
                value,
                format!(
                    "not a log filter ({reason}); write for example info or info,dateline=debug"
                ),
            );
            return None;
        }
        Some(value.to_owned())
    }

    pub(super) fn log_format(&mut self, name: &str) -> LogFormat {
        match self.text(name) {
            None | Some("pretty") => LogFormat::Pretty,
            Some("json") => LogFormat::Json,
            Some(other) => {
                self.fault(name, other, "write pretty or json");
                LogFormat::Pretty
            }
        }
    }

    /// Two variables that exclude each other.
    pub(super) fn refuse_both(&mut self, one: &str, other: &str) {
        if let (Some(_), Some(value)) = (self.text(one), self.text(other)) {
            self.fault(
                other,
                value,
                format!("cannot be set together with {one}; take one of them out"),
            );
        }
    }

    /// Names that can only be slips, with the nearest known ones.
    pub(super) fn refuse_unknown(&mut self) {
        self.faults.extend(slips::unknown(self.vars));
    }
}

/// A value without one pair of quotation marks around it.
fn unquoted(value: &str) -> &str {
    let within = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    within('"')
        .or_else(|| within('\''))
        .map_or(value, str::trim)
}

/// Whether a text has the form of a bot's token: the bot's id, a time and a signature in letters and digits. What stands in
/// its place in examples ("your-token-here"), an application's id or its public key have not.
fn has_three_parts(token: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=".contains(c);
    let parts: Vec<&str> = token.split('.').collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(plain))
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The default that stands in the table.
fn default_of(name: &str) -> &'static str {
    VARIABLES
        .iter()
        .find(|known| known.name == name)
        .map_or("", |known| known.default)
}

/// Discord ids are whole numbers above 0 in 64 bits. Their usual length (17 to 19 digits) is not required: test
/// servers use short ones.
fn snowflake(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let id: u64 = digits.then(|| text.parse().ok())??;
    (id > 0).then_some(id)
}
