//! What the engine gives back.

use serde::{Deserialize, Serialize};

use super::{Article, Day, Filter, Generation, PartialDate, Quote, Receipt, Span};

/// How sure the engine is that the first quote answers, 0 to 1. Higher is surer.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// Clamps to 0..=1; not-a-number becomes 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// 0 to 1.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A quote with the score that ranked it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoredQuote {
    /// The quote.
    pub quote: Quote,
    /// Ranking score; comparable within one answer only.
    pub score: f64,
}

/// How many articles a source has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCount {
    /// The outlet's name.
    pub name: String,
    /// Articles that it published.
    pub published: usize,
    /// Articles of others (or of unknown outlets) that credit it.
    pub credited: usize,
}

/// What a set of articles covers: the whole collection, or what a question was allowed to search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Articles in all.
    pub articles: usize,
    /// Articles without a date of their own (inferred ones included).
    pub undated: usize,
    /// Those of the undated ones that state a day and its month without their year.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub year_not_given: usize,
    /// Earliest and latest article day.
    pub first: Option<Day>,
    /// Latest article day.
    pub last: Option<Day>,
    /// The date of the earliest article, as precisely as it is known.
    #[serde(skip)]
    pub earliest: Option<PartialDate>,
    /// The date of the latest article, as precisely as it is known.
    #[serde(skip)]
    pub latest: Option<PartialDate>,
    /// Articles whose outlet is unknown.
    pub outlet_unknown: usize,
    /// Outlets and credits, the most frequent first.
    pub sources: Vec<SourceCount>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn as_text<S: serde::Serializer>(date: &PartialDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(date)
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum NoAnswer {
    /// The collection holds no article at all.
    EmptyCollection,
    /// The filters leave no article.
    NothingInFilter,
    /// No passage holds the question's words.
    NothingFound,
    /// Something was found, but it does not answer; the quotes are related at best.
    NotSure,
    /// Something was found that may answer, but not surely enough.
    Doubtful,
    /// It asks about "him" and does not say who that is; the quotes are related at best.
    NobodyNamed,
    /// It says nothing that could be looked up: "hi", "what is it". Nothing was searched.
    NotAQuestion,
    /// It thanks or agrees: "thanks", "ok". Nothing was searched.
    Courtesy,
    /// It greets: "hi", "good morning". Nothing was searched.
    Greeting,
    /// It declines: "no", "never mind". Nothing was searched.
    Declined,
    /// It asks what is new and names nothing: "latest news". Nothing was searched, a summary tells.
    LatestNews,
    /// It asks who said what was quoted, and nothing was: "who said that?". Nothing was searched.
    NothingQuoted,
}

impl NoAnswer {
    /// Whether the articles were searched at all.
    #[must_use]
    pub fn has_searched(&self) -> bool {
        !matches!(
            self,
            Self::NotAQuestion
                | Self::Courtesy
                | Self::Greeting
                | Self::Declined
                | Self::LatestNews
                | Self::NothingQuoted
        )
    }
}

/// Whether the quotes answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They do.
    Answered,
    /// They do not.
    NotCovered(NoAnswer),
}

