//! Ranked passages: what `/search` shows. Words, phrases and filters; no decision about what answers.

use std::ops::Range;

use crate::index::{Hit, IndexError, SearchPlan};
use crate::model::{Conversation, Question, Quote, ScoredQuote, SearchHit, SearchResults, Span};
use crate::text::{TermKey, Token, TokenFlags, tokens};

use super::ask::{World, cut_names, not_found, plan, whole_filter};
use super::cutter::cut_all;
use super::plan::{POOL, Plan};
use super::rank::pool::Pool;
use super::select::distinct;
use super::select::widen::{Reach, Sentences};
use super::{AskRequest, rank};

/// Sentences of a found passage at most.
const LONGEST: usize = 2;

/// The best passages for a query, at most `limit`.
pub(crate) fn search(
    world: &World<'_>,
    request: &AskRequest,
    limit: usize,
) -> Result<SearchResults, IndexError> {
    if request.question.is_filter_only() {
        return articles(world, request, limit);
    }
    let plan = plan(world, &alone(request))?;
    let mut notes = world.snapshot.filter_notes(&plan.filter);
    notes.extend(cut_names(request, &notes));
    notes.extend(plan.notes.iter().cloned());
    let wanted = plan.search(POOL.max(limit.saturating_mul(3)).min(4 * POOL));
    let hits = world.snapshot.search(&wanted)?;
    let all = world.snapshot.count(&wanted)?;
    let pool = Pool::of(&plan, &hits);
    let mut candidates = rank::rank(&plan, &pool, world.weights, LONGEST);
    candidates.retain(|c| holds_phrases(&plan, &pool, c.window));
    let chosen = distinct(&plan, &pool, &candidates, candidates.len());
    let listing = Listing::of(all, &hits, limit);
    let quotes = cut_all(world, &plan, &pool, &chosen, listing.looks_at(chosen.len()))?;
    let (found, complete) = listing.counted(&quotes);
    let listed: Vec<SearchHit> = quotes
        .into_iter()
        .take(limit)
        .map(|hit| ScoredQuote {
            quote: marked(&plan, hit.quote),
            ..hit
        })
        .collect();
    if listed.is_empty() {
        notes.extend(not_found(request.question.phrases()));
    }
    Ok(SearchResults {
        query: request.question.text().to_owned(),
        hits: listed,
        found,
        complete,
        lists_articles: false,
        searched: world.snapshot.coverage(&plan.filter),
        notes,
        generation: world.snapshot.generation(),
    })
}

/// How many quotes a search lists of the passages that it found. Quotes and passages of the index are not the same: two quotes may be of
/// one passage, and a passage may have none because it repeats another.
#[derive(Clone, Copy, Debug)]
struct Listing<'h> {
    /// Passages that match in all, where they are counted.
    all: Option<u64>,
    /// Those that were looked at.
    hits: &'h [Hit],
    limit: usize,
    /// Whether every passage that matches was looked at.
    covers: bool,
}

impl<'h> Listing<'h> {
    fn of(all: Option<u64>, hits: &'h [Hit], limit: usize) -> Self {
        Self {
            all,
            hits,
            limit,
            covers: all.is_some_and(|all| all <= number(hits.len())),
        }
    }

    /// How many quotes are cut at most, of so many that say different things. Where few passages match, all of them are, so that they are
    /// counted as they would be listed.
    fn looks_at(self, distinct: usize) -> usize {
        if self.covers { distinct } else { self.limit }
    }

    /// How many there are to list, with the passages that have nothing to list, and whether the limit leaves none out.
    fn counted(self, quotes: &[ScoredQuote]) -> (Option<u64>, bool) {
        let listable = number(quotes.len());
        let covers = self.covers || self.all.is_none() && quotes.len() < self.limit;
        let complete = covers && quotes.len() <= self.limit;
        let all = if self.covers {
            Some(listable + number(self.unlisted(quotes)))
        } else {
            self.all.map(|all| all.max(listable))
        };
        (all, complete)
    }

