//! Two quotes of which one says what the other denies: "Erik Dahl has resigned", "Dahl denied that he had resigned".
//!
//! Only what is certain: both sentences open with the same name, both have the same verb right behind it and the same words behind that,
//! and nothing else in either turns its meaning round.

use std::sync::LazyLock;

use crate::model::{ScoredQuote, Span};
use crate::text::{
    AnalysedSentence, AnalysedToken, Analysis, SentenceFlags, TermKey, TokenFlags, sentences, stem,
};

use super::super::gender::may_be_same;
use super::opposites::is_turn;

/// What a sentence says of somebody.
#[derive(Debug, PartialEq, Eq)]
struct Claim {
    name: Vec<TermKey>,
    /// Whether that is surely a name, not just a capital at the beginning.
    named: bool,
    verb: TermKey,
    denied: bool,
    /// What stands behind the verb, times left out, sorted.
    rest: Vec<TermKey>,
}

impl Claim {
    fn contradicts(&self, other: &Self) -> bool {
        self.denied != other.denied
            && self.verb == other.verb
            && self.rest == other.rest
            && (self.named || other.named)
            && may_be_same(&self.name, &other.name)
    }
}

/// Whether two of the quotes that are shown, of different articles, contradict each other. One of the further quotes that contradicts the
/// first is brought behind it, where none does; at most `most` quotes stay.
pub(crate) fn contradict(
    quotes: &mut Vec<ScoredQuote>,
    more: &mut Vec<ScoredQuote>,
    most: usize,
) -> bool {
    let shown: Vec<Said<'_>> = quotes.iter().map(said).collect();
    let pairs = shown.iter().enumerate();
    let mut pairs = pairs.flat_map(|(at, one)| shown[at + 1..].iter().map(move |next| (one, next)));
    if pairs.any(|(one, next)| contradicts(one, next)) {
        return true;
    }
    let Some(first) = shown
        .first()
        .filter(|first| !first.1.is_empty() && most > 1)
    else {
        return false;
    };
    let Some(at) = more.iter().position(|one| contradicts(first, &said(one))) else {
        return false;
    };
    quotes.insert(1, more.remove(at));
    let over = quotes.split_off(most.min(quotes.len()));
    more.splice(0..0, over);
    true
}

/// An article and what a quote of it says.
type Said<'q> = (&'q str, Vec<Claim>);

fn said(one: &ScoredQuote) -> Said<'_> {
    let article = one.quote.receipt().article.as_str();
    (article, claims(one.quote.text()))
}

fn contradicts((article, own): &Said<'_>, (other, theirs): &Said<'_>) -> bool {
    article != other
        && own
            .iter()
            .any(|one| theirs.iter().any(|two| one.contradicts(two)))
}

/// What the sentences of a text say of those with whose names they open.
fn claims(text: &str) -> Vec<Claim> {
    let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
    let of = |sentence: &AnalysedSentence| {
        let asks = sentence.flags.has(SentenceFlags::QUESTION);
        let tokens = analysis.tokens.get(sentence.tokens.clone())?;
        (!asks).then(|| claim(tokens)).flatten()
    };
    analysis.sentences.iter().filter_map(of).collect()
}

fn claim(tokens: &[AnalysedToken]) -> Option<Claim> {
    let is = |at: usize, flag: TokenFlags| tokens.get(at).is_some_and(|t| t.flags.has(flag));
    let opens = |at: usize| {
        is(at, TokenFlags::ROLE)
            || is(at, TokenFlags::TIME)
            || is(at, TokenFlags::STOP) && !is(at, TokenFlags::PRONOUN)
    };
    let start = (0..tokens.len()).find(|at| !opens(*at))?;
    let capital = |at: &usize| is(*at, TokenFlags::CAPITAL) && !is(*at, TokenFlags::STOP);
    let end = start + (start..tokens.len()).take_while(capital).count();
    let (verb, denied) = predicate(tokens, end)?;
    // What comes before the verb was read; anything else that turns a sentence is not.
    let turned = |t: &AnalysedToken| t.flags.has(TokenFlags::NEGATION) || is_turn(t.key);
    let plain = start < end && !tokens[..end].iter().chain(&tokens[verb + 1..]).any(turned);
    let told =
        |t: &&AnalysedToken| !t.flags.has(TokenFlags::STOP) && !t.flags.has(TokenFlags::TIME);
    let behind = tokens[verb + 1..].iter().filter(told);
    let mut rest: Vec<TermKey> = behind.map(|t| t.key).collect();
    rest.sort_unstable();
    plain.then(|| Claim {
        name: tokens[start..end].iter().map(|t| t.key).collect(),
        named: (start..end).all(|at| is(at, TokenFlags::NAME)),
        verb: tokens[verb].key,
        denied,
        rest,
    })
}