/// Something the reader should know about how the answer came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "note")]
pub enum Note {
    /// Articles without a date of their own that a date filter left out.
    UndatedLeftOut {
        /// How many.
        articles: usize,
        /// Those of them that state a day and its month without their year.
        #[serde(skip_serializing_if = "is_zero")]
        year_not_given: usize,
    },
    /// `source:` matched as outlet and as credit.
    SourceMatched {
        /// As typed.
        source: String,
        /// Articles published by it.
        published: usize,
        /// Articles that credit it.
        credited: usize,
        /// Whether only those of the dates that were asked for are counted.
        in_time: bool,
        /// The source that was probably meant, when none has this name.
        #[serde(skip_serializing_if = "Option::is_none")]
        meant: Option<String>,
    },
    /// The first day that was asked for is after the last, so no article can fit.
    EmptyRange {
        /// The first day.
        since: Day,
        /// The last day.
        until: Day,
    },
    /// A source that matches none stands without quotation marks before capitalised words, which may belong to its name.
    NameCut {
        /// The name with these words.
        whole: String,
    },
    /// A word the collection does not know was read as another.
    ReadWord {
        /// As typed.
        typed: String,
        /// As read.
        read: String,
    },
    /// An exact phrase stands nowhere in the searched articles.
    PhraseNotFound {
        /// The phrase.
        phrase: String,
    },
    /// The reports that are shown give different numbers of the same.
    CountsDiffer {
        /// Whether the first is known to be the newest.
        newest_first: bool,
    },
    /// The question counts from today ("last week"), and all articles with a date are older than that.
    NothingSince {
        /// As typed: "last week".
        words: String,
        /// The first day that this was read as.
        first: Day,
        /// The last one.
        last: Day,
        /// The date of the newest article, as precisely as it is known.
        #[serde(serialize_with = "as_text")]
        newest: PartialDate,
    },
    /// One of the reports that are shown says of somebody what another denies.
    ReportsContradict,
    /// It was asked who said that, and a quote tells of nobody's words: they are the report's own.
    OwnWords {
        /// Which of the quotes, counted from 1; `None` for the only one.
        #[serde(skip_serializing_if = "Option::is_none")]
        quote: Option<usize>,
        /// Whose report it is, as far as that is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// It was asked who said that, and some sentences of a quote are the report's own words.
    PartlyOwnWords {
        /// As in [`Note::OwnWords`].
        #[serde(skip_serializing_if = "Option::is_none")]
        quote: Option<usize>,
    },
    /// It was asked who said that, and a quote is somebody's words without its being certain whose.
    SpeakerUncertain {
        /// As in [`Note::OwnWords`].
        #[serde(skip_serializing_if = "Option::is_none")]
        quote: Option<usize>,
    },
    /// It asks for news or a summary of something, which `/summary` gives.
    Overview {
        /// Of what, as typed.
        topic: String,
    },
}

/// An answer: the same for the same question, context, generation, settings, today's date and engine version.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The question as typed.
    pub question: String,
    /// How a follow-up was read, when words were taken over from the question before.
    pub read_as: Option<String>,
    /// Whether the quotes answer.
    pub outcome: Outcome,
    /// One to three quotes that answer; when not covered, the nearest ones, related at best.
    pub quotes: Vec<ScoredQuote>,
    /// Further passages, best first.
    pub more: Vec<ScoredQuote>,
    /// What was searched, after filters.
    pub searched: Coverage,
    /// How sure.
    pub confidence: Confidence,
    /// What else to know.
    pub notes: Vec<Note>,
    /// Whom it names, when a person is asked for and the name is certain; for the next question.
    #[serde(skip)]
    pub named: Option<String>,
    /// The sentences of the quotes that answer, where that is certain, else all of them: what "who said that?" asks of.
    #[serde(skip)]
    pub told: Vec<Receipt>,
    /// Whether it only tells of the answer before, so that the conversation stays where it was, as after "thanks".
    #[serde(skip)]
    pub stays: bool,
    /// The generation that answered.
    pub generation: Generation,
}

impl Answer {
    /// What it leaves for the next question.
    #[must_use]
    pub fn turn(&self) -> Turn<'_> {
        Turn {
            read_as: self.read_as.as_deref().unwrap_or(&self.question),
            follows: self.read_as.is_some(),
            answered: self.is_answered(),
            stays: self.stays || !self.has_asked(),
            named: self.named.as_deref(),
            told: &self.told,
        }
    }

    /// Whether the quotes answer.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.outcome == Outcome::Answered
    }

    /// Whether the articles were searched: not where nothing was asked or the answer before is only told of, nor where only a name would
    /// say what to search for.
    #[must_use]
    pub fn has_searched(&self) -> bool {
        let unnamed = self.outcome == Outcome::NotCovered(NoAnswer::NobodyNamed);
        self.has_asked() && !self.stays && !(unnamed && self.quotes.is_empty())
    }

    /// Whether the text asked anything, so that the next question may go on from it. "Thanks" did not.
    #[must_use]
    pub fn has_asked(&self) -> bool {
        match &self.outcome {
            Outcome::Answered => true,
            Outcome::NotCovered(no) => no.has_searched(),
        }
    }
}

/// A passage found by a search.
pub type SearchHit = ScoredQuote;

