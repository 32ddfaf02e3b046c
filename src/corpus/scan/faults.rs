//! Files that cannot be read or are too large, as faults. Reading a file meets them as well, when it changed since it was listed.

use std::io;

use super::super::ReadLimits;
use super::super::faults::skipped;
use crate::model::{Fault, FaultKind};

/// Fault of something that the system does not let us read.
pub(in crate::corpus) fn unreadable(relative: &str, error: &io::Error) -> Fault {
    let file = if relative.is_empty() { "." } else { relative };
    let message = format!("cannot be read ({error}); check that it exists and its permissions");
    skipped(file, FaultKind::Unreadable, message)
}

/// Fault of a file over the limit.
pub(in crate::corpus) fn too_large(relative: &str, size: u64, limits: ReadLimits) -> Fault {
    let message = format!(
        "the file has {}, the limit is {}; split it, or let the operator raise DATELINE_MAX_FILE_MB",
        megabytes(size),
        megabytes(limits.max_bytes)
    );
    skipped(relative, FaultKind::TooLarge, message)
}

/// A size as the setting counts it, in MiB, rounded up so that what is over the limit reads so: `7.2 MB`, `5 MB`.
pub(super) fn megabytes(bytes: u64) -> String {
    const MIB: u64 = 1024 * 1024;
    let tenths = (bytes.saturating_mul(10)).div_ceil(MIB);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MB"),
        (whole, tenth) => format!("{whole}.{tenth} MB"),
    }
}
