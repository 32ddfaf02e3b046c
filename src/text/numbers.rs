//! Numbers and quantities ("1,500", "1500", "fifteen hundred", "$30 billion", "48%").
//!
//! Reading is one pass over tokens. Dates, years and times of day are left to [`super::times`]; so are the numbers that
//! belong to a name ("France 2", "Apollo 11").

mod words;

use super::lexicon::{self, WordFacts};
use super::times::{TimeExpression, TimeMeaning, time_expressions_in};
use super::tokens::{Token, TokenFlags, tokens};
use crate::model::Span;
use words::{is_currency, is_magnitude, magnitude};

/// A number of a text with what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// Bytes of the number with its magnitude and currency or percent sign.
    pub span: Span,
    /// Its value.
    pub value: f64,
    /// What kind of number.
    pub kind: QuantityKind,
    /// How exact the text says it is, and whether it is a limit.
    pub bound: Bound,
    /// Bytes of the words counted, at most three ("French soldiers"); `None` when a stop word or mark follows.
    pub counted: Option<Span>,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A count or measure.
    Count,
    /// A share in percent.
    Percent,
    /// An amount of money.
    Money,
    /// A rank ("third", "1st").
    Ordinal,
}

/// What the words before a number say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Nothing.
    Exact,
    /// "about", "some", "nearly".
    About,
    /// "more than", "over", "at least".
    AtLeast,
    /// "less than", "up to", "under".
    AtMost,
}

/// The quantities of `text`, in order, not overlapping. Years and days of the month are not quantities.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let tokens = tokens(text);
    let times = time_expressions_in(text, &tokens);
    quantities_in(text, &tokens, &times)
}

