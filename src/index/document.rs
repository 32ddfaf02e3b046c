//! Passages as the engine's documents.

use tantivy::Index;
use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Directory, IndexSettings, TantivyDocument, Term};

use super::indexed_text::{IndexedText, SPLITTER, Splitter};
use super::passages::{Passage, passages};
use super::payload::{Payload, short_hash};
use crate::model::{Article, ArticleMeta, Day, PartialDate, Span, TitleKind};
use crate::store::{SHARED_COLLECTION, VersionId};
use crate::text::{Analysis, Token as Word, TokenFlags, tokens};

/// Counts changes of what is written into a document. Raise it when passages or fields change.
const FORMAT: u32 = 12;

/// Words of a title that are indexed with each passage; longer ones are cut.
const TITLE_WORDS: usize = 24;
/// Positions between the added words: none of them is next to another, so no phrase matches them.
const GAP: usize = 2;

/// Size in bytes from which on a block of stored passages is full. So low that each passage is packed alone, for a hit
/// costs reading and unpacking a whole block; packed by the half dozen they would take a sixth less space.
const BLOCK: usize = 1;

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Collection that it belongs to.
    collection: Field,
    /// Row of the article's version.
    pub(super) version: Field,
    /// Number of the passage in the article.
    pub(super) ordinal: Field,
    /// Indexed words in all, exactly: the engine only keeps a rounded length.
    pub(super) length: Field,
    /// Stems with positions: title, source and date words, then the passage.
    pub(super) stems: Field,
    /// Folded words of the passage, for finding the nearest to an unknown one.
    pub(super) words: Field,
    /// Those of them that the passage writes as names, and, [marked](capital), all that it writes with a capital.
    pub(super) names: Field,
    /// What a hit needs: see [`Payload`]. The only stored field.
    payload: Field,
}

/// Names of the fields that are read as columns.
pub(super) const VERSION: &str = "version";
pub(super) const ORDINAL: &str = "ordinal";
pub(super) const LENGTH: &str = "length";

impl Fields {
    /// The schema with its fields.
    pub(super) fn schema() -> (Schema, Self) {
        let text = |option, norms| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(SPLITTER)
                    .set_index_option(option)
                    .set_fieldnorms(norms),
            )
        };
        let mut schema = Schema::builder();
        let key = NumericOptions::default().set_indexed().set_fast();
        let fast = NumericOptions::default().set_fast();
        let fields = Self {
            collection: schema.add_u64_field("collection", key.clone()),
            version: schema.add_u64_field(VERSION, key),
            ordinal: schema.add_u64_field(ORDINAL, fast.clone()),
            length: schema.add_u64_field(LENGTH, fast),
            stems: schema.add_text_field(
                "stems",
                text(IndexRecordOption::WithFreqsAndPositions, true),
            ),
            words: schema.add_text_field("words", text(IndexRecordOption::Basic, false)),
            names: schema.add_text_field("names", text(IndexRecordOption::Basic, false)),
            payload: schema.add_bytes_field("payload", BytesOptions::default().set_stored()),
        };
        (schema.build(), fields)
    }

    /// The term that finds all passages of a version.
    pub(super) fn version_term(self, version: VersionId) -> Term {
        Term::from_field_u64(self.version, version.0.cast_unsigned())
    }
}

