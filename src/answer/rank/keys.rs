//! Small fixed sets of stems that signals look for: reason markers, verbs of speech, opening pronouns and the like.

use std::sync::OnceLock;

use crate::text::{TermKey, stem};

/// A sorted set of keys.
#[derive(Debug)]
pub(crate) struct KeySet(Vec<TermKey>);

impl KeySet {
    /// The keys of the stems of words, with blanks between them.
    pub(crate) fn of(words: &str) -> Self {
        let mut keys: Vec<TermKey> = words
            .split_whitespace()
            .map(|w| TermKey::of(&stem(w)))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    /// Whether the key is in the set.
    pub(crate) fn has(&self, key: TermKey) -> bool {
        self.0.binary_search(&key).is_ok()
    }
}

/// The sets.
#[derive(Debug)]
pub(crate) struct Keys {
    /// "because", "due": a reason surely follows.
    pub(crate) because: KeySet,
    /// Prepositions of place.
    pub(crate) place: KeySet,
    /// Currency words.
    pub(crate) money: KeySet,
    /// "is", "was": a definition follows a name.
    pub(crate) copula: KeySet,
    /// Words before an age: "she is 61", "turned 40".
    pub(crate) aged: KeySet,
    /// Words for a death.
    pub(crate) died: KeySet,
    /// Spans of time that an age is told in.
    pub(crate) spans: KeySet,
    /// "old" itself.
    pub(crate) old: KeySet,
    /// Words for how long something has been there, other than an age: "built in", "her 40th birthday".
    pub(crate) since: KeySet,
    /// Titles of whoever is married to somebody of the name.
    pub(crate) spouse: KeySet,
    /// What stands between a name and the rest of a firm's.
    pub(crate) joins: KeySet,
    /// The rest of a firm's name: "Roe and Sons".
    pub(crate) firm: KeySet,
    /// "the", "a": what follows is a thing.
    pub(crate) articles: KeySet,
    /// Titles and roles of persons.
    pub(crate) role: KeySet,
    /// Words that say that somebody came into an office or state, or since when.
    pub(crate) became: KeySet,
    /// Years that news speaks of, in digits.
    pub(crate) years: KeySet,
    /// "first", "third": a place in a row, and parts of a whole.
    pub(crate) ordinals: KeySet,
    /// Words of time.
    pub(crate) time: KeySet,
    /// What stands with a time of the clock: "a.m.", "noon".
    pub(crate) clock: KeySet,
    /// Things that are told apart by a number: "Flight 302".
    pub(crate) numbered: KeySet,
    /// What a count of people or things is called.
    pub(crate) counts: KeySet,
    /// What stands between such a word and its number: "the toll rose to".
    pub(crate) leads: KeySet,
    /// What stands before a number that is not exact: "at least".
    pub(crate) about: KeySet,
    /// Verbs that tell somebody's words only with a quotation behind them: "called it “a toy”".
    pub(crate) calling: KeySet,
    /// Pronouns for somebody or something spoken of before.
    pub(crate) theirs: KeySet,
    /// "of", "from": where somebody is from follows.
    pub(crate) home: KeySet,
    /// "school", "university": no place of study unless they are part of a name or somebody studies there.
    pub(crate) schools: KeySet,
    /// What pupils and students do, and what they are called.
    pub(crate) studies: KeySet,
    /// "since", "than": what it is compared with follows.
    pub(crate) compares: KeySet,
    /// "first", "worst": with "since" and a time behind, that is when the like was before.
    pub(crate) foremost: KeySet,
    /// "but", "while": here another statement begins.
    pub(crate) turns: KeySet,
    /// "with", "for": a name before them is not the one whom the words behind them tell of.
    pub(crate) parts: KeySet,
    /// "set", which with "up" behind it means "founded".
    pub(crate) set: KeySet,
    /// "up".
    pub(crate) up: KeySet,
    /// "own", of which "owns" is a form.
    pub(crate) own: KeySet,
    /// Prepositions before the place where somebody or something is.
    pub(crate) whereabouts: KeySet,
    /// Pronouns for whoever did something.
    pub(crate) doers: KeySet,
    /// "by": who did it follows; "at": where it was made.
    pub(crate) by: KeySet,
    /// "will", "coming": what is to come.
    pub(crate) future: KeySet,
}

/// The first year that has a key of its own.
const FIRST_YEAR: i16 = 1700;

/// The keys of years in digits, by the years since [`FIRST_YEAR`].
fn year_keys() -> &'static [TermKey] {
    static KEYS: OnceLock<Vec<TermKey>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let years = FIRST_YEAR..2100;
        years.map(|year| TermKey::of(&year.to_string())).collect()
    })
}

