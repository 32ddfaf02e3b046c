//! The questions about the two bundled articles, with a part of the sentence that must be quoted first. Written by hand.

/// Answerable: the first quote must hold one of the parts (separated by "|"), and the answer must not abstain.
pub(super) const ANSWERABLE: &[(&str, &str)] = &[
    (
        "When will French troops leave Niger?",
        "by the end of 2023|the months to come",
    ),
    (
        "How many French soldiers are in Niger?",
        "1,500 French soldiers|1500 French troops",
    ),
    (
        "How many troops does France have in Niger?",
        "1,500 French soldiers|1500 French troops",
    ),
    (
        "how many soldiers has france got in niger",
        "1,500 French soldiers|1500 French troops",
    ),
    (
        "How many troops does the United States have in Niger?",
        "more than 1,000 troops",
    ),
    (
        "How many American soldiers are in Niger?",
        "more than 1,000 troops",
    ),
    ("Who is the French ambassador to Niger?", "Sylvain Itte"),
    ("Why was Bazoum targeted by the coup?", "courageous reforms"),
    (
        "What did Macron say about the putschists?",
        "held hostage by the putschists|coordinate with the putschists|hostages of putschists",
    ),
    ("When was President Bazoum ousted?", "July 26|in July"),
    (
        "Which president was ousted in Niger?",
        "Mohamed Bazoum|deposed Niger leader Bazoum",
    ),
    ("Which country had the latest coup?", "Gabon"),
    (
        "Which countries had coups?",
        "Burkina Faso, Guinea, Mali and Chad",
    ),
    (
        "Who asked the ambassador to leave?",
        "has asked Sylvain Itte to leave",
    ),
    (
        "Which television stations did Macron speak to?",
        "TF1 and France 2",
    ),
    (
        "What did the junta say about sovereignty?",
        "a new step towards the sovereignty of Niger",
    ),
    ("Who seized power in Niger in July?", "military junta"),
    ("What is the capital of Niger?", "Niamey"),
    (
        "Why is France ending military cooperation with Niger?",
        "don’t want to fight terrorism anymore|not there to deal with internal politics",
    ),
    (
        "Who ordered police to expel the ambassador?",
        "ordered police to expel",
    ),
    (
        "What was prevented from being delivered to the embassy?",
        "food was prevented",
    ),
    (
        "Where was the French ambassador held hostage?",
        "French embassy",
    ),
    (
        "Did the junta revoke the ambassador's visa?",
        "revoked his visa",
    ),
    (
        "What did Macron say about food at the embassy?",
        "food was prevented",
    ),
    (
        "Which former French colonies had coups?",
        "Burkina Faso, Guinea, Mali and Chad",
    ),
    (
        "What did Macron call the deposed president?",
        "hostage|sole legitimate authority",
    ),
    (
        "Is Bazoum the legitimate authority of Niger?",
        "legitimate authority",
    ),
    (
        "Who are the French soldiers fighting in Niger?",
        "Islamist militants",
    ),
    ("When did the junta seize power?", "in July"),
    ("How will the troops come back?", "orderly manner"),
    ("What did the junta say?", "This Sunday we celebrate"),
    ("Who is Sylvain Itte?", "Ambassador to Niger, Sylvain Itte"),
    ("Who welcomed the move?", "military junta"),
    (
        "What did Macron announce on 24 September 2023?",
        "withdraw its ambassador|not be held hostage|end its military presence",
    ),
    (
        "What dealt a blow to France's operations in the Sahel?",
        "The move dealt a blow",
    ),
    (
        "Where were there demonstrations against the French presence?",
        "Niamey",
    ),
    ("Who welcomed the move?", "welcomed the move"),
    (
        "Has France recognised Niger's military authorities?",
        "has not recognized",
    ),
    (
        "When will there be no French soldiers in Niger?",
        "by the end of 2023",
    ),
    (
        "Were American troops asked to leave?",
        "have not been asked to leave",
    ),
    (
        "What did CNN report about the withdrawal?",
        "CNN reported|CNN has reported",
    ),
    (
        "Who is Mohamed Bazoum?",
        "President Mohamed Bazoum|deposed Niger leader Bazoum",
    ),
];

/// With slips of the fingers; answered all the same.
pub(super) const MISSPELT: &[(&str, &str)] = &[
    (
        "When will Frnech troops leave Niger?",
        "by the end of 2023|the months to come",
    ),
    (
        "When wil French trops leave Nigr?",
        "the months to come|by the end of 2023",
    ),
    ("Who is the ambasador to Niger?", "Sylvain Itte"),
    (
        "How many soldeirs does France have in Niger?",
        "1,500 French soldiers|1500 French troops",
    ),
    ("why was bazuom targeted", "courageous reforms"),
    (
        "Which televison stations did Macorn speak to?",
        "TF1 and France 2",
    ),
];

/// Near misses and foreign questions: refused.
pub(super) const REFUSED: &[&str] = &[
    "Who won the 2022 World Cup?",
    "What is the capital of Japan?",
    "Who is the president of the United States?",
    "What is the capital of France?",
    "How many ships did Italy send?",
    "Who is the president of Nigeria?",
    "How tall is the Eiffel Tower?",
    "When did the Titanic sink?",
    "How many German soldiers are in Mali?",
    "Who chairs the African Union?",
    "What is the price of gold?",
    "Where did Sylvain Itte study?",
    "How old is Mohamed Bazoum?",
    "How long have French troops been in Niger?",
    "Who wrote Hamlet?",
    "What did Putin say about Ukraine?",
    "How many people died in the earthquake in Morocco?",
    "What is the population of Gabon?",
    "Who is the CEO of Apple?",
    "Why is the sky blue?",
    "What did Joe Biden announce?",
    "When is the next election in Burkina Faso?",
    "How do I bake bread?",
    "What is the currency of Niger?",
    "How many German soldiers are in Niger?",
    "When will American troops leave Niger?",
    "How many people live in Niger?",
    "Who killed Bazoum?",
];
