//! The words that answer, marked only where that is certain.

use crate::model::{Day, Span};
use crate::text::times::{TimeExpression, TimeMeaning, time_expressions};
use crate::text::{AnalysedToken, TermKey, TokenFlags, stem};

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::super::plan::{synonyms, words};
use super::super::rank::keys::keys;
use super::dated::{days, is_past_year, named, said};
use super::{certain_name, certain_words};

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
        Kind::Person => certain_name::person(plan, shown).into_iter().collect(),
        Kind::Quotation => certain_words::quotations(plan, shown),
        _ => Vec::new(),
    };
    if plan.asked.kind != Kind::Time {
        found.extend(named_days(plan, shown));
    }
    found
}

/// The best sentence, and those that hold just as much.
pub(super) const BEST: f64 = 0.999;
/// Share of the best sentence's weight that a sentence needs to be the one that answers.
pub(super) const TELLING: f64 = 0.6;

/// The sentences that hold most of the question: what stands in the others answers something else.
fn telling<'a>(plan: &Plan, shown: &Shown<'a>) -> Vec<&'a [AnalysedToken]> {
    holding(plan, shown, TELLING)
}

/// The sentences that hold at least a share of what the best one holds of the question.
pub(super) fn holding<'a>(plan: &Plan, shown: &Shown<'a>, least: f64) -> Vec<&'a [AnalysedToken]> {
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

/// Whether a word is one of the question's, in whatever form.
pub(super) fn asked_for(plan: &Plan, key: TermKey) -> bool {
    plan.terms.iter().any(|t| t.keys().any(|(k, _)| k == key))
}

/// Whether a word is what the question counts: "soldiers" of "French soldiers", or any of the words for an age.
fn counted(plan: &Plan, key: TermKey) -> bool {
    let alternative = |head: &TermKey| {
        plan.terms.iter().any(|t| {
            t.keys().next().is_some_and(|(own, _)| own == *head) && t.keys().any(|(k, _)| k == key)
        })
    };
    let heads = match plan.asked.head.as_ref() {
        Some(head) => std::slice::from_ref(head),
        None => plan.asked.of.as_slice(),
    };
    heads.iter().any(|head| *head == key || alternative(head))
}

/// The first number with its thing behind it ("1,500 French soldiers"), else the first that a count of it comes to ("the number of
/// dead rose to 318"). A sentence that tells of a year which is over tells of something else.
fn number(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    let mut sentences = telling(plan, shown);
    sentences.retain(|tokens| {
        !is_of_another_year(plan, tokens, shown) && says_what_of_them(plan, tokens)
    });
    let with_thing = sentences.iter().find_map(|tokens| {
        tokens.iter().enumerate().find_map(|(at, token)| {
            let theirs = is_number(plan, token)
                && goes_with_what(plan, tokens, at)
                && !is_of_another_place(plan, tokens, at);
            let noun = noun_after(plan, &tokens[at + 1..]).filter(|_| theirs)?;
            Some(token.span.join(noun.span))
        })
    });
    let alone = || {
        let told = |tokens: &&[AnalysedToken]| {
            let at = (0..tokens.len()).find(|at| stands_for_them(plan, tokens, *at))?;
            Some(whole_number(tokens, at, shown.text))
        };
        sentences.iter().find_map(told)
    };
    with_thing.or_else(alone).or_else(|| {
        let counts = sentences.iter().filter_map(|tokens| total(plan, tokens));
        counts.map(|token| token.span).next()
    })
}

/// Whether a number belongs to what the question says of those who are counted: no other number stands between. "Seven people were
/// killed and 60 injured" counts no seven injured. True where the question says nothing of them.
fn goes_with_what(plan: &Plan, tokens: &[AnalysedToken], number: usize) -> bool {
    let mut what = (0..tokens.len())
        .filter(|at| says_what(plan, &tokens[*at]))
        .peekable();
    let another = |at: usize| at != number && is_number(plan, &tokens[at]);
    what.peek().is_none() || what.any(|at| !(at.min(number)..=at.max(number)).any(another))
}

