//! Articles and what is known about them.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{SourceDate, Span};

/// The identity of an article: its path relative to the collection's folder (with `/`), or its canonical URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// The identity with this relative path or URL.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The relative path or URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

/// BLAKE3 hash of an article version's decoded text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionHash([u8; 32]);

impl VersionHash {
    /// The hash of a decoded text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(*blake3::hash(text.as_bytes()).as_bytes())
    }

    /// A hash read back from storage.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Parses 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bytes = [0_u8; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (slot, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *slot = u8::from_str_radix(&hex[at..at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Debug for VersionHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex()[..12])
    }
}

impl Serialize for VersionHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for VersionHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        Self::from_hex(&hex).ok_or_else(|| serde::de::Error::custom("not a version hash"))
    }
}

/// Where a display title comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleKind {
    /// The front matter's `title`; the headline, which may be quoted as the headline.
    Metadata,
    /// The opening words of the first sentence, ending in "…" when cut.
    Opening,
}

/// The display title of an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Title {
    /// Text to show. For [`TitleKind::Opening`] it may end in "…", which is not the article's.
    pub text: String,
    /// Where it comes from.
    pub kind: TitleKind,
    /// Bytes of the headline in the article's text, when it stands there verbatim (front matter value).
    pub span: Option<Span>,
}

/// A credit to another outlet inside the text ("CNN reported").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Credit {
    /// The outlet's name as the text writes it.
    pub name: String,
    /// Bytes of the sentence that credits it, in the article's text.
    pub sentence: Span,
}

/// What is known about an article besides its text. Small enough to keep for every article in memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleMeta {
    /// Identity.
    pub id: ArticleId,
    /// Hash of the decoded text.
    pub version: VersionHash,
    /// Display title.
    pub title: Title,
    /// The outlet that published it; `None` reads "outlet unknown".
    pub outlet: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Link to the original.
    pub url: Option<String>,
    /// Date with provenance.
    pub date: SourceDate,
    /// Distinct outlets that it credits, in order of appearance.
    pub cites: Vec<String>,
}

/// One version of an article as it was read: decoded text with nothing removed, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What is known about it.
    pub meta: ArticleMeta,
    /// The decoded UTF-8 text, with leading markers and front matter left in. All spans count its bytes.
    pub text: Arc<str>,
    /// The part that may be quoted: without front matter, leading date marker and dateline markers.
    pub body: Span,
    /// Credits per sentence.
    pub credits: Vec<Credit>,
}

impl Article {
    /// Outlets credited in sentences that overlap `span`, each once, in order.
    #[must_use]
    pub fn credits_in(&self, span: Span) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for credit in self.credits.iter().filter(|c| c.sentence.overlaps(span)) {
            if !names.contains(&credit.name) {
                names.push(credit.name.clone());
            }
        }
        names
    }
}
