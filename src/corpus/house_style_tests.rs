//! Heads of articles as newspapers, agencies, broadcasters and page makers write them, with the date that each states, or none.

use std::sync::Arc;

use super::read_text;

/// What stands below each head.
const STORY: &str = "\n\nThe council of Harrow voted to close the old bridge after engineers found cracks in two pillars. Mayor Ann \
                     Lee said that the work would take nine months.\n";

/// Reads a head above a story and gives date, provenance, outlet and title, the last only when it is a headline.
fn read(name: &str, head: &str) -> [String; 3] {
    let (article, _) = read_text(name, Arc::from(format!("{head}{STORY}")))
        .unwrap_or_else(|fault| panic!("{fault}"));
    let meta = article.meta;
    let date = meta.date.known().map_or_else(
        || match meta.date.month_day() {
            Some(day) => format!("{:02}-{:02}", day.month(), day.day()),
            None => "none".to_owned(),
        },
        |date| date.to_string(),
    );
    [
        format!("{date} {}", meta.date.provenance().as_str()),
        meta.outlet.unwrap_or_default(),
        meta.title.text,
    ]
}

fn check(expect: &str, heads: &[&str]) {
    for head in heads {
        let [date, ..] = read("a.txt", head);
        assert_eq!(date, expect, "{head}");
    }
}

#[test]
fn government_pages_say_whose_they_are_above_the_day() {
    let block =
        "From:\nDepartment for Transport and The Rt Hon Jane Doe MP\nPublished\n24 September 2023";
    let expect = [
        "2023-09-24 stated",
        "Department for Transport",
        "Harrow bridge to close",
    ];
    for head in [
        format!("Press release\n\nHarrow bridge to close\n\nEngineers found cracks.\n\n{block}"),
        format!("Harrow bridge to close\n\n{block}"),
        format!("Harrow bridge to close\n{}", block.replace(":\n", ": ")),
    ] {
        assert_eq!(read("a.txt", &head), expect, "{head}");
    }
}

#[test]
fn newspapers_and_broadcasters_say_when_under_the_headline() {
    let lines = [
        "September 24, 2023",
        "Sept. 24, 2023",
        "Sun., Sept. 24, 2023",
        "Sunday, 24 September 2023",
        "Sunday 24th September, 2023",
        "Sun 24 Sep 2023 11.30 BST",
        "24 SEPTEMBER 2023",
        "24.09.2023",
        "9.24.2023",
        "24/09/2023 - 10:30",
        "24-Sep-2023",
        "2023-09-24T22:15:00-07:00",
        "Sun, 24 Sep 2023 22:15:00 -0700",
        "Published: 24 September 2023 at 10:30 BST",
        "Published 10:30 AM EDT, Sun September 24, 2023",
        "Updated 10:30 AM EDT, Sun September 24, 2023",
        "Published: 08:12 GMT, 24 September 2023 | Updated: 09:14 GMT, 25 September 2023",
        "Published On 24 Sep 2023",
        "First published on Sun 24 Sep 2023 10.30 BST",
        "Last modified on Sun 24 Sep 2023 10.30 BST",
        "By Jane Doe\nSept. 24, 2023Updated 8:30 a.m. ET",
        "By Jane Doe\nUpdated September 25, 2023 at 6:00 a.m. EDT|Published September 24, 2023 at 5:00 p.m. EDT",
        "By JANE DOE Associated Press\nSeptember 24, 2023, 7:05 PM",
        "By JANE DOE\nUpdated 7:05 PM GMT+2, September 24, 2023",
        "By Jane Doe\nSeptember 24, 2023 7:05 PM GMT+2 Updated 2 hours ago",
        "By Jane Doe\nPublished September 24, 2023 6:00am EDT",
        "By Jane Doe - September 24, 2023",
        "By Jane Doe on September 24, 2023",
        "By Jane Doe | September 24, 2023",
        "Posted on September 24, 2023 by Jane Doe",
        "Posted by Jane Doe on September 24, 2023",
        "September 24, 2023 · 5 min read",
        "Issued on: 24/09/2023 - 10:30Modified: 25/09/2023 - 11:00",
        "September 24, 2023 10:30 pm | Updated September 25, 2023 12:00 am IST - NEW DELHI",
        "This story was originally published September 24, 2023, 5:00 AM.",
        "Engineers found cracks in two pillars.\nBy Jane Doe\nSeptember 24, 2023",
        "Engineers found cracks in two pillars\nJane Doe\nPublished September 24, 2023",
        "Jane Doe in London\nSun 24 Sep 2023 11.30 BST",
        "Engineers found cracks in two pillars\nJane Doe, Political editor\nSun 24 Sep 2023 11.30 BST",
        "Staff and agencies\nSun 24 Sep 2023 11.30 BST",
        "By AFP\n24 September 2023",
        "By Jane Doe\nBBC News, Harrow\n24 September 2023",
        "By Jane Doe\nPicture: the bridge in spring\nPublished September 24, 2023",
    ];
    for line in lines {
        let head = format!("Council closes old bridge\n{line}");
        check("2023-09-24 stated", &[&head]);
        for marks in ["#", "##"] {
            let marked = format!("{marks} Council closes old bridge\n\n{line}");
            check("2023-09-24 stated", &[&marked]);
        }
    }
    for line in [
        "*September 24, 2023*",
        "**Published:** September 24, 2023",
        "_By Jane Doe — September 24, 2023_",
    ] {
        check(
            "2023-09-24 stated",
            &[&format!("# Council closes old bridge\n\n{line}")],
        );
    }
}

