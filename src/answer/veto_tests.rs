//! What can't be the answer, however well its words fit.

use super::collections::{Reports, quoted, reports};

const TODAY: &str = "2024-06-05";

fn check(reports: &Reports, question: &str, answered: bool) {
    let answer = reports.ask(question, TODAY, &[]);
    let shown = quoted(&answer);
    assert_eq!(answer.is_answered(), answered, "{question} {shown:?}");
}

#[test]
fn a_country_that_is_only_listed_is_not_what_a_report_is_about() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-04",
        "General Ali Sow led the coup in Mali on Monday. It follows coups in Chad, Guinea, Sudan and Gabon.",
    )]);
    check(&reports, "Who led the coup in Mali?", true);
    check(&reports, "Who led the coup in Guinea?", false);
}

#[test]
fn what_is_told_of_another_countrys_is_not_told_of_this_one() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-04",
        "Belgian soldiers will leave Chad in July, the minister said.\n\n\
         The base was built in 1986. It lies beside the airport.\n\n\
         Spain has more than 200 soldiers in Chad, but these have not been asked to leave.",
    )]);
    check(&reports, "When will the Belgian soldiers leave Chad?", true);
    check(
        &reports,
        "When will the Spanish soldiers leave Chad?",
        false,
    );
}

#[test]
fn a_count_of_whom_nothing_of_the_sort_is_said_is_none() {
    let reports = reports(&[(
        "a.txt",
        "2024-05-04",
        "About 300 Belgian soldiers guard the airport of Faya in Chad. They came in March and train the local army.",
    )]);
    check(
        &reports,
        "How many Belgian soldiers guard the airport of Faya in Chad?",
        true,
    );
    check(
        &reports,
        "How many Belgian soldiers drowned in Chad?",
        false,
    );
}

#[test]
fn a_sum_in_another_report_is_none_where_nothing_is_told_of_this_one() {
    let reports = reports(&[
        (
            "a.txt",
            "2024-05-04",
            "The bookbinder in Ghent was paid in cash for the copies, the court in Aldmouth heard.",
        ),
        (
            "b.txt",
            "2024-05-05",
            "Tilda Moe was paid 600 euros for the windows of her shop.",
        ),
    ]);
    check(
        &reports,
        "How much was Tilda Moe paid for the windows?",
        true,
    );
    check(
        &reports,
        "How much was the bookbinder in Ghent paid for the copies?",
        false,
    );
}