/// The keys of some years; of those before 1700 and after 2099 none.
pub(crate) fn of_years(years: std::ops::RangeInclusive<i16>) -> &'static [TermKey] {
    let at = |year: i16| usize::try_from(year - FIRST_YEAR).unwrap_or(0);
    let all = year_keys();
    let end = at(years.end().saturating_add(1)).min(all.len());
    all.get(at(*years.start())..end).unwrap_or(&[])
}

/// The sets, made once.
pub(crate) fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| Keys {
        years: KeySet::of(&(1700..2100).map(|year| format!("{year} ")).collect::<String>()),
        ordinals: KeySet::of("first second third fourth fifth sixth seventh eighth ninth tenth quarter half"),
        because: KeySet::of("because due owing reason"),
        place: KeySet::of("in at near outside inside from to across of"),
        // Without francs, whose stem is that of France.
        money: KeySet::of(
            "dollar euro pound yen yuan usd million billion trillion cent pence rupee rupiah rouble ruble peso crown krona kronor \
             krone kroner koruna zloty forint hryvnia lira dinar dirham rial riyal shekel naira cedi shilling baht ringgit",
        ),
        copula: KeySet::of("is was are were be become named known called"),
        clock: KeySet::of("am pm noon midday midnight o'clock gmt dawn"),
        numbered: KeySet::of("flight route tower number line gate room unit platform train bus tram ward block phase grade highway motorway reactor district zone section article chapter page channel terminal pier lane bay hall apollo formula class category magnitude"),
        counts: KeySet::of("toll number total figure count dead deaths"),
        leads: KeySet::of("to at of is was were now reached reaches stands stood about around nearly almost over than least from hit passed"),
        about: KeySet::of("at least most more less fewer than up to about around nearly almost over some as many an estimated another only just"),
        calling: KeySet::of("called brand dub label hailed dismissed slammed praised blasted"),
        became: KeySet::of("become becomes became becoming appoint elect name took take taken takes taking sworn swear succeed successor replace promote chosen choose inaugurate install assume rose rise moved crowned ordained qualified graduated joined started began won debut"),
        aged: KeySet::of("is was aged turned turns age"),
        died: KeySet::of("die died death dead"),
        spans: KeySet::of("year years month months week weeks day days hours"),
        spouse: KeySet::of("mrs"),
        joins: KeySet::of("and"),
        firm: KeySet::of("sons son daughters brothers sisters partners co"),
        articles: KeySet::of("the a an"),
        old: KeySet::of("old"),
        since: KeySet::of("aged born birthday anniversary century centuries centenary built founded established opened dates constructed"),
        theirs: KeySet::of("he she his her hers him they their them it its my our your"),
        home: KeySet::of("of from"),
        schools: KeySet::of("school university college academy institute"),
        studies: KeySet::of("study studied graduate degree attend attended educate enrol enroll pupil student alumnus train trained went go left drop expel read doctorate"),
        compares: KeySet::of("since than"),
        foremost: KeySet::of("first most best worst biggest largest smallest highest lowest longest shortest hottest coldest deadliest fastest strongest"),
        turns: KeySet::of("but while whereas although though"),
        parts: KeySet::of("with for to from by about against"),
        set: KeySet::of("set"),
        up: KeySet::of("up"),
        own: KeySet::of("own"),
        whereabouts: KeySet::of("in at near outside inside from across"),
        doers: KeySet::of("he she they who"),
        by: KeySet::of("by at"),
        future: KeySet::of("will would come coming next plan expect end until later"),
        role: KeySet::of("president minister mr mrs ms dr king queen prince princess sir senator governor mayor ceo director actor actress singer author rep sen gov coach pope justice judge"),
        time: KeySet::of("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec year month week day weeks months years days yesterday today tomorrow tonight morning evening night decade century ago"),
    })
}
