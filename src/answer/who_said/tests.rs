//! Who says what, on sentences as news prints them.

use super::super::collections::{Reports, reports};
use super::*;
use crate::model::{
    ArticleId, Conversation, Day, Question, SourceDate, Title, TitleKind, VersionHash,
};

fn article(text: &str) -> Article {
    Article {
        meta: ArticleMeta {
            id: ArticleId::new("a.txt"),
            version: VersionHash::of(text),
            title: Title {
                text: "A title".into(),
                kind: TitleKind::Opening,
                span: None,
            },
            outlet: None,
            author: None,
            url: None,
            date: SourceDate::undated(),
            cites: Vec::new(),
        },
        text: text.into(),
        body: Span::of(text),
        credits: Vec::new(),
    }
}

/// Who says `quote` in `text`, and what is shown for it; both are parts of the text.
fn check(text: &str, quote: &str, names: &[&str], words: Words, shown: &str) {
    let article = article(text);
    let at = text.find(quote).unwrap();
    let found = attributed(&article, Span::new(at, at + quote.len()).unwrap());
    let marked: Vec<&str> = found.names.iter().filter_map(|n| n.cut(text)).collect();
    assert_eq!(marked, names, "{text}");
    assert_eq!(found.words, words, "{text}");
    assert_eq!(found.span.cut(text), Some(shown), "{text}");
}

/// The same of a text that is all quoted.
fn whole(text: &str, names: &[&str], words: Words) {
    check(text, text, names, words, text);
}

/// "His team found traces" was shown alone, with nobody to say it.
#[test]
fn a_sentence_that_leans_on_the_one_before_is_shown_with_it() {
    let says = "Professor Jon Krell said a dye had killed the crabs.";
    let leans = "His team found it in seven of ten pots.";
    let both = format!("{says} {leans}");
    check(&both, leans, &["Jon Krell"], Words::PartlyOwn, &both);
    let nobody = format!("Professor Jon Krell blames a dye. {leans}");
    check(&nobody, leans, &[], Words::Own, &nobody);
    let alone = "A dye killed the crabs. The team found it in seven pots.";
    check(
        alone,
        "A dye killed the crabs.",
        &[],
        Words::Own,
        "A dye killed the crabs.",
    );
}

#[test]
fn the_subject_of_a_verb_of_speech_is_who_said_it() {
    let said = Words::Somebodys;
    whole(
        "Eleven people were hurt, the fire brigade said.",
        &["fire brigade"],
        said,
    );
    whole(
        "“We will leave,” President Emmanuel Macron said.",
        &["Emmanuel Macron"],
        said,
    );
    whole(
        "“We will leave,” said Anna Roe, a baker.",
        &["Anna Roe"],
        said,
    );
    whole(
        "Anna Roe, who leads the board, told reporters that it was over.",
        &["Anna Roe"],
        said,
    );
    whole(
        "The company's chief executive, Erik Dahl, said nobody would go.",
        &["Erik Dahl"],
        said,
    );
    whole(
        "“It is over,” said the president of the union, Clara Winther.",
        &["Clara Winther"],
        said,
    );
    whole(
        "Police in the town of Halden said the road was closed.",
        &["Police"],
        said,
    );
    whole(
        "The harbour is closed, according to the coastguard.",
        &["coastguard"],
        said,
    );
    whole(
        "The valve had been closed for weeks, a preliminary report has found.",
        &["preliminary report"],
        said,
    );
    whole(
        "Anna Roe has also said that the bridge is safe.",
        &["Anna Roe"],
        said,
    );
}

/// What follows "Asked" used to be taken for who asked.
#[test]
fn who_is_asked_or_told_something_is_the_one_who_speaks_next() {
    let said = Words::Somebodys;
    for text in [
        "Asked about the timeline of the withdrawal, Macron said that there will be nobody left.",
        "Asked whether anybody stays, Macron said no.",
        "Told of the plan to close the school, Macron said that it was late.",
    ] {
        whole(text, &["Macron"], said);
    }
    whole("“Why?” asked Anna Roe.", &["Anna Roe"], said);
}

/// The sentence that tells who "he" is used to come without the beginning of the words in it.
#[test]
fn no_quotation_is_cut_in_two() {
    let text = "Rain fell. “We will go. We will not come back,” Erik Dahl said. He added that it was over.";
    let quote = "He added that it was over.";
    check(text, quote, &["Erik Dahl"], Words::Somebodys, &text[11..]);
}

#[test]
fn what_nobody_is_quoted_with_is_the_reports_own() {
    for text in [
        "Police have found most of the gold.",
        "A fisherman saw lights and called the police.",
        "Residents were told to keep their windows shut.",
        "The minister refused to say more.",
        "Forty-one pieces were recovered.",
        "The bridge is called “the old one” by many.",
    ] {
        whole(text, &[], Words::Own);
    }
    whole(
        "The bridge was closed. It opens in June, Anna Roe said.",
        &["Anna Roe"],
        Words::PartlyOwn,
    );
}

#[test]
fn the_sentence_that_names_him_comes_along() {
    let text = "Rain fell. The owner, Erik Dahl, met the press. “Nobody will go,” he said.";
    let quote = "“Nobody will go,” he said.";
    check(text, quote, &["Erik Dahl"], Words::Somebodys, &text[11..]);
    let office = "Mayor Georg Rask came. The mayor said that it was sad.";
    check(
        office,
        "The mayor said that it was sad.",
        &["Georg Rask"],
        Words::Somebodys,
        office,
    );
    let going_on = "Rain fell. “We ask for more,” said Clara Winther. “We ask for rooms.”";
    check(
        going_on,
        "“We ask for rooms.”",
        &["Clara Winther"],
        Words::Somebodys,
        &going_on[11..],
    );
    let chain = "Anna Roe said it was late. She said it rained. She said it was cold.";
    check(
        chain,
        "She said it was cold.",
        &["Anna Roe"],
        Words::Somebodys,
        chain,
    );
}

