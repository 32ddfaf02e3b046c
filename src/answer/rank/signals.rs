//! The signals of a window: what speaks for and against its being the answer. Each is a number, mostly 0 to 1, that neither grows
//! with the question's length nor with the size of the collection.

use std::cell::OnceCell;

use crate::text::{AnalysedSentence, AnalysedToken, SentenceFlags};

use super::super::plan::Plan;
use super::ground::{Ground, Standing};
use super::pool::{Mark, Pool, SeenPassage, SeenSentence, TermSet};
use super::{Window, focus, kinds, listed, more, related, shape};

macro_rules! signals {
    ($($(#[doc = $doc:literal])+ $name:ident => $function:path,)+) => {
        /// The signals' names, in the order of the tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Signal { $($(#[doc = $doc])+ $name,)+ }

        /// How many signals there are.
        pub(crate) const COUNT: usize = [$(Signal::$name),+].len();

        /// Names for explanations and for fitting.
        pub(crate) const NAMES: [&str; COUNT] = [$(stringify!($name)),+];

        /// All signals of a window.
        pub(crate) fn all(view: &View<'_>) -> [f64; COUNT] { [$($function(view)),+] }
    };
}

signals! {
    /// Share of the question's idf mass in the window.
    Coverage => coverage,
    /// Share of the idf mass in the passage.
    PassageCoverage => passage_coverage,
    /// BM25 of the passage, as a share of the best one's.
    Bm25 => bm25,
    /// Neighbours in the question that are neighbours in the window.
    Adjacent => adjacent,
    /// How close together the question's words stand.
    Proximity => proximity,
    /// Whether the window can hold the kind of answer.
    Kind => kinds::kind,
    /// Whether it holds a number of that very thing, or the kind beside the question's words.
    KindExact => kinds::kind_exact,
    /// Idf mass that only the sentences right before and after hold.
    Neighbours => neighbours,
    /// Share of the idf mass in the title.
    Title => title,
    /// How near the beginning of its article.
    Lead => lead,
    /// It is the headline.
    Headline => headline,
    /// How fresh the article was on the day of asking.
    Recency => recency,
    /// The same with a longer half-life.
    Season => season,
    /// Its article is from a source that the question names.
    Source => source,
    /// Its article is of a day or month that the question names in full.
    Dates => dates,
    /// It ends without a final mark.
    Unfinished => unfinished,
    /// Words below 8.
    Short => short,
    /// Two sentences.
    TwoSentences => two_sentences,
    /// Three sentences.
    ThreeSentences => three_sentences,
    /// It opens with a word that leans on the sentence before.
    Hanging => hanging,
    /// Sentences that add nothing of the question.
    IdleSentence => idle_sentence,
    /// Share of the idf mass in all that was found of the article.
    ArticleCoverage => more::article_coverage,
    /// Share of the idf mass in the window or the title.
    TitleOrWindow => more::title_or_window,
    /// Share of the idf mass in the sentence before.
    Before => more::before,
    /// Share of the idf mass found as the very word.
    Exact => more::exact,
    /// Weight of the most telling word that the window lacks.
    Missing => more::missing,
    /// Share of the question's names that window, passage or title hold.
    NamesAround => more::names_around,
    /// Its article is of after the day of asking.
    Later => more::later,
    /// It opens its article.
    First => more::first,
    /// "When will": it speaks of what is to come.
    Future => more::future,
    /// A number asked for, and a number there.
    KindNumber => more::kind_number,
    /// Support by words of the kind asked for only.
    SupportKind => more::support_kind,
    /// Place of the passage in the search engine's order.
    Rank => more::rank,
    /// Coverage by the window's first sentence.
    CoverageFirst => more::coverage_first,
    /// Its article is of the days right before the day of asking.
    Week => more::week,
    /// Words of a longer window, in hundreds.
    LengthMore => more::length_more,
    /// How near the question's words stand to a word of the kind asked for.
    AnswerNear => more::answer_near,
    /// How near to the newest article found, whatever the day of asking.
    Era => shape::era,
    /// Coverage as a share of the best window's.
    CoverageRelative => shape::coverage_relative,
    /// Matched terms per content word.
    Density => shape::density,
    /// Coverage by the window's best sentence.
    CoverageBest => shape::coverage_best,
    /// Ends of paragraphs inside it.
    Breaks => shape::breaks,
    /// It tears a paragraph of several sentences.
    Tears => shape::tears,
    /// It begins inside a paragraph and runs on into the next.
    Straddles => shape::straddles,
    /// Further sentences although one alone settles the question.
    Settled => shape::settled,
    /// Further sentences of a long paragraph.
    Inside => shape::inside,
    /// It opens its article and can hold the kind of answer.
    FirstKind => shape::first_kind,
    /// It can hold the kind of answer, as far as it covers the question.
    CoverageKind => shape::coverage_kind,
    /// Coverage of what stands near the question word.
    Focus => focus::focus,
    /// Coverage of the sentence that asks.
    AskedPart => focus::asked_part,
    /// How near the words near the question word stand to a word of the kind asked for.
    FocusNear => focus::near,
    /// Coverage, with the sentence before when the window opens with a word that points there.
    Carried => focus::carried,
    /// Support by other articles for its best supported words.
    SupportTop => more::support_top,
    /// Share of the idf mass in the window, the title, or (names only) anywhere in what was found of the article.
    TopicOrWindow => more::topic_or_window,
    /// Share of the question's names and numbers that the window or what was found of its article holds.
    NamesArticle => more::names_article,
    /// It opens its article, in a small collection.
    FewFirst => shape::few_first,
    /// It opens its article and can hold the kind of answer, in a small collection.
    FewFirstKind => shape::few_first_kind,
    /// A name stands beside the type of thing that is asked for.
    TypeBeside => kinds::type_beside,
    /// It tells of another year than its article's, which the question does not name.
    OtherYear => shape::other_year,
    /// It tells what is asked of whoever is named, and of them.
    Related => related::related,
    /// It lists names, and several things are asked for.
    Listed => listed::listed,
    /// It holds the topic near the beginning of its article, and an overview is asked for, or what happened.
    Opening => opening,
}

/// A window with all that its signals look at.
pub(crate) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) pool: &'a Pool<'a>,
    pub(super) ground: &'a Ground<'a>,
    pub(super) window: Window,
    pub(super) terms: TermSet,
    /// See [`more::nearness`].
    pub(super) near: OnceCell<(f64, f64)>,
    /// See [`kinds::kind`].
    pub(super) kind: OnceCell<f64>,
}

impl<'a> View<'a> {
    /// A view of `window`.
    pub(crate) fn new(ground: &'a Ground<'a>, window: Window) -> Self {
        let passage = &ground.pool.passages[window.hit];
        let terms = window.sentences().fold(TermSet::default(), |set, at| {
            set.with(passage.sentences[at].terms)
        });
        Self {
            plan: ground.plan,
            pool: ground.pool,
            ground,
            window,
            terms,
            near: OnceCell::new(),
            kind: OnceCell::new(),
        }
    }

    /// The sentence before the window, unless it is the headline.
    pub(super) fn before(&self) -> Option<&SeenSentence> {
        let before = self.window.first.checked_sub(1)?;
        let sentence = self.passage().sentences.get(before)?;
        (!sentence.headline).then_some(sentence)
    }

    /// What is the same for all windows of its passage.
    pub(super) fn standing(&self) -> &Standing {
        self.ground.standing(self.window.hit)
    }

    /// Share of the question's idf mass in a sentence of its passage, 0 to 1.
    pub(super) fn sentence_coverage(&self, at: usize) -> f64 {
        self.ground.sentence(self.window.hit, at).coverage
    }

    pub(super) fn passage(&self) -> &SeenPassage {
        &self.pool.passages[self.window.hit]
    }

    /// The terms of what stands over the window: its article's title, and the heading of its section.
    pub(super) fn over(&self) -> TermSet {
        let under = self.passage().sentences[self.window.first].under;
        self.passage().title.with(under)
    }

    pub(super) fn tokens(&self) -> &'a [AnalysedToken] {
        let analysis = &self.pool.hits[self.window.hit].analysis;
        let from = analysis.sentences[self.window.first].tokens.start;
        let to = analysis.sentences[self.window.last()].tokens.end;
        analysis.tokens.get(from..to).unwrap_or(&[])
    }

    /// Number of its first token in the passage.
    pub(super) fn first_token(&self) -> usize {
        let sentences = &self.pool.hits[self.window.hit].analysis.sentences;
        sentences[self.window.first].tokens.start
    }

    pub(super) fn sentences(&self) -> &'a [AnalysedSentence] {
        let sentences = &self.pool.hits[self.window.hit].analysis.sentences;
        &sentences[self.window.first..=self.window.last()]
    }

    pub(super) fn marks(&self) -> &[Mark] {
        let sentences = &self.passage().sentences;
        &self.passage().marks
            [sentences[self.window.first].marks.start..sentences[self.window.last()].marks.end]
    }

    /// Share of the weight of the terms that `which` picks found in `set`; 1 when it picks none.
    pub(super) fn share(
        &self,
        set: TermSet,
        which: impl Fn(&super::super::plan::terms::Term) -> bool,
    ) -> f64 {
        let (mut found, mut all) = (0.0, 0.0);
        for (at, term) in self
            .plan
            .terms
            .iter()
            .enumerate()
            .filter(|(_, t)| which(t) && !t.source)
        {
            all += term.weight;
            if set.any >> at & 1 == 1 {
                found += term.weight;
            }
        }
        if all > 0.0 { found / all } else { 1.0 }
    }

    /// Words that an answer could be: content that the question does not hold.
    pub(super) fn is_asked(&self, key: crate::text::TermKey) -> bool {
        self.pool.is_asked(key)
    }
}

