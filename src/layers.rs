//! The arrows of the architecture page, checked against the source text.

use std::collections::BTreeMap;
use std::path::Path;

/// Rooms from the highest to the lowest; a room may use those after it. `discord` and `console` are neighbours and
/// may not use each other.
const ROOMS: &[&[&str]] = &[
    &["cli"],
    &["config"],
    &["discord", "console"],
    &["answer"],
    &["index"],
    &["store"],
    &["corpus"],
    &["text"],
    &["model"],
];

/// Modules that stand beside the rooms, and the rooms that may use them.
const BESIDE: &[(&str, &[&str])] = &[
    ("locales", &["cli", "discord", "console"]),
    ("telemetry", &["cli", "config"]),
    ("shutdown", &["cli"]),
];

/// Crates that only one room may name.
const CRATES: &[(&str, &str)] = &[
    ("tantivy", "index"),
    ("rusqlite", "store"),
    ("serenity", "discord"),
    ("poise", "discord"),
    ("rustyline", "console"),
    ("clap", "cli"),
    ("indicatif", "cli"),
    ("dotenvy", "main"),
];

/// Source text by file, each with its room.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    walkdir::WalkDir::new(&root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "rs"))
        .map(|entry| {
            let relative = entry.path().strip_prefix(&root).unwrap();
            let room = relative.iter().next().unwrap().to_str().unwrap();
            (
                relative.display().to_string(),
                room.trim_end_matches(".rs").to_owned(),
                std::fs::read_to_string(entry.path()).unwrap(),
            )
        })
        .filter(|(_, room, _)| room != "lib" && room != "layers")
        .collect()
}

/// The code without comments: every line up to `//`. Addresses in texts lose their end, which no name stands in.
fn code(source: &str) -> String {
    let lines = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

/// Rooms that the code names as `crate::room`.
fn used(code: &str) -> Vec<String> {
    code.match_indices("crate::")
        .map(|(at, found)| {
            code[at + found.len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}

fn level(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

fn allowed(from: &str, to: &str) -> bool {
    if from == to || from == "main" {
        return true;
    }
    if let Some((_, users)) = BESIDE.iter().find(|(name, _)| *name == to) {
        return users.contains(&from);
    }
    match (level(from), level(to)) {
        (Some(from), Some(to)) => from < to,
        // A module beside the rooms: the words may use the types that they are about.
        (None, Some(_)) => to == "model",
        // Not a room: a macro, a constant.
        (_, None) => true,
    }
}

#[test]
fn the_arrows_point_down() {
    let mut wrong = BTreeMap::new();
    for (file, room, source) in sources() {
        for other in used(&code(&source)) {
            if !allowed(&room, &other) {
                wrong.insert((file.clone(), other), room.clone());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_library_has_one_room() {
    for (file, room, source) in sources() {
        let code = code(&source);
        for (library, home) in CRATES {
            let named =
                code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            assert!(
                !named || room == *home,
                "src/{file} names {library}, which belongs to {home}"
            );
        }
    }
}

#[test]
fn the_check_sees_a_wrong_arrow() {
    assert!(allowed("answer", "index") && !allowed("index", "answer"));
    assert!(!allowed("console", "discord") && !allowed("answer", "locales"));
    assert_eq!(
        used("use crate::index::X; crate::model::Y"),
        ["index", "model"]
    );
    assert_eq!(code("a // crate::b\nc"), "a \nc");
}
