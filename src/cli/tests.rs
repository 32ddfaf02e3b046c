//! The command line up to the point where the collection is opened, and what needs none.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::process::ExitCode;

use clap::CommandFactory as _;

use super::*;
use crate::model::{PartialDate, TypedDate};

/// What a run printed and how it ended.
struct Ran {
    out: String,
    err: String,
    ended: Result<Exit, Failure>,
}

impl Ran {
    fn message(&self) -> String {
        match &self.ended {
            Ok(exit) => panic!("ended with {exit:?}"),
            Err(failure) => failure.message(),
        }
    }
}

fn dateline(arguments: &[&str], vars: &[(&str, &str)]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let ended = run_into(arguments, vars, &mut out, &mut err);
    Ran {
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
        ended,
    }
}

fn run_into(
    arguments: &[&str],
    vars: &[(&str, &str)],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    let vars: BTreeMap<String, String> = vars
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let mut world = World {
        vars,
        unread: None,
        doubts: Vec::new(),
        input: &mut Cursor::new(Vec::new()),
        out,
        err,
        in_terminal: false,
        out_terminal: false,
        err_terminal: false,
        columns: None,
    };
    let arguments = std::iter::once("dateline").chain(arguments.iter().copied());
    run(arguments.map(Into::into), &mut world)
}

fn parse(arguments: &[&str]) -> Cli {
    let all = std::iter::once("dateline").chain(arguments.iter().copied());
    Cli::try_parse_from(all).unwrap_or_else(|error| panic!("{error}"))
}

