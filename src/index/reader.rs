//! Where articles come from: the `corpus` room, or a double in tests.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::corpus::{self, DateInference, FoundFile, ReadLimits};
use crate::model::{Article, Fault, Inference};

/// Reads articles.
pub(super) trait Reader: fmt::Debug + Send + Sync {
    /// See [`corpus::scan`].
    fn scan(&self, folder: &Path, limits: ReadLimits) -> io::Result<(Vec<FoundFile>, Vec<Fault>)>;
    /// The full path of the folder of articles, which names it.
    fn full_path(&self, folder: &Path) -> io::Result<PathBuf>;
    /// See [`corpus::read_file`].
    fn read(&self, file: &FoundFile, limits: ReadLimits) -> Result<(Article, Vec<Fault>), Fault>;
    /// See [`corpus::read_text`].
    fn read_again(&self, article: &Article) -> Option<Article>;
    /// See [`corpus::DateInference`].
    fn infer(&self) -> Box<dyn Infer>;
    /// Names this way of reading. Versions read in another way are worked out again.
    fn name(&self) -> String;
}

/// Infers dates: first it sees all undated articles, then all others.
pub(super) trait Infer {
    /// See [`DateInference::undated`].
    fn undated(&mut self, article: &Article);
    /// See [`DateInference::dated`].
    fn dated(&mut self, article: &Article);
    /// See [`DateInference::finish`].
    fn finish(self: Box<Self>) -> Vec<Inference>;
}

impl Infer for DateInference {
    fn undated(&mut self, article: &Article) {
        Self::undated(self, article);
    }

    fn dated(&mut self, article: &Article) {
        Self::dated(self, article);
    }

    fn finish(self: Box<Self>) -> Vec<Inference> {
        Self::finish(*self)
    }
}

/// The `corpus` room.
#[derive(Debug)]
pub(super) struct Files;

impl Reader for Files {
    fn scan(&self, folder: &Path, limits: ReadLimits) -> io::Result<(Vec<FoundFile>, Vec<Fault>)> {
        corpus::scan(folder, limits)
    }

    fn full_path(&self, folder: &Path) -> io::Result<PathBuf> {
        let full = std::fs::canonicalize(folder)?;
        std::fs::read_dir(&full).map(|_| full)
    }

    fn read(&self, file: &FoundFile, limits: ReadLimits) -> Result<(Article, Vec<Fault>), Fault> {
        corpus::read_file(file, limits)
    }

    fn read_again(&self, article: &Article) -> Option<Article> {
        corpus::read_text(article.meta.id.as_str(), Arc::clone(&article.text))
            .ok()
            .map(|(article, _)| article)
    }

    fn infer(&self) -> Box<dyn Infer> {
        Box::new(DateInference::default())
    }

    /// The program's version and what it finds in probe texts, so that a change of the reading is noticed without
    /// anybody counting versions.
    fn name(&self) -> String {
        static NAME: std::sync::OnceLock<String> = std::sync::OnceLock::new();
        NAME.get_or_init(|| {
            let mut hasher = blake3::Hasher::new();
            let mut articles = Vec::new();
            for (path, text) in PROBES {
                let found = corpus::read_text(path, Arc::from(*text));
                hasher.update(format!("{found:?}").as_bytes());
                articles.extend(found.ok().map(|(article, _)| Arc::new(article)));
            }
            hasher.update(format!("{:?}", corpus::infer_dates(&articles)).as_bytes());
            format!(
                "{}/{}",
                env!("CARGO_PKG_VERSION"),
                &hasher.finalize().to_hex()[..16]
            )
        })
        .clone()
    }
}

