//! What a question asks for: a person, a place, a time, a number of something, a reason, somebody's words.

mod lists;
mod sorts;
mod wanted;

use std::ops::Range;

use crate::text::{TermKey, Token, TokenFlags};

use super::words;
use lists::{CLASSES, HELPING, MONEY, REASONS, SPEECH, TIMES, YES_NO};
use sorts::is_noun_of;

/// The kind of answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Who, whom, whose.
    Person,
    /// Where, which country.
    Place,
    /// When, which year.
    Time,
    /// How many, how much, how old: a number.
    Count,
    /// How much money.
    Money,
    /// Why.
    Reason,
    /// What did X say.
    Quotation,
    /// Yes or no.
    YesNo,
    /// Who is X, what is X.
    Definition,
    /// Which or what thing, most often a name.
    Name,
    /// Anything else.
    #[default]
    Other,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The kind of answer.
    pub(crate) kind: Kind,
    /// The thing counted or named: "soldiers" of "how many soldiers", "country" of "which country".
    pub(crate) of: Vec<TermKey>,
    /// The noun among them: "people" of "how many people died". `None` where there is none, or there are several that mean the same.
    pub(crate) head: Option<TermKey>,
    /// Whether what is counted has no name, and `of` holds what became of it: "How many died?".
    pub(crate) unnamed: bool,
    /// The adjective of a measure: "long" of "how long is the bridge".
    pub(crate) measure: Option<TermKey>,
    /// Whether a year is asked for ("In which year").
    pub(crate) year: bool,
    /// Whether a time of the clock is asked for ("What time").
    pub(crate) clock: bool,
    /// Whether the end of something is asked for ("Until when").
    pub(crate) until: bool,
    /// Whether a question word was found at all.
    pub(crate) explicit: bool,
    /// Where the question is put, by the numbers of its words; `None` without a question word.
    pub(crate) focus: Option<Focus>,
    /// The words behind "which" or "what" that name the type of answer (the lexical answer type), by their numbers: "country" of "which country won".
    pub(crate) type_words: Range<usize>,
    /// The words of which a quote holds one if it names a thing of the sort that is asked for ("which language"); empty where that is not
    /// known.
    pub(crate) members: Vec<TermKey>,
    /// Whether the time is asked at which somebody became something.
    pub(crate) becoming: bool,
    /// Whose words are asked for, by the numbers of the question's words; empty for other kinds.
    pub(crate) speaker: Range<usize>,
}

/// Where a question is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Focus {
    /// Words of the sentence that asks.
    pub(crate) sentence: Range<usize>,
    /// The question word.
    pub(crate) at: usize,
}

/// The words of the last sentence that asks (holds a question word), else all of them.
fn asking_part(text: &str, toks: &[Token]) -> Range<usize> {
    let mut best = 0..toks.len();
    let mut start = 0;
    for (at, token) in toks.iter().enumerate() {
        let next = toks.get(at + 1).map_or(text.len(), |t| t.span.start());
        let gap = text.get(token.span.end()..next).unwrap_or("");
        let ends = at + 1 == toks.len()
            || gap.contains(['?', '!'])
            || (gap.contains(". ") && token.word.len() > 2);
        if ends {
            let part = &toks[start..=at];
            if gap.contains('?') || part.iter().any(|t| is_question_word(&t.word)) {
                best = start..at + 1;
            }
            start = at + 1;
        }
    }
    best
}

/// Whether a word asks: "who", also as "whos".
pub(crate) fn is_question_word(word: &str) -> bool {
    matches!(
        word,
        "what"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "when"
            | "where"
            | "why"
            | "how"
            | "whos"
            | "whats"
            | "who's"
            | "what's"
    )
}

