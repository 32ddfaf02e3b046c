//! The interactive chat: line editing and history around [`Chat`], and the plain loop for pipes.

use std::io::{self, BufRead, Read as _, Write};
use std::path::Path;

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::chat::{Chat, Standing};
use crate::locales::en::console as texts;

/// File of the data folder that keeps the lines typed in the chat.
const HISTORY: &str = "chat_history";
/// Lines that it keeps.
const HISTORY_LINES: usize = 500;
/// Bytes read of one piped line; far over any question limit.
const LONGEST_LINE: u64 = 64 * 1024;

/// What ended a chat before its time.
#[derive(Debug)]
pub enum Broken {
    /// What is typed or piped cannot be read.
    Input(io::Error),
    /// What is said cannot be written.
    Output(io::Error),
}

/// Talks with a person at a terminal until Ctrl-D or `/quit`. A history that cannot be read or written is left out:
/// a read-only data folder must not keep anyone from asking.
///
/// # Errors
/// When the terminal cannot be used or `out` cannot be written.
pub fn interact(chat: &mut Chat<'_>, data: &Path, out: &mut dyn Write) -> Result<Standing, Broken> {
    let mut editor = editor().map_err(|error| Broken::Input(io::Error::other(error)))?;
    let history = data.join(HISTORY);
    recall(&mut editor, &history);
    writeln!(out, "{}", texts::WELCOME).map_err(Broken::Output)?;
    let mut read = || {
        let line = editor.readline(texts::PROMPT)?;
        keep(&mut editor, &history);
        Ok(line)
    };
    converse(chat, &mut read, out)
}

fn editor() -> rustyline::Result<DefaultEditor> {
    let config = rustyline::Config::builder()
        .max_history_size(HISTORY_LINES)?
        .auto_add_history(true)
        .build();
    DefaultEditor::with_config(config)
}

/// Reads the history.
fn recall(editor: &mut DefaultEditor, file: &Path) {
    if is_plain(file) {
        let _ = editor.load_history(file);
    }
}

/// Whether a file can be read without waiting for anybody: a pipe in its place would keep the chat from its first prompt.
fn is_plain(file: &Path) -> bool {
    std::fs::metadata(file).map_or(true, |found| found.is_file())
}

/// Adds what was typed to the history, line by line: a window that is closed loses nothing, and of two chats neither takes away
/// what the other has written.
fn keep(editor: &mut DefaultEditor, file: &Path) {
    if is_plain(file) {
        let _ = editor.append_history(file);
        only_for_owner(file);
    }
}

/// What was asked is nobody else's business.
fn only_for_owner(file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let _ = std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600));
    }
    #[cfg(not(unix))]
    let _ = file;
}

/// Answers what `read` gives. Bytes that are no text (a key of another encoding, a broken paste) cost their line and not the chat.
fn converse(
    chat: &mut Chat<'_>,
    read: &mut dyn FnMut() -> rustyline::Result<String>,
    out: &mut dyn Write,
) -> Result<Standing, Broken> {
    loop {
        out.flush().map_err(Broken::Output)?;
        let said = match read() {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => {
                let reply = chat.line(&line);
                if reply.quit {
                    return Ok(Standing::Fine);
                }
                reply.text + "\n"
            }
            Err(ReadlineError::Interrupted) => texts::INTERRUPTED.to_owned(),
            Err(ReadlineError::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
                texts::NOT_TEXT.to_owned()
            }
            Err(ReadlineError::Eof) => return Ok(Standing::Fine),
            Err(ReadlineError::Io(error)) => return Err(Broken::Input(error)),
            Err(other) => return Err(Broken::Input(io::Error::other(other))),
        };
        writeln!(out, "{said}").map_err(Broken::Output)?;
    }
}

/// Answers each line of `lines`, from the second on with the line above its answer, and gives how the last one went, also when `out` was closed on the way.
///
/// # Errors
/// When `lines` cannot be read or `out` cannot be written.
pub fn pipe(
    chat: &mut Chat<'_>,
    lines: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Standing, Broken> {
    let mut standing = Standing::Fine;
    let mut first = true;
    while let Some(line) = next_line(lines).map_err(Broken::Input)? {
        if line.trim().is_empty() {
            continue;
        }
        let reply = chat.line(&line);
        if reply.quit {
            break;
        }
        standing = reply.standing;
        let head = if first || chat.is_json() {
            String::new()
        } else {
            // Several answers in a row: which is to which question, the page does not show by itself.
            format!("\n> {}\n\n", super::safe(&shown(line.trim())))
        };
        first = false;
        match writeln!(out, "{head}{}", reply.text).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            other => other.map_err(Broken::Output)?,
        }
    }
    Ok(standing)
}

/// Characters of a question that are shown above its answer.
const SHOWN: usize = 200;

/// A question as it is shown above its answer.
fn shown(line: &str) -> String {
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown
}

/// The next line, lossily decoded. What stands beyond [`LONGEST_LINE`] is read and dropped, so that no line fills
/// the memory; such a line is over the question limit anyway and gets that sentence.
fn next_line(lines: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = (&mut *lines)
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        lines.skip_until(b'\n')?;
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
}

#[cfg(test)]
#[path = "editor_tests.rs"]
mod tests;
