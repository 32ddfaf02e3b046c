//! The number that answers "how many", where it is certain.

use std::sync::LazyLock;

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags};

use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::super::plan::{Plan, synonyms, words};
use super::super::rank::keys::{KeySet, keys};
use super::super::rank::totals::{count_of, counted_by};
use super::dated::is_past_year;
use super::highlight::{Shown, TELLING, asked_for, holding};
use super::{certain_age, certain_deed, certain_sum, lasting, planned, whole_words};

/// The sentences that hold most of the question: what stands in the others answers something else.
fn telling<'a>(plan: &Plan, shown: &Shown<'a>) -> Vec<&'a [AnalysedToken]> {
    holding(plan, shown, TELLING)
}

/// Whether a word is what the question counts: "soldiers" of "French soldiers", or any of the words for an age.
pub(super) fn counted(plan: &Plan, key: TermKey) -> bool {
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
pub(super) fn number(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    if plan.asked.kind == Kind::Money {
        return certain_sum::sum(plan, shown);
    }
    if certain_age::is_of_a_relative(plan) {
        return None;
    }
    if certain_age::is_asked(plan)
        && let Some(age) = certain_age::age(plan, shown)
    {
        return Some(age);
    }
    if lasting::is_score(plan) {
        return None;
    }
    let mut sentences = telling(plan, shown);
    sentences.retain(|tokens| is_about(plan, tokens, shown));
    if plan.asked.unnamed {
        let told = |tokens: &&[AnalysedToken]| {
            let at =
                (0..tokens.len()).find(|at| certain_deed::is_of_the_deed(plan, tokens, *at))?;
            Some(certain_deed::with_noun(plan, tokens, at, shown.text))
        };
        return sentences.iter().find_map(told);
    }
    if let Some(measure) = plan.asked.measure {
        let about = holding(plan, shown, MEASURED);
        let told = |tokens: &&[AnalysedToken]| measured(plan, tokens, measure, shown.text);
        return about.iter().find_map(told);
    }
    if let Some(nobody) = sentences.iter().find_map(|tokens| nobody(plan, tokens)) {
        return Some(nobody);
    }
    let first = |told: &dyn Fn(&[AnalysedToken]) -> Option<Span>| {
        sentences.iter().find_map(|tokens| told(tokens))
    };
    first(&|tokens| certain_deed::toll(plan, tokens).map(|token| token.span))
        .or_else(|| first(&|tokens| with_thing(plan, tokens, shown.text)))
        .or_else(|| first(&|tokens| alone(plan, tokens, shown.text)))
        .or_else(|| first(&|tokens| total(plan, tokens).map(|token| token.span)))
}

/// Words that say that there was not one.
static NOBODY: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("nobody none"));
/// Words of grammar between them and what became of nobody: "nobody has been".
const OF_NOBODY: usize = 3;

/// The word that says that what is asked became of nobody: "Nobody died when 1,740 people had to leave".
fn nobody(plan: &Plan, tokens: &[AnalysedToken]) -> Option<Span> {
    let of_none = |at: &usize| {
        let mut behind = tokens[at + 1..].iter().take(OF_NOBODY);
        let deed = behind.find(|t| !t.flags.has(TokenFlags::STOP));
        NOBODY.has(tokens[*at].key) && deed.is_some_and(|t| says_what(plan, t))
    };
    (0..tokens.len()).find(of_none).map(|at| tokens[at].span)
}

/// The first number of a sentence with its thing behind it: "1,500 French soldiers".
fn with_thing(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    (0..tokens.len()).find_map(|at| {
        let theirs = is_number(plan, &tokens[at])
            && !is_a_name(tokens, at)
            && goes_with_what(plan, tokens, at)
            && !is_of_another_place(plan, tokens, at);
        let noun = noun_after(plan, &tokens[at + 1..]).filter(|_| theirs)?;
        Some(match part_of(plan, tokens, at) {
            Some(part) => whole_number(tokens, part, text),
            None => {
                let counted = whole_number(tokens, at, text).join(noun.span);
                whole_words::whole(counted, tokens, text)
            }
        })
    })
}

