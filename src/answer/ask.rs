//! One question, from plan to answer.

use std::borrow::Cow;

use crate::index::{Hit, IndexError, Snapshot};
use crate::model::{
    Answer, Confidence, Conversation, Day, Filter, NoAnswer, Note, Outcome, ScoredQuote,
};
use crate::text::tokens;

use super::cutter::Cutter;
use super::plan::asked::Kind;
use super::plan::small_talk::{self, Talk};
use super::plan::sources::Catalogue;
use super::plan::{POOL, Plan, PlanInput, words};
use super::rank::pool::Pool;
use super::rank::signals::Signal;
use super::select::{
    Chosen, answering, dated, differ, distinct, may_answer_as_well, says_as_much, trim,
};
use super::weights::Weights;
use super::{AskRequest, EngineSettings, confidence, rank, retrieve};

/// What an answer depends on besides the question.
pub(crate) struct World<'a> {
    /// The pinned generation.
    pub(crate) snapshot: &'a Snapshot,
    /// Its sources.
    pub(crate) catalogue: &'a Catalogue,
    /// Settings of the engine.
    pub(crate) settings: EngineSettings,
    /// Weights.
    pub(crate) weights: &'a Weights,
}

/// Nearest quotes that are shown when nothing answers.
const RELATED: usize = 2;
/// What [`confidence::HELD`] is at least when quotes hold all of a topic.
const ALL_HELD: f64 = 0.99;
/// Sentences of a window at most.
const LONGEST: usize = 3;

/// The question's own filters and those given beside it.
pub(crate) fn whole_filter(request: &AskRequest) -> Filter {
    request
        .filter
        .clone()
        .and(request.question.filter().clone())
}

/// Plans a request.
pub(crate) fn plan(world: &World<'_>, request: &AskRequest) -> Result<Plan, IndexError> {
    let input = PlanInput {
        question: &request.question,
        conversation: &request.conversation,
        filter: whole_filter(request),
        today: request.today,
    };
    let plan = Plan::of(world.snapshot, world.catalogue, input)?;
    if plan.yearless.is_empty() {
        return Ok(plan);
    }
    let covered = world.snapshot.coverage(&Filter::default());
    let year = |day: Option<Day>| day.unwrap_or(request.today).year();
    // What an article of January reports may have been in December.
    Ok(plan.in_years(year(covered.first).saturating_sub(1), year(covered.last)))
}

/// The passages found with the question's words marked in them, its times included.
pub(crate) fn pool<'a>(
    world: &World<'_>,
    plan: &Plan,
    hits: &'a [Hit],
) -> Result<Pool<'a>, IndexError> {
    let mut pool = Pool::of(plan, hits);
    rank::ages::mark(plan, &mut pool);
    if !dated::named_or_year(plan).is_empty() || !plan.looked_for.is_empty() {
        let texts = hits
            .iter()
            .map(|hit| world.snapshot.article(&hit.article.id));
        dated::mark(plan, &mut pool, &texts.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(pool)
}

/// Answers.
pub(crate) fn answer(world: &World<'_>, request: &AskRequest) -> Result<Answer, IndexError> {
    Ok(answer_as_read(world, request)?.0)
}

/// An answer, and the request as it was read for it. A follow-up that says that it goes on, or is asked as one, is read as one, and only
/// if that finds nothing, and it may be, as a question of its own; "Is there a storm?" the other way round.
pub(crate) fn answer_as_read<'r>(
    world: &World<'_>,
    request: &'r AskRequest,
) -> Result<(Answer, Cow<'r, AskRequest>), IndexError> {
    let followed = plan(world, request)?;
    if followed.read_as.is_none() || followed.goes_on && !followed.may_stand_alone {
        return Ok((answer_to(world, request, followed)?, Cow::Borrowed(request)));
    }
    let alone_first = !followed.goes_on && !request.conversation.replies;
    let alone = AskRequest {
        conversation: Conversation::default(),
        ..request.clone()
    };
    let by_itself = plan(world, &alone)?;
    let mut readings = [
        (Cow::Borrowed(request), followed),
        (Cow::Owned(alone), by_itself),
    ];
    if alone_first {
        readings.reverse();
    }
    let [(first, first_plan), (second, second_plan)] = readings;
    let answer = answer_to(world, &first, first_plan)?;
    // A greeting is none the less a greeting in a conversation; "why did it happen?" only tells nothing by itself.
    let asks = tokens(request.question.words())
        .first()
        .is_some_and(|t| words::asks(&t.word));
    if answer.is_answered() || !answer.has_asked() && !asks {
        return Ok((answer, first));
    }
    let other = answer_to(world, &second, second_plan)?;
    Ok(if other.is_answered() {
        (other, second)
    } else {
        (answer, first)
    })
}

