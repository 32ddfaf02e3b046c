//! Commands on a copy of the bundled articles, with a data folder of their own.

mod explanations;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Exit, World, run};

/// A copy of the bundled articles and a place for data.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        std::fs::create_dir(place.corpus()).unwrap();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        for entry in std::fs::read_dir(seeds).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, place.corpus().join(path.file_name().unwrap())).unwrap();
        }
        place
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("articles")
    }

    /// Runs a command line, words separated by blanks; gives standard output, standard error and the exit.
    fn run(&self, line: &str, input: &str) -> (String, String, Exit) {
        self.run_in(None, line, input)
    }

    /// As [`Place::run`], in a terminal without colours that has that many columns.
    fn run_in(&self, columns: Option<usize>, line: &str, input: &str) -> (String, String, Exit) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let data = self.folder.path().join("data");
        let vars = BTreeMap::from([
            (
                "DATELINE_CORPUS".to_owned(),
                self.corpus().display().to_string(),
            ),
            ("DATELINE_DATA".to_owned(), data.display().to_string()),
            ("NO_COLOR".to_owned(), "1".to_owned()),
        ]);
        let mut world = World {
            vars,
            unread: None,
            doubts: Vec::new(),
            input: &mut Cursor::new(input.as_bytes()),
            out: &mut out,
            err: &mut err,
            in_terminal: false,
            out_terminal: columns.is_some(),
            err_terminal: false,
            columns,
        };
        let words = line.split_whitespace().map(Into::into);
        let ended = run(std::iter::once("dateline".into()).chain(words), &mut world);
        let exit = ended.unwrap_or_else(|failure| panic!("{}", failure.message()));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(out), text(err), exit)
    }

    fn json(&self, line: &str) -> (Value, Exit) {
        let (out, _, exit) = self.run(line, "");
        assert_eq!(out.lines().count(), 1, "{out}");
        (serde_json::from_str(&out).unwrap(), exit)
    }
}

/// Lines of the README around the transcript.
const TRANSCRIPT: (&str, &str) = (
    "<!-- transcript: `DATELINE_GOLDEN=write cargo test transcript` writes it anew -->\n```console\n",
    "```\n",
);

