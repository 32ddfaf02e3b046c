//! The tables and how older databases become newer ones.
//!
//! `PRAGMA user_version` counts the migrations that were applied. A migration is never edited after a release; a change
//! is a further entry of [`MIGRATIONS`].

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Statements that lead from schema `n` to schema `n + 1`.
///
/// * `versions`: every text ever read, once per article, with what was found in it.
/// * `periods`: from which generation to which one a version was the article's (`valid_to` null: still).
/// * `generations`: `stamp` is a random word of each generation; numbers alone would repeat when a database is deleted or
///   an older copy of it is put back.
/// * `inferences`: the same for dates inferred for undated articles, which depend on the other articles.
/// * `files`: what the last refresh saw of each file, so that the next need not read it again.
/// * `withdrawals`: articles that answer no more, and whether their versions are erased; `withdrawn_texts`: the hashes of
///   what they said.
const MIGRATIONS: &[&str] = &[
    "
CREATE TABLE collections (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO collections (id, name) VALUES (1, 'shared');
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL REFERENCES collections (id),
    article TEXT NOT NULL,
    hash BLOB NOT NULL,
    found TEXT NOT NULL,
    reader TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (collection, article, hash)
) STRICT;
CREATE TABLE periods (
    collection INTEGER NOT NULL REFERENCES collections (id),
    article TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    version INTEGER NOT NULL REFERENCES versions (id),
    fetched INTEGER NOT NULL,
    fetched_day TEXT NOT NULL,
    PRIMARY KEY (collection, article, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX periods_by_version ON periods (version);
CREATE TABLE generations (
    collection INTEGER NOT NULL REFERENCES collections (id),
    number INTEGER NOT NULL,
    created INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    articles INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE inferences (
    collection INTEGER NOT NULL REFERENCES collections (id),
    article TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    covers TEXT NOT NULL,
    PRIMARY KEY (collection, article, valid_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE files (
    collection INTEGER NOT NULL REFERENCES collections (id),
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    hash BLOB,
    PRIMARY KEY (collection, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE faults (
    collection INTEGER NOT NULL REFERENCES collections (id),
    number INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    file TEXT NOT NULL,
    fault TEXT NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
    collection INTEGER NOT NULL REFERENCES collections (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE records (
    id TEXT PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collections (id),
    message INTEGER,
    created INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_message ON records (message) WHERE message IS NOT NULL;
CREATE INDEX records_by_age ON records (created);
",
    "
CREATE TABLE withdrawals (
    collection INTEGER NOT NULL REFERENCES collections (id),
    article TEXT NOT NULL,
    noted INTEGER NOT NULL,
    erasure TEXT NOT NULL CHECK (erasure IN ('none', 'due', 'done')),
    PRIMARY KEY (collection, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE withdrawn_texts (
    collection INTEGER NOT NULL REFERENCES collections (id),
    article TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (collection, article, hash)
) STRICT, WITHOUT ROWID;
",
];

/// The newest schema that this program knows.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// The schema of a database; 0 for an empty one.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the database to [`NEWEST`]. Two processes may try at once: the second finds nothing left to do.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    if version(connection)? >= NEWEST {
        return Ok(());
    }
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let done = usize::try_from(version(&transaction)?).unwrap_or(0);
    for statements in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(statements)?;
    }
    transaction.pragma_update(None, "user_version", NEWEST)?;
    transaction.commit()
}
