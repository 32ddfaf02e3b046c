//! Files with the same text.

use std::collections::HashMap;

use super::faults::skipped;
use crate::model::{Fault, FaultKind, VersionHash};

/// A fault for each file whose text another one holds too; of several the first by path is kept. Sorted by path, whatever
/// the order of `files`.
#[must_use]
pub fn duplicates(files: &[(&str, VersionHash)]) -> Vec<Fault> {
    let mut sorted = files.to_vec();
    sorted.sort_by_key(|(relative, _)| *relative);
    let mut kept: HashMap<VersionHash, &str> = HashMap::new();
    let mut faults = Vec::new();
    for (relative, hash) in sorted {
        let first = *kept.entry(hash).or_insert(relative);
        if first != relative {
            let message =
                format!("holds the same text as {first}, which is kept; remove one of the two");
            faults.push(skipped(relative, FaultKind::Duplicate, message));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_by_path_is_kept() {
        let (same, other) = (VersionHash::of("same"), VersionHash::of("other"));
        let faults = duplicates(&[
            ("c.txt", same),
            ("a.txt", same),
            ("b.txt", other),
            ("b2.txt", same),
        ]);
        let files: Vec<_> = faults.iter().map(|f| f.file.as_str()).collect();
        assert_eq!(files, ["b2.txt", "c.txt"]);
        assert!(
            faults
                .iter()
                .all(|f| f.skipped && f.message.contains("a.txt"))
        );
    }
}
