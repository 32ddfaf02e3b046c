//! Verbs with a particle ("step down", "take over"), whose particle decides what they mean, and plainer verbs that news uses for
//! them.
//!
//! Source: written by hand from general knowledge of news English. Only senses that news reports mostly mean: "bring up",
//! "make up" and the like mean too many things.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::stem;

/// A verb in its dictionary form with what follows it, and what means the same, the nearest first.
const VERBS: &[(&str, &str)] = &[
    ("back down", "retreat concede"),
    ("back out", "withdraw"),
    ("bail out", "rescue bailout"),
    ("blow up", "explode explosion bomb"),
    ("bow out", "withdraw retire"),
    ("break down", "fail collapse"),
    ("break in", "burgle burglary"),
    ("break into", "burgle burglary"),
    ("break out", "start erupt escape"),
    ("break up", "separate split disperse"),
    ("bring back", "restore reinstate return"),
    ("bring down", "topple reduce"),
    ("bring forward", "advance"),
    ("burn down", "destroy fire"),
    ("call for", "demand urge"),
    ("call off", "cancel abandon"),
    ("carry on", "continue"),
    ("carry out", "conduct perform"),
    ("clamp down", "crackdown suppress"),
    ("close down", "closure shut"),
    ("come about", "happen"),
    ("come ashore", "landfall"),
    ("come back", "return"),
    ("come out", "launch release publish"),
    ("come to light", "emerge discover reveal"),
    ("come under", "face"),
    ("cover up", "conceal hide"),
    ("crack down", "crackdown suppress"),
    ("crash out", "eliminate"),
    ("cut back", "reduce"),
    ("cut down", "reduce fell"),
    ("cut off", "isolate sever"),
    ("deal with", "handle address"),
    ("do away with", "abolish scrap"),
    ("draw up", "draft prepare"),
    ("drop out", "withdraw quit"),
    ("end up", "finish"),
    ("fall ill", "infect catch sicken"),
    ("fall sick", "infect catch sicken"),
    ("fall apart", "collapse disintegrate"),
    ("fall down", "collapse crumble"),
    ("fall through", "fail collapse"),
    ("fend off", "repel defend"),
    ("find out", "discover learn"),
    ("get away", "escape flee"),
    ("get hurt", "injure wound"),
    ("get out", "leave escape"),
    ("get rid", "remove abolish"),
    ("give away", "donate"),
    ("give back", "return"),
    ("give in", "concede"),
    ("give up", "abandon surrender relinquish"),
    ("go ahead", "proceed"),
    ("go bust", "bankrupt bankruptcy insolvency"),
    ("go down", "fall drop"),
    ("go missing", "disappear vanish"),
    ("go off", "explode sound"),
    ("go on strike", "strike walkout"),
    ("go up", "rise increase"),
    ("go wrong", "fail failure fault"),
    ("hand back", "return"),
    ("hand in", "submit"),
    ("hand out", "distribute"),
    ("hand over", "transfer deliver surrender"),
    ("hang on", "keep"),
    ("head up", "lead"),
    ("hit back", "retaliate respond"),
    ("hold back", "withhold"),
    ("hold up", "delay rob robbery"),
    ("keep out", "exclude bar"),
    ("kick off", "start begin"),
    ("kick out", "expel eject"),
    ("knock down", "demolish hit"),
    ("knock out", "eliminate defeat"),
    ("lay off", "dismiss layoff redundancy"),
    ("leave out", "omit exclude"),
    ("let go", "release dismiss"),
    ("let in", "admit"),
    ("lift off", "launch"),
    ("lock up", "jail imprison"),
    ("look for", "search seek"),
    (
        "look into",
        "investigate investigation inquiry probe examine",
    ),
    ("lose her life", "die death kill"),
    ("lose his life", "die death kill"),
    ("lose their lives", "die death kill"),
    ("not survive", "die death"),
    ("own up", "confess admit"),
    ("pass away", "die death"),
    ("pass on", "transmit"),
    ("pay back", "repay"),
    ("pay off", "repay"),
    ("pay out", "compensate"),
    ("phase out", "abolish end"),
    ("pick up", "collect"),
    ("play down", "downplay"),
    ("point out", "note"),
    ("pull back", "withdraw withdrawal"),
    ("pull down", "demolish"),
    ("pull out", "withdraw withdrawal leave"),
    ("push back", "postpone delay"),
    ("put back", "postpone delay"),
    ("put down", "suppress"),
    ("put forward", "propose nominate"),
    ("put in place", "introduce impose"),
    ("put off", "postpone delay"),
    ("put on hold", "suspend pause halt"),
    ("put on trial", "trial try"),
    ("put out", "extinguish"),
    ("put up", "raise build"),
    ("roll back", "reverse"),
    ("roll out", "introduce launch"),
    ("rule out", "exclude"),
    ("run away", "flee escape"),
    ("run off", "flee"),
    ("run out", "exhaust expire"),
    ("run over", "hit"),
    ("scale back", "reduce"),
    ("scale down", "reduce"),
    ("see off", "defeat beat"),
    ("sell off", "sale"),
    ("send back", "return deport"),
    ("send off", "red"),
    ("set aside", "reserve"),
    ("set free", "release"),
    ("set off", "trigger leave"),
    ("set up", "establish found create"),
    ("shoot down", "down"),
    ("shut down", "close closure"),
    ("sign off", "approve"),
    ("sign up", "enrol register"),
    ("slow down", "decline"),
    ("sort out", "resolve"),
    ("speak out", "criticise"),
    ("speed up", "accelerate"),
    ("split up", "separate divorce"),
    ("stand down", "resign quit resignation"),
    ("stave off", "avert prevent"),
    ("step aside", "resign quit resignation"),
    ("step down", "resign quit leave resignation"),
    ("step in", "intervene intervention"),
    ("step up", "increase"),
    ("stick to", "keep"),
    ("strike down", "annul overturn"),
    ("swear in", "inaugurate"),
    ("take apart", "dismantle"),
    ("take away", "remove"),
    ("take back", "return regain"),
    ("take down", "remove"),
    ("take in", "admit shelter"),
    ("take off", "remove depart"),
    ("take on", "hire"),
    ("take out", "remove"),
    ("take over", "replace succeed takeover acquire"),
    ("take part", "participate join"),
    ("take place", "happen hold"),
    ("take to court", "sue"),
    ("tear down", "demolish"),
    ("throw away", "discard"),
    ("take off the market", "withdraw withdrawal recall"),
    ("throw out", "reject dismiss expel remove eject"),
    ("tip off", "alert"),
    ("track down", "find trace"),
    ("turn away", "reject refuse"),
    ("turn down", "reject refuse"),
    ("turn out", "prove"),
    ("turn up", "appear arrive"),
    ("vote down", "reject defeat"),
    ("vote out", "oust"),
    ("ward off", "repel avert"),
    ("water down", "weaken"),
    ("wipe out", "destroy"),
    ("work out", "calculate"),
    ("write off", "cancel"),
];

