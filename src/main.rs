//! The program: gathers its surroundings, runs the command, prints what went wrong, gives the exit code.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io::{self, BufReader, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use dateline::cli::{self, Exit, Failure, World};
use dateline::config::{Config, ConfigFault};

fn main() -> ExitCode {
    let ended = run();
    let exit = ended.unwrap_or_else(|failure| {
        // Nothing is left to try when standard error is closed as well.
        let _ = writeln!(io::stderr(), "{}", failure.message());
        Exit::Failed
    });
    exit.into()
}

fn run() -> Result<Exit, Failure> {
    let (stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let (vars, unread, doubts) = variables();
    let mut world = World {
        vars,
        unread,
        doubts,
        in_terminal: stdin.is_terminal(),
        out_terminal: stdout.is_terminal(),
        err_terminal: stderr.is_terminal(),
        columns: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
        input: &mut BufReader::new(stdin),
        out: &mut stdout.lock(),
        err: &mut io::stderr(),
    };
    cli::run(std::env::args_os(), &mut world)
}

/// The environment, and below it the file `.env` of the folder where the program starts; and why that file cannot be used. Lines of it
/// that are none are told together with whatever else is wrong with the variables; what stands there twice is worth a warning.
fn variables() -> (BTreeMap<String, String>, Option<Failure>, Vec<ConfigFault>) {
    let read = match env_bytes(Path::new(".env")) {
        Ok(bytes) => env_file(&bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Default::default()),
        Err(error) => Err(Failure::Other(format!(".env cannot be read: {error}"))),
    };
    let (file, failure) = match read {
        Ok(file) => (file, None),
        Err(failure) => (EnvFile::default(), Some(failure)),
    };
    let EnvFile {
        pairs: mut vars,
        mut faults,
        doubts,
    } = file;
    vars.extend(std::env::vars_os().map(|(name, value)| {
        (
            name.to_string_lossy().into_owned(),
            value.to_string_lossy().into_owned(),
        )
    }));
    if faults.is_empty() {
        return (vars, failure, doubts);
    }
    faults.extend(Config::from_vars(&vars).err().unwrap_or_default());
    (vars, Some(Failure::Config(faults)), doubts)
}

/// What stands in the file. Only a regular one is opened: a named pipe would be waited for without end, and a device may never
/// end.
fn env_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let meta = std::fs::metadata(path)?;
    if is_null_device(&meta) {
        return Ok(Vec::new());
    }
    if meta.is_file() {
        return std::fs::read(path);
    }
    let what = if meta.is_dir() {
        "it is a folder, not a file; move it away, or start in another folder"
    } else {
        "it is not a regular file; put a text file there, or set the variables in the environment"
    };
    Err(io::Error::other(what))
}

/// Whether it is `/dev/null`, which stands for an empty file: put over `.env` (`docker run -v /dev/null:…`), it hides one.
#[cfg(unix)]
fn is_null_device(meta: &Metadata) -> bool {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
    meta.file_type().is_char_device()
        && std::fs::metadata("/dev/null").is_ok_and(|null| null.rdev() == meta.rdev())
}

#[cfg(not(unix))]
fn is_null_device(_: &Metadata) -> bool {
    false
}

/// What stands in a `.env` file.
#[derive(Default)]
struct EnvFile {
    pairs: BTreeMap<String, String>,
    /// Lines that are none.
    faults: Vec<ConfigFault>,
    /// Names that stand there more than once.
    doubts: Vec<ConfigFault>,
}

/// Reads a `.env` file. A fault names its line but never shows it, for it may hold the token.
fn env_file(bytes: &[u8]) -> Result<EnvFile, Failure> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Failure::Other(".env is not UTF-8 text; save it as UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut file = EnvFile::default();
    // Lines that are told already: two that read alike are told each.
    let mut told = 0;
    for pair in dotenvy::from_read_iter(text.as_bytes()) {
        match pair {
            // As in a shell, a later line wins over an earlier one.
            Ok((name, value)) => {
                if file.pairs.insert(name.clone(), value).is_some() {
                    file.doubts
                        .retain(|doubt| !doubt.advice.starts_with(&format!("{name} ")));
                    file.doubts.push(twice(&name, text));
                }
            }
            Err(error) => {
                let line = line_of(text, &error, told);
                told = line.unwrap_or(told);
                file.faults.push(broken(line));
            }
        }
    }
    Ok(file)
}

