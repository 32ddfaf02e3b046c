//! Dates as French, German, Italian, Portuguese and Spanish pages write them: `Le 24 septembre 2023`, `24. Oktober 2023`, `24 de mayo
//! de 2023`.
//!
//! English articles of agencies and exports carry them in headers and datelines. Each name below is that of one month only, whichever
//! of the languages it is taken for. Names that English shares ("April", "September") are read with a word of the language before them.

use std::sync::LazyLock;

use regex::Regex;

use super::date_forms::{MONTH, Reading, YEARS, dated, month_day, month_number};

/// Names of the months and their usual short forms in the five languages, January first; with accents as they are written, and
/// without where that is common.
const MONTHS: [&[&str]; 12] = [
    &[
        "janvier", "janv", "enero", "januar", "jänner", "gennaio", "janeiro",
    ],
    &[
        "février",
        "fevrier",
        "févr",
        "febrero",
        "februar",
        "febbraio",
        "fevereiro",
    ],
    &["mars", "marzo", "märz", "maerz", "março"],
    &["avril", "avr", "abril", "aprile"],
    &["mai", "mayo", "maggio", "maio"],
    &["juin", "junio", "juni", "giugno", "junho"],
    &["juillet", "juil", "julio", "juli", "luglio", "julho"],
    &["août", "aout", "agosto"],
    &[
        "septembre",
        "septiembre",
        "setiembre",
        "settembre",
        "setembro",
    ],
    &["octobre", "octubre", "oktober", "ottobre", "outubro"],
    &["novembre", "noviembre", "novembro"],
    &[
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dezember",
        "dicembre",
        "dezembro",
    ],
];

/// Weekdays in the five languages, Monday first.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &[
        "lundi",
        "lunes",
        "montag",
        "lunedì",
        "lunedi",
        "segunda-feira",
    ],
    &[
        "mardi",
        "martes",
        "dienstag",
        "martedì",
        "martedi",
        "terça-feira",
    ],
    &[
        "mercredi",
        "miércoles",
        "miercoles",
        "mittwoch",
        "mercoledì",
        "mercoledi",
        "quarta-feira",
    ],
    &[
        "jeudi",
        "jueves",
        "donnerstag",
        "giovedì",
        "giovedi",
        "quinta-feira",
    ],
    &[
        "vendredi",
        "viernes",
        "freitag",
        "venerdì",
        "venerdi",
        "sexta-feira",
    ],
    &[
        "samedi",
        "sábado",
        "sabado",
        "samstag",
        "sonnabend",
        "sabato",
    ],
    &["dimanche", "domingo", "sonntag", "domenica"],
];

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    let months = MONTHS.concat().join("|");
    let weekdays = WEEKDAYS.concat().join("|");
    let gap = "[ \\t\u{a0}]+";
    Regex::new(&format!(
        "^(?i:(?P<lead>(?:(?:{weekdays}),?{gap})?(?:(?:le|el|il|den|der|am|dia|o){gap})?)(?P<day>[0-9]{{1,2}})(?:er|º|°|\\.)?{gap}(?:(?:de|di|d[’'])[ ]*)?(?:(?P<name>{months})\\b\\.?|{MONTH})(?P<tail>,?{gap}(?:(?:de|del){gap})?(?P<year>[0-9]{{4}}))?)"
    ))
    .expect("the form of a date in other languages is a valid pattern")
});

/// `septembre 2023`, `mayo de 2023`.
static MONTH_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    let months = MONTHS.concat().join("|");
    Regex::new(&format!(
        "^(?i:(?P<name>{months})\\b\\.?[ \u{a0}]+(?:(?:de|del)[ ]+)?(?P<year>[0-9]{{4}}))"
    ))
    .expect("the form of a month in other languages is a valid pattern")
});

/// The date at the very start of `text` and its length in bytes.
pub(super) fn leading(text: &str) -> Option<(Reading, usize)> {
    if let Some(found) = MONTH_ALONE.captures(text) {
        let year = found["year"]
            .parse()
            .ok()
            .filter(|year| YEARS.contains(year))?;
        return Some((
            dated(year, Some(number(&found["name"])?), None),
            found[0].len(),
        ));
    }
    let found = FORM.captures(text)?;
    let day = found["day"].parse().ok()?;
    let month = match (found.name("name"), found.name("month")) {
        (Some(name), _) => number(name.as_str())?,
        // English forms were looked for before: here a word of another language stands in front.
        (None, Some(month)) if !found["lead"].is_empty() => month_number(month.as_str())?,
        _ => return None,
    };
    let year = found
        .name("year")
        .and_then(|year| year.as_str().parse().ok());
    match year.filter(|year| YEARS.contains(year)) {
        Some(year) => Some((dated(year, Some(month), Some(day)), found[0].len())),
        None => {
            let length = found
                .name("tail")
                .map_or(found[0].len(), |tail| tail.start());
            Some((month_day(month, day), length))
        }
    }
}

/// The number of a month by its name in one of the languages.
fn number(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let place = MONTHS
        .iter()
        .position(|names| names.contains(&name.as_str()))?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::super::date_forms::whole;
    use super::*;

    #[test]
    fn days_of_other_languages_are_read() {
        for form in [
            "24 septembre 2023",
            "Le 24 septembre 2023 à 10h30",
            "dimanche 24 septembre 2023",
            "Dimanche, le 24 sept. 2023",
            "24 de septiembre de 2023",
            "domingo, 24 de septiembre del 2023",
            "Sonntag, 24. September 2023",
            "Sonntag, den 24. September 2023, 10:30 Uhr",
            "24 settembre 2023",
            "domenica 24 settembre 2023 alle 10:30",
            "24 de setembro de 2023",
            "domingo, 24 de setembro de 2023 às 10h30",
        ] {
            let found = whole(form).and_then(Reading::date);
            let shown = found.map(|date| date.to_string());
            assert_eq!(shown.as_deref(), Some("2023-09-24"), "{form}");
        }
        let of = |form: &str| whole(form).and_then(Reading::date).map(|d| d.to_string());
        assert_eq!(of("1er août 2023").as_deref(), Some("2023-08-01"));
        assert_eq!(of("24. Oktober 2023").as_deref(), Some("2023-10-24"));
        assert_eq!(of("12 mars 2023").as_deref(), Some("2023-03-12"));
        assert_eq!(of("octobre 2023").as_deref(), Some("2023-10"));
        assert_eq!(whole("31 novembre 2023"), Some(Reading::NoSuchDay));
        assert_eq!(whole("24 septembre"), Some(Reading::MonthDay(9, 24)));
    }

    #[test]
    fn other_words_are_no_dates() {
        for text in [
            "mars",
            "12 marsupials 2023",
            "mai 68",
            "Le Monde 2023",
            "o 24",
            "24 juntas 2023",
        ] {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_that_of_one_month_only() {
        let mut seen = std::collections::HashSet::new();
        assert!(
            MONTHS
                .iter()
                .flat_map(|names| names.iter())
                .all(|name| seen.insert(name))
        );
    }
}
