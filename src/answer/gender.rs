//! Whether articles make plain that somebody is a woman or a man, so that "she" does not mean him.
//!
//! Rather says nothing than guesses: a title before the name ("Mr", "Queen"), or a pronoun where nobody else is named or stands as
//! "the minister"; where two such signs contradict each other, nothing is plain. No given name says anything.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::lexicon::{Gender, gendered_pronouns, gendered_titles};
use crate::text::{AnalysedToken, Analysis, TermKey, TokenFlags, stem};

/// What passages tell of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    woman: bool,
    man: bool,
    /// Whether they are known to be a person at all.
    person: bool,
}

impl Told {
    /// Of somebody whose title says it.
    pub(crate) fn plain(gender: Gender) -> Self {
        let mut told = Self {
            person: true,
            ..Self::default()
        };
        told.add(Some(gender));
        told
    }

    /// What is plain.
    pub(crate) fn plainly(self) -> Option<Gender> {
        match (self.woman, self.man) {
            (true, false) => Some(Gender::Woman),
            (false, true) => Some(Gender::Man),
            _ => None,
        }
    }

    /// Whether they are a person.
    pub(crate) fn is_person(self) -> bool {
        self.person
    }

    /// Both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            woman: self.woman || other.woman,
            man: self.man || other.man,
            person: self.person || other.person,
        }
    }

    fn add(&mut self, gender: Option<Gender>) {
        self.woman |= gender == Some(Gender::Woman);
        self.man |= gender == Some(Gender::Man);
    }
}

type Keys = Vec<(TermKey, Gender)>;

static PRONOUNS: LazyLock<Keys> = LazyLock::new(|| keys(gendered_pronouns()));
static TITLES: LazyLock<Keys> = LazyLock::new(|| keys(gendered_titles()));

fn keys(words: impl Iterator<Item = (&'static str, Gender)>) -> Keys {
    let key = |(word, gender)| (TermKey::of(&stem(word)), gender);
    words.map(key).collect()
}

fn look_up(keys: &Keys, key: TermKey) -> Option<Gender> {
    let found = keys.iter().find(|(known, _)| *known == key);
    found.map(|(_, gender)| *gender)
}

/// Whom a pronoun means: "she" a woman; `None` for "they" and for any other word.
pub(crate) fn of_pronoun(key: TermKey) -> Option<Gender> {
    look_up(&PRONOUNS, key)
}

/// What a title says of its holder: "queen".
pub(crate) fn of_title(key: TermKey) -> Option<Gender> {
    look_up(&TITLES, key)
}

/// Whether two names may be those of one person: one is the end of the other, as "Roe" is of "Jane Roe".
pub(crate) fn may_be_same(one: &[TermKey], other: &[TermKey]) -> bool {
    !one.is_empty() && !other.is_empty() && (one.ends_with(other) || other.ends_with(one))
}

/// Somebody whom a passage names.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// The name, as places of the analysis.
    pub(crate) places: Range<usize>,
    /// The keys of its words.
    pub(crate) name: Vec<TermKey>,
    /// Whether that is surely a person; else it may be an organisation.
    pub(crate) person: bool,
}

/// Whether a word of these, or what the passage tells of whom they name, says that they are plainly not of a gender: not "queen" for "he".
pub(crate) fn is_not(analysis: &Analysis, words: &[AnalysedToken], gender: Gender) -> bool {
    let title = words.iter().find_map(|t| of_title(t.key));
    let name = words.iter().filter(|t| t.flags.has(TokenFlags::PERSON));
    let name: Vec<TermKey> = name.map(|t| t.key).collect();
    let plain = title.or_else(|| told(analysis, &name).plainly());
    plain.is_some_and(|plain| plain != gender)
}

/// Words behind a name in which an office still belongs to it: "Ann Roe, the mayor".
const APPOSED: usize = 4;

/// What a passage tells of the person with this name.
pub(crate) fn told(analysis: &Analysis, name: &[TermKey]) -> Told {
    let tokens = &analysis.tokens;
    let all = named(tokens);
    let theirs = |one: &&Named| one.person && may_be_same(&one.name, name);
    let mut told = Told::default();
    for one in all.iter().filter(theirs) {
        told.person = true;
        let before = one.places.start.checked_sub(1).map(|at| &tokens[at]);
        told.add(
            before
                .filter(|t| touch(t, &tokens[one.places.start]))
                .and_then(|t| of_title(t.key)),
        );
    }
    for at in 0..analysis.sentences.len() {
        told.add(by_pronoun(analysis, &all, name, at));
    }
    told
}

/// What the pronouns behind a name tell, in sentence `at` and where the next one opens with "she": nothing if anybody else could be meant,
/// also in the sentence before.
fn by_pronoun(analysis: &Analysis, all: &[Named], name: &[TermKey], at: usize) -> Option<Gender> {
    let places = |at: usize| {
        analysis
            .sentences
            .get(at)
            .map_or(0..0, |s| s.tokens.clone())
    };
    let (own, before) = (places(at), at.checked_sub(1).map_or(0..0, places));
    let within = |places: &Range<usize>, one: &Named| places.contains(&one.places.start);
    let first = all
        .iter()
        .find(|one| within(&own, one) && one.person && may_be_same(&one.name, name))?;
    let alone = |places: &Range<usize>| is_alone(&analysis.tokens, all, name, places);
    if !alone(&own) || !alone(&before) {
        return None;
    }
    let pronoun = |place: usize| {
        let token = &analysis.tokens[place];
        (!token.flags.has(TokenFlags::QUOTED))
            .then(|| of_pronoun(token.key))
            .flatten()
    };
    let next = places(at + 1);
    let opens = Some(next.start).filter(|place| alone(&next) && next.contains(place));
    let mut found = (first.places.end..own.end).chain(opens).filter_map(pronoun);
    let gender = found.next()?;
    found.all(|other| other == gender).then_some(gender)
}

