//! The relations that are asked for, with the words that ask for each and those that tell of it.
//!
//! They are those of the slots that TAC KBP's slot filling asks of people and organisations (spouse, children, siblings, parents, schools,
//! place of birth, cause of death, founder, owner, head, number of employees), and who made a work. All words are written by hand.

/// How a relation is asked for and told.
pub(super) struct Known {
    /// Verbs behind "who": "who founded".
    pub(super) deeds: &'static [&'static str],
    /// Nouns behind "who is the", or at the end: "who is his wife".
    pub(super) nouns: &'static [&'static str],
    /// Words at the end of the question: "where was he born", "is she married".
    pub(super) states: &'static [&'static str],
    /// Nouns that somebody has: "how many children does she have".
    pub(super) had: &'static [&'static str],
    /// Whether it is asked of people: of them the words say "her" or the name.
    pub(super) of_people: bool,
    /// Words of which one is said where it is told, with blanks between them.
    pub(super) told: &'static str,
}

/// The relations that are known.
pub(super) const RELATIONS: &[Known] = &[
    Known {
        deeds: &[],
        nouns: &["wife"],
        states: &[],
        had: &["wives"],
        of_people: true,
        told: "married marry marriage wed wedding wife spouse widow couple divorce fiancee engage bride ex-wife",
    },
    Known {
        deeds: &[],
        nouns: &["husband"],
        states: &[],
        had: &["husbands"],
        of_people: true,
        told: "married marry marriage wed wedding husband spouse widower couple divorce fiance engage groom ex-husband",
    },
    Known {
        deeds: &[],
        nouns: &["spouse", "fiance", "fiancee"],
        states: &["married", "marry", "wed", "engaged", "divorced"],
        had: &[],
        of_people: true,
        told: "married marry marriage wed wedding wife husband spouse widow widower partner couple divorce fiance fiancee engage bride groom girlfriend boyfriend ex-wife ex-husband",
    },
    Known {
        deeds: &[],
        nouns: &["son", "sons"],
        states: &[],
        had: &[],
        of_people: true,
        told: "son child children twin triplet baby offspring stepson boy",
    },
    Known {
        deeds: &[],
        nouns: &["daughter", "daughters"],
        states: &[],
        had: &[],
        of_people: true,
        told: "daughter child children twin triplet baby offspring stepdaughter girl",
    },
    Known {
        deeds: &[],
        nouns: &["child", "children"],
        states: &[],
        had: &["children", "kids", "sons", "daughters", "grandchildren"],
        of_people: true,
        told: "child children kid son daughter grandchild grandchildren grandson granddaughter father mother twin triplet baby offspring stepson stepdaughter",
    },
    Known {
        deeds: &[],
        nouns: &["brother", "brothers"],
        states: &[],
        had: &["brothers", "siblings"],
        of_people: true,
        told: "brother sibling twin half-brother stepbrother",
    },
    Known {
        deeds: &[],
        nouns: &["sister", "sisters"],
        states: &[],
        had: &["sisters"],
        of_people: true,
        told: "sister sibling twin half-sister stepsister",
    },
    Known {
        deeds: &[],
        nouns: &["father", "dad"],
        states: &[],
        had: &[],
        of_people: true,
        told: "father dad parent son daughter",
    },
    Known {
        deeds: &[],
        nouns: &["mother", "mum", "mom"],
        states: &[],
        had: &[],
        of_people: true,
        told: "mother mum mom parent son daughter",
    },
    Known {
        deeds: &[],
        nouns: &["parents"],
        states: &[],
        had: &[],
        of_people: true,
        told: "parent father mother dad mum mom son daughter",
    },
    Known {
        deeds: &[],
        nouns: &[],
        states: &[
            "study",
            "studied",
            "graduate",
            "graduated",
            "educated",
            "school",
            "university",
            "college",
            "train",
            "trained",
        ],
        had: &[],
        of_people: true,
        told: "study graduate graduation degree university school college academy institute educate education alumnus alumni \
               doctorate phd train",
    },
    Known {
        deeds: &[],
        nouns: &[],
        states: &["born", "birthplace", "hometown"],
        had: &[],
        of_people: true,
        told: "born birth birthplace birthday native hometown grew raise raised originally hail",
    },
    Known {
        deeds: &[],
        nouns: &[],
        states: &["die of", "die from", "died of", "died from"],
        had: &[],
        of_people: true,
        told: "cause disease illness ill sick cancer tumour tumor leukaemia leukemia heart stroke pneumonia infection virus covid sepsis \
               injury injuries wound accident crash collision fall fell drown drowned shot shoot stab murder kill suicide complication \
               fire burn overdose poison cardiac failure dementia alzheimer's parkinson's collapse struck hit crush malaria cholera \
               fever asthma diabetes allergic allergy reaction explosion electrocute hypothermia starvation dehydration haemorrhage \
               hemorrhage condition age surgery operation",
    },
    Known {
        deeds: &[],
        nouns: &[],
        states: &[],
        had: &["employees", "staff", "workers"],
        of_people: false,
        told: "employ employee employer staff worker workforce people job member",
    },
    Known {
        deeds: &["owns", "own", "owned"],
        nouns: &["owner", "owners"],
        states: &[],
        had: &[],
        of_people: false,
        told: "own owner ownership bought buy purchase acquire acquisition belong parent subsidiary stake control sell \
               sold takeover property landlord proprietor",
    },
    Known {
        deeds: &["designed", "designs", "design"],
        nouns: &["designer", "architect"],
        states: &[],
        had: &[],
        of_people: false,
        told: "design designer architect architecture conceive brainchild draw drew drawn",
    },
    Known {
        deeds: &["built", "builds", "build", "constructed"],
        nouns: &["builder"],
        states: &[],
        had: &[],
        of_people: false,
        told: "build built builder construct construction contractor erect make made maker founded establish complete develop",
    },
    Known {
        deeds: &["painted", "paints", "paint"],
        nouns: &["painter"],
        states: &[],
        had: &[],
        of_people: false,
        told: "paint painter painting artist canvas mural draw drew drawn",
    },
    Known {
        deeds: &["wrote", "writes", "write", "authored"],
        nouns: &["author", "writer"],
        states: &[],
        had: &[],
        of_people: false,
        told: "write wrote written writer author novel novelist book pen compose composer lyric poem poet playwright story publish \
               essay column script",
    },
    Known {
        deeds: &["founded", "established"],
        nouns: &["founder", "founders"],
        states: &[],
        had: &[],
        of_people: false,
        told: "founded founder cofounded cofounder co-founded co-founder establish set start create creator launch",
    },
    Known {
        deeds: &["coaches", "manages"],
        nouns: &["coach", "manager"],
        states: &[],
        had: &[],
        of_people: false,
        told: "coach manager manage boss trainer charge head",
    },
    Known {
        deeds: &["captains"],
        nouns: &["captain", "skipper"],
        states: &[],
        had: &[],
        of_people: false,
        told: "captain skipper lead led",
    },
    Known {
        deeds: &["runs", "heads", "leads", "chairs"],
        nouns: &[
            "head",
            "boss",
            "chief",
            "leader",
            "chairman",
            "chairwoman",
            "chair",
            "ceo",
            "director",
        ],
        states: &[],
        had: &[],
        of_people: false,
        told: "head boss chief leader chair chairman chairwoman chairperson ceo executive president director manage manager lead led \
               run ran charge principal commander governor minister mayor commissioner prime secretary editor dean superintendent",
    },
];
