//! Why an answer is what it is, as text for a terminal.
//!
//! As everywhere here, behind the bar stands article text and nothing else.

use super::Style;
use super::safe::{safe, safe_line};
use super::wrap::{Indent, Run, columns, wrap};
use crate::locales::en::{signals, why as texts};
use crate::model::{Answer, Considered, Decision, Fate, Part, ReadTerm, Reading, Why};

/// Candidates that an explanation tells of, besides those that repeat better ones.
pub const EXPLAINED: usize = 8;

/// Columns that the tables of signals take at least.
const TABLE: usize = 24;

/// An explanation: how the question was read, what decided, and what became of the candidates.
#[must_use]
pub fn why(answer: &Answer, why: &Why, style: Style) -> String {
    let style = style.at_least(TABLE);
    let mut blocks = vec![
        heading(texts::TITLE, style),
        reading(&why.reading, style),
        decision(&why.decision, style),
    ];
    if !why.candidates.is_empty() {
        blocks.push(heading(&texts::candidates(why.ranked), style));
    }
    let answered = answer.is_answered();
    let candidates = why.candidates.iter();
    blocks.extend(candidates.map(|candidate| considered(candidate, answered, style)));
    blocks.extend(meanings(why, style));
    blocks.join("\n\n")
}

fn reading(reading: &Reading, style: Style) -> String {
    let mut lines = vec![line("", &texts::asked(&reading.asked), style)];
    let also = texts::also_read(reading);
    lines.extend(also.iter().map(|one| line("", one, style)));
    if reading.terms.is_empty() {
        lines.push(texts::NO_WORDS.to_owned());
        return lines.join("\n");
    }
    lines.push(line("", texts::WORDS, style));
    let terms = &reading.terms;
    let words: Vec<String> = terms.iter().map(|term| safe_line(&term.word)).collect();
    let wide = widest(words.iter().map(String::as_str));
    let rows = words.iter().zip(terms);
    lines.extend(rows.map(|(word, one)| term(word, one, wide, style)));
    lines.join("\n")
}

fn term(word: &str, term: &ReadTerm, wide: usize, style: Style) -> String {
    let weight = texts::number(term.weight);
    let first = format!("{}  {weight}", padded(word, wide));
    line(&first, &texts::about_term(term), style)
}

fn decision(decision: &Decision, style: Style) -> String {
    let mut lines = vec![heading(&texts::decision(decision), style)];
    if decision.signals.is_empty() {
        return lines.join("\n");
    }
    let names = decision.signals.iter().map(|part| part.signal);
    let wide = widest(names.chain([texts::BIAS]));
    let sums = decision.signals.iter().map(|part| sum(part, wide));
    lines.extend(sums.chain([bias(decision.bias, wide)]));
    lines.join("\n")
}

/// `Evidence  0.82 x  2.80 = +2.30`
fn sum(part: &Part, wide: usize) -> String {
    format!(
        "  {}  {:>5} x {:>5} = {:>5}",
        padded(part.signal, wide),
        texts::number(part.value),
        texts::number(part.weight),
        texts::signed(part.contribution)
    )
}

fn bias(bias: f64, wide: usize) -> String {
    // As many columns as the factors above take.
    let (name, factors) = (padded(texts::BIAS, wide), " ".repeat(16));
    format!("  {name}{factors}  {:>5}", texts::signed(bias))
}

/// One candidate: its words, where they stand, what became of it and why.
fn considered(candidate: &Considered, answered: bool, style: Style) -> String {
    let number = format!("{}. ", candidate.rank);
    let margin = " ".repeat(number.len());
    let quote = &candidate.quote;
    let fate = texts::fate(candidate.fate, answered);
    let score = texts::score(candidate.score);
    let bytes = texts::bytes(quote.span(), candidate.quoted_as);
    let behind = candidate.behind.as_ref().map(texts::behind);
    // What shares sentences with a better one needs no words of its own: the bytes tell.
    if matches!(candidate.fate, Fate::Overlaps { .. }) {
        let facts = std::iter::once(format!("{fate} · {score} · {bytes}")).chain(behind);
        return listed(&facts.collect::<Vec<_>>(), &number, &margin, style);
    }
    let article = safe_line(quote.receipt().article.as_str());
    let mut facts = vec![
        format!("{fate} · {score}"),
        format!("{article}, {bytes}"),
        texts::parts(&candidate.parts),
    ];
    facts.extend(behind);
    let indent = Indent {
        first: &format!("{number}│ "),
        rest: &format!("{margin}│ "),
    };
    let text = wrap(&[Run::plain(safe(quote.text()))], indent, style);
    format!("{text}\n{}", listed(&facts, &margin, &margin, style))
}

/// Lines in the quiet voice, the first one after `first`.
fn listed(facts: &[String], first: &str, margin: &str, style: Style) -> String {
    let prefixes = std::iter::once(first).chain(std::iter::repeat(margin));
    let shown: Vec<String> = prefixes
        .zip(facts)
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(prefix, fact)| {
            let indent = Indent {
                first: prefix,
                rest: &format!("{margin}  "),
            };
            style.dim(&wrap(&[Run::plain(fact)], indent, style))
        })
        .collect();
    shown.join("\n")
}

/// What the signals mean that were named, each once, in the order of the first mention.
fn meanings(why: &Why, style: Style) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let decisive = why.decision.signals.iter().map(|part| part.signal);
    let ranking = why.candidates.iter().flat_map(|candidate| {
        let lags = candidate.behind.iter().flat_map(|behind| &behind.because);
        let parts = candidate.parts.iter().map(|part| part.signal);
        parts.chain(lags.map(|lag| lag.signal))
    });
    for name in decisive.chain(ranking) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let wide = widest(names.iter().copied());
    let mut lines = vec![style.dim(texts::SIGNALS)];
    lines.extend(names.iter().filter_map(|name| {
        let meaning = signals::meaning(name)?;
        Some(style.dim(&line(&padded(name, wide), meaning, style)))
    }));
    (lines.len() > 1).then(|| lines.join("\n"))
}

/// Dateline's own words that stand out.
fn heading(text: &str, style: Style) -> String {
    let run = Run {
        text: safe_line(text),
        bold: true,
    };
    let indent = Indent {
        first: "",
        rest: "",
    };
    wrap(&[run], indent, style)
}

/// A line after a first column, which the following lines leave free; without a first column a plain line.
fn line(first: &str, text: &str, style: Style) -> String {
    let first = if first.is_empty() {
        String::new()
    } else {
        format!("  {first}  ")
    };
    let rest = " ".repeat(columns(&first));
    let indent = Indent {
        first: &first,
        rest: &rest,
    };
    wrap(&[Run::plain(safe_line(text))], indent, style)
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(columns).max().unwrap_or(0)
}

/// The text with blanks up to a width in columns.
fn padded(text: &str, wide: usize) -> String {
    let missing = wide.saturating_sub(columns(text));
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
#[path = "why_tests.rs"]
mod tests;
