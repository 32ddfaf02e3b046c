//! How common a word is in English at large, for collections too small to tell.
//!
//! Three bands of common words of news English, written by hand (no word list was copied): words of the first band stand
//! in almost every article, of the second in many, of the third in some. Other ordinary words are less rare than names and terms
//! of art; whatever is listed nowhere counts as rare. The bands
//! only matter while the collection has few passages; see [`super::terms::relative_idf`].

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::lexicon::{Ordinary, ordinary};
use crate::text::stem;

const FIRST: &str = "say people time year day new first last make get go take come see know two three week month country world \
    state man woman government president news report part number work way good high big great old use many number place \
    give call ask tell need want find think look try seem leave put keep let begin help show hear play run move live \
    believe bring happen write sit stand lose pay meet include continue set learn change lead understand watch follow stop \
    create speak read spend grow open walk win teach offer remember consider appear buy serve die send build stay fall cut \
    reach kill raise pass sell decide return explain hope develop carry break receive agree support hit produce eat cover \
    catch draw choose case point company group problem fact hand home house end member law car city community name team \
    minute idea body information back parent face thing life child school family student night area money story job word \
    business issue side kind head service friend father power hour game line million billion percent official";
const SECOND: &str = "announce announcement decision decide military army force troop soldier attack war minister ministry \
    foreign national international political party leader election vote police court judge law rule plan program project \
    policy agency authority public security health economy economic market price cost tax bank trade industry technology \
    computer internet website data research study university scientist science report record statement spokesman \
    spokesperson capital region border crisis conflict protest violence death injury accident fire storm flood water food \
    energy oil gas climate weather team player coach season league match final award film movie music song album artist \
    actor actress book author magazine newspaper television station interview speech talk meeting summit visit deal \
    agreement contract treaty sanction aid support operation mission campaign effort service system process action move \
    step measure level rate increase decrease rise drop result cause reason effect purpose role position job title head \
    chief director chair chairman chairwoman executive officer secretary ambassador diplomat governor mayor senator \
    congress parliament senate committee commission council department office street road building house home town village \
    north south east west northern southern eastern western early late recent current former next previous major large \
    small young local federal private special general common human social global young age ago own future past today \
    withdraw withdrawal presence member nation citizen population resident worker employee employer customer user victim";
const THIRD: &str = "accuse allege arrest charge convict sentence trial jury lawyer attorney prosecutor prison jail crime \
    criminal suspect murder shooting gun weapon bomb missile nuclear drone aircraft plane flight airport airline train \
    ship boat vehicle truck driver passenger hospital doctor nurse patient disease virus vaccine drug treatment cancer \
    medical college teacher class degree education board budget debt loan investor investment share stock fund profit \
    revenue sale store shop product brand phone device app software network platform video photo image camera channel \
    network show series host guest audience fan star celebrity concert festival museum church religious pope king queen \
    prince princess royal palace throne wedding marriage husband wife son daughter brother sister mother baby girl boy \
    dog cat animal bird fish tree plant forest river lake sea ocean island mountain beach park garden farm farmer earth \
    planet moon sun space rocket satellite astronaut race runner champion championship tournament cup medal goal score \
    victory defeat loss contest competition prize lottery ticket hotel restaurant travel tourist tourism trip holiday \
    coup junta rebel militant terrorist terrorism hostage captive embassy colony sovereignty democracy independence";

fn table() -> &'static BTreeMap<String, f64> {
    static TABLE: OnceLock<BTreeMap<String, f64>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = BTreeMap::new();
        for (band, rarity) in [(THIRD, 0.6), (SECOND, 0.45), (FIRST, 0.25)] {
            for word in band.split_whitespace() {
                table.insert(stem(word), rarity);
            }
        }
        table
    })
}

/// How rare the word with this stem is in English at large: 0.25 for the commonest to 0.9 for what is not listed.
pub(crate) fn rarity(stem: &str) -> f64 {
    let elsewhere = || match ordinary(stem) {
        Some(Ordinary::Often) => 0.6,
        Some(Ordinary::AtTimes) => 0.7,
        None => 0.9,
    };
    table().get(stem).copied().unwrap_or_else(elsewhere)
}

/// Whether it is one of the listed common words.
pub(crate) fn is_common(stem: &str) -> bool {
    table().contains_key(stem)
}

/// Whether it is one of the listed common words or another word of everyday English.
pub(crate) fn is_everyday(stem: &str) -> bool {
    is_common(stem) || ordinary(stem).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_less_telling_than_rare_ones() {
        assert!(rarity("peopl") < rarity(&stem("soldiers")));
        assert!(rarity(&stem("soldiers")) < rarity("niamey"));
    }
}
