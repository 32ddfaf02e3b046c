//! The arrows between the rooms, read from the sources: who may use whom, and who alone names which crate.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Rooms in the order of the arrows: each may use what stands before it. Rooms on one line do not know each other.
const ORDER: [&[&str]; 10] = [
    &["model"],
    &["text", "locales"],
    &["corpus"],
    &["store"],
    &["index"],
    &["answer"],
    &["discord", "console"],
    &["telemetry", "shutdown"],
    &["config"],
    &["cli"],
];

/// Crates that one room alone may name.
const ALONE: [(&str, &str); 9] = [
    ("tantivy", "index"),
    ("frostem", "text"),
    ("serenity", "discord"),
    ("poise", "discord"),
    ("rusqlite", "store"),
    ("clap", "cli"),
    ("rustyline", "console"),
    ("indicatif", "cli"),
    ("dotenvy", "main"),
];

/// A source file without its comments.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// First folder or file name below `src`.
    pub(crate) room: String,
    pub(crate) code: String,
}

/// All files of `src`.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.expect("src can be read").into_path());
    let rust = files.filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| {
        let relative = path.strip_prefix(&root).expect("below src");
        let first = relative
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy();
        let room = first.trim_end_matches(".rs").to_owned();
        let text = std::fs::read_to_string(&path).expect("sources are text");
        let code = text
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        Source { path, room, code }
    })
    .collect()
}

fn rank(room: &str) -> usize {
    let found = ORDER.iter().position(|rooms| rooms.contains(&room));
    found.unwrap_or_else(|| {
        panic!("the room {room} has no place in the order; give it one here and in lib.rs")
    })
}

/// Rooms named after `crate::`, also inside braces.
fn used(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, prefix) in code.match_indices("crate::") {
        // `$crate` and other crates' names end in the same letters.
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(list) => rooms.extend(first_names(list)),
            None => rooms.extend(name(rest)),
        }
    }
    rooms
}

fn name(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

/// The names that begin the items of `a::b, c::{d, e}}`.
fn first_names(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut item) = (0, Vec::new(), String::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(name(std::mem::take(&mut item).trim())),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    names.extend(name(item.trim()));
    names
}

#[test]
fn rooms_use_only_what_stands_below_them() {
    let mut wrong = Vec::new();
    let sources = sources();
    assert!(sources.len() > 20, "src was not found");
    for source in sources
        .iter()
        .filter(|s| !matches!(s.room.as_str(), "lib" | "main"))
    {
        let own = rank(&source.room);
        for room in used(&source.code)
            .iter()
            .filter(|room| **room != source.room)
        {
            if rank(room) >= own {
                wrong.push(format!("{} uses {room}", source.path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The engine's rooms speak no language of the interface, and nobody but the command line reads configuration.
#[test]
fn interface_texts_and_configuration_stay_with_the_front_ends() {
    let mut wrong = Vec::new();
    for source in sources() {
        let engine = matches!(
            source.room.as_str(),
            "model" | "text" | "corpus" | "store" | "index" | "answer"
        );
        let uses = used(&source.code);
        if engine && uses.iter().any(|room| room == "locales") {
            wrong.push(format!("{} uses locales", source.path.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn main_only_calls_the_command_line() {
    for source in sources().iter().filter(|s| s.room == "main") {
        let rooms = source.code.matches("dateline::").count();
        let allowed = [
            "dateline::cli",
            "dateline::console",
            "dateline::telemetry",
            "dateline::config",
        ];
        let known: usize = allowed
            .iter()
            .map(|room| source.code.matches(room).count())
            .sum();
        assert_eq!(rooms, known, "main.rs reaches past the command line");
    }
}

#[test]
fn each_engine_is_named_in_one_room() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (krate, room) in ALONE {
            let named = source.code.contains(&format!("{krate}::"));
            if named && source.room != room {
                wrong.push(format!(
                    "{} names {krate}, which is {room}'s alone",
                    source.path.display()
                ));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn uses_are_found_in_all_their_forms() {
    let code = "use crate::model::Span;\nuse crate::{store::{Store, StoreError}, text};\nlet x = crate::index::y();";
    assert_eq!(used(code), ["model", "store", "text", "index"]);
    assert_eq!(used("pub(crate) fn f() {} $crate::x"), Vec::<String>::new());
}
