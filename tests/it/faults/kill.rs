//! kill -9 at random moments of a refresh of 1,000 articles, and of a purge.

use std::panic::resume_unwind;
use std::path::Path;
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use super::{Random, trials};
use crate::home::{Home, LEAVE, quoted};
use crate::process::{Running, dateline, finish, run};

const ARTICLES: usize = 1000;

/// Short, each with a name of its own.
fn article(n: usize, version: &str) -> String {
    format!(
        "date 2023-10-{:02} The harbour of Port{n} opened on Monday, the {version} mayor said.\n\n\
         It has {n} berths and a crane. Fishing boats from the north have used it since the spring.\n",
        n % 28 + 1
    )
}

fn fill(home: &Home, version: &str) {
    for n in 0..ARTICLES {
        home.write(&format!("port{n}.txt"), &article(n, version));
    }
}

/// What is left of unfinished work, by name.
fn leftovers(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.contains(".tmp") {
                found.push(path.display().to_string());
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found
}

/// Generations of the index on the disk: the present one, and at most one that a reader may still hold.
fn assert_few_generations(home: &Home, told: &str) {
    let folders = std::fs::read_dir(home.data().join("index")).unwrap();
    let names: Vec<_> = folders
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    assert!(names.len() <= 2, "{told}: {names:?}");
}

/// Starts `dateline corpus …` and kills it after `moment`; gives whether it had ended by then.
fn kill_after(home: &Home, arguments: &[&str], moment: Duration) -> bool {
    let mut command = dateline(home);
    command.arg("corpus").args(arguments);
    let running = Running::start(command, "");
    let finished = running.ended_within(moment);
    running.signal("KILL");
    if !finished {
        let ended = running.ended_within(crate::fake::DEADLINE);
        assert!(ended, "a killed process ends");
    }
    finished
}

/// Collections whose refreshes are killed side by side: each refresh leaves cores idle.
const SIDE_BY_SIDE: usize = 2;

/// Fifty kills of refreshes that change every article; the next command opens, cleans and answers. The moments differ from each other,
/// and are the same each time, as shares of what a whole refresh takes here.
#[test]
fn a_kill_at_any_moment_leaves_a_collection_that_opens_and_answers() {
    let all = trials(50);
    let cut: usize = std::thread::scope(|scope| {
        let kill = |first| move || kill_again_and_again((first..all).step_by(SIDE_BY_SIDE));
        let running: Vec<_> = (0..SIDE_BY_SIDE).map(|n| scope.spawn(kill(n))).collect();
        let ended = running.into_iter().map(ScopedJoinHandle::join);
        ended
            .map(|cut| cut.unwrap_or_else(|panic| resume_unwind(panic)))
            .sum()
    });
    assert!(cut > 0, "every refresh had ended before its kill");
}

/// Makes these trials with a collection of their own; gives how many refreshes had not ended by their kill.
fn kill_again_and_again(trials: impl Iterator<Item = usize>) -> usize {
    let home = Home::with_seeds();
    fill(&home, "first");
    let started = Instant::now();
    run(&home, &["corpus", "refresh"]).expect(0);
    let whole = u64::try_from(started.elapsed().as_micros()).unwrap();
    let mut cut = 0;
    for trial in trials {
        let version = format!("v{trial}");
        fill(&home, &version);
        let moment = Duration::from_micros(Random::new(trial).below(whole));
        let finished = kill_after(&home, &["refresh"], moment);
        cut += usize::from(!finished);
        let told =
            format!("trial {trial}, killed after {moment:?} of {whole} µs, finished: {finished}");
        assert_opens_and_answers(&home, &version, trial, &told);
    }
    cut
}

/// One process opens what a kill left. What did not change is answered as before; of what did, the file is the truth by now: the new
/// text, not a mixture.
fn assert_opens_and_answers(home: &Home, version: &str, trial: usize, told: &str) {
    let port = Random::new(trial + 99).below(ARTICLES as u64);
    let questions = format!("{LEAVE}\nWhat about the harbour of Port{port}?\n");
    let ran = finish(dateline(home), &questions).expect(0);
    let said = |what: &str| assert!(ran.out.contains(what), "{told}: no {what} in {}", ran.out);
    said("by the end of 2023");
    said(&format!("the {version} mayor said"));
    said("Searched: 1,002 articles");
    assert_eq!(leftovers(&home.data()), Vec::<String>::new(), "{told}");
    assert_few_generations(home, told);
}

/// A first fill that is killed starts over.
#[test]
fn a_killed_first_fill_starts_over() {
    let home = Home::with_seeds();
    fill(&home, "first");
    for trial in 0..trials(4) {
        let _ = std::fs::remove_dir_all(home.data());
        let moment = Duration::from_millis(Random::new(trial + 7).below(1500));
        kill_after(&home, &["refresh"], moment);
        run(&home, &["ask", LEAVE]).expect(0);
        assert_eq!(
            leftovers(&home.data()),
            Vec::<String>::new(),
            "trial {trial}"
        );
    }
}

/// Whatever the moment: the article is either as it was, or the next command leaves no trace of it.
#[test]
fn a_killed_purge_is_not_begun_or_gets_finished() {
    let home = Home::with_seeds();
    for n in 0..ARTICLES / 4 {
        home.write(&format!("port{n}.txt"), &article(n, "first"));
    }
    let mut whole = None;
    let mut begun = 0;
    for trial in 0..trials(8) {
        let (name, word) = (format!("wrong{trial}.txt"), format!("quaggaport{trial}x"));
        home.write(&name, &article(7, &word));
        run(&home, &["corpus", "refresh"]).expect(0);
        assert!(home.stores(&word));
        let purge = ["remove", "--purge", &name];
        let limit = *whole.get_or_insert_with(|| {
            // The first one runs to its end, to know how long that takes.
            let started = Instant::now();
            assert!(kill_after(&home, &purge, crate::fake::DEADLINE));
            u64::try_from(started.elapsed().as_micros()).unwrap()
        });
        let moment = Duration::from_micros(Random::new(trial + 3).below(limit));
        if trial > 0 {
            kill_after(&home, &purge, moment);
        }
        let status = run(&home, &["corpus", "status", "--json"]).expect(0).json();
        let withdrawn = status["withdrawn"].as_array().unwrap();
        let told = format!("trial {trial}, killed after {moment:?} of {limit} µs: {status}");
        match withdrawn.iter().find(|one| one["article"] == name.as_str()) {
            Some(one) => {
                begun += 1;
                assert_eq!(one["purged"], true, "{told}");
                assert!(!home.stores(&word), "{told}");
            }
            None => assert!(home.stores(&word), "{told}"),
        }
        assert!(!quoted(&run(&home, &["ask", LEAVE]).expect(0).out).is_empty());
    }
    assert!(begun > 0, "no purge got anywhere");
}
