//! Tests of the configuration.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn vars(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn config(pairs: &[(&str, &str)]) -> Config {
    match Config::from_vars(&vars(pairs)) {
        Ok(config) => config,
        Err(faults) => panic!("{faults:?}"),
    }
}

fn faults(pairs: &[(&str, &str)]) -> Vec<String> {
    match Config::from_vars(&vars(pairs)) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn nothing_set_gives_the_defaults_of_the_table() {
    let config = config(&[]);
    assert_eq!(config.corpus, PathBuf::from("seeds"));
    assert_eq!(config.data, PathBuf::from("data"));
    assert_eq!(config.max_file_bytes, 5 * 1024 * 1024);
    assert_eq!(config.question_limit, crate::model::Question::DEFAULT_LIMIT);
    assert_eq!(config.record_days, 30);
    assert_eq!(config.shutdown_timeout, Duration::from_secs(8));
    assert!(config.workers >= 1);
    assert!(config.bot_settings().is_none());
}

#[test]
fn a_blank_value_counts_as_not_set() {
    let config = config(&[
        ("DISCORD_TOKEN", "  "),
        ("DATELINE_MAX_FILE_MB", ""),
        ("DATELINE_CORPUS", " "),
        ("DATELINE_LOG", ""),
    ]);
    assert!(config.token.is_none());
    assert_eq!(config.max_file_bytes, 5 * 1024 * 1024);
    assert_eq!(config.corpus, PathBuf::from("seeds"));
}

#[test]
fn values_reach_the_bot_and_the_collection() {
    let config = config(&[
        ("DISCORD_TOKEN", " Bot abc.def.ghi\n"),
        ("DISCORD_GUILD_ID", "1098765432109876543"),
        ("DISCORD_API_BASE", "http://127.0.0.1:8080/"),
        ("DATELINE_OPERATORS", "1, 2 3,,2"),
        ("DATELINE_WORKERS", "3"),
        ("DATELINE_MAX_FILE_MB", "1"),
        ("DATELINE_REFRESH_COOLDOWN_SECONDS", "0"),
    ]);
    let bot = config.bot_settings().unwrap();
    assert_eq!(bot.token.expose(), "abc.def.ghi");
    assert_eq!(bot.guild, Some(1_098_765_432_109_876_543));
    assert_eq!(bot.api_base.as_deref(), Some("http://127.0.0.1:8080"));
    assert_eq!(bot.operators, [1, 2, 3]);
    assert_eq!((bot.workers, bot.refresh_cooldown), (3, Duration::ZERO));
    assert_eq!(config.collection_settings().max_file_bytes, 1024 * 1024);
}

#[test]
fn every_fault_is_listed_at_once() {
    insta::assert_snapshot!(
        faults(&[
            ("DISCORD_TOKEN", "secret secret"),
            ("DISCORD_GUILD_ID", "my server"),
            ("DISCORD_API_BASE", "localhost:8080"),
            ("DISCORD_API_RESOLVE", "discord.com"),
            ("DATELINE_OPERATORS", "1,@ann"),
            ("DATELINE_MAX_FILE_MB", "0"),
            ("DATELINE_QUESTION_LIMIT", "+500"),
            ("DATELINE_LOG", "dateline=loud"),
            ("DATELINE_LOG_FORMAT", "xml"),
            ("DATELINE_WORKER", "2"),
            ("DATELINE_ZZZ", "2"),
        ])
        .join("\n"),
        @r#"
    DISCORD_TOKEN: a token has no blanks and no special characters; copy it again from https://discord.com/developers/applications (Bot, Reset Token)
    DISCORD_GUILD_ID="my server": write the id alone, a number such as 1098765432109876543 (Discord: Settings, Advanced, Developer Mode, then right-click, Copy ID)
    DISCORD_API_BASE="localhost:8080": write an address that begins with http:// or https://, such as http://127.0.0.1:8080
    DISCORD_API_RESOLVE="discord.com": write an IP address and a port, such as 127.0.0.1:8443
    DATELINE_OPERATORS="@ann": write ids alone, separated by commas: 1098765432109876543,1098765432109876544
    DATELINE_MAX_FILE_MB="0": write a whole number from 1 to 1024
    DATELINE_QUESTION_LIMIT="+500": write a whole number from 20 to 6000
    DATELINE_LOG="dateline=loud": not a log filter (error parsing level filter: expected one of "off", "error", "warn", "info", "debug", "trace", or a number 0-5); write for example info or info,dateline=debug
    DATELINE_LOG_FORMAT="xml": write pretty or json
    DISCORD_API_RESOLVE="discord.com": cannot be set together with DISCORD_API_BASE; take one of them out
    DATELINE_WORKER: no such variable; did you mean DATELINE_WORKERS?
    DATELINE_ZZZ: no such variable; take it out, or see .env.example for the names
    "#
    );
}

#[test]
fn a_secret_is_never_shown() {
    let shown = faults(&[("DISCORD_TOKEN", "hush\u{7f}hush")]).join("\n");
    assert!(
        shown.contains("DISCORD_TOKEN") && !shown.contains("hush"),
        "{shown}"
    );
}

#[test]
fn api_base_and_resolve_exclude_each_other() {
    let shown = faults(&[
        ("DISCORD_API_BASE", "https://proxy.example"),
        ("DISCORD_API_RESOLVE", "127.0.0.1:1"),
    ]);
    assert_eq!(shown.len(), 1);
    assert!(
        shown[0].contains("together with DISCORD_API_BASE"),
        "{shown:?}"
    );
}

#[test]
fn control_characters_of_a_value_are_escaped_in_the_message() {
    let shown = faults(&[("DATELINE_WORKERS", "\u{1b}[31m")]).join("\n");
    assert!(
        shown.contains("\\u{1b}") && !shown.contains('\u{1b}'),
        "{shown}"
    );
}

#[test]
fn names_of_the_test_suite_and_of_other_programs_are_ignored() {
    assert!(
        faults(&[
            ("DATELINE_TRIALS", "9"),
            ("DISCORD_BOT", "1"),
            ("PATH", "/")
        ])
        .is_empty()
    );
}

#[test]
fn a_slip_in_a_discord_name_is_a_fault_told_with_the_others() {
    for (name, meant) in [
        ("DISCORD_TOKN", "DISCORD_TOKEN"),
        ("discord_token", "DISCORD_TOKEN"),
        ("Discord_Token", "DISCORD_TOKEN"),
        ("DISCORD_TOEKN", "DISCORD_TOKEN"),
        ("DISCORD_TOKENS", "DISCORD_TOKEN"),
        ("DISCORD_GUILDID", "DISCORD_GUILD_ID"),
        ("DISCORD_API_BSAE", "DISCORD_API_BASE"),
        ("DISCORD_API_REOLV", "DISCORD_API_RESOLVE"),
    ] {
        let said = faults(&[(name, "secret"), ("DATELINE_WORKERS", "0")]).join("\n");
        assert!(
            said.contains(&format!("{name}: no such variable; did you mean {meant}?")),
            "{said}"
        );
        assert!(said.contains("DATELINE_WORKERS"), "{said}");
        assert!(!said.contains("secret"), "{said}");
        assert!(doubts(name).is_empty(), "told once");
    }
}

fn doubts(name: &str) -> Vec<String> {
    let faults = Config::doubtful(&vars(&[(name, "secret")]));
    faults.iter().map(ToString::to_string).collect()
}

/// They may be another program's, so nothing is refused.
#[test]
fn a_name_somewhat_like_a_discord_name_is_worth_a_warning() {
    for name in ["DISCORD_BOT_TOKEN", "DISCORD_TOKEN_ID", "DISCORD_TOKEN2"] {
        let said = doubts(name).join(" ");
        assert!(said.contains("did you mean DISCORD_TOKEN?"), "{said}");
        assert!(!said.contains("secret"), "{said}");
        assert!(faults(&[(name, "secret")]).is_empty());
    }
    assert!(doubts("DISCORD_GUILD")[0].contains("DISCORD_GUILD_ID"));
    for name in ["DISCORD_TOKEN", "DISCORD_WEBHOOK_URL", "PATH"] {
        assert_eq!(doubts(name), Vec::<String>::new());
    }
    for name in ["DISCORD_APP_ID", "DISCORD_CLIENT_ID", "DISCORD_GUILD"] {
        assert_eq!(faults(&[(name, "1")]), Vec::<String>::new());
    }
}

#[test]
fn what_stands_in_the_place_of_a_token_is_no_token() {
    for value in [
        "your-token-here",
        "<your token>",
        "1098765432109876543",
        "abc.def",
        "abc..ghi",
        "a.b.c.d",
        "https://discord.com/api.x.y",
    ] {
        let said = faults(&[("DISCORD_TOKEN", value)]).join("\n");
        assert!(said.starts_with("DISCORD_TOKEN: "), "{said}");
        assert!(
            said.contains("discord.com/developers/applications"),
            "{said}"
        );
        assert!(!said.contains(value), "{said}");
    }
}

#[test]
fn a_proxy_may_take_tokens_of_any_form() {
    let read = vars(&[
        ("DISCORD_TOKEN", "test"),
        ("DISCORD_API_BASE", "http://127.0.0.1:9/api"),
    ]);
    assert_eq!(
        Config::from_vars(&read).unwrap().token.unwrap().expose(),
        "test"
    );
}

#[test]
fn a_certificate_that_cannot_be_one_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ca.pem");
    let said = || faults(&[("DISCORD_API_CA", &path.to_string_lossy())]).join("\n");
    assert!(said().contains("cannot be read"), "{}", said());
    std::fs::write(&path, "no certificate").unwrap();
    assert!(said().contains("holds no certificate"), "{}", said());
    std::fs::write(&path, "-----BEGIN CERTIFICATE-----\n").unwrap();
    assert_eq!(said(), "");
}