/// The verb of the subject that ends before `at`, and whether it is denied: "has not resigned", "denied that he had resigned".
fn predicate(tokens: &[AnalysedToken], at: usize) -> Option<(usize, bool)> {
    let mut at = at;
    let mut denied = false;
    if WORDS.denies.contains(&tokens.get(at)?.key) {
        denied = true;
        let whom =
            |t: &AnalysedToken| WORDS.that.contains(&t.key) || t.flags.has(TokenFlags::PRONOUN);
        at += 1 + tokens[at + 1..]
            .iter()
            .take(2)
            .take_while(|t| whom(t))
            .count();
        // "Denied the report": nothing that was done.
        WORDS
            .auxiliaries
            .contains(&tokens.get(at)?.key)
            .then_some(())?;
    }
    let passed =
        |t: &AnalysedToken| WORDS.auxiliaries.contains(&t.key) || t.flags.has(TokenFlags::NEGATION);
    let passing = tokens[at..].iter().take_while(|t| passed(t)).count();
    let negations = tokens[at..at + passing]
        .iter()
        .filter(|t| t.flags.has(TokenFlags::NEGATION));
    match (denied, negations.count()) {
        (_, 0) => {}
        (false, 1) => denied = true,
        _ => return None,
    }
    let verb = tokens.get(at + passing)?;
    let says = [
        TokenFlags::STOP,
        TokenFlags::CAPITAL,
        TokenFlags::SPEECH,
        TokenFlags::NUMBER,
    ];
    let tells = !says.iter().any(|flag| verb.flags.has(*flag)) && !is_turn(verb.key);
    tells.then_some((at + passing, denied))
}

/// Verbs with which somebody denies what they are said to have done.
const DENIES: &str = "denied denies";
/// What may follow before the pronoun.
const THAT: &str = "that";
/// Verbs that stand between a subject and what it did, or did not do.
const AUXILIARIES: &str = "has have had is are was were been did does do";

/// The words that a denial is made of, as keys.
struct Words {
    denies: Vec<TermKey>,
    that: Vec<TermKey>,
    auxiliaries: Vec<TermKey>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let keys = |words: &str| {
        words
            .split(' ')
            .map(|word| TermKey::of(&stem(word)))
            .collect()
    };
    Words {
        denies: keys(DENIES),
        that: keys(THAT),
        auxiliaries: keys(AUXILIARIES),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let contradict = claims(one)
            .iter()
            .any(|a| claims(other).iter().any(|b| a.contradicts(b)));
        assert_eq!(
            contradict,
            expected,
            "{one}\n{other}\n{:?}\n{:?}",
            claims(one),
            claims(other)
        );
    }

    #[test]
    fn what_one_says_the_other_denies() {
        let resigned = "Mayor Erik Dahl has resigned.";
        for denial in [
            "Erik Dahl has not resigned.",
            "Erik Dahl did not resign on Monday.",
            "Mayor Erik Dahl hasn't resigned.",
            "On Monday Erik Dahl denied that he had resigned.",
        ] {
            check(resigned, denial, true);
            check(denial, resigned, true);
        }
        check(
            "Erik Dahl was arrested on Friday.",
            "Mr Dahl was not arrested.",
            true,
        );
    }

    #[test]
    fn what_is_not_certain_is_no_contradiction() {
        let resigned = "Mayor Erik Dahl has resigned.";
        for other in [
            "Mayor Erik Dahl has resigned on Monday.",
            "Anna Dahl has not resigned.",
            "Erik Dahl has not won.",
            "Erik Dahl did not say why he resigned.",
            "Erik Dahl has not resigned as a judge.",
            "If Erik Dahl has not resigned, he will.",
            "Anna Roe denied that Erik Dahl had resigned.",
            "Erik Dahl has never not resigned.",
            "Has Erik Dahl not resigned?",
            "Erik Dahl denied the reports.",
            "Nobody has resigned.",
        ] {
            check(resigned, other, false);
        }
        check(
            "Erik Dahl won the race in Kemi.",
            "Erik Dahl has not won the race in Borne.",
            false,
        );
        check(
            "Ministers have resigned.",
            "Ministers have not resigned.",
            false,
        );
        check(
            "Protesters told Erik Dahl to resign.",
            "Erik Dahl has not resigned.",
            false,
        );
    }
}
