//! Whom "she" means in a follow-up: not the man whom the question or the answer before named, if the articles make plain that he is one.
//!
//! Changes the conversation that a question is read in, and only where somebody in it is plainly of the other gender, or only one person
//! in the last quotes is plainly of this one and the question before named nobody.

use std::borrow::Cow;

use crate::index::{Clause, IndexError, SearchPlan, Snapshot};
use crate::model::{Conversation, Receipt, Span};
use crate::text::lexicon::{Gender, role_of_office};
use crate::text::{Analysis, TermKey, Token, TokenFlags, sentences, tokens};

use super::gender::{Told, may_be_same, named, of_pronoun, of_title, told};
use super::plan::followup::{is_name, means_somebody};
use super::plan::synonyms;

/// Passages with a name that are looked at.
const PASSAGES: usize = 20;

/// The conversation in which a question with these words is read.
pub(super) fn fitting<'c>(
    snapshot: &Snapshot,
    own: &[Token],
    conversation: &'c Conversation,
) -> Result<Cow<'c, Conversation>, IndexError> {
    let Some(gender) = asked(own).filter(|_| means_somebody(own)) else {
        return Ok(Cow::Borrowed(conversation));
    };
    let Some(last) = conversation.earlier.last() else {
        return Ok(Cow::Borrowed(conversation));
    };
    if let Some(name) = &conversation.named
        && !is_not(Person::alone(name).told(snapshot)?, gender)
    {
        return Ok(Cow::Borrowed(conversation));
    }
    let mut fits = false;
    let mut others = Vec::new();
    for person in people(last) {
        let told = person.told(snapshot)?;
        if is_not(told, gender) {
            others.push(person.span);
        } else {
            fits |= person.office || told.is_person();
        }
    }
    if fits {
        return Ok(Cow::Owned(without(conversation, last, &others)));
    }
    if conversation.left_unanswered() {
        // What was shown then is related at most.
        return Ok(Cow::Borrowed(conversation));
    }
    let named = only_one(snapshot, &conversation.told, gender)?;
    Ok(named.map_or(Cow::Borrowed(conversation), |name| {
        Cow::Owned(Conversation {
            named: Some(name),
            ..conversation.clone()
        })
    }))
}

/// The gender of the pronouns of a question, if they have one.
fn asked(own: &[Token]) -> Option<Gender> {
    let mut found = own.iter().filter_map(|t| of_pronoun(TermKey::of(&t.stem)));
    let gender = found.next()?;
    found.all(|other| other == gender).then_some(gender)
}

fn is_not(told: Told, gender: Gender) -> bool {
    told.plainly().is_some_and(|plain| plain != gender)
}

/// Somebody whom a question names, or means by an office.
struct Person {
    span: Span,
    words: Vec<Token>,
    /// Whether an office or a title stands there.
    office: bool,
}

impl Person {
    fn of(words: &[Token]) -> Self {
        let span = words[0].span.join(words[words.len() - 1].span);
        Self {
            span,
            words: words.to_vec(),
            office: words.iter().any(is_office),
        }
    }

    /// The one with this name.
    fn alone(name: &str) -> Self {
        Self {
            span: Span::of(name),
            words: tokens(name),
            office: false,
        }
    }

    /// What their title says, else the passages that name them.
    fn told(&self, snapshot: &Snapshot) -> Result<Told, IndexError> {
        let title = self
            .words
            .iter()
            .find_map(|t| of_title(TermKey::of(&t.stem)));
        if let Some(gender) = title {
            return Ok(Told::plain(gender));
        }
        let name = self.words.iter().filter(|t| !t.flags.has(TokenFlags::ROLE));
        let name: Vec<&str> = name.map(|t| t.stem.as_str()).collect();
        if name.is_empty() {
            return Ok(Told::default());
        }
        let keys: Vec<TermKey> = name.iter().map(|stem| TermKey::of(stem)).collect();
        let clause = |stem: &&str| Clause {
            alternatives: vec![((*stem).to_owned(), 1.0)],
            boost: 1.0,
        };
        let search = SearchPlan {
            clauses: name.iter().map(clause).collect(),
            limit: PASSAGES,
            ..SearchPlan::default()
        };
        let hits = snapshot.search(&search)?;
        let each = hits.iter().map(|hit| told(&hit.analysis, &keys));
        Ok(each.fold(Told::default(), Told::and))
    }
}

fn is_office(token: &Token) -> bool {
    role_of_office(&token.word) || of_title(TermKey::of(&token.stem)).is_some()
}