/// A number with the words and the sign of its currency before it: "$45 million" for "million".
fn whole_number(tokens: &[AnalysedToken], at: usize, text: &str) -> Span {
    let before = tokens[..at].iter().rev();
    let numbers = before
        .take_while(|t| t.flags.has(TokenFlags::NUMBER))
        .count();
    let span = tokens[at - numbers].span.join(tokens[at].span);
    let head = text.get(..span.start()).unwrap_or("");
    let sign = head.chars().next_back().filter(|c| "$€£¥".contains(*c));
    let start = span.start() - sign.map_or(0, char::len_utf8);
    Span::new(start, span.end()).unwrap_or(span)
}

/// Words of grammar between a number that stands for those counted and what became of them: "nine were still missing", "two of them in
/// intensive care".
const STANDS_FOR: usize = 4;

/// Whether a number stands for those who are counted: nothing but grammar lies between it and what became of them.
fn stands_for_them(plan: &Plan, tokens: &[AnalysedToken], number: usize) -> bool {
    let still = ["still", "also", "now", "reported", "feared"].map(|word| TermKey::of(&stem(word)));
    let grammar = |t: &AnalysedToken| t.flags.has(TokenFlags::STOP) || still.contains(&t.key);
    let mut behind = tokens[number + 1..].iter().take(STANDS_FOR + 1);
    let next = behind.find(|t| says_what(plan, t) || !grammar(t));
    is_number(plan, &tokens[number])
        && next.is_some_and(|t| says_what(plan, t))
        && !is_of_another_place(plan, tokens, number)
}

/// What a word of the question weighs at least that says what became of those who are counted.
const SAYS_WHAT: f64 = 0.3;

/// The words of the question that say what became of those who are counted, or what happened: neither names nor the thing itself.
fn whats(plan: &Plan) -> impl Iterator<Item = &Term> {
    plan.terms.iter().filter(|term| {
        let own = term.keys().next();
        let thing = own.is_some_and(|(key, _)| counted(plan, key));
        !term.name
            && !term.number
            && !term.date
            && !term.source
            && !term.inherited
            && !thing
            && term.weight >= SAYS_WHAT
    })
}

/// Whether a word is one of those.
fn says_what(plan: &Plan, token: &AnalysedToken) -> bool {
    whats(plan).any(|term| term.keys().any(|(key, _)| key == token.key))
}

/// Whether a sentence says anything of what the question says of those who are counted ("drowned"), where it says anything.
fn says_what_of_them(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    whats(plan).next().is_none() || tokens.iter().any(|token| says_what(plan, token))
}

fn is_number(plan: &Plan, token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::NUMBER)
        && !token.flags.has(TokenFlags::TIME)
        && !keys().ordinals.has(token.key)
        && !asked_for(plan, token.key)
}

/// Whether a sentence names a year before its article's, which the question does not name.
fn is_of_another_year(plan: &Plan, tokens: &[AnalysedToken], shown: &Shown<'_>) -> bool {
    let past = |t: &AnalysedToken| shown.anchor.is_some_and(|day| is_past_year(t, day));
    tokens.iter().any(|t| past(t) && !asked_for(plan, t.key))
}

/// Words before a number among which stands whose it is: "the United States has more than 1,000 troops".
const OWNER: usize = 8;

/// Whether a number is said of another place than the question's: one that it does not name stands before the number, and one that it
/// does name is not in the sentence.
fn is_of_another_place(plan: &Plan, tokens: &[AnalysedToken], number: usize) -> bool {
    let before = &tokens[number.saturating_sub(OWNER)..number];
    let place = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::PLACE)
            || t.flags.has(TokenFlags::NAME) && t.key == TermKey::of(&stem("united"))
    };
    let other = |t: &AnalysedToken| place(t) && !asked_for(plan, t.key);
    let lacks = |term: &Term| {
        let here = |t: &AnalysedToken| term.keys().any(|(key, _)| key == t.key);
        synonyms::place(&term.word).is_some() && !tokens.iter().any(here)
    };
    before.iter().any(other) && plan.terms.iter().any(lacks)
}

/// Words that a count of people or things is called by.
const COUNTS: &[&str] = &[
    "toll", "number", "total", "figure", "count", "dead", "deaths",
];
/// What comes between such a word and its number.
const LEADS: &[&str] = &[
    "to", "at", "of", "is", "was", "were", "now", "reached", "reaches", "stands", "stood", "about",
    "around", "nearly", "almost", "over", "than", "least", "from", "hit", "passed",
];

