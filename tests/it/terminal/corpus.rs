//! `corpus …` and files that come and go.

use crate::home::{Home, LEAVE, UNDATED};
use crate::process::{dateline, finish, run};

#[test]
fn a_file_dropped_into_the_folder_is_answered_from_at_once() {
    let home = Home::with_seeds();
    let question = "Who is the mayor of Kiruna?";
    run(&home, &["ask", question]).expect(2);
    home.write(
        "kiruna.txt",
        "KIRUNA, 3 Oct 2023 - The mayor of Kiruna is Ulla Berg, the council said on Monday.",
    );
    assert!(
        run(&home, &["ask", question])
            .expect(0)
            .out
            .contains("Ulla Berg")
    );
    home.write(
        "kiruna.txt",
        "KIRUNA, 3 Oct 2023 - The mayor of Kiruna is Nils Frost, the council said on Monday.",
    );
    assert!(
        run(&home, &["ask", question])
            .expect(0)
            .out
            .contains("Nils Frost")
    );
    std::fs::remove_file(home.corpus().join("kiruna.txt")).unwrap();
    run(&home, &["ask", question]).expect(2);
}

#[test]
fn a_refresh_tells_what_it_did() {
    let home = Home::with_seeds();
    let first = run(&home, &["corpus", "refresh", "--json"])
        .expect(0)
        .json();
    assert_eq!(first["added"].as_array().map(Vec::len), Some(2), "{first}");
    let again = run(&home, &["corpus", "refresh", "--json"])
        .expect(0)
        .json();
    assert_eq!(
        (&again["unchanged"], &again["committed"]),
        (&2.into(), &false.into()),
        "{again}"
    );
    home.write("empty.txt", "");
    home.write(
        "new.md",
        "# A headline\n\nA new article says something new about the harbour.\n",
    );
    let third = run(&home, &["corpus", "refresh"]).expect(0);
    assert!(third.out.contains("empty.txt"), "{}", third.out);
}

#[test]
fn status_and_list_describe_the_collection() {
    let home = Home::with_seeds();
    let status = run(&home, &["corpus", "status"]).expect(0).out;
    assert!(
        status.contains("2 articles") && status.contains("25 Sep 2023"),
        "{status}"
    );
    let list = run(&home, &["corpus", "list"]).expect(0).out;
    assert!(list.contains("undated; covers the events of"), "{list}");
    run(&home, &["corpus", "list", "--json"]).expect(0).json();
    run(&home, &["corpus", "status", "--json"]).expect(0).json();
}

#[test]
fn check_lists_every_fault_and_exits_with_1() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "check"]).expect(0);
    home.write("empty.txt", " \n");
    std::fs::write(
        home.corpus().join("picture.txt"),
        [0, 159, 146, 150, 0, 0, 255, 0],
    )
    .unwrap();
    home.write(
        "date.txt",
        "---\ndate: 2023-13-25\n---\nThe harbour opened late.\n",
    );
    home.write("twin.txt", &home.read(crate::home::DATED));
    std::os::unix::fs::symlink("/etc/passwd", home.corpus().join("passwd.txt")).unwrap();
    let ran = run(&home, &["corpus", "check"]).expect(1);
    for name in [
        "empty.txt",
        "picture.txt",
        "date.txt",
        "2023-13-25",
        "YYYY-MM-DD",
        "twin.txt",
        "passwd.txt",
    ] {
        assert!(ran.out.contains(name), "{name} is missing in:\n{}", ran.out);
    }
    // The rest loads all the same.
    run(&home, &["corpus", "refresh"]).expect(0);
    run(&home, &["ask", LEAVE]).expect(0);
}

