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
