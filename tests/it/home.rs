//! A throw-away folder with articles and data, and the bundled articles' text.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A question that both bundled articles answer.
pub(crate) const LEAVE: &str = "When will French troops leave Niger?";
/// A question that no bundled article answers.
pub(crate) const FOREIGN: &str = "Who won the 2022 World Cup?";

/// File name of the bundled article with a stated date.
pub(crate) const DATED: &str = "000_2d0a4d8e34563f12.txt";
/// File name of the bundled article without a date.
pub(crate) const UNDATED: &str = "002_d1ca3e04c0498d52.txt";

/// Working folder of a process: `seeds` for the articles, `data` for the rest, as the defaults have it.
pub(crate) struct Home(TempDir);

impl Home {
    /// With the bundled articles.
    pub(crate) fn with_seeds() -> Self {
        let home = Self::empty();
        for name in [DATED, UNDATED] {
            home.write(name, &bundled(name));
        }
        home
    }

    /// With an empty folder of articles.
    pub(crate) fn empty() -> Self {
        let home =
            Self(TempDir::with_prefix("dateline-it-").expect("the system has a temporary folder"));
        std::fs::create_dir(home.corpus()).expect("a fresh folder takes a new one");
        home
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn corpus(&self) -> PathBuf {
        self.path().join("seeds")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// Whether any file of the data folder holds these words.
    pub(crate) fn stores(&self, words: &str) -> bool {
        let files = walkdir::WalkDir::new(self.data()).into_iter();
        files
            .map(|entry| entry.expect("the data folder can be read"))
            .filter(|entry| entry.file_type().is_file())
            .any(|entry| {
                let bytes = std::fs::read(entry.path()).expect("nobody deletes files meanwhile");
                bytes.windows(words.len()).any(|w| w == words.as_bytes())
            })
    }

    /// Writes an article.
    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.corpus().join(name), text)
            .expect("the folder of articles can be written");
    }

    /// Reads an article.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.corpus().join(name)).expect("the article is there")
    }
}

/// A bundled article.
pub(crate) fn bundled(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .join(name);
    std::fs::read_to_string(path).expect("the bundled articles are in the repository")
}

/// The pieces between full stops of the bundled articles that stand in `text` word for word: what it quotes.
pub(crate) fn quoted(text: &str) -> Vec<String> {
    /// Shorter pieces could be there by chance.
    const LEAST: usize = 30;
    let articles = [bundled(DATED), bundled(UNDATED)];
    let paragraphs = articles.iter().flat_map(|a| a.split("\n\n"));
    let pieces = paragraphs
        .flat_map(|p| p.split(". "))
        .map(|p| p.trim().trim_end_matches('.'));
    let long = pieces.map(|p| {
        p.trim_start_matches("date 2023-09-25 ")
            .trim_start_matches("Paris: ")
    });
    long.filter(|p| p.len() >= LEAST && text.contains(*p))
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn quotes_are_found_word_for_word() {
    let shown = "Dateline says: He announced that the withdrawal would take place in the coming weeks. Really.";
    assert_eq!(quoted(shown).len(), 1);
    assert_eq!(quoted("Nothing of the kind"), Vec::<String>::new());
}
