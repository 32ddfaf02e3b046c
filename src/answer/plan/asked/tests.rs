use super::*;
use crate::text::tokens;

fn check(question: &str, kind: Kind) {
    assert_eq!(asked(question, &tokens(question)).kind, kind, "{question}");
}

#[test]
fn the_kind_follows_the_question_word() {
    check("Who seized power?", Kind::Person);
    check("Who is Jane Roe?", Kind::Definition);
    check("When did it end?", Kind::Time);
    check("In which year was it built?", Kind::Time);
    check("Where is the museum?", Kind::Place);
    check("Which country won?", Kind::Place);
    check("What countries had coups?", Kind::Place);
    check("Which cities were hit?", Kind::Place);
    check("Which actresses won?", Kind::Person);
    check("What people were honoured?", Kind::Person);
    check("Which men were arrested?", Kind::Person);
    check("In which years was it closed?", Kind::Time);
    check("How many boats sank?", Kind::Count);
    check("How much money was stolen?", Kind::Money);
    check("How big a fine could the dairy get?", Kind::Money);
    check("How big a crowd came?", Kind::Count);
    check("Why did the bridge close?", Kind::Reason);
    check("What was the reason for the delay?", Kind::Reason);
    check("What did the mayor say about the bridge?", Kind::Quotation);
    check("What did President Roe say about it?", Kind::Quotation);
    check("Did the bridge close?", Kind::YesNo);
    check("Which airline cancelled flights?", Kind::Name);
    check("What is the name of her dog?", Kind::Name);
    check("What's the name of the ship?", Kind::Name);
    check("bridge mayor", Kind::Other);
}

#[test]
fn sorts_of_people_and_places_stand_at_the_head_of_their_phrase() {
    check("Which state senator resigned?", Kind::Person);
    check("Which former president resigned?", Kind::Person);
    check("Which leader's city was hit?", Kind::Place);
    check("Which of these countries signed?", Kind::Place);
    check("Which island country signed?", Kind::Place);
    check("Which news organization settled?", Kind::Name);
}

#[test]
fn a_relative_clause_in_a_yes_no_question_asks_nothing() {
    check("Was the man who robbed the bank caught?", Kind::YesNo);
    check("Did the firm which runs the ferry fold?", Kind::YesNo);
    check("Is the road closed when it snows?", Kind::YesNo);
    check("Isn't the town where he lives safe?", Kind::YesNo);
    check("Do you know who seized power?", Kind::Person);
    check("Can you tell me why the bridge closed?", Kind::Reason);
    check("Has anyone said when it opens?", Kind::Time);
    check("Is there any word on how many boats sank?", Kind::Count);
}

#[test]
fn a_year_is_a_time_of_its_own() {
    let year = |question: &str| asked(question, &tokens(question)).year;
    assert!(year("In which year was it built?") && year("What year was it built?"));
    assert!(!year("When in the year was it built?") && !year("Which day was it?"));
}

#[test]
fn measures_are_numbers() {
    check("How strong was the storm?", Kind::Count);
    check("How effective is the drug?", Kind::Count);
    check("How expensive was the bridge?", Kind::Money);
    check("How much did the firm offer each passenger?", Kind::Money);
    check("How much oil did the firm sell?", Kind::Count);
    check("What is the population of Sandvig?", Kind::Count);
    check("What was turnout in the election?", Kind::Count);
    check("What is the bank's interest rate?", Kind::Count);
    check("At what speed did the train pass?", Kind::Count);
    check("What was the price of the bridge?", Kind::Money);
    check("What is the deadline for the bridge?", Kind::Time);
    check("What was Lindgren's winning time?", Kind::Count);
    check("What is the time of the concert?", Kind::Time);
    check("What is the rate cut about?", Kind::Definition);
    check("How was the bridge built?", Kind::Other);
}

#[test]
fn the_last_asking_sentence_counts() {
    check(
        "A man was found when the snow melted. How old was he?",
        Kind::Count,
    );
    check(
        "Flights were late because of what at the airport?",
        Kind::Other,
    );
}

#[test]
fn a_bare_phrase_names_what_it_wants() {
    check("number of sailors on the ship", Kind::Count);
    check("the date of the election", Kind::Time);
    check("deadline for the bridge", Kind::Time);
    check("reason for the delay", Kind::Reason);
    check("number plates", Kind::Other);
}

#[test]
fn relative_pronouns_do_not_ask() {
    check(
        "Jane Roe, who built bridges in the 1920s, studied at which university?",
        Kind::Name,
    );
    check(
        "The airline shook the market when it announced it would part ways with which director?",
        Kind::Person,
    );
    check("When the bridge closed, who was the mayor?", Kind::Person);
    check(
        "The airline, which cancelled flights, paid how much money?",
        Kind::Money,
    );
    check("The man who built the bridge", Kind::Person);
}

#[test]
fn somebodys_words_have_a_speaker() {
    let question = "In May, what did Mayor Roe say about Jane Poe?";
    let asked = asked(question, &tokens(question));
    assert_eq!(asked.kind, Kind::Quotation);
    assert_eq!(asked.speaker, 4..6, "Mayor Roe");
}

#[test]
fn a_count_knows_what_is_counted() {
    let question = "How many fishing boats were lost?";
    let asked = asked(question, &tokens(question));
    assert!(asked.of.contains(&TermKey::of(&crate::text::stem("boats"))));
}

#[test]
fn sorts_of_things_are_known_by_their_words() {
    let asked = |question: &str| asked(question, &tokens(question));
    let key = |word: &str| crate::text::TermKey::of(&crate::text::stem(word));
    let language = asked("Which language is it sung in?").members;
    assert!(language.contains(&key("welsh")) && !language.contains(&key("choir")));
    assert!(!asked("what party is she in").members.is_empty());
    assert!(asked("Which party leader resigned?").members.is_empty());
    assert!(asked("Which airline did she choose?").members.is_empty());
    assert!(asked("When did she become minister?").becoming);
    assert!(!asked("Who became minister?").becoming);
}

#[test]
fn a_number_may_be_asked_per_unit_of_time() {
    let per = |question: &str| asked(question, &tokens(question)).per;
    let key = |word: &str| Some(TermKey::of(&crate::text::stem(word)));
    assert_eq!(per("how much is he paid a week"), key("week"));
    assert_eq!(per("How many people a day use the ferry?"), key("day"));
    assert_eq!(per("how much does it cost annually"), key("year"));
    for none in [
        "how much is a day ticket",
        "how many days a dog lives",
        "when does he play each week",
        "how much was it last week",
    ] {
        assert_eq!(per(none), None, "{none}");
    }
}
