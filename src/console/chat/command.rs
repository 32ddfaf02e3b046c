//! The commands of the chat: lines that begin with `/`.

/// A line that begins with `/`.
pub(super) enum Command<'a> {
    Help,
    More,
    Context(&'a str),
    Why,
    Summary(&'a str),
    Search(&'a str),
    Sources,
    Quit,
    Unknown(&'a str),
}

impl<'a> Command<'a> {
    /// `None` when the line is a question.
    pub(super) fn parse(line: &'a str) -> Option<Self> {
        if !line.starts_with('/') {
            return None;
        }
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        Some(match name {
            "/help" | "/?" | "/h" => Self::Help,
            "/more" | "/m" => Self::More,
            "/context" | "/c" => Self::Context(rest),
            "/why" => Self::Why,
            "/summary" => Self::Summary(rest),
            "/search" => Self::Search(rest),
            "/ask" => return None,
            "/sources" => Self::Sources,
            "/quit" | "/exit" | "/q" => Self::Quit,
            other => Self::Unknown(other),
        })
    }
}

/// The commands as `/help` lists them.
const NAMES: &[&str] = &[
    "/help", "/more", "/context", "/why", "/summary", "/search", "/ask", "/sources", "/quit",
    "/exit",
];
/// Letters from which on two may be wrong, as in names of variables; and letters of a beginning that is taken for a name.
const LONG: usize = 6;
const BEGINNING: usize = 3;

/// The command that was meant by one that there is not: it differs by a letter, by two where it is long, or is the beginning of a single one.
pub(super) fn meant(typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    let letters = |name: &str| name.chars().count() - 1;
    let slip = |name: &&&str| {
        let most = 1 + usize::from(letters(name) >= LONG);
        strsim::osa_distance(&typed, name) <= most
    };
    let mut begun = NAMES.iter().filter(|name| name.starts_with(&typed));
    let only = begun.next().filter(|_| begun.next().is_none());
    let named = NAMES.iter().find(|name| **name == typed);
    let slipped = NAMES
        .iter()
        .filter(slip)
        .min_by_key(|name| strsim::osa_distance(&typed, name));
    let begun = only.filter(|_| letters(&typed) >= BEGINNING);
    named.or(begun).or(slipped).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_known_by_what_it_is_nearly_called() {
        for (typed, name) in [
            ("/summry", Some("/summary")),
            ("/sumarry", Some("/summary")),
            ("/Summary", Some("/summary")),
            ("/sum", Some("/summary")),
            ("/serach", Some("/search")),
            ("/contxt", Some("/context")),
            ("/sorces", Some("/sources")),
            ("/wyh", Some("/why")),
            ("/halp", Some("/help")),
            ("/s", None),
            ("/weather", None),
            ("/", None),
            ("/2", None),
        ] {
            assert_eq!(meant(typed), name, "{typed}");
        }
    }
}