#[test]
fn agencies_say_when_in_the_dateline() {
    check(
        "2023-09-24 stated",
        &[
            "HARROW, Sept 24, 2023 (Reuters) - The council met.",
            "Council closes bridge\n\nHARROW, Sept 24, 2023 (Reuters) - The council met.",
            "HARROW, 24th September, 2023 (GNA) - The council met.",
            "HARROW -- Sept. 24, 2023 -- The council met.",
            "HARROW, Sun. Sept 24, 2023 - The council met.",
            "HARROW, September 24, 2023 /PRNewswire/ -- The council met.",
            "By Jane Doe\n\nHARROW, 24 September 2023 (AFP) - The council met.",
            "2023-09-24 The council met.",
            "Date: Sun, 24 Sep 2023 22:15:00 -0700\nThe council met.",
        ],
    );
    check(
        "09-24 unknown",
        &[
            "HARROW, Sept 24 (Reuters) - The council met.",
            "UPDATE 2-Council closes bridge\n\nHARROW, Sept 24 (Reuters) - The council met.",
            "HARROW, September 24. /TASS/. The council met.",
            "New Delhi, Sep 24 (PTI) The council met.",
            "Council closes bridge\nPublished: Sept. 24",
        ],
    );
}

#[test]
fn days_with_short_years_and_of_other_languages_are_read_where_they_are_certain() {
    for line in [
        "24 septembre 2023",
        "Publié le 24 septembre 2023 à 10h30",
        "Sonntag, 24. September 2023, 10:30 Uhr",
        "24 de septiembre de 2023",
        "9/24/23",
        "24 Sep 23",
        "24-Sep-23",
        "Published: 24 Sept '23",
    ] {
        let head = format!("Council closes old bridge\n{line}");
        check("2023-09-24 stated", &[line, &head]);
    }
    check(
        "2023-09-24 stated",
        &[
            "PARIS, 24 septembre 2023 (AFP) - The council met.",
            "By Jane Doe, 24 septembre 2023",
        ],
    );
    check(
        "2023-09-24 metadata",
        &["---\ntitle: A\ndate: dimanche 24 septembre 2023\n---\n"],
    );
    check(
        "09-24 unknown",
        &["PARIS, 24 sept. (AFP) - The council met."],
    );
}