/// The first number of a sentence that stands for those who are counted.
fn alone(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let at = (0..tokens.len()).find(|at| stands_for_them(plan, tokens, *at))?;
    let part = part_of(plan, tokens, at);
    Some(whole_number(tokens, part.unwrap_or(at), text))
}

/// Whether the numbers of a sentence may be of what is asked, by its year and what it says.
pub(super) fn is_about(plan: &Plan, tokens: &[AnalysedToken], shown: &Shown<'_>) -> bool {
    !is_of_another_year(plan, tokens, shown)
        && !is_over(plan, tokens)
        && !planned::is_only_planned(plan, tokens)
        && says_what_of_them(plan, tokens)
        && !is_of_somebody_else(plan, tokens)
        && !is_of_several(plan, tokens, shown.text)
}

/// Whether a sentence says something of several together, one of which the question names: "1,900 people live in Pellow, Upper Dunning
/// and Carse".
fn is_of_several(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> bool {
    if plan.asked.kind != Kind::Count {
        return false;
    }
    let name = |at: usize| {
        let token = tokens.get(at);
        token.filter(|t| t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::TIME))
    };
    let another = |at: usize| name(at).is_some_and(|t| !asked_for(plan, t.key));
    let and = |at: usize| tokens.get(at).is_some_and(|t| t.key == TermKey::of("and"));
    let comma = |at: usize| {
        let end = tokens.get(at + 1).map(|next| next.span.start());
        end.and_then(|end| text.get(tokens[at].span.end()..end)) == Some(", ")
    };
    // What follows a comma is a list only if "and" comes after it.
    let listed = |at: usize| {
        let rest = (at + 1..tokens.len()).take_while(|at| name(*at).is_some() || and(*at));
        comma(at) && another(at + 1) && rest.filter(|at| and(*at) && another(at + 1)).count() > 0
    };
    let mut places = (1..tokens.len()).filter(|at| {
        let asked = name(*at).is_some_and(|t| asked_for(plan, t.key));
        asked && keys().place.has(tokens[at - 1].key)
    });
    places.any(|at| and(at + 1) && another(at + 2) || listed(at))
}

static ALREADY: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("already"));

/// Whether what is to come is asked for, and a sentence says what "already" was.
fn is_over(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    plan.ahead && tokens.iter().any(|t| ALREADY.has(t.key))
}

/// Whether a sentence tells of others than those whom the question names: it says none of its names, and another one before its
/// numbers, or of a place behind them. "The Civic Alliance had 58 seats" counts none of another party's, "400 people live in Odrin" nobody
/// in another village. Who only said the number is not whom it is of.
fn is_of_somebody_else(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    let mut names = plan
        .terms
        .iter()
        .filter(|term| term.is_own_name())
        .peekable();
    let said = |term: &Term| {
        term.keys()
            .any(|(key, _)| tokens.iter().any(|t| t.key == key))
    };
    if names.peek().is_none() || names.any(said) {
        return false;
    }
    let number = tokens.iter().rposition(|t| is_number(plan, t));
    let before = &tokens[..number.unwrap_or(tokens.len())];
    let stray = [
        TokenFlags::TIME,
        TokenFlags::FIRST,
        TokenFlags::PLACE,
        TokenFlags::STOP,
    ];
    let other = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME) && !stray.iter().any(|flag| t.flags.has(*flag))
    };
    let speaks = |t: &AnalysedToken| t.flags.has(TokenFlags::SPEECH);
    let behind = &tokens[number.unwrap_or(0)..];
    let elsewhere = |pair: &[AnalysedToken]| keys().place.has(pair[0].key) && other(&pair[1]);
    before.iter().any(other) && !before.iter().any(speaks)
        || plan.asked.kind == Kind::Count && behind.windows(2).any(elsewhere)
}

/// Whether a number belongs to what the question says of those who are counted: no other number stands between. "Seven people were
/// killed and 60 injured" counts no seven injured. True where the question says nothing of them.
fn goes_with_what(plan: &Plan, tokens: &[AnalysedToken], number: usize) -> bool {
    let mut what = (0..tokens.len())
        .filter(|at| says_what(plan, &tokens[*at]))
        .peekable();
    let another = |(from, to): (usize, usize), at: usize| {
        at != number && is_number(plan, &tokens[at]) && !is_aside(tokens, from, to, at)
    };
    let alone = |at: usize| {
        let ends = (at.min(number), at.max(number));
        !(ends.0..=ends.1).any(|n| another(ends, n)) || part_of(plan, tokens, number).is_some()
    };
    what.peek().is_none() || what.any(alone)
}

