//! From a parsed question to a plan: what to look up, and what an answer would have to hold.
//!
//! The last place that looks at the question's letters; ranking works on keys of stems.

pub(crate) mod asked;
pub(crate) mod capitals;
mod common;
mod focus;
pub(crate) mod followup;
pub(crate) mod foreign;
mod inherited;
mod meant;
mod newest;
mod overview;
mod real_words;
mod restated;
mod slips;
mod slots;
pub(crate) mod small_talk;
mod source_cues;
pub(crate) mod sources;
mod spans;
pub(crate) mod synonyms;
pub(crate) mod terms;
mod times;
pub(crate) mod words;

use crate::index::{Clause, IndexError, SearchPlan};
use crate::model::{ArticleId, Conversation, DateRange, Day, Filter, Note, Question};
use crate::text::{Token, lexicon, tokens};

use asked::Asked;
use restated::Restated;
use slots::{Slot, slots};
use sources::{Catalogue, NamedSource};
use terms::{Term, Words};
pub(crate) use times::Yearless;

/// Passages that are looked at. About 96 % of labelled news questions have a right window among the candidates of 40.
pub(crate) const POOL: usize = 40;

/// What to look up and what an answer would hold.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Telling words, in the question's order.
    pub(crate) terms: Vec<Term>,
    /// What is asked for.
    pub(crate) asked: Asked,
    /// Passages of the collection.
    pub(crate) passages: u64,
    /// Exact phrases as stems.
    pub(crate) phrases: Vec<Vec<String>>,
    /// Date ranges that the question names.
    pub(crate) dates: Vec<DateRange>,
    /// Those of them that are years named as such: "in 1997", not "since 1997".
    pub(crate) years: Vec<DateRange>,
    /// Days and months that the question asks about and that are certain: "24 September 2023", "yesterday". What is of another time
    /// does not answer.
    pub(crate) days: Vec<DateRange>,
    /// The same with those that are not: "June 12" of any year, which may also be a day that was announced. They help to find.
    pub(crate) looked_for: Vec<DateRange>,
    /// Those of them that it names without a year; see [`Plan::in_years`].
    pub(crate) yearless: Vec<Yearless>,
    /// Spans of days that it puts in words ("since 10 May"), however long they are.
    pub(crate) spans: Vec<DateRange>,
    /// Whether it asks about a time and about nothing else: "What happened in March 2024?".
    pub(crate) only_time: bool,
    /// Times that it counts from today ("last week"), as typed, with the days that they mean; none that is to come.
    pub(crate) from_today: Vec<(String, DateRange)>,
    /// The days of those that an answer has to be of, if they have begun: none for "today", which mostly means "nowadays".
    pub(crate) lately: Vec<DateRange>,
    /// Whether it says anything that could be looked up.
    pub(crate) tells: bool,
    /// Sources that the question names.
    pub(crate) sources: Vec<NamedSource>,
    /// "Today".
    pub(crate) today: Day,
    /// Strength of the recency prior, 0 to 1.
    pub(crate) recency: f64,
    /// Whether it asks "will".
    pub(crate) future: bool,
    /// Whether it asks about what is to come, in whatever words.
    pub(crate) ahead: bool,
    /// Whether it asks about what was: "did", "has".
    pub(crate) past: bool,
    /// Whether it begins with "is" or "has", which asks how things stand, if yes or no answers it.
    pub(crate) stands: bool,
    /// Whether it asks about what was done to somebody: "was", "were".
    pub(crate) passive: bool,
    /// Which articles may answer.
    pub(crate) filter: Filter,
    /// How the question was read.
    pub(crate) notes: Vec<Note>,
    /// How a follow-up was read.
    pub(crate) read_as: Option<String>,
    /// Names that stand behind words like "from".
    pub(crate) slots: Vec<Slot>,
    /// The terms that name whose words are asked for, as bits; 0 when nobody is named.
    pub(crate) speaker: u32,
    /// What it asks an overview of, as typed: "the dam" of "news about the dam", or a bare "Sanna dam".
    pub(crate) overview: Option<String>,
    /// Whether the newest of that is asked for.
    pub(crate) newest: bool,
    /// Whether what reports open with is most likely to answer: an overview, or what happened somewhere.
    pub(crate) opening: bool,
    /// Whether it asks about "him", and nothing says who that is.
    pub(crate) names_nobody: bool,
    /// Whether a follow-up may just as well be a question of its own.
    pub(crate) may_stand_alone: bool,
    /// Whether a follow-up says enough to go on from an earlier question than the last.
    pub(crate) may_come_back: bool,
    /// Whether it leaves out of whom it speaks, or of what: "how many died?".
    pub(crate) leaves_out_whom: bool,
    /// Whether nothing but the lack of a name makes it a follow-up.
    pub(crate) weakly: bool,
    /// Whether a follow-up says that it goes on from what was asked before.
    pub(crate) goes_on: bool,
    /// Whether it was put right or names whom it means itself, so that the articles in hand are not asked of its words as typed.
    pub(crate) restated: bool,
    /// Whom its pronoun was read as, or an office that it asks about: "he" means them from here on.
    pub(crate) means: Option<String>,
    /// The articles that the answer before quoted, for a follow-up: what it took over is said in them, wherever they say the rest.
    pub(crate) story: Vec<ArticleId>,
    /// The only articles that are looked through, if there are any: for a follow-up, those that the answer before quoted.
    pub(crate) within: Vec<ArticleId>,
}

