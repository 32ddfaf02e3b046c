//! Pages copied whole: what stands around a story neither hides who wrote it and when, nor is it quoted.

use super::*;
use crate::text::is_furniture;

/// Title, author, outlet and date of a text.
fn read(text: &str) -> [String; 4] {
    let meta = article("a.txt", text).0.meta;
    let date = meta.date.known().map(|date| date.to_string());
    [
        meta.title.text,
        meta.author.unwrap_or_default(),
        meta.outlet.unwrap_or_default(),
        date.unwrap_or_default(),
    ]
}

const STORY: &str = "\n\nParliament rejected the government's harbour tax on Friday by 76 votes to 74, the first defeat for the prime minister.\n";

#[test]
fn what_asks_for_cookies_changes_nothing_that_is_read_below_it() {
    let asks = "We value your privacy\nWe and our 812 partners store and access information on your device. You can accept or reject cookies.\nAccept all\nManage options\nSkip to main content\n";
    let head = "The Valmere Tribune\nHome\nNews\nSign in\nPolitics\nParliament votes down harbour tax by two votes\nBy Ysolde Brackenbury\nPolitical correspondent\nPublished 14 February 2025, 18:02 GMT\nUpdated 15 February 2025, 21:15 GMT\nShare\nCopy link\n4 min read";
    let expected = [
        "Parliament votes down harbour tax by two votes",
        "Ysolde Brackenbury",
        "The Valmere Tribune",
        "2025-02-14",
    ];
    for text in [format!("{head}{STORY}"), format!("{asks}{head}{STORY}")] {
        assert_eq!(read(&text), expected);
        let (article, _) = article("a.txt", &text);
        assert_eq!(body(&article), STORY.trim());
    }
}

#[test]
fn a_contact_above_a_press_release_is_not_its_title() {
    let title = "Norrland Lines resumes Port Esk service with two new ships";
    let text = |contact: &str| {
        format!(
            "{contact}\n\n{title}\n\nPORT ESK, 4 April 2025 – Norrland Lines today announced that ferries will run again.\n"
        )
    };
    for contact in [
        "FOR IMMEDIATE RELEASE\n\nContact: Media Office, Norrland Lines, press@norrland.example, +99 555 0147",
        "Contact: Media Office, Norrland Lines",
        "Contact: Jane Doe, +99 555 0147",
    ] {
        let [found, _, _, date] = read(&text(contact));
        assert_eq!(
            (found.as_str(), date.as_str()),
            (title, "2025-04-04"),
            "{contact}"
        );
    }
}

#[test]
fn who_interviewed_for_which_paper_and_when_is_read() {
    let text = "“I'd do it again”: the rebel who sank the tax\nInterview by Cass Ondine for Coastline Magazine, March 2025\n\nUnion Party MP Leto Varga voted against the tax. We met in his office.\n";
    let expected = [
        "“I'd do it again”: the rebel who sank the tax",
        "Cass Ondine",
        "Coastline Magazine",
        "2025-03",
    ];
    assert_eq!(read(text), expected);
}

#[test]
fn the_head_of_a_page_hides_nothing() {
    let expected = [
        "Parliament votes down harbour tax by two votes",
        "Ysolde Brackenbury and Cass Ondine",
        "The Valmere Tribune",
        "2025-02-14",
    ];
    let head = "Parliament votes down harbour tax by two votes\n\nBy Ysolde Brackenbury\nand Cass Ondine, Political Editors\nPublished: 14 February 2025\nUpdated: 15 February 2025";
    for above in [
        "The Valmere Tribune\nSign in | Subscribe\n\n",
        "The Valmere Tribune\nHome  News  Sport  Puzzles\nWe use cookies to improve your experience. Accept all | Manage\n\nNews › Politics\n\n",
        "Skip to content\nThe Valmere Tribune\nHome News Sport Opinion Weather\n\n",
        "The Valmere Tribune - Late edition\n",
        "The Valmere Tribune        Page 12\n\n",
    ] {
        let text = format!("{above}{}{STORY}", head.replace("Editors", "Editor"));
        assert_eq!(read(&text), expected, "{above}");
        let (article, _) = article("a.txt", &text);
        assert_eq!(body(&article), STORY.trim(), "{above}");
    }
}

