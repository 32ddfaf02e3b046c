//! Who the subject of a verb of speech is, as far as the sentence shows it without a parser.

use std::ops::Range;

use super::super::gender;
use super::attribution::Read;
use crate::text::TokenFlags;
use crate::text::lexicon::Gender;

/// Who speaks by one verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// These words: "Ann Lee", "fire brigade".
    Named(Range<usize>),
    /// Somebody whom the sentences before name: "he", or "the minister", whose office stands at `office`. What could be meant stands
    /// before the token `until`.
    Before {
        /// The place of the office, if it is one.
        office: Option<usize>,
        /// Whom the pronoun means, if it says so: "she" a woman.
        gender: Option<Gender>,
        /// Where the words before end.
        until: usize,
    },
}

/// Words of a subject at most.
const LONGEST: usize = 8;
/// Words that stand between a subject and its verb.
const BETWEEN: &[&str] = &[
    "also",
    "later",
    "then",
    "has",
    "have",
    "had",
    "again",
    "already",
    "however",
    "once",
    "only",
    "repeatedly",
    "earlier",
    "since",
    "still",
    "first",
];
/// Verbs that open a sentence with what somebody is asked or told: "Asked about the bridge, Roe said".
const DONE_TO: &[&str] = &[
    "accused",
    "asked",
    "informed",
    "pressed",
    "questioned",
    "quoted",
    "reminded",
    "told",
    "urged",
    "warned",
];
/// Words before a verb that is not said by the subject: "refused to say", "is said to", "were told to".
const NOT_SPEAKING: &[&str] = &[
    "to", "is", "are", "was", "were", "be", "been", "being", "a", "an", "the", "his", "her", "its",
    "their", "no", "not",
];
/// Words that a subject does not reach across.
const BOUNDS: &[&str] = &[
    "that", "and", "but", "when", "while", "because", "after", "before", "as", "or", "if", "so",
    "although", "though", "where", "until",
];
/// Words after which a subject only says more of itself: "a spokesman for the ministry".
const HEAD_ENDS: &[&str] = &[
    "of", "in", "at", "for", "from", "on", "with", "by", "near", "to", "outside",
];
/// Words that say again who is meant.
const RELATIVE: &[&str] = &["who", "which"];
/// Pronouns for somebody named before.
const SOMEBODY: &[&str] = &["he", "she", "they", "it"];
/// Marks that open or close somebody's words.
const QUOTATION: &[char] = &['“', '”', '"', '«', '»', '„'];

/// The persons named in some tokens outside quotation marks, in order.
pub(super) fn persons(read: &Read<'_>, places: Range<usize>) -> Vec<Range<usize>> {
    runs(read, places, |place| {
        read.has(place, TokenFlags::PERSON) && !read.has(place, TokenFlags::QUOTED)
    })
}

/// Whether some words are surely a person's name: known as one, or two and more capitalised words that are no place.
pub(super) fn is_person(read: &Read<'_>, name: &Range<usize>) -> bool {
    let all = |flag: TokenFlags| name.clone().all(|place| read.has(place, flag));
    let place = name.clone().any(|place| read.has(place, TokenFlags::PLACE));
    persons(read, name.clone()).len() == 1 || name.len() > 1 && all(TokenFlags::NAME) && !place
}

/// Runs of tokens that `fits` with nothing but a blank between them.
fn runs(read: &Read<'_>, places: Range<usize>, fits: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in places.filter(|place| fits(*place)) {
        match found.last_mut() {
            Some(last) if last.end == place && read.gap(place - 1).trim().is_empty() => {
                last.end = place + 1;
            }
            _ => found.push(place..place + 1),
        }
    }
    found
}

