//! Who sent a mail: `From: Jane Doe <jane@example.org>`, `From: Jane Doe from The Harrow Letter <news@example.org>`. The name before the
//! address is that of a person or of a paper; a header that names them itself is believed first.

use super::super::byline::{is_outlet, is_person};
use super::super::lines::Line;
use super::Header;
use super::fields::key_end;
use super::value::value;

/// Fills who wrote and who published from the line that says from whom a mail is.
pub(super) fn fill(header: &mut Header, text: &str, sender: Option<(u32, Line)>) {
    let Some((number, line)) = sender else {
        return;
    };
    let start = line.start + key_end(line.of(text));
    let Some(all) = value(text, start, line.end, number) else {
        return;
    };
    let (author, outlet) = read(&all.text);
    let named = |name: String| {
        let mut value = all.clone();
        value.text = name;
        value
    };
    header.author = header.author.take().or(author.map(named));
    header.source = header.source.take().or(outlet.map(named));
}

/// The person and the paper that `Jane Doe at Harrow Letter <jane@example.org>` names.
fn read(sender: &str) -> (Option<String>, Option<String>) {
    let Some((name, address)) = sender.split_once('<') else {
        return (None, None);
    };
    let name = name.trim().trim_matches(['"', '\'']).trim();
    if !address.contains('@') {
        return (None, None);
    }
    let parted = [" from ", " at ", " | ", ", "]
        .iter()
        .filter_map(|sign| name.split_once(sign))
        .find(|(person, _)| is_person(person));
    if let Some((person, paper)) = parted {
        return (Some(person.to_owned()), Some(paper.to_owned()));
    }
    let paper = is_outlet(name) || name.starts_with("The ");
    let (author, outlet) = if paper {
        (None, Some(name))
    } else {
        (Some(name).filter(|name| is_person(name)), None)
    };
    (author.map(str::to_owned), outlet.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_from_a_person_or_a_paper() {
        for (sender, author, outlet) in [
            ("Jane Doe <jane@example.org>", Some("Jane Doe"), None),
            ("\"Jane Doe\" <jane@example.org>", Some("Jane Doe"), None),
            (
                "The Harrow Letter <news@example.org>",
                None,
                Some("The Harrow Letter"),
            ),
            (
                "Jane Doe from Harrow Letter <news@example.org>",
                Some("Jane Doe"),
                Some("Harrow Letter"),
            ),
            (
                "Northern Post <news@example.org>",
                None,
                Some("Northern Post"),
            ),
            ("jane@example.org", None, None),
            ("Jane Doe", None, None),
            ("newsletters <news@example.org>", None, None),
        ] {
            let found = read(sender);
            let found = (found.0.as_deref(), found.1.as_deref());
            assert_eq!(found, (author, outlet), "{sender}");
        }
    }

    #[test]
    fn a_mail_tells_who_wrote_it() {
        let text = "From: Jane Doe <jane@example.org>\nSubject: Bridge shut\nDate: 5 May 2024\n\nIt is shut.\n";
        let (article, faults) = crate::corpus::read_text("a.txt", text.into()).unwrap();
        assert_eq!(article.meta.author.as_deref(), Some("Jane Doe"));
        assert_eq!(article.meta.outlet, None);
        assert!(faults.is_empty());
    }
}
