//! The name that answers "who", where it is certain.

use std::ops::Range;

use crate::model::Span;
use crate::text::{AnalysedToken, TermKey, TokenFlags, lexicon};

use super::super::plan::terms::Term;
use super::super::plan::{Plan, words};
use super::super::rank::keys::keys;
use super::doer::Sentence;
use super::highlight::{BEST, Shown, TELLING, asked_for, holding};
use super::{clause, contest, dated, named_later, whole_name};

/// The name that answers: the certain one of the sentence that holds most of the question, else of all that hold much of it.
pub(super) fn person(plan: &Plan, shown: &Shown<'_>) -> Option<Span> {
    if asks_about_a_name(plan, shown) || dated::is_of_another_year(plan, shown) {
        return None;
    }
    for least in [BEST, TELLING] {
        let sentences = holding(plan, shown, least);
        match together(&sentences, |tokens| by_grammar(plan, tokens, shown.text)) {
            Doer::Named(name) => return Some(name),
            Doer::Uncertain => return None,
            Doer::Untold => {}
        }
        if let Some(name) = certain(plan, &sentences.concat(), shown.text) {
            return Some(name);
        }
    }
    predicate(plan).and_then(|term| named_later::name(plan, term, shown))
}

/// Who did something by what each of the sentences says; uncertain where they name two.
fn together(sentences: &[&[AnalysedToken]], told: impl Fn(&[AnalysedToken]) -> Doer) -> Doer {
    let mut found = Doer::Untold;
    let mut last = None;
    for tokens in sentences {
        match told(tokens) {
            Doer::Named(name) => {
                let surname = tokens
                    .iter()
                    .rfind(|t| name.contains(t.span))
                    .map(|t| t.key);
                if last.is_some() && last != surname {
                    return Doer::Uncertain;
                }
                if last.is_none() {
                    (found, last) = (Doer::Named(name), surname);
                }
            }
            Doer::Uncertain if last.is_none() => found = Doer::Uncertain,
            _ => {}
        }
    }
    found
}

/// Whether nothing but names is asked about, as the quote writes them: "who is jonas holt". Nobody else is the answer.
fn asks_about_a_name(plan: &Plan, shown: &Shown<'_>) -> bool {
    let tokens = || shown.sentences.iter().copied().flatten();
    let named = |term: &Term| {
        let mut here = tokens().filter(|t| term.keys().next().is_some_and(|(key, _)| key == t.key));
        here.any(|t| t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::ROLE))
    };
    !plan.terms.is_empty() && plan.terms.iter().all(|term| term.name || named(term))
}

