//! What a page prints around its headline: links, the name of the paper, sections.

use super::super::header;
use super::super::header::tidy;
use super::super::lines::{Line, lines, plain, trimmed};
use super::super::stamps::stamps;
use super::super::{byline, headline, publication};
use super::{Reader, first_full_line};
use crate::text::{continues_furniture, is_furniture};

/// Lines above a headline that are looked at.
const ABOVE: usize = 24;
/// Words and bytes of such a line at most, and words of the headline at least.
const LABEL_WORDS: usize = 4;
const LABEL_BYTES: usize = 40;
const HEADLINE_WORDS: usize = 5;
/// Words of a headline that only a section above it shows to be one, at least.
const WORDS_BELOW_SECTION: usize = 3;
/// Bytes from which on a line is a paragraph of the story.
const PARAGRAPH: usize = 60;

/// Words without a capital in such a line.
const SMALL: [&str; 8] = ["and", "of", "the", "for", "de", "du", "di", "del"];

impl Reader<'_> {
    /// `FOR IMMEDIATE RELEASE`, `Share this article`, `Home > News`: what a page prints around its headline.
    pub(super) fn furniture(&mut self, line: Line) -> Option<usize> {
        let content = line.of(self.text).trim();
        first_full_line(self.text, line.next)?;
        if is_contact(content) {
            let end =
                lines(self.text, line.next).find(|line| line.of(self.text).trim().is_empty())?;
            return Some(end.next);
        }
        let goes_on = self.in_furniture && continues_furniture(content);
        self.in_furniture = goes_on
            || !content.contains(char::is_alphanumeric)
            || is_furniture(content)
            || headline::is_breadcrumb(content)
            || publication::is_menu(content)
            || header::is_other_field(content)
            || self.is_kicker(line);
        self.in_furniture.then_some(line.next)
    }

    /// A section above a headline: `World`, `US / World`.
    pub(super) fn is_kicker(&self, line: Line) -> bool {
        let is_headline = |next| headline::is_headline(self.text, next);
        publication::is_section(line.of(self.text).trim())
            && first_full_line(self.text, line.next).is_some_and(is_headline)
    }

    /// A section as the first line, with a headline below it that nothing but its place shows to be one: a line apart, above the story.
    pub(super) fn section_first(&mut self, line: Line) -> Option<usize> {
        let known = self.head.heading.is_some() || self.title.is_some();
        let content = plain(line.of(self.text));
        if known || self.head.author.is_some() || !publication::heads_section(content) {
            return None;
        }
        let headline = first_full_line(self.text, line.next)?;
        let shown = headline.of(self.text).trim();
        let apart = Line::at(self.text, headline.next)?;
        let story = first_full_line(self.text, apart.next)?.of(self.text).trim();
        let fits = apart.of(self.text).trim().is_empty()
            && shown.split_whitespace().count() >= WORDS_BELOW_SECTION
            && headline::reads_as_one(shown)
            && !headline::is_headline(self.text, headline)
            && story.len() >= PARAGRAPH
            && story.ends_with(['.', '!', '?', '"', '”', '’']);
        if !fits {
            return None;
        }
        let span = trimmed(self.text, headline.start, headline.end)?;
        self.head.heading = Some(self.value(span));
        Some(headline.next)
    }

    /// `Northern Post`, `Live TV`, `US / World`: labels of a page, one below the other, above a headline that a byline or a date confirms.
    pub(super) fn above_headline(&mut self, line: Line) -> Option<usize> {
        let known = self.head.heading.is_some() || self.title.is_some();
        if known || self.head.author.is_some() || !is_label(line.of(self.text)) {
            return None;
        }
        self.long_headline_below(line)?;
        let name = without_edition(plain(line.of(self.text)));
        // "Live TV" is a link.
        let bare = name.strip_prefix("The ").unwrap_or(name);
        let link = bare.split(' ').any(|word| byline::SECTIONS.contains(&word));
        if byline::is_outlet(name) && !link {
            self.head.outlet.get_or_insert(tidy(name));
        }
        Some(line.next)
    }

    /// The headline below the labels that follow `line`, where it has enough words not to be one of them.
    fn long_headline_below(&self, line: Line) -> Option<Line> {
        let mut below = lines(self.text, line.next)
            .filter(|line| line.of(self.text).contains(char::is_alphanumeric))
            .filter(|line| stamps(line.of(self.text).trim()).is_none())
            .take(ABOVE);
        let long = |line: &Line| line.of(self.text).split_whitespace().count() >= HEADLINE_WORDS;
        let first = below.find(|line| !is_label(line.of(self.text)))?;
        (long(&first) && headline::is_headline(self.text, first)).then_some(first)
    }

    /// The name of the paper or several sections above a headline: `The Valley Times`, `News | Transport`.
    pub(super) fn is_masthead(&self, line: Line) -> bool {
        let name = without_edition(plain(line.of(self.text)));
        let sections = || name.contains(" | ") || name.contains(" / ");
        let surely = || byline::surely_outlet(name);
        let is_one = || byline::is_outlet(name) && (surely() || !self.is_told_of(name, line));
        let labels = || {
            sections()
                || is_one()
                || name.starts_with("Edition ")
                || is_in_capitals(name)
                || is_section_of_year(name)
        };
        is_label(name) && labels() && self.long_headline_below(line).is_some()
    }

    /// Whether the story tells of what a line names: "The Harrow Star" may be a ship.
    fn is_told_of(&self, name: &str, line: Line) -> bool {
        lines(self.text, line.next)
            .map(|line| line.of(self.text))
            .any(|line| line.len() >= PARAGRAPH && line.contains(name))
    }
}

