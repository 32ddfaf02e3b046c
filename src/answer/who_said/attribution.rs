//! Whose words some sentences of an article are, and which sentences beside them say so.

use std::ops::Range;

use crate::model::{Article, Span};
use crate::text::lexicon::Gender;
use crate::text::{AnalysedToken, Analysis, SentenceFlags, Token, TokenFlags, sentences};

use super::super::gender;
use super::super::select::widen::{Reach, Sentences};
use super::speaker::{Speaker, is_person, persons, speakers};

/// Sentences before one with "he said" among which the name is looked for.
const BACK: usize = 3;

/// Whose words a quote holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Those of people who are certain.
    Somebodys,
    /// The report's own.
    Own,
    /// Both.
    PartlyOwn,
    /// Somebody's, nobody knows whose.
    Uncertain,
}

impl Words {
    /// Whose words are where somebody is `named` who says them, where it is `uncertain` who says some, and where some are the report's `own`.
    fn of(named: bool, uncertain: bool, own: bool) -> Self {
        match (named, uncertain, own) {
            (_, true, _) => Self::Uncertain,
            (false, ..) => Self::Own,
            (true, _, true) => Self::PartlyOwn,
            (true, _, false) => Self::Somebodys,
        }
    }
}

/// What is known of who said some words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The words with the sentences that tell who says them, and no quotation cut in two.
    pub(super) span: Span,
    /// Whether a quotation is cut in two nevertheless, because it is too long.
    pub(super) hangs: bool,
    /// Whose they are.
    pub(super) words: Words,
    /// The speakers who are certain, as bytes of the article.
    pub(super) names: Vec<Span>,
    /// The only speaker, if a person.
    pub(super) person: Option<Span>,
}

/// An article as its sentences are read.
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: Analysis,
    pub(super) words: Vec<Token>,
}

impl Read<'_> {
    /// The tokens of sentence `at` as places of the analysis.
    pub(super) fn places(&self, at: usize) -> Range<usize> {
        self.analysis.sentences[at].tokens.clone()
    }

    pub(super) fn token(&self, place: usize) -> &AnalysedToken {
        &self.analysis.tokens[place]
    }

    pub(super) fn has(&self, place: usize, flag: TokenFlags) -> bool {
        self.token(place).flags.has(flag)
    }

    pub(super) fn word(&self, place: usize) -> &str {
        &self.words[place].word
    }

    /// What stands between a token and the next one.
    pub(super) fn gap(&self, place: usize) -> &str {
        let next = self.analysis.tokens.get(place + 1);
        let end = next.map_or(self.text.len(), |next| next.span.start());
        self.text
            .get(self.token(place).span.end()..end)
            .unwrap_or("")
    }

    /// The bytes of some tokens.
    pub(super) fn span(&self, places: &Range<usize>) -> Span {
        self.token(places.start)
            .span
            .join(self.token(places.end - 1).span)
    }

    fn flags(&self, at: usize) -> SentenceFlags {
        self.analysis.sentences[at].flags
    }

    fn paragraph(&self, at: usize) -> u32 {
        self.analysis.sentences[at].paragraph
    }

    /// Whether most words of a sentence are in quotation marks: more than a term or two.
    fn quotes(&self, at: usize) -> bool {
        let quoted = |place: &usize| self.has(*place, TokenFlags::QUOTED);
        2 * self.places(at).filter(quoted).count() > self.places(at).len()
    }
}

/// Who says one sentence.
enum One {
    /// Nobody is said to.
    Own,
    /// Somebody, whom these sentences do not tell for certain.
    Uncertain(usize, usize),
    /// These, of whom the sentences from the first to the last tell.
    By(Vec<Range<usize>>, usize, usize),
}

/// Whose words the sentences at `span` are.
pub(super) fn attributed(article: &Article, span: Span) -> Attribution {
    let all = sentences(&article.text, article.body);
    let (analysis, words) = Analysis::with_tokens(&article.text, &all);
    let read = Read {
        text: &article.text,
        analysis,
        words,
    };
    let headline = article.meta.title.span;
    let each = each_of(&read, span);
    let own = each.iter().all(|(_, one)| matches!(one, One::Own));
    // "His team found it": who that is, and may say so, stands before it.
    let all = || Sentences::of([&read.analysis]);
    let wider = own.then(|| all().widen(span, headline, Reach::Context).span);
    match wider.filter(|wider| *wider != span) {
        Some(wider) => summed_up(&read, (wider, headline), &each_of(&read, wider)),
        None => summed_up(&read, (span, headline), &each),
    }
}

/// The sentences at `span`, each with who says it.
fn each_of(read: &Read<'_>, span: Span) -> Vec<(usize, One)> {
    let all = read.analysis.sentences.iter().enumerate();
    all.filter(|(_, sentence)| sentence.span.overlaps(span))
        .map(|(at, _)| (at, who_says(read, at)))
        .collect()
}