#[test]
fn a_day_that_contradicts_its_weekday_is_told_and_gives_way_to_others() {
    let check = |name: &str, head: &str, date: &str, faults: &[&str]| {
        let (article, found) = read_text(name, Arc::from(format!("{head}{STORY}"))).unwrap();
        let known = article.meta.date.known().map(|date| date.to_string());
        let shown = format!(
            "{} {}",
            known.unwrap_or_default(),
            article.meta.date.provenance().as_str()
        );
        assert_eq!(shown, date, "{head}");
        assert_eq!(found.len(), faults.len(), "{found:?}");
        for (fault, expect) in found.iter().zip(faults) {
            assert!(fault.message.contains(expect), "{fault}");
        }
    };
    let monday = "names a Monday, but 2024-07-05 was a Friday";
    let head = "Council closes old bridge\nMonday, 5 July 2024";
    check("a.txt", head, "2024-07-05 stated", &[monday]);
    check("2024-07-01_a.txt", head, "2024-07-01 file_name", &[monday]);
    check("2024-07-05_a.txt", head, "2024-07-05 stated", &[monday]);
    let headed = format!("---\ndate: 2024-07-01\n---\n{head}");
    check(
        "a.txt",
        &headed,
        "2024-07-01 metadata",
        &["the header's date is used", monday],
    );
    let wrong = "---\ndate: Mon, 5 Jul 2024 10:00:00 GMT\n---";
    check("a.txt", wrong, "2024-07-05 metadata", &[monday]);
    check("2024-07-01.txt", wrong, "2024-07-01 file_name", &[monday]);
    let wire = "HARROW, Monday, July 5 (AFP) -";
    check("2024-07-06.txt", wire, "2024-07-06 file_name", &[monday]);
    let wire = "HARROW, Friday, July 5 (AFP) -";
    check("2024-07-06.txt", wire, "2024-07-05 stated", &[]);
    let right = "Council closes old bridge\nFriday, 5 July 2024";
    check("a.txt", right, "2024-07-05 stated", &[]);
}

#[test]
fn what_is_no_date_of_the_article_gives_none() {
    check(
        "none unknown",
        &[
            "03/04/2023",
            "24/09/23",
            "12 mars",
            "mai 68",
            "24 Sep 2023 - 30 Sep 2023",
            "September 24-30, 2023",
            "Published: September 24 - 26",
            "Council closes bridge\nPublished 2 hours ago",
            "Council closes bridge\nYesterday at 10:30",
            "Friday, February 30, 2023",
            "January 6, 2021 was a dark day for the council.",
            "On September 24, 2023, the council met.",
            "HARROW (Reuters) - The council met on Sept. 24, 2021.",
            "January 1, 2024 – New Year's Day – was cold.",
            "The poll is open.\nDate: 24 September 2023\nVenue: Town hall",
            "The bridge fell on\nSeptember 24, 2023\nwhen it rained.",
        ],
    );
}

#[test]
fn the_first_day_of_a_chronicle_is_not_the_day_of_the_article() {
    check(
        "none unknown",
        &[
            "May 3, 1901\nThe bridge opens.\n\nMay 4, 1950\nThe bridge is painted.",
            "# Timeline\n\nMay 3, 1901\nThe bridge opens.\n\nMay 4, 1950\nThe bridge is painted.",
            "[2023-03-05] The council met.\n[2023-03-06] The mayor resigned.",
            "2023-03-05 The council met.\n\n2023-03-06 The mayor resigned.",
            "5 March 2023 - The council met.\n6 March 2023 - The mayor resigned.",
            "The news.\n\nPublished 5 March 2023\nThe council met.\n\nPublished 6 March 2023\nThe mayor resigned.",
        ],
    );
}

#[test]
fn headers_and_addresses_say_when() {
    let header = |field: &str| format!("---\ntitle: Old bridge\n{field}\n---");
    for field in [
        "date: 24 September 2023",
        "date: \"2023-09-24T23:30:00-05:00\"",
        "date: 2023-09-24 23:30:00 +0000 UTC",
        "date: 2023-09-24 # the day",
        "date:\n  2023-09-24",
        "published: true\ndate: 2023-09-24",
        "created: 2023-09-24",
        "date: Sept 24 2023, 10:30am",
        "url: https://example.org/2023/sep/24/bridge",
        "url: https://example.org/2023/09/24/bridge",
        "url: https://example.org/news/2023-09-24/bridge",
        "url: https://example.org/world/bridge-2023-09-24/",
    ] {
        check("2023-09-24 metadata", &[&header(field)]);
    }
    for field in [
        "date: 1695513600",
        "date: 03/04/2023",
        "date: Sept 24",
        "date: null",
        "date: 2023-09-24 to 2023-09-26",
        "url: https://example.org/the-2023-09-24-vote-explained",
        "url: https://example.org/items/2023/13/45",
    ] {
        check("none unknown", &[&header(field)]);
    }
}

