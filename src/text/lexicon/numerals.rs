//! Number words, months and weekdays.

/// Cardinal words with their value; magnitudes included.
pub(super) const CARDINALS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("dozen", 12.0),
    ("dozens", 12.0),
    ("hundred", 1e2),
    ("hundreds", 1e2),
    ("thousand", 1e3),
    ("thousands", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("billion", 1e9),
    ("billions", 1e9),
    ("trillion", 1e12),
    ("trillions", 1e12),
];

/// Ordinal words with their value. "second" is also a unit of time; the reader of quantities looks at its neighbours.
pub(super) const ORDINALS: &[(&str, f64)] = &[
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
];

/// Months with their usual short forms (AP style: Jan., Feb., Aug., Sept., Oct., Nov., Dec.).
pub(super) const MONTHS: &[(&str, u8)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// Weekdays, Monday = 0. "sun" and "sat" are left out: they are words of their own.
pub(super) const WEEKDAYS: &[(&str, u8)] = &[
    ("monday", 0),
    ("mon", 0),
    ("tuesday", 1),
    ("tue", 1),
    ("tues", 1),
    ("wednesday", 2),
    ("wed", 2),
    ("thursday", 3),
    ("thu", 3),
    ("thurs", 3),
    ("friday", 4),
    ("fri", 4),
    ("saturday", 5),
    ("sunday", 6),
];

fn look_up<V: Copy>(table: &[(&str, V)], word: &str) -> Option<V> {
    table
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, v)| *v)
}

/// The value of a folded cardinal word, magnitudes ("hundred", "dozen", "million") included.
#[must_use]
pub fn number_value(word: &str) -> Option<f64> {
    look_up(CARDINALS, word)
}

/// The value of a folded ordinal word ("third").
#[must_use]
pub fn ordinal_value(word: &str) -> Option<f64> {
    look_up(ORDINALS, word)
}

/// The number of a folded month name or its short form, 1 to 12.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    look_up(MONTHS, word)
}

/// The number of a folded weekday name or its short form, Monday = 0.
#[must_use]
pub fn weekday(word: &str) -> Option<u8> {
    look_up(WEEKDAYS, word)
}
