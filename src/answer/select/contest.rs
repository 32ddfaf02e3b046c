//! Who won and who lost, where a sentence says who beat whom.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{AnalysedToken, TermKey, TokenFlags, stem};

use super::super::plan::Plan;
use super::super::plan::terms::Term;
use super::super::rank::keys::KeySet;
use super::doer::Sentence;
use super::highlight::asked_for;

/// Verbs whose subject wins and whose object loses.
const BEAT: &[&str] = &[
    "beat", "beats", "beaten", "defeated", "defeats", "thrashed", "overcame", "trounced",
];
/// Their keys, and those of the verbs of one side.
static BEATS: LazyLock<KeySet> = LazyLock::new(|| KeySet::of(&BEAT.join(" ")));
static WON: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("won"));
static LOST: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("lost"));
/// What is won or lost in one meeting of two: whoever beats the other has won it.
static MEETINGS: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of(
        "match game final fight bout election race derby runoff duel semi semifinal quarterfinal tie playoff clash",
    )
});
/// Words for a part of a contest: whoever wins it has not won all.
static PARTS: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of(
        "round semi semifinal quarter quarterfinal heat qualifying qualifier group leg primary set opening",
    )
});
/// What whoever wins goes on to, as "to reach the final": it is not yet won.
static ONWARD: LazyLock<KeySet> = LazyLock::new(|| {
    KeySet::of("reach reached advance advanced qualify qualified progress progressed")
});
/// What makes a meeting the last.
static DECIDES: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("final title election runoff presidency crown"));

/// Words between "lost" and "to": "lost Sunday's final to".
const LOST_TO: usize = 7;

/// The one asked for, where the question asks who won, lost or beat somebody, and a single verb of the sentence tells it.
pub(super) fn asked(
    plan: &Plan,
    predicate: &Term,
    sentence: &Sentence<'_>,
) -> Option<Range<usize>> {
    let own = TermKey::of(&stem(&predicate.word));
    let beats = BEATS.has(own);
    let wins = WON.has(own) || beats;
    if !wins && !LOST.has(own) || !beats && !decides(plan, sentence) {
        return None;
    }
    let (winner, loser) = told(sentence)?;
    let named = |name: &Range<usize>| {
        let mut tokens = sentence.tokens[name.clone()].iter();
        tokens.any(|t| asked_for(plan, t.key))
    };
    // "Who won, Moss or Strand?" names both; else whoever is named is not the one asked for.
    let both = !beats
        && [&winner, &loser]
            .iter()
            .all(|one| one.as_ref().is_some_and(named));
    let one = if wins { winner } else { loser };
    one.filter(|one| both || !named(one))
}

/// Whether a word says that somebody won or lost: of those the doer of another one may be either.
pub(super) fn is_one(predicate: &Term) -> bool {
    let own = TermKey::of(&stem(&predicate.word));
    [&BEATS, &WON, &LOST].iter().any(|verbs| verbs.has(own))
}

/// Whether a word says that somebody won.
pub(super) fn is_won(predicate: &Term) -> bool {
    let own = TermKey::of(&stem(&predicate.word));
    WON.has(own) || BEATS.has(own)
}

/// What is won without winning what it is a part of: "won 58 seats", "won nine of fifteen wards".
static SHARES: LazyLock<KeySet> =
    LazyLock::new(|| KeySet::of("percent per cent vote seat point ward of"));

/// Whether the verb at `verb` only tells how much of something was won or lost: "who won 38.9 percent".
pub(super) fn is_of_a_share(plan: &Plan, sentence: &Sentence<'_>, verb: usize) -> bool {
    let Some([number, unit]) = sentence.tokens.get(verb + 1..verb + 3) else {
        return false;
    };
    let percent = number.flags.has(TokenFlags::PERCENT);
    let share = percent || SHARES.has(unit.key) && !asked_for(plan, unit.key);
    number.flags.has(TokenFlags::NUMBER) && share
}

/// Whether the meeting that a sentence tells of is what the question asks about, as far as words tell.
fn decides(plan: &Plan, sentence: &Sentence<'_>) -> bool {
    let mut tokens = sentence.tokens.iter();
    let in_part = |t: &AnalysedToken| PARTS.has(t.key) || ONWARD.has(t.key);
    let part = tokens.any(|t| in_part(t) && !asked_for(plan, t.key));
    let mut asked = plan.terms.iter().flat_map(Term::keys);
    let meeting = asked.any(|(key, _)| MEETINGS.has(key));
    let last = || sentence.tokens.iter().any(|t| DECIDES.has(t.key));
    !part && (meeting || last())
}

/// Whether a sentence tells who beat whom.
pub(super) fn is_told(sentence: &Sentence<'_>) -> bool {
    !sentence.places_of(BEAT).is_empty()
}

type Two = (Option<Range<usize>>, Option<Range<usize>>);

/// Who won and who lost by the only verb that tells it.
fn told(sentence: &Sentence<'_>) -> Option<Two> {
    let (beat, lost) = (sentence.places_of(BEAT), sentence.places_of(&["lost"]));
    let elected = sentence.places_of(&["elected", "re-elected"]);
    match (beat.as_slice(), lost.as_slice()) {
        ([], []) => match elected.as_slice() {
            [verb] => Some((Some(sentence.subject_of_passive(*verb)?), None)),
            _ => None,
        },
        ([verb], []) if sentence.is_passive(*verb) => {
            Some((sentence.agent(*verb), sentence.subject_of_passive(*verb)))
        }
        ([verb], []) => Some((sentence.subject(*verb), sentence.object(*verb))),
        ([], [verb]) => {
            let near = verb + 1..sentence.tokens.len().min(verb + 1 + LOST_TO);
            let mut near = near.filter(|at| sentence.word(*at) == "to");
            let winner = near.find_map(|to| sentence.object(to))?;
            Some((Some(winner), sentence.subject(*verb)))
        }
        _ => None,
    }
}