/// The speakers of a sentence, by its verbs of speech and "according to".
pub(super) fn speakers(read: &Read<'_>, at: usize) -> Vec<Speaker> {
    let places = read.places(at);
    let outside = |place: &usize| !read.has(*place, TokenFlags::QUOTED);
    let verbs = places.clone().filter(outside).filter_map(|place| {
        if is_spoken(read, &places, place) {
            return of_verb(read, &places, place);
        }
        let cites = read.word(place) == "according" && place + 2 < places.end;
        (cites && read.word(place + 1) == "to")
            .then(|| behind(read, &places, place + 1))
            .flatten()
    });
    let mut found: Vec<Speaker> = Vec::new();
    for speaker in verbs {
        if !found.contains(&speaker) {
            found.push(speaker);
        }
    }
    found
}

/// Whether the token is a verb by which its subject speaks.
fn is_spoken(read: &Read<'_>, places: &Range<usize>, place: usize) -> bool {
    let before = place
        .checked_sub(1)
        .filter(|before| places.contains(before));
    let verb = read.has(place, TokenFlags::SPEECH) && !read.word(place).ends_with("ing");
    (verb || finds(read, places, place))
        && !before.is_some_and(|before| NOT_SPEAKING.contains(&read.word(before)))
}

/// Verbs that tell what somebody holds where "that" follows, or nothing but a time: "…, a report has found on Monday."
const FINDING: &[&str] = &[
    "found",
    "finds",
    "find",
    "estimate",
    "estimates",
    "estimated",
    "ruled",
    "rules",
    "shows",
    "showed",
    "show",
    "suggests",
    "suggested",
    "believe",
    "believes",
    "believed",
    "think",
    "thinks",
    "concluded",
    "concludes",
];

/// Whether the token is such a verb with its subject behind a comma, or with "that" behind it.
fn finds(read: &Read<'_>, places: &Range<usize>, place: usize) -> bool {
    if !FINDING.contains(&read.word(place)) || read.has(place, TokenFlags::QUOTED) {
        return false;
    }
    let mut behind = place + 1..places.end;
    if behind
        .clone()
        .next()
        .is_some_and(|next| read.word(next) == "that")
    {
        return true;
    }
    let time = |at: usize| read.has(at, TokenFlags::TIME) || read.has(at, TokenFlags::STOP);
    let subject = segment(read, places, verb_from(read, places, place));
    let comma = subject.start > places.start && read.gap(subject.start - 1).contains(',');
    comma && !subject.is_empty() && behind.all(time)
}

/// Where a verb begins with the words that stand between it and its subject: "has also" before "said".
fn verb_from(read: &Read<'_>, places: &Range<usize>, verb: usize) -> usize {
    let own = (places.start..verb)
        .rev()
        .take_while(|at| BETWEEN.contains(&read.word(*at)));
    own.last().unwrap_or(verb)
}

/// Who speaks by the verb at `verb`: its subject before it, else the one behind it ("…,” said Ann Lee").
fn of_verb(read: &Read<'_>, places: &Range<usize>, verb: usize) -> Option<Speaker> {
    let opens = if verb == places.start {
        !DONE_TO.contains(&read.word(verb))
    } else {
        read.gap(verb - 1).contains(QUOTATION)
    };
    before(read, places, verb).or_else(|| behind(read, places, verb).filter(|_| opens))
}

/// Whether a subject ends where this gap is.
fn parts(gap: &str) -> bool {
    gap.contains(QUOTATION) || gap.contains([',', ';', ':', '(', ')', '–', '—'])
}

/// Where the words before `end` begin that no mark parts.
fn segment(read: &Read<'_>, places: &Range<usize>, end: usize) -> Range<usize> {
    let from = (places.start..end)
        .rev()
        .take(LONGEST)
        .take_while(|place| {
            let joined = *place + 1 == end || !parts(read.gap(*place));
            let bound = BOUNDS.contains(&read.word(*place)) || read.has(*place, TokenFlags::QUOTED);
            joined && !bound && !read.has(*place, TokenFlags::SPEECH)
        })
        .last();
    from.unwrap_or(end)..end
}

