//! Words in front of a day that say whether it is still to come, from general knowledge of English news writing.

/// Words that put what follows them ahead: "will vote on Sunday", "is due on Sunday".
pub const TO_COME: &[&str] = &[
    "will",
    "shall",
    "would",
    "must",
    "due",
    "scheduled",
    "slated",
    "upcoming",
];

/// Words that begin a thought of its own, whose day is not that of the words before: "will tell what happened on Sunday". Words of speech
/// do so as well.
pub const TURNS_BACK: &[&str] = &[
    "who", "whom", "which", "that", "what", "when", "where", "why", "how", "whether", "after",
    "since", "because", "was", "were", "had", "did", "have", "been", "happened", "from",
];

/// Words that tell of an event that was put from one day to another: it is no longer on the first.
pub const MOVED: &[&str] = &[
    "moved",
    "moving",
    "postponed",
    "delayed",
    "rescheduled",
    "shifted",
    "pushed",
    "put",
    "brought",
    "changed",
    "switched",
    "deferred",
    "extended",
];
