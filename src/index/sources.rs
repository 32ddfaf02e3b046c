//! Outlets and credited outlets of a catalogue, and what people type for them.

use std::collections::HashMap;

use super::catalogue::Place;
use crate::model::ArticleMeta;
use crate::text::fold;

/// Number of a source in its catalogue.
pub(super) type SourceId = u32;

/// The sources of a catalogue's articles. Names that differ in case and diacritics only are one source.
#[derive(Debug, Default)]
pub(super) struct Sources {
    names: Vec<String>,
    words: Vec<Vec<String>>,
    by_words: HashMap<Vec<String>, SourceId>,
    outlets: Vec<Option<SourceId>>,
    credits: Vec<Box<[SourceId]>>,
}

impl Sources {
    /// Adds the next article of the catalogue.
    pub(super) fn push(&mut self, meta: &ArticleMeta) {
        let outlet = meta.outlet.as_deref().map(|name| self.id(name));
        let mut credits: Vec<SourceId> = Vec::new();
        for name in &meta.cites {
            let id = self.id(name);
            if Some(id) != outlet && !credits.contains(&id) {
                credits.push(id);
            }
        }
        self.outlets.push(outlet);
        self.credits.push(credits.into());
    }

    fn id(&mut self, name: &str) -> SourceId {
        let words = words(name);
        if let Some(id) = self.by_words.get(&words) {
            return *id;
        }
        let id = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.words.push(words.clone());
        self.by_words.insert(words, id);
        id
    }

    pub(super) fn name(&self, id: SourceId) -> &str {
        self.names.get(id as usize).map_or("", String::as_str)
    }

    /// The outlet of an article, and the others that it credits.
    pub(super) fn of(
        &self,
        place: Place,
    ) -> (
        impl IntoIterator<Item = SourceId>,
        impl IntoIterator<Item = SourceId>,
    ) {
        let outlet = self.outlets.get(place as usize).copied().flatten();
        let credits = self.credits.get(place as usize);
        (outlet, credits.into_iter().flatten().copied())
    }

    /// Whether an article was published by, or credits, one of `ids`.
    pub(super) fn matches(&self, place: Place, ids: &[SourceId]) -> bool {
        let (outlet, credits) = self.of(place);
        outlet
            .into_iter()
            .chain(credits)
            .any(|id| ids.contains(&id))
    }

    /// The sources that a person may mean: those with the typed words side by side ("france 2" for "France 2
    /// television"), else those with the last word begun ("reut" for "Reuters").
    pub(super) fn matching(&self, typed: &str) -> Vec<SourceId> {
        let typed = words(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let with = |begun: bool| -> Vec<SourceId> {
            (0..)
                .zip(&self.words)
                .filter(|(_, name)| holds(name, &typed, begun))
                .map(|(id, _)| id)
                .collect()
        };
        let whole = with(false);
        if whole.is_empty() { with(true) } else { whole }
    }

    /// The source that was probably meant by a name that matches none: one letter off, or two in a longer name.
    pub(super) fn near(&self, typed: &str) -> Option<&str> {
        let typed = words(typed);
        let whole = typed.concat();
        let most = if whole.chars().count() <= SHORT { 1 } else { 2 };
        if whole.chars().count() < 3 || whole.len() > LONGEST {
            return None;
        }
        let distance = |name: &[String]| {
            name.windows(typed.len())
                .map(|window| strsim::osa_distance(&window.concat(), &whole))
                .min()
        };
        (0..)
            .zip(&self.words)
            .filter_map(|(id, name)| Some((distance(name).filter(|d| *d <= most)?, id)))
            .min()
            .map(|(_, id)| self.name(id))
    }
}

/// Letters of a name that may have one slip only: with two, half of all short words are near each other.
const SHORT: usize = 5;
/// Longer names are not looked up, since the work grows with the length.
const LONGEST: usize = 64;

/// Folded words; an article in front does not count ("The Guardian").
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    match words.split_first() {
        Some((first, rest)) if first == "the" && !rest.is_empty() => rest.to_vec(),
        _ => words,
    }
}

/// Whether `name` holds the words `typed` side by side; `begun` lets the last one be the beginning of a word.
fn holds(name: &[String], typed: &[String], begun: bool) -> bool {
    let Some((last, before)) = typed.split_last() else {
        return false;
    };
    name.windows(typed.len()).any(|window| {
        let (end, start) = (&window[typed.len() - 1], &window[..typed.len() - 1]);
        start == before && (end == last || (begun && end.starts_with(last.as_str())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::tests::article;

    fn some() -> Sources {
        let mut sources = Sources::default();
        let names = [
            "France 24",
            "France 2 television",
            "The Guardian",
            "Reuters",
            "BBC",
            "bbc",
            "El País",
            "BBC News",
        ];
        for name in names {
            let mut meta = article("a.txt", "x").meta;
            meta.outlet = Some(name.to_owned());
            sources.push(&meta);
        }
        sources
    }

    fn check(typed: &str, expected: &[&str]) {
        let sources = some();
        let found: Vec<&str> = sources
            .matching(typed)
            .into_iter()
            .map(|id| sources.name(id))
            .collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn typed_words_match_whole_words_side_by_side() {
        check("france 2", &["France 2 television"]);
        check("France", &["France 24", "France 2 television"]);
        check("guardian", &["The Guardian"]);
        check("the guardian", &["The Guardian"]);
        check("el pais", &["El País"]);
        check("BBC", &["BBC", "BBC News"]);
        check("France television", &[]);
    }

    #[test]
    fn a_word_begun_matches_when_nothing_else_does() {
        check("reut", &["Reuters"]);
        check("france 2 tele", &["France 2 television"]);
        check("eut", &[]);
        check("", &[]);
        check("!!", &[]);
        check("the", &[]);
    }

    #[test]
    fn a_name_with_a_slip_has_one_that_was_probably_meant() {
        let sources = some();
        assert_eq!(sources.near("Gaurdain"), Some("The Guardian"));
        assert_eq!(sources.near("Rueters"), Some("Reuters"));
        assert_eq!(sources.near("BCB"), Some("BBC"));
        for strange in ["Nobody Times", "", "CNN", "!", "xx"] {
            assert_eq!(sources.near(strange), None, "{strange}");
        }
    }

    #[test]
    fn an_article_that_credits_its_own_outlet_counts_once() {
        let mut meta = article("a.txt", "according to BBC").meta;
        meta.outlet = Some("bbc".into());
        let mut sources = Sources::default();
        sources.push(&meta);
        let (outlet, credits) = sources.of(0);
        assert_eq!(
            (outlet.into_iter().count(), credits.into_iter().count()),
            (1, 0)
        );
    }
}
