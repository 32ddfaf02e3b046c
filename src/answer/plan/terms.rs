//! The telling words of a question, weighed.

use crate::index::{IndexError, TermStats};
use crate::model::Note;
use crate::text::{TermKey, Token, TokenFlags};

use super::{common, real_words, slips, synonyms, words};

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
    if found.len() > MAX_TERMS {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by(|a, b| found[*b].weight.total_cmp(&found[*a].weight).then(a.cmp(b)));
        order.truncate(MAX_TERMS);
        order.sort_unstable();
        found = order.into_iter().map(|at| found[at].clone()).collect();
    }
    Ok((found, notes))
}

/// Whether a question has any word that tells something, or names a time.
pub(crate) fn tells(asking: &[Asking]) -> bool {
    let own: Vec<Token> = asking.iter().map(|a| a.token.clone()).collect();
    let speaks = |(at, a): (usize, &Asking)| a.date || a.inherited || speaks(&own, at);
    asking.iter().enumerate().any(speaks)
}

/// Whether the word at `at` tells something.
fn speaks(own: &[Token], at: usize) -> bool {
    let upper = |t: &Token| t.flags.has(TokenFlags::CAPITAL) && t.word == "us";
    upper(&own[at])
        || !is_silent(&own[at])
        || words::is_name_after_all(own, at)
        || has_particle(own, at)
        || is_length(own, at)
}

/// Whether the word at `at` asks for a length, of which articles say "long" as well: "How long is the bridge?". Of what "How long was he
/// in jail?" asks they seldom do.
fn is_length(own: &[Token], at: usize) -> bool {
    let word = |at: usize| own.get(at).map_or("", |t| t.word.as_str());
    let asks = at > 0 && word(at - 1) == "how" && word(at) == "long";
    let is = matches!(word(at + 1), "is" | "are" | "was" | "were");
    let article = matches!(word(at + 2), "the" | "a" | "an" | "its" | "their");
    let thing = own.get(at + 3..).unwrap_or(&[]);
    let plain = |t: &Token| t.word == "of" || t.word == "the" || !words::is_filler(&t.word);
    asks && is && article && !thing.is_empty() && thing.iter().all(plain)
}

/// Whether a verb that says nothing on its own ("call") has the particle behind it with which it does: "called off". "Find out" only asks.
fn has_particle(own: &[Token], at: usize) -> bool {
    let after = own[at + 1..].iter().map(|t| t.word.as_str());
    let meanings = synonyms::with_particle(&own[at].stem, after).next();
    own[at].stem != "find" && meanings.is_some()
}

/// Words that tell; when none does, whatever there is.
fn telling(asking: &[Asking]) -> Vec<(usize, &Asking)> {
    let all = || asking.iter().enumerate();
    let own: Vec<Token> = asking.iter().map(|a| a.token.clone()).collect();
    let dated = |a: &Asking| a.date && !matches!(a.token.word.as_str(), "of" | "the");
    let kept: Vec<_> = all()
        .filter(|(at, a)| dated(a) || speaks(&own, *at))
        .collect();
    let lasting = |(at, _): &&(usize, &Asking)| !is_vague_time(&own, *at);
    if kept.iter().any(|one| lasting(&one)) {
        return kept.iter().filter(lasting).copied().collect();
    }
    if kept.iter().any(|(_, a)| a.date) {
        return kept.into_iter().filter(|(_, a)| a.date).collect();
    }
    let not_asking: Vec<_> = all().filter(|(_, a)| !words::asks(&a.token.word)).collect();
    if not_asking.is_empty() {
        all().collect()
    } else {
        not_asking
    }
}

/// Whether the word at `at` only says that it was lately: "this week", "last year".
fn is_vague_time(own: &[Token], at: usize) -> bool {
    let word = |at: usize| own.get(at).map_or("", |token| token.word.as_str());
    let is_time = |at: usize| words::VAGUE_TIME.contains(&word(at));
    let counts = |at: usize| words::COUNTING.contains(&word(at));
    let is_year = |at: usize| word(at) == "year" && at > 0 && counts(at - 1);
    is_time(at) || is_year(at) || counts(at) && (is_time(at + 1) || is_year(at + 1))
}

