//! "Who said that?" after an answer: the quoted words again, with who says them.
//!
//! Asks nothing of the index: it reads the sentences that the answer before told ([`crate::model::Conversation::told`]) in the stored
//! articles. A name is marked only where grammar leaves no doubt; what nobody is quoted with is called the report's own words.

mod attribution;
mod speaker;

use crate::index::IndexError;
use crate::model::{
    Answer, Article, ArticleId, ArticleMeta, Confidence, Filter, NoAnswer, Note, Outcome, Quote,
    Receipt, ScoredQuote, Span,
};
use crate::text::{sentences, tokens};

use super::AskRequest;
use super::ask::World;
use super::plan::small_talk::asks_who_said;
use attribution::{Attribution, Words, attributed};

/// The answer to "who said that?"; `None` for any other question.
pub(super) fn answer(
    world: &World<'_>,
    request: &AskRequest,
) -> Result<Option<Answer>, IndexError> {
    if !request.question.phrases().is_empty() || !asks_who_said(&tokens(request.question.words())) {
        return Ok(None);
    }
    let found = all_said(world, &request.conversation.told)?;
    let outcome = if found.is_empty() {
        Outcome::NotCovered(NoAnswer::NothingQuoted)
    } else {
        Outcome::Answered
    };
    let several = found.len() > 1;
    let number = |at: usize| several.then_some(at + 1);
    let notes = found.iter().enumerate();
    let notes = notes
        .filter_map(|(at, said)| said.note(number(at)))
        .collect();
    let quotes: Vec<ScoredQuote> = found.iter().map(Said::scored).collect();
    Ok(Some(Answer {
        question: request.question.text().to_owned(),
        read_as: None,
        leads: None,
        outcome,
        told: quotes.iter().map(|q| q.quote.receipt().clone()).collect(),
        quotes,
        more: Vec::new(),
        searched: world.snapshot.coverage(&Filter::default()),
        confidence: Confidence::new(confidence(world, &found)),
        notes,
        named: found.first().and_then(|said| said.person.clone()),
        stays: true,
        generation: world.snapshot.generation(),
    }))
}

/// What was told in sentences of articles that still count.
fn all_said(world: &World<'_>, told: &[Receipt]) -> Result<Vec<Said>, IndexError> {
    let mut found = Vec::new();
    for receipt in told {
        if let Some(article) = world.snapshot.receipt(receipt)? {
            found.extend(said(&article, receipt.span));
        }
    }
    Ok(found)
}

/// How sure it is whose words the first of them are.
fn confidence(world: &World<'_>, found: &[Said]) -> f64 {
    match found.first().map(|said| said.words) {
        None => 0.0,
        Some(Words::Uncertain) => world.weights.threshold,
        Some(_) => 1.0,
    }
}

/// A quote with whose words it holds.
struct Said {
    quote: Quote,
    words: Words,
    /// The only person who is certain to speak.
    person: Option<String>,
}

impl Said {
    fn scored(&self) -> ScoredQuote {
        ScoredQuote {
            quote: self.quote.clone(),
            score: 1.0,
        }
    }

    /// What is to be said of it, as quote `number` of several.
    fn note(&self, quote: Option<usize>) -> Option<Note> {
        Some(match self.words {
            Words::Somebodys => return None,
            Words::Own => Note::OwnWords {
                quote,
                by: by(&self.quote.citation().article),
            },
            Words::PartlyOwn => Note::PartlyOwnWords { quote },
            Words::Uncertain => Note::SpeakerUncertain { quote },
        })
    }
}

/// The words at `span` of an article, with the sentence that names who says them and the name marked.
fn said(article: &Article, span: Span) -> Option<Said> {
    let Attribution {
        span,
        hangs,
        words,
        names,
        person,
    } = attributed(article, span);
    let quote = Quote::cut(article, span)?;
    let inside = |name: &Span| name.start().checked_sub(span.start());
    let marks = names
        .iter()
        .filter_map(|name| Span::new(inside(name)?, inside(name)? + name.len()));
    let marks: Vec<Span> = marks.collect();
    let quote = quote.with_highlights(marks);
    Some(Said {
        quote: if hangs { quote.shortened() } else { quote },
        words,
        person: person.and_then(|name| name.cut(&article.text).map(str::to_owned)),
    })
}

/// Whose report it is: "Ann Lee, Northern Post".
fn by(article: &ArticleMeta) -> Option<String> {
    let known = [article.author.as_deref(), article.outlet.as_deref()];
    let known: Vec<&str> = known.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// The sentences of quotes that hold what is marked as the answer; where nothing is, those for which the quote was chosen, which are among
/// `windows`.
pub(super) fn told<'a>(
    quotes: impl Iterator<Item = &'a ScoredQuote>,
    windows: &[(ArticleId, Span)],
) -> Vec<Receipt> {
    let quotes = quotes.map(|scored| &scored.quote);
    quotes.map(|quote| telling(quote, windows)).collect()
}

fn telling(quote: &Quote, windows: &[(ArticleId, Span)]) -> Receipt {
    let whole = quote.receipt();
    let chosen = windows
        .iter()
        .find(|(article, span)| *article == whole.article && whole.span.contains(*span));
    let marked = |span: Span| quote.highlights().iter().any(|mark| mark.overlaps(span));
    let all = sentences(quote.text(), Span::of(quote.text()));
    let told = all.into_iter().map(|s| s.span).filter(|span| marked(*span));
    let told = told.reduce(Span::join);
    Receipt {
        span: told
            .and_then(|span| span.shift(whole.span.start()))
            .or(chosen.map(|(_, span)| *span))
            .unwrap_or(whole.span),
        ..whole.clone()
    }
}

#[cfg(test)]
mod tests;
