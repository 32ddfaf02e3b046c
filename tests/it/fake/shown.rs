//! A message as a person sees it: its texts, its buttons, and what Discord's markdown makes of them.

use serde_json::Value;

use super::ids::EPHEMERAL;
use super::message::Message;

/// A message at one moment.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) id: u64,
    pub(crate) channel: u64,
    pub(crate) content: String,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Value,
    pub(crate) ephemeral: bool,
    pub(crate) reference: Option<u64>,
}

impl Shown {
    /// Of a kept message.
    pub(crate) fn of(message: &Message) -> Self {
        Self {
            id: message.id,
            channel: message.channel,
            content: message.content.clone(),
            embeds: message.embeds.as_array().cloned().unwrap_or_default(),
            components: message.components.clone(),
            ephemeral: message.flags & EPHEMERAL != 0,
            reference: message.reference,
        }
    }

    /// All texts as sent, one a line: content, then each embed's parts.
    pub(crate) fn text(&self) -> String {
        let mut parts = vec![self.content.clone()];
        for embed in &self.embeds {
            let mut add = |value: &Value| parts.extend(value.as_str().map(ToOwned::to_owned));
            add(&embed["author"]["name"]);
            add(&embed["title"]);
            add(&embed["description"]);
            for field in embed["fields"].as_array().into_iter().flatten() {
                add(&field["name"]);
                add(&field["value"]);
            }
            add(&embed["footer"]["text"]);
        }
        parts.retain(|p| !p.is_empty());
        parts.join("\n")
    }

    /// All texts as a person reads them, without markup and invisible characters.
    pub(crate) fn reading(&self) -> Reading {
        read(&self.text())
    }

    /// Labels and custom ids (or URLs) of the buttons.
    pub(crate) fn buttons(&self) -> Vec<(String, String)> {
        let rows = self.components.as_array().into_iter().flatten();
        let parts = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
        let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
        parts
            .filter(|p| p["type"] == 2 && p["disabled"] != true)
            .map(|p| {
                (
                    text(&p["label"]),
                    if p["style"] == 5 {
                        text(&p["url"])
                    } else {
                        text(&p["custom_id"])
                    },
                )
            })
            .collect()
    }

    /// The custom id of the first button whose label holds `label`.
    pub(crate) fn button(&self, label: &str) -> String {
        let found = self
            .buttons()
            .into_iter()
            .find(|(l, _)| l.to_lowercase().contains(&label.to_lowercase()));
        found
            .unwrap_or_else(|| {
                panic!(
                    "no button “{label}” among {:?} of\n{}",
                    self.buttons(),
                    self.text()
                )
            })
            .1
    }

    /// Whether it has a button with that label.
    pub(crate) fn has_button(&self, label: &str) -> bool {
        self.buttons()
            .iter()
            .any(|(l, _)| l.to_lowercase().contains(&label.to_lowercase()))
    }
}

/// Text as read, and the markup that took effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) text: String,
    /// Everything but bold, slanted, small print and block quotes, which the bot itself uses. An asterisk of an article that took
    /// effect is missing from `text`.
    pub(crate) live: Vec<String>,
}

/// A character and whether markup may use it.
type Mark = (char, bool);

/// Characters that take no room or change the direction.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{61c}')
}

/// Reads text as Discord's client would: escapes, emphasis, spoilers, links, mentions, headings, quotes.
///
/// Simpler than the client (no nesting rules), and on the strict side: what might take effect counts as live.
pub(crate) fn read(source: &str) -> Reading {
    let mut live = Vec::new();
    let mut lines = Vec::new();
    for line in source.lines() {
        // Small print outside a block quote is the bot's own voice; within one it would be the article's doing.
        let line = line
            .strip_prefix(">>> ")
            .or_else(|| line.strip_prefix("> "))
            .or_else(|| line.strip_prefix("-# "))
            .unwrap_or(line);
        if ["# ", "## ", "### ", "-# "]
            .iter()
            .any(|h| line.starts_with(h))
        {
            live.push(format!("heading: {line}"));
        }
        lines.push(line);
    }
    let mut marks = unescape(&lines.join("\n"));
    find_tags(&marks, &mut live);
    find_links(&marks, &mut live);
    for own in ["**", "*"] {
        strip_pairs(&mut marks, own, None);
    }
    for style in ["||", "~~", "__", "_", "`"] {
        strip_pairs(&mut marks, style, Some(&mut live));
    }
    let text = marks
        .into_iter()
        .map(|(c, _)| c)
        .filter(|c| !is_invisible(*c))
        .collect();
    Reading { text, live }
}

