//! The times that answer "when", where they are certain.

use std::sync::LazyLock;

use crate::model::Span;
use crate::text::lexicon::is_speech_verb;
use crate::text::times::{TimeExpression, TimeMeaning};
use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon, stem};

use super::super::plan::terms::Term;
use super::super::plan::{Plan, words};
use super::super::rank::is_of_the_like;
use super::super::rank::keys::keys;
use super::dated::days;
use super::highlight::{BEST, Shown, TELLING, asked_for, holding};
use super::ranges::{self, Told};
use super::wished::is_only_wished;
use super::{clause, verb_of_time};

/// The time expressions with a clear meaning that the question does not hold itself, when there are at most two.
pub(super) fn times(plan: &Plan, shown: &Shown<'_>) -> Vec<Span> {
    let in_those = |least: f64| {
        let mut sentences = holding(plan, shown, least);
        let verb = verb(plan).filter(|verb| shown.sentences.iter().any(|s| says(verb, s)));
        sentences.retain(|tokens| match verb {
            Some(verb) => says(verb, tokens) && !is_only_wished(plan, verb, tokens),
            None => says_the_deed(plan, tokens),
        });
        times_of(plan, shown, &sentences)
    };
    let found = [BEST, TELLING].into_iter().map(in_those);
    let found = found.into_iter().find(|found| !found.is_empty());
    let found = found.unwrap_or_else(|| times_of(plan, shown, &going_on(plan, shown)));
    if found.len() <= 2 { found } else { Vec::new() }
}

/// The verb of the question, where that is clear.
fn verb(plan: &Plan) -> Option<&Term> {
    let deed = plan.asked.deed.as_ref()?;
    let plain = plan.terms.iter().filter(|term| is_plain(term));
    plain
        .filter(|term| deed.contains(&term.place))
        .max_by_key(|term| term.place)
}

/// Whether a sentence says a term in any form.
fn says(term: &Term, tokens: &[AnalysedToken]) -> bool {
    let phrase = || (0..tokens.len()).any(|at| is_phrase(term, &tokens[at..]));
    let mut keys = term.keys();
    keys.any(|(key, _)| tokens.iter().any(|t| t.key == key)) || phrase()
}

/// The sentences that say the verb of the question of what the sentence before is about: "The new bridge will stand upstream. It should open
/// in 2030."
fn going_on<'a>(plan: &Plan, shown: &Shown<'a>) -> Vec<&'a [AnalysedToken]> {
    let Some(verb) = verb(plan) else {
        return Vec::new();
    };
    let names = |tokens: &[AnalysedToken]| tokens.iter().any(|t| asked_for(plan, t.key));
    let pairs = shown.sentences.windows(2);
    let goes_on = |pair: &&[&[AnalysedToken]]| {
        let pronoun = pair[1]
            .first()
            .is_some_and(|t| t.flags.has(TokenFlags::PRONOUN));
        pronoun && says(verb, pair[1]) && names(pair[0])
    };
    pairs.filter(goes_on).map(|pair| pair[1]).collect()
}

/// Share of the weight of the question's plain words that a sentence must say for its time to be the one, where no word is known for the
/// deed: "the boat" alone does not tell when it was seized.
const SAID: f64 = 0.5;

/// Whether a sentence says what was done, where the question says it with a verb of the past ("opened"), else half of it beside
/// names: what else is said of a school was at another time.
fn says_the_deed(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    let plain = |term: &&Term| is_plain(term);
    let deed = |term: &&Term| words::is_past(&term.word);
    let said = |term: &Term| says(term, tokens);
    let all: Vec<&Term> = plan.terms.iter().filter(plain).collect();
    if all.iter().any(deed) {
        return all.into_iter().filter(deed).any(said);
    }
    let weight = |terms: &mut dyn Iterator<Item = &&Term>| -> f64 { terms.map(|t| t.weight).sum() };
    let told = weight(&mut all.iter().filter(|term| said(term)));
    all.is_empty() || told >= SAID * weight(&mut all.iter())
}

/// Whether words begin with a verb and its particle that say what a term says: "called off" or "called the match off" for "cancelled".
fn is_phrase(term: &Term, words: &[AnalysedToken]) -> bool {
    term.phrases.iter().any(|keys| {
        let here = words.get(..keys.len()).unwrap_or(&[]);
        let beside = || here.iter().map(|t| t.key).eq(keys.iter().copied());
        !here.is_empty() && (beside() || is_parted(keys, words))
    })
}

/// Words between a verb and its particle at most.
const PARTED_BY: usize = 4;

/// Whether what a verb is done to ("the match") stands before the particle.
fn is_parted(phrase: &[TermKey], words: &[AnalysedToken]) -> bool {
    let ([verb, particle], [first, object, rest @ ..]) = (phrase, words) else {
        return false;
    };
    let movable = || MOVABLE.contains(particle);
    let near = rest.iter().take(PARTED_BY).any(|t| t.key == *particle);
    *verb == first.key && object.flags.has(TokenFlags::STOP) && near && movable()
}

/// Particles that may stand behind what the verb is done to.
static MOVABLE: LazyLock<Vec<TermKey>> = LazyLock::new(|| {
    let particles = lexicon::MOVABLE_PARTICLES.iter();
    particles.map(|word| TermKey::of(&stem(word))).collect()
});