/// Whether a line opens the block of names and numbers for journalists: `Media Contact:`.
fn is_contact(line: &str) -> bool {
    const CONTACTS: [&str; 6] = [
        "contact:",
        "contacts:",
        "media contact:",
        "media contacts:",
        "press contact:",
        "press contacts:",
    ];
    CONTACTS.contains(&line.to_ascii_lowercase().as_str())
}

/// Whether a line is all in capitals, as sections are: `HIGH SCHOOL FOOTBALL`.
fn is_in_capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// Words of one of several links on a line at most.
const LINK_WORDS: usize = 2;
/// Links on a line at least.
const LINKS: usize = 3;

/// Whether a line is a row of links: `News | Sport | What's On | More`, `HOME  NEWS  SPORTS  LIFE`.
fn is_row_of_links(line: &str) -> bool {
    ["|", "  ", "•", "·", "\t"].into_iter().any(|sign| {
        let parts: Vec<&str> = line
            .split(sign)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let is_link = |part: &&str| {
            part.split_whitespace().count() <= LINK_WORDS
                && part.starts_with(char::is_uppercase)
                && !part.contains(|c: char| c.is_ascii_digit())
        };
        parts.len() >= LINKS && parts.iter().all(is_link)
    })
}

/// `Weather` of `Weather 52°F`.
fn without_temperature(line: &str) -> &str {
    match line.rsplit_once(' ') {
        Some((before, last)) if last.trim_end_matches(['F', 'C']).ends_with('°') => before,
        _ => line,
    }
}

/// `Harrow Gazette` of `Harrow Gazette – English edition`.
fn without_edition(line: &str) -> &str {
    let parted = [" – ", " — ", " - ", " | "]
        .iter()
        .find_map(|sign| line.split_once(sign));
    let is_edition = |part: &str| {
        let (words, part) = (part.split_whitespace().count(), part.to_lowercase());
        words <= EDITION_WORDS && part.ends_with(" edition")
    };
    match parted {
        Some((name, part)) if is_edition(part) => name.trim_end(),
        _ => line,
    }
}

/// Words that name an edition at most: "Early morning edition".
const EDITION_WORDS: usize = 3;

/// Whether a line is a section with its year: `Election 2024`.
fn is_section_of_year(line: &str) -> bool {
    let year = |word: &str| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
    };
    let named = |name: &str| {
        let words = name.split_whitespace().count();
        (1..=LINK_WORDS).contains(&words)
            && name.split_whitespace().all(|word| {
                word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
            })
    };
    line.rsplit_once(' ')
        .is_some_and(|(name, last)| year(last) && named(name))
}

/// Whether a line is a few words that are neither a sentence nor a number: a link, a section, the name of a paper.
fn is_label(line: &str) -> bool {
    let line = without_edition(without_temperature(plain(line)));
    let words = line.split_whitespace().count();
    let titled = |word: &str| !word.starts_with(char::is_lowercase) || SMALL.contains(&word);
    let station = || byline::surely_outlet(line);
    is_furniture(line)
        || headline::is_breadcrumb(line)
        || publication::is_menu(line)
        || line.starts_with("Edition ") && words <= LABEL_WORDS
        || is_row_of_links(line)
        || is_section_of_year(line)
        || (1..=LABEL_WORDS).contains(&words)
            && line.len() <= LABEL_BYTES
            && line.split_whitespace().all(titled)
            && !line.ends_with(['.', '!', '?', ':', ',', ';', '"', '”'])
            && (!line.contains(|c: char| c.is_ascii_digit()) || station())
}