#[test]
fn a_place_is_no_outlet_and_an_outlet_no_headline() {
    let outlet = |head: &str| {
        let [_, outlet, title] = read("a.txt", head);
        (outlet, title)
    };
    assert_eq!(outlet("NIAMEY (Niger) — The council met.").0, "");
    let (name, title) = outlet("BBC News\n24 September 2023");
    assert_eq!(name, "BBC News");
    assert!(title.starts_with("The council of Harrow"), "{title}");
    let (name, title) = outlet("BBC News\nCouncil closes old bridge\n24 September 2023");
    assert_eq!(
        (name.as_str(), title.as_str()),
        ("BBC News", "Council closes old bridge")
    );
}

#[test]
fn heads_of_pages_press_services_and_exports_give_title_and_byline() {
    let check = |head: &str, expect: [&str; 4]| {
        let (article, _) = read_text("a.txt", Arc::from(format!("{head}{STORY}"))).unwrap();
        let body = article.body.cut(&article.text).unwrap();
        assert!(body.starts_with("The council of Harrow voted"), "{body}");
        let meta = article.meta;
        let date = meta.date.known().map(|date| date.to_string());
        let found = [
            meta.title.text,
            meta.outlet.unwrap_or_default(),
            meta.author.unwrap_or_default(),
            date.unwrap_or_default(),
        ];
        assert_eq!(found, expect, "{head}");
    };
    let title = "Council closes old bridge";
    let day = "2023-09-24";
    for head in [
        "NEWS\n\nCouncil closes old bridge\n\nBy Jane Doe\nSeptember 24, 2023",
        "Home > News > Local\n\nCouncil closes old bridge\nBy Jane Doe | September 24, 2023 | 10:30 AM",
        "**Council closes old bridge**\n\n*By Jane Doe, September 24, 2023*",
        "Council closes old bridge\n\nJane Doe\n·\nFollow\n\n5 min read\n·\nSep 24, 2023\n\n--\n\nListen\n\nShare",
        "Council closes old bridge\n\nBy Jane Doe\nSeptember 24, 2023\n\nShare this article\nFacebook\nTwitter\n\nAdvertisement",
        "🌉 Council closes old bridge\n📅 September 24, 2023\nBy Jane Doe",
        "Editor's note: This story tells of decay.\n\nCouncil closes old bridge\nBy Jane Doe\nSeptember 24, 2023",
        "HEADLINE: Council closes old bridge\nBYLINE: Jane Doe\nDATE: 24 September 2023\nSECTION: News\n\nBODY:",
        "Council closes old bridge\n\nJane Doe, Science Correspondent\n\nSun 24 Sep 2023 11.30 BST\n\nView image in fullscreen",
    ] {
        check(head, [title, "", "Jane Doe", day]);
    }
    check(
        "FOR IMMEDIATE RELEASE\n\nCouncil closes old bridge\n\nHARROW, Sept. 24, 2023 /PRNewswire/ --",
        [title, "PRNewswire", "", day],
    );
    check(
        "Council closes old bridge\nBy Jane Doe, CNN\nUpdated 10:30 AM EDT, Sun September 24, 2023\n\nHarrow, England\nCNN\n — ",
        [title, "CNN", "Jane Doe", day],
    );
    check(
        "The Independent\n\nSeptember 24, 2023 Sunday\n\nCouncil closes old bridge\n\nBYLINE: Jane Doe\n\nSECTION: NEWS; Pg. 12",
        [title, "The Independent", "Jane Doe", day],
    );
    check(
        "Council closes old bridge\n\nSource: Northern Post\nDate: September 24, 2023",
        [title, "Northern Post", "", day],
    );
    check(
        "# Council closes old bridge\n\n*Jane Doe | Northern Post | 24 September 2023*",
        [title, "Northern Post", "Jane Doe", day],
    );
    check(
        "Council closes old bridge\n\nUpdated 3 hours ago",
        [title, "", "", ""],
    );
}