fn answer_to(world: &World<'_>, request: &AskRequest, plan: Plan) -> Result<Answer, IndexError> {
    let searched = world.snapshot.coverage(&plan.filter);
    let mut notes = world.snapshot.filter_notes(&plan.filter);
    notes.extend(cut_names(request, &notes));
    notes.extend(plan.notes.iter().cloned());
    let mut answer = Answer {
        question: request.question.text().to_owned(),
        read_as: plan.read_as.clone(),
        outcome: Outcome::NotCovered(NoAnswer::NothingFound),
        quotes: Vec::new(),
        more: Vec::new(),
        searched,
        confidence: Confidence::default(),
        notes,
        named: None,
        generation: world.snapshot.generation(),
    };
    if answer.searched.articles == 0 {
        // A cutoff before the first article leaves none, though there are some.
        let none = world.snapshot.articles().is_empty() && plan.filter == Filter::default();
        answer.outcome = Outcome::NotCovered(if none {
            NoAnswer::EmptyCollection
        } else {
            NoAnswer::NothingInFilter
        });
        return Ok(answer);
    }
    // "Where is he?" tells nothing either, but it can be asked for whom it means.
    let asks_whom = plan.names_nobody && !plan.tells;
    if let Some(reason) = nothing_asked(request, &plan).filter(|_| !asks_whom) {
        // Nothing was looked up, so how words were read is of no interest.
        answer
            .notes
            .retain(|note| !matches!(note, Note::ReadWord { .. }));
        answer.outcome = Outcome::NotCovered(reason);
        return Ok(answer);
    }
    if plan.names_nobody {
        answer.outcome = Outcome::NotCovered(NoAnswer::NobodyNamed);
        if asks_whom {
            return Ok(answer);
        }
    }
    let hits = find(world, &plan, request.question.phrases(), &mut answer.notes)?;
    fill(world, &plan, &hits, &mut answer)?;
    if answer.is_answered() {
        answer
            .notes
            .extend(plan.overview.map(|topic| Note::Overview { topic }));
    }
    Ok(answer)
}

/// That a source which matches none may be cut at a blank.
pub(crate) fn cut_names(request: &AskRequest, notes: &[Note]) -> Vec<Note> {
    let unmatched = |name: &str| {
        notes.iter().any(|note| {
            matches!(note, Note::SourceMatched { source, published: 0, credited: 0, in_time: false, .. } if source == name)
        })
    };
    let cut = request.question.cut_names().iter();
    cut.filter(|cut| unmatched(&cut.source))
        .map(|cut| Note::NameCut {
            whole: cut.whole.clone(),
        })
        .collect()
}

/// What a text is that asks nothing of the articles; `None` for a question.
fn nothing_asked(request: &AskRequest, plan: &Plan) -> Option<NoAnswer> {
    if !plan.phrases.is_empty() {
        return None;
    }
    let toks = tokens(request.question.words());
    if plan.read_as.is_none() && !plan.only_time && words::asks_for_news(&toks) {
        return Some(NoAnswer::LatestNews);
    }
    (!plan.tells).then(|| match small_talk::talk(&toks) {
        Some(Talk::Thanks) => NoAnswer::Courtesy,
        Some(Talk::Greets) => NoAnswer::Greeting,
        Some(Talk::Declines) => NoAnswer::Declined,
        Some(Talk::Puzzled | Talk::Pages) | None => NoAnswer::NotAQuestion,
    })
}

/// The passages; when an exact phrase stands nowhere, those without it, with a note.
pub(crate) fn find(
    world: &World<'_>,
    plan: &Plan,
    phrases: &[String],
    notes: &mut Vec<Note>,
) -> Result<Vec<Hit>, IndexError> {
    let hits = retrieve::passages(world.snapshot, plan, POOL)?;
    if !hits.is_empty() || plan.phrases.is_empty() {
        return Ok(hits);
    }
    notes.extend(not_found(phrases));
    let without = Plan {
        phrases: Vec::new(),
        ..plan.clone()
    };
    retrieve::passages(world.snapshot, &without, POOL)
}

/// Notes that these phrases, as typed, stand nowhere.
pub(crate) fn not_found(phrases: &[String]) -> impl Iterator<Item = Note> + '_ {
    phrases.iter().map(|phrase| Note::PhraseNotFound {
        phrase: phrase.clone(),
    })
}

/// What a window of the only source that a question names scores more: who asks what one source says does not ask what others say.
/// Several that are named take turns instead.
const NAMED_SOURCE: f64 = 3.0;