/// What the README shows is what the program prints in a terminal of 90 columns.
#[test]
fn the_transcript_in_the_readme_is_real() {
    let place = Place::new();
    let piped = "When will French troops leave Niger?";
    let (answer, _, _) = place.run_in(Some(90), "", &format!("{piped}\n"));
    let mut transcript = format!("$ echo \"{piped}\" | dateline\n{answer}");
    // Some shells take a question mark for the name of a file.
    for question in ["What did the junta say?", "Who won the 2022 World Cup?"] {
        let (answer, _, _) = place.run_in(Some(90), &format!("ask {question}"), "");
        transcript.push_str(&format!("\n$ dateline ask \"{question}\"\n{answer}"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(TRANSCRIPT.0).unwrap();
    let (shown, after) = rest.split_once(TRANSCRIPT.1).unwrap();
    if std::env::var("DATELINE_GOLDEN").is_ok_and(|v| v == "write") {
        let (opens, closes) = TRANSCRIPT;
        std::fs::write(&path, [before, opens, &transcript, closes, after].concat()).unwrap();
        return;
    }
    assert_eq!(
        shown, transcript,
        "DATELINE_GOLDEN=write cargo test transcript"
    );
}

#[test]
fn without_a_token_piped_questions_are_answered() {
    let place = Place::new();
    let (out, err, exit) = place.run("", "When will French troops leave Niger?\n");
    assert_eq!(exit, Exit::Fine);
    assert!(out.starts_with("1. │ ") && !out.contains("/more"), "{out}");
    assert_eq!(err.lines().count(), 1, "{err}");
    let (_, _, exit) = place.run(
        "chat",
        "Who is Sylvain Itte?\nWho won the 2022 World Cup?\n",
    );
    assert_eq!(exit, Exit::NotCovered);
}

#[test]
fn passages_are_verbatim_at_their_bytes() {
    let place = Place::new();
    let (value, exit) = place.json("ask --json Who is Sylvain Itte?");
    assert_eq!(
        (exit, &value["abstained"], &value["schema"]),
        (Exit::Fine, &false.into(), &1.into())
    );
    let passages = value["passages"].as_array().unwrap();
    assert!(!passages.is_empty() && passages.len() <= 10);
    for passage in passages {
        let file = place.corpus().join(passage["article"].as_str().unwrap());
        let text = std::fs::read_to_string(file).unwrap();
        let at = |name: &str| usize::try_from(passage[name].as_u64().unwrap()).unwrap();
        assert_eq!(passage["text"], text[at("start")..at("end")]);
    }
}

#[test]
fn what_is_foreign_is_not_covered() {
    let place = Place::new();
    let (value, exit) = place.json("ask --json Who won the 2022 World Cup?");
    assert_eq!(
        (exit, &value["abstained"]),
        (Exit::NotCovered, &true.into())
    );
    assert_eq!(value["searched"]["articles"], 2);
    let (out, _, exit) = place.run("ask --since 2024 Who is Sylvain Itte?", "");
    assert_eq!(exit, Exit::NotCovered);
    assert!(
        out.starts_with("No article fits that source or those dates."),
        "{out}"
    );
}

#[test]
fn a_file_that_is_dropped_in_is_answered_from_at_once() {
    let place = Place::new();
    let (value, _) = place.json("corpus refresh --json");
    assert_eq!(
        (&value["committed"], value["added"].as_array().map(Vec::len)),
        (&true.into(), Some(2))
    );
    let (value, exit) = place.json("corpus refresh --json");
    assert_eq!(
        (&value["committed"], &value["unchanged"], exit),
        (&false.into(), &2.into(), Exit::Fine)
    );
    let text =
        "PRAGUE, Oct. 2 (Reuters) - Engineer Zdenka Novakova designed the glass bridge in Brno.";
    std::fs::write(place.corpus().join("bridge.txt"), text).unwrap();
    let (out, _, exit) = place.run("ask Who designed the glass bridge in Brno?", "");
    assert_eq!(exit, Exit::Fine);
    assert!(out.contains("Zdenka Novakova"), "{out}");
}

#[test]
fn a_fault_in_one_file_is_said_once_and_stops_nothing() {
    let place = Place::new();
    std::fs::write(place.corpus().join("empty.txt"), "").unwrap();
    let (_, err, exit) = place.run("ask Who is Sylvain Itte?", "");
    assert_eq!(exit, Exit::Fine);
    assert!(err.contains("corpus check"), "{err}");
    let (_, err, _) = place.run("ask Who is Sylvain Itte?", "");
    assert_eq!(err, "");
    let (out, _, exit) = place.run("corpus status", "");
    assert!(out.contains("1 fault\n") && exit == Exit::Fine, "{out}");
    assert_eq!(place.run("corpus check", "").2, Exit::Failed);
}

#[test]
fn summaries_lists_searches_and_the_check_work_in_both_forms() {
    let place = Place::new();
    let article = "000_2d0a4d8e34563f12.txt";
    for line in [
        "summary",
        "summary --length short French troops",
        &format!("summary {article}"),
        "search ambassador",
        "corpus list",
        "corpus status",
        "corpus check",
        "check",
    ] {
        let (out, _, exit) = place.run(line, "");
        assert_eq!(exit, Exit::Fine, "{line}: {out}");
        assert!(
            !out.trim().is_empty() && !out.contains('\u{1b}'),
            "{line}: {out}"
        );
        let (value, exit) = place.json(&format!("--json {line}"));
        assert_eq!((exit, &value["schema"]), (Exit::Fine, &1.into()), "{line}");
    }
}

const TWO: &str = "When will French troops leave Niger? Who said so?";

#[test]
fn json_of_several_questions_holds_an_answer_to_each() {
    let place = Place::new();
    let (both, exit) = place.json(&format!("ask --json {TWO}"));
    assert_eq!(exit, Exit::Fine);
    assert_eq!(
        (&both["schema"], &both["question"]),
        (&1.into(), &TWO.into())
    );
    assert_eq!(both["left_out"], 0);
    let (mut alone, _) = place.json("ask --json When will French troops leave Niger?");
    let mut first = both["answers"][0].clone();
    (first["ms"], alone["ms"]) = (0.into(), 0.into());
    assert_eq!(first, alone, "each has the shape of one");
    let said = &both["answers"][1];
    assert_eq!(said["question"], "Who said so?");
    assert!(
        said["passages"][0]["text"]
            .as_str()
            .unwrap()
            .contains("said"),
        "{said}"
    );
    let four = "Who is Itte? Who is Tiani? Who is Bazoum? Who is Macron?";
    let (some, _) = place.json(&format!("ask --json {four}"));
    let answers = some["answers"].as_array().unwrap().len();
    assert_eq!((answers, &some["left_out"]), (3, &1.into()));
}

#[test]
fn several_questions_are_explained_one_by_one() {
    let place = Place::new();
    let (told, _, _) = place.run(&format!("ask --explain {TWO}"), "");
    assert_eq!(told.matches("Why this answer").count(), 2, "{told}");
    let (both, _) = place.json(&format!("ask --json --explain {TWO}"));
    for answer in both["answers"].as_array().unwrap() {
        assert!(answer["explanation"]["reading"].is_object(), "{answer}");
    }
}

#[test]
fn a_foreign_question_among_several_is_told_by_the_exit_code() {
    let place = Place::new();
    let (_, exit) = place.json(&format!("ask --json {TWO} Who won the 2022 World Cup?"));
    assert_eq!(exit, Exit::NotCovered);
}