pub(super) fn coverage(view: &View<'_>) -> f64 {
    view.pool.coverage(view.terms)
}

fn passage_coverage(view: &View<'_>) -> f64 {
    view.standing().coverage
}

fn bm25(view: &View<'_>) -> f64 {
    view.standing().bm25
}

/// Pairs of terms next to each other in the question (at most one word between) that stand within three words in the window, in
/// the same order, weighed by the lighter of the two.
fn adjacent(view: &View<'_>) -> f64 {
    let terms = &view.plan.terms;
    let (mut found, mut all) = (0.0, 0.0);
    for at in 1..terms.len() {
        if terms[at].place > terms[at - 1].place + 2
            || terms[at].inherited != terms[at - 1].inherited
        {
            continue;
        }
        let weight = terms[at].weight.min(terms[at - 1].weight);
        all += weight;
        let (a, b) = (
            u8::try_from(at - 1).unwrap_or(u8::MAX),
            u8::try_from(at).unwrap_or(u8::MAX),
        );
        if stands_near(view.marks(), a, b) {
            found += weight;
        }
    }
    if all > 0.0 { found / all } else { 0.0 }
}

fn stands_near(marks: &[Mark], a: u8, b: u8) -> bool {
    marks.iter().enumerate().any(|(at, mark)| {
        mark.term == a
            && marks[at + 1..]
                .iter()
                .take_while(|next| next.token <= mark.token + 3)
                .any(|next| next.term == b)
    })
}

