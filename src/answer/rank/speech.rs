//! Who speaks in a window: "What did Roe say?" is not answered by what somebody else said of Roe.

mod subject;

use crate::model::TitleKind;
use crate::text::lexicon::{self, Gender};
use crate::text::{AnalysedToken, TokenFlags};

use super::super::gender;
use super::super::plan::Plan;
use super::super::plan::synonyms;
use super::super::plan::terms::Term;
use super::Window;
use super::keys::keys;
use super::pool::{Pool, SeenPassage, SeenSentence, TermSet, is_content};
use super::signals::View;
use subject::{behind_office, is_by_them, name_behind};

/// Words before a verb of speech among which its speaker is looked for ("Roe, who chairs the board, said").
const BEFORE: usize = 6;
/// Words after it, when none stands before ("said Roe").
const AFTER: usize = 3;

/// What names somebody.
const NAMED: [TokenFlags; 3] = [TokenFlags::NAME, TokenFlags::PERSON, TokenFlags::ROLE];

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

/// The passage in which somebody may speak.
struct Scene<'a> {
    plan: &'a Plan,
    pool: &'a Pool<'a>,
    hit: usize,
}

impl Scene<'_> {
    fn passage(&self) -> &SeenPassage {
        &self.pool.passages[self.hit]
    }
}

/// The speech in a window that fits best.
pub(super) fn speech(view: &View<'_>) -> Speech {
    let hit = view.window.hit;
    let scene = Scene {
        plan: view.plan,
        pool: view.pool,
        hit,
    };
    view.window
        .sentences()
        .map(|at| {
            let known = &view.ground.sentence(hit, at).speech;
            *known.get_or_init(|| in_sentence(&scene, at))
        })
        .max()
        .unwrap_or(Speech::None)
}

/// The terms of the sentences of windows, and of those right before, which nobody else says than the one whose words are asked for, and of what
/// stands over them.
pub(crate) fn theirs(
    plan: &Plan,
    pool: &Pool<'_>,
    windows: impl Iterator<Item = Window>,
) -> TermSet {
    let told = |window: Window| {
        let hit = window.hit;
        let scene = Scene { plan, pool, hit };
        let passage = &pool.passages[window.hit];
        let from = window.first.saturating_sub(1);
        let own = (from..window.sentences().end)
            .filter(|at| in_sentence(&scene, *at) != Speech::Other)
            .map(|at| &passage.sentences[at]);
        let kind = pool.hits[window.hit].article.title.kind;
        let title = Some(passage.title).filter(|_| kind != TitleKind::Opening);
        own.fold(title.unwrap_or_default(), |set, sentence| {
            set.with(sentence.terms).with(sentence.under)
        })
    };
    windows.map(told).fold(TermSet::default(), TermSet::with)
}

/// Whether a sentence of a window tells somebody else's words than those that are asked for.
pub(crate) fn is_of_another(plan: &Plan, pool: &Pool<'_>, window: Window, at: usize) -> bool {
    let hit = window.hit;
    in_sentence(&Scene { plan, pool, hit }, at) == Speech::Other
}

fn in_sentence(scene: &Scene<'_>, at: usize) -> Speech {
    let whole = scene.pool.tokens(scene.hit, at);
    let verb = |n: &usize| {
        let quoted = whole[*n].flags.has(TokenFlags::QUOTED);
        !quoted && (speaks(&whole[*n]) || calls(whole, *n))
    };
    (0..whole.len())
        .filter(verb)
        .map(|n| of_verb(scene, at, whole, n))
        .max()
        .unwrap_or(Speech::None)
}

fn speaks(token: &AnalysedToken) -> bool {
    token.flags.has(TokenFlags::SPEECH)
}

/// Words between a verb such as "called" and the quotation that it leads to: "called the new tram line “a toy”".
const CALLED: usize = 6;

