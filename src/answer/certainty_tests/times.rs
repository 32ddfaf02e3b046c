//! Times that are certain, and such as belong to something else in the same sentence or beside it.

use super::super::collections::{bold, check_nothing_bold, reports};

#[test]
fn the_time_is_that_of_the_verb_which_is_asked() {
    let reports = reports(&[(
        "bridge.txt",
        "2024-05-04",
        "The new Lund bridge will stand upstream. It should open in late 2030. The old Lund bridge stays in use until then and will be taken \
         down in 2031.",
    )]);
    let marked = bold(&reports, "when will the new Lund bridge open");
    assert_eq!(marked, ["late 2030"]);
}

#[test]
fn a_clause_on_something_else_tells_no_time() {
    let storm = reports(&[(
        "storm.txt",
        "2024-05-04",
        "Storm Odile is the fourth storm of the season, which began in February.",
    )]);
    check_nothing_bold(&storm, "when did storm Odile begin");
    let mill = reports(&[(
        "mill.txt",
        "2024-05-04",
        "Visitors came to the Sanna mill, which opened in February.",
    )]);
    assert_eq!(bold(&mill, "when did the Sanna mill open"), ["February"]);
}

#[test]
fn what_is_only_asked_for_or_planned_was_not_done() {
    let envoy = reports(&[(
        "envoy.txt",
        "2024-05-04",
        "The junta asked the envoy Odile Roe to leave Sandvig in July.",
    )]);
    check_nothing_bold(&envoy, "when did Odile Roe leave Sandvig");
    assert_eq!(
        bold(&envoy, "when was Odile Roe asked to leave Sandvig"),
        ["July"]
    );
    let forced = reports(&[(
        "forced.txt",
        "2024-05-04",
        "The envoy Odile Roe was forced to leave Sandvig in July.",
    )]);
    assert_eq!(bold(&forced, "when did Odile Roe leave Sandvig"), ["July"]);
}

#[test]
fn when_it_was_announced_is_not_when_it_will_be() {
    let mill = reports(&[(
        "mill.txt",
        "2024-05-04",
        "Mayor Odile Roe announced on Friday that the Sanna mill will be taken down by the end of 2025.",
    )]);
    let question = "when did Odile Roe announce that the mill goes";
    assert_eq!(bold(&mill, question), ["Friday"]);
}
