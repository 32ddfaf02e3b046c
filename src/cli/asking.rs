//! `ask`, `search` and `summary`: one question, one answer, one exit code.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{AskArgs, FilterArgs, SearchArgs, SummaryArgs};
use super::meant::{self, Meant};
use super::{Exit, Failure, World, opening};
use crate::answer::{AskRequest, Engine, Several, SummaryRequest, searches_for_nothing};
use crate::config::Config;
use crate::console::chat::{Chat, ChatSettings, Standing, millis, topic_of};
use crate::console::render::{self, Listed, Place};
use crate::console::why::{EXPLAINED, why as explanation};
use crate::console::{Style, json, named};
use crate::locales::en::asides::aside;
use crate::locales::en::console as texts;
use crate::model::{
    Answer, ArticleId, ArticleMeta, Conversation, Day, Filter, Question, QuestionError,
    SummaryScope, Why,
};
use crate::telemetry::Verbosity;

pub(super) fn ask(meant: &Meant, args: AskArgs, world: &mut World<'_>) -> Result<Exit, Failure> {
    let request = request(meant, &args.question, &args.filter)?;
    if request.question.is_filter_only() {
        return Err(QuestionError::Empty.into());
    }
    meant.start_logging(Verbosity::Warn);
    let engine = opening::open(meant, world)?;
    let plain = !meant.json && !args.explain;
    if Several::of(&request.question).are_several()
        || plain && aside(request.question.text()).is_some()
    {
        return talk_once(meant, &args, &engine, world);
    }
    let started = Instant::now();
    let (answer, why) = if args.explain {
        let (answer, why) = engine.why(&request, EXPLAINED)?;
        (answer, Some(why))
    } else {
        (engine.ask(&request)?, None)
    };
    let ms = millis(started);
    tracing::debug!(
        answered = answer.is_answered(),
        confidence = answer.confidence.get(),
        quotes = answer.quotes.len(),
        ms,
        "answer found"
    );
    let text = if meant.json {
        as_json(&answer, why.as_ref(), ms)?
    } else {
        as_text(&answer, why.as_ref(), world.style())
    };
    world.print(&text, exit(answer.is_answered()))
}

fn as_json(answer: &Answer, why: Option<&Why>, ms: f64) -> Result<String, Failure> {
    let object = json::answer(answer, ms);
    match why {
        Some(why) => line(&object.explained(why)),
        None => line(&object),
    }
}

fn as_text(answer: &Answer, why: Option<&Why>, style: Style) -> String {
    let shown = render::answer(answer, Place::OneShot, style);
    match why {
        Some(why) => format!("{shown}\n\n{}", explanation(answer, why, style)),
        None => shown,
    }
}

/// What the chat would say: several questions, each going on from the one before, or who Dateline is.
fn talk_once(
    meant: &Meant,
    args: &AskArgs,
    engine: &Engine,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let settings = ChatSettings {
        question_limit: meant.config.question_limit,
        today: args.filter.today,
        filter: meant::filter(&args.filter)?,
        style: world.style(),
        place: Place::OneShot,
        json: meant.json,
        explain: args.explain,
    };
    let mut chat = Chat::new(engine, settings);
    let line = args.question.join(" ");
    let reply = if meant.json || args.explain {
        chat.ask_each(&line)
    } else {
        chat.say_or_ask(&line)
    };
    let reply = reply.map_err(Failure::Other)?;
    world.print(&reply.text, exit(reply.standing == Standing::Fine))
}

pub(super) fn search(
    meant: &Meant,
    args: SearchArgs,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let request = request(meant, &args.query, &args.filter).map_err(|failure| match failure {
        Failure::Question(QuestionError::Empty | QuestionError::OnlyPunctuation) => {
            Failure::Other(texts::SEARCH_NEEDS_WORDS.to_owned())
        }
        other => other,
    })?;
    if searches_for_nothing(&request.question) {
        return Err(Failure::Other(texts::SEARCH_NEEDS_WORDS.to_owned()));
    }
    meant.start_logging(Verbosity::Warn);
    let engine = opening::open(meant, world)?;
    let started = Instant::now();
    let results = engine.search(&request, usize::from(args.limit))?;
    let ms = millis(started);
    let text = if meant.json {
        line(&json::search(&results, ms))?
    } else {
        let listed = Listed {
            most: usize::from(args.limit),
            further: texts::SEARCH_LIMIT,
            no_articles: engine.collection().snapshot().articles().is_empty(),
        };
        render::search(&results, listed, world.style())
    };
    world.print(&text, exit(!results.hits.is_empty()))
}

