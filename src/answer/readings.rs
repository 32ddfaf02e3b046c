//! Which of the readings of a follow-up answers: on from the last question, on from an answered one before it, or as a question of its
//! own.
//!
//! Each reading is answered, and how sure the answers are decides. What a question says of itself ("And …", "he") is only where the
//! benefit of the doubt goes.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::index::IndexError;
use crate::model::{Answer, ArticleId, Conversation, Note};
use crate::text::{TermKey, tokens};

use super::ask::{World, answer_to, plan};
use super::plan::terms::Term;
use super::plan::{Plan, foreign, words};
use super::strays::drop_strays;
use super::{AskRequest, who_said};

/// A reading and its answer.
struct Read<'r> {
    answer: Answer,
    /// The request as it was read.
    request: Cow<'r, AskRequest>,
    /// How many of the question's own words the first quote holds, in any form.
    held: usize,
    /// How many words of its own the question has.
    own: usize,
    /// Whether none of them is a name, or stands behind an article: "who pays?".
    names_nothing: bool,
}

impl<'r> Read<'r> {
    fn of(world: &World<'_>, request: Cow<'r, AskRequest>, plan: Plan) -> Result<Self, IndexError> {
        let own: Vec<Vec<TermKey>> = plan
            .terms
            .iter()
            .filter(|term| !term.inherited)
            .map(|term| term.keys().map(|(key, _)| key).collect())
            .collect();
        let article = |word: &str| matches!(word, "the" | "a" | "an" | "this" | "that");
        let thing = tokens(request.question.words())
            .iter()
            .any(|t| article(&t.word));
        let names_nothing = !thing && !plan.terms.iter().any(Term::is_own_name);
        let inherited: Vec<Term> = plan.terms.iter().filter(|t| t.inherited).cloned().collect();
        let mut answer = answer_to(world, &request, plan)?;
        drop_strays(world, &inherited, &mut answer)?;
        let quote = answer.quotes.first().map_or("", |q| q.quote.text());
        let there: Vec<TermKey> = tokens(quote).iter().map(|t| TermKey::of(&t.stem)).collect();
        let is_there = |keys: &&Vec<TermKey>| keys.iter().any(|key| there.contains(key));
        Ok(Self {
            held: own.iter().filter(is_there).count(),
            own: own.len(),
            names_nothing,
            answer,
            request,
        })
    }

    fn is_answered(&self) -> bool {
        self.answer.is_answered()
    }

    fn doubt(&self) -> f64 {
        1.0 - self.answer.confidence.get()
    }

    /// Whether it answers with something of what is asked, or that only leaves out of whom: "how many died?".
    fn fits(&self, leaves_out_whom: bool) -> bool {
        self.is_answered() && (leaves_out_whom || self.held > 0)
    }

    /// Whether it answers from one of some articles.
    fn is_from(&self, articles: &[ArticleId]) -> bool {
        let first = self.answer.quotes.first();
        let article = first.map(|quote| &quote.quote.receipt().article);
        self.is_answered() && article.is_some_and(|article| articles.contains(article))
    }

    fn is_sure(&self) -> bool {
        self.is_answered() && self.answer.confidence.get() >= SURE
    }

    /// The answer of the articles in hand, which are `articles`, where it holds half of what is asked and as much as this one: whatever this
    /// one says, where the question leaves out whom it means, else if it is as sure. Where this one is of those articles as well, it has
    /// to leave half of the doubt.
    fn unless_told(self, in_hand: Self, (articles, leaves_out_whom): (&[ArticleId], bool)) -> Self {
        let holds = in_hand.is_answered() && in_hand.held > 0 && 2 * in_hand.held >= in_hand.own;
        let share = if self.is_from(articles) {
            MUCH_SURER
        } else {
            1.0
        };
        let surer = in_hand.doubt() <= share * self.doubt();
        let means_it = leaves_out_whom && !self.is_from(articles);
        let wins = !self.is_answered() || in_hand.held >= self.held && (surer || means_it);
        if holds && wins { in_hand } else { self }
    }

    /// The other reading where it alone answers, leaves at most `share` of the doubt, or is as sure and holds more of what was asked; never
    /// where it holds less of that.
    fn or(self, other: Self, share: f64) -> Self {
        let share = match other.held.cmp(&self.held) {
            Ordering::Less => NEVER,
            Ordering::Equal => share,
            Ordering::Greater => 1.0,
        };
        self.unless_surer(other, share)
    }

