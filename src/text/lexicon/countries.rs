//! Countries with their people and adjectives, capitals, and short names.
//!
//! Source: general knowledge (the UN's member states that the news names most, and a few unions). Words are folded;
//! names of several words stand whole in `name`, with the one telling word, if there is one, among `also`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Table;

/// A country and the words that point to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Folded name, perhaps of several words.
    pub name: &'static str,
    /// Adjectives and names of the people, singular and plural, separated by spaces.
    pub adjectives: &'static str,
    /// Seat of its government, perhaps of several words. News says "Paris" for the French government.
    pub capital: &'static str,
    /// Other single words for it, separated by spaces.
    pub also: &'static str,
}

impl Country {
    /// All single words that point to the country.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.name, self.capital]
            .into_iter()
            .filter(|words| !words.contains(' '))
            .chain(self.adjectives.split(' '))
            .chain(self.also.split(' '))
            .filter(|word| !word.is_empty())
    }
}

static BY_WORD: LazyLock<Table<&'static Country>> = LazyLock::new(|| {
    let mut table = Table::default();
    for country in COUNTRIES {
        for word in country.words() {
            table.entry(word).or_insert(country);
        }
    }
    table
});

/// The countries whose name, or that of whose capital, has two words.
static BY_TWO_WORDS: LazyLock<BTreeMap<(&str, &str), &'static Country>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for country in COUNTRIES {
        let names = [country.name, country.capital].into_iter();
        let pairs = names.filter_map(|name| name.split_once(' '));
        for pair in pairs.filter(|(_, rest)| !rest.contains(' ')) {
            table.entry(pair).or_insert(country);
        }
    }
    table
});

/// The country that a folded word names: "france", "french", "frenchman" and "paris" give France.
#[must_use]
pub fn country(word: &str) -> Option<&'static Country> {
    BY_WORD.get(word).copied()
}

/// The countries that folded words name one after the other, those with names of two words ("united states") among them.
pub(crate) fn countries<'a>(words: &'a [&'a str]) -> impl Iterator<Item = &'static str> + 'a {
    let pairs = words.windows(2).filter_map(of_two_words);
    let single = words.iter().filter_map(|word| country(word));
    single.chain(pairs).map(|country| country.name)
}

/// The country whose name, or that of its capital, is these two folded words.
pub(crate) fn of_two_words(pair: &[&str]) -> Option<&'static Country> {
    let [one, two] = pair else {
        return None;
    };
    BY_TWO_WORDS.get(&(*one, *two)).copied()
}

/// All single words that name countries, in the order of the table.
pub fn country_words() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().flat_map(Country::words)
}

const fn c(
    name: &'static str,
    adjectives: &'static str,
    capital: &'static str,
    also: &'static str,
) -> Country {
    Country {
        name,
        adjectives,
        capital,
        also,
    }
}

