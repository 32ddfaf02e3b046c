//! Which windows and quotes go before others for what the question says itself, apart from the ranking.

use crate::index::IndexError;
use crate::model::{Answer, ScoredQuote};

use super::cutter::Cutter;
use super::plan::Plan;
use super::plan::asked::Kind;
use super::rank;
use super::rank::pool::Pool;
use super::rank::signals::Signal;
use super::select::{dated, former};
use crate::text::{TermKey, tokens};

/// What a window of the only source that a question names scores more: who asks what one source says does not ask what others say.
/// Several that are named take turns instead. On labelled news questions 3 costs nothing; 6, which lets a source win whatever it says,
/// cost a point of right first quotes where the day of asking is unknown.
const NAMED_SOURCE: f64 = 3.0;

/// Prefers windows of the source that a question names.
pub(super) fn prefer_named_source(plan: &Plan, candidates: &mut [rank::Candidate]) {
    if plan.sources.len() != 1 {
        return;
    }
    for candidate in candidates.iter_mut() {
        candidate.score += NAMED_SOURCE * candidate.signals[Signal::Source as usize];
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
}

fn signal(candidate: &rank::Candidate, signal: Signal) -> f64 {
    candidate.signals[signal as usize]
}

/// Share of a topic that a title holds at least, or a window that opens its article where no title does, for a report to be on it.
const ON_TOPIC: f64 = 0.95;
/// How near the beginning of its article a window stands at least to open it; see [`Signal::Lead`].
const OPENS: f64 = 0.8;

/// Where the latest of a topic is asked for, puts the best window of the newest report on it first.
pub(super) fn prefer_the_newest(plan: &Plan, pool: &Pool<'_>, candidates: &mut [rank::Candidate]) {
    if !plan.newest {
        return;
    }
    let titled = |candidate: &rank::Candidate| signal(candidate, Signal::Title) >= ON_TOPIC;
    let any_titled = candidates.iter().any(titled);
    let day = |candidate: &rank::Candidate| {
        let opens = signal(candidate, Signal::Lead) >= OPENS
            && signal(candidate, Signal::TitleOrWindow) >= ON_TOPIC;
        let on_topic = titled(candidate) || opens && !any_titled;
        on_topic
            .then(|| dated::anchor(&pool.hits[candidate.window.hit].article))
            .flatten()
    };
    let newest = candidates.iter().filter_map(day).max();
    let of_newest = |candidate: &rank::Candidate| newest.is_some() && day(candidate) == newest;
    let (best, found) = (
        candidates.first().map_or(0.0, |first| first.score),
        candidates.iter().position(of_newest),
    );
    if let Some(at) = found {
        candidates[at].score = best;
        candidates[..=at].rotate_right(1);
    }
}

/// What a window of the same article may score less than its headline to go before it: it says the same with more of its circumstances.
/// Set by hand, and of little weight: of the golden questions it changes the first quote of one, and hit@1 on RealTime QA not at all.
const AS_GOOD: f64 = 0.25;

/// Puts the window that comes next before a headline of the same article that hardly fits better, unless only the headline has the number or
/// time that is asked for.
pub(super) fn prefer_sentences(pool: &Pool<'_>, candidates: &mut [rank::Candidate]) {
    let [first, rest @ ..] = &*candidates else {
        return;
    };
    let is_headline = |one: &rank::Candidate| signal(one, Signal::Headline) > 0.0;
    let article = |one: &rank::Candidate| pool.passages[one.window.hit].article;
    let exact = |one: &rank::Candidate| signal(one, Signal::KindExact);
    let fits = |one: &rank::Candidate| {
        let alike = first.score - one.score <= AS_GOOD && exact(one) >= exact(first);
        article(one) == article(first) && !is_headline(one) && alike
    };
    if is_headline(first)
        && let Some(at) = rest.iter().position(fits)
    {
        let best = first.score;
        candidates[at + 1].score = best;
        candidates[..=at + 1].rotate_right(1);
    }
}

/// Best candidates whose text is looked at for a day that the question names.
const LOOKED_AT: usize = 30;

/// What it counts to be of a span of days that the question names ("before April"): more than the freshness of what is not, for whoever
/// names both its ends, or one, means what lies between. Set by hand, on the few labelled questions that name one (`tests/golden/chat/talvane`).
const OF_A_SPAN: f64 = 1.5;

/// Prefers windows with a time expression that means a day which the question names.
pub(super) fn prefer_named_days(
    cutter: &mut Cutter<'_>,
    candidates: &mut [rank::Candidate],
) -> Result<(), IndexError> {
    let dates = dated::named_or_year(cutter.plan);
    if dates.is_empty() {
        return Ok(());
    }
    // To say the day, or to be of the days right after, is worth as much as to be of it.
    let weight = cutter.world.weights.rank[Signal::Dates as usize];
    let plan = cutter.plan;
    let (times, of_span) = if plan.names_a_span() {
        (&plan.looked_for, OF_A_SPAN)
    } else {
        (&plan.days, 0.0)
    };
    for candidate in candidates.iter_mut().take(LOOKED_AT) {
        let Some(article) = cutter.article(candidate.window.hit)? else {
            continue;
        };
        let span = cutter.pool.span(candidate.window);
        let text = span.cut(&article.text).unwrap_or("");
        let said = || !dated::said(&dates, text, dated::anchor(&article.meta)).is_empty();
        let is_of = || dated::is_of(times, &article.meta);
        let near = candidate.signals[Signal::Dates as usize] > 0.0;
        if !near && (said() || is_of()) {
            candidate.score += weight + of_span;
        } else if near {
            candidate.score += of_span;
        }
    }
    // Stable: equal scores keep their order.
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(())
}

/// A further passage may score this much below the best and still have its answer marked.
pub(super) const STILL_MARKED: f64 = 3.0;

fn is_marked(quote: &ScoredQuote) -> bool {
    !quote.quote.highlights().is_empty()
}

/// Where the question asks who holds an office and nothing else ("Who is the president of France?"), a quote that surely names the holder
/// goes before those that may, wherever it stands among what is nearly as good; at most `most` quotes stay. (For other questions, the order of the ranking is
/// right more often.)
pub(super) fn put_the_holder_first(plan: &Plan, answer: &mut Answer, most: usize) {
    if !plan.asks_for_holder() || answer.quotes.first().is_none_or(is_marked) {
        return;
    }
    let scores = answer.quotes.iter().chain(&answer.more).map(|q| q.score);
    let best = scores.fold(f64::NEG_INFINITY, f64::max);
    let near = |q: &ScoredQuote| is_marked(q) && best - q.score <= STILL_MARKED;
    let found = match answer.quotes.iter().position(is_marked) {
        Some(at) => Some(answer.quotes.remove(at)),
        None => {
            let at = answer.more.iter().position(near);
            at.map(|at| answer.more.remove(at))
        }
    };
    answer.quotes.splice(0..0, found);
    let over = answer.quotes.split_off(most.min(answer.quotes.len()));
    answer.more.splice(0..0, over);
}

/// Where it is asked how many or how much, and the first quote is sure of no number and speaks of a year before its article's ("in the summer
/// of 2019, 740 people died"), the newest of those that are sure goes before it.
pub(super) fn put_another_year_behind(plan: &Plan, answer: &mut Answer) {
    let counts = matches!(plan.asked.kind, Kind::Count | Kind::Money);
    let of_another_year = |quote: &ScoredQuote| {
        let day = dated::anchor(&quote.quote.citation().article);
        let mut words = tokens(quote.quote.text()).into_iter();
        day.is_some_and(|day| words.any(|t| dated::names_past_year(&t.word, day)))
    };
    let Some(first) = answer.quotes.first() else {
        return;
    };
    if !counts || !plan.years.is_empty() || is_marked(first) || !of_another_year(first) {
        return;
    }
    let day = |quote: &ScoredQuote| dated::anchor(&quote.quote.citation().article);
    let sure = answer
        .quotes
        .iter()
        .enumerate()
        .filter(|(_, quote)| is_marked(quote));
    let newest = sure
        .map(|(at, quote)| (day(quote), std::cmp::Reverse(at)))
        .max();
    if let Some((_, std::cmp::Reverse(at))) = newest {
        let quote = answer.quotes.remove(at);
        answer.quotes.insert(0, quote);
    }
}

/// Where the question asks who holds an office ("Who is the mayor?") and the quotes surely name several, the one of the newest report goes
/// first: offices change hands.
pub(super) fn put_the_newest_holder_first(plan: &Plan, answer: &mut Answer) {
    let holder = |quote: &ScoredQuote| {
        let name = quote.quote.highlights().first()?.cut(quote.quote.text())?;
        name.split_whitespace().next_back().map(str::to_owned)
    };
    let day = |quote: &ScoredQuote| dated::anchor(&quote.quote.citation().article);
    let Some(first) = answer.quotes.first() else {
        return;
    };
    let (Some(known), Some(since)) = (holder(first), day(first)) else {
        return;
    };
    let later = |quote: &ScoredQuote| {
        let other = holder(quote).is_some_and(|name| name != known);
        day(quote).filter(|day| other && *day > since)
    };
    let quotes = answer.quotes.iter().enumerate();
    let newest = quotes
        .filter_map(|(at, quote)| Some((later(quote)?, std::cmp::Reverse(at))))
        .max();
    if let Some((_, std::cmp::Reverse(at))) =
        newest.filter(|_| plan.asks_for_office() && !plan.past)
    {
        let quote = answer.quotes.remove(at);
        answer.quotes.insert(0, quote);
    }
}

/// Where the question asks who holds an office, and the first quote speaks only of who held it once, one that does not goes before it.
pub(super) fn put_the_former_holder_behind(plan: &Plan, answer: &mut Answer) {
    let former = |quote: &ScoredQuote| {
        let words = tokens(quote.quote.text());
        let keys = words.iter().map(|t| TermKey::of(&t.stem));
        former::is_held_no_more(plan, std::iter::once(keys))
    };
    if !answer.quotes.first().is_some_and(former) {
        return;
    }
    if let Some(at) = answer.quotes.iter().position(|quote| !former(quote)) {
        answer.quotes[..=at].rotate_right(1);
    }
}

/// When some quotes surely say when or how many, those behind the first that do not answer nothing: they are further passages. The
/// first stays: the ranking is right about it more often than not.
pub(super) fn keep_what_says_it(plan: &Plan, answer: &mut Answer) {
    let asks = matches!(plan.asked.kind, Kind::Time | Kind::Count | Kind::Money);
    if !asks || !answer.quotes.iter().any(is_marked) {
        return;
    }
    let mut first = true;
    let (says, other) = std::mem::take(&mut answer.quotes)
        .into_iter()
        .partition(|quote| std::mem::take(&mut first) || is_marked(quote));
    answer.quotes = says;
    let further = std::mem::replace(&mut answer.more, other);
    answer.more.extend(further);
}
