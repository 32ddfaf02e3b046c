//! Commands that are typed into a message instead of picked from Discord's list, as in "@Dateline /ask when will they leave?": Discord
//! sends them as plain words, so they are taken for what they ask.

/// Commands with what they are in a question's words: what stands before the rest of the message, and a whole message.
const TYPED: &[(&str, &str, &str)] = &[
    ("/ask", "", ""),
    ("/search", "", ""),
    ("/summary", "summary of ", "summary"),
    ("/sources", "", "what sources do you have"),
];

/// A message on one line with a command at its beginning put into words.
pub(super) fn in_words(text: &str) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let known = TYPED
        .iter()
        .find(|(command, ..)| first.eq_ignore_ascii_case(command));
    match known {
        Some((_, _, alone)) if rest.is_empty() => (*alone).to_owned(),
        Some((_, before, _)) => format!("{before}{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_typed_command_is_what_it_asks() {
        for (typed, words) in [
            ("/ask When will they leave?", "When will they leave?"),
            ("/Ask", ""),
            ("/summary bridge", "summary of bridge"),
            ("/summary", "summary"),
            ("/sources", "what sources do you have"),
            ("/help", "/help"),
            ("/askew", "/askew"),
            ("Who uses /ask most?", "Who uses /ask most?"),
            ("", ""),
        ] {
            assert_eq!(in_words(typed), words, "{typed}");
        }
    }
}
