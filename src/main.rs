//! The program: gathers its surroundings, runs the command, prints what went wrong, gives the exit code.

use std::collections::BTreeMap;
use std::io::{self, BufReader, IsTerminal as _, Write as _};
use std::process::ExitCode;

use dateline::cli::{self, Exit, Failure, World};

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
    let mut world = World {
        vars: variables()?,
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

/// The environment, and below it the file `.env` of the folder where the program starts.
fn variables() -> Result<BTreeMap<String, String>, Failure> {
    let mut vars = match std::fs::read(".env") {
        Ok(bytes) => env_file(&bytes)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
        Err(error) => return Err(Failure::Other(format!(".env cannot be read: {error}"))),
    };
    vars.extend(std::env::vars_os().map(|(name, value)| {
        (
            name.to_string_lossy().into_owned(),
            value.to_string_lossy().into_owned(),
        )
    }));
    Ok(vars)
}

/// The pairs of a `.env` file. A fault names its line but never shows it, for it may hold the token.
fn env_file(bytes: &[u8]) -> Result<BTreeMap<String, String>, Failure> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Failure::Other(".env is not UTF-8 text; save it as UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut pairs = BTreeMap::new();
    for pair in dotenvy::from_read_iter(text.as_bytes()) {
        let (name, value) = pair.map_err(|error| broken(text, &error))?;
        // As in a shell, a later line wins over an earlier one.
        pairs.insert(name, value);
    }
    Ok(pairs)
}

fn broken(text: &str, error: &dotenvy::Error) -> Failure {
    let line = match error {
        dotenvy::Error::LineParse(line, _) => text
            .find(line.trim())
            .map(|at| text[..at].matches('\n').count() + 1),
        _ => None,
    };
    let place = line.map_or_else(|| ".env".to_owned(), |line| format!(".env:{line}"));
    Failure::Other(format!(
        "{place}: not NAME=value; put values with blanks or # between double quotation marks"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        match env_file(text.as_bytes()) {
            Ok(pairs) => format!("{pairs:?}"),
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
    fn an_open_quotation_mark_is_named_where_it_opens() {
        let shown = message("A=1\nB=\"open\nC=2\n");
        assert!(shown.contains(".env:2:"), "{shown}");
    }

    #[test]
    fn comments_quotes_and_a_byte_order_mark_are_read() {
        let text = "\u{feff}# note\nA=\"x y\" # why\nexport B='z'\nA=2\n";
        assert_eq!(message(text), r#"{"A": "2", "B": "z"}"#);
    }

    #[test]
    fn a_file_in_another_encoding_is_refused() {
        assert!(env_file(b"A=caf\xe9\n").is_err());
    }
}
