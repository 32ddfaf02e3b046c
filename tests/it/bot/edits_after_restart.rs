//! Questions that are edited after the bot has started anew: what it answered before it finds in the channel.

use crate::fake::ids::*;
use crate::fake::{DEADLINE, Person, Say, State};
use crate::home::{FOREIGN, LEAVE};
use crate::scene::{Bot, Scene};

use super::{assert_answer, assert_notice};

const JUNTA: &str = "What did the junta say?";

fn ask(person: &Person, channel: u64, text: &str) -> u64 {
    person.say(&Say {
        channel,
        content: format!("<@{BOT}> {text}"),
        ..Say::default()
    })
}

fn edit(person: &Person, id: u64, text: &str) {
    person.edit(id, &format!("<@{BOT}> {text}"));
}

/// Ends the bot, and starts it again after `meanwhile`.
async fn restarted<T>(scene: Scene, meanwhile: impl FnOnce() -> T) -> (Scene, T) {
    let Scene { fake, home, bot } = scene;
    bot.terminate();
    assert_eq!(bot.exit(DEADLINE).await, Some(0));
    let before = fake.look(|state| state.identifies.len());
    let done = meanwhile();
    let bot = Bot::start(&fake, &home, &[]);
    let again = |state: &State| (state.identifies.len() > before).then_some(());
    fake.until("another identify", again).await;
    (Scene { fake, home, bot }, done)
}

/// Waits until the bot has that many messages in a channel, each edited that often.
async fn stands(scene: &Scene, channel: u64, messages: usize, edits: u32) {
    let fits = |state: &State| {
        let all = state.messages.values();
        let mine = all.filter(|m| m.author == BOT && m.channel == channel && !m.deleted);
        let edits = mine.map(|m| m.edits == edits).collect::<Vec<_>>();
        (edits.len() == messages && edits.into_iter().all(|fits| fits)).then_some(())
    };
    scene.fake.until("the answers to stand so", fits).await;
}

#[tokio::test]
async fn an_answer_of_before_a_restart_is_replaced() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let direct = ann.direct_channel();
    let asked = [NEWS, direct].map(|channel| ask(&ann, channel, FOREIGN));
    let mut first = Vec::new();
    for id in asked {
        first.push(ann.answer_to(id).await);
    }
    let (scene, ()) = restarted(scene, || ()).await;
    for (id, channel) in asked.into_iter().zip([NEWS, direct]) {
        edit(&ann, id, LEAVE);
        stands(&scene, channel, 1, 1).await;
        assert_answer(&scene.fake.said_in(channel)[0]);
        // And again, without a look at the channel.
        edit(&ann, id, JUNTA);
        stands(&scene, channel, 1, 2).await;
    }
    let looked = scene.fake.look(|state| {
        let requests = state.requests.iter();
        let looks = requests.filter(|r| r.method == "GET" && r.path.ends_with("/messages"));
        looks.count()
    });
    assert_eq!(looked, 2);
    let now = &scene.fake.said_in(NEWS)[0];
    assert_eq!((now.id, now.reference), (first[0].id, Some(asked[0])));
    let told = ann.reply(now, "source?").await;
    assert_notice(&told, &["stated in the text"]);
    scene.end().await;
}

#[tokio::test]
async fn answers_to_several_questions_and_those_of_others_are_told_apart() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let id = ask(&ann, NEWS, &format!("{LEAVE} {JUNTA}"));
    let two = |state: &State| {
        let mine = state.messages.values().filter(|m| m.author == BOT);
        (mine.count() == 2).then_some(())
    };
    scene.fake.until("two answers", two).await;
    let others = bob.mention(NEWS, FOREIGN).await;
    ann.command("ask", serde_json::json!({"question": FOREIGN}))
        .await;
    let (scene, ()) = restarted(scene, || ()).await;
    edit(&ann, id, JUNTA);
    let left = |state: &State| {
        let mine = state.messages.values().filter(|m| m.reference == Some(id));
        let left: Vec<_> = mine.filter(|m| !m.deleted).collect();
        (left.len() == 1).then(|| left[0].edits)
    };
    assert_eq!(scene.fake.until("one answer", left).await, 1);
    let others = scene.fake.look(|s| s.messages[&others.id].clone());
    assert_eq!((others.edits, others.deleted), (0, false));
    scene.end().await;
}

/// A question from the time when the bot was away has no answer that could be replaced.
#[tokio::test]
async fn a_question_without_an_answer_gets_one_by_an_edit() {
    let scene = Scene::new().await;
    let ann = scene.fake.person("ann");
    let (scene, id) = restarted(scene, || ask(&ann, NEWS, FOREIGN)).await;
    edit(&ann, id, LEAVE);
    let answer = ann.answer_to(id).await;
    assert_answer(&answer);
    assert_eq!(answer.reference, Some(id));
    scene.end().await;
}

/// Better no answer than a second one beside the first.
#[tokio::test]
async fn what_was_answered_already_or_cannot_be_known_gets_no_second_answer() {
    let scene = Scene::new().await;
    let (ann, bob) = (scene.fake.person("ann"), scene.fake.person("bob"));
    let id = ask(&ann, NEWS, FOREIGN);
    ann.answer_to(id).await;
    edit(&ann, id, LEAVE);
    stands(&scene, NEWS, 1, 1).await;
    let late = ask(&bob, OTHER, LEAVE);
    bob.answer_to(late).await;
    let (scene, ()) = restarted(scene, || ()).await;
    // Told of again, as by a pin, and a place whose history the bot may not read.
    scene.fake.with(|state| {
        state.announce_as("MESSAGE_UPDATE", id);
        let mut rules = state.world.channels[&PLAIN].overwrites.clone();
        for rule in &mut rules {
            rule.deny = perm::READ_MESSAGE_HISTORY;
        }
        let other = state.world.channels.get_mut(&OTHER).expect("a channel");
        other.overwrites = rules;
    });
    edit(&bob, late, JUNTA);
    scene
        .bot
        .until_log("why there is no answer", |log| {
            log.contains("its channel does not show it")
        })
        .await;
    let looks = |state: &State| {
        let requests = state.requests.iter();
        let looks = requests.filter(|r| r.method == "GET" && r.path.ends_with("/messages"));
        (looks.count() == 2).then_some(())
    };
    scene.fake.until("a look at both channels", looks).await;
    assert_answer(&ann.direct(LEAVE).await);
    stands(&scene, NEWS, 1, 1).await;
    stands(&scene, OTHER, 1, 0).await;
    scene.end().await;
}