/// How densely the matched terms stand: matched terms over the words between the first and the last of the tightest run that
/// holds all of them; 0 when fewer than two matched.
fn proximity(view: &View<'_>) -> f64 {
    let wanted = view.terms.any.count_ones();
    if wanted < 2 {
        return 0.0;
    }
    let marks = view.marks();
    let mut counts = [0_u16; 32];
    let (mut have, mut left, mut best) = (0, 0, u32::MAX);
    for mark in marks {
        let slot = &mut counts[usize::from(mark.term) & 31];
        have += u32::from(*slot == 0);
        *slot += 1;
        while have == wanted {
            best = best.min(mark.token - marks[left].token + 1);
            let slot = &mut counts[usize::from(marks[left].term) & 31];
            *slot -= 1;
            have -= u32::from(*slot == 0);
            left += 1;
        }
    }
    if best == u32::MAX {
        0.0
    } else {
        (f64::from(wanted) / f64::from(best)).min(1.0).sqrt() * coverage(view)
    }
}

fn neighbours(view: &View<'_>) -> f64 {
    let after = view.passage().sentences.get(view.window.last() + 1);
    let around = view
        .before()
        .into_iter()
        .chain(after)
        .fold(view.terms, |set, s| set.with(s.terms));
    view.pool.coverage(around) - coverage(view)
}

