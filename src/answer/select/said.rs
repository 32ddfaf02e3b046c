//! What an answer or a summary has quoted so far, so that nothing is said twice.

use crate::model::{ArticleId, Span};

use super::statement::Statement;

/// One quote that was shown.
#[derive(Clone, Debug)]
struct SaidQuote {
    article: ArticleId,
    span: Span,
    statements: Vec<Statement>,
}

/// The quotes shown so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said(Vec<SaidQuote>);

impl Said {
    /// Remembers a quote.
    pub(crate) fn note(&mut self, article: &ArticleId, span: Span, statements: Vec<Statement>) {
        self.0.push(SaidQuote {
            article: article.clone(),
            span,
            statements,
        });
    }

    /// Whether a quote shares any byte with an earlier one.
    pub(crate) fn overlaps(&self, article: &ArticleId, span: Span) -> bool {
        self.0
            .iter()
            .any(|q| q.article == *article && q.span.overlaps(span))
    }

    /// Whether anything of an article was quoted.
    pub(crate) fn has_quoted(&self, article: &ArticleId) -> bool {
        self.0.iter().any(|q| q.article == *article)
    }

    /// Whether each of the statements that tell something was made before, whole or as a part of more.
    pub(crate) fn repeats(&self, statements: &[Statement]) -> bool {
        let known = |s: &Statement| {
            let mut earlier = self.0.iter().flat_map(|q| &q.statements);
            earlier.any(|e| s.is_same_as(e))
        };
        let mut telling = statements.iter().filter(|s| s.is_telling()).peekable();
        telling.peek().is_some() && telling.all(known)
    }
}
