//! Names that are no variables of Dateline's: which one was meant, and whether that is sure enough to stop.

use std::collections::BTreeMap;

use super::variables::TEST_ONLY;
use super::{ConfigFault, VARIABLES};

const DISCORD: &str = "DISCORD_";
const DATELINE: &str = "DATELINE_";

/// The variable that a slip costs most: without it a bot starts as a terminal chat.
const TOKEN: &str = "DISCORD_TOKEN";

/// Names that can only be slips: every unknown one with `DATELINE_`, in whatever case, and of those with `DISCORD_`, which other
/// programs have, too, the ones that differ from ours by a letter or two.
pub(super) fn unknown(vars: &BTreeMap<String, String>) -> Vec<ConfigFault> {
    let advice = |name: &str| {
        let upper = name.to_ascii_uppercase();
        if VARIABLES.iter().any(|known| known.name == name) || TEST_ONLY.contains(&name) {
            return None;
        }
        if upper.starts_with(DISCORD) {
            return slip_of(&upper).map(|known| format!("no such variable; did you mean {known}?"));
        }
        upper.starts_with(DATELINE).then(|| match nearest(&upper) {
            Some(known) => format!("no such variable; did you mean {known}?"),
            None => "no such variable; take it out, or see .env.example for the names".to_owned(),
        })
    };
    vars.keys()
        .filter_map(|name| Some(named(name, advice(name)?)))
        .collect()
}

/// Names that look like a `DISCORD_` variable and may well be another program's: worth a word. The commonest,
/// `DISCORD_BOT_TOKEN`, is.
pub(super) fn doubtful(vars: &BTreeMap<String, String>) -> Vec<ConfigFault> {
    let known = |name: &str| {
        let upper = name.to_ascii_uppercase();
        let known = VARIABLES.iter().any(|known| known.name == name);
        if known || !upper.starts_with(DISCORD) || slip_of(&upper).is_some() {
            return None;
        }
        let token = upper.contains("TOKEN").then_some(TOKEN);
        token.or_else(|| nearest(&upper))
    };
    vars.keys()
        .filter_map(|name| {
            let advice = format!("not read by Dateline; did you mean {}?", known(name)?);
            Some(named(name, advice))
        })
        .collect()
}

fn named(name: &str, advice: String) -> ConfigFault {
    ConfigFault {
        variable: name.to_owned(),
        value: None,
        advice,
    }
}

/// The known name that differs from `name`, written in capitals, by a letter, by two where it is long. A number more is a name of its own
/// (`DISCORD_TOKEN2` for a second bot).
fn slip_of(name: &str) -> Option<&'static str> {
    let digits = |name: &str| name.bytes().filter(u8::is_ascii_digit).count();
    let tail = name.strip_prefix(DISCORD)?;
    VARIABLES
        .iter()
        .map(|known| known.name)
        .filter(|known| digits(known) == digits(name))
        .find(|known| {
            let known = known.strip_prefix(DISCORD).unwrap_or_default();
            let most = if known.len() < 7 { 1 } else { 2 };
            !known.is_empty() && strsim::osa_distance(tail, known) <= most
        })
}

/// The known name that looks most like `name`, written in capitals; `None` when none is close. Jaro-Winkler favours the common prefix,
/// so the part behind it is compared.
fn nearest(name: &str) -> Option<&'static str> {
    let prefix = if name.starts_with(DISCORD) {
        DISCORD
    } else {
        DATELINE
    };
    let tail = |name: &str| name.trim_start_matches(prefix).to_owned();
    VARIABLES
        .iter()
        .filter(|known| known.name.starts_with(prefix))
        .map(|known| (strsim::jaro_winkler(&tail(name), &tail(known.name)), known))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, known)| known.name)
}
