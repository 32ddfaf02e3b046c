//! Reports that count differently: "12 people were killed", two days later "61 people killed".

use std::collections::BTreeSet;

use crate::model::{Day, ScoredQuote};
use crate::text::numbers::{QuantityKind, quantities};

use super::super::plan::asked::Kind;
use super::{dated, events};

/// A quote beside the others, and whether it says as much of the question as the best one; others may count something else.
pub(crate) type Compared = (ScoredQuote, bool);

/// Brings the newest of the quotes to the front when they give different numbers of what is asked for, also from among the further ones,
/// and one with another number behind it; at most `most` quotes stay. `None` when they do not, else whether the first is known to be
/// the newest.
pub(crate) fn newest_count_first(
    kind: Kind,
    quotes: &mut Vec<Compared>,
    more: &mut Vec<Compared>,
    most: usize,
) -> Option<bool> {
    let counts = matches!(kind, Kind::Count | Kind::Money);
    let (first, alike) = quotes.first()?;
    if !counts || !alike {
        return None;
    }
    let (own, first_day) = (numbers(first), day(first));
    let (days, countries) = (events::days(first), events::countries(first));
    // One report with two numbers counts two things.
    let reporter = article(first).to_owned();
    let is_rival = |(quote, alike): &Compared| {
        *alike
            && article(quote) != reporter
            && differ(&own, &numbers(quote))
            && !events::are_two(&days, &events::days(quote))
            && !events::are_of_two(&countries, &events::countries(quote))
    };
    let rivals = || {
        quotes
            .iter()
            .skip(1)
            .chain(more.iter())
            .filter(|one| is_rival(one))
    };
    let newest = rivals().filter_map(|(quote, _)| day(quote)).max();
    let dated = first_day.is_some() && rivals().all(|(quote, _)| day(quote).is_some());
    rivals().next()?;
    let newer = dated && newest > first_day;
    let is_wanted = |one: &Compared| is_rival(one) && (!newer || day(&one.0) == newest);
    let found = match quotes.iter().position(is_wanted) {
        Some(at) => Some(quotes.remove(at)),
        None => more.iter().position(is_wanted).map(|at| more.remove(at)),
    };
    if let Some(found) = found {
        quotes.insert(usize::from(!newer), found);
    }
    let over = quotes.split_off(most.min(quotes.len()));
    more.splice(0..0, over);
    Some(dated)
}

/// A number as it counts here, whatever the words: in hundredths where it is a share of a whole, and whether it is one.
type Number = (bool, u64);

/// The numbers among the words that are marked as the answer: "a dozen" is 12, "2,500 million" is "2.5 billion". "Dozens" is none.
fn numbers(quote: &ScoredQuote) -> BTreeSet<Number> {
    let marked = quote.quote.highlights();
    let texts = marked
        .iter()
        .filter_map(|span| span.cut(quote.quote.text()));
    texts
        .flat_map(|text| {
            let exact = |span: crate::model::Span| {
                let words = span.cut(text).unwrap_or("").to_lowercase();
                !words.split_whitespace().any(|word| VAGUE.contains(&word))
            };
            let found = quantities(text).into_iter();
            found.filter(move |number| exact(number.span))
        })
        .map(|number| match number.kind {
            QuantityKind::Percent => (true, number.value.to_bits()),
            _ if number.value > 0.0 && number.value < 1.0 => {
                (true, (100.0 * number.value).to_bits())
            }
            _ => (false, number.value.to_bits()),
        })
        .collect()
}

/// Words for numbers that nobody counted.
const VAGUE: &[&str] = &[
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
];

/// Whether each has a number that the other lacks.
fn differ(one: &BTreeSet<Number>, other: &BTreeSet<Number>) -> bool {
    !one.is_subset(other) && !other.is_subset(one)
}

fn article(quote: &ScoredQuote) -> &str {
    quote.quote.receipt().article.as_str()
}

fn day(quote: &ScoredQuote) -> Option<Day> {
    dated::anchor(&quote.quote.citation().article)
}