fn is_silent(token: &Token) -> bool {
    words::is_filler(&token.word)
        || (token.word.chars().count() == 1 && !token.flags.has(TokenFlags::DIGIT))
}

/// Whether the word at `at` is no verb: an article or an owner stands right before it, and it is no form of a verb itself ("the stolen car").
fn is_noun(own: &[&str], at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "the", "a", "an", "this", "that", "his", "her", "its", "their",
    ];
    let form = own[at].ends_with("ed") || own[at].ends_with("ing") || words::is_past(own[at]);
    at > 0 && BEFORE.contains(&own[at - 1]) && !form
}

/// Whether capitals say nothing because (nearly) every word has one.
fn is_shouting(telling: &[(usize, &Asking)]) -> bool {
    let capitals = telling
        .iter()
        .filter(|(_, a)| a.token.flags.has(TokenFlags::CAPITAL))
        .count();
    telling.len() >= 5 && capitals * 10 >= telling.len() * 9
}

fn term(
    collection: &dyn Words,
    one: &Asking,
    (own, place): (&[&str], usize),
    shouting: bool,
    notes: &mut Vec<Note>,
) -> Result<Term, IndexError> {
    let token = &one.token;
    let number = token.flags.has(TokenFlags::NUMBER) || token.flags.has(TokenFlags::DIGIT);
    let capital = token.flags.has(TokenFlags::CAPITAL) && !shouting;
    let merely_first = place == 0 && common::is_common(&token.stem);
    // Whoever types "niger" means the country, too.
    let mut name = capital && !number && !merely_first || synonyms::place(&token.word).is_some();
    let Meanings {
        mut alternatives,
        phrases,
    } = Meanings::of(token, (own, place));
    let mut stats = collection.term(&token.stem)?;
    let mut known = stats.passages > 0;
    for (stem, _) in &alternatives[1..] {
        known |= collection.term(stem)?.passages > 0;
    }
    let read = if known {
        None
    } else {
        reading(collection, token, name && place > 0)?
    };
    let slip = read.is_some();
    if let Some(read) = read {
        let stem = crate::text::stem(&read);
        stats = collection.term(&stem)?;
        read_as(&mut alternatives, &read, stem);
        name |= synonyms::place(&read).is_some();
        notes.push(Note::ReadWord {
            typed: token.word.clone(),
            read,
        });
    }
    let share = if one.inherited { INHERITED_WEIGHT } else { 1.0 };
    Ok(Term {
        word: token.word.clone(),
        alternatives,
        phrases,
        weight: relative_idf(stats, &token.stem, name || number) * share,
        idf: stats.idf(),
        place,
        name,
        number,
        known: known || slip,
        slip,
        inherited: one.inherited,
        source: one.source,
        date: one.date,
        near: 1.0,
        asked: true,
    })
}

/// What a word may stand as in the articles.
struct Meanings {
    /// Its stem and what means the same, with weights; the word itself first.
    alternatives: Vec<(String, f32)>,
    /// What means the same in several words.
    phrases: Vec<Vec<TermKey>>,
}

impl Meanings {
    /// Those of the word at `place` of `own`. A verb with its particle ("called off") means nothing that it means without.
    fn of(token: &Token, (own, place): (&[&str], usize)) -> Self {
        let mut alternatives = vec![(token.stem.clone(), 1.0)];
        let after = own.get(place + 1..).unwrap_or(&[]).iter().copied();
        alternatives.extend(synonyms::with_particle(&token.stem, after));
        let particle = alternatives.len() > 1;
        if !particle && is_noun(own, place) {
            alternatives.extend(synonyms::of_noun(&token.stem));
        } else if !particle {
            alternatives.extend(synonyms::alternatives(&token.stem));
        }
        alternatives.extend(synonyms::name_part(&token.word));
        alternatives.extend(synonyms::shortened(own, place));
        let (telling, mut phrases) = synonyms::spelled_out(&token.word);
        alternatives.extend(telling);
        if !particle {
            phrases.extend(synonyms::phrases(&token.stem));
        }
        Self {
            alternatives,
            phrases,
        }
    }
}

