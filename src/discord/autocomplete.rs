//! Suggestions while a source or an article is typed: quick, whatever is typed.

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError};

use serenity::all::{AutocompleteChoice, CreateAutocompleteResponse};

use super::Context;
use super::bot::Bot;
use super::channels;
use super::errors::{Failure, UserError};
use super::escape::plain_line;
use super::limits::{CHOICE, CHOICES, shorten, units};
use super::work::blocking;
use crate::index::Snapshot;
use crate::locales::en::answer as shared;
use crate::model::{ArticleId, ArticleMeta, Filter, Generation, PartialDate, VersionHash};
use crate::text::fold;

/// Characters of what was typed that are looked at.
const TYPED: usize = 100;

/// The lists of one generation, made at the first key press after a refresh.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    cached: Mutex<Option<(Generation, Arc<Lists>)>>,
}

/// What may be suggested, in the order of suggestion.
#[derive(Debug, Default)]
struct Lists {
    sources: Vec<Entry>,
    articles: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// Folded, for comparing.
    folded: String,
    /// The name or title alone, folded.
    exact: String,
    name: String,
    /// What Discord sends back.
    value: String,
}

impl Suggestions {
    /// The lists of this snapshot. Blocks the first time.
    fn lists(&self, snapshot: &Snapshot) -> Arc<Lists> {
        let generation = snapshot.generation();
        let mut cached = self.cached.lock().unwrap_or_else(PoisonError::into_inner);
        match &*cached {
            Some((of, lists)) if *of == generation => Arc::clone(lists),
            _ => {
                let lists = Arc::new(Lists::of(snapshot));
                *cached = Some((generation, Arc::clone(&lists)));
                lists
            }
        }
    }
}

impl Lists {
    fn of(snapshot: &Snapshot) -> Self {
        let sources = snapshot.coverage(&Filter::default()).sources;
        let mut articles: Vec<&Arc<ArticleMeta>> = snapshot.articles().iter().collect();
        articles.sort_by_key(|a| {
            (
                Reverse(a.date.range().map(crate::model::DateRange::last)),
                a.id.clone(),
            )
        });
        Self {
            sources: sources
                .iter()
                .filter_map(|s| source_entry(&s.name))
                .collect(),
            articles: articles.into_iter().map(|a| article_entry(a)).collect(),
        }
    }
}

/// A name too long for a suggestion cannot be sent back, so it is not suggested; it can still be typed.
fn source_entry(name: &str) -> Option<Entry> {
    let shown = plain_line(name);
    (!shown.is_empty() && units(&shown) <= CHOICE && units(name) <= CHOICE).then(|| Entry {
        folded: fold(name),
        exact: fold(name),
        name: shown,
        value: name.to_owned(),
    })
}

fn article_entry(article: &ArticleMeta) -> Entry {
    let date = shared::article_date(&article.date);
    let title = plain_line(&article.title.text);
    let room = CHOICE.saturating_sub(units(&date) + 3);
    let title = if title.is_empty() {
        article.id.as_str().to_owned()
    } else {
        title
    };
    let stated = article.date.month_day();
    let without_year =
        || stated.map_or_else(String::new, |day| format!("{} {}", day.long(), day.short()));
    let forms = article.date.known().map_or_else(without_year, date_forms);
    Entry {
        exact: fold(&title),
        folded: fold(&format!("{title} {} {forms}", article.id.as_str())),
        name: format!("{} · {date}", shorten(&title, room)),
        value: article_value(&article.id),
    }
}

/// A date as people type it: `2024-03-04 4 March 2024 4 Mar 2024`.
fn date_forms(date: PartialDate) -> String {
    let long = match date {
        PartialDate::Day(day) => day.long(),
        PartialDate::Month(..) | PartialDate::Year(_) => String::new(),
    };
    format!("{date} {long} {}", shared::partial_date(date))
}

/// The article's identity, or a hash of it where that is too long for Discord.
fn article_value(id: &ArticleId) -> String {
    let fits = units(id.as_str()) <= CHOICE && !id.as_str().is_empty();
    if fits {
        id.as_str().to_owned()
    } else {
        format!("#{}", &VersionHash::of(id.as_str()).to_hex()[..32])
    }
}

