//! Connections: one that writes and a few that read.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use super::{StoreError, schema};

/// How long a statement waits for another process's transaction. Transactions here are short (a refresh stages its
/// versions in small ones), so this is far more than needed and still ends.
const BUSY: Duration = Duration::from_secs(10);

/// Idle reading connections that are kept; each holds a page cache of at most [`CACHE_KIB`].
const IDLE_READERS: usize = 4;

/// Page cache of a connection in KiB.
const CACHE_KIB: i64 = 1024;

/// Bytes that the write-ahead log keeps after a large transaction.
const JOURNAL: i64 = 16 << 20;

/// The connections of one database file.
pub(super) struct Pool {
    pub(super) path: PathBuf,
    writer: Result<Mutex<Connection>, String>,
    readers: Mutex<Vec<Connection>>,
    immutable: bool,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("path", &self.path).finish()
    }
}

impl Drop for Pool {
    /// An orderly end leaves everything in the one file that people copy.
    fn drop(&mut self) {
        self.idle().clear();
        if let Err(error) = self.checkpoint() {
            tracing::debug!(%error, "the write-ahead log stays");
        }
    }
}

impl Pool {
    /// Moves the write-ahead log into the database, as far as nobody else is reading from it just now.
    pub(super) fn checkpoint(&self) -> Result<(), StoreError> {
        let Ok(writer) = &self.writer else {
            return Ok(());
        };
        let connection = writer.lock().unwrap_or_else(PoisonError::into_inner);
        let moved = connection
            .busy_timeout(Duration::ZERO)
            .and_then(|()| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
        // Also where it failed: who writes next waits for others as before.
        let patient = connection.busy_timeout(BUSY);
        moved
            .and(patient)
            .map_err(|error| StoreError::of(&self.path, error))
    }

    /// Opens for reading and writing.
    pub(super) fn writable(path: &Path) -> Result<Self, StoreError> {
        let fail = |error| StoreError::of(path, error);
        let mut connection = Connection::open(path).map_err(fail)?;
        prepare(&connection).map_err(fail)?;
        let found = patiently(|| schema::version(&connection)).map_err(fail)?;
        refuse_newer(found)?;
        patiently(|| {
            connection.pragma_update(None, "journal_mode", "WAL")?;
            connection.pragma_update(None, "synchronous", "NORMAL")?;
            connection.pragma_update(None, "journal_size_limit", JOURNAL)?;
            schema::migrate(&mut connection)
        })
        .map_err(fail)?;
        Ok(Self {
            path: path.to_owned(),
            writer: Ok(Mutex::new(connection)),
            readers: Mutex::default(),
            immutable: false,
        })
    }

    /// Opens an existing database for reading only; `reason` says why it cannot be written.
    pub(super) fn read_only(path: &Path, reason: &str) -> Result<Self, StoreError> {
        let pool = |immutable| Self {
            path: path.to_owned(),
            writer: Err(reason.to_owned()),
            readers: Mutex::default(),
            immutable,
        };
        // A database in WAL mode needs its shared-memory file even for reading. Where that cannot be made, SQLite
        // reads it as immutable, which is right as long as nobody writes, and here nobody can.
        let mut last = None;
        for immutable in [false, true] {
            let pool = pool(immutable);
            match pool.read(schema::version) {
                Ok(found) => {
                    refuse_newer(found)?;
                    if found == schema::NEWEST {
                        return Ok(pool);
                    }
                    last = Some(StoreError::ReadOnly {
                        path: path.parent().unwrap_or(path).to_owned(),
                        reason: reason.to_owned(),
                    });
                }
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(|| StoreError::ReadOnly {
            path: path.to_owned(),
            reason: reason.to_owned(),
        }))
    }

    /// Why nothing can be written.
    pub(super) fn why_read_only(&self) -> Option<&str> {
        self.writer.as_ref().err().map(String::as_str)
    }

    /// The writing connection; one caller at a time.
    pub(super) fn writer(&self) -> Result<MutexGuard<'_, Connection>, StoreError> {
        match &self.writer {
            // A panic inside a transaction has rolled it back, so the connection is good for the next caller.
            Ok(writer) => Ok(writer.lock().unwrap_or_else(PoisonError::into_inner)),
            Err(reason) => Err(StoreError::ReadOnly {
                path: self.path.parent().unwrap_or(&self.path).to_owned(),
                reason: reason.clone(),
            }),
        }
    }

    /// Runs `work` on a reading connection of its own. Readers never wait for a writer.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.reader().map_err(|e| StoreError::of(&self.path, e))?,
        };
        let result = work(&connection).map_err(|e| StoreError::of(&self.path, e));
        let mut idle = self.idle();
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
        result
    }

    /// A fresh reading connection.
    pub(super) fn reader(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let connection = if self.immutable {
            Connection::open_with_flags(immutable_uri(&self.path), flags)?
        } else {
            Connection::open_with_flags(&self.path, flags)?
        };
        prepare(&connection)?;
        Ok(connection)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Pause between two attempts.
const PAUSE: Duration = Duration::from_millis(10);

/// Tries again while another process has the database, for [`BUSY`] at most. SQLite waits by itself for most locks, but not for
/// the one that turns a fresh database into WAL mode: of several processes that start at once, all but one are refused at once.
fn patiently<T>(mut attempt: impl FnMut() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    let until = Instant::now() + BUSY;
    loop {
        match attempt() {
            Err(error) if is_busy(&error) && Instant::now() < until => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
}

/// Settings of every connection.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(())
}

fn refuse_newer(found: i64) -> Result<(), StoreError> {
    if found > schema::NEWEST {
        return Err(StoreError::Newer {
            found,
            known: schema::NEWEST,
        });
    }
    Ok(())
}

/// `file:` address of `path` with `immutable=1`; everything but plain characters is percent-encoded.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A checkpoint that failed used to leave the writing connection without any patience.
    #[test]
    fn a_checkpoint_that_fails_leaves_the_writer_its_patience() {
        let folder = tempfile::tempdir().unwrap();
        let pool = Pool::writable(&folder.path().join("a.db")).unwrap();
        let begin = "BEGIN IMMEDIATE; CREATE TABLE held (x)";
        pool.writer().unwrap().execute_batch(begin).unwrap();
        assert!(pool.checkpoint().is_err(), "a transaction is open");
        let writer = pool.writer().unwrap();
        let patience = writer.pragma_query_value(None, "busy_timeout", |row| row.get(0));
        assert_eq!(patience, Ok(i64::try_from(BUSY.as_millis()).unwrap()));
        writer.execute_batch("ROLLBACK").unwrap();
    }

    /// Each opening is a connection of its own, as of processes that start together.
    #[test]
    fn many_may_open_a_fresh_database_at_once() {
        for _ in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.db");
            let together = std::sync::Barrier::new(8);
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| {
                        together.wait();
                        Pool::writable(&path).unwrap();
                    });
                }
            });
        }
    }
}