/// The terms that name whose words are asked for. A source that is named chooses articles instead.
fn speaker(terms: &[terms::Term], asked: &asked::Asked) -> u32 {
    let named = |t: &terms::Term| asked.speaker.contains(&t.place);
    if terms.iter().any(|t| named(t) && t.source) {
        return 0;
    }
    terms::set_of(terms, named)
}

/// What a plan is made from.
pub(crate) struct PlanInput<'a> {
    /// The question.
    pub(crate) question: &'a Question,
    /// The conversation before it.
    pub(crate) conversation: &'a Conversation,
    /// Filters, the question's own included.
    pub(crate) filter: Filter,
    /// "Today", when it is known.
    pub(crate) today: Option<Day>,
}

/// Passages of a collection that is half way between the smallest and the largest.
const MANY: f64 = 300.0;

impl Plan {
    /// How small the collection is: 1 for the smallest, a half at 300 passages, 0 for the largest.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of passages are far below 2^52"
    )]
    pub(crate) fn small(&self) -> f64 {
        MANY / (MANY + self.passages as f64)
    }

    /// Plans a question over a collection.
    pub(crate) fn of(
        collection: &dyn Words,
        catalogue: &Catalogue,
        input: PlanInput<'_>,
    ) -> Result<Self, IndexError> {
        let asking = Restated::of(input.question.words(), input.conversation);
        let text = asking.text(input.question.words());
        let mut own = tokens(text);
        let topic = take_topic(text, &mut own);
        let mut notes = slips::mend(collection, &mut own)?;
        let mut reading = asking.read(text, own, input.conversation);
        let bare = || is_bare_topic(text, &reading).then(|| asking.topic(text));
        let overview = topic.or_else(bare);
        let in_hand_only = input.conversation.in_hand_only;
        let names_nobody =
            reading.read_as.is_none() && !in_hand_only && meant::names_nobody(&tokens(text));
        let sources = catalogue.named(&mut reading.asking);
        notes.extend(sources.iter().filter_map(NamedSource::note));
        let recency = recency(&reading.asking);
        let when = (input.today, sources.len() > 1);
        let times = times::Times::of(&reading.text, &mut reading.asking, when);
        newest::mark(&mut reading.asking);
        let tells = terms::tells(&reading.asking) && !small_talk::is_courtesy(&tokens(text));
        let (terms, read) = terms_of(collection, &reading)?;
        notes.extend(read);
        let speaker = speaker(&terms, &reading.asked);
        Ok(Self {
            slots: slots(&terms, &reading.asking),
            terms,
            asked: reading.asked,
            passages: collection.passages()?,
            phrases: stems_of_phrases(input.question),
            dates: times.dates,
            looked_for: times.days.clone(),
            days: times.days,
            years: times.years,
            yearless: times.yearless,
            spans: times.spans,
            only_time: times.only,
            from_today: times.from_today,
            lately: times.lately,
            tells,
            sources,
            today: input.today.unwrap_or_else(Day::today),
            recency,
            future: has(&reading.asking, &["will"]),
            ahead: has(&reading.asking, AHEAD),
            past: has(&reading.asking, PAST),
            stands: has(reading.asking.get(..1).unwrap_or(&[]), STATE),
            passive: has(&reading.asking, &["was", "were", "is", "are", "been"]),
            filter: input.filter,
            notes,
            names_nobody,
            newest: overview::asks_for_newest(text),
            opening: overview.is_some() || overview::asks_what_happened(text),
            overview,
            speaker,
            restated: asking.alone(),
            means: asking.means(text),
            story: if reading.read_as.is_some() {
                input.conversation.in_hand.clone()
            } else {
                Vec::new()
            },
            within: if in_hand_only || means_an_office(input.conversation, text) {
                input.conversation.in_hand.clone()
            } else {
                Vec::new()
            },
            may_stand_alone: reading.may_stand_alone,
            may_come_back: reading.may_come_back,
            leaves_out_whom: reading.leaves_out_whom,
            weakly: reading.weakly,
            goes_on: reading.goes_on,
            read_as: reading.read_as,
        })
    }

    /// The same with days without a year taken in each of the years from `first` to `last`, which are those of the articles.
    pub(crate) fn in_years(mut self, first: i16, last: i16) -> Self {
        for time in self.yearless.clone() {
            for range in times::in_years(time, first, last) {
                self.dates.push(range);
                self.looked_for.push(range);
            }
        }
        self
    }

    /// Whether it names a span of days by one or both of its ends.
    pub(crate) fn names_a_span(&self) -> bool {
        let span = |time: &Yearless| matches!(time, Yearless::Span(_));
        !self.spans.is_empty() || self.yearless.iter().any(span)
    }

    /// Whether it asks who holds an office of a place, and nothing else: "Who is the president of France?"
    pub(crate) fn asks_for_holder(&self) -> bool {
        self.asks_for_office() && self.terms.iter().any(|term| term.name)
    }

    /// The same of any place: "Who is the mayor?"
    pub(crate) fn asks_for_office(&self) -> bool {
        let mut others = self.terms.iter().filter(|term| !term.name).peekable();
        self.asked.kind == asked::Kind::Person
            && others.peek().is_some()
            && others.all(|term| lexicon::role_of_office(&term.word))
    }

    /// Whether yes or no answers, and it is asked how things stand: "Is the bridge open?", "Has the strike ended?".
    pub(crate) fn asks_for_state(&self) -> bool {
        self.asked.kind == asked::Kind::YesNo && self.stands
    }

    /// The terms that `which` picks, as bits: bit n is term n.
    pub(crate) fn set_of(&self, which: impl Fn(&terms::Term) -> bool) -> u32 {
        terms::set_of(&self.terms, which)
    }

    /// The plan for the index. Names of sources are optional like every word, at less weight.
    pub(crate) fn search(&self, limit: usize) -> SearchPlan {
        let clauses = self
            .terms
            .iter()
            .map(|term| Clause {
                alternatives: term.alternatives.clone(),
                boost: boost(term),
            })
            .collect();
        SearchPlan {
            clauses,
            phrases: self.phrases.clone(),
            filter: self.filter.clone(),
            limit,
        }
    }
}

