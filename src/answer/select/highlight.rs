//! The words that answer, marked only where that is certain.

use std::ops::Range;

use crate::model::{Day, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::super::rank::keys::keys;
use super::dated::{days, named, said};

/// A quote as far as it is of interest here.
pub(crate) struct Shown<'a> {
    /// Tokens of the quote, by sentence.
    pub(crate) sentences: Vec<&'a [AnalysedToken]>,
    /// The article's text.
    pub(crate) text: &'a str,
    /// The article's day, when known.
    pub(crate) anchor: Option<Day>,
    /// Whether the question asks for something to come.
    pub(crate) future: bool,
}

/// Spans of the article's text that answer, among the words of a quote. Empty when nothing is certain.
pub(crate) fn highlights(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let tokens = shown.sentences.concat();
    let mut found = match plan.asked.kind {
        Kind::Count | Kind::Money => number(plan, shown).into_iter().collect(),
        Kind::Time => times(plan, shown),
        Kind::Reason => reason(&tokens, shown.text).into_iter().collect(),
        Kind::Person => person(plan, shown).into_iter().collect(),
        Kind::Quotation => quotations(&tokens),
        _ => Vec::new(),
    };
    if plan.asked.kind != Kind::Time {
        found.extend(named_days(plan, shown));
    }
    found
}

/// Share of the best sentence's weight that a sentence needs to be the one that answers.
const TELLING: f64 = 0.6;
/// The best sentence, and those that hold just as much.
const BEST: f64 = 0.999;

/// The name that answers: the certain one of the sentence that holds most of the question, else of all that hold much of it.
fn person(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    [BEST, TELLING].into_iter().find_map(|least| {
        let tokens = holding(plan, shown, least).concat();
        only_name(plan, &tokens, shown.text)
    })
}

/// The sentences that hold most of the question: what stands in the others answers something else.
fn telling<'a>(plan: &Plan, shown: &Shown<'a>) -> Vec<&'a [AnalysedToken]> {
    holding(plan, shown, TELLING)
}

/// The sentences that hold at least a share of what the best one holds of the question.
fn holding<'a>(plan: &Plan, shown: &Shown<'a>, least: f64) -> Vec<&'a [AnalysedToken]> {
    let held = |term: &Term, tokens: &[AnalysedToken]| {
        let here = term
            .keys()
            .filter(|(key, _)| tokens.iter().any(|t| t.key == *key));
        here.map(|(_, weight)| f64::from(weight))
            .fold(0.0, f64::max)
    };
    let weight = |tokens: &[AnalysedToken]| -> f64 {
        let terms = plan.terms.iter();
        terms.map(|term| term.weight * held(term, tokens)).sum()
    };
    let best = shown
        .sentences
        .iter()
        .map(|tokens| weight(tokens))
        .fold(0.0, f64::max);
    shown
        .sentences
        .iter()
        .filter(|tokens| best > 0.0 && weight(tokens) >= least * best)
        .copied()
        .collect()
}

fn asked_for(plan: &Plan, key: TermKey) -> bool {
    plan.terms.iter().any(|t| t.keys().any(|(k, _)| k == key))
}

/// Whether a word is what the question counts: the last word of "French soldiers", or any of the words for an age.
fn counted(plan: &Plan, key: TermKey) -> bool {
    let heads = match plan.asked.of.as_slice() {
        [head, _] => std::slice::from_ref(head),
        other => other,
    };
    let alternative = |head: &TermKey| {
        plan.terms.iter().any(|t| {
            t.keys().next().is_some_and(|(own, _)| own == *head) && t.keys().any(|(k, _)| k == key)
        })
    };
    heads.iter().any(|head| *head == key || alternative(head))
}

/// The first number with its thing behind it: "1,500 French soldiers".
fn number(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    telling(plan, shown).into_iter().find_map(|tokens| {
        tokens.iter().enumerate().find_map(|(at, token)| {
            let fits = token.flags.has(TokenFlags::NUMBER)
                && !token.flags.has(TokenFlags::TIME)
                && !asked_for(plan, token.key);
            let noun = noun_after(plan, &tokens[at + 1..]).filter(|_| fits)?;
            Some(token.span.join(noun.span))
        })
    })
}

/// The counted thing within four words, with no word of grammar and no other name between ("American soldiers" are not French).
fn noun_after<'a>(plan: &Plan, rest: &'a [AnalysedToken]) -> Option<&'a AnalysedToken> {
    let strict = plan.asked.of.len() == 2;
    let other = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::STOP)
            || strict
                && (t.flags.has(TokenFlags::NAME) || t.flags.has(TokenFlags::PLACE))
                && !asked_for(plan, t.key)
    };
    rest.iter()
        .take(4)
        .take_while(|t| !other(t))
        .find(|t| counted(plan, t.key))
}

/// The time expressions with a clear meaning that the question does not hold itself, when there are at most two.
fn times(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for tokens in telling(plan, shown) {
        for (span, time) in expressions(tokens, shown.text) {
            let own = tokens
                .iter()
                .filter(|t| span.contains(t.span))
                .any(|t| !t.flags.has(TokenFlags::STOP) && !asked_for(plan, t.key));
            if own && is_clear(&time, span.cut(shown.text).unwrap_or(""), shown) {
                found.push(span);
            }
        }
    }
    if found.len() > 2 { Vec::new() } else { found }
}

