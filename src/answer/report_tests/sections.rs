//! Articles in parts: what stands under a heading or behind an interviewer's question, and claims with their verdicts.

use super::super::collections::{first, reports};
use super::DAY;

const CHECK: &str = "# Fact check: the water of Lund\n\n\
    **Claim:** Lund Water is secretly adding lithium to the drinking water of Lund.\n\n\
    **Verdict:** False.\n\n\
    A video that was seen a million times makes the claim. It shows a document that is said to be an internal memorandum of the firm.\n\n\
    **Other claims**\n\n\
    *\"The mayor drinks only bottled water.\"* We found no evidence of this. She said that she drank tap water.\n\n\
    *\"Water bills have gone up by 12%.\"* This is true. Bills rose in April, which the firm said was to pay for pipes.";

#[test]
fn a_claim_is_never_quoted_without_its_verdict() {
    let reports = reports(&[("check.txt", "2024-05-01", CHECK)]);
    for (question, verdict) in [
        (
            "Is Lund Water adding lithium to the drinking water?",
            "**Verdict:** False.",
        ),
        (
            "does the mayor drink only bottled water",
            "We found no evidence of this.",
        ),
        ("have water bills gone up", "This is true."),
    ] {
        let quote = first(&reports, question, DAY);
        assert!(quote.contains(verdict), "{question} {quote}");
    }
}

const BRIDGE: &str = "# Five things to know about the new Lund bridge\n\n\
    The council voted on Tuesday to replace the old road bridge, which carries 38,000 vehicles a day over the river. Here is what you \
    need to know about the plan, the first of its kind in the county for sixty years.\n\n\
    ## 1. What it will look like\n\n\
    It will have two lanes in each direction, a separate track for trams and, for the first time, a cycle path beside the road. The \
    design, by a Danish office, was picked from 34 entries. It has a single mast that leans over the water.\n\n\
    ## 2. What it will cost\n\n\
    The estimate is £386 million. The government pays 60%, the city a quarter and the county the rest. There will be no toll for cars.\n\n\
    ## 3. When it will be built\n\n\
    Preparatory work starts in March 2026 and the first piles are to be driven in the spring of 2027. It should open in late 2030.";

#[test]
fn a_heading_says_what_stands_under_it_and_is_no_answer_itself() {
    let reports = reports(&[("bridge.txt", "2024-05-01", BRIDGE)]);
    let quote = first(&reports, "how much will the new Lund bridge cost", DAY);
    assert!(quote.contains("The estimate is £386 million."), "{quote}");
    assert!(!quote.contains('#'), "{quote}");
}

const INTERVIEW: &str = "# Ines Roe on building the Strand barrage\n\n\
    Ines Roe has run the Strand barrage since 2016. We met her in her office above the old fish market of Lund.\n\n\
    **Q: You trained as a biologist. How did you end up running a power company?**\n\n\
    A: By complaining. I was hired to write the environmental report. The board said, fine, you fix it.\n\n\
    **Q: How many homes will the barrage supply?**\n\n\
    A: About 190,000. People always ask that, and I always say: at spring tides rather more.\n\n\
    **Q: Whose fault was the cofferdam?**\n\n\
    A: Mine. I signed off on the schedule.";

#[test]
fn what_follows_the_question_of_an_interview_answers_it() {
    let reports = reports(&[("interview.txt", "2024-05-01", INTERVIEW)]);
    for (question, answer) in [
        (
            "how many homes will the barrage supply",
            "A: About 190,000.",
        ),
        (
            "whose fault was the cofferdam",
            "A: Mine. I signed off on the schedule.",
        ),
    ] {
        let quote = first(&reports, question, DAY);
        assert!(quote.contains(answer), "{question} {quote}");
    }
}

#[test]
fn the_latest_on_a_topic_is_of_its_newest_report() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-01",
            "# Port strike: second offer turned down\n\nThe port of Lund raised its offer on Wednesday, but the port strike goes on.",
        ),
        (
            "b.txt",
            "2024-05-04",
            "# Lund port strike ends after five days\n\nDockers are going back to work after they accepted a rise of 6.8%.",
        ),
        (
            "c.txt",
            "2024-05-05",
            "# Storm\n\nA storm hit Lund after the strike.",
        ),
    ]);
    let quote = first(&reports, "latest on the port strike", "2024-06-05");
    assert!(
        quote.contains("ends after") || quote.contains("back to work"),
        "{quote}"
    );
}