/// By the stem of the verb: what has to follow, word by word, and what means the same.
type Table = HashMap<String, Vec<(Vec<&'static str>, Vec<String>)>>;

static BY_VERB: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (verb, meanings) in VERBS {
        let mut words = verb.split(' ');
        let head = stem(words.next().unwrap_or(""));
        let others = meanings.split(' ').map(stem).collect();
        table
            .entry(head)
            .or_default()
            .push((words.collect(), others));
    }
    table
});

/// Particles before which what the verb is done to may stand: "call the match off".
pub const MOVABLE_PARTICLES: &[&str] =
    &["apart", "aside", "away", "back", "down", "off", "out", "up"];
/// Words with which what the verb is done to begins, where it stands before the particle.
const OBJECTS: &[&str] = &[
    "a", "an", "the", "his", "her", "its", "their", "this", "that", "these", "those", "it", "him",
    "them",
];
/// Words between a verb and its particle at most.
const BETWEEN: usize = 4;
/// Words that may follow the particle, beside nothing: it belongs to the verb, not to what follows ("up the hill").
const BEHIND: &[&str] = &[
    "in", "on", "at", "after", "before", "because", "by", "for", "last", "this", "and", "when",
    "again",
];

/// What means the same as a verb with its particle, as stems, the nearest first: `stem` is the verb's, `after` are the folded words
/// behind it, among which what the verb is done to may stand before the particle. Empty for a verb on its own.
#[must_use]
pub fn phrasal<'a>(stem: &str, after: impl Iterator<Item = &'a str> + Clone) -> &'static [String] {
    let Some(known) = BY_VERB.get(stem) else {
        return &[];
    };
    let fits = |words: &[&str]| after.clone().take(words.len()).eq(words.iter().copied());
    let beside = known.iter().find(|(words, _)| fits(words));
    let found = beside.or_else(|| {
        let particle = parted_particle(after.clone())?;
        known.iter().find(|(words, _)| *words == [particle])
    });
    found.map_or(&[], |(_, meanings)| meanings)
}