/// The time expressions of a sentence, with their place in the article.
fn expressions(tokens: &[AnalysedToken], text: &str) -> Vec<(Span, TimeExpression)> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Vec::new();
    };
    let whole = first.span.join(last.span);
    time_expressions(whole.cut(text).unwrap_or(""))
        .into_iter()
        .filter_map(|time| Some((time.span.shift(whole.start())?, time)))
        .collect()
}

/// Whether an expression says when: a day or a part of the calendar, a time of day, or a direction that the question asks for.
/// "Currently" does not, and a day gone by does not say when something will be.
fn is_clear(time: &TimeExpression, words: &str, shown: &Shown<'_>) -> bool {
    let words = words.to_lowercase();
    if time.meaning == TimeMeaning::Vague {
        let ahead = ["to come", "coming", "next"];
        let past = ["ago", "earlier"];
        let clock = words.starts_with(|c: char| c.is_ascii_digit())
            && (words.contains(':') || words.ends_with(['m', '.']));
        let direction: &[&str] = if shown.future { &ahead } else { &past };
        return clock || direction.iter().any(|word| words.contains(word));
    }
    if !shown.future {
        return true;
    }
    match (days(time, shown.anchor), shown.anchor) {
        (Some(days), Some(anchor)) => days.last() >= anchor,
        _ => !time.meaning.is_relative(),
    }
}

/// Expressions that mean a day which the question names.
fn named_days(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let dates = named(plan);
    let mut found = Vec::new();
    for tokens in &shown.sentences {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            continue;
        };
        let whole = first.span.join(last.span);
        let spans = said(&dates, whole.cut(shown.text).unwrap_or(""), shown.anchor);
        found.extend(spans.into_iter().filter_map(|s| s.shift(whole.start())));
    }
    found
}

/// From "because" (or "due to") to the end of its sentence, without the closing mark.
fn reason(tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let marker = tokens
        .iter()
        .find(|t| t.key == TermKey::of("because") || t.key == TermKey::of("due"))?;
    let rest = Span::new(marker.span.start(), tokens.last()?.span.end())?;
    let end = rest
        .cut(text)?
        .find(['.', '!', '?', '\n'])
        .map_or(rest.end(), |at| rest.start() + at);
    Span::new(rest.start(), end)
}

/// The only name that the question does not hold, or the only such name beside a word of the question that is no name itself
/// ("Ambassador to Niger, Sylvain Itte").
fn only_name(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let names = names(plan, tokens, text);
    let beside: Vec<_> = names
        .iter()
        .filter(|name| is_beside(plan, tokens, name))
        .collect();
    let only = match (names.as_slice(), beside.as_slice()) {
        ([one], _) => one,
        (_, [one]) => *one,
        _ => return None,
    };
    Some(tokens[only.start].span.join(tokens[only.end - 1].span))
}

/// Runs of name tokens without anything but white space between, none of them asked for.
fn names(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Vec<Range<usize>> {
    let fits = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::TIME) && !keys().role.has(t.key)
    };
    let together = |a: &AnalysedToken, b: &AnalysedToken| {
        let gap = Span::new(a.span.end(), b.span.start()).and_then(|gap| gap.cut(text));
        fits(a) == fits(b) && gap.is_some_and(|gap| gap.trim().is_empty())
    };
    let mut start = 0;
    let mut found = Vec::new();
    for run in tokens.chunk_by(together) {
        let certain = fits(&run[0]) && may_be_person(run, text);
        if certain && !run.iter().any(|t| asked_for(plan, t.key)) {
            found.push(start..start + run.len());
        }
        start += run.len();
    }
    found
}

/// Whether a name may be somebody's: no place, no outlet or agency in capitals ("CNN"), nothing with a digit ("France 2").
fn may_be_person(run: &[AnalysedToken], text: &str) -> bool {
    let shout = |t: &AnalysedToken| {
        let word = t.span.cut(text).unwrap_or("");
        word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
    };
    !run.iter()
        .any(|t| t.flags.has(TokenFlags::PLACE) || t.flags.has(TokenFlags::DIGIT) || shout(t))
}

/// Whether a word of the question that is no name stands within three words of the tokens `name`.
fn is_beside(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let word = |t: &AnalysedToken| {
        let asked = |term: &&Term| term.keys().any(|(key, _)| key == t.key);
        !t.flags.has(TokenFlags::STOP) && plan.terms.iter().filter(|t| !t.name).any(|t| asked(&t))
    };
    let before = tokens[..name.start].iter().rev().take(3);
    let after = tokens[name.end..].iter().take(3);
    before.chain(after).any(word)
}

/// Words in quotation marks, when a verb of speech stands outside them.
fn quotations(tokens: &[AnalysedToken]) -> Vec<Span> {
    let quoted = |t: &AnalysedToken| t.flags.has(TokenFlags::QUOTED);
    if !tokens
        .iter()
        .any(|t| !quoted(t) && keys().speech.has(t.key))
    {
        return Vec::new();
    }
    runs(tokens, quoted)
}

/// Runs of tokens that `fits` picks, as spans.
fn runs(tokens: &[AnalysedToken], fits: impl Fn(&AnalysedToken) -> bool) -> Vec<Span> {
    tokens
        .chunk_by(|a, b| fits(a) == fits(b))
        .filter(|run| fits(&run[0]))
        .filter_map(|run| Some(run.first()?.span.join(run.last()?.span)))
        .collect()
}