fn is_plain(term: &Term) -> bool {
    !(term.name || term.number || term.date || term.source || term.inherited)
}

/// The same, however many there are, of some sentences.
fn times_of(plan: &Plan, shown: &Shown<'_>, sentences: &[&[AnalysedToken]]) -> Vec<Span> {
    let mut all = Vec::new();
    for tokens in sentences {
        let mut found = Vec::new();
        let mut told = ranges::told(tokens, shown.text);
        // What was put off will be on its new day, whatever other days are told.
        if shown.future && told.iter().any(|time| time.moved_to) {
            told.retain(|time| time.moved_to);
        }
        for Told { span, parts, .. } in told {
            let own = tokens
                .iter()
                .filter(|t| span.contains(t.span))
                .any(|t| !t.flags.has(TokenFlags::STOP) && !asked_for(plan, t.key));
            // A range that is not over is still to come.
            let clear = parts.iter().any(|(part, time)| {
                let words = part.cut(shown.text).unwrap_or("");
                is_clear(time, words, shown)
            });
            let year = |t: &&AnalysedToken| span.contains(t.span) && keys().years.has(t.key);
            let of_year = !plan.asked.year || tokens.iter().any(|t| year(&t));
            let of_day = !plan.asked.clock || is_clock(span.cut(shown.text).unwrap_or(""));
            let of_end = !plan.asked.until || is_an_end(shown.text, span);
            let precise = of_year && of_day && of_end;
            let theirs = !clause::is_of_another(plan, tokens, span);
            let start = tokens.partition_point(|t| t.span.start() < span.start());
            let compared = is_of_the_like(tokens, start) || is_of_what_was_said(plan, tokens, span);
            if own && clear && precise && theirs && !compared && !is_of_report(plan, tokens, span) {
                found.push(span);
            }
        }
        clause::keep_of_the_deed(plan, tokens, is_plain, &mut found);
        verb_of_time::keep_of_the_verb(plan, (tokens, shown.text), is_plain, &mut found);
        all.extend(found);
    }
    all
}

/// Whether the word before a time makes it the end of something: "until June 2028", "to 24 March".
fn is_an_end(text: &str, time: Span) -> bool {
    const ENDS: [&str; 5] = ["until", "till", "to", "through", "by"];
    let mut span = [time.cut(text), text.get(..time.start())]
        .into_iter()
        .flatten();
    let opens = |words: &str| ENDS.iter().any(|end| words.starts_with(&format!("{end} ")));
    let before = |words: &str| {
        let last = words.split_whitespace().next_back().unwrap_or("");
        ENDS.contains(&last)
    };
    span.next().is_some_and(opens) || span.next().is_some_and(before)
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
    let mut near = (start.saturating_sub(SAID_ON + 1)..start).rev();
    let speech = near.find(|at| before[*at].flags.has(TokenFlags::SPEECH));
    // "Called off" says nothing to anybody.
    let asked = |at: usize| {
        asked_for(plan, tokens[at].key)
            || plan.terms.iter().any(|term| is_phrase(term, &tokens[at..]))
    };
    tokens.iter().any(weekday) && speech.is_some_and(|at| !asked(at))
}

/// Whether it is asked when something was said, and a time is neither before a verb that says so nor right behind it: "announced that the
/// troops will leave by the end of the year".
fn is_of_what_was_said(plan: &Plan, tokens: &[AnalysedToken], time: Span) -> bool {
    let asked = || verb(plan).filter(|verb| is_speech_verb(&verb.word));
    let Some(verb) = asked().filter(|_| plan.past && !plan.ahead) else {
        return false;
    };
    let start = tokens.partition_point(|t| t.span.start() < time.start());
    let said = tokens
        .iter()
        .position(|t| verb.keys().any(|(key, _)| key == t.key));
    said.is_some_and(|at| start > at + 1 + SAID_ON)
}

/// Whether an expression says when: a day or a part of the calendar, a time of day, or a direction that the question asks for.
/// "Currently" does not, and a day gone by does not say when something will be.
fn is_clear(time: &TimeExpression, words: &str, shown: &Shown<'_>) -> bool {
    let words = words.to_lowercase();
    if time.meaning == TimeMeaning::Vague {
        let ahead = ["to come", "coming", "next"];
        let past = ["ago", "earlier"];
        let direction: &[&str] = if shown.future { &ahead } else { &past };
        return is_clock(&words) || direction.iter().any(|word| words.contains(word));
    }
    if !shown.future {
        return true;
    }
    match (days(time, shown.anchor), shown.anchor) {
        (Some(days), Some(anchor)) => days.last() >= anchor,
        _ => !time.meaning.is_relative(),
    }
}

/// Whether an expression is a time of the clock: "6 a.m.", "10:30", "at noon".
fn is_clock(words: &str) -> bool {
    let words = words.to_lowercase();
    let digits = words.starts_with(|c: char| c.is_ascii_digit());
    let named = ["noon", "midday", "midnight"];
    digits && (words.contains(':') || words.ends_with(['m', '.']))
        || named.iter().any(|word| words.ends_with(word))
}