pub(super) fn summary(
    meant: &Meant,
    args: SummaryArgs,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let filter = meant::filter(&args.filter)?;
    let about = args.about.join(" ");
    meant.start_logging(Verbosity::Warn);
    let engine = opening::open(meant, world)?;
    let snapshot = engine.collection().snapshot();
    let articles = snapshot.articles().iter().map(AsRef::as_ref);
    let complete = |topic| engine.completed(topic);
    let (scope, filter) = scope(
        (&about, meant::today(&args.filter)),
        articles,
        (&meant.config, &complete),
        filter,
    )?;
    let request = SummaryRequest {
        scope,
        length: args.length.into(),
        filter,
        today: meant::today(&args.filter),
    };
    let started = Instant::now();
    let summary = engine.summary(&request)?;
    let ms = millis(started);
    let text = if meant.json {
        line(&json::summary(&summary, ms))?
    } else {
        render::summary(&summary, world.style())
    };
    world.print(&text, exit(!summary.quotes.is_empty()))
}

fn exit(found: bool) -> Exit {
    if found { Exit::Fine } else { Exit::NotCovered }
}

pub(super) fn line(value: &impl serde::Serialize) -> Result<String, Failure> {
    json::line(value).map_err(|source| Failure::System {
        doing: "cannot write JSON",
        source,
    })
}

/// A request from words typed without quotation marks.
fn request(meant: &Meant, words: &[String], filter: &FilterArgs) -> Result<AskRequest, Failure> {
    Ok(AskRequest {
        question: Question::parse_on(
            meant::today(filter),
            &words.join(" "),
            meant.config.question_limit,
        )?,
        conversation: Conversation::default(),
        filter: meant::filter(filter)?,
        today: Some(meant::today(filter)),
    })
}

/// Nothing means the latest articles; the name, address or headline of an article means that one, the name with or without
/// the collection's folder before it; everything else is a topic,
/// in which `complete` completes names of sources.
fn scope<'a>(
    (about, today): (&str, Day),
    articles: impl Iterator<Item = &'a ArticleMeta> + Clone,
    (config, complete): (&Config, &dyn Fn(Question) -> Question),
    filter: Filter,
) -> Result<(SummaryScope, Filter), Failure> {
    let about = about.trim();
    if about.is_empty() {
        return Ok((SummaryScope::Latest, filter));
    }
    let inside = inside(about, config);
    let inside = inside.as_str();
    let found = [inside, about].into_iter();
    let found = found
        .filter_map(|name| named(name, articles.clone()))
        .next();
    if let Some(article) = found {
        return Ok((SummaryScope::Article(article), filter));
    }
    if is_file_name(inside) {
        return Err(no_such_article(inside, articles.map(|meta| &meta.id)));
    }
    let topic = Question::parse_on(today, about, config.question_limit)?;
    Ok(topic_of(&complete(topic), &filter))
}

/// The name of an article as the collection has it, for one typed with the collection's folder before it, the whole path or not.
pub(super) fn inside(name: &str, config: &Config) -> String {
    let plain = Path::new(name.strip_prefix("./").unwrap_or(name));
    let (whole, folder) = (absolute(plain), absolute(&config.corpus));
    let inside = plain
        .strip_prefix(&config.corpus)
        .or_else(|_| whole.strip_prefix(&folder));
    as_named(&inside.unwrap_or(plain).to_string_lossy())
}

/// The name of a file that was copied from where it is shown: joiners, the only characters in names that a terminal does not get as
/// they are, stand there as their numbers.
fn as_named(shown: &str) -> String {
    shown
        .replace("<U+200C>", "\u{200c}")
        .replace("<U+200D>", "\u{200d}")
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Whether a text can only be meant as a file.
fn is_file_name(text: &str) -> bool {
    let extension = Path::new(text).extension().and_then(|e| e.to_str());
    let reads = extension.is_some_and(|e| ["txt", "md"].contains(&e.to_ascii_lowercase().as_str()));
    reads && !text.contains(char::is_whitespace)
}

pub(super) fn no_such_article<'a>(name: &str, ids: impl Iterator<Item = &'a ArticleId>) -> Failure {
    let nearest = ids
        .map(|id| (strsim::jaro_winkler(name, id.as_str()), id))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    let advice = match nearest {
        Some((_, id)) => format!("did you mean {id}?"),
        None => "dateline corpus list shows the names".to_owned(),
    };
    Failure::Other(format!("there is no article {name}; {advice}"))
}

#[cfg(test)]
#[path = "asking_tests.rs"]
mod tests;
