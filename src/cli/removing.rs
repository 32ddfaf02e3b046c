//! `corpus remove` and `corpus restore`: what the operator takes out of the answers, and takes back.

use super::args::{RemoveArgs, RestoreArgs};
use super::asking::{inside, line, no_such_article};
use super::meant::Meant;
use super::progress::Bar;
use super::{Exit, Failure, World, opening};
use crate::console::reports;
use crate::index::{Collection, IndexError};
use crate::locales::en::console as texts;
use crate::model::ArticleId;
use crate::store::Erasure;

pub(super) fn remove(
    meant: &Meant,
    args: &RemoveArgs,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let engine = opening::open(meant, world)?;
    let collection = engine.collection();
    let articles = named(collection, meant, &args.articles)?;
    let erasure = if args.purge {
        Erasure::Due
    } else {
        Erasure::None
    };
    let mut bar = Bar::new(world.err_terminal);
    let report =
        opening::when_free(|| collection.withdraw(&articles, erasure, &mut |at| bar.update(at)))?;
    drop(bar);
    let erased = args.purge && !collection.store().erasure_due().map_err(IndexError::from)?;
    if args.purge && !erased {
        world.warn(texts::NOT_WIPED);
    }
    let text = if meant.json {
        line(&reports::removed_object(&articles, erased, &report))?
    } else {
        let also = reports::also_removed(&articles, &report);
        let also = also.map(|article| texts::went_with_it(article.as_str()));
        let lines = articles.iter().map(|article| {
            if args.purge {
                texts::purged(article.as_str(), &meant.config.corpus)
            } else {
                texts::removed(article.as_str())
            }
        });
        reports::lines(lines.chain(also))
    };
    world.print(&text, Exit::Fine)
}

pub(super) fn restore(
    meant: &Meant,
    args: &RestoreArgs,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let engine = opening::open(meant, world)?;
    let collection = engine.collection();
    let withdrawn = collection.store().withdrawals().map_err(IndexError::from)?;
    let mut articles = Vec::new();
    for name in &args.articles {
        let inside = inside(name, &meant.config);
        let known = withdrawn
            .iter()
            .find(|one| [name.as_str(), &inside].contains(&one.article.as_str()))
            .ok_or_else(|| Failure::Other(texts::not_removed(name)))?;
        articles.push(known.article.clone());
    }
    let mut bar = Bar::new(world.err_terminal);
    let report = opening::when_free(|| collection.restore(&articles, &mut |at| bar.update(at)))?;
    drop(bar);
    let text = if meant.json {
        line(&reports::restored_object(&articles, &report))?
    } else {
        let lines = articles.iter().map(|article| {
            let why_not = (!report.added.contains(article)).then(|| {
                let faults = report.faults.iter();
                let of_file = faults.filter(|fault| fault.file == article.as_str());
                of_file.map(|fault| fault.message.as_str()).next()
            });
            texts::restored(article.as_str(), &meant.config.corpus, why_not)
        });
        reports::lines(lines)
    };
    world.print(&text, Exit::Fine)
}

/// The articles that were meant, each once.
fn named(
    collection: &Collection,
    meant: &Meant,
    names: &[String],
) -> Result<Vec<ArticleId>, Failure> {
    let mut articles = Vec::new();
    for name in names {
        let inside = inside(name, &meant.config);
        let mut found = Vec::new();
        for candidate in [name, &inside] {
            if found.is_empty() {
                found = collection
                    .store()
                    .articles_named(candidate)
                    .map_err(IndexError::from)?;
            }
        }
        if found.is_empty() {
            let snapshot = collection.snapshot();
            let ids = snapshot.articles().iter().map(|meta| &meta.id);
            return Err(no_such_article(&inside, ids));
        }
        articles.extend(found);
    }
    articles.sort();
    articles.dedup();
    Ok(articles)
}