/// The particle behind what a verb is done to: "off" of "(call) the match off".
fn parted_particle<'a>(mut after: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    after.next().filter(|first| OBJECTS.contains(first))?;
    for _ in 0..BETWEEN {
        let word = after.next()?;
        if MOVABLE_PARTICLES.contains(&word) {
            let ends = after.next().is_none_or(|next| BEHIND.contains(&next));
            return ends.then_some(word);
        }
    }
    None
}

/// A verb's stem with the folded words that follow it.
type Phrase = (String, Vec<&'static str>);

static BY_MEANING: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (verb, phrases) in BY_VERB.iter() {
        for (after, meanings) in phrases {
            for meaning in meanings {
                let phrase = (verb.clone(), after.clone());
                table.entry(meaning.clone()).or_default().push(phrase);
            }
        }
    }
    for phrases in table.values_mut() {
        phrases.sort_unstable();
    }
    table
});

/// The verbs with particles that mean what `stem` means: each the verb's stem and the folded words behind it.
#[must_use]
pub fn phrases_for(stem: &str) -> &'static [(String, Vec<&'static str>)] {
    BY_MEANING.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> &'static [String] {
        let mut words = text.split(' ');
        let verb = stem(words.next().unwrap_or(""));
        phrasal(&verb, words)
    }

    #[test]
    fn the_particle_decides() {
        assert_eq!(of("takes over as minister")[0], stem("replace"));
        assert_eq!(
            of("came to light"),
            ["emerge", "discover", "reveal"].map(stem)
        );
        assert_eq!(of("stepped down in May")[0], stem("resign"));
        assert!(of("takes office").is_empty() && of("came to power").is_empty());
        assert!(of("take").is_empty() && of("over").is_empty());
    }

    #[test]
    fn what_the_verb_is_done_to_may_stand_before_the_particle() {
        assert_eq!(of("call the match off"), of("call off"));
        assert_eq!(of("put it off"), of("put off"));
        assert_eq!(of("turned the plan down on"), of("turn down"));
        for text in [
            "call the man off the bench",
            "called macron off",
            "put the blame on",
            "call the mayor of the old town of lund off",
            "call the",
        ] {
            assert!(of(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn each_meaning_points_back() {
        let quits = phrases_for(&stem("resigned"));
        assert!(quits.contains(&(stem("step"), vec!["down"])), "{quits:?}");
        assert!(phrases_for("step").is_empty());
    }

    #[test]
    fn no_verb_stands_for_itself() {
        for (verb, meanings) in VERBS {
            let head = stem(verb.split(' ').next().unwrap_or(""));
            assert!(verb.contains(' ') && !meanings.is_empty(), "{verb}");
            let same = meanings.split(' ').any(|word| stem(word) == head);
            assert!(!same, "{verb}");
        }
    }
}