/// Ranked passages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchResults {
    /// The query as typed.
    pub query: String,
    /// Best first.
    pub hits: Vec<SearchHit>,
    /// Passages that match in all, of which `hits` are the best; `None` where they are not counted.
    pub found: Option<u64>,
    /// Whether nothing but filters was given: `hits` are the openings of the articles that they select, the newest first, and `found`
    /// counts those articles.
    pub lists_articles: bool,
    /// What was searched, after filters.
    pub searched: Coverage,
    /// What else to know.
    pub notes: Vec<Note>,
    /// The generation that answered.
    pub generation: Generation,
}

/// What to summarise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SummaryScope {
    /// The latest articles.
    Latest,
    /// The passages on a topic, in order of time.
    Topic(String),
    /// One article.
    Article(super::ArticleId),
}

/// How long a summary is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SummaryLength {
    /// About three sentences.
    Short,
    /// About six sentences.
    #[default]
    Medium,
    /// About twelve sentences.
    Long,
}

impl SummaryLength {
    /// Sentences at most.
    #[must_use]
    pub fn sentences(self) -> usize {
        match self {
            Self::Short => 3,
            Self::Medium => 6,
            Self::Long => 12,
        }
    }
}

/// An extractive summary: whole sentences, in order of time, each with its date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// What was summarised.
    pub scope: SummaryScope,
    /// Quotes in the order to show. Empty when nothing fits the scope.
    pub quotes: Vec<ScoredQuote>,
    /// What was searched.
    pub searched: Coverage,
    /// What else to know.
    pub notes: Vec<Note>,
    /// The generation that answered.
    pub generation: Generation,
}

/// What is known of the time of the articles that a summary quotes. Those with a time come first, in its order, then those
/// that state a day and its month without their year, by these, and what is undated last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SummaryOrder {
    /// Whether some have a date, or cover the events of an article that has one.
    pub dated: bool,
    /// Whether some state a day and its month alone.
    pub year_not_given: bool,
    /// Whether some state nothing.
    pub undated: bool,
}

impl Summary {
    /// What is known of the time of the quoted articles.
    #[must_use]
    pub fn order(&self) -> SummaryOrder {
        let mut order = SummaryOrder::default();
        for scored in &self.quotes {
            let date = &scored.quote.citation().article.date;
            let kept = if !date.is_undated() || date.covers().is_some() {
                &mut order.dated
            } else if date.month_day().is_some() {
                &mut order.year_not_given
            } else {
                &mut order.undated
            };
            *kept = true;
        }
        order
    }
}

/// What became of the version of an article that was quoted, and when. The quote stays what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Since {
    /// The article says something else now.
    Changed(Day),
    /// The article was changed, but these words still stand in it.
    Kept(Day),
    /// Its file is no longer in the folder.
    Gone(Day),
    /// The operator took it out of the answers.
    Withdrawn(Day),
}

/// A quote with the sentences around it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContextView {
    /// The sentences before, of the same article.
    pub before: Option<Quote>,
    /// The quote.
    pub quote: Quote,
    /// The sentences after.
    pub after: Option<Quote>,
    /// What became of the quoted version, when it no longer counts.
    pub since: Option<Since>,
}

impl ContextView {
    /// Cuts a quote with the given neighbours; neighbours that are not quotable are left out.
    #[must_use]
    pub fn cut(
        article: &Article,
        before: Option<Span>,
        span: Span,
        after: Option<Span>,
    ) -> Option<Self> {
        Some(Self {
            before: before.and_then(|s| Quote::cut(article, s)),
            quote: Quote::cut(article, span)?,
            after: after.and_then(|s| Quote::cut(article, s)),
            since: None,
        })
    }
}

/// Earlier questions of the same conversation, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Questions as they were read (follow-ups already completed).
    pub earlier: Vec<String>,
    /// Those of them, and those before them, that were answered: what a follow-up may come back to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Whom the last answer named, when a person was asked for and the name is certain: "he" means them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// What the last answer quoted: see [`Answer::told`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Receipt>,
    /// Whether the question was asked as one that goes on: as a reply to an answer, or in the form under it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replies: bool,
}

/// What an answer leaves for the next question.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'a> {
    /// How its question was read.
    pub read_as: &'a str,
    /// Whether the question took anything over.
    pub follows: bool,
    /// Whether it was answered.
    pub answered: bool,
    /// See [`Answer::stays`].
    pub stays: bool,
    /// Whom it named.
    pub named: Option<&'a str>,
    /// What it quoted.
    pub told: &'a [Receipt],
}

