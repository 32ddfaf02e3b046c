//! Whether a word of a question is meant as the name of a source.
//!
//! A capital tells a name from a word, but many outlets are called as ordinary things are ("The Age", "Fortune"), and people also write
//! "cnn". Where letters do not tell, the words around it do: "according to", "reported".

use super::terms::Asking;
use crate::text::{TokenFlags, lexicon, stem};

/// What must be seen before a name is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hearing {
    /// Its capital, or a cue: "CNN", "according to cnn".
    Name,
    /// A word that means something else, too: its capital within a sentence, or a cue: "Fortune".
    Word,
    /// Such a word of a name with an article, which stands before it with its capital, or a cue: "The Age", not "the Bronze Age".
    Title,
    /// The same of a word that is so common that no cue tells: "The Guardian".
    TitleOnly,
    /// A word that a source is called by in short, where an article or a cue says so: "the Gazette", "what does Meridian say".
    Short,
    /// Several words that all mean something else: a capital on each, or a cue: "Business Line".
    Words,
}

/// Words that alone say nothing about a source, though some outlet may be called so.
const TOO_COMMON: &[&str] = &[
    "the",
    "news",
    "us",
    "today",
    "times",
    "post",
    "world",
    "week",
    "time",
    "guardian",
    "independent",
    "people",
    "other",
    "government",
    "police",
    "state",
];

impl Hearing {
    /// How a name with these words (without "the") is heard; `None` when it never is.
    pub(super) fn of(words: &[String], name: &str) -> Option<Self> {
        let with_article = name.starts_with("The ");
        let [word] = words else {
            let all = !words.is_empty() && words.iter().all(|word| is_ordinary(word));
            return Some(if all { Self::Words } else { Self::Name });
        };
        if TOO_COMMON.contains(&word.as_str()) || word.chars().count() < 2 {
            return with_article.then_some(Self::TitleOnly);
        }
        Some(match (is_ordinary(word), with_article) {
            (true, true) => Self::Title,
            (true, false) => Self::Word,
            (false, _) => Self::Name,
        })
    }

    /// Whether the name of `length` words at the word `at` is meant as one.
    pub(super) fn fits(self, asking: &[Asking], at: usize, length: usize) -> bool {
        let capital = is_capital(&asking[at]);
        let capitals = || asking[at..at + length].iter().all(is_capital);
        let cue = || has_cue(asking, at, length);
        match self {
            Self::Name => capital || cue(),
            Self::Word => capital && (at > 0 && stands_alone(asking, at) || cue()),
            Self::Title => {
                stands_as_a_title(asking, at) || capital && cue() || is_what_it_says(asking, at)
            }
            Self::TitleOnly => stands_as_a_title(asking, at),
            Self::Short => stands_as_a_title(asking, at) || cue(),
            Self::Words => capitals() || cue(),
        }
    }
}

fn is_ordinary(word: &str) -> bool {
    lexicon::ordinary(&stem(word)).is_some()
}

fn is_capital(one: &Asking) -> bool {
    one.token.flags.has(TokenFlags::CAPITAL)
}

/// Whether a word follows another with nothing but a blank between.
fn follows(asking: &[Asking], left: usize, right: usize) -> bool {
    match (asking.get(left), asking.get(right)) {
        (Some(left), Some(right)) => right.token.span.start() == left.token.span.end() + 1,
        _ => false,
    }
}

/// Whether a word is no part of a longer name: "Fortune", not "Fortune Island", "Miss Fortune" or "the Sound of Marr".
fn stands_alone(asking: &[Asking], at: usize) -> bool {
    let next = |at: usize| follows(asking, at, at + 1).then(|| &asking[at + 1]);
    let of = next(at).is_some_and(|one| one.token.word == "of");
    let behind = if of { next(at + 1) } else { next(at) };
    let goes_on = behind.is_some_and(is_capital);
    let before = at.checked_sub(1).filter(|before| {
        let one = &asking[*before];
        // "Does Fortune say", "What Fortune says": the first word of a question has its capital for that.
        follows(asking, *before, at) && is_capital(one) && !one.token.flags.has(TokenFlags::STOP)
    });
    !goes_on && before.is_none()
}

/// Whether a word is the whole of a title with an article: "The Guardian", not "a guardian" or "the Guardian Angels".
fn stands_as_a_title(asking: &[Asking], at: usize) -> bool {
    let article = at > 0 && asking[at - 1].token.word == "the" && follows(asking, at - 1, at);
    is_capital(&asking[at]) && article && stands_alone(asking, at)
}

/// Whether it is asked in small letters what a source says: "what did the ledger report". Somebody in an office may be called so, too.
fn is_what_it_says(asking: &[Asking], at: usize) -> bool {
    let word = |at: usize| asking.get(at).map_or("", |one| one.token.word.as_str());
    let asked = at > 1 && matches!(word(at - 2), "did" | "does") && word(at - 1) == "the";
    let somebody = lexicon::facts(word(at)).has(lexicon::WordFacts::ROLE);
    asked && !somebody && DOES.contains(&word(at + 1)) && follows(asking, at - 1, at)
}

/// What a source does, behind its name, and what it publishes.
const DOES: &[&str] = &[
    "report",
    "reports",
    "reported",
    "reporting",
    "say",
    "says",
    "said",
    "saying",
    "write",
    "writes",
    "wrote",
    "publish",
    "publishes",
    "published",
    "claim",
    "claims",
    "claimed",
    "suggest",
    "suggests",
    "suggested",
    "describe",
    "describes",
    "described",
    "quote",
    "quotes",
    "quoted",
    "cover",
    "covers",
    "covered",
    "article",
    "articles",
    "story",
    "stories",
    "piece",
    "pieces",
    "coverage",
    "editorial",
    "journalist",
    "journalists",
    "reporter",
    "reporters",
];

/// Two words before the name of a source.
const LEADS: &[&str] = &[
    "according",
    "reported",
    "report",
    "reports",
    "article",
    "articles",
    "story",
    "stories",
    "piece",
    "pieces",
    "published",
    "quoted",
    "coverage",
    "written",
    "covered",
    "told",
    "said",
];

/// Whether the words around a name say that it is one of a source.
fn has_cue(asking: &[Asking], at: usize, length: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| asking.get(at))
            .map_or("", |one| one.token.word.as_str())
    };
    let end = at + length;
    let behind = follows(asking, end - 1, end) && DOES.contains(&word(Some(end)));
    let article = word(at.checked_sub(1)) == "the";
    let from = at.checked_sub(if article { 2 } else { 1 });
    let (one, two) = (word(from), word(from.and_then(|from| from.checked_sub(1))));
    let before =
        one == "per" || matches!(one, "to" | "by" | "in" | "from" | "of") && LEADS.contains(&two);
    let alone = length > 1 || stands_alone(asking, at);
    alone
        && (behind
            || before
                && at
                    .checked_sub(1)
                    .is_some_and(|before| follows(asking, before, at)))
}

/// Whether the source that is named here is one that does not say it: "but not by CNN", "other than CNN".
pub(super) fn is_excluded(asking: &[Asking], at: usize) -> bool {
    let word = |back: usize| {
        let at = at.checked_sub(back)?;
        Some(asking[at].token.word.as_str())
    };
    let from = if word(1) == Some("the") { 2 } else { 1 };
    match word(from) {
        Some("not" | "except" | "than") => true,
        Some("by" | "in" | "from") => matches!(word(from + 1), Some("not" | "except" | "than")),
        _ => false,
    }
}
