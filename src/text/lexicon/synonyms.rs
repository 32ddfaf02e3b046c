//! Words that news uses for one another.
//!
//! Source: written by hand from general knowledge of news English; modest on purpose, for a wrong synonym costs more
//! than a missing one. Groups are symmetrical: every word of a group points to every other with the group's weight.
//! Countries with their people and capitals come from the table of countries. Words of general English come from WordNet
//! (`wordnet.txt`, which holds its licence and says how the pairs were drawn).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::countries::COUNTRIES;
use crate::text::stem;

/// A stem that may stand for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Synonym {
    /// Its stem.
    pub stem: String,
    /// How well it stands for the other: 1 the same, 0 not at all.
    pub weight: f32,
    /// Whether that is known of their forms of the past alone: "filmed" is "recorded", but "the film" is no record.
    pub of_past: bool,
}

/// Weight between a country, its people and its adjective ("niger", "nigerien").
const COUNTRY: f32 = 0.8;
/// Weight between a country and its capital, which stands for the government only at times.
const CAPITAL: f32 = 0.35;

/// Groups of words, separated by spaces, with their weight.
const GROUPS: &[(&str, f32)] = &[
    ("troops soldiers", 0.8),
    ("military army forces troops soldiers", 0.5),
    ("forces troops soldiers", 0.7),
    ("ambassador envoy diplomat", 0.6),
    ("withdraw pullout exit leave depart", 0.5),
    ("coup putsch overthrow", 0.7),
    ("junta putschists", 0.6),
    ("oust depose topple overthrow", 0.7),
    ("kill slay", 0.8),
    ("kill die", 0.4),
    // Below what counts as the word: enough to tell that two reports count the same.
    ("killed death", 0.3),
    ("killed dead fatality", 0.3),
    ("die dead death", 0.7),
    ("drown die", 0.5),
    ("reopen open", 0.3),
    ("rebuild build", 0.5),
    ("collapse crumble", 0.7),
    ("spend pay", 0.5),
    ("magnitude strength strong", 0.5),
    ("concede accept", 0.45),
    ("caught arrest detain", 0.5),
    ("effective effectiveness efficacy", 0.7),
    ("murder kill homicide", 0.5),
    ("injure wound hurt", 0.7),
    ("scald burn injure hurt", 0.5),
    ("missing unaccounted", 0.7),
    ("refund reimburse reimbursement", 0.7),
    ("buy purchase acquire acquisition", 0.7),
    ("hen chicken", 0.7),
    ("layoff redundancy", 0.7),
    ("acquire takeover", 0.5),
    ("sell sale", 0.6),
    ("merge merger", 0.8),
    ("say state tell", 0.4),
    ("say announce declare", 0.4),
    ("announce announcement", 0.8),
    ("decide decision", 0.8),
    ("elect election vote poll", 0.4),
    ("sign signature signatory", 0.7),
    ("win victory triumph", 0.6),
    ("win beat defeat", 0.4),
    ("lose defeat loss", 0.5),
    ("arrest detain apprehend", 0.6),
    ("jail prison imprison", 0.7),
    ("jail sentence", 0.4),
    ("sentence sentenced", 0.8),
    ("charge indict accuse", 0.5),
    ("convict guilty", 0.5),
    ("sue lawsuit", 0.7),
    ("trial court", 0.4),
    ("attack assault strike raid", 0.5),
    ("airstrike bombardment bombing", 0.5),
    ("blast explosion explode", 0.7),
    ("bomb bombing", 0.8),
    ("shoot shooting gunfire", 0.6),
    ("gunman shooter attacker", 0.6),
    ("terrorist jihadist militant extremist", 0.5),
    ("terrorism jihadism", 0.5),
    ("rebel insurgent", 0.7),
    ("ceasefire truce armistice", 0.7),
    ("hostage captive", 0.7),
    ("protest demonstration rally", 0.6),
    ("protester demonstrator", 0.7),
    ("riot unrest", 0.5),
    ("quake earthquake", 0.9),
    ("flood flooding", 0.8),
    ("hurricane storm cyclone typhoon", 0.5),
    ("fire blaze wildfire", 0.6),
    ("crash collision collide", 0.6),
    ("plane aircraft jet", 0.6),
    ("car vehicle automobile", 0.5),
    ("doctor physician", 0.7),
    ("hospital clinic", 0.4),
    ("vaccine jab vaccination", 0.6),
    ("covid coronavirus", 0.8),
    ("illness disease sickness", 0.6),
    ("company firm business corporation", 0.5),
    ("boss chief head", 0.5),
    ("boss chairman leader", 0.5),
    ("ceo executive", 0.5),
    ("quit resign resignation", 0.7),
    ("fire sack dismiss", 0.4),
    ("layoff redundancy", 0.6),
    ("appoint name nominate", 0.4),
    ("job employment work", 0.4),
    ("worker employee staff", 0.6),
    ("wage pay salary", 0.6),
    ("cost price", 0.6),
    ("profit earnings", 0.6),
    ("revenue sales turnover", 0.5),
    ("rise increase grow climb surge", 0.5),
    ("fall drop decline decrease plunge", 0.5),
    ("cut reduce slash", 0.5),
    ("ban prohibit bar", 0.6),
    ("forbid ban", 0.6),
    ("allow permit", 0.7),
    ("approve approval", 0.8),
    ("reject refuse decline", 0.5),
    ("deny denial", 0.8),
    ("law legislation bill", 0.5),
    ("deal agreement accord pact treaty", 0.6),
    ("talks negotiation", 0.6),
    ("meeting summit", 0.5),
    ("meet meeting", 0.6),
    ("sanction embargo", 0.5),
    ("migrant refugee", 0.5),
    ("immigrant migrant", 0.6),
    ("child kid", 0.7),
    ("boy teenager", 0.3),
    ("student pupil", 0.7),
    ("school college", 0.3),
    ("police officer cop", 0.5),
    ("lawyer attorney", 0.8),
    ("lawmaker legislator", 0.7),
    ("premier prime", 0.3),
    ("government administration", 0.5),
    ("leader president", 0.4),
    ("former ex", 0.8),
    ("tv television", 0.95),
    ("broadcaster television", 0.5),
    ("broadcaster station channel network", 0.5),
    ("ally partner", 0.4),
    ("aid assistance help", 0.5),
    ("help assist", 0.7),
    ("start begin launch", 0.6),
    ("open launch", 0.4),
    ("end finish conclude stop", 0.5),
    ("close shut closure", 0.7),
    ("build construct construction", 0.7),
    ("launch unveil introduce", 0.5),
    ("release publish", 0.5),
    ("find discover discovery", 0.6),
    ("show reveal", 0.4),
    ("plan intend", 0.5),
    ("try attempt", 0.7),
    ("warn warning", 0.8),
    ("blame accuse", 0.5),
    ("criticise condemn criticism", 0.6),
    ("welcome praise hail", 0.5),
    ("back support endorse", 0.6),
    ("oppose opposition", 0.6),
    ("cooperation collaboration", 0.6),
    ("return come", 0.3),
    ("recall bring", 0.3),
    ("seize capture", 0.6),
    ("film movie", 0.9),
    ("actor star", 0.3),
    ("award prize", 0.7),
    ("match game", 0.6),
    ("soccer football", 0.6),
    ("coach manager", 0.5),
    ("score goal", 0.4),
    ("home house", 0.5),
    ("city town", 0.5),
    ("woman female", 0.6),
    ("man male", 0.6),
    ("money cash fund", 0.5),
    ("large big huge", 0.6),
    ("phone smartphone", 0.6),
    ("scientist researcher", 0.6),
    ("study research", 0.6),
    ("weapon arms", 0.7),
    ("nuclear atomic", 0.8),
    ("border frontier", 0.7),
    ("reason cause", 0.6),
    ("location place", 0.5),
    ("marry wed wedding marriage", 0.7),
    ("birth born", 0.7),
    ("spokesman spokeswoman spokesperson", 0.9),
    ("century hundred", 0.2),
    ("percent percentage", 0.7),
    ("shut closed", 0.6),
    ("vote ballot poll", 0.5),
    ("voter electorate", 0.5),
    ("candidate nominee contender", 0.5),
    ("parliament legislature assembly", 0.5),
    ("senator lawmaker", 0.5),
    ("king monarch", 0.6),
    ("queen monarch", 0.5),
    ("overthrow topple takeover", 0.5),
    ("revoke cancel withdraw rescind", 0.5),
    ("cancel scrap abandon axe", 0.5),
    ("expel deport banish", 0.6),
    ("flee escape", 0.6),
    ("evacuate evacuation", 0.8),
    ("rescue save", 0.6),
    ("detain custody detention", 0.6),
    ("prisoner inmate detainee", 0.6),
    ("captive prisoner", 0.5),
    ("suspect suspected", 0.8),
    ("probe investigation inquiry investigate", 0.6),
    ("verdict ruling judgment", 0.5),
    ("appeal appellate", 0.5),
    ("fine penalty", 0.5),
    ("bribe bribery corruption graft", 0.5),
    ("fraud scam", 0.5),
    ("theft steal robbery rob", 0.5),
    ("wounded injured", 0.8),
    ("fatality death", 0.6),
    ("dead killed", 0.6),
    ("missile rocket", 0.5),
    ("drone uav", 0.6),
    ("soldier serviceman", 0.5),
    ("fight combat battle", 0.5),
    ("war conflict", 0.6),
    ("invade invasion incursion", 0.7),
    ("occupy occupation", 0.7),
    ("retreat withdrawal pullout", 0.6),
    ("deploy deployment stationed", 0.5),
    ("cash money", 0.6),
    ("debt borrowing", 0.5),
    ("tax levy duty", 0.5),
    ("budget spending", 0.5),
    ("tariff duty", 0.6),
    ("bank lender", 0.6),
    ("share stock", 0.6),
    ("shares stocks", 0.6),
    ("bankrupt bankruptcy insolvency", 0.7),
    ("unemployed jobless unemployment", 0.7),
    ("strike walkout stoppage", 0.7),
    ("union unions", 0.9),
    ("dismiss fire", 0.5),
    ("hire recruit employ", 0.6),
    ("retire retirement", 0.8),
    ("successor succeed replace replacement", 0.6),
    ("replace substitute", 0.5),
    ("chairman chairwoman chair chairperson", 0.8),
    ("founder founded", 0.6),
    ("owner own", 0.6),
    ("owner proprietor", 0.8),
    ("theatre playhouse", 0.7),
    ("repair fix", 0.7),
    ("repair rebuild restore", 0.5),
    ("recover recovery", 0.8),
    ("spectator crowd attendance audience viewer fan", 0.6),
    ("watch spectator viewer attend", 0.45),
    ("attend attendance", 0.7),
    ("worth value", 0.6),
    ("participate participant", 0.8),
    ("goalkeeper keeper", 0.8),
    ("felled fell", 0.8),
    ("layoff redundancy job", 0.4),
    ("stolen theft", 0.6),
    ("detain detention custody", 0.6),
    ("customer client shopper", 0.5),
    ("shop store retailer", 0.6),
    ("factory plant mill", 0.6),
    ("maker manufacturer producer", 0.6),
    ("power electricity", 0.5),
    ("blackout outage", 0.7),
    ("oil petroleum crude", 0.6),
    ("gas petrol gasoline", 0.5),
    ("storm gale tempest", 0.5),
    ("quake tremor", 0.7),
    ("tremor earthquake", 0.6),
    ("flood inundate deluge", 0.6),
    ("heatwave heat", 0.6),
    ("eruption erupt", 0.8),
    ("volcano volcanic", 0.8),
    ("train railway rail", 0.5),
    ("airline carrier", 0.6),
    ("airport airfield", 0.5),
    ("ship vessel boat", 0.6),
    ("ferry boat", 0.5),
    ("port harbour harbor", 0.7),
    ("dockers dockworkers", 0.8),
    ("road highway motorway", 0.5),
    ("driver motorist", 0.6),
    ("bike bicycle cycle", 0.7),
    ("lorry truck", 0.9),
    ("flat apartment", 0.7),
    ("residents inhabitants locals", 0.6),
    ("foreigner foreign", 0.6),
    ("immigration migration", 0.6),
    ("asylum refuge", 0.5),
    ("diplomatic diplomacy diplomat", 0.6),
    ("spy espionage agent", 0.5),
    ("hacker hack cyberattack", 0.6),
    ("website site", 0.6),
    ("phone mobile telephone", 0.6),
    ("app application", 0.6),
    ("launch liftoff", 0.5),
    ("astronaut cosmonaut", 0.8),
    ("doctor medic", 0.6),
    ("cancer tumour tumor", 0.6),
    ("tumour tumor", 0.95),
    ("drug medicine medication", 0.6),
    ("vaccinate inoculate vaccine immunise", 0.6),
    ("outbreak epidemic", 0.5),
    ("surgery operation", 0.6),
    ("pregnant pregnancy expectant", 0.9),
    ("comedian comic", 0.9),
    ("infect sicken catch", 0.5),
    ("landfall ashore", 0.6),
    ("oversee supervise", 0.7),
    ("funder donor sponsor backer", 0.6),
    ("baby infant newborn", 0.7),
    ("toddler child infant", 0.5),
    ("kids children", 0.8),
    ("teen teenager adolescent", 0.7),
    ("mother mum mom", 0.8),
    ("father dad", 0.8),
    ("husband spouse", 0.6),
    ("wife spouse", 0.6),
    ("widow wife", 0.5),
    ("people folk", 0.7),
    ("flee evacuate", 0.5),
    ("sceptical unconvinced", 0.7),
    ("sibling brother sister", 0.5),
    ("grave tomb", 0.5),
    ("funeral burial bury", 0.6),
    ("mourning grief mourn grieve", 0.6),
    ("teacher instructor", 0.5),
    ("university college", 0.6),
    ("exam test", 0.5),
    ("survey poll", 0.6),
    ("novel book", 0.6),
    ("author writer", 0.8),
    ("poem poetry poet", 0.6),
    ("journalist reporter correspondent", 0.7),
    ("newspaper paper daily", 0.5),
    ("magazine journal", 0.5),
    ("interview interviewed", 0.9),
    ("singer vocalist musician", 0.5),
    ("concert gig performance", 0.5),
    ("festival fest", 0.6),
    ("painting artwork picture", 0.5),
    ("sculpture statue", 0.6),
    ("director filmmaker", 0.6),
    ("series show", 0.5),
    ("team side squad", 0.6),
    ("live resident inhabitant", 0.6),
    ("goalkeeper keeper goalie", 0.8),
    ("captain skipper", 0.7),
    ("manager boss", 0.5),
    ("champion winner", 0.5),
    ("championship title", 0.5),
    ("tournament competition", 0.5),
    ("defeat beat", 0.7),
    ("draw tie", 0.5),
    ("injury injured", 0.8),
    ("fan supporter", 0.7),
    ("stadium arena ground", 0.6),
    ("lottery jackpot", 0.6),
    ("gambling betting", 0.7),
    ("wolf wolves", 0.9),
    ("animal creature", 0.5),
    ("food meal", 0.5),
    ("drink beverage", 0.7),
    ("crop harvest", 0.5),
    ("farmer grower", 0.5),
    ("cheap inexpensive", 0.7),
    ("rich wealthy", 0.8),
    ("poor poverty", 0.6),
    ("famous renowned", 0.6),
    ("begin start commence", 0.7),
    ("stop halt cease", 0.7),
    ("finish complete", 0.6),
    ("delay postpone", 0.7),
    ("fast quick rapid", 0.6),
    ("increase raise hike", 0.6),
    ("rise jump soar", 0.5),
    ("halve half", 0.7),
    ("double twice", 0.5),
    ("lower reduce cut", 0.5),
    ("expand enlarge extend", 0.5),
    ("extend prolong", 0.6),
    ("create establish found", 0.5),
    ("destroy demolish ruin", 0.6),
    ("damage harm", 0.6),
    ("sink sank", 0.9),
    ("drown drowned", 0.9),
    ("disappear vanish missing", 0.5),
    ("search hunt", 0.5),
    ("locate find", 0.5),
    ("choose pick select", 0.7),
    ("agree accept consent", 0.5),
    ("promise pledge vow", 0.7),
    ("ask request", 0.6),
    ("answer reply respond response", 0.6),
    ("refuse decline", 0.7),
    ("confirm verify", 0.5),
    ("admit acknowledge confess", 0.6),
    ("accuse allege allegation", 0.5),
    ("threaten threat", 0.8),
    ("fear worry concern", 0.5),
    ("praise laud", 0.7),
    ("apologise apology sorry", 0.7),
    ("visit trip", 0.5),
    ("travel journey trip", 0.5),
    ("arrive arrival reach", 0.5),
    ("depart departure leave", 0.6),
    ("remain stay", 0.6),
    ("hide conceal", 0.6),
    ("reveal disclose", 0.7),
    ("broadcast air televise", 0.6),
    ("receive get obtain", 0.5),
    ("send dispatch", 0.6),
    ("use utilise employ", 0.5),
    ("need require", 0.6),
    ("want wish", 0.5),
    ("happen occur", 0.7),
    ("cause trigger", 0.5),
    ("prevent stop block", 0.5),
    ("block obstruct", 0.6),
    ("protect safeguard", 0.6),
    ("defend protect", 0.5),
    ("lead head", 0.5),
    ("rule govern", 0.6),
    ("manage run", 0.5),
    ("majority most", 0.5),
    ("quarter fourth", 0.5),
    ("nearly almost", 0.7),
    ("approximately about", 0.5),
    ("previous former earlier", 0.5),
    ("huge enormous massive", 0.7),
    ("tiny small little", 0.5),
    ("danger risk", 0.5),
    ("dangerous hazardous unsafe", 0.6),
    ("illegal unlawful", 0.7),
    ("legal lawful", 0.6),
    ("guilty convicted", 0.5),
    ("sick ill unwell", 0.8),
    ("angry furious", 0.7),
    ("happy glad", 0.6),
    ("rise raise", 0.7),
    ("boss executive", 0.5),
    ("sack fire dismiss", 0.7),
    ("own belong", 0.6),
    ("deep depth", 0.8),
    ("wide width", 0.8),
    ("weigh weight heavy", 0.6),
    ("waste rubbish garbage trash", 0.7),
    ("raid robbery heist burglary", 0.6),
    ("thief robber burglar", 0.7),
    ("fare ticket", 0.4),
    ("crash accident", 0.6),
    ("judge magistrate", 0.6),
    ("rain downpour rainfall", 0.6),
    ("wind gust gale", 0.5),
    ("landslide mudslide", 0.8),
    ("petrol fuel diesel", 0.5),
    ("opponent rival competitor", 0.6),
    ("casualty victim", 0.5),
    ("witness bystander onlooker", 0.5),
    ("located situated based", 0.6),
    ("headquarters based", 0.5),
    ("invent inventor invention", 0.8),
    ("win winner", 0.7),
    ("compete competitor competition", 0.6),
    ("perform performance performer", 0.7),
    ("appoint appointment", 0.8),
    ("nominate nomination nominee", 0.8),
    ("inspect inspector inspection", 0.8),
    ("investigate investigator investigation", 0.8),
    ("propose proposal", 0.8),
    ("recommend recommendation", 0.8),
    ("survive survivor survival", 0.7),
    ("translate translation translator", 0.8),
    ("donate donation donor", 0.8),
    ("invest investment investor", 0.7),
    ("refuse refusal", 0.8),
    ("remove removal", 0.8),
    ("grow growth", 0.8),
    ("arrive arrival", 0.8),
    ("replace replacement", 0.8),
    ("debut premiere", 0.6),
    ("quarrel row dispute argument", 0.6),
    ("dispute disagreement", 0.6),
    ("shortage lack", 0.6),
    ("shelter refuge", 0.6),
    ("smuggle traffic", 0.5),
    ("kidnap abduct", 0.8),
    ("poison toxic", 0.5),
    ("symptom sign", 0.5),
    ("biggest largest", 0.9),
    ("oldest eldest", 0.8),
    ("pupil schoolchild schoolchildren", 0.7),
    ("britain uk", 0.9),
    ("usa america", 0.9),
];

