//! What the engine gives back.

use serde::{Deserialize, Serialize};

use super::{Article, Day, Generation, PartialDate, Quote, Receipt, Span, Turn};

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

/// What the quotes below a no are to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Related at most.
    Related,
    /// The no says itself that one of them may answer, so none is called no answer.
    MayHold,
}

impl Outcome {
    /// What its quotes are to the question; `None` where they answer it.
    #[must_use]
    pub fn nearness(&self) -> Option<Nearness> {
        match self {
            Self::Answered => None,
            Self::NotCovered(NoAnswer::Doubtful) => Some(Nearness::MayHold),
            Self::NotCovered(_) => Some(Nearness::Related),
        }
    }

    /// Whether nothing was asked that could go unanswered: "thanks", "hi", "no".
    #[must_use]
    pub fn is_talk(&self) -> bool {
        matches!(
            self,
            Self::NotCovered(NoAnswer::Courtesy | NoAnswer::Greeting | NoAnswer::Declined)
        )
    }
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
    /// The question names a source by a short name that several have ("the Gazette"); it was read as whichever of them.
    SourceShared {
        /// The short name.
        typed: String,
        /// The sources that are called so, two at least.
        sources: Vec<String>,
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
    /// The quotes come nearest to what was asked, but none of their words is certain to answer it.
    Nearest,
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
    /// It is plainly in another language than English, the only one that is read, and nothing answers it.
    OnlyEnglish,
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
    /// The sentences of the quotes that answer, where that is certain, else all of them: what "who said that?" asks of. Not of those that
    /// are only shown because nothing in the first is certain.
    #[serde(skip)]
    pub told: Vec<Receipt>,
    /// What the next question goes on from, where that is not how this one was read: its typos mended, or with what stood before
    /// where nothing answers it in either way.
    #[serde(skip)]
    pub leads: Option<String>,
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
            read_as: self
                .leads
                .as_deref()
                .or(self.read_as.as_deref())
                .unwrap_or(&self.question),
            follows: self.read_as.is_some()
                || self
                    .leads
                    .as_ref()
                    .is_some_and(|leads| leads.ends_with(')')),
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
    /// Passages that match in all, of which `hits` are the best; `None` where they are not counted. Where all of them were looked at, those
    /// that can be listed count as they are listed, and the others as they stand in the index.
    pub found: Option<u64>,
    /// Whether `hits` are all that can be listed: what else matches repeats them, or holds the words in its article's title alone.
    pub complete: bool,
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
