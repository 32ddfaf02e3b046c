//! Counts marked with the whole of their words: "47-year-old", not "47-year"; "two Indian nationals", not "two Indian".

use crate::model::Span;
use crate::text::{AnalysedToken, TokenFlags};

/// What goes on behind a year of age.
const OF_AGE: &[&str] = &["-old", "-olds"];

/// A count and the word that was asked for, with what belongs to that word behind it.
pub(super) fn whole(counted: Span, tokens: &[AnalysedToken], text: &str) -> Span {
    let behind = text.get(counted.end()..).unwrap_or("");
    let ends = |end: &&&str| {
        let rest = behind.strip_prefix(**end);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if let Some(end) = OF_AGE.iter().find(ends) {
        return Span::new(counted.start(), counted.end() + end.len()).unwrap_or(counted);
    }
    of_a_people(counted, tokens, text).unwrap_or(counted)
}

/// "two Indian nationals": a people's name before what those who are counted are.
fn of_a_people(counted: Span, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let at = tokens.iter().rposition(|t| counted.contains(t.span))?;
    let noun = tokens.get(at + 1)?;
    let word = noun.span.cut(text)?;
    let proper =
        |t: &AnalysedToken| t.flags.has(TokenFlags::NAME) || t.flags.has(TokenFlags::PLACE);
    let singular = !tokens[at].span.cut(text)?.ends_with('s');
    let beside = text.get(counted.end()..noun.span.start()) == Some(" ");
    let plural = word.ends_with('s') || ["people", "men", "women", "children"].contains(&word);
    let fits = proper(&tokens[at])
        && singular
        && beside
        && plural
        && !proper(noun)
        && !noun.flags.has(TokenFlags::STOP);
    fits.then(|| counted.join(noun.span))
}