/// Prefers windows of the source that a question names.
fn prefer_named_source(plan: &Plan, candidates: &mut [rank::Candidate]) {
    if plan.sources.len() != 1 {
        return;
    }
    for candidate in candidates.iter_mut() {
        candidate.score += NAMED_SOURCE * candidate.signals[Signal::Source as usize];
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// Best candidates whose text is looked at for a day that the question names.
const LOOKED_AT: usize = 30;

/// Prefers windows with a time expression that means a day which the question names.
fn prefer_named_days(
    cutter: &mut Cutter<'_>,
    candidates: &mut [rank::Candidate],
) -> Result<(), IndexError> {
    let dates = dated::named_or_year(cutter.plan);
    if dates.is_empty() {
        return Ok(());
    }
    // To say the day, or to be of the days right after, is worth as much as to be of it.
    let weight = cutter.world.weights.rank[Signal::Dates as usize];
    for candidate in candidates.iter_mut().take(LOOKED_AT) {
        let Some(article) = cutter.article(candidate.window.hit)? else {
            continue;
        };
        let span = cutter.pool.span(candidate.window);
        let text = span.cut(&article.text).unwrap_or("");
        let said = || !dated::said(&dates, text, dated::anchor(&article.meta)).is_empty();
        let is_of = || dated::is_of(&cutter.plan.days, &article.meta);
        if candidate.signals[Signal::Dates as usize] == 0.0 && (said() || is_of()) {
            candidate.score += weight;
        }
    }
    // Stable: equal scores keep their order.
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(())
}

/// The windows of a pool, ranked, and what they say of an answer.
pub(crate) struct Judged {
    /// Best first.
    pub(crate) candidates: Vec<rank::Candidate>,
    /// Those of them that would be shown.
    pub(crate) chosen: Vec<Chosen>,
    /// Signals of the confidence; `None` when nothing would be shown.
    pub(crate) signals: Option<[f64; confidence::COUNT]>,
}

/// Sentences of a window at most, by the settings; what happened at a time is told in single ones.
pub(crate) fn longest(settings: EngineSettings, plan: &Plan) -> usize {
    if plan.only_time {
        return 1;
    }
    settings
        .quote_sentences
        .unwrap_or(LONGEST)
        .clamp(1, LONGEST)
}

/// Ranks and judges a pool. Answers and explanations both come from here, so that neither tells of what the other did not see.
pub(crate) fn judge(cutter: &mut Cutter<'_>) -> Result<Judged, IndexError> {
    let (world, plan, pool) = (cutter.world, cutter.plan, cutter.pool);
    let mut candidates = rank::rank(plan, pool, world.weights, longest(world.settings, plan));
    prefer_named_source(plan, &mut candidates);
    prefer_named_days(cutter, &mut candidates)?;
    let most = world.settings.quotes + world.settings.more;
    let chosen = distinct(plan, pool, &candidates, most);
    let windows: Vec<&rank::Candidate> = chosen.iter().map(|c| &c.candidate).collect();
    let other_day = !cutter.any_of_the_day(&windows)?;
    let signals = confidence::signals(plan, pool, &windows, &candidates, world.weights, other_day);
    Ok(Judged {
        candidates,
        chosen,
        signals,
    })
}

fn fill(
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
    answer.confidence = confidence::confidence(&signals, &world.weights.confidence);
    let missing_phrase = answer
        .notes
        .iter()
        .any(|n| matches!(n, Note::PhraseNotFound { .. }));
    // A question about a time alone is answered by whatever is of that time, one for an overview by what speaks of all its topic.
    let of_the_time = plan.only_time && signals[confidence::OTHER_DAY] == 0.0;
    let on_the_topic = plan.overview.is_some() && signals[confidence::HELD] >= ALL_HELD;
    if of_the_time || on_the_topic {
        let least = world.weights.threshold.max(answer.confidence.get());
        answer.confidence = Confidence::new(least);
    }
    let sure =
        answer.confidence.get() >= world.weights.threshold && !missing_phrase && !plan.names_nobody;
    for one in &mut chosen {
        one.candidate.window = trim::trimmed(plan, &pool, &one.candidate, &candidates);
    }
    let (outcome, shown) = if sure {
        let together = if plan.only_time || on_the_topic {
            (0..world.settings.quotes).collect()
        } else {
            answering(plan, &pool, &chosen, world.settings.quotes)
        };
        (Outcome::Answered, together)
    } else {
        let foreign = confidence::is_foreign(&pool);
        let related = if foreign { 0 } else { RELATED };
        let reason = match (plan.names_nobody, foreign) {
            (true, _) => NoAnswer::NobodyNamed,
            (false, true) => NoAnswer::NothingFound,
            (false, false) => NoAnswer::NotSure,
        };
        (Outcome::NotCovered(reason), (0..related).collect())
    };
    answer.outcome = outcome;
    let scores = chosen.iter().map(|c| c.candidate.score);
    let best = scores.fold(f64::NEG_INFINITY, f64::max);
    let second = sure && shown == [0] && may_answer_as_well(plan, &pool, &chosen);
    let (mut quotes, mut more) = (Vec::new(), Vec::new());
    for (at, one) in chosen.iter().enumerate() {
        let theirs = plan.speaker == 0 || one.candidate.signals[Signal::Kind as usize] > 0.0;
        let alike = says_as_much(
            plan,
            &pool,
            chosen[0].candidate.window,
            one.candidate.window,
        );
        let still = if alike { COMPARED } else { STILL_MARKED };
        let near = shown.contains(&at) || best - one.candidate.score <= still;
        let Some(quote) = cutter.cut(one, sure && near && theirs)? else {
            continue;
        };
        let scored = ScoredQuote {
            quote,
            score: one.candidate.score,
        };
        let compared = (scored, alike);
        let lacking = |(first, _): &(ScoredQuote, bool)| first.quote.highlights().is_empty();
        let helps = second && at == 1 && quotes.first().is_some_and(lacking);
        if shown.contains(&at) || helps {
            quotes.push(compared);
        } else if more.len() < world.settings.more {
            more.push(compared);
        }
    }
    let differ = sure.then(|| {
        let most = world.settings.quotes;
        differ::newest_count_first(plan.asked.kind, &mut quotes, &mut more, most)
    });
    answer.quotes = quotes.into_iter().map(|(quote, _)| quote).collect();
    answer.more = more.into_iter().map(|(quote, _)| quote).collect();
    if sure && answer.quotes.is_empty() {
        // What would answer cannot be quoted, since its text is damaged. What is left is related at most.
        answer.outcome = Outcome::NotCovered(NoAnswer::NotSure);
        let related = answer.more.len().min(RELATED);
        answer.quotes = answer.more.drain(..related).collect();
    } else if sure {
        let note = differ.flatten();
        let note = note.map(|newest_first| Note::CountsDiffer { newest_first });
        answer.notes.extend(note);
        put_the_holder_first(plan, answer, best);
        keep_what_says_it(plan, answer, world.settings.more);
        answer.named = named(plan, answer);
    }
    Ok(())
}

/// The only words marked in the first quote, when a person is asked for.
fn named(plan: &Plan, answer: &Answer) -> Option<String> {
    let quote = &answer.quotes.first()?.quote;
    match quote.highlights() {
        [name] if plan.asked.kind == Kind::Person => name.cut(quote.text()).map(str::to_owned),
        _ => None,
    }
}

/// A further passage may score this much below the best and still have its answer marked.
const STILL_MARKED: f64 = 3.0;
/// The same for one that says as much of the question: it may count the same in another way.
const COMPARED: f64 = 6.0;

/// Where the question asks who holds an office and nothing else ("Who is the president of France?"), a quote that surely names the holder
/// goes before those that may, wherever it stands among what is nearly as good. (For other questions, the order of the ranking is
/// right more often.)
fn put_the_holder_first(plan: &Plan, answer: &mut Answer, best: f64) {
    let marked = |q: &ScoredQuote| !q.quote.highlights().is_empty();
    if !plan.asks_for_holder() || answer.quotes.first().is_none_or(marked) {
        return;
    }
    if let Some(at) = answer.quotes.iter().position(marked) {
        let says = answer.quotes.remove(at);
        answer.quotes.insert(0, says);
        return;
    }
    let near = |q: &ScoredQuote| marked(q) && best - q.score <= STILL_MARKED;
    if let Some(at) = answer.more.iter().position(near) {
        let says = answer.more.remove(at);
        answer.quotes.insert(0, says);
    }
}

/// When some quotes surely say when or how many, those behind the first that do not answer nothing: they are further passages. The
/// first stays: the ranking is right about it more often than not.
fn keep_what_says_it(plan: &Plan, answer: &mut Answer, most: usize) {
    let marked = |q: &ScoredQuote| !q.quote.highlights().is_empty();
    let asks = matches!(plan.asked.kind, Kind::Time | Kind::Count | Kind::Money);
    if !asks || !answer.quotes.iter().any(marked) {
        return;
    }
    let mut first = true;
    let (says, other) = std::mem::take(&mut answer.quotes)
        .into_iter()
        .partition(|quote| std::mem::take(&mut first) || marked(quote));
    answer.quotes = says;
    let further = std::mem::replace(&mut answer.more, other);
    answer.more.extend(further);
    answer.more.truncate(most);
}
