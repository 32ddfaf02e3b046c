//! Lists and maps on one line, as YAML and JSON have them: `["Jane Doe", "Max Roe"]`, `{name: Jane Doe, email: jane@example.org}`.

/// The items of a list, of those that are maps what stands behind `name`; `None` where `raw` is neither a list nor a map, or a link of a
/// notebook (`[[Jane Doe]]`).
pub(super) fn names(raw: &str) -> Option<Vec<String>> {
    let raw = raw.trim();
    let inside = match raw.chars().next()? {
        '{' if raw.ends_with('}') => return name_of(raw).map(|name| vec![name]),
        '[' if !raw.starts_with("[[") => raw.strip_prefix('[')?.strip_suffix(']')?,
        _ => return None,
    };
    let items = parts(inside).into_iter().filter_map(|item| {
        if item.starts_with('{') {
            name_of(item)
        } else {
            Some(unquoted(item)).filter(|item| !item.is_empty())
        }
    });
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then_some(items)
}

/// What stands behind `name` in a map.
fn name_of(map: &str) -> Option<String> {
    let inside = map.strip_prefix('{')?.strip_suffix('}')?;
    parts(inside)
        .into_iter()
        .filter_map(|field| field.split_once(':'))
        .find(|(key, _)| unquoted(key).eq_ignore_ascii_case("name"))
        .map(|(_, name)| unquoted(name))
        .filter(|name| !name.is_empty())
}

/// What commas part that stand in no quotation marks, brackets or braces.
fn parts(inside: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut depth, mut quote) = (0, 0_usize, None);
    // A mark opens only where a value begins: "O'Dowd" has none.
    let mut at_start = true;
    for (at, c) in inside.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') if at_start => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                found.push(inside[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
        at_start = matches!(c, ',' | ':' | '[' | '{') || at_start && c.is_whitespace();
    }
    found.push(inside[from..].trim());
    found
}

/// An item without the quotation marks around it.
fn unquoted(item: &str) -> String {
    let item = item.trim();
    let inside = ['"', '\'']
        .into_iter()
        .find_map(|mark| Some((item.strip_prefix(mark)?.strip_suffix(mark)?, mark)));
    inside.map_or_else(
        || item.to_owned(),
        |(inside, mark)| super::quoted::read(inside, mark),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_maps_give_their_names() {
        for (raw, expect) in [
            (r#"["Ann Poe", "Bo Lee"]"#, "Ann Poe; Bo Lee"),
            (r#"["Poe, Ann", 'Bo O''Lee']"#, "Poe, Ann; Bo O'Lee"),
            ("[Ann O'Poe, Bo O'Lee]", "Ann O'Poe; Bo O'Lee"),
            ("{name: Ann Poe, email: poe@kest.example}", "Ann Poe"),
            (
                r#"{"url": "https://kest.example", "name": "Ann Poe"}"#,
                "Ann Poe",
            ),
            ("[{name: Ann Poe}, {name: 'Bo Lee'}]", "Ann Poe; Bo Lee"),
            (r#"["[[Ann Poe]]"]"#, "[[Ann Poe]]"),
        ] {
            assert_eq!(names(raw).unwrap().join("; "), expect, "{raw}");
        }
        for raw in [
            "Ann Poe",
            "[[Ann Poe]]",
            "[]",
            "{}",
            "{role: editor}",
            "[Ann Poe",
            "[Kest](https://kest.example)",
            "",
        ] {
            assert_eq!(names(raw), None, "{raw}");
        }
    }
}