#[test]
fn who_is_not_certain_is_not_marked() {
    let two = "President Erik Dahl met Mayor Anna Roe. “Nobody will go,” he said.";
    check(
        two,
        "“Nobody will go,” he said.",
        &[],
        Words::Uncertain,
        two,
    );
    let none = "Rain fell. “Nobody will ever go away,” he said.";
    check(
        none,
        "“Nobody will ever go away,” he said.",
        &[],
        Words::Uncertain,
        none,
    );
    let other = "Minister Georg Rask came. The captain said that it was sad.";
    check(
        other,
        "The captain said that it was sad.",
        &[],
        Words::Uncertain,
        other,
    );
}

#[test]
fn she_is_nobody_who_is_plainly_a_man() {
    let said = Words::Somebodys;
    let both = "Mr Dahl met Ms Roe in Halden. “Nobody will go,” she said.";
    check(both, "“Nobody will go,” she said.", &["Roe"], said, both);
    let earlier = "Ms Roe came late. Mr Dahl sat down. “Nobody will go,” she said.";
    check(
        earlier,
        "“Nobody will go,” she said.",
        &["Roe"],
        said,
        earlier,
    );
    let third = "Mr Dahl met Ms Roe and Captain Lee Moe. “Nobody will go,” she said.";
    check(
        third,
        "“Nobody will go,” she said.",
        &[],
        Words::Uncertain,
        third,
    );
}

/// What "who said that?" is told after a question.
fn after(reports: &Reports, question: &str, then: &str) -> Answer {
    let first = reports.ask(question, "2024-05-04", &[]);
    let request = AskRequest {
        question: Question::parse(then, 500).unwrap(),
        conversation: Conversation::default().after(&first.turn()),
        filter: Filter::default(),
        today: Some(Day::parse("2024-05-04").unwrap()),
    };
    reports.engine.ask(&request).unwrap()
}

#[test]
fn who_said_that_asks_of_the_quoted_sentence_and_leaves_the_topic() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-01",
        "Eleven people were hurt in the mill fire of Halden, the fire brigade said. “We ran,” said Lars Brekke.",
    )]);
    let question = "How many people were hurt in the mill fire of Halden?";
    let said = after(&reports, question, "And who said that?");
    let quote = &said.quotes[0].quote;
    assert_eq!(
        quote.highlights()[0].cut(quote.text()),
        Some("fire brigade")
    );
    assert!(!quote.text().contains("Brekke"), "{}", quote.text());
    assert!(said.is_answered() && said.stays && said.named.is_none());
    let before = Conversation {
        earlier: vec![question.to_owned()],
        ..Conversation::default()
    };
    assert_eq!(before.after(&said.turn()).earlier, [question]);
}

#[test]
fn the_reports_own_words_are_told_by_whom_and_the_speaker_is_he_from_then_on() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-01",
            "The harbour bridge of Hamarvik opened on Monday.",
        ),
        (
            "b.txt",
            "2024-05-02",
            "“The tunnel of Kemi leaks,” said Anna Lindholm.",
        ),
    ]);
    let own = after(
        &reports,
        "When did the harbour bridge of Hamarvik open?",
        "says who?",
    );
    let by = Some("The a".to_owned());
    assert_eq!(own.notes, [Note::OwnWords { quote: None, by }]);
    let hers = after(&reports, "Does the tunnel of Kemi leak?", "who said so?");
    assert_eq!(hers.named.as_deref(), Some("Anna Lindholm"));
}

#[test]
fn what_answers_is_told_else_what_was_chosen_else_the_whole_quote() {
    let text = "Rain fell. Eleven were hurt. It was late.";
    let quote = |marked: &str| {
        let at = text.find(marked).unwrap();
        let marks = Span::new(at, at + marked.len());
        Quote::cut(&article(text), Span::of(text))
            .unwrap()
            .with_highlights(marks)
    };
    let scored = |quote| ScoredQuote { quote, score: 1.0 };
    let window = (ArticleId::new("a.txt"), Span::new(29, 41).unwrap());
    let other = (ArticleId::new("b.txt"), Span::new(0, 10).unwrap());
    let quotes = [
        scored(quote("Eleven")),
        scored(quote("")),
        scored(quote("")),
    ];
    let told = |at: usize, windows: &[_]| told(quotes.iter(), windows)[at].span.cut(text).unwrap();
    assert_eq!(told(0, std::slice::from_ref(&window)), "Eleven were hurt.");
    assert_eq!(told(1, &[other.clone(), window]), "It was late.");
    assert_eq!(told(2, &[other]), text);
}

#[test]
fn where_nothing_was_quoted_nobody_said_anything() {
    let reports = reports(&[("a.txt", "2024-05-01", "The harbour bridge opened.")]);
    for answer in [
        after(&reports, "Who won the world cup?", "who said that?"),
        reports.ask("who said that?", "2024-05-04", &[]),
    ] {
        assert_eq!(answer.outcome, Outcome::NotCovered(NoAnswer::NothingQuoted));
        assert!(!answer.has_searched());
    }
}
