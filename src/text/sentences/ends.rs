//! Where sentences end inside one paragraph. Every rule looks a bounded way back and ahead.

use super::super::lexicon::{self, Abbreviation, WordFacts};
use crate::text::{ceil_boundary, floor_boundary, fold};

/// Longest word or stretch of text that a rule looks at, in bytes.
const LOOK: usize = 64;

/// Letters of a plain word at least, where a full stop without white space parts two.
const PLAIN: usize = 3;
/// What stands behind the full stop of an address or a file's name, should it have a capital.
const NAME_ENDS: &[&str] = &[
    "Com", "Org", "Net", "Gov", "Edu", "Info", "Biz", "App", "News", "Html", "Pdf", "Txt", "Doc",
    "Docx", "Xls", "Csv", "Jpg", "Png", "Zip", "Exe",
];

/// Ends of the sentences of a paragraph in bytes, ascending; the last is the paragraph's end. Closing quotation marks
/// and brackets come before the end, white space after it.
pub(super) fn sentence_ends(paragraph: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = paragraph[at..].find(is_terminator) {
        let mark = at + found;
        let run = skip(paragraph, mark, is_terminator);
        let closed = absorb_closers(paragraph, skip(paragraph, run, is_closer));
        at = closed;
        let place = Place {
            text: paragraph,
            start,
            mark,
            run,
            closed,
        };
        if place.is_end() {
            ends.push(closed);
            start = closed;
        }
    }
    if ends.last() != Some(&paragraph.len()) {
        ends.push(paragraph.len());
    }
    ends
}

/// A place where a sentence may end.
struct Place<'a> {
    text: &'a str,
    /// Where the sentence began.
    start: usize,
    /// First terminator.
    mark: usize,
    /// After the terminators.
    run: usize,
    /// After the closing marks.
    closed: usize,
}

impl Place<'_> {
    fn is_end(&self) -> bool {
        let rest = &self.text[self.closed..];
        let Some(next) = rest.chars().next() else {
            return true;
        };
        if is_wide_terminator(self.text[..self.run].chars().next_back()) {
            return true;
        }
        if !next.is_whitespace() {
            return self.is_glued_end(next);
        }
        let spaces = skip(self.text, self.closed, char::is_whitespace);
        let follows = &self.text[spaces..];
        let Some(first) = follows.chars().next() else {
            return true;
        };
        if first.is_lowercase() || matches!(first, ',' | ';' | ':' | ')' | ']') {
            return false;
        }
        if !self.holds_words() {
            return false;
        }
        let marks = &self.text[self.mark..self.run];
        if marks.contains(['!', '?', '؟', '‽']) {
            return !(self.closes_quotation() && speaker_follows(follows));
        }
        if marks != "." || self.closed > self.run {
            return !is_dash_before_lower(follows);
        }
        self.is_end_after_stop(follows)
    }

    /// A full stop and white space, and no lower case after it: an end unless the word before is an abbreviation.
    fn is_end_after_stop(&self, follows: &str) -> bool {
        let word = self.word_before();
        let letters: String = word
            .chars()
            .filter(|c| *c != '.')
            .flat_map(char::to_lowercase)
            .collect();
        let number_follows = follows.starts_with(|c: char| c.is_numeric());
        if word.contains('.') {
            return self.is_end_after_acronym(word, &letters, follows);
        }
        if is_initial(word) {
            return opens_sentence(follows);
        }
        match lexicon::abbreviation(&letters) {
            // "art." is also a word; as an abbreviation it has a capital and stands before its number.
            Some(Abbreviation::BeforeNumber) => !number_follows || word == "art",
            Some(Abbreviation::Calendar) => {
                // "the sun sat." is no Saturday: short forms of days and months begin with a capital.
                !(number_follows && word.starts_with(char::is_uppercase))
            }
            Some(Abbreviation::BeforeName) => !word.starts_with(char::is_uppercase),
            Some(Abbreviation::GoesOn) => false,
            Some(Abbreviation::MayEnd) => opens_sentence(follows) || is_ordinary(word, &letters),
            None => !is_dash_before_lower(follows),
        }
    }

    /// After "U.S.", "a.m.", "Ph.D.".
    fn is_end_after_acronym(&self, word: &str, letters: &str, follows: &str) -> bool {
        // "0.5." or "example.com." are no acronyms.
        if word.split('.').any(|part| part.chars().count() > 2)
            || letters.contains(char::is_numeric)
        {
            return true;
        }
        if matches!(letters, "am" | "pm") {
            let next = fold(first_word(follows));
            let zone = matches!(
                next.as_str(),
                "et" | "est"
                    | "edt"
                    | "ct"
                    | "cst"
                    | "cdt"
                    | "mt"
                    | "mst"
                    | "mdt"
                    | "pt"
                    | "pst"
                    | "pdt"
                    | "gmt"
                    | "bst"
                    | "utc"
                    | "cet"
                    | "cest"
                    | "ist"
                    | "aest"
                    | "aedt"
                    | "local"
                    | "eastern"
                    | "central"
                    | "mountain"
                    | "pacific"
            );
            // "9:05 p.m. — The ship left": the time opens what the dash goes on with.
            let goes_on = follows.starts_with(['-', '–', '—']);
            return !zone && !goes_on && !lexicon::facts(&next).has(WordFacts::CALENDAR);
        }
        if matches!(letters, "eg" | "ie" | "vs") {
            return false;
        }
        opens_sentence(follows) || follows.starts_with(['“', '"', '«'])
    }

    /// No white space follows: an end only where it is safe ("the move.”The", "the move.The").
    fn is_glued_end(&self, next: char) -> bool {
        if !next.is_uppercase() {
            return false;
        }
        let closers = &self.text[self.run..self.closed];
        if closers.ends_with(['”', '»', ')']) {
            return true;
        }
        let word = self.word_before();
        let plain = word.len() >= 2 && word.chars().all(char::is_lowercase);
        let follows = &self.text[self.closed..];
        let after = follows[first_word(follows).len()..].chars().next();
        let goes_on = after.is_some_and(|c| c == ' ' || c == ',' || c == '\u{2019}' || c == '\'');
        plain && goes_on && (opens_sentence(follows) || self.parts_words(word, follows))
    }

    /// Whether a full stop without white space stands between two plain words, as in "this year.Pupils said": an ordinary word that is no
    /// abbreviation, and a word with a capital that is no end of an address or of a file's name.
    fn parts_words(&self, word: &str, follows: &str) -> bool {
        let next = first_word(follows);
        let mut letters = next.chars();
        let titled = letters.next().is_some_and(char::is_uppercase)
            && letters.all(char::is_lowercase)
            && next.chars().count() >= PLAIN;
        let before = self.text[..self.mark - word.len()].chars().next_back();
        let alone = before.is_none_or(|c| c.is_whitespace() || "\"'“‘’(-–—".contains(c));
        let ordinary =
            lexicon::is_stop_word(word) || lexicon::ordinary(&crate::text::stem(word)).is_some();
        titled
            && alone
            && ordinary
            && word.chars().count() >= PLAIN
            && lexicon::abbreviation(word).is_none()
            && !NAME_ENDS.contains(&next)
    }

    /// The letters, digits and full stops directly before the mark, at most [`LOOK`] bytes.
    fn word_before(&self) -> &str {
        let floor = ceil_boundary(self.text, self.start.max(self.mark.saturating_sub(LOOK)));
        let before = &self.text[floor.min(self.mark)..self.mark];
        let word = before
            .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
            .map_or(before, |found| {
                let size = before[found..].chars().next().map_or(1, char::len_utf8);
                &before[found + size..]
            });
        word.trim_start_matches('.')
    }

    /// Whether the sentence so far says anything: "1." or "…" or "b)" before its text does not.
    fn holds_words(&self) -> bool {
        let end = floor_boundary(self.text, self.mark.min(self.start + LOOK));
        let so_far = &self.text[self.start..end];
        so_far.chars().any(|c| c.is_alphabetic())
    }

    fn closes_quotation(&self) -> bool {
        self.text[self.run..self.closed].contains(['"', '”', '’', '»', '\''])
    }
}