/// Entries that fit what was typed: those called so first, then those that begin with it, then those that hold it, then those that hold each of its
/// words, and when there are none of these, each of its words with a slip.
fn matching<'a>(entries: &'a [Entry], typed: &str) -> Vec<&'a Entry> {
    let typed: String = typed.chars().take(TYPED).collect();
    let wanted = fold(typed.trim());
    let words: Vec<&str> = words(&wanted).collect();
    let mut exact: Vec<&Entry> = Vec::new();
    let (mut first, mut later, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        if entry.exact == wanted {
            exact.push(entry);
        } else if first.len() < CHOICES && entry.folded.starts_with(&wanted) {
            first.push(entry);
        } else if later.len() < CHOICES && entry.folded.contains(&wanted) {
            later.push(entry);
        } else if apart.len() < CHOICES
            && holds_all(entry, &words, |word, typed| word.contains(typed))
        {
            apart.push(entry);
        }
    }
    first.splice(0..0, exact);
    first.extend(later);
    first.extend(apart);
    if first.is_empty() {
        let slipped = entries
            .iter()
            .filter(|e| holds_all(e, &words, begins_nearly));
        first.extend(slipped.take(CHOICES));
    }
    first.truncate(CHOICES);
    first
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether each of the words, of which there are some, fits a word of the entry.
fn holds_all(entry: &Entry, typed: &[&str], fits: fn(&str, &str) -> bool) -> bool {
    let held = |typed: &&str| words(&entry.folded).any(|word| fits(word, typed));
    !typed.is_empty() && typed.iter().all(held)
}

/// Letters of a word that may have a slip: with one, half of all short words are near each other.
const SLIPS_FROM: usize = 4;

/// Whether a word begins with what was typed but for one letter that is missing, too much, another, or swapped with its neighbour.
fn begins_nearly(word: &str, typed: &str) -> bool {
    let length = typed.chars().count();
    // Another year is no slip.
    if length < SLIPS_FROM || typed.contains(|c: char| c.is_numeric()) {
        return word.starts_with(typed);
    }
    // A word that lacks more than one letter is not near. Not compared, for up to a hundred typed letters against each word cost a lot.
    if word.chars().take(length - 1).count() < length - 1 {
        return false;
    }
    (length - 1..=length + 1).any(|n| {
        let beginning: String = word.chars().take(n).collect();
        strsim::osa_distance(&beginning, typed) <= 1
    })
}

/// Suggestions; none where the bot does not answer.
async fn suggest(
    ctx: Context<'_>,
    typed: &str,
    of: fn(&Lists) -> &[Entry],
) -> CreateAutocompleteResponse {
    let asked = ctx.interaction;
    if asked.guild_id.is_some()
        && !channels::allowed(ctx.data(), asked.channel_id, asked.channel.as_ref()).await
    {
        return CreateAutocompleteResponse::new();
    }
    let (bot, typed) = (Arc::clone(ctx.data()), typed.to_owned());
    let found = blocking(move || {
        let lists = bot.suggestions.lists(&bot.engine.collection().snapshot());
        Ok(matching(of(&lists), &typed)
            .into_iter()
            .cloned()
            .collect::<Vec<Entry>>())
    })
    .await;
    let entries = found.unwrap_or_else(|failure| {
        let _ = failure.sentence("autocomplete");
        Vec::new()
    });
    let choices = entries
        .into_iter()
        .map(|e| AutocompleteChoice::new(e.name, e.value))
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}

/// Suggests sources.
pub(super) async fn source<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    suggest(ctx, typed, |lists| &lists.sources).await
}

/// Suggests articles.
pub(super) async fn article<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    suggest(ctx, typed, |lists| &lists.articles).await
}

/// The article that was picked or typed: by its identity, else by a name that fits one article only.
///
/// # Errors
/// [`UserError::NoSuchArticle`].
pub(super) async fn find_article(bot: &Arc<Bot>, typed: &str) -> Result<ArticleId, Failure> {
    let (bot, typed) = (Arc::clone(bot), typed.trim().to_owned());
    blocking(move || {
        let snapshot = bot.engine.collection().snapshot();
        let ids = || snapshot.articles().iter().map(|a| &a.id);
        if let Some(id) = ids().find(|id| id.as_str() == typed || article_value(id) == typed) {
            return Ok(id.clone());
        }
        let lists = bot.suggestions.lists(&snapshot);
        let found = only(&matching(&lists.articles, &typed), &typed).map(|entry| &entry.value);
        ids()
            .find(|id| found.is_some_and(|value| article_value(id) == *value))
            .cloned()
            .ok_or_else(|| UserError::NoSuchArticle.into())
    })
    .await
}

