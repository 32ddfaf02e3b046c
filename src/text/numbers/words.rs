//! Words of currencies and of magnitudes.

use crate::text::lexicon;

pub(super) fn is_currency(word: &str) -> bool {
    matches!(
        word,
        "dollar"
            | "dollars"
            | "euro"
            | "euros"
            | "pound"
            | "pounds"
            | "yen"
            | "yuan"
            | "rupee"
            | "rupees"
            | "rouble"
            | "roubles"
            | "ruble"
            | "rubles"
            | "franc"
            | "francs"
            | "peso"
            | "pesos"
            | "won"
            | "cents"
            | "usd"
            | "eur"
            | "gbp"
    )
}

pub(super) fn magnitude(word: &str) -> Option<f64> {
    match word {
        "bn" => Some(1e9),
        "m" | "mn" => Some(1e6),
        "tn" | "trn" => Some(1e12),
        "k" => Some(1e3),
        _ => lexicon::number_value(word).filter(|_| is_magnitude(word)),
    }
}

/// Words that multiply the number before them. "m" is read as million: "3.5m" in news is money or people.
pub(super) fn is_magnitude(word: &str) -> bool {
    matches!(
        word,
        "hundred"
            | "hundreds"
            | "thousand"
            | "thousands"
            | "million"
            | "millions"
            | "billion"
            | "billions"
            | "trillion"
            | "trillions"
            | "dozen"
            | "dozens"
            | "bn"
            | "m"
            | "mn"
            | "tn"
            | "trn"
            | "k"
    )
}
