//! Lines of their own that say when: `Published: 25 September 2023, 10:30 BST`, `24 Sept. 2023 | Updated 25 Sept. 2023`.

use std::sync::LazyLock;

use regex::Regex;

use super::date_forms::{Reading, whole};
use super::lines::{self, lines};
use super::weekdays;
use crate::model::PartialDate;

/// What a date is that of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Updated,
}

/// Words that say what a date is, in front of it.
/// They are also read as French, German, Italian, Portuguese and Spanish pages write them, whose dates `date_tongues` reads.
const LABELS: &str = "(?P<published>(?:publié|veröffentlicht|erschienen|pubblicato|publicado)(?: (?:le|am|il|el|em))?|(?:this (?:article|story|post) was )?(?:(?:first|originally) )?(?:published|posted|issued|created|filed|broadcast|aired)|air date|(?:publication|publish|release) date|date (?:of publication|published)|dated|date)|(?P<updated>(?:last )?(?:updated|modified)|(?:mis à jour|(?:zuletzt )?aktualisiert|aggiornato|actualizado|atualizado)(?: (?:le|am|il|el|em))?)";

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!("^(?i:{LABELS})(?i: on| at)?[ ]*[:–—-]?[ ]*"))
        .expect("the form of a label is a valid pattern")
});

/// Where a second stamp begins without a sign that parts the two: `Sept. 24, 2023Updated 8:30 a.m. ET`.
static NEXT_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "(?:last )?(?:Updated|Modified|Published)|[ ,;–—-](?i:(?:last )?(?:updated|modified)|mis à jour|(?:zuletzt )?aktualisiert|aggiornato|actualizado|atualizado)",
    )
    .expect("the form of the next label is a valid pattern")
});

/// What stands beside a date on pages and says nothing of the day: `5 min read`, `Updated 2 hours ago`, `08:42 GMT`.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?i:[0-9]{1,3}[ -]min(?:ute)?s?(?: read)?|(?:last )?(?:updated|modified|published)?:? ?(?:[0-9]{1,3}|an?) (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago|(?:updated|modified) (?:at )?[0-9]{1,2}(?::[0-9]{2})? ?(?:[ap]\\.?m\\.?)?(?: [a-z]{2,4})?|[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\\.?m\\.?)?(?: (?:local time|[a-z]{2,4}))?)$")
        .expect("the form of an aside is a valid pattern")
});

/// Whether a line is a word that says what the date on the next line is: `Published`, `Last updated:`.
pub(super) fn is_label(content: &str) -> bool {
    let content = lines::plain(content);
    content.len() < LONGEST
        && LABEL
            .find(content)
            .is_some_and(|label| label.end() == content.len())
        && !content.eq_ignore_ascii_case("date")
}

/// Whether a part of a line stands beside a date and says nothing of the day: `5 min read`, `08:42 GMT`.
pub(super) fn is_aside(part: &str) -> bool {
    ASIDE.is_match(part)
}

/// Whether a line says of a text how long ago it was published, as no sentence does: `Updated 3 hours ago`.
pub(super) fn says_how_long_ago(content: &str) -> bool {
    let content = lines::plain(content);
    let labelled = content.starts_with(['U', 'P', 'L', 'M']) && content.ends_with("ago");
    content.len() < LONGEST && labelled && ASIDE.is_match(content)
}

/// What a line of its own, or a part of one, says of when.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub(super) label: Label,
    /// Whether a word says what the date is; one alone counts as that of publication.
    pub(super) labelled: bool,
    pub(super) reading: Reading,
    /// As written.
    pub(super) part: String,
}

impl Stamp {
    /// Whether its word says that a text is of then; `Date:` may be that of anything, such as a meeting.
    pub(super) fn is_of_a_text(&self) -> bool {
        let word = self.part.get(..4).unwrap_or_default();
        let publication = self.part.to_ascii_lowercase().contains("publ");
        self.labelled && (publication || !word.eq_ignore_ascii_case("date"))
    }
}

/// Longest line that says when, in bytes.
const LONGEST: usize = 160;

/// `Published 24 September 2023 | Updated 25 September 2023`, in Markdown also `*24 September 2023*` and `**Published:** …`;
/// `None` when a part says anything else than when.
pub(super) fn stamps(content: &str) -> Option<Vec<Stamp>> {
    if content.len() > LONGEST || !content.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = content.replace("**", "").replace("__", "");
    let plain = lines::plain(&plain);
    parted(plain).or_else(|| parted(&unglued(plain)?))
}

