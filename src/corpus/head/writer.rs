//! Lines of the head that say who wrote the article and who published it.

use super::super::byline::{self, SECTIONS};
use super::super::header::tidy;
use super::super::lines::{Line, in_small_letters};
use super::super::stamps::{Stamp, stamps};
use super::super::{from_block, headline, mixed_line, printed_outlet};
use super::below::LONGEST_BELOW;
use super::{Reader, first_full_line};

impl Reader<'_> {
    /// Who and where a line says beside when it was written; see [`mixed_line`]. Gives back when.
    pub(super) fn credits(&mut self, content: &str) -> Option<Vec<Stamp>> {
        let found = mixed_line::read(content)?;
        self.head.author = self.head.author.take().or(found.author);
        self.head.outlet = self.head.outlet.take().or(found.outlet);
        Some(found.stamps)
    }

    /// A byline; `Jane Doe | Northern Post` and `Jane Doe, Science Correspondent` are some only under a headline.
    pub(super) fn byline(&mut self, line: Line) -> Option<usize> {
        let content = line.of(self.text);
        let under_headline = self.head.heading.is_some() || self.title.is_some();
        let bare = || {
            let found = byline::between_bars(content)
                .or_else(|| byline::unlabelled(content))
                .or_else(|| byline::staff(content));
            found.filter(|_| under_headline)
        };
        let next = first_full_line(self.text, line.next);
        let known = under_headline || self.published.is_some();
        let above = || {
            let below = next?.of(self.text);
            byline::above_credentials(content, below).filter(|_| known || below.contains('@'))
        };
        let found = byline::read(content).or_else(bare).or_else(above)?;
        self.head.outlet = self.head.outlet.take().or(found.outlet);
        self.publish(line, content, found.date);
        if found.author.is_empty() {
            return Some(line.next);
        }
        let (author, next) = self.with_more_names(found.author, line);
        self.head.author.get_or_insert(author);
        Some(next)
    }

    /// The names of a byline with those on the line right below it, and the byte behind them.
    fn with_more_names(&mut self, author: String, line: Line) -> (String, usize) {
        let first = author.strip_suffix(" and").unwrap_or(&author);
        let open = first.len() < author.len();
        let more = Line::at(self.text, line.next)
            .and_then(|below| Some((below, byline::more_names(below.of(self.text), open)?)));
        let Some((below, more)) = more else {
            return (first.to_owned(), line.next);
        };
        self.head.outlet = self.head.outlet.take().or(more.outlet);
        self.publish(below, below.of(self.text), more.date);
        (format!("{first} and {}", more.author), below.next)
    }

    /// `Jane Doe in London` between a headline and a date.
    pub(super) fn loose_byline(&mut self, line: Line) -> Option<usize> {
        if self.head.heading.is_none() && self.title.is_none() {
            return None;
        }
        let author = headline::above_a_date(self.text, line)?;
        self.head.author = self.head.author.take().or(author);
        Some(line.next)
    }

    /// `The Valley Times, Friday 5 July 2024`, or under a headline or a byline the outlet with the date on the next line or above.
    pub(super) fn outlet_line(&mut self, line: Line) -> Option<usize> {
        let under = self.head.heading.is_some() || self.title.is_some();
        let content = line.of(self.text);
        // Where nobody is named yet, a name and a day are an author's or an outlet's.
        let read = if under && self.head.author.is_none() {
            printed_outlet::under_headline
        } else {
            printed_outlet::line
        };
        let (outlet, date) = read(content)?;
        if !under && self.head.author.is_none() && date.is_none() {
            return None;
        }
        // "Latest News" below a date is a link.
        let dated = self.published.is_some() || self.updated.is_some();
        let section = outlet
            .split(' ')
            .any(|word| SECTIONS.contains(&word) && word != "The");
        if date.is_none() && (!dated || section) {
            let next = first_full_line(self.text, line.next)?;
            stamps(next.of(self.text).trim())?;
        }
        self.head.outlet.get_or_insert(outlet);
        self.publish(line, line.of(self.text), date);
        Some(line.next)
    }

    /// What stands under a byline and says more of the writer: `BBC News, Harrow`, `Political correspondent`, `Jane Doe reported from
    /// Harrow, and Max Roe from Paris.`
    pub(super) fn under_byline(&mut self, line: Line) -> Option<usize> {
        let author = self.head.author.as_deref()?;
        let content = line.of(self.text).trim();
        if let Some(outlet) = byline::known_outlet(content) {
            self.head.outlet.get_or_insert(tidy(outlet));
            return Some(line.next);
        }
        // `COURT REPORTER, THE NORTHERN POST`
        if let Some((role, paper)) = content.split_once(',')
            && byline::is_role(role.trim())
            && byline::is_outlet(&in_small_letters(paper.trim()))
        {
            self.head
                .outlet
                .get_or_insert(tidy(&in_small_letters(paper.trim())));
            return Some(line.next);
        }
        let first = author.split_whitespace().next().unwrap_or(author);
        let from = content.starts_with(first) && content.contains(" reported from ");
        (byline::is_role(content) || from && content.len() <= LONGEST_BELOW).then_some(line.next)
    }

    /// `Source: Northern Post` under a headline or beside a date.
    pub(super) fn source_line(&mut self, line: Line) -> Option<usize> {
        let known = self.head.heading.is_some() || self.title.is_some() || self.published.is_some();
        let (label, name) = line.of(self.text).split_once(':')?;
        let labelled = label.trim().eq_ignore_ascii_case("source");
        let outlet = name.trim();
        if !known
            || !labelled
            || !byline::is_outlet(outlet) && !printed_outlet::behind_names(outlet)
        {
            return None;
        }
        self.head.outlet.get_or_insert(tidy(outlet));
        Some(line.next)
    }

    /// `From:`, the office that published the page, and when; see [`from_block`].
    pub(super) fn office(&mut self, line: Line) -> Option<usize> {
        let (office, next) = from_block::read(self.text, line)?;
        self.head.outlet.get_or_insert(office);
        Some(next)
    }

    /// `Northern Post      Page 7`: the head that a printed page has above everything else.
    pub(super) fn page_line(&mut self, line: Line) -> Option<usize> {
        let outlet = mixed_line::running_head(line.of(self.text))?;
        self.head.outlet.get_or_insert(outlet);
        Some(line.next)
    }

    /// `BBC News` alone above a headline or a day, as the first line of a page.
    pub(super) fn outlet_first(&mut self, line: Line) -> Option<usize> {
        let name = line.of(self.text).trim();
        let next = first_full_line(self.text, line.next)?;
        let confirmed =
            stamps(next.of(self.text).trim()).is_some() || headline::is_headline(self.text, next);
        if self.head.outlet.is_some() || !confirmed || !byline::is_known_outlet(name) {
            return None;
        }
        self.head.outlet = Some(tidy(name));
        Some(line.next)
    }
}