/// Whether some words name nobody but the person with this name, neither by name nor by an office.
fn is_alone(
    tokens: &[AnalysedToken],
    all: &[Named],
    name: &[TermKey],
    places: &Range<usize>,
) -> bool {
    let here: Vec<&Named> = all
        .iter()
        .filter(|one| places.contains(&one.places.start))
        .collect();
    let theirs = |office: usize| {
        here.iter().any(|one| {
            one.places.start == office + 1 && touch(&tokens[office], &tokens[office + 1])
                || (one.places.end..one.places.end + APPOSED).contains(&office)
                    && is_apposed(tokens, one)
        })
    };
    let office = |place: &usize| tokens[*place].flags.has(TokenFlags::ROLE);
    here.iter().all(|one| may_be_same(&one.name, name)) && places.clone().filter(office).all(theirs)
}

/// Whether a comma parts a name from what stands behind it.
fn is_apposed(tokens: &[AnalysedToken], one: &Named) -> bool {
    let next = tokens.get(one.places.end).map(|t| t.span.start());
    next.is_some_and(|start| start == tokens[one.places.end - 1].span.end() + 2)
}

/// The people whom some tokens name outside of quotation marks, and what may be one: two and more capitalised words that are no place.
pub(crate) fn named(tokens: &[AnalysedToken]) -> Vec<Named> {
    let is = |at: usize, flag: TokenFlags| tokens[at].flags.has(flag);
    let kind = |at: usize| match is(at, TokenFlags::PERSON) {
        _ if is(at, TokenFlags::QUOTED)
            || is(at, TokenFlags::PLACE)
            || is(at, TokenFlags::ROLE) =>
        {
            None
        }
        true => Some(true),
        false => is(at, TokenFlags::NAME).then_some(false),
    };
    let mut found: Vec<Named> = Vec::new();
    for (at, person) in (0..tokens.len()).filter_map(|at| Some((at, kind(at)?))) {
        match found.last_mut() {
            Some(last)
                if last.places.end == at
                    && last.person == person
                    && touch(&tokens[at - 1], &tokens[at]) =>
            {
                last.places.end = at + 1;
                last.name.push(tokens[at].key);
            }
            _ => found.push(Named {
                places: at..at + 1,
                name: vec![tokens[at].key],
                person,
            }),
        }
    }
    found.retain(|one| one.person || one.name.len() > 1);
    found
}

/// Whether nothing but a blank, or the full stop of "Mr." and a blank, parts two words.
fn touch(one: &AnalysedToken, next: &AnalysedToken) -> bool {
    let dotted = one.flags.has(TokenFlags::ROLE) && one.flags.has(TokenFlags::CAPITAL);
    let gap = next.span.start().saturating_sub(one.span.end());
    gap == 1 || gap == 2 && dotted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::{sentences, tokens as words};

    fn check(text: &str, name: &str, expected: Option<Gender>) {
        let analysis = Analysis::of(text, &sentences(text, Span::of(text)));
        let name: Vec<TermKey> = words(name).iter().map(|t| TermKey::of(&t.stem)).collect();
        assert_eq!(told(&analysis, &name).plainly(), expected, "{text}");
    }

    #[test]
    fn a_title_before_a_name_is_plain() {
        let (woman, man) = (Some(Gender::Woman), Some(Gender::Man));
        check("The council heard Ms Roe on Monday.", "Jane Roe", woman);
        check("The council heard Mr. Dahl on Monday.", "Dahl", man);
        check("Crowds met Queen Astrid in Halden.", "Astrid", woman);
        check("The spokeswoman Anna Hale said no.", "Anna Hale", woman);
        check("The council heard Dr Roe on Monday.", "Roe", None);
        // Two people of the same name.
        check("Mr Roe met Mrs Roe in Halden.", "Roe", None);
    }

    #[test]
    fn a_pronoun_is_plain_where_it_can_mean_nobody_else() {
        let (woman, man) = (Some(Gender::Woman), Some(Gender::Man));
        check("Mayor Kim Roe said she would leave.", "Roe", woman);
        check(
            "Captain Kim Roe, the mayor, said that his car was gone.",
            "Kim Roe",
            man,
        );
        check("Mayor Kim Roe said no. He left.", "Kim Roe", man);
        for unclear in [
            "Mayor Kim Roe told the minister that she was late.",
            "Mayor Kim Roe told Captain Lee Dahl that she was late.",
            "Captain Lee Dahl was late. Mayor Kim Roe said she knew.",
            "Mayor Kim Roe said that he knew her.",
            "Mayor Kim Roe said: “She left.”",
            "Mayor Kim Roe said no.",
            "She left. Mayor Kim Roe said no.",
        ] {
            check(unclear, "Kim Roe", None);
        }
    }
}
