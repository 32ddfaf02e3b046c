//! Who speaks in a window: "What did Roe say?" is not answered by what somebody else said of Roe.

use crate::text::{AnalysedToken, TokenFlags};

use super::super::plan::synonyms;
use super::super::plan::terms::Term;
use super::pool::{SeenSentence, is_content};
use super::signals::View;

/// Words before a verb of speech among which its speaker is looked for ("Roe, who chairs the board, said").
const BEFORE: usize = 6;
/// Words after it, when none stands before ("said Roe").
const AFTER: usize = 3;

/// Who speaks, as far as the window shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speech {
    /// Nobody says anything.
    None,
    /// Somebody else than the one who is asked about.
    Other,
    /// Nobody knows.
    Unknown,
    /// The one who is asked about, or anybody when the question names none.
    Asked,
}

/// The speech in a window that fits best.
pub(super) fn speech(view: &View<'_>) -> Speech {
    view.window
        .sentences()
        .map(|at| in_sentence(view, at))
        .max()
        .unwrap_or(Speech::None)
}

fn in_sentence(view: &View<'_>, at: usize) -> Speech {
    let whole = view.pool.tokens(view.window.hit, at);
    let verb = |t: &AnalysedToken| speaks(t) && !t.flags.has(TokenFlags::QUOTED);
    (0..whole.len())
        .filter(|n| verb(&whole[*n]))
        .map(|n| of_verb(view, at, whole, n))
        .max()
        .unwrap_or(Speech::None)
}

fn speaks(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::SPEECH)
}

/// Whose speech the verb at `n` of a sentence tells of.
fn of_verb(view: &View<'_>, sentence: usize, tokens: &[AnalysedToken], n: usize) -> Speech {
    if view.plan.speaker == 0 {
        return Speech::Asked;
    }
    let own = |t: &&AnalysedToken| !t.flags.has(TokenFlags::QUOTED);
    let silent = |t: &&AnalysedToken| !speaks(t);
    let before = tokens[..n].iter().rev().take(BEFORE).filter(own);
    let after = tokens[n + 1..].iter().take(AFTER).filter(own);
    let near = [
        before.take_while(silent).collect::<Vec<_>>(),
        after.take_while(silent).collect(),
    ];
    near.iter()
        .map(|near| among(view, sentence, near))
        .find(|found| *found != Speech::Unknown)
        .unwrap_or(Speech::Unknown)
}

/// Who of the words near a verb speaks: the one asked about if it is there, else any name or office, else whom a
/// pronoun means, else whoever is there ("officials said").
fn among(view: &View<'_>, sentence: usize, near: &[&AnalysedToken]) -> Speech {
    if near.iter().any(|t| is_speaker(view, sentence, t)) {
        return Speech::Asked;
    }
    let named = [TokenFlags::NAME, TokenFlags::PERSON, TokenFlags::ROLE];
    let tells = |t: &&&AnalysedToken| is_content(t) && !t.flags.has(TokenFlags::TIME);
    let is_named = |t: &&AnalysedToken| named.iter().any(|flag| t.flags.has(*flag));
    let mut telling = near.iter().filter(tells).peekable();
    let anybody = telling.peek().is_some();
    if telling.any(is_named) {
        return Speech::Other;
    }
    if near.iter().any(|t| t.flags.has(TokenFlags::PRONOUN)) {
        return meant(view, sentence);
    }
    if anybody {
        Speech::Other
    } else {
        Speech::Unknown
    }
}

/// Sentences before one with a pronoun in which the pronoun's name is looked for.
const BACK: usize = 2;

/// Whom a pronoun means, roughly: the one asked about when the sentence or one of those before names it, perhaps when it was named
/// earlier.
fn meant(view: &View<'_>, sentence: usize) -> Speech {
    let sentences = &view.passage().sentences[..=sentence];
    let named = |s: &SeenSentence| s.terms.any & view.plan.speaker != 0;
    let back = sentence.saturating_sub(BACK);
    if sentences[back..].iter().any(named) {
        Speech::Asked
    } else if sentences.iter().any(named) {
        Speech::Unknown
    } else {
        Speech::Other
    }
}

/// Whether a word of a sentence is the speaker whom the question names: the very word, or a country's people for the country. What is
/// only near in meaning speaks for somebody else.
fn is_speaker(view: &View<'_>, sentence: usize, token: &AnalysedToken) -> bool {
    let tokens = &view.pool.hits[view.window.hit].analysis.tokens;
    let marks = view.passage().sentences[sentence].marks.clone();
    view.passage().marks[marks].iter().any(|mark| {
        let term = usize::from(mark.term);
        let asked = 1_u32.checked_shl(u32::from(mark.term)).unwrap_or(0) & view.plan.speaker != 0;
        let here = tokens.get(mark.token as usize);
        asked && here.is_some_and(|t| t.span == token.span) && names(&view.plan.terms[term], token)
    })
}

/// Weight from which on an alternative of a country's name is its people.
const PEOPLE: f32 = 0.8;

fn names(term: &Term, token: &AnalysedToken) -> bool {
    let country = synonyms::place(&term.word).is_some();
    let mut keys = term.keys().enumerate();
    keys.any(|(at, (key, weight))| {
        key == token.key && (at == 0 || term.slip && at == 1 || country && weight >= PEOPLE)
    })
}