#[test]
fn a_section_above_a_headline_is_not_the_title() {
    for section in ["Obituaries", "Letters to the editor", "Opinion", "COMMENT"] {
        let text = format!("{section}\n\nThe harbour tax must go{STORY}");
        let (found, _) = article("a.txt", &text);
        assert_eq!(found.meta.title.text, "The harbour tax must go");
        assert_eq!(body(&found), STORY.trim());
    }
    // A sentence below the word, or a headline without an empty line, may be the text's own.
    for text in [
        format!("Opinion\n\nThe harbour tax must go.{STORY}"),
        format!("Opinion\n\nThe harbour tax\nmust go{STORY}"),
    ] {
        let (found, _) = article("a.txt", &text);
        assert!(body(&found).starts_with("Opinion"), "{text}");
    }
}

#[test]
fn an_address_and_a_paper_are_each_taken_for_what_they_are() {
    for lines in [
        "publication: Valmere Tribune\nsource: https://valmere.example/2025/02/14/tax",
        "source: https://valmere.example/2025/02/14/tax\npublication: Valmere Tribune",
    ] {
        let text = format!("---\ntitle: Harbour tax\n{lines}\n---\n{}", STORY.trim());
        let (found, faults) = article("a.txt", &text);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(found.meta.outlet.as_deref(), Some("Valmere Tribune"));
        assert_eq!(
            found.meta.url.as_deref(),
            Some("https://valmere.example/2025/02/14/tax")
        );
        let date = found.meta.date.known().map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2025-02-14"));
    }
    let text = format!(
        "---\nsource: https://www.valmere.example/2025/02/14/tax\ntitle: Tax\n---\n{}",
        STORY.trim()
    );
    let found = article("a.txt", &text).0.meta;
    assert_eq!(found.outlet.as_deref(), Some("valmere.example"));
    assert!(!found.date.is_undated());
}

#[test]
fn the_authors_of_a_header_are_names() {
    let author = |lines: &str| {
        let text =
            format!("---\ntitle: A bridge opens\n{lines}\n---\nThe mayor opened the bridge.");
        let [_, author, _, _] = read(&text);
        author
    };
    assert_eq!(author("byline: By Hanne Lorrigan"), "Hanne Lorrigan");
    assert_eq!(
        author("author: by Ann Poe and Bo Lee, Special to the Post"),
        "Ann Poe and Bo Lee"
    );
    assert_eq!(
        author("author:\n  - name: Ann Poe\n  - name: Bo Lee"),
        "Ann Poe, Bo Lee"
    );
    assert_eq!(
        author("authors: [\"Ann Poe\", \"Bo Lee\"]"),
        "Ann Poe, Bo Lee"
    );
    assert_eq!(author("author: {name: Ann Poe}"), "Ann Poe");
    assert_eq!(author("author: Newsroom"), "");
}

#[test]
fn none_of_these_lines_is_quoted() {
    for line in [
        "We value your privacy",
        "We and our 812 partners store and access information on your device.",
        "You can accept or reject cookies.",
        "Manage options",
        "This article appeared in print on 2 March 2025, page B3 of the Hythe Sunday Chronicle with the headline: \"Owls stop the clock\".",
        "Interview by Cass Ondine for Coastline Magazine, March 2025",
        "Published 14 February 2025, 18:02 GMT",
        "The Tribune is not responsible for the content of external sites.",
        "(VPA/Ines Corr)",
        "Contact: Media Office, Norrland Lines, press@norrland.example, +99 555 0147",
        "Cass Ondine is a contributing editor.",
        "Sign in | Subscribe",
        "Register  Log in",
        "We use cookies to improve your experience. Accept all | Manage",
    ] {
        assert!(is_furniture(line), "{line}");
    }
    for line in [
        "We value your privacy, the minister told the firms.",
        "This article of the treaty appeared in print on 2 March.",
        "Published reports say that 12 people died.",
        "The council is not responsible for the content of the bins.",
        "The firm said it is not responsible for the content of external sites that it bought in May.",
        "She is a contributing editor of the report on the bridge.",
        "Contact sports will be banned, the ministry said.",
        "Troops | Search",
    ] {
        assert!(!is_furniture(line), "{line}");
    }
}