/// Whether a reporting clause with a capital follows a quotation: "Macron asked", "President Emmanuel Macron said".
fn speaker_follows(follows: &str) -> bool {
    let end = floor_boundary(follows, LOOK);
    let clause = follows[..end]
        .split(['.', ',', ';', ':', '"', '“', '?', '!'])
        .next();
    for word in clause.unwrap_or_default().split_whitespace().take(6) {
        let folded = fold(word);
        if lexicon::is_speech_verb(&folded) {
            return true;
        }
        let subject = word.starts_with(char::is_uppercase)
            || lexicon::is_stop_word(&folded)
            || lexicon::person_role(&folded);
        if !subject {
            return false;
        }
    }
    false
}

/// Whether what follows begins with a capitalised word that opens sentences ("The", "However", "He").
fn opens_sentence(follows: &str) -> bool {
    let follows = follows.trim_start_matches(['“', '"', '‘', '(', '[']);
    let word = first_word(follows);
    word.starts_with(char::is_uppercase) && lexicon::facts(&fold(word)).has(WordFacts::OPENER)
}

/// Letters at the start of `text`, at most [`LOOK`] bytes.
fn first_word(text: &str) -> &str {
    let text = &text[..floor_boundary(text, LOOK)];
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

/// A single capital, as in "J. K. Rowling"; "I" too, which ends a sentence about as rarely.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Abbreviations that are also words ("mass.", "wash.", "min."): without a capital they are those words, except the
/// ones that have no capital.
fn is_ordinary(word: &str, letters: &str) -> bool {
    const LOWER: &[&str] = &[
        "etc", "al", "co", "min", "hr", "hrs", "oz", "lb", "lbs", "sq", "dept",
    ];
    !word.starts_with(char::is_uppercase) && !LOWER.contains(&letters)
}

fn is_dash_before_lower(follows: &str) -> bool {
    let rest = follows.trim_start_matches(['-', '–', '—']);
    rest.len() < follows.len() && rest.trim_start().starts_with(char::is_lowercase)
}

/// First place from `at` on whose character is not one of `class`.
fn skip(text: &str, at: usize, class: fn(char) -> bool) -> usize {
    text[at..]
        .find(|c| !class(c))
        .map_or(text.len(), |found| at + found)
}

/// A closing mark that white space parts from its sentence ("end. ” Next") still belongs to it.
fn absorb_closers(text: &str, at: usize) -> usize {
    let mut chars = text[at..].chars();
    let (space, mark, after) = (chars.next(), chars.next(), chars.next());
    match (space, mark) {
        (Some(' ' | '\u{a0}'), Some(mark @ ('”' | '»')))
            if after.is_none_or(char::is_whitespace) =>
        {
            at + space.map_or(0, char::len_utf8) + mark.len_utf8()
        }
        _ => at,
    }
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '‽' | '؟' | '।' | '。' | '！' | '？' | '｡'
    )
}

/// Terminators of scripts that put no space after them.
fn is_wide_terminator(c: Option<char>) -> bool {
    matches!(c, Some('。' | '！' | '？' | '｡' | '।'))
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_' | '」' | '』' | '）'
    )
}
