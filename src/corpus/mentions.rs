//! Names of outlets in a sentence: those of the table in `outlets`, and those that say what they are ("the Kano Times", "Radio Anfani").
//!
//! A name that is only a part of another is none: "the National Weather Service", "Steve Forbes".

use super::credit_words as words;
use super::outlets;
use super::words_of::{Gap, Word};
use crate::text::{fold, lexicon, stem};

/// Words of a name at most.
const LONGEST_NAME: usize = 6;

/// An outlet's name in a sentence.
pub(super) struct Mention {
    /// First word.
    pub(super) first: usize,
    /// One past the last word.
    pub(super) end: usize,
    /// As written, or as the table has it.
    pub(super) name: String,
    /// Known from the table.
    pub(super) known: bool,
}

/// The outlets' names among the words of a sentence, in order.
pub(super) fn mentions(words: &[Word<'_>]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words[at].is_capital() && words[at].text != "dpa" {
            at += 1;
            continue;
        }
        let run = run_end(words, at);
        let mention = known(words, at).or_else(|| shaped(words, at, run));
        match mention {
            Some(mention) => {
                at = mention.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// A name of the table that begins at the word `first`.
fn known(words: &[Word<'_>], first: usize) -> Option<Mention> {
    let with_the = first > 0 && words[first].gap == Gap::Space && words[first - 1].lower() == "the";
    let form = outlets::beginning_with(&fold(words[first].text))
        .iter()
        .find(|form| (!form.with_the || with_the) && matches(words, first, &form.words))?;
    let mut end = first + form.words.len();
    let is_part = |word: &Word<'_>| {
        word.gap == Gap::Space
            && (words::PARTS.contains(&word.text) || word.text.bytes().all(|b| b.is_ascii_digit()))
    };
    // Only a broadcaster's part makes the name longer, and a number only behind one: "BBC Radio 4".
    while end < words.len()
        && end < first + LONGEST_NAME
        && !words[end - 1].possessive
        && is_part(&words[end])
        && (words::PARTS.contains(&words[end].text) || words[end - 1].text == "Radio")
    {
        end += 1;
    }
    if is_longer_name(words, first, end, form) {
        return None;
    }
    let written = joined(&words[first..end]);
    let name = if form.with_the {
        form.outlet.to_owned()
    } else {
        written
    };
    Some(Mention {
        first,
        end,
        name,
        known: true,
    })
}

/// Whether the name is only a part of another: "the National Weather Service", "the Nation of Islam", "Michael Bloomberg".
fn is_longer_name(words: &[Word<'_>], first: usize, end: usize, form: &outlets::Form) -> bool {
    let next = words
        .get(end)
        .filter(|next| next.gap == Gap::Space && !words[end - 1].possessive);
    let is_name = |word: &Word<'_>| {
        word.text.starts_with(char::is_uppercase)
            && !is_calendar(word.text)
            && !words::AROUND_OUTLETS.contains(&word.text)
    };
    if next.is_some_and(|next| words::INSTITUTIONS.contains(&next.text)) {
        return true;
    }
    if form.with_the {
        let of = |next: &Word<'_>| next.text == "of" && words.get(end + 1).is_some_and(is_name);
        return next.is_some_and(|next| is_name(next) || of(next));
    }
    // A surname that is also an outlet's: the given name or the title stands before it, a given name has the surname behind.
    let one_name = form.words.len() == 1 && form.words[0].contains(char::is_lowercase);
    one_name && end == first + 1 && is_after_a_name(words, first)
}

/// Whether a capitalised word that is no country's belongs to the word `first`: "Steve Forbes".
fn is_after_a_name(words: &[Word<'_>], first: usize) -> bool {
    let before = first.checked_sub(1).map(|before| words[before]);
    before.is_some_and(|before| {
        words[first].gap == Gap::Space
            && before.text.starts_with(char::is_uppercase)
            && !before.possessive
            && !before.text.contains('-')
            && !is_nationality(before.text)
            && !is_calendar(before.text)
            && !words::AROUND_OUTLETS.contains(&before.text)
            && !lexicon::is_stop_word(&fold(before.text))
            && (first > 1 || !is_ordinary(before.text))
    })
}

/// The first word of a sentence has its capital for that: "Meanwhile Reuters reported".
fn is_ordinary(word: &str) -> bool {
    lexicon::ordinary(&stem(&fold(word))).is_some()
}

/// Whether the words from `first` on are written like `form`: capitals where the table has nothing else, at least a
/// capital first letter where it has one.
fn matches(words: &[Word<'_>], first: usize, form: &[&str]) -> bool {
    let Some(part) = words.get(first..first + form.len()) else {
        return false;
    };
    part.iter()
        .zip(form)
        .enumerate()
        .all(|(number, (word, wanted))| {
            let joined = number == 0 || word.gap == Gap::Space;
            let in_capitals = !wanted.contains(char::is_lowercase);
            let same = if in_capitals {
                word.text == *wanted
            } else {
                fold(word.text) == fold(wanted)
            };
            let capital = !wanted.starts_with(char::is_uppercase) || word.is_capital();
            let inner_possessive = word.possessive && number + 1 < form.len();
            joined && same && capital && !inner_possessive
        })
}

/// One past the last word of the run of capitalised words that begins at `first`, small links and numbers included.
fn run_end(words: &[Word<'_>], first: usize) -> usize {
    let mut end = first + 1;
    while end < words.len()
        && end <= first + LONGEST_NAME
        && words[end].gap == Gap::Space
        && !words[end - 1].possessive
    {
        let word = &words[end];
        let link = words::LINKS.contains(&word.text)
            && words
                .get(end + 1)
                .is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
        if !(word.is_capital() || link) {
            break;
        }
        end += 1;
    }
    end
}

/// A name that is not in the table but says what it is.
fn shaped(words: &[Word<'_>], first: usize, end: usize) -> Option<Mention> {
    // Only whole runs: "Press" inside "White House Press Secretary" is no outlet.
    let starts_run = first == 0
        || words[first].gap != Gap::Space
        || !words[first - 1].is_capital()
        || words[first - 1].possessive
        || words[first - 1].lower() == "the";
    if !starts_run || end > first + LONGEST_NAME {
        return None;
    }
    let run = &words[first..end];
    let the = run[0].text == "The" || (first > 0 && words[first - 1].text == "the");
    let names = if run[0].text == "The" { &run[1..] } else { run };
    let (head, last) = (names.first()?, names.last()?);
    let typed = type_before(words, first) || type_after(words, end);
    let fits = (names.len() >= 2
        && (words::LAST_WORDS.contains(&last.text)
            || words::FIRST_WORDS.contains(&head.text)
            || is_agency(names)
            || (the && words::WEAK_LAST_WORDS.contains(&last.text))))
        || is_site(head.text)
        || (typed && !words.get(end).is_some_and(is_auxiliary) && !is_calendar(head.text));
    let name = joined(if typed { run } else { names });
    fits.then_some(Mention {
        first,
        end,
        name,
        known: false,
    })
}

/// "Harrow News Agency".
fn is_agency(names: &[Word<'_>]) -> bool {
    let [_, .., kind, last] = names else {
        return false;
    };
    words::AGENCY_ENDS.contains(&(kind.text, last.text))
}

/// "the newspaper Macron would …": the name is a person's.
fn is_auxiliary(word: &Word<'_>) -> bool {
    [
        "would", "will", "could", "should", "may", "might", "must", "is", "was", "did",
    ]
    .contains(&word.text)
}

fn is_calendar(word: &str) -> bool {
    super::date_forms::leading(&format!("{word} 1")).is_some() || word.ends_with("day")
}

fn is_site(word: &str) -> bool {
    [".com", ".org", ".net", ".fr", ".ne", ".info"]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// "the daily X", "news agency X", "state television X".
fn type_before(words: &[Word<'_>], first: usize) -> bool {
    let back = |by: usize| {
        first
            .checked_sub(by)
            .and_then(|at| words.get(at))
            .map_or("", |w| w.text)
    };
    if words[first].gap != Gap::Space {
        return false;
    }
    words::TYPES.contains(&back(1))
        || (words::HALF_TYPES.contains(&back(1)) && tells_half_type(back(2)))
        || (["television", "radio", "TV"].contains(&back(1))
            && ["state", "local", "national", "public", "private"].contains(&back(2)))
}

/// "the X newspaper", "X news agency", "X television stations".
fn type_after(words: &[Word<'_>], end: usize) -> bool {
    let word = |at: usize| {
        words
            .get(at)
            .filter(|w| w.gap == Gap::Space)
            .map_or("", |w| w.text)
    };
    // After "Nigerien" or "French" the type belongs to a name that follows or to none: "a French newspaper".
    let adjective = words.get(end - 1).is_some_and(|w| is_nationality(w.text));
    !adjective
        && (words::TYPES.contains(&word(end))
            || (tells_half_type(word(end)) && words::HALF_TYPES.contains(&word(end + 1))))
}

/// "news" of "news website", "business" of "business website".
fn tells_half_type(word: &str) -> bool {
    words::MEDIA.contains(&word.to_lowercase().as_str()) || words::FIELDS.contains(&word)
}

fn is_nationality(word: &str) -> bool {
    [
        "an", "ish", "ese", "ch", "ien", "i", "ek", "US", "U.S", "UK", "EU",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

fn joined(words: &[Word<'_>]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    texts.join(" ")
}
