//! Offices: where an article says who holds one ("its ambassador, Jane Roe"), the holder's name means the office, too.

use super::super::plan::Plan;
use super::super::plan::asked::Kind;
use super::super::plan::terms::Term;
use super::pool::{Mark, SeenPassage};
use super::surnames;
use crate::index::Hit;
use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon};

/// Words between an office and the name of its holder behind a comma: "ambassador to Niger, Jane Roe".
const BETWEEN: usize = 4;

/// Who holds an office as far as one article says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Unsaid,
    One(TermKey),
    Several,
}

impl Holder {
    fn or(self, other: TermKey) -> Self {
        match self {
            Self::Unsaid => Self::One(other),
            Self::One(known) if known == other => self,
            _ => Self::Several,
        }
    }
}

/// Marks the offices that the question speaks of at the surnames of their holders, in articles that name one holder only.
pub(super) fn complete(plan: &Plan, hits: &[Hit], articles: usize, passages: &mut [SeenPassage]) {
    if plan.asked.kind == Kind::Definition {
        return;
    }
    for (office, number) in plan.terms.iter().zip(0_u8..32) {
        if !is_office(plan, office) {
            continue;
        }
        let holders = holders(office, number, hits, articles, passages);
        for (hit, passage) in hits.iter().zip(&mut *passages) {
            if let Some(Holder::One(surname)) = holders.get(passage.article) {
                complete_in(hit, passage, number, *surname);
            }
        }
    }
}

/// Whether a term is an office of one person that the question does not name: "the ambassador", not "President Roe".
fn is_office(plan: &Plan, term: &Term) -> bool {
    let named = |other: &Term| other.name && other.place == term.place + 1;
    let several = term.word.ends_with('s') && !term.word.ends_with("ss");
    lexicon::role_of_office(&term.word) && !term.source && !several && !plan.terms.iter().any(named)
}

/// By article: who holds the office.
fn holders(
    office: &Term,
    number: u8,
    hits: &[Hit],
    articles: usize,
    passages: &[SeenPassage],
) -> Vec<Holder> {
    let mut found = vec![Holder::Unsaid; articles];
    let own = office.keys().next().map(|(key, _)| key);
    for (hit, passage) in hits.iter().zip(passages) {
        let tokens = &hit.analysis.tokens;
        for mark in passage.marks.iter().filter(|mark| mark.term == number) {
            let at = mark.token as usize;
            let own = tokens.get(at).map(|t| t.key) == own;
            if own
                && let Some(surname) = holder(tokens, at)
                && let Some(known) = found.get_mut(passage.article)
            {
                *known = known.or(surname);
            }
        }
    }
    found
}

/// The surname of whoever holds the office that is said at `at`: "ambassador Jane Roe", "ambassador to Niger, Jane Roe", "Jane Roe, its
/// ambassador".
fn holder(tokens: &[AnalysedToken], at: usize) -> Option<TermKey> {
    let person = |at: usize| tokens.get(at).is_some_and(is_person);
    if person(at + 1) && gap(tokens, at + 1) == 1 {
        return surname(tokens, at + 1);
    }
    let goes_on = |at: &usize| {
        let token = &tokens[*at];
        !is_person(token)
            && (token.flags.has(TokenFlags::STOP) || token.flags.has(TokenFlags::NAME))
    };
    let behind = (at + 1..tokens.len().min(at + 1 + BETWEEN)).take_while(goes_on);
    let next = at + 1 + behind.count();
    if person(next) && gap(tokens, next) == 2 {
        return surname(tokens, next);
    }
    // Back to the comma behind a name.
    let first = (at.saturating_sub(BETWEEN)..=at)
        .rev()
        .find(|at| gap(tokens, *at) == 2)?;
    let last = first.checked_sub(1)?;
    // Before its office somebody need not be known as a person, but has a name of several words.
    let full = last.checked_sub(1).is_some_and(|before| {
        let own = |at: usize| is_own_name(&tokens[at]);
        own(before) && own(last) && gap(tokens, last) == 1
    });
    full.then(|| tokens[last].key)
}

fn is_person(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::PERSON) && is_own_name(token)
}

/// Whether a word is part of a name, and no office or place.
fn is_own_name(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::NAME)
        && !token.flags.has(TokenFlags::ROLE)
        && !token.flags.has(TokenFlags::PLACE)
}

/// Bytes between a word and the one before: 1 for a space, 2 for a comma and a space.
fn gap(tokens: &[AnalysedToken], at: usize) -> usize {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    match (before, tokens.get(at)) {
        (Some(before), Some(token)) => token.span.start().saturating_sub(before.span.end()),
        _ => 0,
    }
}

/// The last word of the name that begins at `from`.
fn surname(tokens: &[AnalysedToken], from: usize) -> Option<TermKey> {
    let goes_on = |at: &usize| is_person(&tokens[*at]) && gap(tokens, *at) == 1;
    let more = (from + 1..tokens.len()).take_while(goes_on).count();
    tokens.get(from + more).map(|t| t.key)
}

/// Marks the office at the surname in sentences that do not say it.
fn complete_in(hit: &Hit, passage: &mut SeenPassage, number: u8, holder: TermKey) {
    let tokens = &hit.analysis.tokens;
    for (sentence, analysed) in hit.analysis.sentences.iter().enumerate() {
        let Some(seen) = passage.sentences.get(sentence) else {
            return;
        };
        // Nothing is marked in what counts for nothing.
        let counts = !seen.apart && !analysed.flags.has(crate::text::SentenceFlags::QUESTION);
        let said = seen.terms.any >> number & 1 == 1;
        let named = |at: &usize| {
            tokens
                .get(*at)
                .is_some_and(|t| t.key == holder && t.flags.has(TokenFlags::NAME))
        };
        let at = analysed.tokens.clone().find(named);
        if let Some(at) = at.filter(|_| counts && !said) {
            let token = u32::try_from(at).unwrap_or(u32::MAX);
            surnames::add(
                passage,
                sentence,
                Mark {
                    token,
                    term: number,
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::{Analysis, sentences, stem};

    #[test]
    fn an_office_with_two_holders_is_nobodys() {
        let (roe, moe) = (TermKey(1), TermKey(2));
        let one = Holder::Unsaid.or(roe);
        assert_eq!(one.or(roe), Holder::One(roe));
        assert_eq!(one.or(moe).or(roe), Holder::Several);
    }

    #[test]
    fn the_holder_of_an_office_is_who_is_named_beside_it() {
        let envoy = TermKey::of(&stem("envoy"));
        for (text, named) in [
            ("The envoy Jane Roe spoke.", true),
            ("On Monday envoy Jane Anna Roe spoke.", true),
            ("The envoy to Norway, Jane Roe, spoke.", true),
            ("On Monday Jane Roe, the Danish envoy, spoke.", true),
            ("On Monday Jane Roe, envoy to Norway, spoke.", true),
            ("On Monday Jane Roe met the envoy.", false),
            ("On Monday the envoy met Jane Roe.", false),
            ("The envoy spoke, Jane Roe did not.", false),
            ("The envoy of Jane Roe spoke.", false),
        ] {
            let tokens = Analysis::of(text, &sentences(text, Span::of(text))).tokens;
            let at = tokens.iter().position(|t| t.key == envoy).unwrap();
            let roe = TermKey::of(&stem("roe"));
            let found = holder(&tokens, at);
            assert_eq!(found, named.then_some(roe), "{text}");
        }
    }
}