fn before(read: &Read<'_>, places: &Range<usize>, verb: usize) -> Option<Speaker> {
    let end = verb_from(read, places, verb);
    if end == places.start || read.gap(end - 1).contains(QUOTATION) {
        return None;
    }
    let mut own = segment(read, places, end);
    if own.is_empty() {
        return None;
    }
    let relative =
        RELATIVE.contains(&read.word(own.start)) || RELATIVE.contains(&read.word(end - 1));
    let aside = end == verb && read.gap(end - 1).contains(',') || relative;
    let names = own.clone().all(|place| read.has(place, TokenFlags::NAME));
    let unnamed = persons(read, own.clone()).is_empty() && !names;
    // "Ann Lee, who leads it, said", "Ann Lee, the head, said": the name stands before what is said of it.
    if aside && (relative || unnamed) && own.start > places.start {
        if RELATIVE.contains(&read.word(end - 1)) && own.len() > 1 {
            own.end -= 1;
        } else {
            own = segment(read, places, own.start);
        }
    }
    subject(read, own)
}

/// Who follows the word at `place`: "said Ann Lee, a baker", "said the head of the board, Ann Lee".
fn behind(read: &Read<'_>, places: &Range<usize>, place: usize) -> Option<Speaker> {
    if parts(read.gap(place)) {
        return None;
    }
    let one = |start: usize| {
        let last = (start..places.end)
            .take(LONGEST)
            .take_while(|at| {
                !BOUNDS.contains(&read.word(*at)) && !read.has(*at, TokenFlags::QUOTED)
            })
            .find(|at| parts(read.gap(*at)) || at + 1 == places.end);
        last.map_or(start..(start + LONGEST).min(places.end), |last| {
            start..last + 1
        })
    };
    let own = one(place + 1);
    if own.is_empty() {
        return None;
    }
    let further = one(own.end.min(places.end));
    let apposed = own.end < places.end && read.gap(own.end - 1).trim() == ",";
    let named = persons(read, further.clone());
    if apposed && persons(read, own.clone()).is_empty() && named.as_slice() == [further.clone()] {
        return Some(Speaker::Named(further));
    }
    subject(read, own)
}

/// Who a subject names.
fn subject(read: &Read<'_>, own: Range<usize>) -> Option<Speaker> {
    let until = own.start;
    if own.clone().any(|place| read.has(place, TokenFlags::QUOTED)) || own.is_empty() {
        return None;
    }
    let pronoun = [own.end - 1, own.start].into_iter();
    let mut pronoun = pronoun.filter(|at| SOMEBODY.contains(&read.word(*at)));
    if let Some(pronoun) = pronoun.next() {
        return Some(Speaker::Before {
            office: None,
            gender: gender::of_pronoun(read.token(pronoun).key),
            until,
        });
    }
    let ends = own.clone().find(|at| HEAD_ENDS.contains(&read.word(*at)));
    let head = own.start..ends.unwrap_or(own.end);
    if let Some(person) = persons(read, head.clone()).pop() {
        return Some(Speaker::Named(person));
    }
    let name =
        |place: usize| read.has(place, TokenFlags::NAME) && !read.has(place, TokenFlags::TIME);
    if let Some(name) = runs(read, head.clone(), name).pop() {
        return Some(Speaker::Named(name));
    }
    let from = head.clone().find(|at| !read.has(*at, TokenFlags::STOP))?;
    let telling = |place: usize| !read.has(place, TokenFlags::STOP);
    let last = head.clone().rfind(|at| telling(*at))?;
    let bare = own.end == head.end && read.has(last, TokenFlags::ROLE);
    if bare && read.word(own.start) == "the" {
        return Some(Speaker::Before {
            office: Some(last),
            gender: gender::of_title(read.token(last).key),
            until,
        });
    }
    Some(Speaker::Named(from..last + 1))
}