    /// The other reading where it alone answers, or leaves at most `share` of the doubt.
    fn unless_surer(self, other: Self, share: f64) -> Self {
        let wins = match (self.is_answered(), other.is_answered()) {
            (_, false) => false,
            (false, true) => true,
            (true, true) => other.doubt() <= share * self.doubt(),
        };
        if wins { other } else { self }
    }
}

/// How much of the doubt in the reading that is preferred another one may leave, to be taken instead: what came before the last question,
/// or stands alone though it says that it goes on, must leave half of it.
const MUCH_SURER: f64 = 0.5;
/// The same for one with words taken over, where the question does not say that it goes on: "Who is the director?" about a museum.
const SURER: f64 = 0.75;
/// What no doubt is a share of: only where the first reading does not answer.
const NEVER: f64 = 0.0;
/// From here on nothing else is tried.
const SURE: f64 = 0.9;

/// An answer, and the request as it was read for it.
pub(super) fn answer_as_read<'r>(
    world: &World<'_>,
    request: &'r AskRequest,
) -> Result<(Answer, Cow<'r, AskRequest>), IndexError> {
    let (mut answer, read) = read_best(world, request)?;
    let own = tokens(request.question.words());
    // A name may be all that it takes to find what is asked for in any language.
    if !answer.is_answered() && answer.has_searched() && foreign::is_foreign(&own) {
        answer.notes.push(Note::OnlyEnglish);
    }
    Ok((answer, read))
}

/// The answer in the best of its readings.
fn read_best<'r>(
    world: &World<'_>,
    request: &'r AskRequest,
) -> Result<(Answer, Cow<'r, AskRequest>), IndexError> {
    if let Some(answer) = who_said::answer(world, request)? {
        return Ok((answer, Cow::Borrowed(request)));
    }
    let followed = plan(world, request)?;
    if followed.read_as.is_none() {
        // There is no other reading to compare it with.
        let means = followed.means.clone();
        let mut answer = answer_to(world, request, followed)?;
        mend_leads(&mut answer);
        answer.named = answer.named.or(means);
        return Ok((answer, Cow::Borrowed(request)));
    }
    let (read_as, leaves_out_whom) = (followed.read_as.clone(), followed.leaves_out_whom);
    let (articles, weakly) = (&request.conversation.in_hand, followed.weakly);
    let (restated, means) = (followed.restated, followed.means.clone());
    let mut read = if followed.goes_on || request.conversation.replies {
        going_on(world, request, followed)?
    } else {
        alone_first(world, request, followed)?
    };
    if weakly && !read.is_answered() {
        read.answer.leads.clone_from(&read_as);
    }
    if !restated && let Some(in_hand) = in_hand(world, request, read_as.clone())? {
        read = read.unless_told(in_hand, (articles, leaves_out_whom));
    }
    if read.answer.read_as.is_none() && read.is_from(articles) {
        // It was read alone and goes on all the same: what comes next may mean what was before.
        read.answer.leads = read_as;
    }
    mend_leads(&mut read.answer);
    read.answer.named = read.answer.named.or(means);
    Ok((read.answer, read.request))
}

/// Whatever was misspelt, the next question takes it over as it was read.
fn mend_leads(answer: &mut Answer) {
    let before = answer.turn().read_as;
    let mut mended = before.to_owned();
    for note in &answer.notes {
        if let Note::ReadWord { typed, read } = note {
            mended = replace_word(&mended, typed, read);
        }
    }
    if mended != before {
        answer.leads = Some(mended);
    }
}

/// A text with each word that is `typed`, in any letters, as `read`.
fn replace_word(text: &str, typed: &str, read: &str) -> String {
    let (mut mended, mut from) = (String::new(), 0);
    for token in tokens(text).iter().filter(|t| t.word == typed) {
        mended += text.get(from..token.span.start()).unwrap_or("");
        mended += read;
        from = token.span.end();
    }
    mended + text.get(from..).unwrap_or("")
}