/// The entry that is meant: the only one that fits what was typed, or the only one that is called so.
fn only<'a>(found: &[&'a Entry], typed: &str) -> Option<&'a Entry> {
    let wanted = fold(typed);
    let called = |entry: &&&Entry| entry.exact == wanted;
    match found {
        [] => None,
        [one] => Some(*one).filter(|_| !wanted.is_empty()),
        several if several.iter().filter(called).count() == 1 => several.first().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Day, SourceDate, Title, TitleKind};

    fn entries(names: &[&str]) -> Vec<Entry> {
        names.iter().filter_map(|name| source_entry(name)).collect()
    }

    #[test]
    fn beginnings_come_before_middles_and_case_and_accents_do_not_matter() {
        let entries = entries(&["France 24", "BBC", "Radio France", "Agence Été"]);
        let names = |typed: &str| {
            matching(&entries, typed)
                .into_iter()
                .map(|e| e.name.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(names("fran"), ["France 24", "Radio France"]);
        assert_eq!(names("ete"), ["Agence Été"]);
        assert_eq!(names("").len(), 4);
    }

    /// "Riis wins election" used to come after longer titles that begin like it, and typed out it was no article.
    #[test]
    fn what_is_called_as_was_typed_comes_first_and_is_meant() {
        let entries = entries(&["Election night", "Election", "Elections", "The election"]);
        let found = matching(&entries, "election");
        assert_eq!(found[0].name, "Election");
        assert_eq!(found.len(), 4);
        assert_eq!(
            only(&found, "election").map(|e| e.name.as_str()),
            Some("Election")
        );
        assert_eq!(only(&matching(&entries, "elec"), "elec"), None);
        assert!(only(&matching(&entries, "night"), "night").is_some());
        let twice = self::entries(&["Election", "Election"]);
        assert_eq!(only(&matching(&twice, "election"), "election"), None);
        let many: Vec<String> = (0..40)
            .map(|n| format!("Election {n}"))
            .chain(["Election".to_owned()])
            .collect();
        let many: Vec<Entry> = many.iter().filter_map(|name| source_entry(name)).collect();
        assert_eq!(matching(&many, "election")[0].name, "Election");
    }

    #[test]
    fn a_slip_words_in_any_order_and_dates_are_found() {
        let title = "At least 41 dead in Turkish earthquake";
        let day = Day::new(2024, 3, 4).unwrap();
        let entries = [article_entry(&ArticleMeta {
            id: ArticleId::new("a.txt"),
            version: VersionHash::of(title),
            title: Title {
                text: title.to_owned(),
                kind: TitleKind::Opening,
                span: None,
            },
            outlet: None,
            author: None,
            url: None,
            date: SourceDate::stated(PartialDate::Day(day)),
            cites: Vec::new(),
        })];
        let shown = entries[0].name.clone();
        for typed in [
            "Turkish quake",
            "turkish 41",
            "earthquke",
            "2024-03",
            "march 2024",
            "4 Mar",
            "dead 2024",
            &shown,
        ] {
            assert_eq!(matching(&entries, typed).len(), 1, "{typed}");
        }
        for typed in ["krill", "2023-03", "march 2023", "earthworm"] {
            assert!(matching(&entries, typed).is_empty(), "{typed}");
        }
    }

    #[test]
    fn a_word_may_lack_the_last_letter_that_was_typed_and_no_more() {
        assert!(begins_nearly("quake", "quakes") && begins_nearly("quake", "quak"));
        assert!(!begins_nearly("quak", "quakes") && !begins_nearly("", "quakes"));
        // Letters count, not bytes: this one lacks two.
        assert!(!begins_nearly("éléct", "éléction"));
        assert!(begins_nearly("élection", "élections"), "letters, not bytes");
    }

    #[test]
    fn a_day_without_its_year_is_shown_and_found() {
        let stated = SourceDate::year_not_given(crate::model::MonthDay::new(10, 14).unwrap());
        let entries = [article_entry(&ArticleMeta {
            id: ArticleId::new("a.txt"),
            version: VersionHash::of("a"),
            title: Title {
                text: "Dam breaks".to_owned(),
                kind: TitleKind::Opening,
                span: None,
            },
            outlet: None,
            author: None,
            url: None,
            date: stated,
            cites: Vec::new(),
        })];
        assert_eq!(entries[0].name, "Dam breaks · 14 Oct, year not given");
        for typed in ["14 October", "14 oct"] {
            assert_eq!(matching(&entries, typed).len(), 1, "{typed}");
        }
    }

    #[test]
    fn a_long_identity_is_replaced_by_a_hash() {
        let id = ArticleId::new(&"é/".repeat(300));
        let value = article_value(&id);
        assert!(units(&value) <= CHOICE && value.starts_with('#'));
        assert_eq!(article_value(&ArticleId::new("a.txt")), "a.txt");
    }

    proptest! {
        #[test]
        fn hostile_typing_is_answered(typed in "\\PC{0,300}") {
            let many: Vec<Entry> = (0..100).filter_map(|i| source_entry(&format!("source {i}"))).collect();
            prop_assert!(matching(&many, &typed).len() <= CHOICES);
        }
    }
}
