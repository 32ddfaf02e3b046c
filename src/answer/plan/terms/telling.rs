//! Which words of a question tell something: not those that only ask, and no times so vague that everything is of them.

use crate::text::{Token, TokenFlags};

use super::super::{newest, synonyms, words};
use super::Asking;

/// Whether a question has any word that tells something, or names a time.
pub(crate) fn tells(asking: &[Asking]) -> bool {
    let own: Vec<Token> = asking.iter().map(|a| a.token.clone()).collect();
    let speaks = |(at, a): (usize, &Asking)| a.date || a.inherited || speaks(&own, at);
    asking.iter().enumerate().any(speaks)
}

/// Whether the word at `at` tells something.
fn speaks(own: &[Token], at: usize) -> bool {
    let upper = |t: &Token| t.flags.has(TokenFlags::CAPITAL) && t.word == "us";
    upper(&own[at])
        || !is_silent(&own[at])
        || words::is_name_after_all(own, at)
        || has_particle(own, at)
        || is_length(own, at)
}

/// Whether the word at `at` asks for a length, of which articles say "long" as well: "How long is the bridge?". Of what "How long was he
/// in jail?" asks they seldom do.
fn is_length(own: &[Token], at: usize) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let asks = at > 0 && word(at - 1) == "how" && word(at) == "long";
    let is = matches!(word(at + 1), "is" | "are" | "was" | "were");
    let article = matches!(word(at + 2), "the" | "a" | "an" | "its" | "their");
    let thing = own.get(at + 3..).unwrap_or(&[]);
    let plain = |t: &Token| t.word == "of" || t.word == "the" || !words::is_filler(&t.word);
    asks && is && article && !thing.is_empty() && thing.iter().all(plain)
}

/// Whether a verb that says nothing on its own ("call") has the particle behind it with which it does: "called off". "Find out" only asks.
fn has_particle(own: &[Token], at: usize) -> bool {
    let after = own[at + 1..].iter().map(|t| t.word.as_str());
    let meanings = synonyms::with_particle(&own[at].stem, after).next();
    own[at].stem != "find" && meanings.is_some()
}

/// Words that tell; when none does, whatever there is.
pub(super) fn telling(asking: &[Asking]) -> Vec<(usize, &Asking)> {
    let all = || asking.iter().enumerate();
    let own: Vec<Token> = asking.iter().map(|a| a.token.clone()).collect();
    let dated = |a: &Asking| a.date && !matches!(a.token.word.as_str(), "of" | "the");
    let kept: Vec<_> = all()
        .filter(|(at, a)| dated(a) || speaks(&own, *at))
        .collect();
    let lasting =
        |(at, _): &&(usize, &Asking)| !is_vague_time(&own, *at) && !newest::is_of_now(&own, *at);
    if kept.iter().any(|one| lasting(&one)) {
        return kept.iter().filter(lasting).copied().collect();
    }
    if kept.iter().any(|(_, a)| a.date) {
        return kept.into_iter().filter(|(_, a)| a.date).collect();
    }
    let not_asking: Vec<_> = all().filter(|(_, a)| !words::asks(&a.token.word)).collect();
    if not_asking.is_empty() {
        all().collect()
    } else {
        not_asking
    }
}

/// Whether the word at `at` only says that it was lately: "this week", "last year".
fn is_vague_time(own: &[Token], at: usize) -> bool {
    let word = |at: usize| own.get(at).map_or("", |token| token.word.as_str());
    let is_time = |at: usize| words::VAGUE_TIME.contains(&word(at));
    let counts = |at: usize| words::COUNTING.contains(&word(at));
    let is_year = |at: usize| word(at) == "year" && at > 0 && counts(at - 1);
    is_time(at) || is_year(at) || counts(at) && (is_time(at + 1) || is_year(at + 1))
}

fn is_silent(token: &Token) -> bool {
    words::is_filler(&token.word)
        || (token.word.chars().count() == 1 && !token.flags.has(TokenFlags::DIGIT))
}

/// Whether capitals say nothing because (nearly) every word has one.
pub(super) fn is_shouting(telling: &[(usize, &Asking)]) -> bool {
    let capitals = telling
        .iter()
        .filter(|(_, a)| a.token.flags.has(TokenFlags::CAPITAL))
        .count();
    telling.len() >= 5 && capitals * 10 >= telling.len() * 9
}
