//! Lines around a story, and sentences of stories that look like them.

use super::*;

#[test]
fn what_stands_around_a_story_is_furniture() {
    for line in [
        "Advertisement",
        "ADVERTISEMENT",
        "Read more: Ten bridges you must see",
        "ALSO READ: Ten bridges of England",
        "Recommended for you: Harbour to close in 2025, says minister",
        "File photo: the ferry Swan in 2019",
        "Share this article",
        "**Share this:** [Twitter](#) [Facebook](#)",
        "Sign up for our newsletter",
        "Sign up to First Edition",
        "Most Popular",
        "© 2024 Northern Post. All rights reserved.",
        "View image in fullscreen",
        "Image source, Getty Images",
        "(Photo: Max Roe / Getty Images)",
        "![Bridge](b.png)",
        "Tags: bridge, Harrow",
        "Follow us on Twitter @northernpost",
        "Already a subscriber?",
        "FOR IMMEDIATE RELEASE",
        "Comments (3)",
        "5 min read",
        "Updated 3 hours ago",
        "AP writer Max Roe in Paris contributed to this report.",
        "An earlier version of this article said that it would take six months.",
        "This article was amended on 6 March 2024 to correct a name.",
        "Editor's Picks",
        "10:15",
        "09.30 BST",
        "11:00 a.m. GMT",
        "2h ago",
        "press@harrow.example",
        "@janedoe",
        "Reach Jane Doe at jdoe@northernpost.example or 555-0199.",
        "(ATTN: ADDS details throughout; CHANGES headline)",
        "https://northernpost.example/2024/03/04/bridge",
        "*Jane Doe is a reporter at Northern Post.*",
        "Photo: Jane Doe/Reuters",
        "Image: Northern Post",
        "(Photo by Jane Doe/Getty Images)",
        "[Photo: Jane Doe]",
        "REUTERS/Jane Doe",
        "Jane Doe/AFP via Getty Images",
        "(Reporting by Jane Doe in Paris; Editing by Max Roe)",
        "(Additional reporting by Jane Doe; Writing by Max Roe)",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Read also: Ten bridges you must see",
        "ALSO READ – Ten bridges you must see",
        "À lire aussi : dix ponts",
        "Lesen Sie auch: Zehn Brücken",
        "Follow us on Facebook",
        "Follow Jane Doe on Twitter: @janedoe",
        "Follow our coverage on WhatsApp.",
        "→ More on this",
        "► Watch: the bridge falls",
        "👉 Join the channel",
        "» Read the letter of the mayor",
        "Bridge to close for nine months →",
        "•",
        "* * *",
        "———",
    ] {
        assert!(is_furniture(line), "{line}");
    }
}

#[test]
fn sentences_of_a_story_are_none() {
    for line in [
        "The council voted to close the bridge.",
        "Advertisement spending fell by a fifth.",
        "Share prices fell.",
        "Comments by the mayor angered many.",
        "Subscribers fell by 3 percent.",
        "More than 20 people were hurt.",
        "Related companies must pay.",
        "Photos of the bridge were shown in court.",
        "Read the letter, he said.",
        "Watch the skies, she told reporters.",
        "“Follow us,” he said.",
        "Registered voters may vote on Sunday.",
        "Watch: that is the name of the new dog of the town's police.",
        "More on this: the council will vote next week, the mayor said.",
        "More from the mayor was not to be had on Monday, though many asked her.",
        "Copyright law protects it for 70 years.",
        "Register to vote by Sunday.",
        "It was read by 5 people.",
        "Updated rules apply from 3 May.",
        "Facebook",
        "Jane Doe is a reporter at Northern Post.",
        "1.25 million",
        "Niger: why the coup matters",
        "HOST:The council voted to close it.",
        "A:The work takes nine months",
        "It passed 5:Four voted no",
        "10:15 is too late.",
        "2.5 percent",
        "24",
        // A link whose kicker and headline lost what stood between: at times it alone says what is asked for.
        "Longest tenured emcees:Is Pat Sajak's record unbreakable?",
        "See https://northernpost.example for more.",
        "He contributed to this victory.",
        "Reach the summit by noon, the guide told them.",
        "Email is how most of them write to info@harrow.example these days, for the post is slow, and the mayor likes it.",
        "► The council voted to close the bridge.",
        "→ The council voted to close the bridge.",
        "► 200 people were hurt",
        "• The council voted to close the bridge.",
        "Follow the money, she told the police.",
        "Follow-up talks are planned on Monday.",
        "Il a dit «non»",
        "The train goes from Harrow → Paris.",
        "Reuters/Ipsos polls show that 40 percent want it.",
        "He works for AP and AFP.",
        "Photos of the bridge: the court saw 20 of them.",
        "Reporting by the ministry takes two months.",
        "Read also what the court wrote, he said.",
        "24/7",
        "”",
        "…",
        "",
    ] {
        assert!(!is_furniture(line), "{line}");
    }
}

#[test]
fn lists_of_other_stories_go_on_until_a_sentence_comes() {
    let mut below = Furniture::None;
    let kinds: Vec<bool> = [
        "Most Popular",
        "1.",
        "Cat saved from tree",
        "•",
        "Will it rain?",
        "The council voted to close the bridge.",
        "Cat saved from tree",
        "Share this",
        "Facebook",
        "Bridges of England",
    ]
    .into_iter()
    .map(|line| {
        below = below.then(line);
        below != Furniture::None
    })
    .collect();
    assert_eq!(
        kinds,
        [
            true, true, true, true, true, false, false, true, true, false
        ]
    );
}

#[test]
fn networks_go_on_with_furniture() {
    assert!(continues_furniture("Facebook"));
    assert!(continues_furniture("Twitter | Email"));
    assert!(!continues_furniture("Facebook fell."));
    assert!(!continues_furniture(""));
}

#[test]
fn what_a_page_asks_of_its_readers_is_no_part_of_the_story() {
    for line in [
        "We and our 842 partners use cookies to personalise content and ads.",
        "Related stories from The Harrow Valley Times",
        "Portrait of Jane Doe",
        "Contact her at jdoe@post.example.",
        "Jane Doe can be reached at jdoe@post.example",
    ] {
        assert!(is_furniture(line), "{line}");
    }
    for text in [
        "The museum sells cookies to its partners.",
        "More from the lake than from the river came into the town on that day.",
        "Portrait of a city that sinks",
        "The summit can be reached at noon.",
    ] {
        assert!(!is_furniture(text), "{text}");
    }
}