/// Whose words all the sentences at `span` are, by who says each of them.
fn summed_up(
    read: &Read<'_>,
    (span, headline): (Span, Option<Span>),
    each: &[(usize, One)],
) -> Attribution {
    let mut whole = span;
    let mut names: Vec<Range<usize>> = Vec::new();
    let (mut uncertain, mut told) = (false, Vec::new());
    for (at, one) in each {
        let (from, to) = match one {
            One::Own => continue,
            One::Uncertain(from, to) => {
                uncertain = true;
                (*from, *to)
            }
            One::By(by, from, to) => {
                names.extend(by.iter().cloned());
                (*from, *to)
            }
        };
        told.extend(from..=to);
        told.push(*at);
        let sentence = |at: usize| read.analysis.sentences[at].span;
        whole = whole.join(sentence(from)).join(sentence(to));
    }
    names.sort_unstable_by_key(|name| name.start);
    names.dedup();
    let own = each.iter().any(|(at, _)| !told.contains(at));
    let person = match names.as_slice() {
        [one] if is_person(read, one) => Some(read.span(one)),
        _ => None,
    };
    let whole = Sentences::of([&read.analysis]).widen(whole, headline, Reach::Quotation);
    Attribution {
        span: whole.span,
        hangs: whole.hangs,
        words: Words::of(!names.is_empty(), uncertain, own),
        names: names.iter().map(|name| read.span(name)).collect(),
        person,
    }
}

/// Who says sentence `at`: whom it names itself, else, if it is somebody's words, whom its neighbours name.
fn who_says(read: &Read<'_>, at: usize) -> One {
    match named_in(read, at, BACK) {
        One::Own if read.quotes(at) => beside(read, at),
        one => one,
    }
}

/// Whom a sentence itself names, "he" resolved in up to `back` sentences before it.
fn named_in(read: &Read<'_>, at: usize, back: usize) -> One {
    let mut found = Vec::new();
    let mut from = at;
    let mut uncertain = None;
    for speaker in speakers(read, at) {
        match speaker {
            Speaker::Named(name) => found.push(name),
            Speaker::Before {
                office,
                gender,
                until,
            } => match antecedent(read, (at, until), (office, gender), back) {
                One::By(names, first, _) => {
                    found.extend(names);
                    from = from.min(first);
                }
                One::Uncertain(first, _) => uncertain = Some(first),
                One::Own => uncertain = Some(at),
            },
        }
    }
    match (found.is_empty(), uncertain) {
        (false, None) => One::By(found, from, at),
        (_, Some(first)) => One::Uncertain(first.min(from), at),
        (true, None) => One::Own,
    }
}

/// Whom "he" or "the minister" (with the place of that office, and the gender that the word has) before the token `until` of sentence `at`
/// means: the nearest person of that gender, if only one stands there.
fn antecedent(
    read: &Read<'_>,
    (at, until): (usize, usize),
    (office, gender): (Option<usize>, Option<Gender>),
    back: usize,
) -> One {
    let fits = |name: &Range<usize>| {
        let words = &read.analysis.tokens[name.clone()];
        !gender.is_some_and(|gender| gender::is_not(&read.analysis, words, gender))
    };
    let mut own = persons(read, read.places(at).start..until);
    own.retain(fits);
    if let ([_], None) = (own.as_slice(), office) {
        return One::By(own, at, at);
    }
    let nearest = (at.saturating_sub(back)..at)
        .rev()
        .find_map(|before| people_in(read, before, back, fits));
    let Some((from, people)) = nearest else {
        return One::Uncertain(at.saturating_sub(1), at);
    };
    let holds = |office: usize| {
        let key = read.token(office).key;
        (from..at)
            .flat_map(|before| read.places(before))
            .any(|place| read.token(place).key == key)
    };
    let same = people
        .iter()
        .all(|one| read.word(one.end - 1) == read.word(people[0].end - 1));
    if same && office.is_none_or(holds) {
        One::By(vec![people[0].clone()], from, at)
    } else {
        One::Uncertain(from, at)
    }
}

/// The people of a sentence who fit, those who speak in it before others, and the sentence from which on it tells so; `None` without any.
fn people_in(
    read: &Read<'_>,
    at: usize,
    back: usize,
    fits: impl Fn(&Range<usize>) -> bool,
) -> Option<(usize, Vec<Range<usize>>)> {
    if let One::By(names, from, _) = named_in(read, at, back.saturating_sub(1)) {
        let people = names.into_iter().filter(|n| is_person(read, n) && fits(n));
        let people: Vec<_> = people.collect();
        if !people.is_empty() {
            return Some((at.min(from), people));
        }
    }
    let mut there = persons(read, read.places(at));
    there.retain(fits);
    (!there.is_empty()).then_some((at, there))
}

/// Who says a sentence in quotation marks that names nobody: the sentence before or behind it in its paragraph tells.
fn beside(read: &Read<'_>, at: usize) -> One {
    let paragraph = read.paragraph(at);
    let together = |other: &usize| read.paragraph(*other) == paragraph;
    let before = (0..at).rev().take(BACK).take_while(together);
    let behind = (at + 1..read.analysis.sentences.len())
        .take(BACK)
        .take_while(together);
    let opens = !read.flags(at).has(SentenceFlags::BEGINS_QUOTED);
    let follows = read.flags(at).has(SentenceFlags::ENDS_QUOTED);
    let order: Vec<usize> = if follows && opens {
        behind.chain(before).collect()
    } else {
        before.chain(behind).collect()
    };
    for other in order {
        match named_in(read, other, BACK) {
            One::Own => {}
            One::By(names, from, to) => return One::By(names, from.min(at), to.max(at)),
            One::Uncertain(from, to) => return One::Uncertain(from.min(at), to.max(at)),
        }
    }
    let first = at.checked_sub(1).unwrap_or(at);
    One::Uncertain(first, at)
}