/// Where scraped text joins what a page shows apart: a year and the digits or letters of the next part.
static GLUED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        "(?P<year>(?:19|20)[0-9]{2})(?P<next>[0-9]{1,2}:[0-9]{2})",
        "(?P<year>(?:19|20)[0-9]{2})(?P<next>[0-9]{1,2} \\p{Lu}\\p{Ll}{2}|\\p{Lu}\\p{Ll}{2})",
    ]
    .map(|form| Regex::new(form).expect("the forms of joined dates are valid patterns"))
});

/// `4 Mar 2024 | 4 Mar 2024` of `4 Mar 20244 Mar 2024`, `March 4, 2024, 5:12 PM` of `March 4, 20245:12 PM`; `None` where nothing is
/// joined.
fn unglued(line: &str) -> Option<String> {
    if !GLUED.iter().any(|form| form.is_match(line)) {
        return None;
    }
    let [clock, other] = &*GLUED;
    let line = clock.replace_all(line, "$year, $next");
    Some(other.replace_all(&line, "$year | $next").into_owned())
}

/// A stroke between a day and its time: `Oct 21, 2024 / 09:12 PM EDT`.
static BEFORE_CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(" / (?P<clock>[0-9]{1,2}:[0-9]{2})")
        .expect("the form of a stroke before a time is a valid pattern")
});