/// Whether the word at `at` stands in something said in between, with a mark before and behind it: "one in 20 of them" of "11,000 people, one
/// in 20 of them, are living in shelters".
fn is_aside(tokens: &[AnalysedToken], from: usize, to: usize, at: usize) -> bool {
    let parted = |pair: &[AnalysedToken]| pair[1].span.start() > pair[0].span.end() + 1;
    tokens[from..=at].windows(2).any(parted) && tokens[at..=to].windows(2).any(parted)
}

/// Words between "of" and the number of a whole: "14 of the planned 190 kilometres".
const OF_WHOLE: usize = 3;

/// The number of those of whom the question says something, where the one at `whole` is of all: "14 of the planned 190 kilometres have been
/// laid". None where the question says nothing of them.
fn part_of(plan: &Plan, tokens: &[AnalysedToken], whole: usize) -> Option<usize> {
    whats(plan).next()?;
    let of = TermKey::of("of");
    let near = whole.saturating_sub(OF_WHOLE)..whole;
    let at = near.rev().find(|at| tokens[*at].key == of)?;
    let part = at.checked_sub(1)?;
    // "It was one of 18 trams bought" tells how many were bought.
    let is = part
        .checked_sub(1)
        .is_some_and(|before| keys().copula.has(tokens[before].key));
    (is_number(plan, &tokens[part]) && !is).then_some(part)
}

/// Share of what the best sentence holds of the question that one with a measure must hold: the adjective itself makes it certain.
const MEASURED: f64 = 0.2;
/// Words between a number and the adjective of its measure: "8.4 kilometres long".
const UNIT: usize = 3;

/// The number with its unit before the adjective that the question asks with: "8.4 kilometres" long.
fn measured(plan: &Plan, tokens: &[AnalysedToken], adjective: TermKey, text: &str) -> Option<Span> {
    let end = tokens.iter().position(|t| t.key == adjective)?;
    let near = end.saturating_sub(UNIT)..end;
    let number = near.rev().find(|at| is_number(plan, &tokens[*at]))?;
    let unit = tokens.get(end - 1).filter(|_| number + 1 < end)?;
    let fits = !lasting::is_asked(plan, adjective) || lasting::is_unit(unit.key);
    fits.then(|| whole_number(tokens, number, text).join(unit.span))
}

/// A number with the words and the sign of its currency before it: "$45 million" for "million".
pub(super) fn whole_number(tokens: &[AnalysedToken], at: usize, text: &str) -> Span {
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

/// Other words that may stand there.
static STILL: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("still also now reported feared"));

/// Whether a number stands for those who are counted: nothing but grammar lies between it and what became of them.
fn stands_for_them(plan: &Plan, tokens: &[AnalysedToken], number: usize) -> bool {
    let grammar = |t: &AnalysedToken| t.flags.has(TokenFlags::STOP) || STILL.has(t.key);
    // "The offer was raised to 5.5%, but striking dockers …" counts no dockers.
    let is_share = |flag: TokenFlags| tokens[number].flags.has(flag);
    if is_share(TokenFlags::PERCENT) || is_share(TokenFlags::MONEY) {
        return false;
    }
    let mut behind = tokens[number + 1..].iter().take(STANDS_FOR + 1);
    let next = behind.find(|t| says_what(plan, t) || !grammar(t));
    is_number(plan, &tokens[number])
        && !is_a_name(tokens, number)
        && next.is_some_and(|t| says_what(plan, t))
        && !is_of_another_place(plan, tokens, number)
}

/// What a word of the question weighs at least that says what became of those who are counted; a verb of the past ("killed") does, however
/// common it is.
const SAYS_WHAT: f64 = 0.3;

