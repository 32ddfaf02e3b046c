//! Lists of words by which it is told what a question asks for, written by hand.

/// Sorts of places.
pub(super) const PLACES: &[&str] = &[
    "country",
    "city",
    "state",
    "place",
    "region",
    "town",
    "village",
    "continent",
    "location",
    "nation",
    "island",
    "county",
    "province",
    "capital",
];
/// Sorts of times.
pub(super) const TIMES: &[&str] = &[
    "day", "date", "year", "month", "time", "century", "decade", "weekday",
];
/// Sorts of people.
pub(super) const PEOPLE: &[&str] = &[
    "actor",
    "actress",
    "singer",
    "person",
    "man",
    "woman",
    "president",
    "player",
    "politician",
    "leader",
    "minister",
    "author",
    "writer",
    "star",
    "celebrity",
    "rapper",
    "athlete",
    "coach",
    "director",
    "artist",
    "senator",
    "billionaire",
    "ceo",
    "musician",
];
/// Verbs of speech.
pub(super) const SPEECH: &[&str] = &[
    "say",
    "said",
    "tell",
    "told",
    "announce",
    "announced",
    "claim",
    "claimed",
    "call",
    "describe",
    "described",
    "state",
    "add",
    "think",
];
/// Words of sums of money.
pub(super) const MONEY: &[&str] = &[
    "money",
    "cost",
    "pay",
    "paid",
    "price",
    "worth",
    "dollars",
    "euros",
    "pounds",
    "spend",
    "spent",
    "profit",
    "profits",
    "revenue",
    "salary",
    "compensation",
    "damages",
    "fine",
    "fined",
    "debt",
    "budget",
    "earn",
    "fee",
    "bill",
    "charge",
    "tax",
    "loan",
    "grant",
    "reward",
    "bonus",
    "wage",
];
/// Words that open a question that is answered by yes or no.
pub(super) const YES_NO: &[&str] = &[
    "is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "can", "could", "will",
    "would", "should",
];
/// Verbs that help another, and small words between them.
pub(super) const HELPING: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "got", "still", "now",
    "also", "reported", "feared",
];
/// Words for reasons.
pub(super) const REASONS: &[&str] = &["reason", "cause", "caused", "motive"];
