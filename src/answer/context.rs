//! A quote with the sentences around it.

use crate::index::{IndexError, Snapshot};
use crate::model::{Article, ContextView, Receipt, Span};
use crate::text::{Analysis, sentences};

use super::select::widen::{Reach, Sentences};

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

/// The quote at `span` with two sentences on either side, as far as there are, and what no quotation of theirs may lack.
fn view(article: &Article, span: Span) -> Option<ContextView> {
    let all = sentences(&article.text, article.body);
    let whole = Sentences::of([&Analysis::of(&article.text, &all)]);
    let all: Vec<Span> = all.into_iter().map(|s| s.span).collect();
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
    let widened = |spans: &[Span]| {
        let own = joined(spans)?;
        Some((own, whole.widen(own, None, Reach::Quotation).span))
    };
    // What the quote itself belongs to stands in it.
    let before = widened(before).and_then(|(own, wide)| Span::new(wide.start(), own.end()));
    let after = widened(&after).and_then(|(own, wide)| Span::new(own.start(), wide.end()));
    ContextView::cut(article, before, span, after)
}

fn joined(spans: &[Span]) -> Option<Span> {
    Some(spans.first()?.join(*spans.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, ArticleMeta, SourceDate, Title, TitleKind, VersionHash};

    fn article(text: &str) -> Article {
        Article {
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
        }
    }

    /// What stood around a quote used to begin or end within somebody's words.
    #[test]
    fn what_stands_around_a_quote_cuts_no_quotation_in_two() {
        let text = "Rain fell. “We go. We stay. We hope,” Ann Lee said. The dam holds. “It leaks,” Tom Roe said. “It broke. It sank. It went,” Eva Dahl said.";
        let article = article(text);
        let at = text.find("The dam").unwrap();
        let view = view(
            &article,
            Span::new(at, at + "The dam holds.".len()).unwrap(),
        )
        .unwrap();
        assert_eq!(
            view.before.as_ref().map(|q| q.text()),
            Some("“We go. We stay. We hope,” Ann Lee said.")
        );
        assert_eq!(
            view.after.as_ref().map(|q| q.text()),
            Some("“It leaks,” Tom Roe said. “It broke. It sank. It went,” Eva Dahl said.")
        );
    }

    #[test]
    fn two_sentences_on_either_side_as_far_as_there_are() {
        let text = "One came. Two sat. Three ate. Four left. Five slept.";
        let article = article(text);
        let at = text.find("Four").unwrap();
        let view = view(&article, Span::new(at, at + "Four left.".len()).unwrap()).unwrap();
        assert_eq!(
            view.before.as_ref().map(|q| q.text()),
            Some("Two sat. Three ate.")
        );
        assert_eq!(view.after.as_ref().map(|q| q.text()), Some("Five slept."));
    }
}