#[test]
fn windows_1252_bom_and_crlf_are_read() {
    let home = Home::empty();
    std::fs::write(
        home.corpus().join("w.txt"),
        b"The caf\xe9 \x93Br\xfbl\xe9\x94 in Orl\xe9ans closed.\r\n\r\nIt was old.\r\n",
    )
    .unwrap();
    home.write(
        "bom.txt",
        "\u{feff}The lighthouse of Skagen shines again.\r\n",
    );
    assert!(
        run(&home, &["ask", "Which café in Orléans closed?"])
            .expect(0)
            .out
            .contains("café “Brûlé”")
    );
    let object = run(&home, &["ask", "--json", "Which lighthouse shines again?"])
        .expect(0)
        .json();
    assert_eq!(
        object["passages"][0]["text"],
        "The lighthouse of Skagen shines again."
    );
}

#[test]
fn two_commands_at_once_both_answer() {
    let home = Home::with_seeds();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| run(&home, &["ask", LEAVE]).expect(0));
        }
    });
}

/// Takes all files out of the folder of articles, as a volume that is not mounted does.
fn unmount(home: &Home) {
    for entry in std::fs::read_dir(home.corpus()).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
}

#[test]
fn an_emptied_folder_takes_no_answer_away_until_that_is_confirmed() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "refresh"]).expect(0);
    unmount(&home);
    let refused = run(&home, &["corpus", "refresh"]).expect(1);
    for part in ["2 of 2 articles", "seeds", "corpus refresh --confirm"] {
        assert!(refused.err.contains(part), "{part}: {}", refused.err);
    }
    let object = run(&home, &["corpus", "refresh", "--json"])
        .expect(1)
        .json();
    let message = object["error"]["message"].as_str().unwrap();
    assert!(message.contains("--confirm"), "{message}");
    // Everything else answers from what is there, with a warning.
    for command in [
        &["ask", LEAVE][..],
        &["summary"],
        &["search", "ambassador"],
        &["corpus", "status"],
        &["corpus", "list"],
    ] {
        let ran = run(&home, command).expect(0);
        assert!(ran.err.contains("--confirm"), "{command:?}: {}", ran.err);
    }
    let mut chat = dateline(&home);
    chat.arg("chat");
    let chat = finish(chat, LEAVE).expect(0);
    assert!(chat.out.contains("the months to come"), "{}", chat.out);
    let confirmed = run(&home, &["corpus", "refresh", "--confirm"]).expect(0);
    assert!(confirmed.out.contains("2 removed"), "{}", confirmed.out);
    run(&home, &["ask", LEAVE]).expect(2);
}

#[test]
fn what_a_refusal_proposes_is_about_the_folders_that_were_named() {
    let home = Home::with_seeds();
    std::fs::rename(home.corpus(), home.path().join("my news")).unwrap();
    let named = ["--corpus", "my news", "--data", "my data"];
    let on = |command: &[&str]| run(&home, &[&named, command].concat());
    on(&["corpus", "refresh"]).expect(0);
    std::fs::remove_file(home.path().join("my news").join(crate::home::DATED)).unwrap();
    std::fs::write(home.path().join("my news").join(UNDATED), "").unwrap();
    let refused = on(&["corpus", "refresh"]).expect(1).err;
    let told = "dateline --corpus 'my news' --data 'my data' corpus refresh --confirm";
    assert!(refused.contains(told), "{refused}");
    let other = other_folder(&home);
    let refused = run(&home, &["--corpus", other, "--data", "my data", "check"]).expect(1);
    for told in [
        "for example --data 'my data-other';",
        "dateline --corpus other --data 'my data' corpus refresh --adopt",
    ] {
        assert!(refused.out.contains(told), "{told}: {}", refused.out);
    }
    let confirmed = on(&["corpus", "refresh", "--confirm"]).expect(0).err;
    let told = "dateline --corpus 'my news' corpus check says why";
    assert!(confirmed.contains(told), "{confirmed}");
}

#[test]
fn an_article_can_be_erased_while_the_folder_is_empty() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "refresh"]).expect(0);
    unmount(&home);
    run(&home, &["corpus", "remove", "--purge", UNDATED]).expect(0);
    assert!(!home.stores("soldiers in Niger by the end of 2023"));
    let status = run(&home, &["corpus", "status"]).expect(0);
    assert!(status.out.contains("1 article"), "{}", status.out);
}