/// The stamps of a line whose parts are set apart.
fn parted(plain: &str) -> Option<Vec<Stamp>> {
    let plain = BEFORE_CLOCK.replace_all(plain, " | $clock");
    let mut found = Vec::new();
    for part in plain.split(['|', '•', '·']).flat_map(at_labels) {
        let part = part.trim_matches([' ', ',', ';', '–', '—', '-', '\t', '\u{a0}']);
        if !is_aside(part) {
            found.push(stamp(part)?);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The parts that begin where a label begins.
fn at_labels(part: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for label in NEXT_LABEL.find_iter(part) {
        // "First published", "This article was originally published".
        if part[from..label.start()]
            .chars()
            .any(|c| c.is_ascii_digit())
        {
            parts.push(&part[from..label.start()]);
            from = label.start();
        }
    }
    parts.push(&part[from..]);
    parts
}

/// `Published on 25 September 2023` as label and date.
fn stamp(part: &str) -> Option<Stamp> {
    let found = LABEL.captures(part);
    let (label, rest) = match &found {
        Some(found) if found.name("updated").is_some() => {
            (Label::Updated, &part[found.get(0)?.end()..])
        }
        Some(found) => (Label::Published, &part[found.get(0)?.end()..]),
        None => (Label::Published, part),
    };
    let settled = || weekdays::settled(rest).map(|day| Reading::Date(PartialDate::Day(day)));
    let reading = match whole(rest) {
        read @ (None | Some(Reading::Ambiguous)) => settled().or(read),
        read => read,
    }?;
    let vague = matches!(
        reading,
        Reading::Date(PartialDate::Year(_)) | Reading::MonthDay(..)
    );
    let labelled = found.is_some();
    // A bare "2023" or "May 5" on a line of its own is a section heading as often as a date.
    (labelled || !vague).then(|| Stamp {
        label,
        labelled,
        reading,
        part: part.to_owned(),
    })
}

/// Whether the stamps of a line say a day and no word says which day it is; `03/04/2024` beside `March 4, 2024` is the same once more.
pub(super) fn are_bare_days(stamps: &[Stamp]) -> bool {
    let day = |stamp: &Stamp| matches!(stamp.reading, Reading::Date(PartialDate::Day(_)));
    let either = |stamp: &Stamp| day(stamp) || stamp.reading == Reading::Ambiguous;
    !stamps.is_empty() && stamps.iter().all(|stamp| !stamp.labelled && either(stamp))
}

/// Whether days stand on lines of their own from the byte `from` on: then the text is a chronicle, and one of them is no more the
/// day of the article than the others.
pub(super) fn bare_days_follow(text: &str, from: usize) -> bool {
    lines(text, from)
        .map(|line| line.of(text).trim())
        .any(|content| stamps(content).is_some_and(|stamps| are_bare_days(&stamps)))
}

/// Whether a word and a date stand on a line of their own from the byte `from` on.
pub(super) fn stamps_follow(text: &str, from: usize) -> bool {
    lines(text, from)
        .map(|line| line.of(text).trim())
        .any(|content| stamps(content).is_some_and(|stamps| stamps.iter().any(|one| one.labelled)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expect: &str) {
        let found = stamps(content).unwrap_or_default();
        let shown: Vec<String> = found
            .iter()
            .map(|stamp| {
                let date = stamp
                    .reading
                    .date()
                    .map_or("?".to_owned(), |d| d.to_string());
                format!("{:?} {date}", stamp.label)
            })
            .collect();
        assert_eq!(shown.join(", "), expect, "{content}");
    }

    #[test]
    fn lines_of_house_styles_say_when() {
        let published = "Published 2023-09-24";
        for content in [
            "September 24, 2023",
            "*September 24, 2023*",
            "**Published:** September 24, 2023",
            "**Published: September 24, 2023**",
            "Published 10:30 AM EDT, Sun September 24, 2023",
            "Published: 08:12 GMT, 24 September 2023",
            "10:30 am, 24 September 2023",
            "Sep 24, 2023 - 10:30",
            "Issued on: 24/09/2023 - 10:30",
            "September 24, 2023 10:30 pm IST - NEW DELHI",
            "September 24, 2023 · 5 min read",
            "5 min read · Sep 24, 2023",
            "September 24, 2023 7:05 PM GMT+2 Updated 2 hours ago",
            "Sept. 24, 2023Updated 8:30 a.m. ET",
            "Originally published September 24, 2023",
            "This story was originally published September 24, 2023, 5:00 AM.",
            "Created: 24 September 2023",
            "Date of publication: 24 September 2023",
            "Publish date: September 24, 2023",
            "First published on Sun 24 Sep 2023 10.30 BST",
            "24-Sep-2023",
            "24/09/2023 | 08:42",
            "Broadcast Sunday, September 24, 2023, 8:10 a.m.",
            "8:42 a.m. EDT · September 24, 2023",
            "Sep-24-2023",
            "2023-Sep-24",
            "2023 September 24",
            "September 24, 20235:12 PM GMT+1Updated 2 hours ago",
        ] {
            check(content, published);
        }
        let both = "Published 2023-09-24, Updated 2023-09-25";
        for content in [
            "Published: 08:12 GMT, 24 September 2023 | Updated: 09:14 GMT, 25 September 2023",
            "Published Sept. 24, 2023Updated Sept. 25, 2023, 8:30 a.m. ET",
            "Published 24 September 2023, last updated 25 September 2023",
            "Issued on: 24/09/2023 - 10:30Modified: 25/09/2023 - 11:00",
            "September 24, 2023 10:30 pm | Updated September 25, 2023 12:00 am IST - NEW DELHI",
        ] {
            check(content, both);
        }
        for content in [
            "Publié le 24 septembre 2023 à 10h30 | Mis à jour le 25 septembre 2023",
            "Publié le 24 septembre 2023 à 10h30 – Mis à jour le 25 septembre 2023",
            "Publié le 24 septembre 2023 à 10h30, mis à jour le 25 septembre 2023 à 11h00",
            "Veröffentlicht am 24. September 2023 | Aktualisiert am 25.09.2023",
            "Veröffentlicht am 24. September 2023, zuletzt aktualisiert am 25. September 2023",
            "Publicado el 24 de septiembre de 2023 | Actualizado el 25 de septiembre de 2023",
            "Pubblicato il 24 settembre 2023 | Aggiornato il 25 settembre 2023",
            "Publicado em 24 de setembro de 2023 | Atualizado em 25 de setembro de 2023",
        ] {
            check(content, both);
        }
        check(
            "Published On 24 Sep 202324 Sep 2023",
            "Published 2023-09-24, Published 2023-09-24",
        );
        // The weekday says which number is the month.
        check("Wednesday 10/09/2024", "Published 2024-10-09");
        check("Tuesday 10/09/2024", "Published 2024-09-10");
        check("10/09/2024", "Published ?");
        check(
            "Updated 10:30 AM EDT, Sun September 24, 2023",
            "Updated 2023-09-24",
        );
    }

    #[test]
    fn other_lines_do_not() {
        for content in [
            "5 min read",
            "Updated 2 hours ago",
            "Published",
            "May 5",
            "2023",
            "10:30",
            "September 24, 2023 was a Sunday",
            "Dates 24 September 2023",
            "Updated figures 24 September 2023",
            "The bridge opened on September 24, 2023",
            "10:30 Sun",
            "At 10:30 on Sunday",
        ] {
            check(content, "");
        }
    }
}
