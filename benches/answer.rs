//! Speed and memory on 100,000 news-like passages.
//!
//! ```text
//! cargo bench --bench answer                                # everything
//! DATELINE_BENCH_PASSAGES=10000 cargo bench --bench answer  # a smaller collection
//! ```
//!
//! The collection is generated once (seeded, so always the same) and kept in `target/bench-…`. Besides criterion's
//! figures a table shows medians and 99th percentiles, a topic summary and a follow-up beside the raw search, the time
//! to open, a refresh of 10,000 articles while questions go on, and the memory of a fresh process that only answers.
#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

mod support;

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion};
use dateline::answer::{AskRequest, Engine, EngineSettings, SummaryRequest};
use dateline::index::{Clause, Collection, CollectionSettings, SearchPlan, Snapshot};
use dateline::model::{Conversation, Day, Filter, Question, SummaryLength, SummaryScope};
use dateline::text::{TokenFlags, tokens};
use support::{News, memory};

/// Set in the process that measures its own memory.
const MEMORY: &str = "DATELINE_BENCH_MEMORY";

fn main() {
    let passages = std::env::var("DATELINE_BENCH_PASSAGES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(100_000);
    let news = News::prepare(passages);
    let questions = news.questions(400);
    if std::env::var_os(MEMORY).is_some() {
        answer_and_report_memory(&news, &questions);
        return;
    }
    fill(&news);
    let collection = Arc::new(open(&news));
    let snapshot = collection.snapshot();
    println!(
        "{} articles, {} passages",
        snapshot.articles().len(),
        snapshot.passage_count()
    );
    percentiles(&news, &collection, &questions);
    opening(&news);
    memory_of_a_fresh_process();
    criterion_figures(&news, &collection, &questions);
    refresh_while_asking(&news, &collection, &questions);
}

fn settings(news: &News) -> CollectionSettings {
    CollectionSettings {
        corpus: news.articles.clone(),
        data: news.data.clone(),
        max_file_bytes: 5 << 20,
    }
}

fn open(news: &News) -> Collection {
    Collection::open(settings(news)).expect("the collection opens")
}

/// Reads all articles, which takes a while the first time.
fn fill(news: &News) {
    let start = Instant::now();
    let report = open(news).refresh(&mut |_| {}).expect("the refresh");
    println!(
        "first refresh: {} added, {} unchanged in {:.1} s",
        report.added.len(),
        report.unchanged,
        start.elapsed().as_secs_f64()
    );
}

/// The words of a question that a plan would look up.
fn plan(question: &str) -> SearchPlan {
    SearchPlan {
        clauses: tokens(question)
            .into_iter()
            .filter(|token| !token.flags.has(TokenFlags::STOP))
            .map(|token| Clause {
                alternatives: vec![(token.stem, 1.0)],
                boost: 1.0,
            })
            .collect(),
        limit: 50,
        ..SearchPlan::default()
    }
}

fn request(question: &str) -> AskRequest {
    AskRequest {
        question: Question::parse(question, Question::DEFAULT_LIMIT).expect("a question"),
        conversation: Conversation::default(),
        filter: Filter::default(),
        today: Some(today()),
    }
}

fn today() -> Day {
    Day::new(2024, 1, 1).expect("a day")
}

/// Topics of a conversation that a follow-up may come back to: as many as one keeps.
const TOPICS: usize = 8;

/// Each question as the last one of a conversation of [`TOPICS`], all of them answered.
fn conversations(questions: &[String]) -> Vec<Conversation> {
    let around = questions.iter().cycle();
    (0..questions.len())
        .map(|at| {
            let topics: Vec<String> = around.clone().skip(at).take(TOPICS).cloned().collect();
            Conversation {
                earlier: topics.last().cloned().into_iter().collect(),
                topics,
                ..Conversation::default()
            }
        })
        .collect()
}

/// Times `work` for every question and prints the median and the 99th percentile.
fn timed(name: &str, questions: &[String], mut work: impl FnMut(&str)) -> Duration {
    let mut times: Vec<Duration> = Vec::with_capacity(questions.len() * 3);
    for question in questions.iter().take(20) {
        work(question);
    }
    for question in questions.iter().cycle().take(questions.len() * 3) {
        let start = Instant::now();
        work(question);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let (median, p99) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    println!("{name:<28} median {median:>10.2?}   p99 {p99:>10.2?}");
    median
}

fn percentiles(news: &News, collection: &Arc<Collection>, questions: &[String]) {
    let snapshot = collection.snapshot();
    let raw = timed("raw search", questions, |q| rank_only(&snapshot, q));
    timed("search with passages", questions, |q| search(&snapshot, q));
    timed("near words", questions, |q| near(&snapshot, q));
    let engine = Engine::new(Arc::clone(collection), EngineSettings::default());
    let ask = timed("answer", questions, |q| ask(&engine, q));
    println!(
        "answer over raw search: {:.2?} (promised: 1.5 ms)",
        ask.saturating_sub(raw)
    );
    let over = |what: &str, time: Duration| {
        let ratio = time.as_secs_f64() / raw.as_secs_f64();
        println!(
            "{what} over raw search: {:.2?}, {ratio:.0} times as long",
            time.saturating_sub(raw)
        );
    };
    over(
        "topic summary",
        timed("topic summary", &news.topics(), |t| summary(&engine, t)),
    );
    let conversations = conversations(questions);
    let mut before = conversations.iter().cycle();
    let follow_ups = news.follow_ups(questions.len() as u64);
    let follow = timed("follow-up", &follow_ups, |q| {
        follow_up(&engine, q, before.next().unwrap_or(&conversations[0]));
    });
    over("follow-up", follow);
}

fn rank_only(snapshot: &Snapshot, question: &str) {
    black_box(snapshot.rank_only(&plan(question)).expect("a search"));
}

fn search(snapshot: &Snapshot, question: &str) {
    black_box(snapshot.search(&plan(question)).expect("a search"));
}

fn near(snapshot: &Snapshot, question: &str) {
    let word = question.split_whitespace().last().unwrap_or_default();
    let typo = format!("{}x", word.to_lowercase());
    black_box(snapshot.near_words(&typo, 3).expect("near words"));
}

fn ask(engine: &Engine, question: &str) {
    black_box(engine.ask(&request(question)).expect("an answer"));
}

fn summary(engine: &Engine, topic: &str) {
    let request = SummaryRequest {
        scope: SummaryScope::Topic(topic.to_owned()),
        length: SummaryLength::Medium,
        filter: Filter::default(),
        today: today(),
    };
    black_box(engine.summary(&request).expect("a summary"));
}

fn follow_up(engine: &Engine, question: &str, before: &Conversation) {
    let request = AskRequest {
        conversation: before.clone(),
        ..request(question)
    };
    black_box(engine.ask(&request).expect("an answer"));
}

fn opening(news: &News) {
    for _ in 0..3 {
        let start = Instant::now();
        let collection = open(news);
        println!(
            "open with an existing index: {:.2?} (promised: 0.5 s)",
            start.elapsed()
        );
        drop(collection);
    }
}

fn memory_of_a_fresh_process() {
    let own = std::env::current_exe().expect("the bench's own path");
    let output = std::process::Command::new(own)
        .env(MEMORY, "1")
        .output()
        .expect("a second process");
    print!("{}", String::from_utf8_lossy(&output.stdout));
}

fn answer_and_report_memory(news: &News, questions: &[String]) {
    let engine = Engine::new(Arc::new(open(news)), EngineSettings::default());
    println!("memory after opening: {}", memory());
    for question in questions {
        ask(&engine, question);
    }
    println!("memory while answering: {} (promised: 120 MB)", memory());
}

fn criterion_figures(news: &News, collection: &Arc<Collection>, questions: &[String]) {
    let mut criterion = Criterion::default()
        .measurement_time(Duration::from_secs(5))
        .sample_size(50)
        .configure_from_args();
    let snapshot = collection.snapshot();
    let engine = Engine::new(Arc::clone(collection), EngineSettings::default());
    let (topics, follow_ups) = (news.topics(), news.follow_ups(100));
    let before = &conversations(questions)[0];
    let mut each = |name: &str, texts: &[String], work: &dyn Fn(&str)| {
        let mut next = texts.iter().cycle();
        criterion.bench_function(name, |bencher| {
            bencher.iter_batched(
                || next.next().map(String::as_str).unwrap_or_default(),
                work,
                BatchSize::SmallInput,
            );
        });
    };
    each("raw search", questions, &|q| rank_only(&snapshot, q));
    each("search with passages", questions, &|q| search(&snapshot, q));
    each("answer", questions, &|q| ask(&engine, q));
    each("topic summary", &topics, &|t| summary(&engine, t));
    each("follow-up", &follow_ups, &|q| follow_up(&engine, q, before));
}

/// Rewrites 10,000 articles (or half of a smaller collection) and refreshes while another thread asks.
fn refresh_while_asking(news: &News, collection: &Arc<Collection>, questions: &[String]) {
    let count = news.rewrite(10_000);
    let done = AtomicBool::new(false);
    let engine = Engine::new(Arc::clone(collection), EngineSettings::default());
    let (asked, worst) = std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let (mut asked, mut worst) = (0_u32, Duration::ZERO);
            for question in questions.iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                let start = Instant::now();
                ask(&engine, question);
                worst = worst.max(start.elapsed());
                asked += 1;
            }
            (asked, worst)
        });
        let start = Instant::now();
        let report = collection.refresh(&mut |_| {}).expect("the refresh");
        println!(
            "refresh of {count} articles: {:.1} s, {} changed (promised: 20 s)",
            start.elapsed().as_secs_f64(),
            report.changed.len()
        );
        done.store(true, Ordering::Relaxed);
        asking.join().expect("no question failed")
    });
    println!("meanwhile {asked} questions were answered, none failed, the slowest in {worst:.2?}");
}