/// Texts that show how a reader finds titles, sources, credits and dates.
const PROBES: &[(&str, &str)] = &[
    (
        "n.txt",
        "Harrow Courier\nSign in | Subscribe\nHome  News  Sport  Opinion  Weather  Jobs\nNews › Local\n\nPool to close for the whole of next winter\n\nBy Ann Roe\nand Jo Doe\n\nPublished 2 March 2025\n\nThe council met on Friday.\n\n-- Kest Wire",
    ),
    (
        "o.md",
        "---\ntitle: Pool to close - Kest Post\nauthors: [\"Ann Roe\", \"Jo Doe\"]\npublication: Kest Post\nsource: https://example.com/2025/06/04/pool\n---\nThe council met on Friday and went on for hours.",
    ),
    (
        "l.txt",
        "---\ntitle: Pool to close\nauthor:\n- name: By Ann Roe\n- name: Jo Doe\n\nThe council met.\n\nHarrow Post, 6 May 2024",
    ),
    (
        "m.txt",
        "Contact: Media Office, Harrow\n\nPool to close\nInterview by Ann Roe for Harrow Magazine, March 2025\n\nThe council met.",
    ),
    (
        "g.txt",
        "Harrow Courier • 18 May 2024 • By Ann Roe\n\nPool to close\n\nThe council met on Friday.",
    ),
    (
        "h.txt",
        "Culture | 18.05.2024\n\nPool to close\n\n**HARROW (Reuters)** — The council met on Friday.",
    ),
    (
        "e.txt",
        "\n---\nupdated: 2023-01-01\n---\ndate 2023-09-25T10:00 They met.",
    ),
    ("f.txt", "---\nDatum: 2023-09-25\n---\n2023-03-05 They met."),
    (
        "a.txt",
        " date 2023-09-25 President A. B. Smith has said it will end.\n\n“It is over,” Smith told TF1, according to BBC.",
    ),
    (
        "news/2021-03-04_b.txt",
        "PARIS, Sept. 24 (Reuters) – The ministers met. CNN reported on Monday that they left, France 2 said.",
    ),
    (
        "c.md",
        "---\ntitle: Ministers meet\nsource: The Paper\nauthor: Jo Doe\ndate: 2023-13-25\nurl: https://example.com/c\n---\n\nLondon: They met.",
    ),
    (
        "d.txt",
        "Title: Ministers meet\nDate: 5 May 2020\n\nBy Jo Doe\n\nThey met on 4 May 2020.",
    ),
    (
        "h.txt",
        "Ministers meet\n\nBy Jo Doe at Harrow Park\n\nPARIS, Sept. 24 (Reuters) - They met.",
    ),
    (
        "i.txt",
        "Ministers meet\n\nNew Delhi, Sep 24 (PTI) They met.",
    ),
    (
        "j.txt",
        "Ministers meet\nThe mayor stayed away.\n**Published:** 08:12 GMT, 24 Sep 2023 | Updated: 25-Sep-2023 - 10:30\n\nThey met.",
    ),
    (
        "20230925T101500Z.txt",
        "---\npublished: true\nurl: https://example.com/2023/sep/24/c\n---\n[2023-03-05] They met.\n[2023-03-06] They left.",
    ),
    (
        "k.txt",
        "NEWS\n\nMinisters meet\nBy Jo Doe, science correspondent, Daily Paper\nTuesday, 4 mars 2024\n\nShare this\nFacebook\n\nParis\nCNN\n — They met, according to the National Weather Service.\n\nComments (3)\n\nbob: No.",
    ),
    (
        "l.txt",
        "From: a\nSubject: It&#39;s over\nDate: 5 Jul 24\n\nThey met in the sitting room of the old town hall.",
    ),
    (
        "g.txt",
        "Ministers meet\n\nBy Jo Doe, Market Ledger\nThe Paper Times, 5 May 2020\n\nThey met, they told the Market Ledger.\n\n(Reporting by Jo Doe)",
    ),
    (
        "m.md",
        "---\ntitle: \"Ministers \\\"meet\\\"\n  again\"\nsource:\n  name: The Paper\nauthor: 'Jo O''Doe'\n---\nThey met.",
    ),
];
