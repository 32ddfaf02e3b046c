//! From judged windows to an answer: whether it is one, its quotes in their order, and what is said of them.

use crate::index::{Hit, IndexError};
use crate::model::{Answer, ArticleId, Confidence, NoAnswer, Note, Outcome, ScoredQuote, Span};

use super::ask::{Judged, World, judge, pool};
use super::confidence;
use super::cutter::Cutter;
use super::order::{
    STILL_MARKED, keep_what_says_it, put_another_year_behind, put_the_former_holder_behind,
    put_the_holder_first, put_the_newest_holder_first,
};
use super::plan::Plan;
use super::plan::asked::Kind;
use super::rank::pool::Pool;
use super::rank::signals::Signal;
use super::select::denied;
use super::select::differ::{self, Compared};
use super::select::{
    Chosen, answering, newest_state_first, says_as_much, that_may_answer_as_well, trim,
};
use super::who_said::told;

/// Nearest quotes that are shown when nothing answers.
const RELATED: usize = 2;
/// What [`confidence::HELD`] is at least when quotes hold all of a topic.
const ALL_HELD: f64 = 0.99;
/// From this confidence on a no says that no answer is sure, not that there is none: of the questions of nine golden sets that were
/// refused with it, four in ten had an answer among the quotes below (91 of 214), of those with less one in eight.
const DOUBTFUL: f64 = 0.3;
/// Below this confidence quotes without words that certainly answer are shown as the nearest ones: half of them are right.
const OUTRIGHT: f64 = 0.8;
/// The same where a sum or a time is asked for, which are marked whenever a sentence says them in one of many ways: of 40 quotes of golden
/// questions without a mark and with a confidence between the two, 23 were right.
const OUTRIGHT_OF_FIGURES: f64 = 0.9;
/// What a further passage that says as much of the question as the first quote may score below the best and still have its answer marked:
/// it may count the same in another way.
const COMPARED: f64 = 6.0;

/// What is decided of an answer before its quotes are cut.
struct Decision {
    /// Whether it answers.
    sure: bool,
    /// Whether its quotes may be the nearest only, unless some of their words certainly answer.
    nearest: bool,
    /// Whether words that certainly answer are marked: somebody's words may be on something else than what is asked.
    marks: bool,
    /// Which of the chosen windows are shown.
    shown: Vec<usize>,
    /// Which are shown, too, if nothing in the first is certain.
    unless_certain: Vec<usize>,
}

impl Decision {
    /// Whether a quote is only shown because nothing in the first is certain; `windows` are where the chosen ones stand.
    fn is_beside(&self, shown: &ScoredQuote, windows: &[(ArticleId, Span)]) -> bool {
        let whole = shown.quote.receipt();
        let holds = |at: &usize| {
            let window = windows.get(*at);
            window.is_some_and(|(article, span)| {
                *article == whole.article && whole.span.contains(*span)
            })
        };
        // Widened, an answering quote may take in what would stand beside it.
        !self.shown.iter().any(holds) && self.unless_certain.iter().any(holds)
    }
}

/// Fills an answer from the passages found.
pub(super) fn compose(
    world: &World<'_>,
    plan: &Plan,
    hits: &[Hit],
    answer: &mut Answer,
) -> Result<(), IndexError> {
    let pool = pool(world, plan, hits)?;
    let mut cutter = Cutter::new(world, plan, &pool);
    let Judged {
        candidates,
        mut chosen,
        signals: Some(signals),
    } = judge(&mut cutter)?
    else {
        return Ok(());
    };
    for one in &mut chosen {
        one.candidate.window = trim::trimmed(plan, &pool, &one.candidate, &candidates);
    }
    newest_state_first(plan, &pool, &mut chosen, world.settings.quotes);
    let windows: Vec<(ArticleId, Span)> = chosen
        .iter()
        .map(|one| one.candidate.window)
        .map(|window| (hits[window.hit].article.id.clone(), pool.span(window)))
        .collect();
    answer.confidence = confidence::confidence(&signals, &world.weights.confidence);
    let decision = decide(world, plan, &pool, (&signals, &chosen), answer);
    let (mut quotes, mut more) = cut(&mut cutter, &chosen, &decision)?;
    let most = world.settings.quotes;
    let differ = decision
        .sure
        .then(|| differ::newest_count_first(plan.asked.kind, &mut quotes, &mut more, most));
    answer.quotes = quotes.into_iter().map(|(quote, _)| quote).collect();
    answer.more = more.into_iter().map(|(quote, _)| quote).collect();
    if decision.sure && answer.quotes.is_empty() {
        show_related(answer);
    } else if decision.sure {
        settle(world, plan, differ.flatten(), answer);
        let marked = |shown: &ScoredQuote| !shown.quote.highlights().is_empty();
        let nearest = decision.nearest && !answer.quotes.iter().any(marked);
        if nearest {
            answer.notes.insert(0, Note::Nearest);
        }
    }
    let main = |shown: &&ScoredQuote| !decision.is_beside(shown, &windows);
    answer.told = told(answer.quotes.iter().filter(main), &windows);
    Ok(())
}

/// Takes an answer for none: what would answer cannot be quoted, since its text is damaged. What is left is related at most.
fn show_related(answer: &mut Answer) {
    answer.outcome = Outcome::NotCovered(NoAnswer::NotSure);
    let related = answer.more.len().min(RELATED);
    answer.quotes = answer.more.drain(..related).collect();
}