/// A second folder of articles beside the usual one.
fn other_folder(home: &Home) -> &'static str {
    std::fs::create_dir(home.path().join("other")).unwrap();
    std::fs::write(
        home.path().join("other/harbour.txt"),
        "date 2024-02-01 The harbour of Skagen froze over.\n",
    )
    .unwrap();
    "other"
}

#[test]
fn data_of_one_folder_of_articles_is_not_replaced_by_another() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "refresh"]).expect(0);
    let other = other_folder(&home);
    for command in [
        &["ask", "What froze over?"][..],
        &["corpus", "refresh"],
        &["corpus", "remove", crate::home::DATED],
        &["check"],
    ] {
        let ran = run(&home, &[&["--corpus", other], command].concat()).expect(1);
        let said = ran.out + &ran.err;
        for part in [
            "belongs to the articles in",
            "seeds",
            "--data data-other",
            "--adopt",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    run(&home, &["ask", LEAVE]).expect(0);
    // A data folder of its own, as proposed.
    let own = [
        "--corpus",
        other,
        "--data",
        "data-other",
        "ask",
        "What froze over?",
    ];
    run(&home, &own).expect(0);
    // The explicit step.
    run(&home, &["--corpus", other, "corpus", "refresh", "--adopt"]).expect(0);
    run(&home, &["--corpus", other, "ask", "What froze over?"]).expect(0);
    run(&home, &["ask", LEAVE]).expect(1);
}

#[test]
fn a_moved_folder_of_articles_keeps_its_data() {
    let home = Home::with_seeds();
    run(&home, &["corpus", "remove", crate::home::UNDATED]).expect(0);
    std::fs::rename(home.corpus(), home.path().join("news")).unwrap();
    let status = run(&home, &["--corpus", "news", "corpus", "status"]).expect(0);
    assert!(
        status.out.contains(crate::home::UNDATED),
        "still withdrawn: {}",
        status.out
    );
    // The same folder under another spelling is the same folder.
    run(&home, &["--corpus", "./news/../news", "ask", LEAVE]).expect(0);
}

#[test]
fn a_mistyped_folder_leaves_no_data_folder_behind() {
    let home = Home::empty();
    let ran = run(
        &home,
        &["--corpus", "nope", "--data", "d_nope", "ask", LEAVE],
    )
    .expect(1);
    assert!(ran.err.contains("nope"), "{}", ran.err);
    assert!(!home.path().join("d_nope").exists());
}

/// Its letters would be quoted as others that nobody wrote.
#[test]
fn a_text_in_another_encoding_is_reported_and_left_out() {
    let home = Home::with_seeds();
    // "Президент заявил, что войска уйдут" in KOI8-R.
    let koi8 = b"\xf0\xd2\xc5\xda\xc9\xc4\xc5\xce\xd4 \xda\xc1\xd1\xd7\xc9\xcc, \xde\xd4\xcf \xd7\xcf\xca\xd3\xcb\xc1 \xd5\xca\xc4\xd5\xd4";
    std::fs::write(home.corpus().join("koi8.txt"), koi8).unwrap();
    let latin =
        b"Pr\xe9sident No\xebl \x93d\xe9\xe7u\x94 \x96 c\x92est l\x92\xe9t\xe9 \xe0 N\xeemes.";
    std::fs::write(home.corpus().join("latin.txt"), latin).unwrap();
    let ran = run(&home, &["corpus", "check"]).expect(1);
    let told =
        "koi8.txt: this does not read as UTF-8 or Windows-1252; convert it, for example with iconv";
    assert!(
        ran.out.contains(told) && !ran.out.contains("latin.txt"),
        "{ran:?}"
    );
    let list = run(&home, &["corpus", "list"]).expect(0).out;
    assert!(
        list.contains("latin.txt") && !list.contains("koi8.txt"),
        "{list}"
    );
}