/// Verbs that say of those who are counted only that they were counted.
const COUNTED: &[&str] = &[
    "reported",
    "confirmed",
    "recorded",
    "registered",
    "counted",
    "known",
    "found",
];

/// The words of the question that say what became of those who are counted, or what happened: neither names nor the thing itself. Where a
/// verb of the past says it ("died"), the others are only of what ("in the ferry sinking").
fn whats(plan: &Plan) -> impl Iterator<Item = &Term> {
    let plain = |term: &&Term| {
        let own = term.keys().next();
        let thing = own.is_some_and(|(key, _)| counted(plan, key));
        !term.name && !term.number && !term.date && !term.source && !term.inherited && !thing
    };
    let deed = |term: &&Term| words::is_past(&term.word) && !COUNTED.contains(&term.word.as_str());
    let deeds = plan.terms.iter().filter(plain).any(|term| deed(&term));
    let said = move |term: &&Term| {
        if deeds {
            deed(term)
        } else {
            term.weight >= SAYS_WHAT || words::is_past(&term.word)
        }
    };
    plan.terms.iter().filter(plain).filter(said)
}

/// Whether a word is one of those.
fn says_what(plan: &Plan, token: &AnalysedToken) -> bool {
    whats(plan).any(|term| term.keys().any(|(key, _)| key == token.key))
}

/// Whether a sentence says anything of what the question says of those who are counted ("drowned"), where it says anything.
fn says_what_of_them(plan: &Plan, tokens: &[AnalysedToken]) -> bool {
    whats(plan).next().is_none() || tokens.iter().any(|token| says_what(plan, token))
}

pub(super) fn is_number(plan: &Plan, token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::NUMBER)
        && !token.flags.has(TokenFlags::TIME)
        && !keys().ordinals.has(token.key)
        && !asked_for(plan, token.key)
}

/// Whether a number only tells one of several things from the others and counts nothing: "Flight 302", "ward 12".
fn is_a_name(tokens: &[AnalysedToken], number: usize) -> bool {
    let thing = number.checked_sub(1).and_then(|before| tokens.get(before));
    thing.is_some_and(|thing| {
        // Nothing but a blank between them.
        let beside = thing.span.end() + 1 == tokens[number].span.start();
        beside && keys().numbered.has(thing.key)
    })
}

/// Whether a sentence names a year before its article's, which the question does not name.
fn is_of_another_year(plan: &Plan, tokens: &[AnalysedToken], shown: &Shown<'_>) -> bool {
    let past = |t: &AnalysedToken| shown.anchor.is_some_and(|day| is_past_year(t, day));
    tokens.iter().any(|t| past(t) && !asked_for(plan, t.key))
}

/// Words before a number among which stands whose it is: "the United States has more than 1,000 troops".
const OWNER: usize = 8;

/// How the names of some countries open.
static UNITED: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("united"));

/// Whether a number is said of another place than the question's: one that it does not name stands before the number, and one that it
/// does name is not in the sentence.
pub(super) fn is_of_another_place(plan: &Plan, tokens: &[AnalysedToken], number: usize) -> bool {
    let before = &tokens[number.saturating_sub(OWNER)..number];
    let place = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::PLACE) || t.flags.has(TokenFlags::NAME) && UNITED.has(t.key)
    };
    let other = |t: &AnalysedToken| place(t) && !asked_for(plan, t.key);
    let lacks = |term: &Term| {
        let here = |t: &AnalysedToken| term.keys().any(|(key, _)| key == t.key);
        synonyms::place(&term.word).is_some() && !tokens.iter().any(here)
    };
    before.iter().any(other) && plan.terms.iter().any(lacks)
}

/// The number that a count in a sentence about what is asked comes to. Not a number with another thing behind it.
fn total<'a>(plan: &Plan, tokens: &'a [AnalysedToken]) -> Option<&'a AnalysedToken> {
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
    (1..tokens.len()).find_map(|at| {
        let from = count_of(tokens, at).filter(|_| is_number(plan, &tokens[at]))?;
        // "The number of victims" counts no injured.
        let of = counted_by(tokens, from);
        let theirs = of.first().is_none_or(about) || of.iter().any(|t| counted(plan, t.key));
        theirs.then_some(&tokens[at])
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