/// A follow-up as it is answered by the articles alone that the answer before quoted: they are about what it leaves out. `None` where
/// nothing was quoted, or it says nothing of its own.
fn in_hand<'r>(
    world: &World<'_>,
    request: &AskRequest,
    read_as: Option<String>,
) -> Result<Option<Read<'r>>, IndexError> {
    if request.conversation.in_hand.is_empty() {
        return Ok(None);
    }
    let request = AskRequest {
        conversation: Conversation {
            in_hand: request.conversation.in_hand.clone(),
            in_hand_only: true,
            ..Conversation::default()
        },
        ..request.clone()
    };
    let planned = plan(world, &request)?;
    if !planned.tells {
        return Ok(None);
    }
    let mut read = Read::of(world, Cow::Owned(request), planned)?;
    read.answer.read_as = read_as;
    Ok(Some(read))
}

/// A follow-up that does not say so: a question of its own, unless it is surer with what was taken over.
fn alone_first<'r>(
    world: &World<'_>,
    request: &'r AskRequest,
    followed: Plan,
) -> Result<Read<'r>, IndexError> {
    let (comes_back, leaves_out_whom) = (followed.may_come_back, followed.leaves_out_whom);
    let weakly = followed.weakly;
    let own = alone(world, request)?;
    // A greeting is none the less a greeting in a conversation; "why did it happen?" only tells nothing by itself.
    let asks = tokens(request.question.words())
        .first()
        .is_some_and(|t| words::asks(&t.word));
    if !own.answer.has_asked() && !asks {
        return Ok(own);
    }
    let other = Read::of(world, Cow::Borrowed(request), followed)?;
    // A bare name or topic is asked of as it stands.
    let neither = !own.is_answered() && !other.is_answered();
    let best = if asks && neither && !weakly {
        // Nothing is answered either way: what comes nearest is of what they talk about.
        other
    } else if asks {
        own.or(other, SURER)
    } else {
        own.unless_surer(other, NEVER)
    };
    if best.is_answered() || !comes_back {
        return Ok(best);
    }
    come_back(world, request, (best, leaves_out_whom))
}

/// A follow-up that says so: it goes on from the last question, or from one before that or from none where that is much surer.
fn going_on<'r>(
    world: &World<'_>,
    request: &'r AskRequest,
    followed: Plan,
) -> Result<Read<'r>, IndexError> {
    let (comes_back, may_stand_alone) = (followed.may_come_back, followed.may_stand_alone);
    let leaves_out_whom = followed.leaves_out_whom;
    let mut best = Read::of(world, Cow::Borrowed(request), followed)?;
    if comes_back {
        best = come_back(world, request, (best, leaves_out_whom))?;
    }
    let last_resort = comes_back && !leaves_out_whom && !best.is_answered();
    if !(may_stand_alone || last_resort) || best.is_sure() {
        return Ok(best);
    }
    let own = alone(world, request)?;
    let articles = &request.conversation.in_hand;
    Ok(
        if (leaves_out_whom || own.names_nothing) && !articles.is_empty() && !own.is_from(articles)
        {
            // Whoever was hurt in another story, they are not meant.
            best
        } else if leaves_out_whom {
            best.unless_surer(own, MUCH_SURER)
        } else {
            best.or(own, MUCH_SURER)
        },
    )
}

/// The best reading of a follow-up on from the answered questions of the conversation, the last one first. `last` is the one on from the
/// last question, which comes first if that was answered, and else behind the others.
fn come_back<'r>(
    world: &World<'_>,
    request: &'r AskRequest,
    (last, leaves_out_whom): (Read<'r>, bool),
) -> Result<Read<'r>, IndexError> {
    let conversation = &request.conversation;
    let before = conversation.earlier.last();
    let topics = conversation.topics.iter().rev();
    let (mut best, refused) = if conversation.left_unanswered() {
        (None, Some(last))
    } else {
        (Some(last), None)
    };
    for topic in topics.filter(|topic| Some(*topic) != before) {
        if best.as_ref().is_some_and(Read::is_sure) {
            break;
        }
        let read = Some(on_from(world, request, topic)?);
        best = merged(best, read.filter(|read| read.fits(leaves_out_whom)));
    }
    let answered = best.take_if(|best| best.is_answered());
    match merged(answered, refused).or(best) {
        Some(read) => Ok(read),
        None => alone(world, request),
    }
}