/// Words that ask about what is to come.
const AHEAD: &[&str] = &["will", "next", "going", "shall", "would"];

/// Words that ask about what was.
const PAST: &[&str] = &["did", "was", "were", "has", "have", "had"];

/// Words that open a question of how things stand.
const STATE: &[&str] = &["is", "are", "isn't", "aren't", "has", "have", "can"];

fn has(asking: &[terms::Asking], words: &[&str]) -> bool {
    asking
        .iter()
        .any(|a| words.contains(&a.token.word.as_str()))
}

fn boost(term: &Term) -> f32 {
    let share = if term.inherited { 0.8 } else { 1.0 };
    if term.name || term.number {
        1.15 * share
    } else {
        share
    }
}

/// The topic of which a question asks an overview ("news about the dam"); only its words are left of the question's `own`.
fn take_topic(text: &str, own: &mut Vec<Token>) -> Option<String> {
    let at = overview::topic(own);
    let topic = at.and_then(|at| from_word(text, own.get(at)?));
    own.drain(..at.unwrap_or(0));
    topic
}

/// Whether "he" is the holder of an office that was asked about without a name ("the professor"): the one of the articles in hand.
fn means_an_office(conversation: &Conversation, text: &str) -> bool {
    let office = |named: &String| {
        named.starts_with("the ")
            && tokens(named)
                .iter()
                .any(|t| lexicon::role_of_office(&t.word))
    };
    conversation.named.as_ref().is_some_and(office) && followup::means_somebody(&tokens(text))
}

/// Whether a question is nothing but a topic ("Sanna dam").
fn is_bare_topic(text: &str, reading: &followup::Reading) -> bool {
    reading.read_as.is_none()
        && reading.asked == Asked::default()
        && overview::is_bare(text, &tokens(text))
}

/// The terms of a question as it is read, weighed by where it is put, and how their words were read.
fn terms_of(
    collection: &dyn Words,
    reading: &followup::Reading,
) -> Result<(Vec<Term>, Vec<Note>), IndexError> {
    let (mut terms, read) = terms::terms(collection, &reading.asking)?;
    focus::mark(&mut terms, reading.asked.focus.as_ref());
    focus::weaken_type_words(&mut terms, &reading.asked);
    Ok((terms, read))
}

/// The exact phrases of a question as stems.
fn stems_of_phrases(question: &Question) -> Vec<Vec<String>> {
    let phrases = question.phrases().iter();
    phrases
        .map(|p| tokens(p).into_iter().map(|t| t.stem).collect())
        .collect()
}

/// The text from a word on, without its final mark.
fn from_word(text: &str, word: &Token) -> Option<String> {
    let rest = text.get(word.span.start()..)?;
    Some(rest.trim_end_matches(['?', '.', '!', ' ']).to_owned())
}

/// How much the age of an article matters: most when the question speaks of "this week", moderately otherwise.
fn recency(asking: &[terms::Asking]) -> f64 {
    let vague = asking
        .iter()
        .any(|a| words::VAGUE_TIME.contains(&a.token.word.as_str()));
    let own: Vec<Token> = asking.iter().map(|a| a.token.clone()).collect();
    if vague || newest::asks_for_now(&own) {
        1.0
    } else {
        0.7
    }
}
