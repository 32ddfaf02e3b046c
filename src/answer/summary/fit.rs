//! Which sentences can stand in a summary: those that tell something by themselves.

use crate::model::Article;
use crate::text::{
    AnalysedSentence, SentenceFlags, fold, is_correction, tells_of_writer, verdict_after,
};

use super::super::rank::signals::leans;

/// How well a sentence stands in a summary; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It stands on its own.
    Alone,
    /// It opens with a word that points at what stands before, or is somebody's words.
    Leaning,
    /// A list item, a line without its end, or too short to tell anything.
    Piece,
    /// A question, a heading, a byline, a turn of an interview, a claim that is judged next, furniture of a page.
    Apart,
}

/// Words of a sentence at least; shorter ones are captions and leftovers.
pub(crate) const LEAST_WORDS: usize = 4;

/// How well a sentence of an article stands in a summary.
pub(crate) fn fit(article: &Article, sentence: &AnalysedSentence) -> Fit {
    let text = sentence.span.cut(&article.text).unwrap_or("");
    // A claim without its verdict would be told as if it were so.
    if verdict_after(&article.text, sentence.span).is_some() || is_correction(text) {
        return Fit::Apart;
    }
    let author = article.meta.author.as_deref();
    if author.is_some_and(|author| tells_of_writer(author, text)) {
        return Fit::Apart;
    }
    of(line(article, sentence), text, sentence)
}

/// What stands on the sentence's line before it: a list marker is parted from its item.
fn line<'a>(article: &'a Article, sentence: &AnalysedSentence) -> &'a str {
    let before = article.text.get(..sentence.span.start()).unwrap_or("");
    before.rsplit('\n').next().unwrap_or("")
}

fn of(before: &str, text: &str, sentence: &AnalysedSentence) -> Fit {
    let has = |flag| sentence.flags.has(flag);
    let turn = opens_turn(text) || opens_turn(before.trim_start());
    let apart = has(SentenceFlags::QUESTION) || has(SentenceFlags::HEADING) || is_byline(text);
    let link = text.contains("://");
    let apart = apart || has(SentenceFlags::FURNITURE) || only_welcomes(text);
    if apart || turn || link || text.starts_with('|') {
        return Fit::Apart;
    }
    let listed = is_marker(before.trim()) || opens_item(text) || opens_with_speaker(text);
    if listed || has(SentenceFlags::UNFINISHED) || sentence.tokens.len() < LEAST_WORDS {
        return Fit::Piece;
    }
    let quoted = has(SentenceFlags::ALL_QUOTED)
        || has(SentenceFlags::OPENS_QUOTE) && !has(SentenceFlags::HAS_SPEAKER);
    let quoted = quoted || is_unnamed_speech(text);
    if leans(sentence.flags) || quoted || has(SentenceFlags::OPENS_CONNECTIVE) {
        return Fit::Leaning;
    }
    Fit::Alone
}

/// Whether a sentence is a quotation of somebody whom only a pronoun names: “It is open,” he said.
pub(super) fn is_unnamed_speech(text: &str) -> bool {
    let mut chars = text.chars();
    let close = match chars.next() {
        Some('“') => '”',
        Some('"') => '"',
        _ => return false,
    };
    let Some((_, outside)) = chars.as_str().split_once(close) else {
        return false;
    };
    let words = outside.split(|c: char| !c.is_alphabetic());
    // “…,” said she: the speaker is the second word at most.
    let mut opening = words.filter(|word| !word.is_empty()).take(2);
    opening.any(|word| ["he", "she", "they"].contains(&word))
}

/// What newsletters, live reports and broadcasts say to whoever comes in, folded; and how a live report ends.
const WELCOMES: &[&str] = &[
    "here is what you need to know",
    "here's what you need to know",
    "here is what we know",
    "here's what we know",
    "here is what happened",
    "here's what happened",
    "good morning",
    "good afternoon",
    "good evening",
    "welcome to",
    "welcome back",
    "thank you for joining",
    "thanks for joining",
    "we are closing",
    "we're closing",
    "that is all for",
    "that's all for",
];
/// Words of such a sentence at most.
const WELCOME_WORDS: usize = 12;

