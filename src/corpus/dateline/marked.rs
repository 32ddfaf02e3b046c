//! Datelines in marks of Markdown: `**PARIS, Sept. 24 (Reuters)** – France …`, `*PARIS (AFP) –* France …`.

use super::super::lines::opening;
use super::{Dateline, LONGEST, unmarked};

/// Marks of Markdown around a dateline.
const MARKS: [&str; 4] = ["**", "__", "*", "_"];

/// The dateline at the start of `line`, where it stands in marks.
pub(super) fn read(line: &str) -> Option<Dateline> {
    MARKS.iter().find_map(|mark| marked(line, mark))
}

/// A dateline that stands in marks; the dash may stand in them or behind.
fn marked(line: &str, mark: &str) -> Option<Dateline> {
    let inner = line.strip_prefix(mark)?;
    let (bold, behind) = opening(inner, LONGEST)
        .split_once(mark)
        .filter(|(bold, _)| !bold.contains(['*', '_']) && !bold.is_empty())?;
    let mut found = unmarked(&format!("{bold}{behind}"))?;
    // A mark inside the story is none of the dateline's.
    let whole = found.length >= bold.trim_end().len();
    found.length = found.length.max(bold.len()) + 2 * mark.len();
    let spaces = line.get(found.length..)?;
    found.length += spaces.len() - spaces.trim_start_matches([' ', '\u{a0}']).len();
    whole.then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::super::tests::check;

    #[test]
    fn datelines_in_bold_are_read() {
        let sept = Some((9, 24));
        let reuters = Some("Reuters");
        for line in [
            "**PARIS, Sept. 24 (Reuters)** – France said",
            "**PARIS, Sept. 24 (Reuters) –** France said",
            "*PARIS, 24 September 2023 (Reuters)* — France said",
            "__PARIS, Sept. 24 (Reuters)__ -- France said",
        ] {
            check(line, "France said", reuters, sept);
        }
        check("**PARIS** – France said", "France said", None, None);
        for line in [
            "**France** said on Sept. 24 (Reuters) – it leaves",
            "PARIS – **France** said",
            "**PARIS – France said",
        ] {
            let cut = read(line).map(|found| &line[found.length..]);
            assert!(cut.is_none_or(|cut| cut == "**France** said"), "{line}");
        }
    }
}
