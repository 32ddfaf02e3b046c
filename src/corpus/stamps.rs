//! Lines of their own that say when: `Published: 25 September 2023, 10:30 BST`, `24 Sept. 2023 | Updated 25 Sept. 2023`.

use std::sync::LazyLock;

use regex::Regex;

use super::date_forms::{Reading, whole};
use crate::model::PartialDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Updated,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?i:(?P<published>(?:first )?(?:published|posted|issued)|publication date|date|dated)|(?P<updated>(?:last )?(?:updated|modified)))(?i: on| at)?[ ]*:?[ ]+",
    )
    .expect("the form of a label is a valid pattern")
});

/// What a line of its own, or a part of one, says of when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'a> {
    pub(super) label: Label,
    /// Whether a word says what the date is; one alone counts as that of publication.
    pub(super) labelled: bool,
    pub(super) reading: Reading,
    /// As written.
    pub(super) part: &'a str,
}

/// `Published 24 September 2023 | Updated 25 September 2023`; `None` when a part says anything else than when.
pub(super) fn stamps(content: &str) -> Option<Vec<Stamp<'_>>> {
    if content.is_empty() || content.len() > 160 {
        return None;
    }
    content
        .split(['|', '•', '·'])
        .map(|part| stamp(part.trim()))
        .collect()
}

/// `Published on 25 September 2023` as label and date.
fn stamp(part: &str) -> Option<Stamp<'_>> {
    let found = LABEL.captures(part);
    let (label, rest) = match &found {
        Some(found) if found.name("updated").is_some() => {
            (Label::Updated, &part[found.get(0)?.end()..])
        }
        Some(found) => (Label::Published, &part[found.get(0)?.end()..]),
        None => (Label::Published, part),
    };
    let reading = whole(rest)?;
    let vague = matches!(
        reading,
        Reading::Date(PartialDate::Year(_)) | Reading::MonthDay(..)
    );
    let labelled = found.is_some();
    // A bare "2023" or "May 5" on a line of its own is a section heading as often as a date.
    (labelled || !vague).then_some(Stamp {
        label,
        labelled,
        reading,
        part,
    })
}