/// Whether a sentence only greets those who read it.
fn only_welcomes(text: &str) -> bool {
    let folded = fold(text).replace('’', "'");
    text.split_whitespace().count() <= WELCOME_WORDS
        && WELCOMES.iter().any(|opening| folded.starts_with(opening))
}

/// "JANE ROE, HOST: …": somebody's words in a transcript, which mostly need what was asked.
fn opens_with_speaker(text: &str) -> bool {
    let Some((speaker, _)) = text.split_once(": ") else {
        return false;
    };
    let mut letters = speaker.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && speaker.len() <= LONGEST_SPEAKER
        && letters.clone().count() > 2
        && letters.all(char::is_uppercase)
}

/// Longest name of a speaker with an office, in bytes.
const LONGEST_SPEAKER: usize = 60;

/// "Q: …", "A: …".
fn opens_turn(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some(':')
}

/// "By Jane Roe", a line of hardly anything but names.
fn is_byline(text: &str) -> bool {
    let rest = text
        .strip_prefix("By ")
        .or_else(|| text.strip_prefix("BY "));
    rest.is_some_and(|rest| {
        let words = rest.split_whitespace();
        let lower = words.clone().filter(|w| w.starts_with(char::is_lowercase));
        words.clone().count() <= 8 && lower.count() <= 1 && !rest.ends_with('.')
    })
}

/// "1.", "2)", "-", "*", "•".
fn is_marker(text: &str) -> bool {
    let number = text.strip_suffix(['.', ')']).unwrap_or(text);
    matches!(text, "-" | "*" | "•" | "+" | "–")
        || !number.is_empty()
            && number.len() <= 3
            && number != text
            && number.bytes().all(|b| b.is_ascii_digit())
}

/// A sentence that holds its own list marker.
fn opens_item(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    first != text && is_marker(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::{Analysis, Sentence};

    fn check(before: &str, text: &str, expected: Fit) {
        let whole = Sentence {
            span: Span::of(text),
            paragraph: 0,
        };
        let analysis = Analysis::of(text, &[whole]);
        assert_eq!(of(before, text, &analysis.sentences[0]), expected, "{text}");
    }

    #[test]
    fn headings_questions_and_turns_stand_apart() {
        check("", "When will the coal plant in Brekke close?", Fit::Apart);
        check("", "# Five things to know", Fit::Apart);
        check("", "A: In 2027, as we promised to the voters.", Fit::Apart);
        check("", "By Jane Roe, Example Times", Fit::Apart);
        check("", "Here’s what you need to know.", Fit::Apart);
        check("", "JANE ROE, HOST: It's ten past eight.", Fit::Piece);
        check(
            "",
            "NATO ships left: the mayor of Brekke saw them go.",
            Fit::Alone,
        );
        check("", "| 2025 | 90 | 120 | 140 |", Fit::Apart);
    }

    #[test]
    fn items_and_unfinished_lines_are_pieces() {
        check(
            "- ",
            "The carbon tax rises to 120 crowns a tonne.",
            Fit::Piece,
        );
        check(
            "2. ",
            "It bans new oil and gas licences from 2025.",
            Fit::Piece,
        );
        check(
            "",
            "1. The law was passed on June 18 by 79 votes.",
            Fit::Piece,
        );
        check(
            "",
            "The ambassador to Niger, Sylvain Itte, to France",
            Fit::Piece,
        );
    }

    #[test]
    fn a_sentence_that_points_back_leans() {
        check("", "She thanked the builders of the bridge.", Fit::Leaning);
        check("", "“We have no time to lose in this.”", Fit::Leaning);
        for unnamed in [
            "“We have no time to lose in this,” he told reporters in Paris.",
            "\"We have no time to lose in this,\" said she.",
        ] {
            check("", unnamed, Fit::Leaning);
        }
        check(
            "",
            "“We have no time to lose,” Roe said when he came.",
            Fit::Alone,
        );
        check(
            "",
            "Parliament elected Anna Lindholm on Tuesday.",
            Fit::Alone,
        );
        check(
            "",
            "By Friday the river had risen by two metres.",
            Fit::Alone,
        );
    }
}
