//! The telling words of a question, weighed.

mod meanings;
mod parted;
mod slip;
mod telling;

use crate::index::{IndexError, TermStats};
use crate::model::Note;
use crate::text::{TermKey, Token, TokenFlags};

use super::{common, synonyms};
use meanings::Meanings;
use slip::reading;
pub(crate) use telling::tells;
use telling::{is_shouting, telling};

/// Terms at most. More words cost time and tell little (measured on the search engine: 300 words cost half a second).
pub(crate) const MAX_TERMS: usize = 18;

/// What the plan needs to know of a collection's words.
pub(crate) trait Words {
    /// How often a stem occurs.
    fn term(&self, stem: &str) -> Result<TermStats, IndexError>;
    /// Passages of the collection.
    fn passages(&self) -> Result<u64, IndexError> {
        Ok(self.term("")?.total)
    }
    /// Words of the collection close to an unknown one.
    fn near_words(&self, word: &str, limit: usize) -> Result<Vec<String>, IndexError>;
    /// Whether the collection writes a folded word as a name.
    fn is_name(&self, _word: &str) -> Result<bool, IndexError> {
        Ok(false)
    }
}

impl Words for crate::index::Snapshot {
    fn term(&self, stem: &str) -> Result<TermStats, IndexError> {
        Self::term(self, stem)
    }
    fn near_words(&self, word: &str, limit: usize) -> Result<Vec<String>, IndexError> {
        Self::near_words(self, word, limit)
    }
    fn is_name(&self, word: &str) -> Result<bool, IndexError> {
        Self::is_name(self, word)
    }
}

/// A telling word of the question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    /// Folded, as typed.
    pub(crate) word: String,
    /// Its stem and what means the same, with weights; the word itself first.
    pub(crate) alternatives: Vec<(String, f32)>,
    /// Verbs with particles and names spelled out that mean the same, each the keys of its words in their order.
    pub(crate) phrases: Vec<Vec<TermKey>>,
    /// How telling it is, 0 to 1; does not depend on the size of the collection.
    pub(crate) weight: f64,
    /// Its idf in the collection, as BM25 has it.
    pub(crate) idf: f64,
    /// Place among the question's words.
    pub(crate) place: usize,
    /// Part of a name.
    pub(crate) name: bool,
    /// A number.
    pub(crate) number: bool,
    /// Whether the collection knows it or an alternative.
    pub(crate) known: bool,
    /// Read as the second of its alternatives, a slip of which it is.
    pub(crate) slip: bool,
    /// Taken over from the question before.
    pub(crate) inherited: bool,
    /// Names a source of the collection: chooses articles, is not part of the topic.
    pub(crate) source: bool,
    /// Part of a day or month that the question names: articles seldom spell it as the question does, so the day is looked for
    /// as a day.
    pub(crate) date: bool,
    /// How near the question word it stands, 0 to 1; 1 when there is none.
    pub(crate) near: f64,
    /// Whether it stands in the sentence that asks.
    pub(crate) asked: bool,
}

impl Term {
    /// Keys with weights.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (TermKey, f32)> + '_ {
        self.alternatives
            .iter()
            .map(|(stem, weight)| (TermKey::of(stem), *weight))
    }

    /// Whether it is a name that the question itself is about, not one of a source or of the question before.
    pub(crate) fn is_own_name(&self) -> bool {
        self.name && !self.source && !self.inherited && !self.date
    }
}

/// The terms that `which` picks, as bits: bit n is term n.
pub(crate) fn set_of(terms: &[Term], which: impl Fn(&Term) -> bool) -> u32 {
    terms
        .iter()
        .zip(0_u32..)
        .filter(|(term, _)| which(term))
        .fold(0, |set, (_, at)| set | 1_u32.checked_shl(at).unwrap_or(0))
}

/// A word of the question with where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    /// The word.
    pub(crate) token: Token,
    /// Taken over from the question before.
    pub(crate) inherited: bool,
    /// Names a source.
    pub(crate) source: bool,
    /// Part of a day or month ("24 September 2023").
    pub(crate) date: bool,
}

/// Passages at which the collection's own counts and English at large weigh the same.
const TRUST_AT: f64 = 300.0;

/// How telling a stem is, 0 to 1: its idf as a share of the idf of a word that occurs nowhere, mixed with how rare it is in
/// English at large as long as the collection is small (two articles know nothing about frequencies).
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of passages are far below 2^52"
)]
pub(crate) fn relative_idf(stats: TermStats, stem: &str, special: bool) -> f64 {
    let unseen = TermStats {
        passages: 0,
        total: stats.total,
    }
    .idf();
    let here = if unseen > 0.0 {
        (stats.idf() / unseen).clamp(0.0, 1.0)
    } else {
        1.0
    };
    let at_large = if special { 1.0 } else { common::rarity(stem) };
    let trust = stats.total as f64 / (stats.total as f64 + TRUST_AT);
    (trust * here + (1.0 - trust) * at_large).clamp(0.02, 1.0)
}

