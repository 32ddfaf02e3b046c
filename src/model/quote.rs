//! Quotes: the only way in which article text is shown.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Article, ArticleId, ArticleMeta, Span, VersionHash};

/// Proof of one quote: these bytes of this version of this article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Receipt {
    /// The article.
    pub article: ArticleId,
    /// The version that was quoted.
    pub version: VersionHash,
    /// The quoted bytes of the version's decoded text.
    pub span: Span,
}

/// What stands under a quote: who published it, when, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// What is known about the article.
    pub article: Arc<ArticleMeta>,
    /// Outlets credited in the quoted sentences.
    pub citing: Vec<String>,
}

/// Whether a quote is from the body or is the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteRole {
    /// Sentences of the body.
    Body,
    /// The headline, shown as such.
    Headline,
}

/// Verbatim text of a stored article version. Made by [`Quote::cut`] and in no other way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    text: String,
    receipt: Receipt,
    role: QuoteRole,
    citation: Citation,
    highlights: Vec<Span>,
    shortened: bool,
    also_in: Vec<Citation>,
}

impl Quote {
    /// Cuts the bytes `span` out of `article`.
    ///
    /// `None` when the span is empty, splits a character, or lies neither in the quotable body nor exactly in
    /// the headline.
    #[must_use]
    pub fn cut(article: &Article, span: Span) -> Option<Self> {
        let role = if article
            .meta
            .title
            .span
            .is_some_and(|headline| headline.contains(span))
        {
            QuoteRole::Headline
        } else if article.body.contains(span) {
            QuoteRole::Body
        } else {
            return None;
        };
        let text = span.cut(&article.text)?.to_owned();
        if text.trim().is_empty() {
            return None;
        }
        let meta = Arc::new(article.meta.clone());
        Some(Self {
            text,
            receipt: Receipt {
                article: meta.id.clone(),
                version: meta.version,
                span,
            },
            role,
            citation: Citation {
                article: meta,
                citing: article.credits_in(span),
            },
            highlights: Vec::new(),
            shortened: false,
            also_in: Vec::new(),
        })
    }

    /// Marks the bytes that answer, counted from the start of the quote. Spans outside the quote or inside a
    /// character are dropped; the rest is sorted and merged where it overlaps.
    #[must_use]
    pub fn with_highlights(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        let mut kept: Vec<Span> = spans
            .into_iter()
            .filter(|s| !s.is_empty() && s.cut(&self.text).is_some())
            .collect();
        kept.sort_unstable();
        self.highlights.clear();
        for span in kept {
            match self.highlights.last_mut() {
                Some(last) if last.end() >= span.start() => *last = last.join(span),
                _ => self.highlights.push(span),
            }
        }
        self
    }

    /// Marks the quote as hanging in the air: its context is one click away.
    #[must_use]
    pub fn shortened(mut self) -> Self {
        self.shortened = true;
        self
    }

    /// Adds the citation of an article that says the same.
    #[must_use]
    pub fn with_also_in(mut self, citations: Vec<Citation>) -> Self {
        self.also_in = citations;
        self
    }

    /// The verbatim text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Proof of the quote.
    #[must_use]
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// Bytes in the article's decoded text.
    #[must_use]
    pub fn span(&self) -> Span {
        self.receipt.span
    }

    /// Body or headline.
    #[must_use]
    pub fn role(&self) -> QuoteRole {
        self.role
    }

    /// Source and date.
    #[must_use]
    pub fn citation(&self) -> &Citation {
        &self.citation
    }

    /// Bytes of [`Quote::text`] that answer, sorted, not overlapping, on character boundaries.
    #[must_use]
    pub fn highlights(&self) -> &[Span] {
        &self.highlights
    }

    /// Whether it still hangs in the air.
    #[must_use]
    pub fn is_shortened(&self) -> bool {
        self.shortened
    }

    /// Other articles that say the same.
    #[must_use]
    pub fn also_in(&self) -> &[Citation] {
        &self.also_in
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{SourceDate, Title, TitleKind};

    fn article(text: &str, body: Span, headline: Option<Span>) -> Article {
        Article {
            meta: ArticleMeta {
                id: ArticleId::new("a.txt"),
                version: VersionHash::of(text),
                title: Title {
                    text: "A title".to_owned(),
                    kind: TitleKind::Opening,
                    span: headline,
                },
                outlet: None,
                author: None,
                url: None,
                date: SourceDate::undated(),
                cites: Vec::new(),
            },
            text: text.into(),
            body,
            credits: Vec::new(),
        }
    }

    /// Any span, also one that splits characters or leaves the text.
    fn any_span() -> impl Strategy<Value = Span> {
        (0_usize..70, 0_usize..70)
            .prop_map(|(start, length)| Span::new(start, start + length).unwrap())
    }

    #[test]
    fn what_lies_outside_the_body_and_the_headline_is_not_quoted() {
        let text = "Headline\n\nThe body.";
        let (headline, body) = (Span::new(0, 8).unwrap(), Span::new(10, 19).unwrap());
        let article = article(text, body, Some(headline));
        let cut = |start, end| Quote::cut(&article, Span::new(start, end).unwrap());
        assert_eq!(cut(0, 8).unwrap().role(), QuoteRole::Headline);
        assert_eq!(cut(10, 19).unwrap().role(), QuoteRole::Body);
        assert_eq!(cut(0, 19), None);
        assert_eq!(cut(8, 10), None);
        assert_eq!(cut(10, 20), None);
        assert_eq!(cut(13, 14), None, "a blank says nothing");
    }

    proptest! {
        #[test]
        fn a_quote_is_the_text_at_its_span(
            text in "(\\PC|\n){0,40}",
            body in any_span(),
            headline in proptest::option::of(any_span()),
            span in any_span(),
        ) {
            let article = article(&text, body, headline);
            let there = text.get(span.start()..span.end()).filter(|t| !t.trim().is_empty());
            let quotable = body.contains(span) || headline.is_some_and(|h| h.contains(span));
            let quote = Quote::cut(&article, span);
            prop_assert_eq!(quote.as_ref().map(Quote::text), there.filter(|_| quotable));
            if let Some(quote) = quote {
                prop_assert_eq!(quote.span(), span);
                prop_assert_eq!(quote.receipt().version, VersionHash::of(&text));
            }
        }

        #[test]
        fn highlights_are_pieces_of_the_quote_in_order(
            text in "\\PC{1,40}",
            marks in proptest::collection::vec(any_span(), 0..8),
        ) {
            let article = article(&text, Span::of(&text), None);
            let Some(quote) = Quote::cut(&article, Span::of(&text)) else { return Ok(()) };
            let quote = quote.with_highlights(marks);
            for span in quote.highlights() {
                prop_assert!(!span.is_empty() && span.cut(quote.text()).is_some());
            }
            for pair in quote.highlights().windows(2) {
                prop_assert!(pair[0].end() < pair[1].start());
            }
        }
    }
}
