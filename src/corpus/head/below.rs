//! Who and when a few lines below the head: under a standfirst, a place, a picture's words.

use super::super::lines::{Line, lines};
use super::super::stamps::{Label, Stamp, stamps, stamps_follow};
use super::super::{byline, dateline, mixed_line};
use super::{Reader, first_full_line};

/// Full lines below the head in which a date may still stand: under a standfirst, a place, a picture's words.
const LINES_BELOW: usize = 6;
/// None of these is longer, in bytes: a paragraph of the story is.
pub(super) const LONGEST_BELOW: usize = 300;

impl Reader<'_> {
    /// Looks for who and when a few lines further down, where what stands between stays text. Only a line that says what its date is
    /// counts there, or a day right under a byline, and only when no other such line follows: then each is of what stands beside it.
    pub(super) fn below(&mut self, at: usize) {
        if self.published.is_some() || self.updated.is_some() || self.head.month_day.is_some() {
            return;
        }
        let mut under_byline = false;
        let full = lines(self.text, at).filter(|line| !line.of(self.text).trim().is_empty());
        for line in full.take(LINES_BELOW) {
            let content = line.of(self.text).trim();
            // Below a second headline the dateline opens the text.
            if dateline::read(content).is_some_and(|found| found.date.is_some()) {
                self.dateline(line);
                return;
            }
            if content.len() > LONGEST_BELOW {
                return;
            }
            if self.office(line).is_some() {
                continue;
            }
            if under_byline && self.outlet_line(line).is_some() {
                if self.published.is_some() {
                    return;
                }
                continue;
            }
            let mixed = || mixed_line::read(content).map(|found| found.stamps);
            let of_this = stamps(content)
                .or_else(mixed)
                .is_some_and(|found| under_byline || found.iter().all(Stamp::is_of_a_text));
            if of_this {
                if !stamps_follow(self.text, self.behind_update(line)) {
                    self.labelled_date(line);
                }
                return;
            }
            under_byline = byline::read(content).is_some() && self.byline(line).is_some()
                || self.loose_byline(line).is_some();
            if self.published.is_some() {
                return;
            }
        }
    }

    /// The byte behind a line that says when, and behind the next one where that says when it was changed.
    fn behind_update(&self, line: Line) -> usize {
        let next = first_full_line(self.text, line.next);
        next.filter(|next| {
            stamps(next.of(self.text).trim())
                .is_some_and(|found| found.iter().all(|one| one.label == Label::Updated))
        })
        .map_or(line.next, |next| next.next)
    }
}