/// What the question `text` with the words `toks` asks for.
pub(crate) fn asked(text: &str, toks: &[Token]) -> Asked {
    let sentence = asking_part(text, toks);
    let part = &toks[sentence.clone()];
    let Some(at) = question_word(text, part) else {
        let kind = match part.first() {
            Some(first) if opens_yes_no(&first.word) => Kind::YesNo,
            _ => named(part),
        };
        return Asked {
            kind,
            explicit: kind != Kind::Other,
            of: if kind == Kind::Count {
                noun(part.get(2..).unwrap_or(&[]))
            } else {
                Vec::new()
            },
            ..Asked::default()
        };
    };
    let focus = Focus {
        at: sentence.start + at,
        sentence,
    };
    let rest = &part[at + 1..];
    let (kind, of) = match part[at].word.as_str() {
        "who" | "whom" | "whose" | "whos" | "who's" => (who(rest), Vec::new()),
        "when" => (Kind::Time, Vec::new()),
        "where" => (Kind::Place, Vec::new()),
        "why" => (Kind::Reason, Vec::new()),
        "how" => how(rest),
        _ => what(rest),
    };
    let speaker = match kind {
        Kind::Quotation => speaker(rest, focus.at + 1),
        _ => 0..0,
    };
    let type_words = match part[at].word.as_str() {
        "what" | "which" => type_words(kind, rest, focus.at + 1),
        _ => 0..0,
    };
    let year = |t: &Token| matches!(t.word.as_str(), "year" | "years");
    Asked {
        kind,
        year: kind == Kind::Time && rest.iter().take(2).any(year),
        unnamed: kind == Kind::Count && word(rest, 0) == "many" && deed(&rest[1..]).is_some(),
        measure: measure(&part[at], rest),
        clock: kind == Kind::Time && matches!(word(rest, 0), "time" | "hour"),
        until: kind == Kind::Time && at > 0 && wanted::is_end(&part[at - 1].word),
        head: (of.len() <= 2).then(|| head(rest, &of)).flatten(),
        of,
        type_words,
        explicit: true,
        focus: Some(focus),
        speaker,
        members: members(&part[at].word, rest),
        becoming: kind == Kind::Time
            && rest.iter().any(|t| t.stem == "becom" || t.word == "became"),
    }
}

/// What things of the sort go by that "which" or "what" asks for.
fn members(asking: &str, rest: &[Token]) -> Vec<TermKey> {
    let noun = rest.first().filter(|_| matches!(asking, "which" | "what"));
    let class = noun.and_then(|noun| {
        CLASSES
            .iter()
            .find(|(nouns, _)| nouns.contains(&noun.word.as_str()))
    });
    // "What school did when" asks nothing of the sort; "what party was it in" does.
    let asked = rest.get(1).is_some_and(|t| words::asks(&t.word));
    class
        .filter(|_| asked)
        .map_or_else(Vec::new, |(_, members)| {
            members
                .split_whitespace()
                .map(|word| TermKey::of(&crate::text::stem(word)))
                .collect()
        })
}

/// Whether a word in front makes a question one that yes or no answers: "is", "isn't".
fn opens_yes_no(word: &str) -> bool {
    match word.strip_suffix("n't") {
        Some("ca" | "wo") => true,
        Some(verb) => YES_NO.contains(&verb),
        None => YES_NO.contains(&word),
    }
}

/// Whether a question word behind "do", "is" and the like is what is asked, as in "Do you know who won?", "Did he say when?" and "Is there
/// word on why?"; in "Was the man who fled caught?" it is not.
fn is_indirect(part: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| part[before].word.as_str()) else {
        return false;
    };
    let relative = matches!(part[at].word.as_str(), "which" | "whom" | "whose");
    words::opens_indirect_question(before)
        || !relative && matches!(before, "on" | "of" | "about" | "and" | "or")
}

/// The word that asks: the one in front ("In which year …"), unless it opens a clause of its own ("When he left, who …"); else the
/// last "which", "what" or "how" that is no relative pronoun ("the book, which …"), else the last "who", "when" or "where" of that sort.
fn question_word(text: &str, part: &[Token]) -> Option<usize> {
    let yes_or_no = part.first().is_some_and(|first| opens_yes_no(&first.word));
    let asks: Vec<usize> = (0..part.len())
        .filter(|at| is_question_word(&part[*at].word))
        .filter(|at| !yes_or_no || is_indirect(part, *at))
        .collect();
    let first = *asks.first()?;
    let comma_before = |at: usize| {
        at > 0
            && text
                .get(part[at - 1].span.end()..part[at].span.start())
                .is_some_and(|gap| gap.contains(','))
    };
    let of = |words: &[&str], at: usize| words.contains(&part[at].word.as_str());
    let later = |words: &[&str], relative: bool| {
        asks.iter()
            .rev()
            .copied()
            .find(|at| *at > first && of(words, *at) && (relative || !comma_before(*at)))
    };
    let in_front = first == 0 || first == 1 && words::is_filler(&part[0].word);
    if in_front {
        let clause = of(&["when", "where"], first);
        let main = later(&["what", "which", "who", "whom", "how", "why"], true);
        return match main {
            Some(main) if clause && comma_before(main) => Some(main),
            _ => Some(first),
        };
    }
    let plain = |words: &[&str]| {
        asks.iter()
            .rev()
            .copied()
            .find(|at| of(words, *at) && !comma_before(*at))
    };
    plain(&["what", "which", "how", "whose", "whom", "whats", "what's"])
        .or_else(|| plain(&["who", "where", "why", "whos", "who's"]))
        .or(Some(first))
}

