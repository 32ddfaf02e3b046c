//! Outlets that articles credit by name alone, with the forms in which they are written.
//!
//! Collected by hand from the credits that wire copy and newspapers use; an outlet that is missing here is still found
//! when the text says what it is ("the daily Sahel Dimanche", "Radio Anfani"), see `credits`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

/// The usual name, then other ways to write it. A form in capitals must be written in capitals.
const OUTLETS: &[&[&str]] = &[
    // News agencies.
    &["Reuters", "Thomson Reuters"],
    &["AP", "Associated Press"],
    &["AFP", "Agence France-Presse", "Agence France Presse"],
    &["UPI", "United Press International"],
    &["Bloomberg", "Bloomberg News"],
    &["dpa", "DPA", "Deutsche Presse-Agentur"],
    &["EFE", "Agencia EFE"],
    &["ANSA"],
    &["Xinhua"],
    &["TASS", "Tass"],
    &["RIA Novosti", "RIA"],
    &["Interfax", "Interfax-Ukraine"],
    &["Ukrinform"],
    &["PTI", "Press Trust of India"],
    &["ANI", "Asian News International"],
    &["IANS"],
    &["Kyodo", "Kyodo News"],
    &["Yonhap"],
    &["KCNA"],
    &["Anadolu", "Anadolu Agency", "AA"],
    &["IRNA"],
    &["ISNA"],
    &["SANA"],
    &["WAFA"],
    &["MENA"],
    &["NAN", "News Agency of Nigeria"],
    &["ANP", "Agence Nigérienne de Presse"],
    &["APA"],
    &["AAP", "Australian Associated Press"],
    &["PA Media", "Press Association", "PA news agency"],
    &["Belga"],
    &["TT", "TT News Agency"],
    &["NTB"],
    &["Ritzau"],
    &["PAP"],
    &["MTI"],
    &["Lusa"],
    &["SPA", "Saudi Press Agency"],
    // Broadcasters.
    &["BBC", "British Broadcasting Corporation"],
    &["CNN", "CNN-News18"],
    &["Sky News"],
    &["ITV", "ITV News"],
    &["Channel 4", "Channel 4 News"],
    &["Fox News", "FOX News", "Fox Business"],
    &["MSNBC"],
    &["NBC", "NBC News"],
    &["CNBC"],
    &["ABC", "ABC News"],
    &["CBS", "CBS News"],
    &["PBS"],
    &["NPR", "National Public Radio"],
    &["VOA", "Voice of America"],
    &["CBC", "CBC News"],
    &["CTV", "CTV News"],
    &["C-SPAN"],
    &["Newsmax"],
    &["TF1"],
    &["LCI"],
    &["France 2"],
    &["France 3"],
    &["France 5"],
    &["France 24"],
    &[
        "France Info",
        "Franceinfo",
        "France Inter",
        "France Culture",
    ],
    &["France Télévisions", "France Televisions"],
    &[
        "RFI",
        "Radio France Internationale",
        "Radio France International",
    ],
    &["TV5 Monde", "TV5Monde", "TV5"],
    &["BFM", "BFMTV", "BFM TV", "BFM-TV"],
    &["CNews", "CNEWS"],
    &["Europe 1"],
    &["RTL"],
    &["RMC"],
    &["Arte", "ARTE"],
    &["DW", "Deutsche Welle"],
    &["ARD"],
    &["ZDF"],
    &["RAI", "Rai"],
    &["RTVE"],
    &["RTBF"],
    &["VRT"],
    &["SRF"],
    &["ORF"],
    &["NOS"],
    &["SVT"],
    &["NRK"],
    &["YLE", "Yle"],
    &["Euronews"],
    &["Al Jazeera", "Aljazeera", "Al-Jazeera"],
    &["Al Arabiya", "Al-Arabiya"],
    &["Al Mayadeen"],
    &["TRT", "TRT World"],
    &["Press TV"],
    &["RT", "Russia Today"],
    &["CCTV"],
    &["CGTN"],
    &["NHK"],
    &["NDTV"],
    &["SABC"],
    &["RTN", "Télé Sahel", "Tele Sahel"],
    &["ORTM"],
    &["i24", "i24NEWS", "i24News"],
    &[
        "RFE/RL",
        "RFE",
        "Radio Free Europe",
        "Radio Liberty",
        "Radio Free Asia",
    ],
    // Newspapers, magazines and sites.
    &["New York Times", "NYT"],
    &["Washington Post"],
    &["Wall Street Journal", "WSJ"],
    &["USA Today", "USA TODAY"],
    &["Los Angeles Times", "LA Times"],
    &["Chicago Tribune"],
    &["Boston Globe"],
    &["New York Post"],
    &["Financial Times", "FT"],
    &["Daily Mail", "MailOnline", "Mail Online", "Mail on Sunday"],
    &["Daily Telegraph", "Sunday Telegraph"],
    &["Daily Mirror"],
    &["Daily Express"],
    &["Evening Standard"],
    &["Sunday Times"],
    &["Times of London"],
    &["HuffPost", "Huffington Post"],
    &["Politico", "POLITICO"],
    &["Axios"],
    &["BuzzFeed", "BuzzFeed News"],
    &["ProPublica"],
    &["Vox"],
    &["Daily Beast"],
    &["Business Insider"],
    &["Forbes"],
    &["Newsweek"],
    &["TIME", "Time magazine", "TIME magazine"],
    &["New Yorker"],
    &["Foreign Policy"],
    &["Semafor"],
    &["TechCrunch"],
    &["Bellingcat"],
    &["Le Monde"],
    &["Le Figaro"],
    &["Libération", "Liberation"],
    &["Le Parisien"],
    &["Les Echos", "Les Échos"],
    &["L'Express", "L’Express"],
    &["Le Point"],
    &["L'Obs", "L’Obs"],
    &["Mediapart"],
    &["Journal du Dimanche", "JDD"],
    &["Ouest-France"],
    &["Charlie Hebdo"],
    &["Canard Enchaîné", "Canard enchaîné"],
    &["Jeune Afrique"],
    &["Le Soir"],
    &["Le Temps"],
    &["Der Spiegel", "Spiegel"],
    &["Die Zeit"],
    &["Die Welt"],
    &["Bild"],
    &["Süddeutsche Zeitung", "Sueddeutsche Zeitung"],
    &[
        "Frankfurter Allgemeine Zeitung",
        "Frankfurter Allgemeine",
        "FAZ",
    ],
    &["Handelsblatt"],
    &["Tagesspiegel"],
    &["El País", "El Pais"],
    &["El Mundo"],
    &["La Vanguardia"],
    &["La Repubblica", "Repubblica"],
    &["Corriere della Sera"],
    &["La Stampa"],
    &["NRC"],
    &["De Telegraaf"],
    &["Haaretz"],
    &["Jerusalem Post"],
    &["Times of Israel"],
    &["Ynet"],
    &["Hürriyet", "Hurriyet"],
    &["Kommersant"],
    &["Meduza"],
    &["Novaya Gazeta"],
    &["Moscow Times"],
    &["Kyiv Independent"],
    &["Kyiv Post"],
    &["Ukrainska Pravda"],
    &["Global Times"],
    &["People's Daily", "People’s Daily"],
    &["China Daily"],
    &["South China Morning Post", "SCMP"],
    &["Nikkei", "Nikkei Asia"],
    &["Yomiuri", "Yomiuri Shimbun"],
    &["Asahi", "Asahi Shimbun"],
    &["Straits Times"],
    &["Times of India"],
    &["Hindustan Times"],
    &["Indian Express"],
    &["Dawn"],
    &["Globe and Mail"],
    &["Toronto Star"],
    &["Sydney Morning Herald"],
    &["Premium Times"],
    &["Daily Trust"],
    &["Punch"],
    &["Mail & Guardian"],
    &["Actuniger", "ActuNiger"],
    &["Sahel Dimanche"],
];