fn title(view: &View<'_>) -> f64 {
    view.standing().title
}

/// Who asks for an overview, or what happened, wants to hear what reports open with, not what somebody says of it later on.
fn opening(view: &View<'_>) -> f64 {
    if view.plan.opening {
        lead(view) * more::title_or_window(view)
    } else {
        0.0
    }
}

/// 1 at the article's first sentence, a half at the sixth, falling on.
pub(super) fn lead(view: &View<'_>) -> f64 {
    let sentence = view.pool.hits[view.window.hit].first_sentence as usize + view.window.first;
    1.0 / (1.0 + f64::from(u32::try_from(sentence).unwrap_or(u32::MAX)) / 5.0)
}

pub(super) fn headline(view: &View<'_>) -> f64 {
    f64::from(u8::from(
        view.passage().sentences[view.window.first].headline,
    ))
}

/// Halves every ten days; 0 for articles after the day of asking. Undated articles count as being of the pool's middle age, so that
/// it makes no difference to them.
fn recency(view: &View<'_>) -> f64 {
    view.standing().recency
}

/// Halves every two months: an event of this season rather than of another year.
fn season(view: &View<'_>) -> f64 {
    view.standing().season
}

fn source(view: &View<'_>) -> f64 {
    view.standing().source
}

fn dates(view: &View<'_>) -> f64 {
    view.standing().dates
}

/// Ends without a final mark, as headings, captions and cut-off lines do.
fn unfinished(view: &View<'_>) -> f64 {
    let loose = view
        .sentences()
        .iter()
        .any(|s| s.flags.has(SentenceFlags::UNFINISHED));
    f64::from(u8::from(loose && headline(view) == 0.0))
}

#[expect(clippy::cast_precision_loss, reason = "words of a window")]
fn short(view: &View<'_>) -> f64 {
    8_usize.saturating_sub(view.tokens().len()) as f64 / 8.0
}

fn two_sentences(view: &View<'_>) -> f64 {
    f64::from(u8::from(view.window.count == 2))
}

fn three_sentences(view: &View<'_>) -> f64 {
    f64::from(u8::from(view.window.count >= 3))
}

fn hanging(view: &View<'_>) -> f64 {
    let leans = view.sentences().first().is_some_and(|s| leans(s.flags));
    f64::from(u8::from(leans && headline(view) == 0.0))
}

/// Whether a sentence that opens like this points at what stands before.
pub(crate) fn leans(flags: SentenceFlags) -> bool {
    [
        SentenceFlags::OPENS_PRONOUN,
        SentenceFlags::OPENS_ROLE,
        SentenceFlags::OPENS_ANAPHOR,
        SentenceFlags::BEGINS_QUOTED,
        SentenceFlags::VERDICT,
    ]
    .iter()
    .any(|flag| flags.has(*flag))
}

/// Share of the window's sentences that add no term to those of the others.
#[expect(clippy::cast_precision_loss, reason = "one to three sentences")]
fn idle_sentence(view: &View<'_>) -> f64 {
    if view.window.count == 1 {
        return 0.0;
    }
    let sentences = &view.passage().sentences;
    let idle = view.window.sentences().filter(|at| {
        let others = view
            .window
            .sentences()
            .filter(|o| o != at)
            .fold(0, |set, o| set | sentences[o].terms.any);
        sentences[*at].terms.any & !others == 0
    });
    idle.count() as f64 / view.window.count as f64
}
