//! What one sentence states, as far as words tell: whether a sentence of another article states all of it, and whether two sentences
//! contradict each other.
//!
//! "Also in" is a claim about another article, so [`Statement::is_held_by`] would rather miss a report than make one up: the other
//! sentence must have the words in the same order, the same numbers, names, days and negations, and no word in the place of another.

use crate::model::Day;
use crate::text::{AnalysedToken, TokenFlags};

use super::super::rank::pool::is_content;
use super::opposites::{is_calendar, is_turn, opposites};

/// Content words at least in a sentence that states something by itself.
const TELLING: usize = 3;
/// Words before and after a verb of speech that belong to it: "the disaster agency said on Friday".
const OF_SPEECH: usize = 3;
/// Days within which "on Friday" means the same Friday.
const SAME_WEEK: i32 = 6;

/// The words of a sentence that matter for what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statement {
    /// Content words in their order, each once; without times, verbs of speech and what belongs to them.
    order: Vec<u32>,
    /// All content words, sorted.
    words: Vec<u32>,
    numbers: Vec<u32>,
    names: Vec<u32>,
    /// Words of time expressions, months and weekdays, sorted.
    times: Vec<u32>,
    /// Weekdays and months, sorted.
    calendar: Vec<u32>,
    /// Words that turn the meaning round, sorted, each as often as it stands there.
    turns: Vec<u32>,
    /// The day of its article, from which "on Friday" counts.
    day: Option<Day>,
}

impl Statement {
    /// The statement of a sentence's tokens in an article of `day`.
    pub(crate) fn of(tokens: &[AnalysedToken], day: Option<Day>) -> Self {
        let mut statement = Self {
            order: Vec::with_capacity(tokens.len()),
            words: Vec::with_capacity(tokens.len()),
            day,
            ..Self::default()
        };
        for at in 0..tokens.len() {
            statement.add(tokens, at);
        }
        for keys in [
            &mut statement.words,
            &mut statement.numbers,
            &mut statement.names,
            &mut statement.times,
            &mut statement.calendar,
        ] {
            keys.sort_unstable();
            keys.dedup();
        }
        statement.turns.sort_unstable();
        statement
    }

    fn add(&mut self, tokens: &[AnalysedToken], at: usize) {
        let token = &tokens[at];
        let (key, flags) = (token.key.0, token.flags);
        if flags.has(TokenFlags::NEGATION) {
            self.turns.push(0);
        } else if is_turn(token.key) {
            self.turns.push(key);
        }
        let calendar = flags.has(TokenFlags::CAPITAL) && is_calendar(token.key);
        if !is_content(token) && !calendar {
            return;
        }
        self.words.push(key);
        if flags.has(TokenFlags::NUMBER) {
            self.numbers.push(key);
        } else if flags.has(TokenFlags::NAME) {
            self.names.push(key);
        }
        if calendar {
            self.calendar.push(key);
        }
        if calendar || flags.has(TokenFlags::TIME) {
            self.times.push(key);
        } else if !self.order.contains(&key) && !is_of_speech(tokens, at) {
            self.order.push(key);
        }
    }

    /// Whether it says enough to be told apart from another.
    pub(crate) fn is_telling(&self) -> bool {
        self.order.len() >= TELLING
    }

    /// Bits of the words that a sentence which holds this one must have, nearly all.
    pub(crate) fn sketch(&self) -> u64 {
        self.order.iter().fold(0, |bits, key| bits | bit(*key))
    }

    /// Whether `other` states all that this one does. Better a no too many than a yes.
    pub(crate) fn is_held_by(&self, other: &Self) -> bool {
        self.times == other.times && self.is_told_by(other)
    }

    /// The same whatever times they name.
    fn is_told_by(&self, other: &Self) -> bool {
        let known = |key: &&u32| other.order.contains(key);
        let common: Vec<u32> = self.order.iter().filter(known).copied().collect();
        let has = |words: &[u32], keys: &[u32]| keys.iter().all(|k| words.binary_search(k).is_ok());
        self.is_telling()
            // What is left out may belong to a verb of speech there; anything else would be a word too many here.
            && self.order.iter().all(|key| has(&other.words, &[*key]))
            && 2 * common.len() >= other.order.len()
            && in_same_order(&common, &other.order)
            && has(&other.words, &self.numbers)
            && has(&other.words, &self.names)
            && has(&self.words, &other.names)
            && self.turns == other.turns
            && self.is_of_same_days(other)
    }

    /// Whether this one states nothing new beside `other`, or nothing but words and when somebody said so: no number more.
    pub(crate) fn is_same_as(&self, other: &Self) -> bool {
        let within = |one: &Self, two: &Self| one.times.iter().all(|time| two.times.contains(time));
        (within(self, other) || within(other, self))
            && (self.is_told_by(other) || self.numbers == other.numbers && other.is_told_by(self))
    }

    fn is_of_same_days(&self, other: &Self) -> bool {
        match (self.day, other.day) {
            (Some(own), Some(others)) if !self.times.is_empty() => {
                own.days_since(others).abs() <= SAME_WEEK
            }
            _ => true,
        }
    }