/// Puts the quotes of an answer in their order, and notes how they differ: in numbers, where `newest_first` tells whether the newest is
/// known to be first, or by contradicting each other. Whom a single mark names is named.
fn settle(world: &World<'_>, plan: &Plan, newest_first: Option<bool>, answer: &mut Answer) {
    let most = world.settings.quotes;
    let note = newest_first.map(|newest_first| Note::CountsDiffer { newest_first });
    answer.notes.extend(note);
    put_another_year_behind(plan, answer);
    put_the_holder_first(plan, answer, most);
    put_the_former_holder_behind(plan, answer);
    put_the_newest_holder_first(plan, answer);
    keep_what_says_it(plan, answer);
    let contradict = denied::contradict(&mut answer.quotes, &mut answer.more, most);
    let note = contradict.then_some(Note::ReportsContradict);
    answer.notes.extend(note);
    answer.more.truncate(world.settings.more);
    answer.named = named(plan, answer);
}

/// Whether the windows answer, which the answer's outcome and confidence tell from here on, and which of them are shown.
fn decide(
    world: &World<'_>,
    plan: &Plan,
    pool: &Pool<'_>,
    (signals, chosen): (&[f64; confidence::COUNT], &[Chosen]),
    answer: &mut Answer,
) -> Decision {
    let most = world.settings.quotes;
    // A question about a time alone is answered by whatever is of that time, one for an overview by what speaks of all its topic.
    let of_the_time = plan.only_time && signals[confidence::OTHER_DAY] == 0.0;
    let on_the_topic = plan.overview.is_some() && signals[confidence::HELD] >= ALL_HELD;
    if of_the_time || on_the_topic {
        let least = world.weights.threshold.max(answer.confidence.get());
        answer.confidence = Confidence::new(least);
    }
    let missing_phrase = |note: &Note| matches!(note, Note::PhraseNotFound { .. });
    let lacks_phrase = answer.notes.iter().any(missing_phrase);
    let sure =
        answer.confidence.get() >= world.weights.threshold && !lacks_phrase && !plan.names_nobody;
    let shown: Vec<usize> = if !sure {
        let foreign = confidence::is_foreign(pool);
        let doubtful = answer.confidence.get() >= DOUBTFUL && !lacks_phrase;
        answer.outcome = Outcome::NotCovered(why_none(plan, foreign, doubtful));
        (0..if foreign { 0 } else { RELATED }).collect()
    } else {
        answer.outcome = Outcome::Answered;
        if plan.only_time || on_the_topic {
            (0..most).collect()
        } else {
            let wanted = most + world.settings.more;
            answering(plan, pool, &chosen[..wanted.min(chosen.len())], most)
        }
    };
    let outright = match plan.asked.kind {
        Kind::Money | Kind::Time => OUTRIGHT_OF_FIGURES,
        _ => OUTRIGHT,
    };
    let unmarked = signals[confidence::UNMARKED] > 0.0 && answer.confidence.get() < outright;
    let best = chosen.iter().take(most).map(|one| &one.candidate);
    let beside = sure && confidence::is_beside_the_topic(plan, pool, best);
    Decision {
        sure,
        nearest: sure && (unmarked || beside) && !of_the_time && !on_the_topic,
        marks: sure && !beside,
        unless_certain: if sure {
            that_may_answer_as_well(plan, pool, chosen, most)
        } else {
            Vec::new()
        },
        shown,
    }
}

/// Why nothing answers: what was found may be `foreign` to the question, or its answer `doubtful`.
fn why_none(plan: &Plan, foreign: bool, doubtful: bool) -> NoAnswer {
    match (plan.names_nobody, foreign) {
        (true, _) => NoAnswer::NobodyNamed,
        (false, true) => NoAnswer::NothingFound,
        (false, false) if doubtful => NoAnswer::Doubtful,
        (false, false) => NoAnswer::NotSure,
    }
}

/// The quotes that are shown, and the further passages.
fn cut(
    cutter: &mut Cutter<'_>,
    chosen: &[Chosen],
    decision: &Decision,
) -> Result<(Vec<Compared>, Vec<Compared>), IndexError> {
    let (plan, pool, settings) = (cutter.plan, cutter.pool, cutter.world.settings);
    let scores = chosen.iter().map(|c| c.candidate.score);
    let best = scores.fold(f64::NEG_INFINITY, f64::max);
    let (mut quotes, mut more): (Vec<Compared>, Vec<Compared>) = (Vec::new(), Vec::new());
    for (at, one) in chosen.iter().enumerate() {
        if more.len() == settings.more && !decision.shown.iter().any(|shown| *shown >= at) {
            break;
        }
        let theirs = plan.speaker == 0 || one.candidate.signals[Signal::Kind as usize] > 0.0;
        let first = chosen[0].candidate.window;
        let alike = says_as_much(plan, pool, first, one.candidate.window);
        let still = if alike { COMPARED } else { STILL_MARKED };
        let near = decision.shown.contains(&at) || best - one.candidate.score <= still;
        let Some(quote) = cutter.cut(one, decision.marks && near && theirs)? else {
            continue;
        };
        let score = one.candidate.score;
        let lacking = |(first, _): &Compared| first.quote.highlights().is_empty();
        let helps = decision.unless_certain.contains(&at)
            && quotes.len() < settings.quotes
            && quotes.first().is_some_and(lacking);
        let compared = (ScoredQuote { quote, score }, alike);
        if decision.shown.contains(&at) || helps {
            quotes.push(compared);
        } else if more.len() < settings.more {
            more.push(compared);
        }
    }
    Ok((quotes, more))
}

/// The only words marked in the first quote, when a person is asked for.
fn named(plan: &Plan, answer: &Answer) -> Option<String> {
    let quote = &answer.quotes.first()?.quote;
    match quote.highlights() {
        [name] if plan.asked.kind == Kind::Person => name.cut(quote.text()).map(str::to_owned),
        _ => None,
    }
}