/// The people whom a question names or means by an office, as far as can be told from its letters.
fn people(question: &str) -> Vec<Person> {
    let words = tokens(question);
    let is_person = |at: usize| {
        let place = synonyms::place(&words[at].word).is_some();
        !place && (is_name(&words, at) || is_office(&words[at]))
    };
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for at in (0..words.len()).filter(|at| is_person(*at)) {
        let joined = |last: &&mut std::ops::Range<usize>| {
            let gap = words[at - 1].span.end()..words[at].span.start();
            last.end == at
                && question
                    .get(gap)
                    .is_some_and(|gap| matches!(gap, " " | ". "))
        };
        match runs.last_mut().filter(joined) {
            Some(last) => last.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs.into_iter()
        .map(|run| Person::of(&words[run]))
        .collect()
}

/// The conversation with the last question, its text being `last`, without what stands at `others`, and whom its answer named forgotten.
fn without(conversation: &Conversation, last: &str, others: &[Span]) -> Conversation {
    let (mut left, mut from) = (String::new(), 0);
    for span in others {
        left += last.get(from..span.start()).unwrap_or("");
        from = span.end();
    }
    left += last.get(from..).unwrap_or("");
    let mut conversation = Conversation {
        named: None,
        ..conversation.clone()
    };
    if let Some(question) = conversation.earlier.last_mut() {
        *question = left;
    }
    conversation
}

/// The name of the only person in some quotes who may be of a gender, if they plainly are.
fn only_one(
    snapshot: &Snapshot,
    quotes: &[Receipt],
    gender: Gender,
) -> Result<Option<String>, IndexError> {
    let mut only: Option<(Vec<TermKey>, Option<String>)> = None;
    for quote in quotes {
        let Some(article) = snapshot.receipt(quote)? else {
            continue;
        };
        let analysis = Analysis::of(&article.text, &sentences(&article.text, article.body));
        let all = named(&analysis.tokens);
        let spanned = |places: &std::ops::Range<usize>| {
            let words = &analysis.tokens[places.clone()];
            words[0].span.join(words[words.len() - 1].span)
        };
        let quoted = all
            .iter()
            .filter(|one| one.person && quote.span.contains(spanned(&one.places)));
        for one in quoted {
            let told = told(&analysis, &one.name);
            if is_not(told, gender) {
                continue;
            }
            let plain = told.plainly().is_some();
            let same = all
                .iter()
                .filter(|other| other.person && may_be_same(&other.name, &one.name));
            let longest =
                same.max_by_key(|other| (other.name.len(), std::cmp::Reverse(other.places.start)));
            let name = longest.and_then(|other| spanned(&other.places).cut(&article.text));
            match &only {
                Some((known, _)) if !may_be_same(known, &one.name) => return Ok(None),
                Some((_, Some(_))) => {}
                _ => only = Some((one.name.clone(), name.filter(|_| plain).map(str::to_owned))),
            }
        }
    }
    Ok(only.and_then(|(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::super::AskRequest;
    use super::super::collections::{Reports, reports};
    use crate::model::{Answer, Conversation, Day, Filter, Question};

    fn news() -> Reports {
        reports(&[
            (
                "a.txt",
                "2024-05-01",
                "Mayor Erik Dahl met Anna Hale in Halden on Monday. Mr Dahl said: “The harbour is lost.” Ms Hale said: “The bridge \
                 must stay.” Rain fell all day.",
            ),
            (
                "b.txt",
                "2024-05-02",
                "The tunnel of Kemi opened on Tuesday, engineer Petra Lund said. She is 44 years old. It rained in Kemi.",
            ),
            (
                "c.txt",
                "2024-05-03",
                "Captain Kim Moe met Robin Vik in Borne on Monday. The talks went on all day.",
            ),
        ])
    }

    /// The answer to a follow-up after an answered question; `named` is whom the first answer is said to have named.
    fn follow_up(first: &str, named: Option<&str>, then: &str) -> Answer {
        let reports = news();
        let first = reports.ask(first, "2024-05-04", &[]);
        let mut conversation = Conversation::default().after(&first.turn());
        conversation.named = named.map(str::to_owned).or(conversation.named);
        let request = AskRequest {
            question: Question::parse(then, 500).unwrap(),
            conversation,
            filter: Filter::default(),
            today: Some(Day::parse("2024-05-04").unwrap()),
        };
        reports.engine.ask(&request).unwrap()
    }

    fn read_as(first: &str, named: Option<&str>, then: &str, expected: &str) {
        let answer = follow_up(first, named, then);
        assert_eq!(answer.read_as.as_deref(), Some(expected), "{first}");
    }

    const MET: &str = "Did Erik Dahl meet Anna Hale?";

    #[test]
    fn she_is_not_the_man_whom_the_question_before_named() {
        read_as(
            MET,
            None,
            "What did she say?",
            "What did she say (meet Anna Hale)",
        );
        read_as(
            MET,
            None,
            "What did he say?",
            "What did he say (Erik Dahl meet)",
        );
        let said = follow_up(MET, None, "What did she say?");
        let quote = &said.quotes[0].quote;
        assert!(quote.text().contains("The bridge must stay"), "{quote:?}");
    }

    #[test]
    fn she_is_not_the_man_whom_the_last_answer_named() {
        let asked = "Whom did Anna Hale meet?";
        let dahl = Some("Erik Dahl");
        read_as(
            asked,
            dahl,
            "What did she say?",
            "What did she say (Anna Hale meet)",
        );
        read_as(
            asked,
            dahl,
            "What did he say?",
            "What did he say (Erik Dahl)",
        );
    }

    #[test]
    fn she_is_the_only_woman_whom_the_answer_quoted() {
        let opened = "When did the tunnel of Kemi open?";
        read_as(
            opened,
            None,
            "How old is she?",
            "How old is she (Petra Lund)",
        );
        // Nobody there is a man.
        read_as(
            opened,
            None,
            "How old is he?",
            "How old is he (tunnel Kemi)",
        );
    }

    #[test]
    fn where_nothing_is_plain_all_is_as_before() {
        for pronoun in ["she", "he"] {
            read_as(
                "Did Kim Moe meet Robin Vik?",
                None,
                &format!("What did {pronoun} say?"),
                &format!("What did {pronoun} say (Kim Moe meet Robin Vik)"),
            );
        }
        read_as(
            MET,
            None,
            "What did they say?",
            "What did they say (Erik Dahl meet Anna Hale)",
        );
    }

    #[test]
    fn a_title_says_it_without_any_article() {
        read_as(
            "Did the king meet the queen in Halden?",
            None,
            "What did she say?",
            "What did she say (meet queen Halden)",
        );
    }
}