/// Takes the word that an unknown one is `read` as, and what means the same, among its alternatives, right behind itself.
fn read_as(alternatives: &mut Vec<(String, f32)>, read: &str, stem: String) {
    let others = synonyms::alternatives(&stem).map(|(stem, weight)| (stem, weight * READ_WEIGHT));
    alternatives.extend(others);
    alternatives.insert(1, (stem, READ_WEIGHT));
    alternatives.extend(synonyms::name_part(read));
}

/// Weight of a word read as another.
const READ_WEIGHT: f32 = 0.9;
/// Weight of a word taken over from the question before, beside the question's own.
const INHERITED_WEIGHT: f64 = 0.8;

/// What a word that the collection does not know was meant to be: one slip of the fingers up to seven letters, two above, the
/// first letter kept. A word that is made of known ones is right as it is. Never for numbers, short words or common English words, and a name is not read as a word of everyday English.
fn reading(
    collection: &dyn Words,
    token: &Token,
    name: bool,
) -> Result<Option<String>, IndexError> {
    let letters = token.word.chars().count();
    let listed = synonyms::place(&token.word).is_some()
        || synonyms::alternatives(&token.stem).next().is_some();
    if common::is_common(&token.stem)
        || listed
        || letters < 4
        || token.flags.has(TokenFlags::DIGIT)
        || !token.word.chars().all(char::is_alphabetic)
    {
        return Ok(None);
    }
    // An everyday word is meant as it is typed ("safe", not "save"), unless two letters are swapped, or one is dropped or doubled:
    // "soliders" has the stem of "solid".
    let itself = common::is_everyday(&token.stem);
    let near = collection.near_words(&token.word, 8)?;
    // A word read as a filler would say nothing of the topic, and pass for known.
    let everyday = |word: &str| {
        common::is_everyday(&crate::text::stem(word)) && synonyms::place(word).is_none()
    };
    let mut read = None;
    for word in near {
        if is_slip(&word, &token.word)
            && (!itself || slips::is_slip(&token.word, &word))
            && !words::is_filler(&word)
            && !(name && everyday(&word))
            && real_words::may_stand_for(collection, &token.word, &word)?
        {
            read = Some(word);
            break;
        }
    }
    // A letter that is dropped, doubled or swapped is likelier than one that is changed: "amrican" is American, not African.
    if read
        .as_ref()
        .is_some_and(|read| slips::is_slip(&token.word, read))
    {
        return Ok(read);
    }
    let place = place_meant(collection, &token.word)?;
    let surely = place.is_some_and(|place| slips::is_slip(&token.word, place));
    let place = place.filter(|_| surely || read.is_none());
    Ok(place.map(str::to_owned).or(read))
}

/// The country of which a word is a slip, if the collection names it in any way: "American" in articles that only say "US".
fn place_meant(collection: &dyn Words, word: &str) -> Result<Option<&'static str>, IndexError> {
    let Some(place) = synonyms::nearest_place(word, |meant| is_slip(meant, word)) else {
        return Ok(None);
    };
    let own = crate::text::stem(place);
    let others = synonyms::alternatives(&own);
    for (stem, _) in others.chain(synonyms::name_part(place)) {
        if collection.term(&stem)?.passages > 0 {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// One slip of the fingers with the first letter kept; in long words two, with the first two letters kept.
fn is_slip(read: &str, typed: &str) -> bool {
    let slips = strsim::damerau_levenshtein(read, typed);
    let opens = |count: usize| read.chars().take(count).eq(typed.chars().take(count));
    slips <= 1 && opens(1) || slips == 2 && typed.chars().count() >= 8 && opens(2)
}

#[cfg(test)]
pub(crate) mod tests;