    /// Passages of which no quote has anything.
    fn unlisted(self, quotes: &[ScoredQuote]) -> usize {
        let has_of = |hit: &&Hit| {
            quotes.iter().any(|one| {
                let same = one.quote.receipt().article == hit.article.id;
                same && one.quote.span().overlaps(hit.span)
            })
        };
        self.hits.len() - self.hits.iter().filter(has_of).count()
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The articles that the filters select, the newest first, each with its opening sentence.
fn articles(
    world: &World<'_>,
    request: &AskRequest,
    limit: usize,
) -> Result<SearchResults, IndexError> {
    let filter = whole_filter(request);
    let mut notes = world.snapshot.filter_notes(&filter);
    notes.extend(cut_names(request, &notes));
    let searched = world.snapshot.coverage(&filter);
    let wanted = SearchPlan {
        filter,
        limit,
        ..SearchPlan::default()
    };
    let mut hits = Vec::new();
    for hit in world.snapshot.search(&wanted)? {
        hits.extend(opening(world, &hit)?);
    }
    Ok(SearchResults {
        query: request.question.text().to_owned(),
        complete: hits.len() >= searched.articles,
        hits,
        found: Some(number(searched.articles)),
        lists_articles: true,
        searched,
        notes,
        generation: world.snapshot.generation(),
    })
}

/// The first sentence of an article's first passage below its headline, with what a quotation in it needs.
fn opening(world: &World<'_>, hit: &Hit) -> Result<Option<SearchHit>, IndexError> {
    let headline = hit.article.title.span;
    let all = &hit.analysis.sentences;
    // The headline stands below every quote.
    let told = all
        .iter()
        .find(|s| !headline.is_some_and(|h| h.overlaps(s.span)));
    let (Some(article), Some(first)) = (world.snapshot.quotable(hit)?, told.or(all.first())) else {
        return Ok(None);
    };
    let sentences = Sentences::of([&hit.analysis]);
    let span = sentences.widen(first.span, headline, Reach::Quotation).span;
    let quote = Quote::cut(&article, span);
    Ok(quote.map(|quote| ScoredQuote { quote, score: 0.0 }))
}

/// Whether a search has no word that tells anything, nor operators alone: "the", "who is".
pub(super) fn says_nothing(question: &Question) -> bool {
    let toks = tokens(question.words());
    let small = |token: &Token| token.flags.has(TokenFlags::STOP);
    !question.is_filter_only() && toks.iter().all(small)
}

/// Quotes that a search once found, with the searched words marked anew.
pub(crate) fn mark(
    world: &World<'_>,
    request: &AskRequest,
    quotes: Vec<Quote>,
) -> Result<Vec<Quote>, IndexError> {
    let plan = plan(world, &alone(request))?;
    let quotes = quotes.into_iter();
    Ok(quotes.map(|quote| marked(&plan, quote)).collect())
}

/// A search goes on from nothing.
fn alone(request: &AskRequest) -> AskRequest {
    AskRequest {
        conversation: Conversation::default(),
        ..request.clone()
    }
}

/// The quote with the searched words marked: those words themselves, in any form, not what they may be found by besides; those of an
/// exact phrase only where they stand together.
fn marked(plan: &Plan, quote: Quote) -> Quote {
    let searched = |stem: &str| {
        let mut own = plan
            .terms
            .iter()
            .filter_map(|term| term.alternatives.first());
        own.any(|(word, _)| word == stem)
    };
    let words = tokens(quote.text());
    let together: Vec<Range<usize>> = plan
        .phrases
        .iter()
        .flat_map(|phrase| places(&words, phrase))
        .collect();
    let of_phrase = |stem: &String| plan.phrases.iter().any(|phrase| phrase.contains(stem));
    let spans: Vec<Span> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| searched(&word.stem))
        .filter(|(at, word)| !of_phrase(&word.stem) || together.iter().any(|run| run.contains(at)))
        .map(|(_, word)| word.span)
        .collect();
    quote.with_highlights(spans)
}

/// Where the words of a phrase stand one behind the other.
fn places(words: &[Token], phrase: &[String]) -> Vec<Range<usize>> {
    let length = phrase.len().max(1);
    let runs = words.windows(length).enumerate();
    let same = runs.filter(|(_, run)| run.iter().map(|word| &word.stem).eq(phrase));
    same.map(|(at, _)| at..at + length).collect()
}

/// Whether a window holds every exact phrase of the plan: its passage does, but perhaps elsewhere.
fn holds_phrases(plan: &Plan, pool: &Pool<'_>, window: rank::Window) -> bool {
    let keys: Vec<TermKey> = window
        .sentences()
        .flat_map(|at| pool.tokens(window.hit, at))
        .map(|token| token.key)
        .collect();
    plan.phrases.iter().all(|phrase| {
        let wanted: Vec<TermKey> = phrase.iter().map(|stem| TermKey::of(stem)).collect();
        wanted.is_empty() || keys.windows(wanted.len()).any(|run| run == wanted)
    })
}

#[cfg(test)]
mod tests {
    use super::super::collections::reports;
    use super::*;
    use crate::model::{Day, Filter};

    fn parsed(query: &str) -> Question {
        Question::parse(query, 500).unwrap()
    }