/// Topics that a conversation can come back to.
const MOST_TOPICS: usize = 8;

impl Conversation {
    /// The conversation after a turn. How its question was read holds what it took over, so of the questions before it only the
    /// answered ones are kept.
    #[must_use]
    pub fn after(&self, turn: &Turn<'_>) -> Self {
        // A follow-up that named nobody new speaks of the same person still, and what was not answered speaks of nobody.
        let same = self
            .named
            .clone()
            .filter(|_| turn.follows || turn.stays || !turn.answered);
        let told = if turn.stays && turn.told.is_empty() {
            self.told.clone()
        } else {
            turn.told.to_vec()
        };
        let named = turn.named.map(str::to_owned).or(same);
        if turn.stays {
            return Self {
                named,
                told,
                replies: false,
                ..self.clone()
            };
        }
        Self {
            earlier: Some(turn.read_as.to_owned())
                .filter(|read_as| !read_as.is_empty())
                .into_iter()
                .collect(),
            topics: self.topics_after(turn),
            named,
            told,
            replies: false,
        }
    }

    /// Whether the last question was not answered, as far as that is known.
    #[must_use]
    pub fn left_unanswered(&self) -> bool {
        let last = self.earlier.last();
        !self.topics.is_empty() && last.is_some_and(|last| !self.topics.contains(last))
    }

    /// The topics with that of a turn, if it was answered, as the last.
    fn topics_after(&self, turn: &Turn<'_>) -> Vec<String> {
        let new = Some(turn.read_as).filter(|read| turn.answered && !read.is_empty());
        let mut topics: Vec<String> = self
            .topics
            .iter()
            .filter(|topic| Some(topic.as_str()) != new)
            .cloned()
            .collect();
        topics.extend(new.map(str::to_owned));
        topics.drain(..topics.len().saturating_sub(MOST_TOPICS));
        topics
    }
}

/// Name of an answer record: 16 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(String);

impl RecordId {
    /// From a random number.
    #[must_use]
    pub fn from_number(number: u64) -> Self {
        Self(format!("{number:016x}"))
    }

    /// Parses what [`RecordId::as_str`] gave; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 16
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Self(text.to_owned()))
    }

    /// 16 lower-case hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What the quotes of a record are to its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gave {
    /// They answer it. Records from before this was kept say so, too.
    #[default]
    Answer,
    /// Nothing answers it, and they are related at most.
    Related,
    /// They were searched for.
    Passages,
    /// They sum it up.
    Summary,
}

/// All that is needed to give an answer again and to go on from it. Holds no user id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRecord {
    /// Its name, used in buttons.
    pub id: RecordId,
    /// The question as typed.
    pub question: String,
    /// How it was read, which the next follow-up inherits from.
    pub read_as: String,
    /// The conversation before it.
    pub conversation: Conversation,
    /// Whom the answer named; see [`Conversation::named`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// What it told; see [`Answer::told`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Receipt>,
    /// Whether it only tells of the answer before; see [`Answer::stays`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stays: bool,
    /// Filters given outside the question's text.
    pub filter: Filter,
    /// The day that was "today".
    pub today: Day,
    /// The generation that answered.
    pub generation: Generation,
    /// Engine version.
    pub engine: String,
    /// Discord message that shows it, once sent.
    pub message: Option<u64>,
    /// What the quotes are to the question.
    #[serde(default)]
    pub gave: Gave,
    /// Receipts of the quotes shown.
    pub shown: Vec<Receipt>,
    /// Receipts of further passages.
    pub more: Vec<Receipt>,
    /// Seconds since 1970.
    pub created: i64,
}

impl AnswerRecord {
    /// What it leaves for the next question. A summary of the latest articles asked nothing.
    #[must_use]
    pub fn turn(&self) -> Turn<'_> {
        Turn {
            read_as: &self.read_as,
            follows: self.read_as != self.question,
            answered: self.gave != Gave::Related,
            stays: self.stays,
            named: self.named.as_deref(),
            told: if self.told.is_empty() {
                &self.shown
            } else {
                &self.told
            },
        }
    }
}