/// Whether a verb tells somebody's words by the quotation behind it. What "is called" so is not said by what stands before.
fn calls(tokens: &[AnalysedToken], n: usize) -> bool {
    if !keys().calling.has(tokens[n].key) {
        return false;
    }
    let passive = n
        .checked_sub(1)
        .is_some_and(|before| keys().copula.has(tokens[before].key));
    let mut behind = tokens[n + 1..].iter().take(CALLED);
    !passive && behind.any(|t| t.flags.has(TokenFlags::QUOTED))
}

/// Whose speech the verb at `n` of a sentence tells of.
fn of_verb(scene: &Scene<'_>, sentence: usize, tokens: &[AnalysedToken], n: usize) -> Speech {
    if scene.plan.speaker == 0 {
        return Speech::Asked;
    }
    if is_by_them(scene, sentence, n) {
        return Speech::Asked;
    }
    let own = |t: &&AnalysedToken| !t.flags.has(TokenFlags::QUOTED);
    let silent = |t: &&AnalysedToken| !speaks(t);
    let upto = |end: usize| tokens[..end].iter().rev().take(BEFORE).filter(own);
    if let Some(start) = behind_office(tokens, n) {
        let near: Vec<_> = tokens[start..].iter().take(AFTER).filter(own).collect();
        let near: Vec<_> = near.into_iter().take_while(silent).collect();
        if among(scene, sentence, n, &near) == Speech::Asked {
            return Speech::Asked;
        }
    }
    let name = name_behind(tokens, n);
    let theirs = |t: &AnalysedToken| is_speaker(scene, sentence, t);
    if name.iter().any(|t| theirs(t)) && !is_namesake(scene, &name, theirs) {
        return Speech::Asked;
    }
    let before = upto(n);
    let after = tokens[n + 1..].iter().take(AFTER).filter(own);
    let near = [
        before.take_while(silent).collect::<Vec<_>>(),
        after.take_while(silent).collect(),
    ];
    near.iter()
        .map(|near| among(scene, sentence, n, near))
        .find(|found| *found != Speech::Unknown)
        .unwrap_or(Speech::Unknown)
}

/// Who of the words near the verb at `n` speaks, the nearest first: the one asked about or another who is named, else whom a pronoun
/// means, else whoever is there ("officials said").
fn among(scene: &Scene<'_>, sentence: usize, n: usize, near: &[&AnalysedToken]) -> Speech {
    let tells = |t: &AnalysedToken| is_content(t) && !t.flags.has(TokenFlags::TIME);
    let is_named = |t: &AnalysedToken| NAMED.iter().any(|flag| t.flags.has(*flag));
    let asked = |t: &AnalysedToken| is_speaker(scene, sentence, t);
    // "French President Emmanuel Macron said": who is named speaks for France.
    if near
        .iter()
        .any(|t| matched(scene, sentence, t) == Some(Match::People))
    {
        return Speech::Asked;
    }
    let nearest = near
        .iter()
        .position(|t| asked(t) || tells(t) && is_named(t));
    if let Some(at) = nearest {
        let whole = with_office(&near[at..]);
        let theirs = whole.iter().any(|t| asked(t)) && !is_namesake(scene, whole, asked);
        return if theirs { Speech::Asked } else { Speech::Other };
    }
    if let Some(pronoun) = near.iter().find(|t| t.flags.has(TokenFlags::PRONOUN)) {
        return meant(scene, sentence, n, gender::of_pronoun(pronoun.key));
    }
    if near.iter().any(|t| tells(t)) {
        Speech::Other
    } else {
        Speech::Unknown
    }
}

/// Whether nothing but a blank lies between two words: in "Whalley, Ms Lund" a comma parts two people.
fn touch(one: &AnalysedToken, next: &AnalysedToken) -> bool {
    one.span.end() + 1 == next.span.start()
}

