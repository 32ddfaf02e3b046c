//! The README's picture is what the bot sends today.

use serde_json::json;

use crate::fake::ids::NEWS;
use crate::home::LEAVE;
use crate::picture;
use crate::scene::Scene;

/// The README shows this file. `DATELINE_GOLDEN=write cargo test picture` draws it anew.
const PICTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/answer.svg");

#[tokio::test]
async fn the_picture_in_the_readme_is_what_the_bot_sends() {
    let scene = Scene::new().await;
    let answer = scene.fake.person("ada").mention(NEWS, LEAVE).await;
    let message = json!({
        "content": answer.content,
        "embeds": answer.embeds,
        "components": answer.components,
    });
    scene.end().await;
    let drawn = picture::svg(&format!("@Dateline {LEAVE}"), &message);
    if std::env::var("DATELINE_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(PICTURE, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(PICTURE).unwrap();
    assert_eq!(
        kept, drawn,
        "draw it anew: DATELINE_GOLDEN=write cargo test picture"
    );
}