static BY_STEM: LazyLock<HashMap<String, Vec<Synonym>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Synonym>> = HashMap::new();
    // A word is in many pairs, and finding its stem is most of the work.
    let mut stems: HashMap<&str, String> = HashMap::new();
    let mut stem_of = |word| stems.entry(word).or_insert_with(|| stem(word)).clone();
    let mut link = |from: &'static str, to: &'static str, weight: f32| {
        let of_past = [from, to].iter().all(|word| word.ends_with("ed"));
        let (from, to) = (stem_of(from), stem_of(to));
        if from == to {
            return;
        }
        let list = table.entry(from).or_default();
        match list.iter_mut().find(|synonym| synonym.stem == to) {
            Some(known) => {
                known.weight = known.weight.max(weight);
                known.of_past &= of_past;
            }
            None => list.push(Synonym {
                stem: to,
                weight,
                of_past,
            }),
        }
    };
    for (group, weight) in GROUPS {
        for one in group.split(' ') {
            for other in group.split(' ') {
                link(one, other, *weight);
            }
        }
    }
    for (one, other, weight) in wordnet() {
        link(one, other, weight);
        link(other, one, weight);
    }
    for country in COUNTRIES {
        for one in country.words() {
            for other in country.words() {
                let capital = one == country.capital || other == country.capital;
                link(one, other, if capital { CAPITAL } else { COUNTRY });
            }
        }
    }
    for list in table.values_mut() {
        list.sort_by(|a, b| {
            b.weight
                .total_cmp(&a.weight)
                .then_with(|| a.stem.cmp(&b.stem))
        });
    }
    table
});