/// Names that are ordinary words without "the" before them.
const WITH_THE: &[&str] = &[
    "The Guardian",
    "The Times",
    "The Independent",
    "The Sun",
    "The Mirror",
    "The Telegraph",
    "The Observer",
    "The Economist",
    "The Atlantic",
    "The Hill",
    "The Intercept",
    "The Nation",
    "The Spectator",
    "The Conversation",
    "The Scotsman",
    "The Star",
    "The National",
    "The Athletic",
    "The Verge",
    "The Information",
    "The Hindu",
    "The Wire",
    "The Print",
    "The Irish Times",
];

/// One way to write an outlet.
#[derive(Debug)]
pub(super) struct Form {
    /// Its words as the table writes them.
    pub(super) words: Vec<&'static str>,
    /// The usual name.
    pub(super) outlet: &'static str,
    /// Whether "the" must stand before it.
    pub(super) with_the: bool,
}

/// Forms by their folded first word, the longest first.
static FORMS: LazyLock<HashMap<String, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
    let mut add = |outlet: &'static str, form: &'static str, with_the: bool| {
        let words: Vec<_> = form.split([' ']).collect();
        let first = words.first().map(|word| fold(word)).unwrap_or_default();
        forms.entry(first).or_default().push(Form {
            words,
            outlet,
            with_the,
        });
    };
    for names in OUTLETS {
        for form in *names {
            add(names[0], form.strip_prefix("The ").unwrap_or(form), false);
        }
    }
    for name in WITH_THE {
        add(name, name.strip_prefix("The ").unwrap_or(name), true);
    }
    for same_start in forms.values_mut() {
        same_start.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
    }
    forms
});