fn asked(arguments: &[&str]) -> (args::Global, args::AskArgs) {
    let cli = parse(arguments);
    match cli.command {
        Some(Command::Ask(args)) => (cli.global, args),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_question_without_its_command_is_told_where_it_goes() {
    let tip = "tip: a question goes behind the command ask: dateline ask When …";
    let message = dateline(&["When", "will", "they", "leave?"], &[]).message();
    assert!(message.contains(tip), "{message}");
    for others in [&["asks", "who"][..], &["corpus", "When"], &["--When"]] {
        let message = dateline(others, &[]).message();
        assert!(!message.contains("a question goes"), "{message}");
    }
}

#[test]
fn the_definition_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn a_question_needs_no_quotation_marks_and_flags_stand_anywhere() {
    for line in [
        "ask --json --source CNN When will they leave?",
        "ask When will they leave? --json --source CNN",
        "--json ask When --source CNN will they leave?",
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let (global, args) = asked(&words);
        assert_eq!(args.question.join(" "), "When will they leave?", "{line}");
        assert!(global.json, "{line}");
        assert_eq!(args.filter.source, ["CNN"], "{line}");
    }
}

#[test]
fn a_question_may_hold_dashes_and_a_mistyped_flag_is_no_question() {
    let (_, args) = asked(&["ask", "--", "--what", "-is", "this?"]);
    assert_eq!(args.question, ["--what", "-is", "this?"]);
    let message = dateline(&["ask", "--sorce", "CNN", "Who?"], &[]).message();
    assert!(message.contains("'--source'"), "{message}");
}

#[test]
fn dates_are_days_months_or_years() {
    let (_, args) = asked(&[
        "ask",
        "--since",
        "2023-09",
        "--until",
        "2023",
        "--as-of",
        "2023-09-25",
        "x",
    ]);
    assert_eq!(
        args.filter.since,
        Some(TypedDate::Date(PartialDate::Month(2023, 9)))
    );
    let filter = meant::filter(&args.filter).unwrap();
    let shown = |day: Option<crate::model::Day>| day.map(|day| day.to_string());
    assert_eq!(shown(filter.since).as_deref(), Some("2023-09-01"));
    assert_eq!(shown(filter.until).as_deref(), Some("2023-12-31"));
    assert_eq!(shown(filter.as_of).as_deref(), Some("2023-09-25"));
}

#[test]
fn dates_of_flags_count_from_the_day_of_asking() {
    let (_, args) = asked(&[
        "ask",
        "--today",
        "2026-05-25",
        "--since",
        "4 May",
        "--until",
        "yesterday",
        "x",
    ]);
    let filter = meant::filter(&args.filter).unwrap();
    let days = [filter.since, filter.until].map(|day| day.map(|day| day.to_string()));
    assert_eq!(
        days,
        ["2026-05-04", "2026-05-24"].map(|day| Some(day.to_owned()))
    );
    let message = dateline(&["ask", "--since", "4/5/2026", "Who?"], &[]).message();
    assert!(
        message.contains("may be 2026-05-04 or 2026-04-05"),
        "{message}"
    );
}

#[test]
fn since_after_until_is_refused() {
    let ran = dateline(&["ask", "--since", "2024", "--until", "2023", "Who?"], &[]);
    assert_eq!(
        ran.message(),
        "error: --since 2024-01-01 is after --until 2023-12-31; swap them"
    );
}

#[test]
fn a_wrong_date_says_what_to_write() {
    let message = dateline(&["ask", "--since", "2023-13-25", "Who?"], &[]).message();
    assert!(
        message.contains("\"2023-13-25\" is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        "{message}"
    );
}

#[test]
fn wrong_usage_is_an_error_and_not_a_no() {
    for arguments in [
        &["ask"][..],
        &["--nope"],
        &["corpus"],
        &["corpus", "chekc"],
        &["ask", "--today", "x", "Who?"],
    ] {
        let ran = dateline(arguments, &[]);
        assert!(matches!(ran.ended, Err(Failure::Usage(_))), "{arguments:?}");
        assert!(ran.out.is_empty(), "{arguments:?}");
        assert!(
            !ran.message().starts_with("error: error:"),
            "{}",
            ran.message()
        );
    }
    assert_eq!(ExitCode::from(Exit::Failed), ExitCode::from(1));
    assert_eq!(ExitCode::from(Exit::NotCovered), ExitCode::from(2));
}

#[test]
fn help_goes_to_standard_output_with_examples() {
    for arguments in [&["--help"][..], &["ask", "--help"], &["help", "summary"]] {
        let ran = dateline(arguments, &[]);
        assert_eq!(ran.ended.unwrap(), Exit::Fine);
        assert!(ran.out.contains("Example"), "{arguments:?}: {}", ran.out);
        assert!(ran.err.is_empty() && !ran.out.contains('\u{1b}'));
    }
    assert!(dateline(&["--version"], &[]).out.starts_with("dateline "));
}

#[test]
fn the_help_of_every_command_shows_an_example() {
    fn look(command: &clap::Command) {
        let help = command.clone().render_help().to_string();
        assert!(help.contains("Example"), "{help}");
        let below = command.get_subcommands();
        below
            .filter(|below| below.get_name() != "help")
            .for_each(look);
    }
    look(&Cli::command());
}

/// What the program says to these words where `.env` cannot be used.
fn without_env_file(arguments: &[&str]) -> (Result<Exit, Failure>, String) {
    let mut out = Vec::new();
    let mut world = World {
        vars: BTreeMap::new(),
        unread: Some(Failure::Other(".env cannot be read".to_owned())),
        doubts: Vec::new(),
        input: &mut Cursor::new(Vec::new()),
        out: &mut out,
        err: &mut Vec::new(),
        in_terminal: false,
        out_terminal: false,
        err_terminal: false,
        columns: None,
    };
    let arguments = std::iter::once("dateline").chain(arguments.iter().copied());
    let ended = run(arguments.map(Into::into), &mut world);
    (ended, String::from_utf8(out).unwrap())
}

#[test]
fn an_env_file_that_cannot_be_used_fails_every_command_and_keeps_nobody_from_help() {
    for arguments in [&["corpus", "check"][..], &["ask", "Who?"], &[]] {
        let (ended, _) = without_env_file(arguments);
        assert!(ended.is_err(), "{arguments:?}");
    }
    let (ended, out) = without_env_file(&["ask", "--json", "Who?"]);
    assert_eq!(ended.unwrap(), Exit::Failed);
    let failure: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(failure["error"]["message"], ".env cannot be read");
    for arguments in [&["--help"][..], &["help", "check"], &["--version"]] {
        let (ended, out) = without_env_file(arguments);
        assert_eq!(ended.unwrap(), Exit::Fine);
        assert!(!out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_tilde_that_no_shell_has_read_is_refused() {
    let message = dateline(&["--data=~/news", "corpus", "check"], &[]).message();
    assert!(
        message.contains("--data") && message.contains('~'),
        "{message}"
    );
}

#[test]
fn faults_of_variables_end_every_command() {
    let vars = [("DATELINE_WORKERS", "0"), ("DATELINE_CORPSE", "x")];
    for arguments in [&[][..], &["ask", "Who?"], &["check"], &["corpus", "check"]] {
        let message = dateline(arguments, &vars).message();
        assert!(
            message.starts_with("error: some variables cannot be used"),
            "{message}"
        );
        assert!(
            message.contains("DATELINE_WORKERS=\"0\"")
                && message.contains("did you mean DATELINE_CORPUS?"),
            "{message}"
        );
    }
}

#[test]
fn a_question_that_is_none_is_refused_before_anything_is_opened() {
    for (question, says) in [
        ("?!", "only punctuation"),
        ("  ", "There is no question"),
        ("source:CNN", "There is no question"),
    ] {
        let message = dateline(&["--data", "/dev/null/none", "ask", question], &[]).message();
        assert!(message.contains(says), "{message}");
    }
}

#[test]
fn a_flag_wins_over_its_variable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let vars = [("DATELINE_CORPUS", "/nowhere/at/all")];
    let ran = dateline(&["--corpus", path, "corpus", "check"], &vars);
    assert_eq!(ran.ended.unwrap(), Exit::Fine);
    assert_eq!(ran.out, "0 readable articles, 0 faults\n");
}

#[test]
fn a_missing_folder_says_how_to_name_another() {
    let message = dateline(&["corpus", "check"], &[("DATELINE_CORPUS", "/nowhere")]).message();
    assert!(
        message.contains("/nowhere") && message.contains("--corpus"),
        "{message}"
    );
}

#[test]
fn check_reads_the_folder_without_the_data_folder_and_fails_on_faults() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Ann Lee spoke on Sunday.").unwrap();
    std::fs::write(folder.path().join("b.txt"), "Ann Lee spoke on Sunday.").unwrap();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let path = folder.path().to_str().unwrap();
    let arguments = [
        "--corpus",
        path,
        "--data",
        "/dev/null/none",
        "corpus",
        "check",
    ];
    let ran = dateline(&arguments, &[]);
    assert_eq!(ran.ended.unwrap(), Exit::Failed);
    assert!(
        ran.out.ends_with("1 readable article, 2 faults\n"),
        "{}",
        ran.out
    );
    let ran = dateline(&[&arguments[..], &["--json"]].concat(), &[]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let kinds: Vec<_> = value["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["kind"].clone())
        .collect();
    assert_eq!(
        (kinds, &value["articles"]),
        (vec!["duplicate".into(), "empty".into()], &1.into())
    );
}

/// Breaks with `kind` at the first write.
struct Broken(std::io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_output_keeps_the_exit_code_and_a_full_disk_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let arguments = [
        "--corpus",
        folder.path().to_str().unwrap(),
        "corpus",
        "check",
    ];
    let mut closed = Broken(std::io::ErrorKind::BrokenPipe);
    let ended = run_into(&arguments, &[], &mut closed, &mut Vec::new());
    assert_eq!(ended.unwrap(), Exit::Failed);
    let mut full = Broken(std::io::ErrorKind::StorageFull);
    let ended = run_into(&arguments, &[], &mut full, &mut Vec::new());
    assert!(matches!(ended, Err(Failure::System { .. })));
}

#[test]
fn messages_cannot_steer_the_terminal() {
    let message = Failure::Other("no \u{1b}[2J".to_owned()).message();
    assert_eq!(message, "error: no ␛[2J");
}

/// Warnings used to come only when nothing was wrong, one run after the faults.
#[test]
fn what_is_wrong_and_what_is_worth_a_warning_are_told_at_once() {
    let vars = [("DATELINE_WORKERS", "0"), ("DISCORD_BOT_TOKEN", "x")];
    for command in [&["ask", "When?"][..], &["check"]] {
        let ran = dateline(command, &vars);
        assert!(
            ran.err.contains("warning: DISCORD_BOT_TOKEN"),
            "{}",
            ran.err
        );
        assert!(
            ran.message().contains("DATELINE_WORKERS"),
            "{}",
            ran.message()
        );
    }
}
