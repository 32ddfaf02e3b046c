//! A quote with the sentences around it.

use crate::index::{IndexError, Snapshot};
use crate::model::{Article, ContextView, Receipt, Span};
use crate::text::sentences;

/// Sentences before and after.
const AROUND: usize = 2;

/// The view of a receipt; `None` when the version is withdrawn or the receipt is not one.
pub(crate) fn context(
    snapshot: &Snapshot,
    receipt: &Receipt,
) -> Result<Option<ContextView>, IndexError> {
    let Some(article) = snapshot.receipt(receipt)? else {
        return Ok(None);
    };
    Ok(view(&article, receipt.span))
}

/// The quote at `span` with up to two sentences on either side.
fn view(article: &Article, span: Span) -> Option<ContextView> {
    let all: Vec<Span> = sentences(&article.text, article.body)
        .into_iter()
        .map(|s| s.span)
        .collect();
    let before: Vec<Span> = all
        .iter()
        .copied()
        .filter(|s| s.end() <= span.start())
        .collect();
    let after: Vec<Span> = all
        .iter()
        .copied()
        .filter(|s| s.start() >= span.end())
        .take(AROUND)
        .collect();
    let before = &before[before.len().saturating_sub(AROUND)..];
    ContextView::cut(article, joined(before), span, joined(&after))
}

fn joined(spans: &[Span]) -> Option<Span> {
    Some(spans.first()?.join(*spans.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, ArticleMeta, SourceDate, Title, TitleKind, VersionHash};

    #[test]
    fn two_sentences_on_either_side_as_far_as_there_are() {
        let text = "One came. Two sat. Three ate. Four left. Five slept.";
        let article = Article {
            meta: ArticleMeta {
                id: ArticleId::new("a.txt"),
                version: VersionHash::of(text),
                title: Title {
                    text: "One came.".into(),
                    kind: TitleKind::Opening,
                    span: None,
                },
                outlet: None,
                author: None,
                url: None,
                date: SourceDate::undated(),
                cites: Vec::new(),
            },
            text: text.into(),
            body: Span::of(text),
            credits: Vec::new(),
        };
        let at = text.find("Four").unwrap();
        let view = view(&article, Span::new(at, at + "Four left.".len()).unwrap()).unwrap();
        assert_eq!(
            view.before.as_ref().map(|q| q.text()),
            Some("Two sat. Three ate.")
        );
        assert_eq!(view.after.as_ref().map(|q| q.text()), Some("Five slept."));
    }
}
