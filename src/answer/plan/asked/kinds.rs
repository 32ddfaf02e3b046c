//! The kind of answer that each question word asks for, and of what.

use std::ops::Range;

use super::lists::{DEALS, HELPING, MONEY, REASONS, SPEECH, TIMES, YES_NO};
use super::sorts::{self, is_noun_of};
use super::{Kind, wanted, word};
use crate::answer::plan::words;
use crate::text::{TermKey, Token, TokenFlags};

pub(super) fn who(rest: &[Token]) -> Kind {
    let content = rest.iter().filter(|t| !words::is_filler(&t.word)).count();
    let names = rest
        .iter()
        .filter(|t| t.flags.has(TokenFlags::CAPITAL))
        .count();
    if matches!(word(rest, 0), "is" | "was" | "are")
        && content <= 3
        && names == content
        && names > 0
    {
        Kind::Definition
    } else {
        Kind::Person
    }
}

/// Whether a word is one for a sum of money.
fn is_money(token: &Token) -> bool {
    MONEY
        .iter()
        .any(|word| *word == token.word || crate::text::stem(word) == token.stem)
}

/// What "how much" asks for. A sum says by its currency that it is money.
fn much(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    // "How much did the firm offer?", but "How much oil did it sell?".
    let helped = rest
        .first()
        .is_some_and(|t| YES_NO.contains(&t.word.as_str()));
    let deals = |t: &Token| DEALS.contains(&t.word.as_str());
    let kind = if rest.iter().any(is_money) || helped && rest.iter().any(deals) {
        Kind::Money
    } else {
        Kind::Count
    };
    let of = if rest.first().is_some_and(is_money) {
        Vec::new()
    } else {
        noun(rest).into_iter().take(1).collect()
    };
    (kind, of)
}

pub(super) fn how(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    match word(rest, 0) {
        "many" => (
            Kind::Count,
            deed(&rest[1..]).map_or_else(|| noun(&rest[1..]), |verb| vec![TermKey::of(&verb.stem)]),
        ),
        "much" => much(&rest[1..]),
        "old" => (Kind::Count, ages()),
        "expensive" | "costly" => (Kind::Money, Vec::new()),
        // "How big a fine": a sum, not a size.
        _ if word(rest, 1) == "a" && rest.get(2).is_some_and(is_money) => (Kind::Money, Vec::new()),
        "soon" => (Kind::Time, Vec::new()),
        "come" => (Kind::Reason, Vec::new()),
        measured if wanted::is_measured(measured) => (Kind::Count, Vec::new()),
        _ => (Kind::Other, Vec::new()),
    }
}

/// The words for an age.
fn ages() -> Vec<TermKey> {
    let words = ["old", "age", "year"];
    words
        .map(|word| TermKey::of(&crate::text::stem(word)))
        .to_vec()
}

/// What became of those whom "how many" counts without naming them: "died", "have been killed".
pub(super) fn deed(rest: &[Token]) -> Option<&Token> {
    let helps = |t: &&Token| HELPING.contains(&t.word.as_str());
    let helped = rest.first().as_ref().is_some_and(helps);
    let next = rest.iter().find(|t| !helps(t))?;
    let is_deed = if helped {
        !words::is_filler(&next.word)
    } else {
        words::is_past(&next.word)
    };
    is_deed.then_some(next)
}

/// The words behind "when" of which the last that is no name is the verb: those that follow its helping verb, small words in front aside,
/// up to the next small word. One word alone may be the subject.
pub(super) fn verb_behind(rest: &[Token]) -> Option<Range<usize>> {
    let filler = |at: usize| words::is_filler(&rest[at].word);
    let helped = words::INVERTING.contains(&word(rest, 0));
    let start = (1..rest.len()).find(|at| !filler(*at)).filter(|_| helped)?;
    let end = (start..rest.len())
        .find(|at| filler(*at))
        .unwrap_or(rest.len());
    if words::PRONOUNS.contains(&word(rest, start - 1)) {
        return Some(start..start + 1);
    }
    (end - start > 1).then_some(start + 1..end)
}

/// The adjective behind "how", where it is answered with a number and its unit.
pub(super) fn measure(asking: &Token, rest: &[Token]) -> Option<TermKey> {
    let adjective = rest.first().filter(|_| asking.word == "how")?;
    wanted::is_measured(&adjective.word).then(|| TermKey::of(&adjective.stem))
}

