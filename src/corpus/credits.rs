//! Credits to other outlets: "CNN reported", "according to BBC", "told TF1 and France 2".
//!
//! A credit is an outlet's name with a cue: a verb of reporting behind it, or "told", "according to", "in an interview
//! with" and the like before it. The name is one of the table in `outlets`, or says itself what it is: "the Kano
//! Times", "Radio Anfani", "the daily Sahel Dimanche". A person or a ministry that says something is no credit, and an
//! outlet that is merely mentioned is none either.

use super::credit_words as words;
use super::mentions::{Mention, mentions};
use super::outlets::outlet_key;
use super::words_of::{Gap, Word, words_of};
use crate::model::{Credit, Span};
use crate::text::Sentence;

/// Words between a name and its cue at most: "told the French state news broadcaster France 24".
const REACH: usize = 6;

/// The credits of each sentence, in order.
pub(super) fn of(text: &str, sentences: &[Sentence]) -> Vec<Credit> {
    sentences
        .iter()
        .flat_map(|sentence| of_sentence(text, sentence.span))
        .collect()
}

/// The distinct outlets in order of appearance, each as it is first written.
pub(super) fn distinct(credits: &[Credit]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    credits
        .iter()
        .filter(|credit| seen.insert(outlet_key(&credit.name)))
        .map(|credit| credit.name.clone())
        .collect()
}

fn of_sentence(text: &str, sentence: Span) -> Vec<Credit> {
    let Some(part) = sentence.cut(text) else {
        return Vec::new();
    };
    let words = words_of(part);
    let mentions = mentions(&words);
    let credited = credited(&words, &mentions, part);
    let mut found: Vec<Credit> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    for (mention, _) in mentions.into_iter().zip(credited).filter(|(_, yes)| *yes) {
        let key = outlet_key(&mention.name);
        // A sentence that credits more outlets than this is a list of links.
        if keys.len() < 20 && !keys.contains(&key) {
            keys.push(key);
            let name = mention.name;
            found.push(Credit { name, sentence });
        }
    }
    found
}