/// The number that a count in a sentence about what is asked comes to. Not a number with another thing behind it.
fn total<'a>(plan: &Plan, tokens: &'a [AnalysedToken]) -> Option<&'a AnalysedToken> {
    let is = |list: &[&str], t: &AnalysedToken| {
        list.iter().any(|word| TermKey::of(&stem(word)) == t.key)
    };
    let about = |t: &AnalysedToken| {
        counted(plan, t.key)
            || plan
                .terms
                .iter()
                .any(|term| !term.name && term.keys().any(|(k, _)| k == t.key))
    };
    if !tokens.iter().any(about) {
        return None;
    }
    // "The number of victims" counts no injured.
    let counts_another = |from: usize| {
        let of = tokens
            .get(from + 1)
            .is_some_and(|t| t.key == TermKey::of("of"));
        let mut behind = tokens[from + 1..].iter();
        let thing = behind.find(|t| !t.flags.has(TokenFlags::STOP));
        of && thing.is_some_and(|t| !t.flags.has(TokenFlags::NUMBER) && !about(t))
    };
    (1..tokens.len()).find_map(|at| {
        let alone = tokens.get(at + 1).is_none_or(|next| {
            next.flags.has(TokenFlags::STOP)
                || next.flags.has(TokenFlags::TIME)
                || next.span.start() > tokens[at].span.end() + 1
        });
        let comes_to = is_number(plan, &tokens[at]) && is(LEADS, &tokens[at - 1]) && alone;
        let from = tokens[..at].iter().rposition(|t| is(COUNTS, t))?;
        (comes_to && !counts_another(from)).then_some(&tokens[at])
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
    let in_those = |least: f64| {
        let mut sentences = holding(plan, shown, least);
        sentences.retain(|tokens| says_the_deed(plan, tokens));
        times_of(plan, shown, &sentences)
    };
    let found = [BEST, TELLING].into_iter().map(in_those);
    let found = found.into_iter().find(|found| !found.is_empty());
    found.filter(|found| found.len() <= 2).unwrap_or_default()
}

/// Whether a sentence says what was done, where the question says it with a verb of the past ("opened"), else anything of it beside
/// names: what else is said of a school was at another time.
fn says_the_deed(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    let plain =
        |term: &&Term| !(term.name || term.number || term.date || term.source || term.inherited);
    let deed = |term: &&Term| words::is_past(&term.word);
    let said = |term: &Term| {
        let mut keys = term.keys();
        keys.any(|(key, _)| tokens.iter().any(|t| t.key == key))
    };
    let all: Vec<&Term> = plan.terms.iter().filter(plain).collect();
    if all.iter().any(deed) {
        all.into_iter().filter(deed).any(said)
    } else {
        all.is_empty() || all.into_iter().any(said)
    }
}

/// The same, however many there are, of some sentences.
fn times_of(plan: &Plan, shown: &Shown<'_>, sentences: &[&[AnalysedToken]]) -> Vec<Span> {
    let mut found = Vec::new();
    for tokens in sentences {
        for (span, time) in expressions(tokens, shown.text) {
            let own = tokens
                .iter()
                .filter(|t| span.contains(t.span))
                .any(|t| !t.flags.has(TokenFlags::STOP) && !asked_for(plan, t.key));
            let clear = is_clear(&time, span.cut(shown.text).unwrap_or(""), shown);
            let year = |t: &&AnalysedToken| span.contains(t.span) && keys().years.has(t.key);
            let precise = !plan.asked.year || tokens.iter().any(|t| year(&t));
            if own && clear && precise && !is_of_report(plan, tokens, span) {
                found.push(span);
            }
        }
    }
    found
}

/// Words between a verb of speech and the day on which it was said: "told reporters on".
const SAID_ON: usize = 3;

/// Whether a time is when something was said rather than when it was, and nobody asks for that: "the bridge will open, he said on
/// Thursday".
fn is_of_report(plan: &Plan, tokens: &[AnalysedToken], time: Span) -> bool {
    let start = tokens.partition_point(|t| t.span.start() < time.start());
    let before = &tokens[..start];
    let weekday = |t: &AnalysedToken| {
        time.contains(t.span) && t.flags.has(TokenFlags::CAPITAL) && !t.flags.has(TokenFlags::DIGIT)
    };
    let speech = before
        .iter()
        .rev()
        .take(SAID_ON + 1)
        .find(|t| t.flags.has(TokenFlags::SPEECH));
    tokens.iter().any(weekday) && speech.is_some_and(|t| !asked_for(plan, t.key))
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