/// The noun phrase that follows "how many" or "which": words up to the first verb-like filler, the last two of them.
pub(super) fn noun(rest: &[Token]) -> Vec<TermKey> {
    let phrase: Vec<&Token> = rest
        .iter()
        .take(4)
        .take_while(|t| !words::is_filler(&t.word))
        .collect();
    phrase
        .iter()
        .rev()
        .take(2)
        .map(|t| TermKey::of(&t.stem))
        .collect()
}

/// The noun of a phrase of two words as [`noun`] gives them, the last one first: not the verb of "how many people died".
pub(super) fn head(rest: &[Token], of: &[TermKey]) -> Option<TermKey> {
    let is_verb = |key: &TermKey| {
        rest.iter()
            .any(|t| TermKey::of(&t.stem) == *key && words::is_past(&t.word))
    };
    of.iter().find(|key| !is_verb(key)).or(of.first()).copied()
}

/// What bears the name that is asked for: "her dog" of "what is the name of her dog".
fn name_of(rest: &[Token]) -> Option<&[Token]> {
    let at = rest
        .iter()
        .take(4)
        .position(|t| matches!(t.word.as_str(), "name" | "names"))?;
    let plain = rest[..at].iter().all(|t| words::is_filler(&t.word));
    let of = rest.get(at + 1).is_some_and(|t| t.word == "of");
    (plain && of).then(|| &rest[at + 2..])
}

/// Whether a noun behind "which" or "what" asks for a place or for somebody.
fn sort(rest: &[Token]) -> Option<Kind> {
    let place = sorts::place(rest).map(|_| Kind::Place);
    place.or_else(|| sorts::person(rest).map(|_| Kind::Person))
}

/// What "what is" asks for: what something is, where hardly more is said.
fn definition(rest: &[Token]) -> Kind {
    let content = rest.iter().filter(|t| !words::is_filler(&t.word)).count();
    if content <= 2 {
        Kind::Definition
    } else {
        Kind::Other
    }
}

pub(super) fn what(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    let first = word(rest, 0);
    if let Some(found) = reason_or_number(rest) {
        return found;
    }
    if let Some(bearer) = name_of(rest) {
        return (Kind::Name, noun(bearer));
    }
    let noun_at = usize::from(matches!(first, "is" | "was" | "are" | "were" | "the"));
    if noun_at == 0 {
        if has(rest, TIMES, 0..2) {
            return (Kind::Time, Vec::new());
        }
        if let Some(kind) = sort(rest) {
            return (kind, noun(rest));
        }
    }
    if matches!(first, "did" | "has" | "have" | "does" | "do") && has(rest, SPEECH, 1..9) {
        return (Kind::Quotation, Vec::new());
    }
    if let Some(kind) = wanted::quantity(rest, noun_at) {
        return (kind, Vec::new());
    }
    if matches!(first, "is" | "are" | "was") {
        return (definition(rest), Vec::new());
    }
    let thing = first == "news" && rest.get(1).is_some_and(|t| !words::is_filler(&t.word));
    if first.is_empty() || words::is_filler(first) && !thing {
        return (Kind::Other, Vec::new());
    }
    (Kind::Name, noun(rest))
}

/// Whether one of the words in `range` is one of a list, or its plural.
fn has(rest: &[Token], list: &[&str], range: Range<usize>) -> bool {
    rest.iter()
        .skip(range.start)
        .take(range.len())
        .any(|t| is_noun_of(list, &t.word))
}

/// What the first words behind "what" ask for, where they want a reason ("what caused"), an age ("what age") or a number of something
/// ("what percentage of").
fn reason_or_number(rest: &[Token]) -> Option<(Kind, Vec<TermKey>)> {
    let first = word(rest, 0);
    if has(rest, REASONS, 0..4) {
        return Some((Kind::Reason, Vec::new()));
    }
    if first == "age" && word(rest, 1) != "group" {
        return Some((Kind::Count, ages()));
    }
    matches!(
        first,
        "percent" | "percentage" | "share" | "number" | "proportion" | "age"
    )
    .then(|| (Kind::Count, noun(&rest[1.min(rest.len())..])))
}