/// A backslash before ASCII punctuation makes it a plain character.
fn unescape(source: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                marks.push((*next, false));
                rest.next();
            }
            _ => marks.push((c, true)),
        }
    }
    marks
}

/// The marks from `at` that are live, as text.
fn live_run(marks: &[Mark], at: usize) -> String {
    marks[at..]
        .iter()
        .take(80)
        .map_while(|(c, live)| live.then_some(*c))
        .collect()
}

/// Mentions, channels, commands, custom emoji and timestamps: `<…>`.
fn find_tags(marks: &[Mark], live: &mut Vec<String>) {
    let starts = (0..marks.len()).filter(|at| marks[*at] == ('<', true));
    for run in starts.map(|at| live_run(marks, at)) {
        let Some((tag, _)) = run.split_once('>') else {
            continue;
        };
        let inner = &tag[1..];
        let opens = ["@", "#", "/", ":", "a:", "t:", "id:"]
            .iter()
            .any(|p| inner.starts_with(p));
        if opens && inner.chars().any(|c| c.is_ascii_digit()) {
            live.push(format!("tag: {tag}>"));
        }
    }
}

/// Masked links, bare links and invites.
fn find_links(marks: &[Mark], live: &mut Vec<String>) {
    for at in 0..marks.len() {
        let run = live_run(marks, at);
        if ["http://", "https://", "discord.gg/"]
            .iter()
            .any(|p| run.to_lowercase().starts_with(p))
        {
            live.push(format!("link: {run}"));
        }
        if run.starts_with("](") {
            live.push(format!("masked link: {run}"));
        }
    }
}

/// Takes out pairs of a live delimiter that enclose something, and notes them as live.
fn strip_pairs(marks: &mut Vec<Mark>, delimiter: &str, mut live: Option<&mut Vec<String>>) {
    let wanted: Vec<Mark> = delimiter.chars().map(|c| (c, true)).collect();
    let width = wanted.len();
    let mut from = 0;
    while let Some(open) = find(marks, &wanted, from) {
        let Some(close) = find(marks, &wanted, open + width + 1) else {
            return;
        };
        let before = |at: usize| at.checked_sub(1).map(|b| marks[b].0);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // `snake_case` and `2 * 3` are plain.
        let inside_word =
            delimiter == "_" && (word(before(open)) || word(marks.get(close + 1).map(|m| m.0)));
        let loose = width == 1 && delimiter != "`" && marks[open + width].0.is_whitespace();
        if inside_word || loose {
            from = open + width;
            continue;
        }
        if let Some(live) = live.as_deref_mut() {
            let inner: String = marks[open + width..close].iter().map(|m| m.0).collect();
            live.push(format!("style {delimiter}: {inner}"));
        }
        marks.drain(close..close + width);
        marks.drain(open..open + width);
        from = close - width;
    }
}

fn find(marks: &[Mark], wanted: &[Mark], from: usize) -> Option<usize> {
    let rest = marks.get(from..)?;
    rest.windows(wanted.len())
        .position(|w| w == wanted)
        .map(|at| at + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, text: &str, live: usize) {
        let reading = read(source);
        assert_eq!(
            (reading.text.as_str(), reading.live.len()),
            (text, live),
            "{source}: {:?}",
            reading.live
        );
    }

    #[test]
    fn escaped_text_is_plain() {
        check(
            r"\*a\* \_b\_ \|\|c\|\| \<@123> \[x\]\(y\)",
            "*a* _b_ ||c|| <@123> [x](y)",
            0,
        );
        check(
            "snake_case_word and 2 * 3 * 4",
            "snake_case_word and 2 * 3 * 4",
            0,
        );
        check("> a **bold** quote", "a bold quote", 0);
        check("-# — a source", "— a source", 0);
        check("@\u{200b}everyone", "@everyone", 0);
    }

    #[test]
    fn what_takes_effect_is_told() {
        check("<@123>", "<@123>", 1);
        check("[x](https://a.b)", "[x](https://a.b)", 2);
        check("||hidden||", "hidden", 1);
        check("*slanted* and _too_", "slanted and too", 1);
        check("# Heading", "# Heading", 1);
        check("> -# small", "-# small", 1);
        check("-# -# small", "-# small", 1);
        check("<t:1700000000:D>", "<t:1700000000:D>", 1);
    }
}
