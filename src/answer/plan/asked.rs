//! What a question asks for: a person, a place, a time, a number of something, a reason, somebody's words.

use crate::text::{TermKey, Token, TokenFlags};

use super::words;

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
    /// Whether a question word was found at all.
    pub(crate) explicit: bool,
}

const PLACES: &[&str] = &[
    "country",
    "city",
    "state",
    "place",
    "region",
    "town",
    "village",
    "continent",
    "location",
    "nation",
    "island",
    "county",
    "province",
    "capital",
];
const TIMES: &[&str] = &[
    "day", "date", "year", "month", "time", "century", "decade", "weekday",
];
const PEOPLE: &[&str] = &[
    "actor",
    "actress",
    "singer",
    "person",
    "man",
    "woman",
    "president",
    "player",
    "politician",
    "leader",
    "minister",
    "author",
    "writer",
    "star",
    "celebrity",
    "rapper",
    "athlete",
    "coach",
    "director",
    "artist",
    "senator",
    "billionaire",
    "ceo",
    "musician",
];
const SPEECH: &[&str] = &[
    "say",
    "said",
    "tell",
    "told",
    "announce",
    "announced",
    "claim",
    "claimed",
    "call",
    "describe",
    "described",
    "state",
    "add",
    "think",
];
const MONEY: &[&str] = &[
    "money", "cost", "pay", "paid", "price", "worth", "dollars", "euros", "pounds", "spend",
    "spent",
];
const YES_NO: &[&str] = &[
    "is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "can", "could", "will",
    "would", "should",
];
const REASONS: &[&str] = &["reason", "cause", "caused", "motive"];

/// The words of the last sentence that asks (holds a question word), else all of them.
fn asking_part<'a>(text: &str, toks: &'a [Token]) -> &'a [Token] {
    let mut best = toks;
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
                best = part;
            }
            start = at + 1;
        }
    }
    best
}

fn is_question_word(word: &str) -> bool {
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
    let part = asking_part(text, toks);
    let Some(at) = part.iter().position(|t| is_question_word(&t.word)) else {
        let kind = match part.first() {
            Some(first) if YES_NO.contains(&first.word.as_str()) => Kind::YesNo,
            _ => Kind::Other,
        };
        return Asked {
            kind,
            explicit: kind == Kind::YesNo,
            ..Asked::default()
        };
    };
    // "Is it true … who …": an auxiliary in front makes it a yes/no question only when the question word is far behind.
    let rest = &part[at + 1..];
    let (kind, of) = match part[at].word.as_str() {
        "who" | "whom" | "whose" | "whos" | "who's" => (who(rest), Vec::new()),
        "when" => (Kind::Time, Vec::new()),
        "where" => (Kind::Place, Vec::new()),
        "why" => (Kind::Reason, Vec::new()),
        "how" => how(rest),
        _ => what(rest),
    };
    Asked {
        kind,
        of,
        explicit: true,
    }
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

fn how(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    match word(rest, 0) {
        "many" => (Kind::Count, noun(&rest[1..])),
        "much" => {
            let money = rest.iter().any(|t| MONEY.contains(&t.word.as_str()));
            (
                if money { Kind::Money } else { Kind::Count },
                noun(&rest[1..]).into_iter().take(1).collect(),
            )
        }
        "old" => (
            Kind::Count,
            ["old", "age", "year"]
                .map(|w| TermKey::of(&crate::text::stem(w)))
                .to_vec(),
        ),
        "long" | "far" | "tall" | "big" | "often" | "large" | "high" | "fast" | "heavy" => {
            (Kind::Count, Vec::new())
        }
        "come" => (Kind::Reason, Vec::new()),
        _ => (Kind::Other, Vec::new()),
    }
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

fn what(rest: &[Token]) -> (Kind, Vec<TermKey>) {
    let first = word(rest, 0);
    let has = |list: &[&str], range: std::ops::Range<usize>| {
        rest.iter()
            .skip(range.start)
            .take(range.len())
            .any(|t| list.contains(&t.word.as_str()))
    };
    if has(REASONS, 0..4) {
        return (Kind::Reason, Vec::new());
    }
    if matches!(
        first,
        "percent" | "percentage" | "share" | "number" | "proportion" | "age"
    ) {
        return (Kind::Count, noun(&rest[1.min(rest.len())..]));
    }
    let noun_at = usize::from(matches!(first, "is" | "was" | "are" | "were" | "the"));
    if noun_at == 0 {
        if has(TIMES, 0..2) {
            return (Kind::Time, Vec::new());
        }
        if has(PLACES, 0..3) {
            return (Kind::Place, noun(rest));
        }
        if has(PEOPLE, 0..3) {
            return (Kind::Person, noun(rest));
        }
    }
    if matches!(first, "did" | "has" | "have" | "does" | "do") && has(SPEECH, 1..9) {
        return (Kind::Quotation, Vec::new());
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
    if first.is_empty() || words::is_filler(first) {
        return (Kind::Other, Vec::new());
    }
    (Kind::Name, noun(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn check(question: &str, kind: Kind) {
        assert_eq!(asked(question, &tokens(question)).kind, kind, "{question}");
    }

    #[test]
    fn the_kind_follows_the_question_word() {
        check("Who seized power?", Kind::Person);
        check("Who is Jane Roe?", Kind::Definition);
        check("When did it end?", Kind::Time);
        check("In which year was it built?", Kind::Time);
        check("Where is the museum?", Kind::Place);
        check("Which country won?", Kind::Place);
        check("How many boats sank?", Kind::Count);
        check("How much money was stolen?", Kind::Money);
        check("Why did the bridge close?", Kind::Reason);
        check("What was the reason for the delay?", Kind::Reason);
        check("What did the mayor say about the bridge?", Kind::Quotation);
        check("Did the bridge close?", Kind::YesNo);
        check("Which airline cancelled flights?", Kind::Name);
        check("bridge mayor", Kind::Other);
    }

    #[test]
    fn the_last_asking_sentence_counts() {
        check(
            "A man was found when the snow melted. How old was he?",
            Kind::Count,
        );
        check(
            "Flights were late because of what at the airport?",
            Kind::Other,
        );
    }

    #[test]
    fn a_count_knows_what_is_counted() {
        let question = "How many fishing boats were lost?";
        let asked = asked(question, &tokens(question));
        assert!(asked.of.contains(&TermKey::of(&crate::text::stem("boats"))));
    }
}
