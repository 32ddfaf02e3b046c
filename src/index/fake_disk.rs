//! A disk that is full after so many bytes, for tests.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tantivy::directory::{AntiCallToken, TerminatingWrite, WritePtr};

thread_local! {
    static CURRENT: RefCell<Option<Budget>> = const { RefCell::new(None) };
}

/// Bytes that may still be written.
#[derive(Clone, Debug)]
pub(super) struct Budget(Arc<AtomicI64>);

/// The budget of directories opened by this thread.
pub(super) fn current() -> Option<Budget> {
    CURRENT.with_borrow(Clone::clone)
}

/// Runs `work` with index folders that hold only `bytes` more.
pub(super) fn with_space_for<T>(bytes: i64, work: impl FnOnce() -> T) -> T {
    CURRENT.set(Some(Budget(Arc::new(AtomicI64::new(bytes)))));
    let result = work();
    CURRENT.set(None);
    result
}

impl Budget {
    pub(super) fn spend(&self, bytes: usize) -> io::Result<()> {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        if self.0.fetch_sub(bytes, Ordering::SeqCst) < bytes {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    pub(super) fn wrap(&self, file: WritePtr) -> WritePtr {
        BufWriter::new(Box::new(Metered {
            file,
            budget: self.clone(),
        }))
    }
}

struct Metered {
    file: WritePtr,
    budget: Budget,
}

impl Write for Metered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.budget.spend(bytes.len())?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl TerminatingWrite for Metered {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.file.terminate_ref(token)
    }
}
