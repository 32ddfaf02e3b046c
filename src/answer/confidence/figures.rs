//! Whether the quotes hold the number that is asked for: a report that speaks of the thing need not count or measure it.

use std::sync::LazyLock;

use super::super::plan::asked::Kind;
use super::super::rank::Candidate;
use super::super::rank::keys::{KeySet, keys};
use super::super::rank::signals::Signal;
use super::super::select::lasting;
use super::{SHOWN, View};
use crate::text::{AnalysedToken, TermKey, stem};

/// Share of what the first quote holds of the question that another must hold to tell of the same.
const AS_TELLING: f64 = 0.7;
/// What a number counts that is none of the very thing.
const OF_ANOTHER: f64 = 0.5;
/// How surely a quote without a number fails to say how many: "a handful" may be meant. How long something lasts is not said without one.
const UNCOUNTED: f64 = 0.5;

static LONG: LazyLock<TermKey> = LazyLock::new(|| TermKey::of(&stem("long")));
/// Units of length.
const LENGTHS: &str = "metre meter kilometre kilometer centimetre centimeter millimetre millimeter mile foot feet inch yard m km cm mm ft";
static LENGTH: LazyLock<KeySet> = LazyLock::new(|| KeySet::of(LENGTHS));
/// Adjectives of measures, and units in which they are told besides those of length where `true` stands.
const MEASURES: &[(&str, &str, bool)] = &[
    ("tall high", "storey story floor level", true),
    ("deep wide", "fathom lane", true),
    ("far", "hour minute light-year", true),
    ("fast", "mph kph kmh km knot hour second minute", false),
    (
        "heavy",
        "kilo kilogram kilogramme kg gram gramme g tonne ton lb pound ounce stone",
        false,
    ),
    (
        "hot cold warm",
        "degree celsius fahrenheit centigrade c f",
        false,
    ),
];
/// By the key of an adjective: the units.
static UNITS: LazyLock<Vec<(KeySet, KeySet)>> = LazyLock::new(|| {
    let units = |(adjectives, own, lengths): &(&str, &str, bool)| {
        let lengths = if *lengths { LENGTHS } else { "" };
        (
            KeySet::of(adjectives),
            KeySet::of(&format!("{own} {lengths}")),
        )
    };
    MEASURES.iter().map(units).collect()
});
/// What stands before a unit of time where so much is said per unit.
static PER: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("a an per each every"));
/// What is paid so without a word that says it. ("Weekly" has the stem of "week", which says nothing.)
static RATES: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("annual salary wage rent"));
/// From when or until when something lasts.
static SPANS: LazyLock<KeySet> = LazyLock::new(|| KeySet::of("since until till"));

/// Whether a number is asked for ("how many", "how long", "how much") and none of the best quotes that are about the same as the first
/// has one: 0 where one has a number of that very thing, less where it has any, 1 where how long something lasts is not said.
pub(super) fn no_figure(view: &View<'_>) -> f64 {
    if !matches!(view.plan.asked.kind, Kind::Count | Kind::Money) {
        return 0.0;
    }
    let held = |quote: &Candidate| quote.signals[Signal::CoverageBest as usize];
    let least = view
        .quotes
        .first()
        .map_or(0.0, |first| AS_TELLING * held(first));
    let telling = view
        .quotes
        .iter()
        .take(SHOWN)
        .filter(|quote| held(quote) >= least);
    let missed = 1.0 - telling.map(|quote| figure(view, quote)).fold(0.0, f64::max);
    let asked = &view.plan.asked;
    if asks_how_long(view)
        || units(view).is_some()
        || asked.per.is_some()
        || asked.paid_for.is_some()
    {
        missed
    } else {
        UNCOUNTED * missed
    }
}

/// How surely a quote has a number of what is asked for.
fn figure(view: &View<'_>, quote: &Candidate) -> f64 {
    let asked = &view.plan.asked;
    let any = quote.signals[Signal::Kind as usize];
    // The number of a time counts nothing, but it does last.
    if asks_how_long(view) {
        return f64::from(u8::from(says_how_long(view, quote)));
    }
    // A number with none of its units may be a measure that is written in another way ("20m").
    if let Some(units) = units(view) {
        let in_them = f64::from(u8::from(says_one_of(view, quote, units)));
        return in_them.max(OF_ANOTHER * any);
    }
    if asked.per.is_some_and(|unit| !says_per(view, quote, unit)) {
        return 0.0;
    }
    // What a sum is of is said in many ways.
    if asked.kind == Kind::Money {
        let for_that = asked
            .paid_for
            .is_none_or(|at| says_for_what(view, quote, at));
        return if for_that { any.ceil() } else { 0.0 };
    }
    if asked.head.is_none() || asked.unnamed || asked.mass {
        return any;
    }
    quote.signals[Signal::KindExact as usize].max(OF_ANOTHER * any)
}

fn asks_how_long(view: &View<'_>) -> bool {
    view.plan.asked.measure == Some(*LONG)
}