/// What the word at the head of a bare phrase wants: the first one where more follows ("date of the election"), else the last ("the
/// Lisbon earthquake death toll").
fn named(part: &[Token]) -> Kind {
    let wanted = |head: &Token| wanted::kind(&head.word);
    let follows = |t: &Token| matches!(t.word.as_str(), "of" | "for" | "where" | "when" | "why");
    if part.iter().skip(1).take(4).any(follows) {
        let head = part.iter().take(4).find(|t| !words::is_filler(&t.word));
        return head.and_then(wanted).unwrap_or(Kind::Other);
    }
    let compound = part.len() > 1 && !part.iter().any(|t| words::asks(&t.word));
    let last = part.last().filter(|_| compound);
    last.and_then(wanted).unwrap_or(Kind::Other)
}

/// Words behind "which" at most that say what sort of thing is wanted: "football team".
const TYPE_WORDS: usize = 2;

/// The words that say what sort of thing is wanted; `from` is the number of the first word behind the question word.
fn type_words(kind: Kind, rest: &[Token], from: usize) -> Range<usize> {
    let plain = |t: &Token| !words::is_filler(&t.word) && !t.flags.has(TokenFlags::CAPITAL);
    let one = |at: Option<usize>| at.map_or(0..0, |at| from + at..from + at + 1);
    let listed = |list: &[&str]| {
        let mut near = rest.iter().take(3);
        one(near.position(|t| is_noun_of(list, &t.word)))
    };
    match kind {
        Kind::Place => one(sorts::place(rest)),
        Kind::Person => one(sorts::person(rest)),
        // A day or a month may be said in so many ways that whether it is said is not known.
        Kind::Time => listed(&["year", "time", "hour"]),
        Kind::Name => {
            let length = rest
                .iter()
                .take(TYPE_WORDS)
                .take_while(|t| plain(t))
                .count();
            from..from + length
        }
        _ => 0..0,
    }
}

/// The words between "what did" and the verb of speech; `from` is the number of the first word behind "what".
fn speaker(rest: &[Token], from: usize) -> Range<usize> {
    let verb = rest
        .iter()
        .skip(1)
        .position(|t| SPEECH.contains(&t.word.as_str()));
    verb.map_or(0..0, |length| from + 1..from + 1 + length)
}

fn word(toks: &[Token], at: usize) -> &str {
    toks.get(at).map_or("", |t| t.word.as_str())
}

fn who(rest: &[Token]) -> Kind {
    let content = rest.iter().filter(|t| !words::is_filler(&t.word)).count();
    let names = rest
        .iter()
        .filter(|t| t.flags.has(TokenFlags::CAPITAL))
        .count();
    if matches!(word(rest, 0), "is" | "was" | "are")
        && content <= 3
        && names == content
        && names > 0
    {
        Kind::Definition
    } else {
        Kind::Person
    }
}

/// What "how much" asks for. A sum says by its currency that it is money.
fn is_money(token: &Token) -> bool {
    MONEY
        .iter()
        .any(|word| *word == token.word || crate::text::stem(word) == token.stem)
}

fn much(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    let kind = if rest.iter().any(is_money) {
        Kind::Money
    } else {
        Kind::Count
    };
    let of = if rest.first().is_some_and(is_money) {
        Vec::new()
    } else {
        noun(rest).into_iter().take(1).collect()
    };
    (kind, of)
}

fn how(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    match word(rest, 0) {
        "many" => (
            Kind::Count,
            deed(&rest[1..]).map_or_else(|| noun(&rest[1..]), |verb| vec![TermKey::of(&verb.stem)]),
        ),
        "much" => much(&rest[1..]),
        "old" => (Kind::Count, ages()),
        "expensive" | "costly" => (Kind::Money, Vec::new()),
        // "How big a fine": a sum, not a size.
        _ if word(rest, 1) == "a" && rest.get(2).is_some_and(is_money) => (Kind::Money, Vec::new()),
        "soon" => (Kind::Time, Vec::new()),
        "come" => (Kind::Reason, Vec::new()),
        measured if wanted::is_measured(measured) => (Kind::Count, Vec::new()),
        _ => (Kind::Other, Vec::new()),
    }
}