#[test]
fn a_line_of_several_parts_says_who_where_and_when() {
    let expect = [
        "2023-09-24 stated",
        "Northern Post",
        "Harrow bridge to close",
    ];
    for head in [
        "Harrow bridge to close\nNorthern Post • Sept. 24, 2023 • By Jane Doe",
        "# Harrow bridge to close\n\n*Northern Post* · 2 min read · Sep 24, 2023",
        "Harrow bridge to close\nJane Doe\n\nNorthern Post, 24 September 2023",
        "Harrow bridge to close\n\nEngineers of the county found cracks in two pillars\n\nInterview by Jane Doe\nNorthern Post\n24 September 2023",
    ] {
        assert_eq!(read("a.txt", head), expect, "{head}");
    }
    check(
        "2023-09-24 stated",
        &[
            "Culture | 24.09.2023\nHarrow bridge to close\nBy Jane Doe",
            "Harrow bridge to close\n24/09/2023 | 08:42",
        ],
    );
}

#[test]
fn labels_of_the_page_above_the_headline_are_none() {
    let title = "Old bridge of Harrow to close";
    let below = "By Jane Doe\n2 minute read\nPublished 10:05 AM EDT, Sun September 24, 2023";
    let check = |head: &str, outlet: &str| {
        let expect = ["2023-09-24 stated", outlet, title];
        assert_eq!(read("a.txt", head), expect, "{head}");
    };
    check(
        &format!("CNX\nAudio\nLive TV\nUS / World\n{title}\n{below}"),
        "",
    );
    check(
        &format!(
            "News | Transport\n{title}\nBy Jane Doe, Transport Reporter | 3 min read | Updated Sept. 24, 2023 at 4:05 p.m.\nNorthern Post\n\nThe bridge on Monday (Image: Northern Post)"
        ),
        "Northern Post",
    );
    check(
        &format!("Skip to content\nNorthern Post\nPolitics\n{title}\n{below}\nShare\nFacebook"),
        "Northern Post",
    );
    check(
        &format!("Sunday, September 24, 2023\nThe Harrow Argus\n{title}\nBy Jane Doe"),
        "The Harrow Argus",
    );
    // What the story tells of is no paper.
    let ship = "The Harrow Star\nA story of a ship and of the men who raised it\nBy Jane Doe\nSept. 24, 2023\n\n\
                The Harrow Star went down on 3 May 1901 with 41 men on board, and nobody knew where.";
    assert_eq!(
        read("a.txt", ship),
        ["2023-09-24 stated", "", "The Harrow Star"]
    );
    // A headline of few words has a sentence below it, too.
    let short =
        "Bridge to close\nEngineers of the county found cracks\nBy Jane Doe\nSept. 24, 2023";
    assert_eq!(
        read("a.txt", short),
        ["2023-09-24 stated", "", "Bridge to close"]
    );
}

#[test]
fn pages_copied_whole_have_menus_sections_and_notes_above_the_headline() {
    let headline = "Council votes to close the old bridge for nine months";
    let under = "By Jane Doe jdoe@post.example\nPosted: Sep 24, 2023 / 09:12 PM EDT\nUpdated: Sep 25, 2023 / 11:03 PM EDT";
    for above in [
        "Skip to main content\nHarrow Courier\nNews\nSports\nObituaries\nOpinion\nClassifieds\nE-Edition\nSubscribe\nLog In\n\nHEALTH",
        "The Harrow Valley Times\nHOME  NEWS  SPORTS  OPINION  LIFE  OBITS  JOBS\n\nElection 2023",
        "WXYZ 7 News\nWatch Live\nWeather 52°\nClosings\n\nLOCAL NEWS",
        "Accept cookies\nWe and our 842 partners use cookies to personalise content and ads. Manage preferences | Accept all\n\n\
         Harrow Gazette\nNews | Sport | What's On | Funerals | More\n\nNews > Roads",
        "COUNTY ROADS",
    ] {
        let [date, _, title] = read("a.txt", &format!("{above}\n\n{headline}\n\n{under}"));
        assert_eq!(
            (date.as_str(), title.as_str()),
            ("2023-09-24 stated", headline),
            "{above}"
        );
    }
}