/// The table.
#[rustfmt::skip]
pub(super) const COUNTRIES: &[Country] = &[
    c("afghanistan", "afghan afghans", "kabul", ""),
    c("albania", "albanian albanians", "tirana", ""),
    c("algeria", "algerian algerians", "algiers", ""),
    c("angola", "angolan angolans", "luanda", ""),
    c("argentina", "argentine argentines argentinian argentinians", "buenos aires", ""),
    c("armenia", "armenian armenians", "yerevan", ""),
    c("australia", "australian australians aussie", "canberra", ""),
    c("austria", "austrian austrians", "vienna", ""),
    c("azerbaijan", "azerbaijani azerbaijanis azeri", "baku", ""),
    c("bahrain", "bahraini bahrainis", "manama", ""),
    c("bangladesh", "bangladeshi bangladeshis", "dhaka", ""),
    c("belarus", "belarusian belarusians", "minsk", ""),
    c("belgium", "belgian belgians", "brussels", ""),
    c("benin", "beninese", "porto novo", ""),
    c("bolivia", "bolivian bolivians", "la paz", ""),
    c("bosnia and herzegovina", "bosnian bosnians", "sarajevo", "bosnia"),
    c("botswana", "botswanan", "gaborone", ""),
    c("brazil", "brazilian brazilians", "brasilia", ""),
    c("bulgaria", "bulgarian bulgarians", "sofia", ""),
    c("burkina faso", "burkinabe", "ouagadougou", "burkina"),
    c("burundi", "burundian burundians", "gitega", ""),
    c("cambodia", "cambodian cambodians", "phnom penh", ""),
    c("cameroon", "cameroonian cameroonians", "yaounde", ""),
    c("canada", "canadian canadians", "ottawa", ""),
    c("central african republic", "", "bangui", ""),
    c("chad", "chadian chadians", "ndjamena", ""),
    c("chile", "chilean chileans", "santiago", ""),
    c("china", "chinese", "beijing", ""),
    c("colombia", "colombian colombians", "bogota", ""),
    c("congo", "congolese", "kinshasa", "drc"),
    c("costa rica", "", "san jose", ""),
    c("croatia", "croatian croatians croat croats", "zagreb", ""),
    c("cuba", "cuban cubans", "havana", ""),
    c("cyprus", "cypriot cypriots", "nicosia", ""),
    c("czech republic", "czech czechs", "prague", "czechia"),
    c("denmark", "danish dane danes", "copenhagen", ""),
    c("dominican republic", "dominican dominicans", "santo domingo", ""),
    c("ecuador", "ecuadorian ecuadorians", "quito", ""),
    c("egypt", "egyptian egyptians", "cairo", ""),
    c("el salvador", "salvadoran salvadorans", "san salvador", ""),
    c("eritrea", "eritrean eritreans", "asmara", ""),
    c("estonia", "estonian estonians", "tallinn", ""),
    c("ethiopia", "ethiopian ethiopians", "addis ababa", ""),
    c("european union", "", "", "eu"),
    c("finland", "finnish finn finns", "helsinki", ""),
    c("france", "french frenchman frenchmen frenchwoman", "paris", ""),
    c("gabon", "gabonese", "libreville", ""),
    c("georgia", "georgian georgians", "tbilisi", ""),
    c("germany", "german germans", "berlin", ""),
    c("ghana", "ghanaian ghanaians", "accra", ""),
    c("greece", "greek greeks", "athens", ""),
    c("guatemala", "guatemalan guatemalans", "", ""),
    c("guinea", "guinean guineans", "conakry", ""),
    c("haiti", "haitian haitians", "port au prince", ""),
    c("honduras", "honduran hondurans", "tegucigalpa", ""),
    c("hungary", "hungarian hungarians", "budapest", ""),
    c("iceland", "icelandic icelander icelanders", "reykjavik", ""),
    c("india", "indian indians", "new delhi", "delhi"),
    c("indonesia", "indonesian indonesians", "jakarta", ""),
    c("iran", "iranian iranians", "tehran", ""),
    c("iraq", "iraqi iraqis", "baghdad", ""),
    c("ireland", "irish irishman", "dublin", ""),
    c("israel", "israeli israelis", "jerusalem", ""),
    c("italy", "italian italians", "rome", ""),
    c("ivory coast", "ivorian ivorians", "yamoussoukro", ""),
    c("jamaica", "jamaican jamaicans", "kingston", ""),
    c("japan", "japanese", "tokyo", ""),
    c("jordan", "jordanian jordanians", "amman", ""),
    c("kazakhstan", "kazakh kazakhs", "astana", ""),
    c("kenya", "kenyan kenyans", "nairobi", ""),
    c("kosovo", "kosovan kosovar kosovars", "pristina", ""),
    c("kuwait", "kuwaiti kuwaitis", "", ""),
    c("kyrgyzstan", "kyrgyz", "bishkek", ""),
    c("laos", "laotian laotians", "vientiane", ""),
    c("latvia", "latvian latvians", "riga", ""),
    c("lebanon", "lebanese", "beirut", ""),
    c("liberia", "liberian liberians", "monrovia", ""),
    c("libya", "libyan libyans", "tripoli", ""),
    c("lithuania", "lithuanian lithuanians", "vilnius", ""),
    c("luxembourg", "luxembourger", "", ""),
    c("madagascar", "malagasy", "antananarivo", ""),
    c("malawi", "malawian malawians", "lilongwe", ""),
    c("malaysia", "malaysian malaysians", "kuala lumpur", ""),
    c("maldives", "maldivian", "male atoll", ""),
    c("mali", "malian malians", "bamako", ""),
    c("malta", "maltese", "valletta", ""),
    c("mauritania", "mauritanian mauritanians", "nouakchott", ""),
    c("mauritius", "mauritian", "port louis", ""),
    c("mexico", "mexican mexicans", "mexico city", ""),
    c("moldova", "moldovan moldovans", "chisinau", ""),
    c("mongolia", "mongolian mongolians", "ulaanbaatar", ""),
    c("montenegro", "montenegrin montenegrins", "podgorica", ""),
    c("morocco", "moroccan moroccans", "rabat", ""),
    c("mozambique", "mozambican mozambicans", "maputo", ""),
    c("myanmar", "burmese", "naypyidaw", "burma"),
    c("namibia", "namibian namibians", "windhoek", ""),
    c("nepal", "nepali nepalese nepalis", "kathmandu", ""),
    c("netherlands", "dutch dutchman", "the hague", "holland"),
    c("new zealand", "zealander zealanders kiwi", "wellington", "zealand"),
    c("nicaragua", "nicaraguan nicaraguans", "managua", ""),
    c("niger", "nigerien nigeriens", "niamey", ""),
    c("nigeria", "nigerian nigerians", "abuja", ""),
    c("north korea", "", "pyongyang", "dprk"),
    c("north macedonia", "macedonian macedonians", "skopje", "macedonia"),
    c("norway", "norwegian norwegians", "oslo", ""),
    c("oman", "omani omanis", "muscat", ""),
    c("pakistan", "pakistani pakistanis", "islamabad", ""),
    c("palestine", "palestinian palestinians", "ramallah", ""),
    c("panama", "panamanian panamanians", "panama city", ""),
    c("papua new guinea", "papuan", "port moresby", "papua"),
    c("paraguay", "paraguayan paraguayans", "asuncion", ""),
    c("peru", "peruvian peruvians", "lima", ""),
    c("philippines", "filipino filipinos philippine", "manila", ""),
    c("poland", "polish poles", "warsaw", ""),
    c("portugal", "portuguese", "lisbon", ""),
    c("qatar", "qatari qataris", "doha", ""),
    c("romania", "romanian romanians", "bucharest", ""),
    c("russia", "russian russians", "moscow", "kremlin"),
    c("rwanda", "rwandan rwandans", "kigali", ""),
    c("saudi arabia", "saudi saudis", "riyadh", ""),
    c("senegal", "senegalese", "dakar", ""),
    c("serbia", "serbian serbians serb serbs", "belgrade", ""),
    c("sierra leone", "", "freetown", ""),
    c("singapore", "singaporean singaporeans", "", ""),
    c("slovakia", "slovak slovaks slovakian", "bratislava", ""),
    c("slovenia", "slovenian slovenians slovene", "ljubljana", ""),
    c("somalia", "somali somalis", "mogadishu", ""),
    c("south africa", "", "pretoria", ""),
    c("south korea", "", "seoul", ""),
    c("south sudan", "", "juba", ""),
    c("spain", "spanish spaniard spaniards", "madrid", ""),
    c("sri lanka", "lankan lankans", "colombo", "lanka"),
    c("sudan", "sudanese", "khartoum", ""),
    c("sweden", "swedish swede swedes", "stockholm", ""),
    c("switzerland", "swiss", "bern", ""),
    c("syria", "syrian syrians", "damascus", ""),
    c("taiwan", "taiwanese", "taipei", ""),
    c("tajikistan", "tajik tajiks", "dushanbe", ""),
    c("tanzania", "tanzanian tanzanians", "dodoma", ""),
    c("thailand", "thai thais", "bangkok", ""),
    c("togo", "togolese", "lome", ""),
    c("tunisia", "tunisian tunisians", "tunis", ""),
    c("turkey", "turkish turk turks", "ankara", "turkiye"),
    c("turkmenistan", "turkmen", "ashgabat", ""),
    c("uganda", "ugandan ugandans", "kampala", ""),
    c("ukraine", "ukrainian ukrainians", "kyiv", "kiev"),
    c("united arab emirates", "emirati emiratis", "abu dhabi", "uae"),
    c("united kingdom", "british briton britons brit brits", "london", "uk britain"),
    c("united states", "american americans", "washington", "usa america"),
    c("uruguay", "uruguayan uruguayans", "montevideo", ""),
    c("uzbekistan", "uzbek uzbeks", "tashkent", ""),
    c("vatican", "", "vatican city", ""),
    c("venezuela", "venezuelan venezuelans", "caracas", ""),
    c("vietnam", "vietnamese", "hanoi", ""),
    c("yemen", "yemeni yemenis", "sanaa", ""),
    c("zambia", "zambian zambians", "lusaka", ""),
    c("zimbabwe", "zimbabwean zimbabweans", "harare", ""),
    c("scotland", "scottish scot scots", "edinburgh", ""),
    c("wales", "welsh", "cardiff", ""),
    c("england", "english englishman englishmen", "", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_country_leads_to_it() {
        for word in ["france", "french", "paris", "frenchman"] {
            assert_eq!(country(word).map(|c| c.name), Some("france"));
        }
        assert_eq!(country("usa").map(|c| c.name), Some("united states"));
        assert_eq!(country("niger").map(|c| c.name), Some("niger"));
        assert_eq!(country("us"), None);
    }

    #[test]
    fn no_word_names_two_countries() {
        let mut words: Vec<_> = COUNTRIES.iter().flat_map(Country::words).collect();
        words.sort_unstable();
        let all = words.len();
        words.dedup();
        assert_eq!(all, words.len());
    }
}
