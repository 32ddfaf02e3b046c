//! Which sentence asks, and which of its words is the question word.

use std::ops::Range;

use super::lists::YES_NO;
use crate::answer::plan::words;
use crate::text::Token;

/// The words of the last sentence that asks (holds a question word), else all of them.
pub(super) fn asking_part(text: &str, toks: &[Token]) -> Range<usize> {
    let mut best = 0..toks.len();
    let mut start = 0;
    for (at, token) in toks.iter().enumerate() {
        let next = toks.get(at + 1).map_or(text.len(), |t| t.span.start());
        let gap = text.get(token.span.end()..next).unwrap_or("");
        let ends = at + 1 == toks.len()
            || gap.contains(['?', '!'])
            || (gap.contains(". ") && token.word.len() > 2);
        if ends {
            let part = &toks[start..=at];
            if gap.contains('?') || part.iter().any(|t| is_question_word(&t.word)) {
                best = start..at + 1;
            }
            start = at + 1;
        }
    }
    best
}

/// Whether a word asks: "who", also as "whos".
pub(crate) fn is_question_word(word: &str) -> bool {
    matches!(
        word,
        "what"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "when"
            | "where"
            | "why"
            | "how"
            | "whos"
            | "whats"
            | "who's"
            | "what's"
    )
}

/// Whether a word in front makes a question one that yes or no answers: "is", "isn't".
pub(super) fn opens_yes_no(word: &str) -> bool {
    match word.strip_suffix("n't") {
        Some("ca" | "wo") => true,
        Some(verb) => YES_NO.contains(&verb),
        None => YES_NO.contains(&word),
    }
}

/// Whether a question word behind "do", "is" and the like is what is asked, as in "Do you know who won?", "Did he say when?" and "Is there
/// word on why?"; in "Was the man who fled caught?" it is not.
fn is_indirect(part: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| part[before].word.as_str()) else {
        return false;
    };
    let relative = matches!(part[at].word.as_str(), "which" | "whom" | "whose");
    words::opens_indirect_question(before)
        || !relative && matches!(before, "on" | "of" | "about" | "and" | "or")
}

/// The word that asks: the one in front ("In which year …"), unless it opens a clause of its own ("When he left, who …"); else the
/// last "which", "what" or "how" that is no relative pronoun ("the book, which …"), else the last "who", "when" or "where" of that sort.
pub(super) fn question_word(text: &str, part: &[Token]) -> Option<usize> {
    let yes_or_no = part.first().is_some_and(|first| opens_yes_no(&first.word));
    let asks: Vec<usize> = (0..part.len())
        .filter(|at| is_question_word(&part[*at].word))
        .filter(|at| !yes_or_no || is_indirect(part, *at))
        .collect();
    let first = *asks.first()?;
    let comma_before = |at: usize| {
        at > 0
            && text
                .get(part[at - 1].span.end()..part[at].span.start())
                .is_some_and(|gap| gap.contains(','))
    };
    let of = |words: &[&str], at: usize| words.contains(&part[at].word.as_str());
    let later = |words: &[&str], relative: bool| {
        asks.iter()
            .rev()
            .copied()
            .find(|at| *at > first && of(words, *at) && (relative || !comma_before(*at)))
    };
    let in_front = first == 0 || first == 1 && words::is_filler(&part[0].word);
    if in_front {
        let clause = of(&["when", "where"], first);
        let main = later(&["what", "which", "who", "whom", "how", "why"], true);
        return match main {
            Some(main) if clause && comma_before(main) => Some(main),
            _ => Some(first),
        };
    }
    let plain = |words: &[&str]| {
        asks.iter()
            .rev()
            .copied()
            .find(|at| of(words, *at) && !comma_before(*at))
    };
    plain(&["what", "which", "how", "whose", "whom", "whats", "what's"])
        .or_else(|| plain(&["who", "where", "why", "whos", "who's"]))
        .or(Some(first))
}