    #[test]
    fn words_that_every_article_has_say_nothing() {
        for query in ["the", "who is", "\"the\"", "a of the source:CNN"] {
            assert!(says_nothing(&parsed(query)), "{query}");
        }
        for query in [
            "the dam",
            "\"the dam\"",
            "source:CNN",
            "Theresa May said",
            "7",
        ] {
            assert!(!says_nothing(&parsed(query)), "{query}");
        }
    }

    #[test]
    fn an_article_opens_below_its_headline() {
        let reports = reports(&[(
            "a.txt",
            "",
            "Dam bursts\nBy Ann Lee, Northern Post\n1 February 2024\n\nThe dam burst.",
        )]);
        let request = AskRequest {
            question: parsed("after:2024"),
            conversation: Conversation::default(),
            filter: Filter::default(),
            today: Some(Day::parse("2024-05-01").unwrap()),
        };
        let results = reports.engine.search(&request, 9).unwrap();
        let quote = &results.hits[0].quote;
        assert_eq!(
            (quote.text(), quote.citation().article.title.text.as_str()),
            ("The dam burst.", "Dam bursts")
        );
    }

    /// Each word of an exact phrase used to be marked wherever it stood.
    #[test]
    fn words_of_an_exact_phrase_are_marked_where_they_stand_together() {
        let reports = reports(&[(
            "a.txt",
            "2024-02-01",
            "The old bridge of Kemi is closed. A new bridge is as old as that of Kemi.",
        )]);
        let request = AskRequest {
            question: parsed("\"old bridge\" Kemi"),
            conversation: Conversation::default(),
            filter: Filter::default(),
            today: Some(Day::parse("2024-05-01").unwrap()),
        };
        let results = reports.engine.search(&request, 9).unwrap();
        let quote = &results.hits[0].quote;
        assert!(quote.text().contains("A new"), "{}", quote.text());
        let marked: Vec<&str> = quote
            .highlights()
            .iter()
            .filter_map(|s| s.cut(quote.text()))
            .collect();
        assert_eq!(marked.join(" "), "old bridge Kemi Kemi");
    }

    #[test]
    fn filters_alone_list_the_articles_that_they_select() {
        let reports = reports(&[
            ("a.txt", "2023-05-01", "The bridge opened. It is long."),
            (
                "b.txt",
                "2023-09-01",
                "“We close. We go,” Roe said. Rain fell.",
            ),
            ("c.txt", "2024-02-01", "The dam burst."),
            ("d.txt", "", "A tunnel leaks."),
        ]);
        let search = |limit| {
            let request = AskRequest {
                question: parsed("before:2023"),
                conversation: Conversation::default(),
                filter: Filter::default(),
                today: Some(Day::parse("2024-05-01").unwrap()),
            };
            reports.engine.search(&request, limit).unwrap()
        };
        let results = search(9);
        let texts: Vec<&str> = results.hits.iter().map(|h| h.quote.text()).collect();
        assert_eq!(
            texts,
            ["“We close. We go,” Roe said.", "The bridge opened."]
        );
        assert!(results.lists_articles && results.found == Some(2));
        assert_eq!((search(1).hits.len(), search(1).found), (1, Some(2)));
    }

    /// Quotes that take the sentence before along once made a search one short: what is cut was counted before it was widened.
    #[test]
    fn a_search_lists_as_many_as_there_are_up_to_its_limit() {
        let reports = reports(&[
            (
                "a.txt",
                "2024-02-01",
                "The Velmar ferry sank at dawn. It was the ferry of the harbour.\n\nThe ferry had carried wool since May.\n\nOskar \
                 Tell called the ferry old. He said the ferry leaked.\n\nThe county lent a ferry to the island.",
            ),
            (
                "b.txt",
                "2024-02-02",
                "Divers reached the ferry on Friday. They found the ferry whole.\n\nA second ferry is to come in March.",
            ),
            (
                "c.txt",
                "2024-02-03",
                "Voters in Norra want a new ferry. The yard of Lind will build it.",
            ),
            (
                "d.txt",
                "2024-02-04",
                "Tickets for the ferry cost nine crowns. Children pay four.",
            ),
        ]);
        let search = |limit| {
            let request = AskRequest {
                question: parsed("ferry"),
                conversation: Conversation::default(),
                filter: Filter::default(),
                today: Some(Day::parse("2024-05-01").unwrap()),
            };
            reports.engine.search(&request, limit).unwrap()
        };
        let all = search(50);
        assert!(all.complete && all.hits.len() > 3, "{}", all.hits.len());
        for limit in 1..=all.hits.len() {
            let some = search(limit);
            assert_eq!(some.hits.len(), limit);
            assert_eq!(some.found, all.found);
            assert_eq!(some.complete, limit == all.hits.len());
        }
        assert_eq!(all.found, u64::try_from(all.hits.len()).ok());
    }
}