/// A name and the office before it, the nearest word first: "Mayor Petra Lund", but not the president of "President Roe's adviser Petra
/// Lund".
fn with_office<'a, 'b>(near: &'a [&'b AnalysedToken]) -> &'a [&'b AnalysedToken] {
    let role = |t: &AnalysedToken| t.flags.has(TokenFlags::ROLE);
    let named = |t: &AnalysedToken| NAMED.iter().any(|flag| t.flags.has(*flag));
    let goes_on = |length: usize| {
        let next = near.get(length);
        next.is_some_and(|t| named(t) && touch(t, near[length - 1]))
    };
    let mut length = 1;
    for office in [false, true] {
        while goes_on(length) && role(near[length]) == office {
            length += 1;
        }
    }
    &near[..length]
}

/// Whether a name shares no more than one word with the whole name that the question gives, and has another beside it: "Linda Roe" is not
/// Tom Roe.
fn is_namesake(
    scene: &Scene<'_>,
    name: &[&AnalysedToken],
    asked: impl Fn(&AnalysedToken) -> bool,
) -> bool {
    let office = |term: &Term| lexicon::facts(&term.word).has(lexicon::WordFacts::ROLE);
    let terms = scene.plan.terms.iter().zip(0_u32..32);
    let whole = terms.filter(|(term, at)| scene.plan.speaker >> at & 1 == 1 && !office(term));
    let plain = |t: &&&AnalysedToken| !t.flags.has(TokenFlags::ROLE);
    let (theirs, others): (Vec<&AnalysedToken>, Vec<_>) =
        name.iter().filter(plain).partition(|t| asked(t));
    whole.count() > 1 && theirs.len() == 1 && others.iter().any(|t| t.flags.has(TokenFlags::PERSON))
}

/// Sentences before one with a pronoun in which the pronoun's name is looked for.
const BACK: usize = 2;

/// Whom a pronoun before the verb at `n` means, roughly: whom its own sentence named, else whoever comes first in the nearest sentence
/// before that names anybody. "She" is nobody who is plainly a man.
fn meant(scene: &Scene<'_>, sentence: usize, n: usize, gender: Option<Gender>) -> Speech {
    let sentences = &scene.passage().sentences;
    let asked = |s: &SeenSentence| s.terms.any & scene.plan.speaker != 0;
    let own = &scene.pool.tokens(scene.hit, sentence)[..n];
    let theirs = |name: &[AnalysedToken]| name.iter().any(|t| is_speaker(scene, sentence, t));
    let fits = |name: &&[AnalysedToken]| {
        let analysis = &scene.pool.hits[scene.hit].analysis;
        !gender.is_some_and(|gender| gender::is_not(analysis, name, gender))
    };
    let asked_is_not = gender.is_some_and(|gender| is_asked_not(scene, sentence, gender));
    if asked_is_not
        || who_speaks(own)
            .filter(fits)
            .is_some_and(|name| !theirs(name))
    {
        return Speech::Other;
    }
    if own.iter().any(|t| is_speaker(scene, sentence, t)) {
        return Speech::Asked;
    }
    for at in (sentence.saturating_sub(BACK)..sentence).rev() {
        if speaks_in(scene, at) {
            return Speech::Asked;
        }
        let tokens = scene.pool.tokens(scene.hit, at);
        let first = || all_named(tokens).find(fits);
        if let Some(name) = who_speaks(tokens).filter(fits).or_else(first) {
            let theirs = name.iter().any(|t| is_speaker(scene, at, t));
            return if theirs { Speech::Asked } else { Speech::Other };
        }
    }
    if sentences[..sentence].iter().any(asked) {
        Speech::Unknown
    } else {
        Speech::Other
    }
}

/// Whether the one asked about is the subject of a verb of speech in a sentence.
fn speaks_in(scene: &Scene<'_>, at: usize) -> bool {
    let tokens = scene.pool.tokens(scene.hit, at);
    let verb = |n: &usize| speaks(&tokens[*n]) && !tokens[*n].flags.has(TokenFlags::QUOTED);
    let mut verbs = (0..tokens.len()).filter(verb);
    verbs.any(|n| is_by_them(scene, at, n))
}