/// The telling terms of a question, in its order, at most [`MAX_TERMS`], and how words were read.
pub(crate) fn terms(
    collection: &dyn Words,
    asking: &[Asking],
) -> Result<(Vec<Term>, Vec<Note>), IndexError> {
    let telling = telling(asking);
    let shouting = is_shouting(&telling);
    let own: Vec<&str> = asking.iter().map(|a| a.token.word.as_str()).collect();
    let mut notes = Vec::new();
    let mut found: Vec<Term> = Vec::new();
    for (place, one) in telling {
        if found.iter().any(|t| t.alternatives[0].0 == one.token.stem) {
            continue;
        }
        let term = term(collection, one, (&own, place), shouting, &mut notes)?;
        found.push(term);
    }
    Ok((weightiest(found), notes))
}

/// Weight of a word taken over from the question before, beside the question's own.
const INHERITED_WEIGHT: f64 = 0.8;

/// The [`MAX_TERMS`] terms that weigh most, in the order of the question.
fn weightiest(found: Vec<Term>) -> Vec<Term> {
    if found.len() <= MAX_TERMS {
        return found;
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| found[*b].weight.total_cmp(&found[*a].weight).then(a.cmp(b)));
    order.truncate(MAX_TERMS);
    order.sort_unstable();
    order.into_iter().map(|at| found[at].clone()).collect()
}

/// A telling word, weighed; an unknown one as what it is read as, which `notes` tell.
fn term(
    collection: &dyn Words,
    one: &Asking,
    (own, place): (&[&str], usize),
    shouting: bool,
    notes: &mut Vec<Note>,
) -> Result<Term, IndexError> {
    let token = &one.token;
    let number = is_number(token);
    let mut name = is_name(token, place, shouting);
    let mut meanings = Meanings::of(token, (own, place));
    let mut stats = collection.term(&token.stem)?;
    let known = is_known(collection, stats, &meanings)?;
    // A span of days is one word that no text holds.
    let span = one.date && token.word.contains(' ');
    let read = if known || span {
        None
    } else {
        reading(collection, token, name && place > 0)?
    };
    let slip = read.is_some();
    let mut made = false;
    if let Some(compound) = parted::joined(collection, (own, place))? {
        meanings.alternatives.push((compound, parted::JOINED));
    } else if !known && !span && !slip && !name {
        made = meanings.take_apart(&parted::parts(collection, token)?);
    }
    if let Some(read) = read {
        let stem = crate::text::stem(&read);
        stats = collection.term(&stem)?;
        meanings.take_in(&read, stem);
        name |= synonyms::place(&read).is_some() || collection.is_name(&read)?;
        notes.push(Note::ReadWord {
            typed: token.word.clone(),
            read,
        });
    }
    let share = if one.inherited { INHERITED_WEIGHT } else { 1.0 };
    Ok(Term {
        word: token.word.clone(),
        alternatives: meanings.alternatives,
        phrases: meanings.phrases,
        weight: relative_idf(stats, &token.stem, name || number) * share,
        idf: stats.idf(),
        place,
        name,
        number,
        known: known || slip || span || made,
        slip,
        inherited: one.inherited,
        source: one.source,
        date: one.date,
        near: 1.0,
        asked: true,
    })
}

fn is_number(token: &Token) -> bool {
    token.flags.has(TokenFlags::NUMBER) || token.flags.has(TokenFlags::DIGIT)
}

/// Whether a word at `place` is part of a name by its capital, unless all are `shouting`, or is that of a country in any letters.
fn is_name(token: &Token, place: usize, shouting: bool) -> bool {
    let capital = token.flags.has(TokenFlags::CAPITAL) && !shouting;
    let merely_first = place == 0 && common::is_common(&token.stem);
    // Whoever types "niger" means the country, too.
    capital && !is_number(token) && !merely_first || synonyms::place(&token.word).is_some()
}

/// Whether the collection knows a word, which has `stats` in it, or any of its alternatives.
fn is_known(
    collection: &dyn Words,
    stats: TermStats,
    meanings: &Meanings,
) -> Result<bool, IndexError> {
    let mut known = stats.passages > 0;
    for (stem, _) in &meanings.alternatives[1..] {
        known |= collection.term(stem)?.passages > 0;
    }
    Ok(known)
}

#[cfg(test)]
pub(crate) mod tests;