/// The words for an age.
fn ages() -> Vec<TermKey> {
    let words = ["old", "age", "year"];
    words
        .map(|word| TermKey::of(&crate::text::stem(word)))
        .to_vec()
}

/// What became of those whom "how many" counts without naming them: "died", "have been killed".
fn deed(rest: &[Token]) -> Option<&Token> {
    let helps = |t: &&Token| HELPING.contains(&t.word.as_str());
    let helped = rest.first().as_ref().is_some_and(helps);
    let next = rest.iter().find(|t| !helps(t))?;
    let is_deed = if helped {
        !words::is_filler(&next.word)
    } else {
        words::is_past(&next.word)
    };
    is_deed.then_some(next)
}

/// The adjective behind "how", where it is answered with a number and its unit.
fn measure(asking: &Token, rest: &[Token]) -> Option<TermKey> {
    let adjective = rest.first().filter(|_| asking.word == "how")?;
    wanted::is_measured(&adjective.word).then(|| TermKey::of(&adjective.stem))
}

/// The noun phrase that follows "how many" or "which": words up to the first verb-like filler, the last two of them.
fn noun(rest: &[Token]) -> Vec<TermKey> {
    let phrase: Vec<&Token> = rest
        .iter()
        .take(4)
        .take_while(|t| !words::is_filler(&t.word))
        .collect();
    phrase
        .iter()
        .rev()
        .take(2)
        .map(|t| TermKey::of(&t.stem))
        .collect()
}

/// The noun of a phrase of two words as [`noun`] gives them, the last one first: not the verb of "how many people died".
fn head(rest: &[Token], of: &[TermKey]) -> Option<TermKey> {
    let is_verb = |key: &TermKey| {
        rest.iter()
            .any(|t| TermKey::of(&t.stem) == *key && words::is_past(&t.word))
    };
    of.iter().find(|key| !is_verb(key)).or(of.first()).copied()
}

/// What bears the name that is asked for: "her dog" of "what is the name of her dog".
fn name_of(rest: &[Token]) -> Option<&[Token]> {
    let at = rest
        .iter()
        .take(4)
        .position(|t| matches!(t.word.as_str(), "name" | "names"))?;
    let plain = rest[..at].iter().all(|t| words::is_filler(&t.word));
    let of = rest.get(at + 1).is_some_and(|t| t.word == "of");
    (plain && of).then(|| &rest[at + 2..])
}

fn what(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    let first = word(rest, 0);
    let has = |list: &[&str], range: std::ops::Range<usize>| {
        rest.iter()
            .skip(range.start)
            .take(range.len())
            .any(|t| is_noun_of(list, &t.word))
    };
    if has(REASONS, 0..4) {
        return (Kind::Reason, Vec::new());
    }
    if first == "age" && word(rest, 1) != "group" {
        return (Kind::Count, ages());
    }
    if matches!(
        first,
        "percent" | "percentage" | "share" | "number" | "proportion" | "age"
    ) {
        return (Kind::Count, noun(&rest[1.min(rest.len())..]));
    }
    if let Some(bearer) = name_of(rest) {
        return (Kind::Name, noun(bearer));
    }
    let noun_at = usize::from(matches!(first, "is" | "was" | "are" | "were" | "the"));
    if noun_at == 0 {
        if has(TIMES, 0..2) {
            return (Kind::Time, Vec::new());
        }
        if sorts::place(rest).is_some() {
            return (Kind::Place, noun(rest));
        }
        if sorts::person(rest).is_some() {
            return (Kind::Person, noun(rest));
        }
    }
    if matches!(first, "did" | "has" | "have" | "does" | "do") && has(SPEECH, 1..9) {
        return (Kind::Quotation, Vec::new());
    }
    if let Some(kind) = wanted::quantity(rest, noun_at) {
        return (kind, Vec::new());
    }
    if matches!(first, "is" | "are" | "was") {
        let content = rest.iter().filter(|t| !words::is_filler(&t.word)).count();
        return (
            if content <= 2 {
                Kind::Definition
            } else {
                Kind::Other
            },
            Vec::new(),
        );
    }
    let thing = first == "news" && rest.get(1).is_some_and(|t| !words::is_filler(&t.word));
    if first.is_empty() || words::is_filler(first) && !thing {
        return (Kind::Other, Vec::new());
    }
    (Kind::Name, noun(rest))
}

#[cfg(test)]
mod tests;
