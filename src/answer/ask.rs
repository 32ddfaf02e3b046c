//! One question, from plan to answer.

use crate::index::{Hit, IndexError, Snapshot};
use crate::model::{Answer, Confidence, Coverage, Day, Filter, NoAnswer, Note, Outcome};
use crate::text::tokens;

use super::compose::compose;
use super::cutter::Cutter;
use super::order::{prefer_named_days, prefer_named_source, prefer_sentences, prefer_the_newest};
use super::plan::small_talk::{self, Talk};
use super::plan::sources::Catalogue;
use super::plan::{POOL, Plan, PlanInput, words};
use super::rank::pool::Pool;
use super::select::{Chosen, dated, distinct};
use super::weights::Weights;
use super::{AskRequest, EngineSettings, confidence, rank, readings, retrieve, whom};

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
    let own = tokens(request.question.words());
    let conversation = whom::fitting(world.snapshot, &own, &request.conversation)?;
    let input = PlanInput {
        question: &request.question,
        conversation: &conversation,
        filter: whole_filter(request),
        today: request.today,
    };
    let plan = Plan::of(world.snapshot, world.catalogue, input)?;
    if plan.yearless.is_empty() {
        return Ok(plan);
    }
    let covered = world.snapshot.coverage(&Filter::default());
    let year = |day: Option<Day>| day.or(request.today).unwrap_or_else(Day::today).year();
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
    rank::sums::mark(plan, &mut pool);
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
    Ok(readings::answer_as_read(world, request)?.0)
}

/// Answers a request by the reading that was planned.
pub(super) fn answer_to(
    world: &World<'_>,
    request: &AskRequest,
    plan: Plan,
) -> Result<Answer, IndexError> {
    let mut answer = without_quotes(world, request, &plan);
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
    compose(world, &plan, &hits, &mut answer)?;
    if answer.is_answered() {
        answer
            .notes
            .extend(plan.overview.map(|topic| Note::Overview { topic }));
    }
    Ok(answer)
}

/// An answer before anything was looked up: what is searched, and what is told of the question and its filters.
fn without_quotes(world: &World<'_>, request: &AskRequest, plan: &Plan) -> Answer {
    let searched = world.snapshot.coverage(&plan.filter);
    let mut notes = world.snapshot.filter_notes(&plan.filter);
    notes.extend(cut_names(request, &notes));
    notes.extend(plan.notes.iter().cloned());
    notes.extend(nothing_since(plan, &searched));
    Answer {
        question: request.question.text().to_owned(),
        read_as: plan.read_as.clone(),
        outcome: Outcome::NotCovered(NoAnswer::NothingFound),
        quotes: Vec::new(),
        more: Vec::new(),
        searched,
        confidence: Confidence::default(),
        notes,
        named: None,
        told: Vec::new(),
        leads: None,
        stays: false,
        generation: world.snapshot.generation(),
    }
}

/// That all articles with a date are older than the times which the question counts from today.
fn nothing_since(plan: &Plan, searched: &Coverage) -> Vec<Note> {
    let (Some(day), Some(newest)) = (searched.last, searched.latest) else {
        return Vec::new();
    };
    let later = plan
        .from_today
        .iter()
        .filter(|(_, days)| days.first() > day);
    later
        .map(|(words, days)| Note::NothingSince {
            words: words.clone(),
            first: days.first(),
            last: days.last(),
            newest,
        })
        .collect()
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
    // "And what's new?", or that as a reply, asks for news of what was asked before, and so may "Any news?".
    let goes_on = plan.goes_on || request.conversation.replies || words::may_be_news_of_it(&toks);
    let follows = plan.read_as.is_some() && goes_on;
    let only_source = !plan.terms.is_empty() && plan.terms.iter().all(|term| term.source);
    if !follows && !plan.only_time && (words::asks_for_news(&toks) || only_source) {
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

/// Windows chosen beyond the quotes that are wanted: some say what an earlier quote says once that is widened.
const SPARE: usize = 10;

/// Ranks and judges a pool. Answers and explanations both come from here, so that neither tells of what the other did not see.
pub(crate) fn judge(cutter: &mut Cutter<'_>) -> Result<Judged, IndexError> {
    let (world, plan, pool) = (cutter.world, cutter.plan, cutter.pool);
    let mut candidates = rank::rank(plan, pool, world.weights, longest(world.settings, plan));
    prefer_named_source(plan, &mut candidates);
    prefer_named_days(cutter, &mut candidates)?;
    prefer_the_newest(plan, pool, &mut candidates);
    prefer_sentences(pool, &mut candidates);
    let most = world.settings.quotes + world.settings.more;
    let chosen = distinct(plan, pool, &candidates, most + SPARE);
    let first = chosen.iter().take(most);
    let windows: Vec<&rank::Candidate> = first.map(|c| &c.candidate).collect();
    let seen = confidence::Seen {
        other_day: !cutter.any_of_the_day(&windows)?,
        marked: cutter.marks(chosen.first())?,
    };
    let signals = confidence::signals(plan, pool, &windows, &candidates, world.weights, seen);
    Ok(Judged {
        candidates,
        chosen,
        signals,
    })
}