#[test]
fn the_example_file_is_the_table() {
    assert_eq!(
        include_str!("../../.env.example"),
        example(),
        "write the right-hand side to .env.example"
    );
}

#[test]
fn the_example_file_is_a_valid_configuration() {
    let pairs: BTreeMap<String, String> = example()
        .lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| line.trim_start_matches('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    assert_eq!(pairs.len(), VARIABLES.len());
    assert!(Config::from_vars(&pairs).is_ok());
}

#[test]
fn the_readme_lists_every_variable_with_its_default() {
    let readme = include_str!("../../README.md");
    for variable in VARIABLES {
        let row = readme
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", variable.name)))
            .unwrap_or_else(|| panic!("README.md has no row for {}", variable.name));
        let default = format!("| `{}` |", variable.default);
        assert!(
            variable.default.is_empty() || row.contains(&default),
            "{row}"
        );
    }
}

proptest! {
    #[test]
    fn no_value_panics_and_no_fault_shows_a_control_character(value in "\\PC{0,20}|[\\x00-\\x1f0-9]{0,20}") {
        for variable in VARIABLES {
            for fault in faults(&[(variable.name, &value)]) {
                prop_assert!(!fault.chars().any(char::is_control), "{fault:?}");
            }
        }
    }
}

#[test]
fn a_known_name_in_small_letters_is_unknown() {
    for name in ["dateline_corpus", "Dateline_Corpus"] {
        let said = faults(&[(name, "news")]).join("\n");
        assert!(said.contains("did you mean DATELINE_CORPUS?"), "{said}");
    }
}

#[test]
fn a_tilde_is_not_made_a_folder() {
    for path in ["~", "~/news"] {
        let said = faults(&[("DATELINE_CORPUS", path), ("DATELINE_DATA", path)]);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("write the whole path"), "{said:?}");
    }
    assert_eq!(faults(&[("DATELINE_DATA", "~news/a~")]).len(), 0);
}

/// Shells, systemd and `.env` take them away; docker does not.
#[test]
fn quotation_marks_around_a_value_are_no_part_of_it() {
    let config = config(&[
        ("DISCORD_TOKEN", "\"abc.def.ghi\""),
        ("DATELINE_CORPUS", "'my news'"),
        ("DATELINE_DATA", "\""),
        ("DATELINE_LOG", "\"\""),
    ]);
    assert_eq!(config.token.unwrap().expose(), "abc.def.ghi");
    assert_eq!(config.corpus, PathBuf::from("my news"));
    assert_eq!(config.data, PathBuf::from("\""));
    assert_eq!(config.log, None);
}