    /// Whether two sentences about the same thing say different things: each has a number that the other lacks, each a name, weekday
    /// or month; one has the opposite of a word of the other; only one says "not"; or the same names in another order.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        let lacks = |facts: &[u32], other: &Self| {
            let missing = |f: &u32| other.words.binary_search(f).is_err();
            facts.iter().any(missing)
        };
        let named = |one: &Self, two: &Self| lacks(&one.names, two) || lacks(&one.calendar, two);
        self.is_akin(other)
            && (self.negations() != other.negations()
                || lacks(&self.numbers, other) && lacks(&other.numbers, self)
                || named(self, other) && named(other, self)
                || opposites(&self.words, &other.words)
                || self.is_turned(other))
    }

    fn negations(&self) -> usize {
        self.turns.iter().take_while(|key| **key == 0).count()
    }

    /// Whether two sentences share so many words that they speak of the same.
    fn is_akin(&self, other: &Self) -> bool {
        let common = super::super::summary::shared(&self.words, &other.words);
        2 * common >= self.words.len().min(other.words.len()).max(2)
    }

    /// Whether both have the very same words, and their names in another order: "Ward praised Moon", "Moon praised Ward".
    fn is_turned(&self, other: &Self) -> bool {
        let named = |one: &Self| -> Vec<u32> {
            one.order
                .iter()
                .filter(|k| one.names.contains(k))
                .copied()
                .collect()
        };
        self.words == other.words && self.names == other.names && named(self) != named(other)
    }
}

/// One of 64 bits for a word.
pub(crate) fn bit(key: u32) -> u64 {
    1 << (key & 63)
}

/// Whether `keys` stand in `order` one after the other.
fn in_same_order(keys: &[u32], order: &[u32]) -> bool {
    let mut rest = order.iter();
    keys.iter().all(|key| rest.any(|k| k == key))
}

/// Whether a token is a verb of speech outside quotation marks, or one of the few words around it that are neither a name nor a number.
fn is_of_speech(tokens: &[AnalysedToken], at: usize) -> bool {
    let speaks =
        |t: &AnalysedToken| t.flags.has(TokenFlags::SPEECH) && !t.flags.has(TokenFlags::QUOTED);
    if is_turn(tokens[at].key) {
        return false;
    }
    if speaks(&tokens[at]) {
        return true;
    }
    let plain =
        !tokens[at].flags.has(TokenFlags::NUMBER) && !tokens[at].flags.has(TokenFlags::NAME);
    // Only a verb that ends the sentence: what follows "said that" is what was said.
    let tail = tokens.len().saturating_sub(OF_SPEECH);
    let near = (at + 1..=at + OF_SPEECH).any(|n| n >= tail && tokens.get(n).is_some_and(speaks));
    plain && near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::{Analysis, Sentence};

    fn statement(text: &str) -> Statement {
        let whole = Sentence {
            span: Span::of(text),
            paragraph: 0,
        };
        Statement::of(&Analysis::of(text, &[whole]).tokens, None)
    }

    fn held(quote: &str, other: &str, expected: bool) {
        let held = statement(quote).is_held_by(&statement(other));
        assert_eq!(held, expected, "{quote}\n{other}");
    }

    #[test]
    fn another_article_holds_a_quote_only_if_it_says_all_of_it() {
        let flood = "The river flooded the old town on Monday, officials said.";
        held(flood, flood, true);
        held(
            flood,
            "The river did not flood the old town on Monday, officials said.",
            false,
        );
        held(
            flood,
            "The river flooded the old town on Tuesday, officials said.",
            false,
        );
        held(
            flood,
            "The river may have flooded the old town on Monday, officials said.",
            false,
        );
        let quake = "The quake hit at 4:17 a.m. near the town of Elbistan at a depth of 10 km.";
        let longer = "The quake hit at 4:17 a.m. near the town of Elbistan at a depth of 10 km, the agency said.";
        held(quake, longer, true);
        held(longer, quake, true);
    }

    #[test]
    fn contradicting_reports_do_not_hold_each_other() {
        let pairs = [
            (
                "Shares in Borne rose 5 percent on Friday.",
                "Shares in Borne fell 5 percent on Friday.",
            ),
            (
                "Tom Ward praised Lisa Moon in the final.",
                "Lisa Moon praised Tom Ward in the final.",
            ),
            (
                "The union praised the company.",
                "The company praised the union.",
            ),
            (
                "Mayor Anna opened the Alpha bridge.",
                "Mayor Anna opened the June bridge.",
            ),
            (
                "Mayor Anna opened the May bridge.",
                "Mayor Anna opened the June bridge.",
            ),
            (
                "Mayor Anna opened the bridge.",
                "Mayor Anna opened the June bridge.",
            ),
            (
                "Miners died in the pit at Borne on Saturday.",
                "Twelve miners died in the pit at Borne on Friday.",
            ),
            (
                "Miners were killed in the explosion at the pit.",
                "The company denied that miners were killed in the explosion at the pit.",
            ),
            (
                "More than 300 people were hurt in the town.",
                "Fewer than 300 people were hurt in the town.",
            ),
            (
                "Prices went up in the old town.",
                "Prices went down in the old town.",
            ),
        ];
        for (one, other) in pairs {
            held(one, other, false);
            held(other, one, false);
        }
    }

    #[test]
    fn a_weekday_of_another_month_is_another_day() {
        let day = |day| Day::parse(day).ok();
        let rate = "The central bank cut its key interest rate on Thursday.";
        let of = |date| Statement {
            day: day(date),
            ..statement(rate)
        };
        assert!(of("2024-03-21").is_held_by(&of("2024-03-22")));
        assert!(!of("2024-03-21").is_held_by(&of("2024-09-19")));
    }

    #[test]
    fn contradictions_are_seen_between_sentences_about_the_same() {
        let contradict = |a, b| statement(a).contradicts(&statement(b));
        assert!(contradict(
            "Shares in Borne rose on Friday.",
            "Shares in Borne fell on Friday."
        ));
        assert!(contradict(
            "The river flooded the town.",
            "The river did not flood the town."
        ));
        assert!(!contradict(
            "The river flooded the town.",
            "Nobody was hurt in the storm."
        ));
        assert!(!contradict(
            "The mayor resigned on Friday.",
            "The mayor resigned on Friday, he said."
        ));
    }
}