/// Which mentions are credited: a cue before, a cue behind, or brackets. In a list one cue serves all.
fn credited(words: &[Word<'_>], mentions: &[Mention], text: &str) -> Vec<bool> {
    let mut before: Vec<bool> = Vec::with_capacity(mentions.len());
    for (number, mention) in mentions.iter().enumerate() {
        let listed = number > 0
            && before[number - 1]
            && in_list(words, mentions[number - 1].end, mention.first);
        before.push(listed || cue_before(words, mention.first));
    }
    let mut behind = vec![false; mentions.len()];
    for (number, mention) in mentions.iter().enumerate().rev() {
        let listed = behind.get(number + 1).copied().unwrap_or(false)
            && in_list(words, mention.end, mentions[number + 1].first);
        behind[number] = listed || cue_behind(words, mention.end);
    }
    mentions
        .iter()
        .zip(before.into_iter().zip(behind))
        .map(|(mention, (before, behind))| {
            before || behind || (mention.known && in_brackets(words, mention, text))
        })
        .collect()
}

/// Whether only ", ", " and " or ", and the " stands between two names.
fn in_list(words: &[Word<'_>], end: usize, next: usize) -> bool {
    let between = &words[end..next];
    let only_links = between
        .iter()
        .all(|w| ["and", "or", "the", "&"].contains(&w.text));
    let joined = !between.is_empty() || words[next].gap == Gap::Comma;
    let gaps_fit = words[end..=next]
        .iter()
        .all(|w| matches!(w.gap, Gap::Space | Gap::Comma));
    between.len() <= 2 && only_links && joined && gaps_fit
}

fn cue_before(words: &[Word<'_>], first: usize) -> bool {
    if words[first].gap == Gap::Colon && first > 0 {
        return ["source", "sources", "via", "credit"].contains(&words[first - 1].lower().as_str());
    }
    let mut at = first;
    for _ in 0..REACH {
        if at == 0 || words[at].gap != Gap::Space {
            return false;
        }
        at -= 1;
        let word = words[at].lower();
        if words::DIRECT.contains(&word.as_str()) {
            return true;
        }
        if words::PREPOSITIONS.contains(&word.as_str()) {
            let speaking = at > 0
                && words[at].gap == Gap::Space
                && words::SPEAKING.contains(&words[at - 1].lower().as_str());
            if speaking {
                return true;
            }
        } else if words::CLAUSE.contains(&word.as_str()) {
            return false;
        }
    }
    false
}

fn cue_behind(words: &[Word<'_>], end: usize) -> bool {
    // "CNN’s Jim Sciutto reported", "CNN analyst Jane Doe said": a reporter's name may stand between.
    let mut reporter = words[end - 1].possessive;
    for word in words.iter().skip(end).take(REACH) {
        let lower = word.lower();
        let lower = lower.as_str();
        match word.gap {
            Gap::Space => {}
            Gap::Comma if ["citing", "quoting", "which"].contains(&lower) => {}
            _ => return false,
        }
        if words::SAYING.contains(&lower) {
            return true;
        }
        reporter |= words::REPORTERS.contains(&lower);
        let passes = words::BEFORE_SAYING.contains(&lower)
            || words::REPORTERS.contains(&lower)
            || (reporter && word.is_capital());
        if !passes {
            return false;
        }
    }
    false
}

/// "(AFP)", also at the end of a sentence; "Agence France-Presse (AFP)" names the same outlet twice.
fn in_brackets(words: &[Word<'_>], mention: &Mention, text: &str) -> bool {
    let start = words[mention.first].start;
    let end = words[mention.end - 1].end;
    text[..start].ends_with('(') && text[end..].starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(sentence: &str, credits: &[&str]) {
        let found = of_sentence(sentence, Span::of(sentence));
        let names: Vec<_> = found.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, credits, "{sentence}");
    }

    #[test]
    fn known_outlets_are_credited_with_a_cue_behind() {
        check("Paris will leave, CNN reported.", &["CNN"]);
        check("It is stable, CNN has reported.", &["CNN"]);
        check("Reuters said the army had gone.", &["Reuters"]);
        check(
            "The Associated Press first reported the deal.",
            &["Associated Press"],
        );
        check("CNN’s Jim Sciutto reported it.", &["CNN"]);
        check(
            "BBC Africa correspondent Jane Doe said so.",
            &["BBC Africa"],
        );
        check(
            "The New York Times and the Washington Post reported it.",
            &["New York Times", "Washington Post"],
        );
        check("The Guardian wrote on Monday.", &["The Guardian"]);
        check("Reuters, citing two officials, said so.", &["Reuters"]);
        check("BBC Radio 4 reported it.", &["BBC Radio 4"]);
    }

    #[test]
    fn known_outlets_are_credited_with_a_cue_before() {
        check("The junta welcomed the move, according to BBC.", &["BBC"]);
        check(
            "he said, speaking to France’s TF1 and France 2 television stations.",
            &["TF1", "France 2"],
        );
        check("A diplomat told Reuters on Monday.", &["Reuters"]);
        check(
            "In an interview with Le Monde, Bazoum spoke.",
            &["Le Monde"],
        );
        check(
            "in an interview with the French daily Le Figaro",
            &["Le Figaro"],
        );
        check("as reported by Al Jazeera and AFP.", &["Al Jazeera", "AFP"]);
        check(
            "according to a report published in the Wall Street Journal",
            &["Wall Street Journal"],
        );
        check("told France 24 that", &["France 24"]);
        check("Troops left (AFP).", &["AFP"]);
        check("Source: Reuters", &["Reuters"]);
        check("told CNN’s Jake Tapper", &["CNN"]);
    }

    #[test]
    fn outlets_that_say_what_they_are_need_no_table() {
        check("Radio Anfani reported shots.", &["Radio Anfani"]);
        check("told the daily Air Info that", &["Air Info"]);
        check("according to the Kano Times", &["Kano Times"]);
        check("The Lagos Herald said so.", &["Lagos Herald"]);
        check("the Morning Sentinel reported", &["Morning Sentinel"]);
        check("state news agency Zamani reported", &["Zamani"]);
        check("the Tamtam newspaper reported", &["Tamtam"]);
        check("according to Airinfo.ne", &["Airinfo.ne"]);
        check("the Harrow Ledger reported on Monday", &["Harrow Ledger"]);
        check("the business website Dealroom reported", &["Dealroom"]);
        check("Harrow News Agency reported it", &["Harrow News Agency"]);
    }

    #[test]
    fn people_and_institutions_are_no_outlets() {
        for sentence in [
            "President Emmanuel Macron has said France will withdraw.",
            "the junta said in a statement.",
            "The State Department said it was ready.",
            "White House Press Secretary Karine Jean-Pierre said so.",
            "The International Atomic Energy Agency reported traces.",
            "According to Macron, France will leave.",
            "He told the newspaper Macron would resign.",
            "a French newspaper reported",
            "Speaking to the United Nations, he said no.",
            "Foreign Minister Catherine Colonna told lawmakers.",
            "The Republican Post-Mortem said",
            "The Food Agency said so.",
            "the business Dealroom reported losses",
        ] {
            check(sentence, &[]);
        }
    }

    #[test]
    fn a_part_of_a_longer_name_is_no_outlet() {
        for sentence in [
            "It will rain, according to the National Weather Service.",
            "The National Guard said it was ready.",
            "The Guardian Angels said so.",
            "The Times Square Alliance reported a record.",
            "according to the Independent Commission Against Corruption",
            "The Star Entertainment Group said it would close.",
            "The Nation of Islam said no.",
            "according to the Observer Research Foundation",
            "The Hill Country Alliance told lawmakers.",
            "The Reuters Institute said so.",
            "according to the BBC Trust",
            "Michael Bloomberg said he would run.",
            "according to Steve Forbes",
        ] {
            check(sentence, &[]);
        }
        check("he told The National on Monday", &["The National"]);
        check("he told the Guardian Tuesday", &["The Guardian"]);
        check("The Independent first reported it.", &["The Independent"]);
        check("he told the Times of London so", &["Times of London"]);
        check("he told the Times UK that", &["The Times"]);
        check("Meanwhile Reuters reported shots.", &["Reuters"]);
        check("French magazine Le Point said.", &["Le Point"]);
        check("London-based Reuters reported it.", &["Reuters"]);
        check("according to the Times of Israel", &["Times of Israel"]);
        check("The Guardian’s Jane Doe reported it.", &["The Guardian"]);
        check("The Times Magazine reported it.", &["Times Magazine"]);
        check("told Reuters News Agency on Sunday", &["Reuters News"]);
    }

    #[test]
    fn a_mention_is_no_credit() {
        for sentence in [
            "He worked for CNN before the war.",
            "The guardian said the child was safe.",
            "It was the first time reported cases fell.",
            "CNN headquarters were closed.",
            "The times said nothing to him.",
            "The BBC, he said, was closed.",
        ] {
            check(sentence, &[]);
        }
    }

    #[test]
    fn the_first_way_of_writing_names_an_outlet_once() {
        let text = "AP reported. The Associated Press said. CNN said.";
        let credits = of(text, &crate::text::sentences(text, Span::of(text)));
        assert_eq!(distinct(&credits), ["AP", "CNN"]);
    }

    proptest! {
        #[test]
        fn any_sentence_reads(text in "((CNN|BBC|The|Times|told|and|Radio|France|2|said|,|newspaper|\\PC)[ ’'(.]{0,2}){0,30}") {
            for credit in of_sentence(&text, Span::of(&text)) {
                prop_assert!(!credit.name.is_empty());
            }
        }
    }
}
