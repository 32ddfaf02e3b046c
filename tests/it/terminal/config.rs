//! Variables, flags, `.env`, `.env.example` and `check`.

use std::path::Path;

use crate::fake::ids::TOKEN;
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

/// `check` with a token against a fake that takes (or refuses) it.
async fn check_token(change: impl FnOnce(&mut crate::fake::State)) -> crate::process::Ran {
    let fake = crate::fake::Fake::start().await;
    fake.with(change);
    let home = Home::with_seeds();
    let mut command = dateline(&home);
    command
        .env("DISCORD_TOKEN", TOKEN)
        .env("DISCORD_API_BASE", fake.base())
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
