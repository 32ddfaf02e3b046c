//! What stands between quotation marks in a header, read as YAML has it: exporters write `'It''s on'` and `"Caf\u00e9"`.

/// Whether a value that begins with a quotation mark also ends on its line; a plain value always does.
pub(super) fn is_closed(raw: &str) -> bool {
    let behind = raw.get(1..).unwrap_or_default();
    match raw.chars().next() {
        Some('\'') => behind.replace("''", "").contains('\''),
        Some('"') => behind.replace("\\\\", "").replace("\\\"", "").contains('"'),
        _ => true,
    }
}

/// The inside of quotation marks of the given kind, with what is written for other characters put in.
pub(super) fn read(inside: &str, mark: char) -> String {
    match mark {
        '\'' => inside.replace("''", "'"),
        '"' if inside.contains('\\') => unescaped(inside),
        _ => inside.to_owned(),
    }
}

fn unescaped(inside: &str) -> String {
    let mut read = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        read.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match escape(rest) {
            Some((stands_for, length)) => {
                read.extend(stands_for);
                rest = &rest[length..];
            }
            None => read.push('\\'),
        }
    }
    read + rest
}

/// What the code behind a `\` stands for, and how long it is; `None` when it is none. A value is shown on one line, so breaks are
/// blanks, and a broken line is put together.
fn escape(rest: &str) -> Option<(Option<char>, usize)> {
    let first = rest.chars().next()?;
    match first {
        '"' | '\\' | '/' | ' ' => Some((Some(first), 1)),
        'n' | 'r' | 't' | 'N' | 'L' | 'P' | '_' => Some((Some(' '), 1)),
        '\n' | '\r' => Some((None, rest.len() - rest.trim_start().len())),
        'x' => code(rest, 2),
        'u' => code(rest, 4),
        'U' => code(rest, 8),
        _ => None,
    }
}

/// The character of so many hexadecimal digits behind the first byte.
fn code(rest: &str, digits: usize) -> Option<(Option<char>, usize)> {
    let code = rest.get(1..=digits)?;
    let hexadecimal = code.bytes().all(|b| b.is_ascii_hexdigit());
    let number = u32::from_str_radix(code, 16).ok().filter(|_| hexadecimal)?;
    Some((Some(char::from_u32(number)?), digits + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_they_stand_for() {
        for (inside, shown) in [
            (r#"He said \"no\""#, r#"He said "no""#),
            (r"Caf\xe9 \u2013 \U0001F600 \\ \/", "Café – 😀 \\ /"),
            (r"one\ttwo\nthree", "one two three"),
            ("broken \\\n  \\ line", "broken  line"),
            (
                r"C:\Windows, \u12, \ud800 and \",
                r"C:\Windows, \u12, \ud800 and \",
            ),
        ] {
            assert_eq!(read(inside, '"'), shown);
        }
        assert_eq!(read("It''s on", '\''), "It's on");
        assert_eq!(read(r"a\tb''c", '“'), r"a\tb''c");
    }

    #[test]
    fn an_open_quotation_mark_is_known() {
        for (raw, closed) in [
            ("plain", true),
            ("\"A\"", true),
            ("\"A\" # remark", true),
            ("\"A", false),
            (r#""A \"b\""#, false),
            ("'It''s", false),
            ("'It''s'", true),
            ("'", false),
        ] {
            assert_eq!(is_closed(raw), closed, "{raw}");
        }
    }
}