/// The better of two readings, of which the first has the benefit of the doubt.
fn merged<'r>(best: Option<Read<'r>>, other: Option<Read<'r>>) -> Option<Read<'r>> {
    match (best, other) {
        (Some(best), Some(other)) => Some(best.or(other, MUCH_SURER)),
        (best, other) => best.or(other),
    }
}

/// The question as one that goes on from `topic`.
fn on_from<'r>(
    world: &World<'_>,
    request: &AskRequest,
    topic: &str,
) -> Result<Read<'r>, IndexError> {
    in_conversation(
        world,
        request,
        Conversation {
            earlier: vec![topic.to_owned()],
            ..Conversation::default()
        },
    )
}

/// The question by itself.
fn alone<'r>(world: &World<'_>, request: &AskRequest) -> Result<Read<'r>, IndexError> {
    in_conversation(world, request, Conversation::default())
}

fn in_conversation<'r>(
    world: &World<'_>,
    request: &AskRequest,
    conversation: Conversation,
) -> Result<Read<'r>, IndexError> {
    let request = AskRequest {
        conversation,
        ..request.clone()
    };
    let planned = plan(world, &request)?;
    Read::of(world, Cow::Owned(request), planned)
}

#[cfg(test)]
mod tests {
    use super::super::collections::reports;
    use super::*;
    use crate::model::{Confidence, Day, Filter, NoAnswer, Outcome, Question};

    fn read(base: &Answer, held: usize, confidence: f64) -> Read<'static> {
        let outcome = if confidence > 0.6 {
            Outcome::Answered
        } else {
            Outcome::NotCovered(NoAnswer::NotSure)
        };
        Read {
            answer: Answer {
                outcome,
                confidence: Confidence::new(confidence),
                ..base.clone()
            },
            request: Cow::Owned(AskRequest {
                question: Question::parse("When?", 500).unwrap(),
                conversation: Conversation::default(),
                filter: Filter::default(),
                today: Some(Day::parse("2024-05-01").unwrap()),
            }),
            held,
            own: 1,
            names_nothing: true,
        }
    }

    #[test]
    fn another_reading_has_to_leave_less_doubt_and_to_hold_what_is_asked() {
        let reports = reports(&[("a.txt", "2024-05-01", "The bridge opened.")]);
        let base = reports.ask("When?", "2024-05-01", &[]);
        let wins = |(held, confidence), (other, surer)| {
            let best = read(&base, held, confidence).or(read(&base, other, surer), MUCH_SURER);
            (best.answer.confidence.get() - surer).abs() < f64::EPSILON
        };
        assert!(wins((1, 0.8), (1, 0.95)) && !wins((1, 0.8), (1, 0.85)));
        assert!(wins((0, 0.8), (1, 0.85)) && !wins((1, 0.8), (0, 0.95)));
        assert!(wins((1, 0.5), (0, 0.7)) && !wins((0, 0.7), (1, 0.5)));
        let plainly = read(&base, 0, 0.8).unless_surer(read(&base, 1, 0.85), MUCH_SURER);
        assert_eq!(plainly.held, 0);
        let plain = |(held, confidence), (other, surer), share| {
            let best = read(&base, held, confidence).unless_surer(read(&base, other, surer), share);
            best.held == other
        };
        // What alone answers wins whatever it holds and however sure it is.
        assert!(plain((1, 0.5), (0, 0.7), NEVER) && plain((1, 0.5), (0, 0.7), MUCH_SURER));
        assert!(!plain((1, 0.7), (0, 0.5), NEVER) && !plain((1, 0.5), (0, 0.55), 1.0));
        // Of two that answer the share of the doubt decides alone.
        assert!(plain((1, 0.8), (0, 0.95), MUCH_SURER) && !plain((1, 0.8), (0, 0.85), MUCH_SURER));
        assert!(plain((1, 0.8), (0, 0.8), 1.0) && !plain((1, 0.8), (0, 0.99), NEVER));
        let fits = |held, confidence, whom| read(&base, held, confidence).fits(whom);
        assert!(fits(1, 0.8, false) && !fits(0, 0.8, false) && fits(0, 0.8, true));
        assert!(!fits(1, 0.5, true));
    }
}