/// A name that stands more than once, with its lines.
fn twice(name: &str, text: &str) -> ConfigFault {
    let is_its = |line: &str| {
        let line = line.trim_start();
        let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
        let rest = line.strip_prefix(name).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with('='))
    };
    let lines = (1..).zip(text.lines()).filter(|(_, line)| is_its(line));
    let lines: Vec<String> = lines
        .map(|(number, _): (usize, _)| number.to_string())
        .collect();
    ConfigFault {
        variable: ".env".to_owned(),
        value: None,
        advice: format!(
            "{name} stands on lines {}; the last one counts, so take out the others",
            lines.join(" and ")
        ),
    }
}

/// The line of an error, counted from 1: the next after `told` that it may mean.
fn line_of(text: &str, error: &dotenvy::Error, told: usize) -> Option<usize> {
    let dotenvy::Error::LineParse(wrong, _) = error else {
        return None;
    };
    let first = wrong.trim().lines().next()?.trim();
    let lines = || (1..).zip(text.lines()).skip(told);
    // What is told is the whole line, or its value.
    let whole = lines().find(|(_, line)| line.trim() == first);
    let found = whole.or_else(|| lines().find(|(_, line)| line.contains(first)))?;
    Some(found.0)
}

fn broken(line: Option<usize>) -> ConfigFault {
    ConfigFault {
        variable: line.map_or_else(|| ".env".to_owned(), |line| format!(".env:{line}")),
        value: None,
        advice: "not NAME=value; put values with blanks or # between quotation marks, those with \\ or $ between single ones"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        match env_file(text.as_bytes()) {
            Ok(file) if file.faults.is_empty() => format!("{:?}", file.pairs),
            Ok(file) => Failure::Config(file.faults).message(),
            Err(failure) => failure.message(),
        }
    }

    #[test]
    fn a_broken_line_is_named_and_not_shown() {
        let shown = message("A=1\n\nDISCORD_TOKEN=my secret token\nB=2\n");
        assert!(shown.contains(".env:3: not NAME=value"), "{shown}");
        assert!(!shown.contains("secret"), "{shown}");
    }

    #[test]
    fn what_is_advised_for_a_broken_line_mends_it() {
        // The line breaks that a `\n` in a path would be, and a name that is put in for `$news`.
        for value in [
            r"C:\news\app",
            "/srv/my news",
            "/srv/news#2 new",
            "/srv/$news",
        ] {
            let plain = message(&format!("A={value}\n"));
            let quoted = message(&format!("A='{value}'\n"));
            assert_eq!(quoted, format!("{{\"A\": {value:?}}}"));
            assert_ne!(plain, quoted);
        }
        let shown = message("A=C:\\app\n");
        assert!(
            shown.contains(r"those with \ or $ between single ones"),
            "{shown}"
        );
    }

    #[test]
    fn an_open_quotation_mark_is_named_where_it_opens() {
        let shown = message("A=1\nB=\"open\nC=2\n");
        assert!(shown.contains(".env:2:"), "{shown}");
    }

    #[test]
    fn all_broken_lines_are_named() {
        let shown =
            message("DATELINE_CORPSU=x\nnonsense line\nDATELINE_WORKERS=99\n=x\nnonsense line\n");
        for line in [".env:2:", ".env:4:", ".env:5:"] {
            assert!(shown.contains(line), "{line} {shown}");
        }
    }

    #[test]
    fn comments_quotes_and_a_byte_order_mark_are_read() {
        let text = "\u{feff}# note\nA=\"x y\" # why\nexport B='z'\nA=2\n";
        assert_eq!(message(text), r#"{"A": "2", "B": "z"}"#);
    }

    #[test]
    fn a_name_that_stands_more_than_once_is_told_once_with_all_its_lines() {
        let file = env_file(b"A=1\nAB=2\nA =3\n# A=4\nexport A=5\nB=\"1\nAB=\"\n").ok();
        let doubts = file.map(|file| file.doubts).unwrap_or_default();
        let told: Vec<String> = doubts.iter().map(ToString::to_string).collect();
        let expected =
            ".env: A stands on lines 1 and 3 and 5; the last one counts, so take out the others";
        assert_eq!(told, [expected]);
    }

    #[test]
    fn a_file_in_another_encoding_is_refused() {
        assert!(env_file(b"A=caf\xe9\n").is_err());
    }
}