/// The forms that begin with a folded word.
pub(super) fn beginning_with(folded: &str) -> &'static [Form] {
    FORMS.get(folded).map_or(&[], Vec::as_slice)
}

/// Whether a name is one of the table's, written as there.
pub(super) fn is_form(name: &str) -> bool {
    form_of(name).is_some_and(|form| form.words.join(" ") == name)
}

/// The other names of the outlet that the table knows by this one.
pub(super) fn other_forms(name: &str) -> Vec<String> {
    let Some(known) = form_of(name) else {
        return Vec::new();
    };
    let mut others: Vec<String> = FORMS
        .values()
        .flatten()
        .filter(|form| form.outlet == known.outlet && form.words != known.words)
        .map(|form| form.words.join(" "))
        .collect();
    others.sort();
    others
}

/// The form of the table that a name is, whatever its case and with or without "the".
fn form_of(name: &str) -> Option<&'static Form> {
    let folded = fold(name);
    let plain = folded.strip_prefix("the ").unwrap_or(&folded);
    let first = plain.split(' ').next().unwrap_or_default();
    beginning_with(first)
        .iter()
        .find(|form| fold(&form.words.join(" ")) == plain)
}

/// A key that is the same for every way to write an outlet: "the Associated Press" and "AP", "BBC" and "bbc". For
/// comparing only.
#[must_use]
pub fn outlet_key(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold(&name);
    let plain = folded.strip_prefix("the ").unwrap_or(&folded);
    let known = form_of(&folded);
    let usual = known.map_or_else(|| plain.to_owned(), |form| fold(form.outlet));
    usual.strip_prefix("the ").unwrap_or(&usual).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_outlet_has_one_key() {
        for (a, b) in [
            ("AP", "the Associated Press"),
            ("bbc", "BBC"),
            ("The Guardian", "guardian"),
            ("New York Times", "The New  York Times"),
            ("El Pais", "El País"),
            ("Radio Anfani", "radio anfani"),
        ] {
            assert_eq!(outlet_key(a), outlet_key(b));
        }
        assert_ne!(outlet_key("France 2"), outlet_key("France 24"));
    }

    #[test]
    fn no_form_is_given_to_two_outlets() {
        let mut seen = HashMap::new();
        for form in FORMS.values().flatten() {
            let other = seen.insert(form.words.join(" "), form.outlet);
            assert_eq!(other, None, "{form:?}");
        }
    }
}