#[test]
fn the_writer_may_stand_above_the_paper_and_the_day() {
    let headline = "$12.4M ticket sold at Harrow gas station; winner has until April to claim the prize of the year";
    let page = format!(
        "Local\n{headline}\nPortrait of Jane Doe\nJane Doe\nHarrow Observer-Tribune\nSept. 24, 2023, 9:31 a.m. ET"
    );
    let expected = ["2023-09-24 stated", "Harrow Observer-Tribune", headline];
    assert_eq!(read("a.txt", &page), expected);
    for staff in [
        "By Jane Doe | Harrow News Agency",
        "Sport desk, Harrow News Agency",
        "Harrow News Agency staff",
    ] {
        let page = format!(
            "Old bridge is closed for nine months\n\n{staff}\n\nHARROW, Sept. 24, 2023 (HNA) – It is shut."
        );
        let [date, outlet, _] = read("a.txt", &page);
        assert_eq!(
            (date.as_str(), outlet.as_str()),
            ("2023-09-24 stated", "Harrow News Agency"),
            "{staff}"
        );
    }
}

#[test]
fn more_forms_of_pages_say_when_and_whose_they_are() {
    let headline = "Old bridge of Harrow to be closed for nine months";
    let stated = "2023-09-24 stated";
    for (head, outlet) in [
        (
            format!(
                "Skip to content\nHarrow Herald\nHome | News | Sport | Public Notices\nSubscribe  Sign in\n\nNEWS > ROADS\n\n{headline}\n\
                 By Jane Doe\nChief reporter\nPublished: 24th September 2023, 18:45 | Updated: 25th September 2023, 22:10"
            ),
            "Harrow Herald",
        ),
        (
            format!(
                "{headline}\nEngineers found cracks in two pillars, mayor says on visit to town\n\nJane Doe Transport editor\n\
                 Sun 24 Sep 2023 14.02 BST\nLast modified on Mon 25 Sep 2023 09.30 BST\n\nShare"
            ),
            "",
        ),
        (
            format!(
                "FOR IMMEDIATE RELEASE\n\nMedia Contact:\nJane Doe\nHarrow Group\npress@harrow.example\n+44 1 55 55 77 00\n\n{headline}\n\
                 Traffic Will Go Around\n\nHARROW and KEMI, Mo., September 24, 2023 /PRNewswire/ -- Harrow Group said so."
            ),
            "PRNewswire",
        ),
        (
            format!(
                "THE HARROW VALLEY GAZETTE          Sunday, September 24, 2023          A4\n\n{headline}\n\nBy JANE DOE\nGazette Reporter"
            ),
            "The Harrow Valley Gazette",
        ),
        (
            format!(
                "1 of 1 DOCUMENT\n\nThe Harrow Times\n\nSeptember 24, 2023 Sunday\nEdition 1, National\n\n{headline}\n\nBYLINE: Jane Doe\n\n\
                 SECTION: NEWS; Pg. 7"
            ),
            "The Harrow Times",
        ),
        (
            format!(
                "{headline}\n\nBY JANE DOE\nCOURT REPORTER, THE HARROW OBSERVER\nSeptember 24, 2023"
            ),
            "The Harrow Observer",
        ),
    ] {
        assert_eq!(read("a.txt", &head), [stated, outlet, headline], "{head}");
    }
}

#[test]
fn what_clippers_of_pages_write_says_where_the_page_is() {
    let head = "---\ntitle: Bridge closed\nsource: \"https://www.harrowpost.example/news/1\"\nauthor:\n  - \"[[Jane Doe]]\"\n\
                published: 2023-09-24\n---";
    let (article, faults) = read_text("a.md", Arc::from(format!("{head}{STORY}"))).unwrap();
    let meta = article.meta;
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(meta.outlet.as_deref(), Some("harrowpost.example"));
    assert_eq!(meta.author.as_deref(), Some("Jane Doe"));
    assert_eq!(
        meta.url.as_deref(),
        Some("https://www.harrowpost.example/news/1")
    );
}
