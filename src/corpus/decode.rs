//! From bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252 where it can be that.
//!
//! Nothing is removed and no line end is changed, so that for a UTF-8 file `file[start..end] == text`. A byte order
//! mark stays in the text as U+FEFF; the reader keeps it out of the body.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::other_encoding;

/// Text of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, with the byte order mark if there is one.
    pub(super) text: String,
    /// First byte that had to be replaced by U+FFFD, counted in `text`.
    pub(super) damaged_at: Option<usize>,
}

/// Why the bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// They look like anything but text.
    Binary,
    /// A document format that happens to begin like text.
    Document,
    /// A web page with its markup.
    WebPage,
    /// Data (JSON, XML) in which a text may stand.
    Data,
    /// Too many control characters.
    Controls,
    /// Text in an encoding that is not read.
    Encoding,
}

/// How PDF, RTF and PostScript begin.
const DOCUMENTS: [&[u8]; 3] = [b"%PDF-", b"{\\rtf", b"%!PS"];

/// Decodes the bytes of a file.
///
/// # Errors
/// [`NotText`] when they look like anything but text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if let [0xff, 0xfe, ..] = bytes[..] {
        return utf_16(&bytes, UTF_16LE);
    }
    if let [0xfe, 0xff, ..] = bytes[..] {
        return utf_16(&bytes, UTF_16BE);
    }
    if DOCUMENTS.iter().any(|begin| bytes.starts_with(begin)) {
        return Err(NotText::Document);
    }
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => checked(text, None),
        Err(error) => not_utf_8(error.as_bytes()),
    }
}

fn utf_16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<Decoded, NotText> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if text.contains('\0') {
        return Err(NotText::Binary);
    }
    let damaged_at = if damaged { text.find('\u{fffd}') } else { None };
    checked(text.into_owned(), damaged_at)
}

/// Bytes that are not valid UTF-8 are Windows-1252, unless most of what lies above ASCII is well-formed UTF-8: then
/// the file is damaged UTF-8 (a download cut short), and reading it as Windows-1252 would garble every accent.
fn not_utf_8(bytes: &[u8]) -> Result<Decoded, NotText> {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    if good > bad {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let damaged_at = text.find('\u{fffd}');
        return checked(text, damaged_at);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_other = other_encoding::is_other(bytes, &text);
    match checked(text.into_owned(), None) {
        Ok(_) if is_other => Err(NotText::Encoding),
        // Bytes that Windows-1252 leaves undefined count as control characters; texts have none of the others.
        Err(NotText::Controls) if is_other && !bytes.iter().any(|byte| *byte < b'\t') => {
            Err(NotText::Encoding)
        }
        done => done,
    }
}

/// More than one control character in a hundred, or one damaged character in twenty, is no text. Plain texts have
/// none; old wire copy has a few (STX, ETX), which are let through.
fn checked(text: String, damaged_at: Option<usize>) -> Result<Decoded, NotText> {
    if is_web_page(&text) {
        return Err(NotText::WebPage);
    }
    if is_data(&text) {
        return Err(NotText::Data);
    }
    let (mut all, mut control, mut damaged) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        control +=
            usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}'));
        damaged += usize::from(c == '\u{fffd}');
    }
    if damaged * 20 > all {
        return Err(NotText::Binary);
    }
    if control * 100 > all.max(300) {
        return Err(NotText::Controls);
    }
    Ok(Decoded { text, damaged_at })
}

/// Whether a text is an export of JSON or XML: its names of fields would be quoted.
fn is_data(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    let opens = |begin: char, first: &[char]| {
        text.strip_prefix(begin)
            .is_some_and(|rest| rest.trim_start().starts_with(first))
    };
    opens('{', &['"']) && text.ends_with('}') && text.contains("\":")
        || opens('[', &['{']) && text.ends_with(']') && text.contains("\":")
        || text.starts_with("<?xml") && text.ends_with('>')
}

/// Whether a text is a web page saved under the name of a text: its markup and scripts would be quoted.
fn is_web_page(text: &str) -> bool {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html"].iter().any(|tag| {
        begin
            .get(..tag.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_data_are_no_text() {
        for data in [
            "{\"title\": \"A\", \"body\": \"B\"}\n",
            "[\n  {\"title\": \"A\"}\n]",
            "<?xml version=\"1.0\"?>\n<rss></rss>\n",
        ] {
            assert_eq!(decode(data.into()), Err(NotText::Data), "{data}");
        }
        for text in [
            "{A note} The council met.",
            "[2023-03-05] They met.",
            "{\"No\", he said, and {left}",
        ] {
            assert!(decode(text.into()).is_ok(), "{text}");
        }
    }
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> Option<String> {
        decode(bytes.to_vec()).ok().map(|d| d.text)
    }

    #[test]
    fn utf_8_is_kept_byte_for_byte_with_its_byte_order_mark_and_line_ends() {
        for plain in ["Zoë said “no”.\r\nOld\rMac", "\u{feff}title", ""] {
            assert_eq!(text(plain.as_bytes()).as_deref(), Some(plain));
        }
    }

    #[test]
    fn windows_1252_is_read_when_it_is_not_utf_8() {
        assert_eq!(
            text(b"The coup d\x92\xe9tat cost \x80 5").as_deref(),
            Some("The coup d’état cost € 5")
        );
    }

    #[test]
    fn utf_16_needs_its_byte_order_mark() {
        let le: Vec<u8> = "\u{feff}Café"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let be: Vec<u8> = "\u{feff}Café"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&le).as_deref(), Some("\u{feff}Café"));
        assert_eq!(text(&be).as_deref(), Some("\u{feff}Café"));
        assert_eq!(text(&le[2..]), None);
    }

    #[test]
    fn binaries_are_refused() {
        assert_eq!(text(b"\x7fELF\x02\x01\x00\x00"), None);
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06\x07"), None);
        assert_eq!(text("\u{1}\u{2}".repeat(400).as_bytes()), None);
    }

    #[test]
    fn a_web_page_is_refused_whatever_its_name() {
        let page = "\u{feff}\n<!DOCTYPE HTML>\n<html><body><p>Troops leave.</p></body></html>";
        assert_eq!(decode(page.into()), Err(NotText::WebPage));
        assert_eq!(decode("<html lang=en>".into()), Err(NotText::WebPage));
        assert!(text(b"The tag <html> begins a page.").is_some());
    }

    #[test]
    fn text_in_another_encoding_is_refused_as_such() {
        let russian = "Президент заявил во вторник, что войска покинут страну.";
        let japanese = "大統領は火曜日、部隊が年末までに国を離れる、と述べた。";
        for (encoding, text) in [
            (encoding_rs::KOI8_R, russian),
            (encoding_rs::SHIFT_JIS, japanese),
        ] {
            let bytes = encoding.encode(text).0.into_owned();
            assert_eq!(decode(bytes), Err(NotText::Encoding), "{text}");
            assert_eq!(decode(text.into()).unwrap().text, text);
        }
    }

    #[test]
    fn utf_8_that_was_cut_short_stays_utf_8() {
        let whole = "Président français à Niamey, où l’été".as_bytes();
        let cut = decode(whole[..whole.len() - 1].to_vec()).unwrap();
        assert!(cut.text.starts_with("Président français à Niamey"));
        assert!(cut.damaged_at.is_some());
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let valid = std::str::from_utf8(&bytes).map(str::to_owned).ok();
            let utf_16 = matches!(bytes[..], [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            if let (Ok(decoded), Some(valid), false) = (decode(bytes), valid, utf_16) {
                prop_assert_eq!(decoded.text, valid);
            }
        }
    }
}
