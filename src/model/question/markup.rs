//! What stands in a message without being a word of its question: links, mentions, emoji, quoted lines, and the marks of Markdown as
//! Discord and other chats know it.

use std::sync::LazyLock;

use regex::Regex;

/// Mentions, channels, emoji, timestamps and command links as Discord writes them into a message.
static DISCORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"<(?:@[!&]?|#|a?:\w{1,32}:|t:|/[^<>]{1,100}:|id:)[^<>\s]{0,40}>"));

/// `@everyone` and `@here`.
static TO_ALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\B@(?:everyone|here)\b"));

/// The marks around a block of code, with the name of its language.
static FENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"```(?:[A-Za-z0-9+#.-]{1,20}\r?\n)?"));

/// A link with a text of its own.
static MASKED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\[([^\[\]\n]{1,300})\]\(<?https?://[^\s()<>]*>?\)"));

/// A link, with what stands before it. Behind a colon it is the value of an operator.
static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i)(^|[\s(\[{<>|*_~"'“‘])<?(?:https?://|www\.)[^\s<>]+>?"#));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

/// The text without links, mentions, emoji of a server, quoted lines and marks of Markdown. Quotation marks stay, for exact phrases.
#[must_use]
pub fn without_markup(text: &str) -> String {
    let mut plain = once(text);
    for _ in 1..DEPTH {
        let again = once(&plain);
        if again == plain {
            break;
        }
        plain = again;
    }
    plain
}

/// Markup within markup is read to this depth: a link in hidden text in bold text.
const DEPTH: usize = 6;

fn once(text: &str) -> String {
    let own = own_lines(text);
    let plain = FENCE.replace_all(&own, " ");
    let plain = DISCORD.replace_all(&plain, " ");
    let plain = MASKED.replace_all(&plain, " $1 ");
    let plain = LINK.replace_all(&plain, "$1 ");
    let plain = TO_ALL.replace_all(&plain, " ");
    let plain = without_marks(&plain);
    // Behind a mention that is gone, ">" would be taken for the beginning of a quoted line.
    plain
        .trim_start_matches(|c: char| c == '>' || c.is_whitespace())
        .to_owned()
}

/// The lines that quote nobody. `>>> ` quotes all that follows.
fn own_lines(text: &str) -> String {
    let quotes = |line: &&str| *line == ">" || line.starts_with("> ");
    let lines = text.lines().map(str::trim);
    let lines = lines.take_while(|line| !line.starts_with(">>> "));
    let lines: Vec<&str> = lines.filter(|line| !quotes(line)).collect();
    lines.join("\n")
}

/// The text without the marks of bold, italic, struck and hidden text and of code. A mark between two letters or digits stays:
/// `file_name`, `5*3`.
fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_mark) {
        let (before, marks) = rest.split_at(at);
        plain.push_str(before);
        let end = marks.find(|c| !is_mark(c)).unwrap_or(marks.len());
        let (run, after) = marks.split_at(end);
        let inside =
            plain.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        match (inside, run.len()) {
            (true, 1) => plain.push_str(run),
            (true, _) => plain.push(' '),
            (false, _) => {}
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '~' | '|' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words that are left, on a line.
    fn line(text: &str) -> String {
        let plain = without_markup(text);
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expect: &str) {
        assert_eq!(line(text), expect, "{text}");
    }

    #[test]
    fn mentions_emoji_and_timestamps_go() {
        check(
            "<@99> When  will <#5> they\nleave<:x:1>? <t:1695600000:R>",
            "When will they leave ?",
        );
        check("<@!99>", "");
        check("@everyone who is Bazoum? @here", "who is Bazoum?");
        check("write to me@here.org", "write to me@here.org");
        check("1 < 2 and 3 > 2", "1 < 2 and 3 > 2");
    }

    #[test]
    fn links_go_and_their_texts_stay() {
        check(
            "see https://example.org/niger?a=1 who left?",
            "see who left?",
        );
        check("<https://example.org> (www.example.org/x) who?", "( who?");
        check(
            "[the coup](https://example.org/a_b) when?",
            "the coup when?",
        );
        check("HTTP://EXAMPLE.ORG", "");
        check("source:https://example.org", "source:https://example.org");
    }

    #[test]
    fn marks_of_markdown_go_and_their_words_stay() {
        check(
            "**When** will _French_ troops ||leave|| `Niger`?",
            "When will French troops leave Niger?",
        );
        check("~~no~~ ***who*** __is__ he", "no who is he");
        check("```text\nWho is Bazoum?\n```", "Who is Bazoum?");
        check("```Who is Bazoum?```", "Who is Bazoum?");
        check("file_name 5*3 a**b**c", "file_name 5*3 a b c");
        check(
            "**\"exact words\"** source:\"AP_News\"",
            "\"exact words\" source:\"AP_News\"",
        );
    }

    #[test]
    fn quoted_lines_go() {
        check("> France leaves Niger\nWhen?", "When?");
        check("When?\n>>> one\ntwo", "When?");
        check("> only that", "");
        check("<@99> > When?", "When?");
        check(">5 soldiers\n3 > 2", "5 soldiers 3 > 2");
    }

    proptest! {
        #[test]
        fn what_is_read_once_is_not_read_otherwise_again(text in "(<@1>|<|>|> |>>> |\\[a\\]|\\(https://b\\)|https://c|www\\.|@here|```|[*_~|`]{1,3}|[a-c\"é]{1,3}|[ \n]){0,16}") {
            let once = line(&text);
            prop_assert_eq!(line(&once), once);
        }

        #[test]
        fn plain_words_stay(text in "[a-zé0-9?,.'\"-]{1,8}( [a-zé0-9?,.'\"-]{1,8}){0,6}") {
            prop_assert_eq!(line(&text), text);
        }
    }
}