/// Makes an empty index in `directory`.
pub(super) fn create(directory: impl Into<Box<dyn Directory>>) -> tantivy::Result<Index> {
    let (schema, _) = Fields::schema();
    let settings = IndexSettings {
        docstore_blocksize: BLOCK,
        // Handing each passage to a thread of its own costs more than packing it.
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    Index::create(directory, schema, settings).map(writable)
}

/// Opens the index in `directory` to write into it.
pub(super) fn open_to_write(directory: impl Into<Box<dyn Directory>>) -> tantivy::Result<Index> {
    Index::open(directory).map(writable)
}

fn writable(index: Index) -> Index {
    let splitter = TextAnalyzer::from(Splitter);
    index.tokenizers().register(SPLITTER, splitter);
    index
}

/// Names the program, the documents' format and how this program cuts and stems a probe text. An index of another
/// engine is built anew. The probe notices changes in sentences, tokens and stems without anybody counting versions.
pub(super) fn engine() -> String {
    static ENGINE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    ENGINE
        .get_or_init(|| {
            let mut hasher = blake3::Hasher::new();
            let body = Span::of(PROBE);
            let cut = crate::text::sentences(PROBE, body);
            hasher.update(&Analysis::of(PROBE, &cut).encode());
            for word in tokens(PROBE) {
                hasher.update(word.word.as_bytes());
                hasher.update(b"/");
                hasher.update(word.stem.as_bytes());
                hasher.update(b" ");
            }
            format!(
                "{}/{FORMAT}/{}",
                env!("CARGO_PKG_VERSION"),
                &hasher.finalize().to_hex()[..16]
            )
        })
        .clone()
}

/// A text with the things in it that tokenisers and sentence cutters differ about.
const PROBE: &str = "PARIS, Sept. 24 (Reuters) – Dr. Anne O’Neill's U.S. team said: “It’s 1,500 or 3.5 per cent, not \
fifteen hundred!” and left at 9 a.m. on Monday. The coup d’état of July 26, 2023 wasn't the third one. Who's next? \
\"Nobody,\" Mr. K. J. Lee-Smith told TF1 and France 2\n\nThe ministers’ £30bn plans (running since 1998/99) are \
cafés’ best studies; Burkina Faso, São Tomé and the 27-nation EU agreed... Really? 'Yes.' €5m, 10%, 12:30, \
example.com, naïve, women, mice, was running, flies, happily.\n\nAdvertisement\n\nRead more: Mice in cafés\n\nShare this\nFacebook\n\n10:15\n\nMice of France:Are they happy there?";

/// The documents of an article version.
pub(super) fn documents(
    fields: Fields,
    version: VersionId,
    article: &Article,
) -> Vec<TantivyDocument> {
    let added = Added::of(&article.meta);
    passages(article)
        .into_iter()
        .map(|passage| document(fields, version, article, &added, passage))
        .collect()
}

fn document(
    fields: Fields,
    version: VersionId,
    article: &Article,
    added: &Added,
    passage: Passage,
) -> TantivyDocument {
    let stems = stems(added, &passage);
    let names = names(&passage);
    let words = unordered(passage.tokens.iter().map(|t| t.word.as_str()));
    let text = passage.span.cut(&article.text).unwrap_or_default();
    let payload = Payload {
        span: passage.span,
        ordinal: passage.ordinal,
        first_sentence: passage.first_sentence,
        text_hash: short_hash(text.as_bytes()),
        analysis: passage.analysis,
    };
    let mut document = TantivyDocument::new();
    document.add_u64(fields.collection, SHARED_COLLECTION.unsigned_abs());
    document.add_u64(fields.version, version.0.cast_unsigned());
    document.add_u64(fields.ordinal, u64::from(passage.ordinal));
    document.add_u64(fields.length, stems.words());
    document.add_text(fields.stems, stems.as_str());
    document.add_text(fields.words, words.as_str());
    document.add_text(fields.names, names.as_str());
    document.add_bytes(fields.payload, &payload.encode());
    document
}

/// The stems of a passage in their order, behind those of the words that are added to it.
fn stems(added: &Added, passage: &Passage) -> IndexedText {
    let mut stems = IndexedText::with_capacity(passage.span.len());
    for word in added.to(passage.ordinal) {
        stems.push(&word.stem, GAP);
    }
    stems.leap();
    for word in &passage.tokens {
        stems.push(&word.stem, 1);
    }
    stems
}

/// Words of a passage that are names or may be.
fn names(passage: &Passage) -> IndexedText {
    let words = passage.tokens.iter().map(|t| t.word.as_str());
    let analysed = words.zip(&passage.analysis.tokens);
    let names = analysed
        .clone()
        .filter(|(_, t)| t.flags.has(TokenFlags::NAME))
        .map(|(word, _)| word.to_owned());
    let capitals = analysed
        .filter(|(_, t)| t.flags.has(TokenFlags::CAPITAL))
        .map(|(word, _)| capital(word));
    let names: Vec<String> = names.chain(capitals).collect();
    unordered(names.iter().map(String::as_str))
}

/// A word with a capital as the field of names holds it, beside those that are surely names: at the start of a sentence nobody knows.
pub(super) fn capital(word: &str) -> String {
    format!("^{word}")
}

/// Words, each once.
fn unordered<'a>(words: impl Iterator<Item = &'a str>) -> IndexedText {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.dedup();
    let mut text = IndexedText::default();
    for word in words {
        text.push(word, 1);
    }
    text
}

/// Words of the title, the outlet and the date, which are indexed with each passage.
struct Added {
    title: Vec<Word>,
    /// The title only repeats the article's opening words, so it adds nothing to the passage that holds them.
    repeats: bool,
    others: Vec<Word>,
}

impl Added {
    fn of(meta: &ArticleMeta) -> Self {
        let mut title = tokens(&meta.title.text);
        title.truncate(TITLE_WORDS);
        let mut others = Vec::new();
        if let Some(outlet) = &meta.outlet {
            others.extend(tokens(outlet).into_iter().take(TITLE_WORDS));
        }
        if let Some(date) = meta.date.known() {
            others.extend(tokens(&date_words(date)));
        }
        Self {
            title,
            repeats: meta.title.kind == TitleKind::Opening || meta.title.span.is_some(),
            others,
        }
    }

    /// Those of a passage.
    fn to(&self, ordinal: u32) -> impl Iterator<Item = &Word> {
        let title = if self.repeats && ordinal == 0 {
            &[][..]
        } else {
            &self.title
        };
        title.iter().chain(&self.others)
    }
}

/// A date in words, as far as it is known: "25 September 2023", "September 2023", "2023".
fn date_words(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.long(),
        PartialDate::Month(year, month) => Day::new(year, month, 1)
            .map(|day| day.long().trim_start_matches("1 ").to_owned())
            .unwrap_or_default(),
        PartialDate::Year(year) => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use tantivy::schema::Value;

    use super::*;

    #[test]
    fn dates_are_written_as_far_as_they_are_known() {
        let words = |text| date_words(PartialDate::parse(text).unwrap());
        assert_eq!(words("2023-09-25"), "25 September 2023");
        assert_eq!(words("2023-09"), "September 2023");
        assert_eq!(words("2023"), "2023");
    }

    #[test]
    fn added_words_stand_apart() {
        let article =
            crate::index::tests::article("a.txt", "2023-09-25 Le Monde: The troops leave.");
        let (_, fields) = Fields::schema();
        let mut article = article;
        article.meta.title.kind = TitleKind::Metadata;
        let added = Added::of(&article.meta).to(0).count();
        assert!(added > 5);
        let document = documents(fields, VersionId(1), &article).remove(0);
        let text = document.get_first(fields.stems).and_then(|v| v.as_str());
        let (before, own) = text.unwrap().split_once('\u{2}').unwrap();
        assert_eq!(before.matches("\u{1}\u{1}").count(), added);
        assert_eq!(own.split('\u{1}').next(), Some("the"));
    }
}
