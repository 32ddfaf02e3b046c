//! Variables, flags, `.env`, `.env.example` and `check`.

use std::path::Path;

use crate::fake::ids::*;
use crate::home::{Home, LEAVE};
use crate::process::{dateline, finish, run};

#[test]
fn flags_win_over_variables_and_variables_over_defaults() {
    let home = Home::empty();
    let (one, two) = (Home::with_seeds(), Home::empty());
    let ask = |variable: &Home, flag: Option<&Home>| {
        let mut command = dateline(&home);
        command
            .env("DATELINE_CORPUS", variable.corpus())
            .env("DATELINE_DATA", variable.data());
        if let Some(flag) = flag {
            command
                .arg("--corpus")
                .arg(flag.corpus())
                .arg("--data")
                .arg(flag.data());
        }
        command.args(["ask", LEAVE]);
        finish(command, "")
    };
    ask(&one, None).expect(0);
    assert!(one.data().exists());
    ask(&two, Some(&one)).expect(0);
    assert!(!two.data().exists());
    ask(&one, Some(&two)).expect(2);
}

#[test]
fn all_faults_are_listed_at_once_with_advice() {
    let home = Home::with_seeds();
    let mut command = dateline(&home);
    command.args(["ask", LEAVE]);
    command
        .env("DATELINE_CROPUS", "x")
        .env("DATELINE_WORKERS", "many")
        .env("DATELINE_OPERATORS", "me");
    let ran = finish(command, "").expect(1);
    for part in [
        "DATELINE_CROPUS",
        "DATELINE_CORPUS",
        "DATELINE_WORKERS",
        "DATELINE_OPERATORS",
    ] {
        assert!(ran.err.contains(part), "{part} is missing in:\n{}", ran.err);
    }
}

#[test]
fn a_dotenv_file_is_read_and_the_environment_wins() {
    let (home, other) = (Home::with_seeds(), Home::empty());
    let file = format!("DATELINE_CORPUS={}\n", other.corpus().display());
    std::fs::write(home.path().join(".env"), file).unwrap();
    run(&home, &["ask", LEAVE]).expect(2);
    let mut command = dateline(&home);
    command
        .env("DATELINE_CORPUS", home.corpus())
        .args(["ask", LEAVE]);
    finish(command, "").expect(0);
}

/// A pipe without a writer would be waited for, `/dev/zero` never ends; `/dev/null` is an empty file that hides another.
#[cfg(unix)]
#[test]
fn a_dotenv_that_is_no_regular_file_is_refused_without_reading_it() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let refused = |prepare: &dyn Fn(&Path), words: &str| {
        let home = Home::with_seeds();
        prepare(&home.path().join(".env"));
        let ran = run(&home, &["ask", LEAVE]).expect(1);
        assert!(
            ran.err.starts_with("error: .env cannot be read: ") && ran.err.contains(words),
            "{ran:?}"
        );
        run(&home, &["--help"]).expect(0);
    };
    let pipe = |path: &Path| {
        let made = Command::new("mkfifo").arg(path).status().unwrap();
        assert!(made.success());
    };
    refused(&pipe, "not a regular file");
    refused(
        &|path| symlink("/dev/zero", path).unwrap(),
        "not a regular file",
    );
    refused(&|path| std::fs::create_dir(path).unwrap(), "a folder");
    let home = Home::with_seeds();
    symlink("/dev/null", home.path().join(".env")).unwrap();
    run(&home, &["ask", LEAVE]).expect(0);
}

/// That it names every variable is tested beside the table of variables.
#[test]
fn the_example_works_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = Home::with_seeds();
    std::fs::copy(root.join(".env.example"), home.path().join(".env")).unwrap();
    run(&home, &["ask", LEAVE]).expect(0);
}

#[test]
fn check_describes_configuration_and_collection() {
    let home = Home::with_seeds();
    let ran = run(&home, &["check"]).expect(0);
    assert!(ran.out.contains("2 articles"), "{}", ran.out);
    run(&Home::empty(), &["check"]).expect(1);
    run(&home, &["check", "--json"]).expect(0).json();
}

#[test]
fn an_empty_collection_is_told_with_what_to_do() {
    let home = Home::empty();
    let told = "there is no article in seeds to answer from; put .txt or .md files there";
    let ran = run(&home, &["ask", LEAVE]).expect(2);
    assert!(ran.err.contains(told), "{ran:?}");
    let ran = run(&home, &["check"]).expect(1);
    assert!(ran.out.contains(told), "{ran:?}");
    for command in ["refresh", "check", "list"] {
        let ran = run(&home, &["corpus", command]).expect(0);
        assert!(ran.err.contains(told), "{ran:?}");
    }
    home.write("page.txt", "<!DOCTYPE html><html><body>Hello</body></html>");
    for _ in 0..2 {
        let ran = run(&home, &["ask", LEAVE]).expect(2);
        let told = "no article in seeds can be read; dateline --corpus seeds corpus check says why";
        assert!(ran.err.contains(told), "{ran:?}");
    }
}

