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
    "dividend",
    "dividends",
    "ticket",
    "fare",
    "rent",
    "ransom",
    "prize",
    "donation",
    "donations",
    "reward",
    "bonus",
    "wage",
    "payment",
    "payments",
    "payout",
    "subsidy",
    "fares",
    "savings",
    "fees",
    "fines",
    "bid",
];
/// What is done with sums of money where nothing else is named.
pub(super) const DEALS: &[&str] = &[
    "offer", "offered", "donate", "donated", "owe", "owed", "sue", "sued", "buy", "bought", "sell",
    "sold", "steal", "stolen", "invest", "invested", "borrow", "borrowed", "lend", "lent",
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

/// Sorts of things of which nearly all that the news speaks of go by one of few words: the nouns that ask for them, and those words. A
/// quote that holds neither cannot name one. Written by hand.
pub(super) const CLASSES: &[(&[&str], &str)] = &[
    (
        &["language"],
        "language tongue dialect bilingual translate subtitle english french german spanish portuguese italian russian ukrainian polish \
         arabic chinese mandarin cantonese japanese korean hindi urdu bengali punjabi tamil turkish persian farsi hebrew greek latin \
         dutch flemish swedish danish norwegian finnish icelandic hungarian czech slovak romanian bulgarian serbian croatian albanian \
         swahili hausa yoruba igbo amharic somali zulu xhosa afrikaans welsh gaelic irish scots basque catalan breton vietnamese thai \
         indonesian malay tagalog nepali sanskrit yiddish esperanto creole pidgin maori",
    ),
    (
        &["party"],
        "party labour labor conservative tory liberal democrat republican green socialist communist nationalist independent coalition \
         unionist populist leftist centrist reform congress rally alliance snp plaid fein dup sdlp fianna fine afd cdu csu \
         spd fdp likud bjp anc eff vox podemos psoe ukip peronist maga",
    ),
    (
        &["colour", "color"],
        "colour color red blue green yellow orange purple pink brown black white grey gray silver gold golden beige crimson scarlet \
         turquoise violet maroon cream tan",
    ),
    (
        &["religion", "faith"],
        "religion religious faith christian catholic protestant muslim islam islamic jewish judaism hindu buddhist sikh orthodox anglican \
         methodist baptist lutheran evangelical mormon shia sunni atheist pagan church mosque",
    ),
    (
        &["currency"],
        "currency dollar euro pound yen yuan franc rupee rouble ruble peso krona krone zloty lira dinar rial rand won bitcoin",
    ),
    (
        &["hospital", "clinic"],
        "hospital clinic infirmary medical centre center",
    ),
    (
        &["university", "college", "school"],
        "university college school academy institute polytechnic oxford cambridge harvard yale stanford princeton mit sorbonne eton",
    ),
];
