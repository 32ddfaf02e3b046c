//! Words of currencies and of magnitudes.

use crate::text::lexicon;

/// Names of currencies, singular and plural, and their codes. Not those that mostly mean something else: marks, real, sol, leva.
const CURRENCIES: &str = "dollar dollars euro euros pound pounds cent cents pence quid bucks yen yuan renminbi rupee rupees rupiah \
     rouble roubles ruble rubles franc francs peso pesos won crown crowns krona kronor krone kroner koruna korunas zloty zlotys \
     zlotych forint forints hryvnia hryvnias lira liras dinar dinars dirham dirhams rial rials riyal riyals shekel shekels rand \
     reais naira cedi cedis shilling shillings birr kwacha pula baht ringgit dong taka kyat tenge guilder guilders guarani \
     guaranis bolivar bolivars usd eur gbp jpy cny inr chf cad aud sek nok dkk";

pub(super) fn is_currency(word: &str) -> bool {
    CURRENCIES
        .split_ascii_whitespace()
        .any(|currency| currency == word)
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