#[test]
fn a_limit_beyond_what_discord_takes_is_told() {
    let home = Home::with_seeds();
    let check = |limit: &str| {
        let mut command = dateline(&home);
        command.arg("check").env("DATELINE_QUESTION_LIMIT", limit);
        finish(command, "").expect(0).out
    };
    let told = "longest question: 6000 characters in the terminal, 4000 in Discord";
    assert!(check("6000").contains(told), "{}", check("6000"));
    assert!(
        !check("4000").contains("longest question"),
        "{}",
        check("4000")
    );
}

#[test]
fn a_file_in_the_place_of_the_data_folder_is_said() {
    let home = Home::with_seeds();
    std::fs::write(home.data(), "").unwrap();
    let ran = run(&home, &["ask", LEAVE]).expect(1);
    let told = "the data folder data cannot be written (a file stands where a folder belongs)";
    assert!(ran.err.contains(told), "{ran:?}");
}

/// `check` with a token against a fake that takes (or refuses) it.
async fn check_token(change: impl FnOnce(&mut crate::fake::State)) -> crate::process::Ran {
    check_with(&[], change).await
}

/// As [`check_token`], with these variables.
async fn check_with(
    variables: &[(&str, &str)],
    change: impl FnOnce(&mut crate::fake::State),
) -> crate::process::Ran {
    let fake = crate::fake::Fake::start().await;
    fake.with(change);
    let home = Home::with_seeds();
    let mut command = dateline(&home);
    command
        .env("DISCORD_TOKEN", TOKEN)
        .env("DISCORD_API_BASE", fake.base())
        .envs(variables.iter().copied())
        .arg("check");
    let ran = tokio::task::spawn_blocking(move || finish(command, ""))
        .await
        .unwrap();
    fake.assert_clean();
    assert!(
        !ran.out.contains(TOKEN) && !ran.err.contains(TOKEN),
        "{ran:?}"
    );
    ran
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_who_the_token_is_and_how_to_invite_it() {
    let ran = check_token(|_| {}).await.expect(0);
    for part in [
        "Dateline",
        "https://discord.com/",
        "oauth2/authorize",
        "client_id",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
    let ran = check_token(|state| state.token = "another".to_owned())
        .await
        .expect(1);
    assert!(
        ran.out.contains("refused the token") || ran.err.contains("refused the token"),
        "{ran:?}"
    );
}

/// Takes permissions from the bot's role and everyone's in the first server.
fn deny(state: &mut crate::fake::State, bits: u64) {
    let guild = state.world.guilds.iter_mut().find(|g| g.id == GUILD);
    for role in &mut guild.expect("the fake's own server").roles {
        role.permissions &= !bits;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_fails_where_a_server_lacks_permissions() {
    let ran = check_token(|state| deny(state, perm::EMBED_LINKS | perm::SEND_MESSAGES))
        .await
        .expect(1);
    for part in [
        "permissions: FAULT",
        "missing in Newsroom:",
        "Embed Links",
        "Send Messages",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
    assert!(!ran.out.contains("in Second"), "{}", ran.out);
    assert!(ran.out.contains("token: ok"), "{}", ran.out);
    // Without Embed Links alone it answers in plain text.
    let ran = check_token(|state| deny(state, perm::EMBED_LINKS))
        .await
        .expect(0);
    for part in [
        "permissions: ok, except:",
        "missing in Newsroom: Embed Links",
        "plain text",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_looks_at_what_channels_take_away() {
    // A channel that is restricted on purpose is a note.
    let ran = check_token(|_| {}).await.expect(0);
    assert!(ran.out.contains("#plain"), "{}", ran.out);
    // One that the bot is told to answer in is a fault.
    let list = |channels: &[u64]| {
        channels
            .iter()
            .map(u64::to_string)
            .collect::<Vec<_>>()
            .join(",")
    };
    let good = list(&[NEWS, NEWS_THREAD]);
    check_with(&[("DATELINE_CHANNELS", &good)], |_| {})
        .await
        .expect(0);
    let bad = list(&[NEWS, PLAIN, ELSEWHERE, 4711]);
    let ran = check_with(&[("DATELINE_CHANNELS", &bad)], |_| {})
        .await
        .expect(1);
    for part in [
        "#plain",
        "plain text",
        "Embed Links",
        "4711",
        &ELSEWHERE.to_string(),
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
    assert!(!ran.out.contains("#news"), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_pages_through_servers_and_counts_what_it_does_not_name() {
    let ran = check_token(|state| {
        deny(state, perm::SEND_MESSAGES);
        let lacking = state
            .world
            .guild(GUILD)
            .expect("the fake's own server")
            .clone();
        for number in 1..=210 {
            let id = GUILD + 1_000 + number;
            let mut copy = lacking.clone();
            copy.id = id;
            copy.roles[0].id = id;
            state.world.guilds.push(copy);
            let bot = state.world.users.get_mut(&BOT).expect("the bot");
            bot.roles.insert(id, Vec::new());
        }
    })
    .await
    .expect(1);
    assert!(ran.out.contains("servers: 212"), "{}", ran.out);
    assert!(ran.out.contains("and 201 more"), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_how_moderators_come_to_see_their_command() {
    let role = EDITOR_ROLE.to_string();
    let ran = check_with(&[("DATELINE_MODERATOR_ROLES", &role)], |_| {})
        .await
        .expect(0);
    assert!(
        ran.out.contains("Server Settings > Integrations"),
        "{}",
        ran.out
    );
}

#[test]
fn a_slip_in_the_name_of_the_token_is_pointed_out() {
    let home = Home::with_seeds();
    let mut command = dateline(&home);
    command.env("DISCORD_BOT_TOKEN", TOKEN).args(["ask", LEAVE]);
    let ran = finish(command, "").expect(0);
    assert!(
        ran.err.contains("did you mean DISCORD_TOKEN?"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains(TOKEN), "{}", ran.err);
}

#[test]
fn faults_of_the_dotenv_file_are_listed_together_with_all_others() {
    let home = Home::with_seeds();
    let file = "DATELINE_CORPSU=x\nnonsense line\nDATELINE_WORKERS=99\n=x\n";
    std::fs::write(home.path().join(".env"), file).unwrap();
    let ran = run(&home, &["ask", LEAVE]).expect(1);
    for part in [".env:2", ".env:4", "DATELINE_CORPUS?", "DATELINE_WORKERS"] {
        assert!(ran.err.contains(part), "{part} is missing in:\n{}", ran.err);
    }
}

/// Told on standard output as well, where `check` is asked what is wrong, and to scripts.
#[test]
fn check_tells_every_fault_of_the_settings_at_once_and_fails() {
    let home = Home::with_seeds();
    for name in ["DISCORD_TOKN", "discord_token"] {
        let file = format!("{name}={TOKEN}\nDISCORD_API_CA=no.pem\nDATELINE_WORKERS=0\n");
        std::fs::write(home.path().join(".env"), file).unwrap();
        let ran = run(&home, &["check"]).expect(1);
        let told = run(&home, &["check", "--json"]).expect(1).json();
        let told = told["error"]["message"].as_str().unwrap().to_owned();
        for said in [ran.err, told] {
            for part in [
                name,
                "did you mean DISCORD_TOKEN?",
                "DISCORD_API_CA=\"no.pem\"",
                "DATELINE_WORKERS",
            ] {
                assert!(said.contains(part), "{part} is missing in:\n{said}");
            }
            assert!(!said.contains(TOKEN), "{said}");
        }
    }
    std::fs::write(home.path().join(".env"), "DISCORD_TOKEN=your-token-here\n").unwrap();
    let ran = run(&home, &["check"]).expect(1);
    assert!(
        ran.err.contains("this is no token") && ran.err.contains("https://discord.com/developers"),
        "{ran:?}"
    );
}

/// A token under a name that is not read, and none under the one that is: the bot would not start.
#[test]
fn check_fails_where_the_token_stands_under_another_name() {
    let home = Home::with_seeds();
    let check = |file: &str| {
        std::fs::write(home.path().join(".env"), file).unwrap();
        run(&home, &["check", "--json"])
    };
    let ran = check(&format!("DISCORD_BOT_TOKEN={TOKEN}\n")).expect(1);
    assert_eq!(ran.json()["fine"], false);
    assert!(
        ran.out
            .contains("DISCORD_BOT_TOKEN: not read by Dateline; did you mean DISCORD_TOKEN?"),
        "{ran:?}"
    );
    let ran = check("DISCORD_GUILD=1\n").expect(0);
    assert!(
        ran.out.contains("DISCORD_GUILD: not read by Dateline"),
        "{ran:?}"
    );
}

#[test]
fn a_name_that_stands_twice_in_the_dotenv_file_is_told_with_both_lines() {
    let home = Home::with_seeds();
    let file = "# first\nDATELINE_WORKERS=2\n\nexport DATELINE_WORKERS=\"3\"\n#DATELINE_LOG=\nDATELINE_LOG=\n";
    std::fs::write(home.path().join(".env"), file).unwrap();
    let told = "DATELINE_WORKERS stands on lines 2 and 4";
    let ran = run(&home, &["ask", LEAVE]).expect(0);
    assert!(
        ran.err.contains(&format!("warning: .env: {told}")),
        "{ran:?}"
    );
    assert!(!ran.err.contains("DATELINE_LOG"), "{ran:?}");
    assert!(run(&home, &["check"]).expect(0).out.contains(told));
}
