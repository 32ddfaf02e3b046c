//! How ordinary a word is in English at large, by the counts of WordNet (`ordinary.txt`, which holds its licence).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::stem;

/// How often an ordinary word is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinary {
    /// Often.
    Often,
    /// Now and then.
    AtTimes,
}

static BY_STEM: LazyLock<HashMap<String, Ordinary>> = LazyLock::new(|| {
    let mut lines = include_str!("ordinary.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut words = || lines.next().unwrap_or("").split(' ');
    let often: Vec<&str> = words().collect();
    let mut table: HashMap<String, Ordinary> = words()
        .map(|word| (stem(word), Ordinary::AtTimes))
        .collect();
    table.extend(often.into_iter().map(|word| (stem(word), Ordinary::Often)));
    table
});

/// How ordinary the word with this stem is; `None` for a rare one, or a name.
pub(crate) fn ordinary(stem: &str) -> Option<Ordinary> {
    BY_STEM.get(stem).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_stem() {
        assert_eq!(ordinary(&stem("explanations")), Some(Ordinary::Often));
        assert_eq!(ordinary(&stem("sheriff")), Some(Ordinary::AtTimes));
        assert_eq!(ordinary(&stem("junta")), None);
        assert!(BY_STEM.len() > 4000);
    }
}