/// Who did it by the word "by" ("was opened by Mayor Roe"), else the only name that the question does not hold, or the only one of several
/// beside a word of the question that is no name itself ("Ambassador to Niger, Sylvain Itte"). Whoever holds an office must hold that of
/// the question's place: "President Roe" of another country is somebody else.
fn certain(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Option<Span> {
    let mut names = names(plan, tokens, text);
    let by: Vec<_> = names
        .iter()
        .filter(|name| !undergoes(plan) && is_agent(plan, tokens, name))
        .collect();
    if let [agent] = by.as_slice() {
        return Some(whole_name::whole(tokens, agent, text));
    }
    names.retain(|name| {
        !is_where(tokens, name)
            && !is_thing(tokens, name)
            && !is_inserted(plan, tokens, name)
            && !merely_says(plan, tokens, name)
            && holds_that_office(plan, tokens, name)
    });
    let beside: Vec<_> = names
        .iter()
        .filter(|name| is_within(plan, tokens, name, BESIDE))
        .collect();
    // Whoever holds an office stands right beside it; others only speak of it.
    let office = predicate(plan).is_some_and(is_office);
    let reach = if office { FROM_OFFICE } else { FROM_ONLY };
    let only = match (names.as_slice(), beside.as_slice()) {
        ([one], _) if is_within(plan, tokens, one, reach) => one,
        (_, [one]) => *one,
        _ => return None,
    };
    Some(whole_name::whole(tokens, only, text))
}

/// Who did it by the grammar, where the question is "Who opened the bridge?" and every verb of the sentence that says so has the same
/// doer; or who won or lost.
fn by_grammar(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Doer {
    let sentence = Sentence { tokens, text };
    let (Some(term), Some(focus)) = (predicate(plan), plan.asked.focus.as_ref()) else {
        return Doer::Untold;
    };
    let undergoes = undergoes(plan);
    if is_office(term) || term.place != focus.at + 1 && !undergoes {
        return Doer::Untold;
    }
    let whose = |name: Range<usize>| name.start + owner(&tokens[name.clone()], text)..name.end;
    let named = |name: Range<usize>| Doer::Named(whole_name::whole(tokens, &name, text));
    let certain = |name: &Range<usize>| {
        !name.is_empty()
            && may_be_person(&tokens[name.clone()], text)
            && !tokens[name.clone()].iter().any(|t| asked_for(plan, t.key))
    };
    let verbs = sentence.verbs(|key| says(term, key));
    let doer = |verb: &usize| {
        let found = match (sentence.is_passive(*verb), undergoes) {
            (true, true) => sentence.subject_of_passive(*verb),
            (true, false) => sentence.agent(*verb),
            (false, true) => None,
            (false, false) => sentence.subject(*verb),
        };
        found.map(whose).filter(certain)
    };
    let own = term.keys().next().map(|(key, _)| key);
    let exact = verbs.iter().any(|verb| Some(tokens[*verb].key) == own);
    let mut doers: Vec<Range<usize>> = verbs.iter().filter_map(doer).collect();
    doers.dedup();
    // "The council elected Roe" names no one who did.
    let nameless = |verb: &usize| {
        sentence.is_nameless(*verb) && !asked_for(plan, tokens[verb.saturating_sub(1)].key)
    };
    let by = verbs.iter().any(|verb| sentence.is_passive(*verb));
    if !by && !undergoes && doers.is_empty() && verbs.iter().any(nameless) {
        return Doer::Uncertain;
    }
    let of_contest = contest::is_one(term) && !undergoes;
    if !exact && of_contest {
        return match contest::asked(plan, term, &sentence).map(whose) {
            Some(name) => named(name),
            // Whoever wins a round has not won the cup.
            None if contest::is_told(&sentence) => Doer::Uncertain,
            None => Doer::Untold,
        };
    }
    match doers.as_slice() {
        [one] => named(one.clone()),
        _ => of_contest
            .then(|| contest::asked(plan, term, &sentence).map(whose))
            .flatten()
            .map_or(Doer::Untold, named),
    }
}

/// Whether the question asks to whom something was done: "Who was arrested?".
fn undergoes(plan: &Plan) -> bool {
    let behind = plan.asked.focus.as_ref().map(|focus| focus.at + 2);
    let done = |term: &Term| Some(term.place) == behind && words::is_past(&term.word);
    plan.passive && predicate(plan).is_some_and(done)
}

/// What the grammar of a sentence says of who did something.
enum Doer {
    /// These words name him.
    Named(Span),
    /// It was one of those whom it names, and which is not certain.
    Uncertain,
    /// Nothing.
    Untold,
}

/// Words between "by" and a name: "by Mayor Jonas Roe", "by the painter Ann Lee".
const AFTER_BY: usize = 3;
/// Words between what was done and by whom: "opened on Friday by".
const BEFORE_BY: usize = 6;

/// Whether a name follows "by", and before that stands a word of the question that is no name.
fn is_agent(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let by = TermKey::of("by");
    let from = name.start.saturating_sub(AFTER_BY);
    let Some(at) = (from..name.start).rev().find(|at| tokens[*at].key == by) else {
        return false;
    };
    let plain = tokens[at + 1..name.start]
        .iter()
        .all(|t| !t.flags.has(TokenFlags::NAME) || t.flags.has(TokenFlags::ROLE));
    plain
        && tokens[..at]
            .iter()
            .rev()
            .take(BEFORE_BY)
            .any(|t| is_said_of(plan, t))
}

/// Whether a word says what the question says of the one it asks for, if it says anything.
fn is_said_of(plan: &Plan, token: &AnalysedToken) -> bool {
    predicate(plan).map_or_else(
        || is_plain_word(plan, token),
        |term| !token.flags.has(TokenFlags::STOP) && says(term, token.key),
    )
}

/// Whether a name is that of a place by the word before it: "in Sandvig", "in southern Sandvig".
fn is_where(tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let part = ["northern", "southern", "eastern", "western", "central"];
    let of_a_part = name.start > 0 && follows(tokens, name, &part);
    let whole = name.start - usize::from(of_a_part)..name.end;
    follows(
        tokens,
        &whole,
        &["in", "at", "near", "outside", "across", "from"],
    )
}

/// Whether a name stands in an insertion that says something else of somebody: "Ada Moss, who beat Lena Strand in May, lost the final".
fn is_inserted(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let opens = ["who", "which", "whose", "whom"].map(TermKey::of);
    let clauses = clause::clauses(tokens);
    let own = clauses
        .into_iter()
        .find(|clause| clause.contains(&name.start));
    own.is_some_and(|clause| {
        opens.contains(&tokens[clause.start].key)
            && !tokens[clause].iter().any(|t| is_said_of(plan, t))
    })
}

/// Whether somebody only says something, and that is not what is asked: "The school will be closed, Bishop Orr said."
fn merely_says(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1);
    let beside = [before, Some(name.end)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| tokens.get(at));
    beside.any(|t| t.flags.has(TokenFlags::SPEECH) && !is_said_of(plan, t))
}

/// Whether the word before a name makes it that of a thing: "the Golden Shell", "her Civic Alliance".
fn is_thing(tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    follows(
        tokens,
        name,
        &["the", "a", "an", "her", "his", "its", "their", "this"],
    )
}

/// Whether a name that is not known as somebody's stands right behind one of the words.
fn follows(tokens: &[AnalysedToken], name: &Range<usize>, words: &[&str]) -> bool {
    let somebody = |t: &AnalysedToken| t.flags.has(TokenFlags::PERSON);
    let before = name.start.checked_sub(1).and_then(|at| tokens.get(at));
    let one_of_them = |t: &AnalysedToken| words.iter().any(|word| TermKey::of(word) == t.key);
    !tokens[name.clone()].iter().any(somebody) && before.is_some_and(one_of_them)
}

/// Words around an office and its holder among which the place of the office stands: "French President Emmanuel Macron", "Ambassador to
/// Niger, Sylvain Itte".
const OF_OFFICE: usize = 3;

/// Whether somebody in an office that the question asks for ("president of France") holds it there, as far as that is said. True for
/// whoever holds none, and where the question names no place.
fn holds_that_office(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>) -> bool {
    let asked_office = |t: &AnalysedToken| t.flags.has(TokenFlags::ROLE) && is_plain_word(plan, t);
    let from = name.start.saturating_sub(OF_OFFICE + 1);
    let around = from..(name.end + OF_OFFICE).min(tokens.len());
    let Some(office) = around
        .clone()
        .find(|at| !name.contains(at) && asked_office(&tokens[*at]))
    else {
        return true;
    };
    let places = plan
        .terms
        .iter()
        .filter(|t| t.name && !t.source && !t.inherited);
    let keys: Vec<TermKey> = places.flat_map(|t| t.keys().map(|(key, _)| key)).collect();
    let (start, end) = (office.min(name.start), (office + 1).max(name.end));
    let near = start.saturating_sub(OF_OFFICE)..(end + OF_OFFICE).min(tokens.len());
    keys.is_empty() || near.into_iter().any(|at| keys.contains(&tokens[at].key))
}

/// Whether a word is one of the question's that is no name.
fn is_plain_word(plan: &Plan, token: &AnalysedToken) -> bool {
    let asked = |term: &Term| term.keys().any(|(key, _)| key == token.key);
    !token.flags.has(TokenFlags::STOP) && plan.terms.iter().any(|t| !t.name && asked(t))
}

/// Runs of name tokens without anything but white space between, none of them asked for.
fn names(plan: &Plan, tokens: &[AnalysedToken], text: &str) -> Vec<Range<usize>> {
    let fits = |t: &AnalysedToken| {
        t.flags.has(TokenFlags::NAME) && !t.flags.has(TokenFlags::TIME) && !keys().role.has(t.key)
    };
    let together = |a: &AnalysedToken, b: &AnalysedToken| {
        let gap = Span::new(a.span.end(), b.span.start()).and_then(|gap| gap.cut(text));
        fits(a) == fits(b) && gap.is_some_and(|gap| gap.trim().is_empty())
    };
    let mut start = 0;
    let mut found = Vec::new();
    for run in tokens.chunk_by(together) {
        let whose = owner(run, text);
        let name = &run[whose..];
        let end = start + run.len();
        let titled = is_title(name, tokens.get(end));
        let certain = fits(&run[0]) && !name.is_empty() && may_be_person(name, text) && !titled;
        if certain && !name.iter().any(|t| asked_for(plan, t.key)) {
            found.push(start + whose..start + run.len());
        }
        start += run.len();
    }
    found
}

/// Whether what looks like a name is the beginning of an office: "Lord" of "the Lord Mayor".
fn is_title(name: &[AnalysedToken], next: Option<&AnalysedToken>) -> bool {
    let role = |t: &AnalysedToken| t.flags.has(TokenFlags::ROLE);
    let beside = |next: &AnalysedToken| {
        let last = name.last();
        last.is_some_and(|last| next.span.start() == last.span.end() + 1)
    };
    name.iter().all(role) && next.is_some_and(|next| role(next) && beside(next))
}

/// Words at the beginning of a name that say whose somebody is: "Brazil's" of "Brazil's Caio Furtado".
fn owner(run: &[AnalysedToken], text: &str) -> usize {
    let owns = |t: &AnalysedToken| {
        let behind = text.get(t.span.start()..).unwrap_or("");
        let word = behind.split_whitespace().next().unwrap_or("");
        word.ends_with("'s") || word.ends_with("’s")
    };
    run.iter().rposition(owns).map_or(0, |at| at + 1)
}

/// Whether a name may be somebody's: no place, no outlet or agency in capitals ("CNN"), nothing with a digit ("France 2").
fn may_be_person(run: &[AnalysedToken], text: &str) -> bool {
    let shout = |t: &AnalysedToken| {
        let word = t.span.cut(text).unwrap_or("");
        word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
    };
    !run.iter()
        .any(|t| t.flags.has(TokenFlags::PLACE) || t.flags.has(TokenFlags::DIGIT) || shout(t))
}

/// Words between a name and what is asked of it, where there are other names.
const BESIDE: usize = 3;
/// The same between an office and the only name of a sentence: "the director of the museum, Jane Roe".
const FROM_OFFICE: usize = 5;
/// The same for the only name of a sentence where no office is asked for.
const FROM_ONLY: usize = 8;

/// Whether a word of the question that is no name stands within so many words of the tokens `name`.
fn is_within(plan: &Plan, tokens: &[AnalysedToken], name: &Range<usize>, words: usize) -> bool {
    let from = name.start - age_before(&tokens[..name.start]);
    let before = tokens[..from].iter().rev().take(words);
    let after = tokens[name.end..].iter().take(words);
    before.chain(after).any(|t| is_said_of(plan, t))
}

/// Words of the age at the end of what stands before a name, which part nothing: "52-year-old".
fn age_before(tokens: &[AnalysedToken]) -> usize {
    let [.., number, year, old] = tokens else {
        return 0;
    };
    let joined = |a: &AnalysedToken, b: &AnalysedToken| b.span.start() == a.span.end() + 1;
    let age = number.flags.has(TokenFlags::NUMBER)
        && year.key == TermKey::of("year")
        && old.key == TermKey::of("old");
    if age && joined(number, year) && joined(year, old) {
        3
    } else {
        0
    }
}

fn is_office(term: &Term) -> bool {
    lexicon::facts(&term.word).has(lexicon::WordFacts::ROLE)
}

/// Weight from which on another word is the same office: a diplomat need not be the ambassador.
const SAME_OFFICE: f32 = 0.8;
/// Weight from which on a word says the same of somebody: goals are only near to "scored".
const SAME_DEED: f32 = 0.45;

/// Whether a word says what a term says; of an office only what means the very same.
fn says(term: &Term, key: TermKey) -> bool {
    let least = if is_office(term) {
        SAME_OFFICE
    } else {
        SAME_DEED
    };
    term.keys()
        .any(|(own, weight)| own == key && weight >= least)
}

/// The first word behind the question word that is no name: what is said of the one who is asked for ("scored" of "who scored the winning
/// goal").
fn predicate(plan: &Plan) -> Option<&Term> {
    let at = plan.asked.focus.as_ref()?.at;
    let typed = &plan.asked.type_words;
    plan.terms.iter().find(|term| {
        !term.name
            && !term.inherited
            && !term.date
            && term.place > at
            && !typed.contains(&term.place)
    })
}
