//! The plain loop for pipes.

use std::io::{BufReader, Cursor};

use rustyline::history::History as _;

use super::super::chat::tests::{Script, settings};
use super::*;

/// Takes `room` bytes, then breaks with `kind`.
struct Closing {
    room: usize,
    kind: io::ErrorKind,
}

impl Write for Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(self.kind.into());
        }
        let taken = bytes.len().min(self.room);
        self.room -= taken;
        Ok(taken)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn talk(input: &[u8], json: bool) -> (Standing, String) {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(json));
    let mut out = Vec::new();
    let mut lines = BufReader::new(Cursor::new(input));
    let standing = pipe(&mut chat, &mut lines, &mut out).unwrap();
    (standing, String::from_utf8(out).unwrap())
}

#[test]
fn the_last_line_decides() {
    assert_eq!(talk(b"When?\nforeign\n", false).0, Standing::NotCovered);
    assert_eq!(talk(b"foreign\nWhen?", false).0, Standing::Fine);
    assert_eq!(talk(b"When?\n?!\n\n\n", false).0, Standing::Failed);
    assert_eq!(talk(b"", false), (Standing::Fine, String::new()));
}

#[test]
fn each_line_but_the_first_stands_above_its_answer() {
    let (_, text) = talk(b"When?\nWhen \x1bc then?\n", false);
    assert!(!text.starts_with("> "), "{text}");
    assert_eq!(text.matches("\n> ").count(), 1, "{text}");
    assert!(!text.contains('\x1b'), "{text}");
    let (_, json) = talk(b"When?\nWhen?\n", true);
    assert!(!json.contains("\n> "), "{json}");
}

#[test]
fn quit_ends_with_the_standing_before_it() {
    let (standing, text) = talk(b"foreign\n/quit\nWhen?\n", false);
    assert_eq!(standing, Standing::NotCovered);
    assert!(!text.contains("2023,” CNN reported.”\n\n1."), "{text}");
}

#[test]
fn json_is_one_object_a_line() {
    let (_, text) = talk(b"When?\r\nforeign\r\n", true);
    assert_eq!(text.lines().count(), 2);
    assert!(
        text.lines().all(|line| line.starts_with("{\"schema\":1,")),
        "{text}"
    );
}

#[test]
fn bytes_that_are_no_text_and_endless_lines_are_answered_like_others() {
    let mut input = b"caf\xe9?\n".to_vec();
    input.extend(std::iter::repeat_n(b'a', 1_000_000));
    input.extend(b"\nWhen?\n");
    let (standing, text) = talk(&input, false);
    assert_eq!(standing, Standing::Fine);
    assert_eq!(
        text.matches("longer than 60 characters").count(),
        1,
        "{text}"
    );
}

#[test]
fn a_closed_output_ends_quietly_with_the_right_standing() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    let mut closed = Closing {
        room: 10,
        kind: io::ErrorKind::BrokenPipe,
    };
    let standing = pipe(&mut chat, &mut Cursor::new("foreign\nWhen?\n"), &mut closed);
    assert_eq!(standing.unwrap(), Standing::NotCovered);
}

#[test]
fn a_full_disk_is_an_error() {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    let mut full = Closing {
        room: 0,
        kind: io::ErrorKind::StorageFull,
    };
    assert!(pipe(&mut chat, &mut Cursor::new("When?\n"), &mut full).is_err());
}

#[test]
fn an_input_that_cannot_be_read_is_no_fault_of_the_output() {
    struct Folder;
    impl io::Read for Folder {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::IsADirectory.into())
        }
    }
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    let ended = pipe(&mut chat, &mut BufReader::new(Folder), &mut Vec::new());
    assert!(matches!(ended, Err(Broken::Input(_))), "{ended:?}");
}

/// What is said to these lines at the prompt.
fn typed(lines: Vec<rustyline::Result<String>>) -> (Result<Standing, Broken>, String) {
    let script = Script::default();
    let mut chat = Chat::new(&script, settings(false));
    let mut lines = lines.into_iter();
    let mut read = || lines.next().unwrap_or(Err(ReadlineError::Eof));
    let mut out = Vec::new();
    let ended = converse(&mut chat, &mut read, &mut out);
    (ended, String::from_utf8(out).unwrap())
}

#[test]
fn bytes_that_are_no_text_do_not_end_a_conversation() {
    let no_text = ReadlineError::Io(io::ErrorKind::InvalidData.into());
    let (ended, said) = typed(vec![Err(no_text), Ok("When?".to_owned())]);
    assert_eq!(ended.unwrap(), Standing::Fine);
    assert!(
        said.starts_with(texts::NOT_TEXT) && said.contains("1. "),
        "{said}"
    );
    let broken = ReadlineError::Io(io::ErrorKind::NotConnected.into());
    let (ended, _) = typed(vec![Err(broken), Ok("When?".to_owned())]);
    assert!(matches!(ended, Err(Broken::Input(_))), "{ended:?}");
}

#[test]
fn two_chats_at_once_keep_the_lines_of_both() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(HISTORY);
    let (mut one, mut other) = (editor().unwrap(), editor().unwrap());
    let mut says = |first: bool, line: &str| {
        let chat = if first { &mut one } else { &mut other };
        chat.add_history_entry(line).unwrap();
        keep(chat, &file);
    };
    says(true, "Who?");
    says(false, "Where?");
    says(true, "Why?");
    let written = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = written.lines().skip(1).collect();
    assert_eq!(lines, ["Who?", "Where?", "Why?"]);
}

#[cfg(unix)]
#[test]
fn the_history_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(HISTORY);
    // One that another program made for all to read.
    std::fs::write(&file, "").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mut editor = DefaultEditor::new().unwrap();
    editor.add_history_entry("Who is the mayor?").unwrap();
    keep(&mut editor, &file);
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("Who is the mayor?"), "{written}");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_history_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(HISTORY);
    let made = std::process::Command::new("mkfifo").arg(&file).status();
    assert!(made.unwrap().success());
    let mut editor = editor().unwrap();
    recall(&mut editor, &file);
    editor.add_history_entry("Who is the mayor?").unwrap();
    keep(&mut editor, &file);
    assert_eq!(editor.history().len(), 1);
}