/// Pairs of words with their weight, from WordNet.
fn wordnet() -> impl Iterator<Item = (&'static str, &'static str, f32)> {
    let lines = include_str!("wordnet.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let mut words = line.split(' ');
        let head = words.next().unwrap_or("");
        words.filter_map(move |partner| {
            let (word, percent) = partner.split_once(':')?;
            Some((head, word, percent.parse::<f32>().ok()? / 100.0))
        })
    })
}

/// Stems that news uses for `stem`, the best first. Symmetrical: what points there points back with the same weight.
#[must_use]
pub fn synonyms(stem: &str) -> &'static [Synonym] {
    BY_STEM.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_past_may_be_alike_where_the_plain_words_are_not() {
        let of_past = |from: &str, to: &str| {
            let all = synonyms(&stem(from));
            all.iter().find(|s| s.stem == stem(to)).map(|s| s.of_past)
        };
        assert_eq!(of_past("filmed", "recorded"), Some(true));
        assert_eq!(of_past("film", "movie"), Some(false));
        assert_eq!(of_past("killed", "died"), Some(false));
    }

    #[test]
    fn synonyms_point_both_ways_with_one_weight() {
        for (from, list) in BY_STEM.iter() {
            for to in list {
                assert!(to.weight > 0.0 && to.weight < 1.0);
                let back = synonyms(&to.stem).iter().find(|s| s.stem == *from);
                assert_eq!(
                    back.map(|s| s.weight),
                    Some(to.weight),
                    "{from} {}",
                    to.stem
                );
            }
        }
    }

    #[test]
    fn every_line_of_wordnet_is_read() {
        let lines = include_str!("wordnet.txt").lines();
        let partners: usize = lines
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split(' ').count() - 1)
            .sum();
        assert_eq!(wordnet().count(), partners);
        assert!(wordnet().all(|(_, _, weight)| (0.35..=0.9).contains(&weight)));
        let found = synonyms(&stem("colonies"));
        assert!(
            found.iter().any(|s| s.stem == stem("colonize")),
            "{found:?}"
        );
    }

    #[test]
    fn a_few_that_matter() {
        let has =
            |one: &str, other: &str| synonyms(&stem(one)).iter().any(|s| s.stem == stem(other));
        assert!(has("troops", "soldier") && has("envoy", "ambassadors") && has("french", "france"));
        assert!(has("usa", "american") && has("britain", "uk") && !has("niger", "nigerian"));
        assert!(synonyms("nosuchstem").is_empty());
    }
}
