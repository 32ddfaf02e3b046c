//! The fields of a header by their names: the known ones, with the names that exporters give them, and those of mails and
//! archives that may stand among them. What is a `key: value` line at all is told here, too.

/// The fields, with the other names that exporters give them. The first name is the one in messages. When a text was last
/// changed tells its date only where nothing tells when it was published.
pub(super) const FIELDS: [&[&str]; 6] = [
    &["title", "headline", "subject"],
    &[
        "source",
        "outlet",
        "publisher",
        "publication",
        "newspaper",
        "site",
        "site_name",
        "website",
    ],
    &["author", "authors", "byline", "by", "writer"],
    &[
        "date",
        "published",
        "publish_date",
        "published_at",
        "published_on",
        "published_date",
        "publication_date",
        "date_published",
        "datepublished",
        "pubdate",
        "pub_date",
        "created",
        "created_at",
        "date_created",
        "datecreated",
    ],
    &["url", "link", "canonical_url"],
    &[
        "updated",
        "updated_at",
        "last_updated",
        "modified",
        "last_modified",
        "lastmod",
        "date_modified",
        "datemodified",
    ],
];

/// Fields of mails and of archives that say nothing of the above. Without `---` lines they may stand among the known ones.
const OTHER_FIELDS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "reply_to",
    "message_id",
    "mime_version",
    "content_type",
    "section",
    "length",
    "language",
    "category",
    "categories",
    "tags",
    "keywords",
    "description",
    "summary",
    "image",
    "id",
    "copyright",
];

/// `SECTION: NEWS; Pg. 12`, `LENGTH: 250 words`: a line of an archive in the head of a text.
pub(in crate::corpus) fn is_other_field(line: &str) -> bool {
    key_of(line)
        .is_some_and(|key| key.chars().all(|c| c.is_uppercase() || c == '-') && is_other(key))
}

/// Whether a key is one of mails and archives.
pub(super) fn is_other(key: &str) -> bool {
    OTHER_FIELDS.contains(&normal(key).as_str())
}

/// Lines of a header without `---` lines at most: one for each known field and one for each of mails and archives.
pub(super) fn most() -> usize {
    FIELDS.len() + OTHER_FIELDS.len()
}

/// The key of a `key: value` line.
pub(super) fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t', '"', '\'', '“', '[']);
    // `date:2023-09-25` is common enough; `https://…` is no field.
    let known = field_of(key).is_some() && !rest.starts_with("//");
    ((spaced || known) && is_key(key.trim_end())).then_some(key.trim_end())
}

/// One byte past the colon.
pub(super) fn key_end(line: &str) -> usize {
    line.find(':').map_or(0, |at| at + 1)
}

pub(super) fn is_key(key: &str) -> bool {
    (1..=40).contains(&key.len())
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The place of a key in [`FIELDS`].
pub(super) fn field_of(key: &str) -> Option<usize> {
    let key = normal(key);
    FIELDS
        .iter()
        .position(|names| names.contains(&key.as_str()))
}

fn normal(key: &str) -> String {
    key.trim_end().to_ascii_lowercase().replace('-', "_")
}