/// The units in which what "how" asks for is told ("how tall"), where they are known.
fn units(view: &View<'_>) -> Option<&'static KeySet> {
    let adjective = view.plan.asked.measure?;
    let mut all = UNITS.iter();
    let found = all.find(|(adjectives, _)| adjectives.has(adjective));
    found.map(|(_, units)| units)
}

fn says_one_of(view: &View<'_>, quote: &Candidate, units: &KeySet) -> bool {
    let window = quote.window;
    let mut words = window
        .sentences()
        .flat_map(|at| view.pool.tokens(window.hit, at));
    words.any(|t| units.has(t.key))
}

/// Whether a quote has a unit of time or length, or says since or until when.
fn says_how_long(view: &View<'_>, quote: &Candidate) -> bool {
    let window = quote.window;
    let mut words = window
        .sentences()
        .flat_map(|at| view.pool.tokens(window.hit, at));
    words.any(|t| lasting::is_unit(t.key) || LENGTH.has(t.key) || SPANS.has(t.key))
}

/// Whether a quote has a sum in a sentence that names what the question names behind its word `at` ("for"), or right behind such a
/// sentence: what was paid for one player says nothing of another.
fn says_for_what(view: &View<'_>, quote: &Candidate, at: usize) -> bool {
    let named = view
        .plan
        .set_of(|term| term.name && !term.inherited && term.place > at);
    let window = quote.window;
    let sum = |at: usize| {
        let mut tokens = view.pool.tokens(window.hit, at).iter();
        tokens.any(|t| keys().money.has(t.key))
    };
    let holds = |at: usize| view.pool.passages[window.hit].sentences[at].terms.any & named != 0;
    let before = |at: usize| at > window.first && holds(at - 1);
    named == 0
        || window
            .sentences()
            .any(|at| sum(at) && (holds(at) || before(at)))
}

/// Whether a quote says how much there is per `unit`.
fn says_per(view: &View<'_>, quote: &Candidate, unit: TermKey) -> bool {
    let window = quote.window;
    window.sentences().any(|at| {
        let tokens = view.pool.tokens(window.hit, at);
        let per = |pair: &[AnalysedToken]| pair[1].key == unit && PER.has(pair[0].key);
        tokens.windows(2).any(per) || tokens.iter().any(|t| RATES.has(t.key))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::AskRequest;
    use super::super::super::collections::{Reports, reports};
    use super::super::{NAMES, NO_FIGURE};
    use crate::model::{Conversation, Day, Filter, Question};

    /// What [`super::no_figure`] comes to for a question.
    fn missed(reports: &Reports, question: &str) -> f64 {
        let request = AskRequest {
            question: Question::parse(question, 500).unwrap(),
            conversation: Conversation::default(),
            filter: Filter::default(),
            today: Day::parse("2024-06-05").ok(),
        };
        let explanation = reports.engine.explain(&request, 1).unwrap();
        assert_eq!(NAMES[NO_FIGURE], "NoFigure");
        explanation.confidence[NO_FIGURE]
    }

    #[test]
    fn a_number_is_missed_where_the_thing_is_spoken_of_without_one() {
        let raid = reports(&[(
            "a.txt",
            "2024-05-04",
            "Thieves took a silver ring from the museum of Aldmouth on Friday night.\\n\\n\
             The raid lasted less than five minutes. The guards, Tom Roe and Ann Moe, saw nothing. A rope was left behind.\\n\\n\
             The museum, where the ring had been for 40 years, has 212 further rings. Its director took over from a former mayor.",
        )]);
        assert!(missed(&raid, "How many thieves took the silver ring?") > 0.2);
        assert!(missed(&raid, "How much ammonia leaked in the raid on the museum?") > 0.2);
        assert!(missed(&raid, "How many rings has the museum of Aldmouth?") < 0.1);
        assert!(missed(&raid, "How long did the raid last?") < 0.1);
        assert!(missed(&raid, "Who saw the thieves of the silver ring?") < 0.1);
        let pay = reports(&[(
            "p.txt",
            "2024-05-04",
            "Rovers paid £5.9 million for the striker Max Roe, 24. Tom Moe, who came on Sunday night, is paid £9,000 a week by Rovers.",
        )]);
        assert!(missed(&pay, "How much is Max Roe paid a month by Rovers?") > 0.9);
        assert!(missed(&pay, "How much is Tom Moe paid a week by Rovers?") < 0.1);
        let fees = reports(&[(
            "f.txt",
            "2024-05-04",
            "Tarn paid Rovers £19 million for Jon Moe in 2018. Rovers have signed the striker Max Roe. They paid £5 million. Tom Poe is said to follow.",
        )]);
        assert!(missed(&fees, "How much did Rovers pay for Tom Poe?") > 0.9);
        assert!(missed(&fees, "How much did Rovers pay for Max Roe?") < 0.1);
        let bridge = reports(&[(
            "b.txt",
            "2024-05-04",
            "The old bridge at Lund is shut to lorries. Its 14 keepers were sent home.",
        )]);
        assert!(missed(&bridge, "How long has the bridge at Lund been shut?") > 0.9);
        let mast = reports(&[(
            "m.txt",
            "2024-05-04",
            "The mast of Lund is 212 metres high and has 14 lamps. The bell of Lund cost 300 crowns.",
        )]);
        assert!(missed(&mast, "How high is the mast of Lund?") < 0.1);
        assert!(missed(&mast, "How heavy is the mast of Lund?") > 0.4);
    }
}
