//! What a page prints around its headline: links, the name of the paper, sections.

use super::super::header;
use super::super::header::tidy;
use super::super::lines::{Line, lines, plain};
use super::super::{byline, headline, publication};
use super::{Reader, first_full_line};
use crate::text::{continues_furniture, is_furniture};

/// Lines above a headline that are looked at.
const ABOVE: usize = 8;
/// Words and bytes of such a line at most, and words of the headline at least.
const LABEL_WORDS: usize = 4;
const LABEL_BYTES: usize = 40;
const HEADLINE_WORDS: usize = 5;
/// Bytes from which on a line is a paragraph of the story.
const PARAGRAPH: usize = 60;

/// Words without a capital in such a line.
const SMALL: [&str; 4] = ["and", "of", "the", "for"];

impl Reader<'_> {
    /// `FOR IMMEDIATE RELEASE`, `Share this article`, `Home > News`: what a page prints around its headline.
    pub(super) fn furniture(&mut self, line: Line) -> Option<usize> {
        let content = line.of(self.text).trim();
        first_full_line(self.text, line.next)?;
        let goes_on = self.in_furniture && continues_furniture(content);
        self.in_furniture = goes_on
            || !content.contains(char::is_alphanumeric)
            || is_furniture(content)
            || headline::is_breadcrumb(content)
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

    /// `Northern Post`, `Live TV`, `US / World`: labels of a page, one below the other, above a headline that a byline or a date confirms.
    pub(super) fn above_headline(&mut self, line: Line) -> Option<usize> {
        let known = self.head.heading.is_some() || self.title.is_some();
        if known || self.head.author.is_some() || !is_label(line.of(self.text)) {
            return None;
        }
        self.long_headline_below(line)?;
        let name = plain(line.of(self.text));
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
            .take(ABOVE);
        let long = |line: &Line| line.of(self.text).split_whitespace().count() >= HEADLINE_WORDS;
        let first = below.find(|line| long(line) || !is_label(line.of(self.text)))?;
        (long(&first) && headline::is_headline(self.text, first)).then_some(first)
    }

    /// The name of the paper or several sections above a headline: `The Valley Times`, `News | Transport`.
    pub(super) fn is_masthead(&self, line: Line) -> bool {
        let name = line.of(self.text);
        let sections = || name.contains(" | ") || name.contains(" / ");
        let is_one = || byline::is_outlet(plain(name)) && !self.is_told_of(line);
        is_label(name) && (sections() || is_one()) && self.long_headline_below(line).is_some()
    }

    /// Whether the story tells of what a line names: "The Harrow Star" may be a ship.
    fn is_told_of(&self, line: Line) -> bool {
        let name = plain(line.of(self.text));
        lines(self.text, line.next)
            .map(|line| line.of(self.text))
            .any(|line| line.len() >= PARAGRAPH && line.contains(name))
    }
}

/// Whether a line is a few words that are neither a sentence nor a number: a link, a section, the name of a paper.
fn is_label(line: &str) -> bool {
    let line = plain(line);
    let words = line.split_whitespace().count();
    let titled = |word: &str| !word.starts_with(char::is_lowercase) || SMALL.contains(&word);
    is_furniture(line)
        || (1..=LABEL_WORDS).contains(&words)
            && line.len() <= LABEL_BYTES
            && line.split_whitespace().all(titled)
            && !line.ends_with(['.', '!', '?', ':', ',', ';', '"', '”'])
            && !line.contains(|c: char| c.is_ascii_digit())
}
