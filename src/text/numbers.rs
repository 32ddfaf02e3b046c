//! Numbers and quantities ("1,500", "1500", "fifteen hundred", "$30 billion", "48%").

use crate::model::Span;

/// A number of a text with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Bytes of the number with its magnitude and currency or percent sign.
    pub span: Span,
    /// Its value.
    pub value: f64,
    /// What kind of number.
    pub kind: QuantityKind,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A count or measure.
    Count,
    /// A share in percent.
    Percent,
    /// An amount of money.
    Money,
    /// A rank ("third", "1st").
    Ordinal,
}

/// The quantities of `text`, in order, not overlapping. Years and days of the month are not quantities.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let _ = text;
    Vec::new()
}