/// [`quantities`] of a text whose tokens and time expressions are known.
pub(crate) fn quantities_in(
    text: &str,
    tokens: &[Token],
    times: &[TimeExpression],
) -> Vec<Quantity> {
    let reader = Reader { text, tokens };
    let mut found = Vec::new();
    let mut times = times
        .iter()
        .filter(|time| time.meaning != TimeMeaning::Vague || is_clock(text, time))
        .peekable();
    let mut at = 0;
    while at < tokens.len() {
        let span = tokens[at].span;
        while times
            .peek()
            .is_some_and(|time| time.span.end() <= span.start())
        {
            times.next();
        }
        let in_time = times.peek().is_some_and(|time| time.span.overlaps(span));
        match (!in_time).then(|| reader.read(at)).flatten() {
            Some((stop, quantity)) => {
                found.push(quantity);
                at = stop;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a vague expression is a time of day: its number counts nothing. "three weeks" is a quantity too.
fn is_clock(text: &str, time: &TimeExpression) -> bool {
    let surface = time.span.cut(text).unwrap_or_default();
    surface.contains(':') || surface.trim_end_matches('.').ends_with(['m', 'M'])
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// A number being read: its value and the place after it.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    stop: usize,
    kind: QuantityKind,
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    /// The word at `at` if only white space or a hyphen parts it from the one before it.
    fn next(&self, at: usize) -> &'a str {
        let near = self
            .gap(at)
            .is_some_and(|gap| matches!(gap.trim(), "" | "-"));
        if near { self.word(at) } else { "" }
    }

    fn gap(&self, at: usize) -> Option<&'a str> {
        let (one, other) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        self.text.get(one.span.end()..other.span.start())
    }

    fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The quantity that begins at `at` and the place after it.
    fn read(&self, at: usize) -> Option<(usize, Quantity)> {
        let sign = self.next_is_digit(at + 1) && is_currency(self.word(at));
        let flags = self.tokens[at].flags;
        let is_number = flags.has(TokenFlags::NUMBER) || matches!(self.word(at), "a" | "half");
        if !sign && !is_number || self.belongs_to_name(at) {
            return None;
        }
        let first = at + usize::from(sign);
        let number = self.ordinal(first).or_else(|| self.cardinal(first))?;
        let (stop, kind) = match self.next(number.stop) {
            _ if number.kind == QuantityKind::Ordinal => (number.stop, number.kind),
            "percent" => (number.stop + 1, QuantityKind::Percent),
            word if !sign && is_currency(word) => (number.stop + 1, QuantityKind::Money),
            _ if sign => (number.stop, QuantityKind::Money),
            _ => (number.stop, number.kind),
        };
        let quantity = Quantity {
            span: self.tokens[at].span.join(self.tokens[stop - 1].span),
            value: number.value,
            kind,
            bound: self.bound(at),
            counted: self.counted(stop),
        };
        Some((stop, quantity))
    }

    fn next_is_digit(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.flags.has(TokenFlags::DIGIT))
            && self.gap(at).is_some_and(str::is_empty)
    }

    /// "France 2", "Apollo 11", "Sept 24" left over: a small plain number after a capitalised word.
    fn belongs_to_name(&self, at: usize) -> bool {
        let Some(previous) = at.checked_sub(1).and_then(|at| self.tokens.get(at)) else {
            return false;
        };
        let small = self.word(at).len() <= 3 && self.tokens[at].flags.has(TokenFlags::DIGIT);
        let facts = lexicon::facts(&previous.word);
        let surface = previous.span.cut(self.text).unwrap_or_default();
        small
            && self.gap(at).is_some_and(|gap| matches!(gap, " " | "-"))
            && previous.flags.has(TokenFlags::CAPITAL)
            && !facts.has(WordFacts::STOP)
            && !facts.has(WordFacts::OPENER)
            && !facts.has(WordFacts::CALENDAR)
            && !surface.contains(['\'', '’'])
            && !is_magnitude(self.next(at + 1))
            && self.next(at + 1) != "percent"
    }

    fn ordinal(&self, at: usize) -> Option<Number> {
        let word = self.word(at);
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending));
        let value = match digits.filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        {
            Some(digits) => digits.parse().ok()?,
            None => lexicon::ordinal_value(word)?,
        };
        Some(Number {
            value,
            stop: at + 1,
            kind: QuantityKind::Ordinal,
        })
    }

    /// "1,500", "3.5 million", "fifteen hundred", "two hundred and fifty", "twenty-five", "a dozen", "half a million".
    fn cardinal(&self, at: usize) -> Option<Number> {
        let (mut value, mut stop) = self.first_part(at)?;
        let mut total = 0.0;
        // Every round takes a token, and a number of more than a dozen words is none.
        for _ in 0..12 {
            let word = self.next(stop);
            if is_magnitude(word) {
                let magnitude = magnitude(word)?;
                value *= magnitude;
                stop += 1;
                if magnitude >= 1e3 {
                    total += value;
                    value = 0.0;
                }
                continue;
            }
            let after_and = usize::from(word == "and" && value + total >= 100.0);
            let part_at = stop + after_and;
            match self
                .small_word(part_at)
                .filter(|small| fits(value, total, *small))
            {
                Some(small) => {
                    value += small;
                    stop = part_at + 1;
                }
                None => break,
            }
        }
        Some(Number {
            value: total + value,
            stop,
            kind: QuantityKind::Count,
        })
    }

    /// The first part of a number and the place after it. "one" and "a" count only where a number or noun follows.
    fn first_part(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.word(at);
        match word {
            "a" => return is_magnitude(self.next(at + 1)).then_some((1.0, at + 1)),
            "half" => {
                let stop = at + 1 + usize::from(self.next(at + 1) == "a");
                return is_magnitude(self.next(stop)).then_some((0.5, stop));
            }
            "one" => {
                let next = self.next(at + 1);
                let counts =
                    !next.is_empty() && !lexicon::is_stop_word(next) && self.before(at, 1) != "no";
                return counts.then_some((1.0, at + 1));
            }
            // "hundreds of people": vague, but still a number of that size.
            _ if is_magnitude(word) => return magnitude(word).map(|value| (value, at + 1)),
            _ => {}
        }
        let digits = word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let value: f64 = if digits {
            word.parse().ok()?
        } else {
            lexicon::number_value(word)?
        };
        value.is_finite().then_some((value, at + 1))
    }

    /// A number word below a hundred that goes on with a number.
    fn small_word(&self, at: usize) -> Option<f64> {
        let word = self.next(at);
        lexicon::number_value(word).filter(|value| *value < 100.0 && !is_magnitude(word))
    }

    fn bound(&self, at: usize) -> Bound {
        match (self.before(at, 2), self.before(at, 1)) {
            ("more" | "greater" | "higher" | "fewer" | "less" | "lower", "than") => {
                if matches!(self.before(at, 2), "more" | "greater" | "higher") {
                    Bound::AtLeast
                } else {
                    Bound::AtMost
                }
            }
            ("at", "least") | (_, "over" | "above" | "exceeding") => Bound::AtLeast,
            ("at", "most") | ("up", "to") | (_, "under" | "below") => Bound::AtMost,
            (
                _,
                "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately"
                | "estimated",
            ) => Bound::About,
            _ => Bound::Exact,
        }
    }

    /// The words from `at` on that are counted: up to three content words with nothing but space between.
    fn counted(&self, at: usize) -> Option<Span> {
        let start = if self.next(at) == "of" { at + 1 } else { at };
        let mut stop = start;
        while stop < start + 3 && self.counts(stop) {
            stop += 1;
        }
        let (first, last) = (
            self.tokens.get(start)?,
            self.tokens.get(stop.checked_sub(1)?)?,
        );
        (stop > start).then(|| first.span.join(last.span))
    }

    fn counts(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        let near = self
            .gap(at)
            .is_some_and(|gap| matches!(gap.trim(), "" | "-"));
        let facts = lexicon::facts(&token.word);
        near && !token.flags.has(TokenFlags::STOP)
            && !token.flags.has(TokenFlags::DIGIT)
            && !facts.has(WordFacts::REASON)
    }
}

/// Whether a word of this value goes on with the number so far: "twenty-five", "two hundred (and) five", not "five six".
fn fits(value: f64, total: f64, small: f64) -> bool {
    let room = if value % 100.0 == 0.0 {
        100.0
    } else if value % 10.0 == 0.0 && value % 100.0 >= 20.0 {
        10.0
    } else {
        0.0
    };
    small < room && value + total >= 20.0 && small > 0.0
}

#[cfg(test)]
mod tests;
