//! A folder of articles that is not there: what is stored of it goes on answering, a mistyped name does not.

use crate::fake::Fake;
use crate::fake::ids::NEWS;
use crate::home::{DATED, Home, LEAVE, quoted};
use crate::process::{dateline, finish, run};
use crate::scene::Bot;

/// A home that has answered once and whose folder of articles was taken away then.
fn unmounted() -> Home {
    let home = Home::with_seeds();
    run(&home, &["ask", LEAVE]).expect(0);
    std::fs::rename(home.corpus(), home.path().join("away")).unwrap();
    home
}

/// The folder as the system has it: where temporary files lie may be a link.
fn whole(home: &Home) -> String {
    let full = std::path::absolute(home.corpus()).unwrap();
    full.display().to_string()
}

#[test]
fn stored_articles_answer_while_their_folder_is_away() {
    let home = unmounted();
    for arguments in [&["ask", LEAVE][..], &["search", "troops"], &["summary"]] {
        let ran = run(&home, arguments).expect(0);
        assert!(!quoted(&ran.out).is_empty(), "{ran:?}");
        assert_eq!(ran.err.matches("warning: ").count(), 1, "{ran:?}");
        assert!(ran.err.contains(&whole(&home)), "{ran:?}");
        assert!(
            ran.err
                .contains("answering from the articles of the last refresh"),
            "{ran:?}"
        );
    }
    let chat = finish(dateline(&home), &format!("{LEAVE}\n")).expect(0);
    assert!(!quoted(&chat.out).is_empty(), "{chat:?}");
    assert_eq!(
        run(&home, &["ask", "--json", LEAVE]).expect(0).json()["schema"],
        1
    );
    // Who asks for the folder itself is told that it is not there.
    for arguments in [
        &["corpus", "refresh"][..],
        &["corpus", "refresh", "--confirm"],
        &["check"],
        &["corpus", "check"],
    ] {
        let ran = run(&home, arguments).expect(1);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains(&whole(&home)), "{arguments:?}: {said}");
    }
    // Back again, nothing was lost.
    std::fs::rename(home.path().join("away"), home.corpus()).unwrap();
    let ran = run(&home, &["corpus", "refresh"]).expect(0);
    assert!(ran.out.contains("nothing changed"), "{ran:?}");
    assert!(run(&home, &["ask", LEAVE]).expect(0).err.is_empty());
}

/// What must not answer can be taken out at any time.
#[test]
fn an_article_is_withdrawn_while_the_folder_is_away() {
    let home = unmounted();
    run(&home, &["corpus", "remove", DATED]).expect(0);
    let ran = run(&home, &["search", "troops"]).expect(0);
    assert!(!ran.out.contains(DATED), "{ran:?}");
    assert!(ran.out.contains(crate::home::UNDATED), "{ran:?}");
}

#[test]
fn a_mistyped_folder_and_an_empty_store_stay_errors() {
    let home = unmounted();
    let ran = run(&home, &["--corpus", "sedes", "ask", LEAVE]).expect(1);
    let asked = home.path().join("sedes").display().to_string();
    assert!(
        ran.err.starts_with("error: ") && ran.err.contains(&asked),
        "{ran:?}"
    );
    std::fs::remove_dir_all(home.data()).unwrap();
    let ran = run(&home, &["ask", LEAVE]).expect(1);
    assert!(ran.err.contains(&whole(&home)), "{ran:?}");
    // A database without any article has nothing to answer with, either.
    let home = Home::empty();
    run(&home, &["ask", LEAVE]).expect(2);
    std::fs::remove_dir(home.corpus()).unwrap();
    assert!(
        run(&home, &["ask", LEAVE])
            .expect(1)
            .err
            .contains(&whole(&home))
    );
}

#[tokio::test]
async fn a_bot_starts_and_answers_while_the_folder_is_away() {
    let (fake, home) = (Fake::start().await, unmounted());
    let bot = Bot::start(&fake, &home, &[]);
    fake.ready().await;
    let shown = fake.person("ann").mention(NEWS, LEAVE).await;
    assert!(
        !quoted(&shown.reading().text).is_empty(),
        "{}",
        shown.text()
    );
    assert!(bot.log().contains(&whole(&home)), "{}", bot.log());
    bot.terminate();
    assert_eq!(bot.exit(crate::fake::DEADLINE).await, Some(0));
}
