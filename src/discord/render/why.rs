//! Why an answer is what it is: first how the question was read and what decided, then the candidates.

use super::super::escape::{escape_line, plain_line};
use super::super::limits::{CONTENT, DESCRIPTION, TITLE, shorten};
use super::super::split::{Marked, fit, pack};
use super::answer::{Look, words};
use super::card::{Card, Embed, Tone};
use super::collection::whole_lines;
use super::lists::{MESSAGES, spread};
use super::notes::notes;
use super::quote::small;
use crate::locales::en::{discord as own, why as texts};
use crate::model::{Answer, Considered, Decision, ReadTerm, Reading, Why};

/// Candidates that are told of, besides those that repeat better ones.
pub(in crate::discord) const EXPLAINED: usize = 5;
/// Longest line of Dateline's own, before escaping.
const LINE: usize = 600;
/// Longest name of an article.
const NAME: usize = 80;
/// Longest words of a candidate.
const WORDS: usize = 500;
/// Longest block about a candidate or the question: less than a message.
const BLOCK: usize = 1_900;

/// An explanation; `changed` says that the articles are others than when the question was answered.
pub(in crate::discord) fn why(answer: &Answer, why: &Why, changed: bool, look: Look) -> Vec<Card> {
    let asked = escape_line(&shorten(&words(&answer.question), TITLE / 2 - 30));
    let title = own::why_title(&asked);
    let head = whole_lines(&head(answer, why, changed), BLOCK);
    let blocks = candidates(answer, why);
    let cards = match look {
        Look::Embeds => embedded(answer, title, head, blocks),
        Look::Plain => plain(&title, head, blocks),
    };
    cards.into_iter().map(Card::within_limits).collect()
}

fn embedded(answer: &Answer, title: String, head: String, blocks: Vec<String>) -> Vec<Card> {
    let tone = if answer.is_answered() {
        Tone::Info
    } else {
        Tone::No
    };
    let first = Embed {
        title,
        description: head,
        tone,
        ..Embed::default()
    };
    let others = blocks.into_iter().map(|block| Embed {
        description: shorten(&block, DESCRIPTION),
        ..Embed::default()
    });
    spread(std::iter::once(first).chain(others).collect())
}

fn plain(title: &str, head: String, blocks: Vec<String>) -> Vec<Card> {
    let opening = [format!("**{title}**"), head];
    let blocks: Vec<String> = opening.into_iter().chain(blocks).collect();
    let pages = pack(&blocks, CONTENT).into_iter().take(MESSAGES);
    pages.map(|page| Card::text(page.text)).collect()
}

/// What decided, how the question was read, and the parts of the confidence.
fn head(answer: &Answer, why: &Why, changed: bool) -> Vec<String> {
    let mut lines = vec![format!("**{}**", own_line(&texts::decision(&why.decision)))];
    let mut fine = vec![own_line(&texts::asked(&why.reading.asked))];
    fine.extend(telling_words(&why.reading));
    let also = texts::also_read(&why.reading);
    fine.extend(also.iter().map(|line| own_line(line)));
    fine.extend(notes(&answer.notes));
    fine.extend(confidence(&why.decision));
    if !why.candidates.is_empty() {
        fine.push(own_line(&texts::candidates(why.ranked)));
    }
    lines.extend(changed.then(|| small(own::ARTICLES_CHANGED)));
    lines.extend(fine.iter().map(|line| small(line)));
    lines
}

/// A line of Dateline's own, in which the question or the name of an article may stand.
fn own_line(text: &str) -> String {
    escape_line(&shorten(&plain_line(text), LINE))
}

fn telling_words(reading: &Reading) -> Option<String> {
    let words: Vec<String> = reading.terms.iter().map(word).collect();
    let list = own::why_words(&words.join("; "));
    (!words.is_empty()).then(|| own_line(&list))
}

/// `troops 0.71 (also soldier 0.50)`
fn word(term: &ReadTerm) -> String {
    let weight = texts::number(term.weight);
    let about = texts::about_term(term);
    if about.is_empty() {
        format!("{} {weight}", term.word)
    } else {
        format!("{} {weight} ({about})", term.word)
    }
}

fn confidence(decision: &Decision) -> Option<String> {
    let parts = texts::parts_in_words(&decision.signals);
    let bias = texts::signed(decision.bias);
    (!parts.is_empty()).then(|| own_line(&own::why_confidence(&bias, &parts)))
}

/// A block for each candidate that says something of its own; those that repeat it are named under it.
fn candidates(answer: &Answer, why: &Why) -> Vec<String> {
    let own = why
        .candidates
        .iter()
        .filter(|one| one.fate.repeats().is_none());
    own.map(|one| {
        let repeating = why
            .candidates
            .iter()
            .filter(|other| other.fate.repeats() == Some(one.rank));
        let lines = candidate(one, repeating, answer.is_answered());
        whole_lines(&lines, BLOCK)
    })
    .collect()
}

fn candidate<'a>(
    one: &Considered,
    repeating: impl Iterator<Item = &'a Considered>,
    answered: bool,
) -> Vec<String> {
    let fate = texts::fate(one.fate, answered);
    let text = Marked {
        text: one.quote.text(),
        bold: &[],
    };
    let fitted = fit(text, "> ", WORDS);
    let cut = if fitted.cut { " […]" } else { "" };
    let article = plain_line(one.quote.receipt().article.as_str());
    let article = escape_line(&shorten(&article, NAME));
    let mut lines = vec![
        format!("**{}** · {fate} · {}", one.rank, texts::score(one.score)),
        format!("{}{cut}", fitted.markdown),
        small(&format!(
            "{article} · {}",
            texts::parts_in_words(&one.parts)
        )),
    ];
    lines.extend(
        one.behind
            .as_ref()
            .map(|behind| small(&texts::behind_in_words(behind))),
    );
    let others: Vec<String> = repeating.map(|other| other.rank.to_string()).collect();
    if !others.is_empty() {
        lines.push(small(&own::why_repeated(&others)));
    }
    lines
}

#[cfg(test)]
#[path = "why_tests.rs"]
mod tests;