/// The name right before the first verb of speech of a sentence: "In a letter to Roe, Ms Lund said".
fn who_speaks(tokens: &[AnalysedToken]) -> Option<&[AnalysedToken]> {
    let own = |t: &AnalysedToken| !t.flags.has(TokenFlags::QUOTED);
    let verb = tokens.iter().position(|t| speaks(t) && own(t))?;
    let named = |t: &AnalysedToken| NAMED.iter().any(|flag| t.flags.has(*flag)) && own(t);
    let mut start = verb;
    while start > 0
        && named(&tokens[start - 1])
        && (start == verb || touch(&tokens[start - 1], &tokens[start]))
    {
        start -= 1;
    }
    (start < verb).then(|| &tokens[start..verb])
}

/// Whether the one who is asked about is named in a sentence or before it and plainly not of a gender.
fn is_asked_not(scene: &Scene<'_>, sentence: usize, gender: Gender) -> bool {
    let analysis = &scene.pool.hits[scene.hit].analysis;
    (0..=sentence).any(|at| {
        let theirs = |t: &AnalysedToken| is_speaker(scene, at, t);
        let tokens = scene.pool.tokens(scene.hit, at);
        let mut runs = tokens.chunk_by(|a, b| theirs(a) == theirs(b));
        runs.any(|run| theirs(&run[0]) && gender::is_not(analysis, run, gender))
    })
}

/// The names of a sentence, outside of quotation marks, each with the office before it.
fn all_named(tokens: &[AnalysedToken]) -> impl Iterator<Item = &[AnalysedToken]> {
    let is_named = |t: &AnalysedToken| {
        NAMED.iter().any(|flag| t.flags.has(*flag))
            && is_content(t)
            && !t.flags.has(TokenFlags::TIME)
            && !t.flags.has(TokenFlags::QUOTED)
            && !t.flags.has(TokenFlags::PLACE)
            // A capital at the beginning names nobody yet: "Parliament elected Roe".
            && (!t.flags.has(TokenFlags::FIRST)
                || t.flags.has(TokenFlags::PERSON)
                || t.flags.has(TokenFlags::ROLE))
    };
    let runs = tokens.chunk_by(move |a, b| is_named(a) == is_named(b));
    runs.filter(move |run| is_named(&run[0]))
}

/// How a word is the speaker whom the question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Match {
    /// By the very name.
    Name,
    /// As the people of a country.
    People,
}

/// Whether a word of a sentence is the speaker whom the question names.
fn is_speaker(scene: &Scene<'_>, sentence: usize, token: &AnalysedToken) -> bool {
    matched(scene, sentence, token).is_some()
}

/// How a word of a sentence is the speaker whom the question names: the very word, or a country's people for the country. What is only
/// near in meaning speaks for somebody else.
fn matched(scene: &Scene<'_>, sentence: usize, token: &AnalysedToken) -> Option<Match> {
    let tokens = &scene.pool.hits[scene.hit].analysis.tokens;
    let marks = scene.passage().sentences[sentence].marks.clone();
    scene.passage().marks[marks].iter().find_map(|mark| {
        let bit = 1_u32.checked_shl(u32::from(mark.term)).unwrap_or(0);
        let here = tokens.get(mark.token as usize)?;
        let asked = bit & scene.plan.speaker != 0 && here.span == token.span;
        let term = scene.plan.terms.get(usize::from(mark.term))?;
        asked.then(|| names(term, token)).flatten()
    })
}

/// Weight from which on an alternative of a country's name is its people.
const PEOPLE: f32 = 0.8;

fn names(term: &Term, token: &AnalysedToken) -> Option<Match> {
    let country = synonyms::place(&term.word).is_some();
    let mut keys = term.keys().enumerate();
    keys.find_map(|(at, (key, weight))| match at {
        _ if key != token.key => None,
        0 => Some(Match::Name),
        1 if term.slip => Some(Match::Name),
        _ => (country && weight >= PEOPLE).then_some(Match::People),
    })
}
