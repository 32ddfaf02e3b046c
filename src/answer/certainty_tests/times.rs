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
