//! Piped chat and closed pipes.

use std::process::Stdio;

use crate::home::{FOREIGN, Home, LEAVE, quoted};
use crate::process::{dateline, finish};

#[test]
fn without_a_token_piped_questions_are_answered_and_the_last_one_decides() {
    let home = Home::with_seeds();
    let ran = finish(dateline(&home), &format!("{LEAVE}\n")).expect(0);
    assert!(!quoted(&ran.out).is_empty(), "{ran:?}");
    assert!(
        ran.err.contains("DISCORD_TOKEN"),
        "the missing token is said in a line: {}",
        ran.err
    );
    let mut chat = dateline(&home);
    chat.arg("chat");
    finish(chat, &format!("{LEAVE}\n{FOREIGN}\n")).expect(2);
    let mut chat = dateline(&home);
    chat.arg("chat");
    // The last line needs no line end; blank lines are no questions.
    finish(chat, &format!("{FOREIGN}\r\n\n{LEAVE}")).expect(0);
}

#[test]
fn piped_follow_ups_go_on_with_the_conversation() {
    let home = Home::with_seeds();
    let mut chat = dateline(&home);
    chat.arg("chat");
    let ran = finish(
        chat,
        "Who is Sylvain Itte?\nWho asked him to leave the country?\n",
    )
    .expect(0);
    assert!(
        ran.out
            .contains("Niger military junta has asked Sylvain Itte to leave"),
        "{}",
        ran.out
    );
}

#[test]
fn no_input_is_no_error() {
    let home = Home::with_seeds();
    let mut chat = dateline(&home);
    chat.arg("chat");
    finish(chat, "").expect(0);
}

#[test]
fn bytes_that_are_not_text_do_not_end_the_chat() {
    let home = Home::with_seeds();
    let mut command = crate::process::dateline_after(
        &home,
        "printf '\\377\\376\\000\\n%s\\n' \"When will French troops leave Niger?\" > in; exec < in",
    );
    command.arg("chat");
    let ran = finish(command, "").expect(0);
    assert!(!quoted(&ran.out).is_empty(), "{ran:?}");
}

/// A reader that goes away, as `head` does, is no error to speak of.
#[test]
fn a_closed_standard_output_ends_quietly() {
    let home = Home::with_seeds();
    for n in 0..50 {
        home.write(
            &format!("{n}.txt"),
            &format!("Harbour number {n} opened in the spring, the mayor said. It has {n} berths."),
        );
    }
    for arguments in [
        &["ask", LEAVE][..],
        &["corpus", "list"],
        &["search", "harbour"],
        &["summary", "--json"],
        &["--help"],
    ] {
        let mut command = dateline(&home);
        command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(
            !err.contains("panicked") && !err.contains("roken pipe"),
            "{arguments:?}: {err}"
        );
        assert!(
            matches!(ended.status.code(), Some(0 | 2)),
            "{arguments:?}: {:?} {err}",
            ended.status
        );
    }
}

/// Nor is a log that nobody reads, or that a full disk does not take: the answer is what was asked for.
#[test]
fn a_standard_error_that_cannot_be_written_takes_no_answer_away() {
    let home = Home::with_seeds();
    home.write("page.txt", "<!DOCTYPE html><html><body>Hello</body></html>");
    let full = || {
        Stdio::from(
            std::fs::File::options()
                .write(true)
                .open("/dev/full")
                .unwrap(),
        )
    };
    let closed = || Stdio::from(std::io::pipe().unwrap().1);
    for format in ["pretty", "json"] {
        for log in [full(), closed()] {
            let mut command = dateline(&home);
            command
                .args(["-vvv", "ask", LEAVE])
                .env("DATELINE_LOG_FORMAT", format)
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(log);
            let ended = command.spawn().unwrap().wait_with_output().unwrap();
            let out = String::from_utf8_lossy(&ended.stdout);
            assert_eq!(ended.status.code(), Some(0), "{format}: {out}");
            assert!(!quoted(&out).is_empty(), "{format}: {out}");
        }
    }
}
