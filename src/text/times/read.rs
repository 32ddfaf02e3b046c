//! Reading time expressions from tokens.

mod calendar;
mod phrases;

use super::{TimeExpression, TimeMeaning};
use crate::text::lexicon::{self, WordFacts};
use crate::text::tokens::{Token, TokenFlags};

/// Words before a time among which one says that it is still to come.
const AHEAD_WITHIN: usize = 10;

/// The time expressions among the tokens of `text`; token spans must belong to `text`.
pub(crate) fn time_expressions_in(text: &str, tokens: &[Token]) -> Vec<TimeExpression> {
    let reader = Reader { text, tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.read(at) {
            Some((count, meaning)) => {
                found.push(TimeExpression {
                    span: tokens[at].span.join(tokens[at + count - 1].span),
                    meaning,
                    ahead: reader.is_to_come(at) || reader.is_new_day(at, meaning),
                });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// How many tokens an expression has, at least one, and what it says.
type Read = Option<(usize, TimeMeaning)>;

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    /// The word at `at`, or nothing ("") beyond the end.
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    /// The word before `at`.
    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The word at `at` if only white space (or nothing, or a hyphen) parts it from the one before it.
    fn next(&self, at: usize) -> &'a str {
        if self
            .gap(at)
            .is_some_and(|gap| matches!(gap, "" | "-" | "–"))
        {
            self.word(at)
        } else {
            ""
        }
    }

    /// What stands between the tokens `at - 1` and `at`, without white space.
    fn gap(&self, at: usize) -> Option<&'a str> {
        let (one, other) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        Some(self.text.get(one.span.end()..other.span.start())?.trim())
    }

    /// The number at `at` written in at most `digits` digits and nothing else.
    fn digits(&self, at: usize, digits: usize) -> Option<u16> {
        let word = self.word(at);
        let plain =
            !word.is_empty() && word.len() <= digits && word.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| word.parse().ok())?
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.flags.has(TokenFlags::CAPITAL))
    }

    /// Whether the words right before `at` say that what happens then is still to come: "will vote on Sunday", "is due on Sunday".
    fn is_to_come(&self, at: usize) -> bool {
        for before in (at.saturating_sub(AHEAD_WITHIN)..at).rev() {
            if self.gap(before + 1) != Some("") {
                return false;
            }
            let word = self.word(before);
            let speech = lexicon::facts(word).has(WordFacts::SPEECH);
            if speech || lexicon::TURNS_BACK.contains(&word) {
                return false;
            }
            if lexicon::TO_COME.contains(&word) {
                return !matches!(self.before(before), "was" | "were" | "been");
            }
        }
        false
    }

    /// Whether something was moved to a day or month: "put off on Monday to 14 September".
    fn is_new_day(&self, at: usize, meaning: TimeMeaning) -> bool {
        let of_year = matches!(meaning, TimeMeaning::MonthDay(..) | TimeMeaning::Month(_));
        let moved = |at: usize| lexicon::MOVED.contains(&self.word(at));
        of_year
            && matches!(self.before(at), "to" | "until" | "till")
            && (at.saturating_sub(AHEAD_WITHIN)..at).any(moved)
    }

    fn read(&self, at: usize) -> Read {
        let token = self.tokens.get(at)?;
        if token.flags.has(TokenFlags::DIGIT) {
            return self.read_digits(at);
        }
        let facts = lexicon::facts(&token.word);
        if facts.has(WordFacts::CALENDAR) {
            return self.weekday(at).or_else(|| self.month(at));
        }
        if facts.has(WordFacts::TIME) {
            return self.phrase(at).or_else(|| self.duration(at));
        }
        if token.word == "the" {
            return self.with_article(at);
        }
        facts
            .has(WordFacts::NUMBER)
            .then(|| self.duration(at))
            .flatten()
    }
}
