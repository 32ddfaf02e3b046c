//! What the signals of ranking and confidence mean, in a few words each. The names are the engine's.

/// Signal and meaning.
const MEANINGS: &[(&str, &str)] = &[
    // Ranking.
    ("Coverage", "how much of the question it holds"),
    (
        "PassageCoverage",
        "how much of the question its passage holds",
    ),
    ("Bm25", "how well the search engine likes its passage"),
    (
        "Adjacent",
        "words that are neighbours in the question are so here",
    ),
    ("Proximity", "the question's words stand close together"),
    ("Kind", "it can hold the kind of answer"),
    (
        "KindExact",
        "it says a number of that very thing, or the kind beside the question's words",
    ),
    (
        "Neighbours",
        "what of the question only its neighbours hold",
    ),
    ("Title", "how much of the question the title holds"),
    ("Lead", "how near it is to the article's beginning"),
    ("Headline", "it is the headline"),
    ("Recency", "how fresh the article was on the day of asking"),
    ("Season", "whether the article is of these months"),
    ("Source", "it is from a source that the question names"),
    ("Dates", "the article is of a day that the question names"),
    (
        "SaysTheDay",
        "it says a day that the question names, or is of the days after",
    ),
    ("Unfinished", "it ends without a full stop"),
    ("Short", "it is very short"),
    ("TwoSentences", "it has two sentences"),
    ("ThreeSentences", "it has three sentences"),
    (
        "Hanging",
        "it opens with a word that leans on the sentence before",
    ),
    ("IdleSentence", "sentences that add nothing of the question"),
    (
        "ArticleCoverage",
        "how much of the question the article holds",
    ),
    (
        "TitleOrWindow",
        "how much of the question it holds together with the title",
    ),
    (
        "Before",
        "how much of the question the sentence before holds",
    ),
    (
        "Exact",
        "how much of the question it holds as the very word",
    ),
    ("Missing", "the most telling word that it lacks"),
    ("NamesAround", "the question's names that stand around it"),
    ("Later", "the article is of after the day of asking"),
    ("First", "it opens its article"),
    (
        "Future",
        "asked about what is to come, and it speaks of that",
    ),
    ("KindNumber", "asked for a number, and it holds one"),
    (
        "SupportKind",
        "other passages hold the same words of the kind asked for",
    ),
    ("Rank", "place of its passage in the search engine's order"),
    (
        "CoverageFirst",
        "how much of the question its first sentence holds",
    ),
    (
        "Week",
        "the article is of the days right before the day of asking",
    ),
    ("LengthMore", "how long it is"),
    (
        "AnswerNear",
        "the question's words stand near a word of the kind asked for",
    ),
    ("Era", "how near the article is to the newest one found"),
    (
        "CoverageRelative",
        "how much of the question it holds beside the best one",
    ),
    ("Density", "how many of its words are the question's"),
    (
        "CoverageBest",
        "how much of the question its best sentence holds",
    ),
    ("Breaks", "ends of paragraphs inside it"),
    ("Tears", "it tears a paragraph apart"),
    (
        "Straddles",
        "it begins inside a paragraph and runs on into the next",
    ),
    (
        "Settled",
        "further sentences although one settles the question",
    ),
    ("Inside", "further sentences of a long paragraph"),
    (
        "FirstKind",
        "it opens its article and can hold the kind of answer",
    ),
    (
        "CoverageKind",
        "it can hold the kind of answer, as far as it covers the question",
    ),
    (
        "Focus",
        "how much of the question it holds, what stands near the question word first",
    ),
    ("AskedPart", "how much it holds of the sentence that asks"),
    (
        "FocusNear",
        "words near the question word stand near a word of the kind asked for",
    ),
    (
        "Carried",
        "how much of the question it holds with what its first word points at",
    ),
    (
        "SupportTop",
        "other articles hold the same words beside the question's",
    ),
    (
        "TopicOrWindow",
        "how much of the question it and the title hold, with the names that its article says anywhere",
    ),
    (
        "NamesArticle",
        "the question's names that its article says anywhere",
    ),
    ("FewFirst", "it opens its article, in a small collection"),
    (
        "FewFirstKind",
        "it opens its article and can hold the kind of answer, in a small collection",
    ),
    (
        "TypeBeside",
        "a name stands beside the sort of thing asked for",
    ),
    (
        "OtherYear",
        "it tells of another year, which the question does not name",
    ),
    ("Related", "it tells what is asked of whoever is named"),
    ("Listed", "it lists names, and several things are asked for"),
    (
        "Opening",
        "it holds the topic near the beginning of its article, and an overview is asked for, or what happened",
    ),
    // Confidence.
    ("Told", "a quote tells what is asked of whoever is named"),
    ("Untold", "no quote tells what is asked of whoever is named"),
    (
        "Marked",
        "the first quote holds words that certainly answer",
    ),
    (
        "Unmarked",
        "a person, time, number, reason or words are asked for, and none in the first quote is certain",
    ),
    (
        "OtherPlace",
        "the best quote speaks of another country than the question",
    ),
    ("Gap", "how far the best stretch is ahead of the next ones"),
    (
        "Evidence",
        "how much of the question stands around the quotes",
    ),
    (
        "StandsOut",
        "how far the best quotes are ahead of the others",
    ),
    (
        "MissingName",
        "the most telling name or number that stands nowhere around",
    ),
    (
        "Bm25Share",
        "how well the search engine likes the best passage",
    ),
    (
        "Unsaid",
        "how much of what is asked, names apart, no quote says",
    ),
    (
        "Uncounted",
        "things are counted, and no quote has a number of them",
    ),
    (
        "NoFigure",
        "a number is asked for, and no quote that is to the point has one",
    ),
    ("YesNo", "yes or no will do: no certain fact is asked for"),
    (
        "FewPassages",
        "how much of the question stands around the quotes, in a small collection, where less is there by chance",
    ),
    (
        "Held",
        "whether the quotes hold (nearly) the whole question",
    ),
    (
        "NoSuchThing",
        "no quote holds a time, number, sum or thing of the sort that is asked for",
    ),
    (
        "Elsewhere",
        "the number or the office is that of another country",
    ),
    (
        "OwnUnsaid",
        "no quote says anything of what the follow-up itself asks",
    ),
    (
        "OtherSpeaker",
        "no quote has words of the one whose words are asked for, or on what they are asked on",
    ),
    (
        "OtherDay",
        "the quotes are of another day than the question names",
    ),
];

/// What a signal means; `None` for one that nobody has described yet.
#[must_use]
pub fn meaning(signal: &str) -> Option<&'static str> {
    let found = MEANINGS.iter().find(|(name, _)| *name == signal);
    found.map(|(_, meaning)| *meaning)
}
