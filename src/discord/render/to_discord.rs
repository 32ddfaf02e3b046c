//! Cards to serenity's builders: the only translator. No message that leaves here can ping anybody.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed,
    CreateEmbedFooter, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage,
    CreateModal, EditInteractionResponse, EditMessage, InputTextStyle, MessageFlags,
    MessageReference,
};

use super::super::limits::TYPED;
use super::card::{Button, Card, Embed, Tone};
use crate::locales::en::discord as texts;

/// Who sees a response to an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Visibility {
    Everyone,
    /// Ephemeral.
    OnlyYou,
}

impl Visibility {
    /// As the option `private` of a command asks.
    pub(in crate::discord) fn of(private: Option<bool>) -> Self {
        if private.unwrap_or(false) {
            Self::OnlyYou
        } else {
            Self::Everyone
        }
    }
}

/// Nobody is pinged, not even the author of the message that is replied to.
fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new().replied_user(false)
}

/// A first response.
pub(in crate::discord) fn response(
    card: &Card,
    visibility: Visibility,
) -> CreateInteractionResponse {
    CreateInteractionResponse::Message(
        response_message(card).ephemeral(visibility == Visibility::OnlyYou),
    )
}

/// A press that changes the message it stands under.
pub(in crate::discord) fn update(card: &Card) -> CreateInteractionResponse {
    CreateInteractionResponse::UpdateMessage(response_message(card))
}

/// "Thinking…", when the answer takes long.
pub(in crate::discord) fn defer(visibility: Visibility) -> CreateInteractionResponse {
    CreateInteractionResponse::Defer(
        CreateInteractionResponseMessage::new().ephemeral(visibility == Visibility::OnlyYou),
    )
}

/// A press that changes the message it stands under later.
pub(in crate::discord) fn acknowledge() -> CreateInteractionResponse {
    CreateInteractionResponse::Acknowledge
}

fn response_message(card: &Card) -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new()
        .content(card.content.clone())
        .embeds(embeds(card))
        .components(rows(card))
        .allowed_mentions(nobody())
}

/// The first response, replaced.
pub(in crate::discord) fn edit(card: &Card) -> EditInteractionResponse {
    EditInteractionResponse::new()
        .content(card.content.clone())
        .embeds(embeds(card))
        .components(rows(card))
        .allowed_mentions(nobody())
}

/// A further message of an interaction.
pub(in crate::discord) fn followup(
    card: &Card,
    visibility: Visibility,
) -> CreateInteractionResponseFollowup {
    CreateInteractionResponseFollowup::new()
        .content(card.content.clone())
        .embeds(embeds(card))
        .components(rows(card))
        .allowed_mentions(nobody())
        .ephemeral(visibility == Visibility::OnlyYou)
}

/// A message in a channel. Plain ones unfold no links.
pub(in crate::discord) fn message(
    card: &Card,
    reply_to: Option<MessageReference>,
) -> CreateMessage {
    let mut message = CreateMessage::new().allowed_mentions(nobody());
    if !card.content.is_empty() {
        message = message.content(card.content.clone());
    }
    if card.embeds.is_empty() {
        message = message.flags(MessageFlags::SUPPRESS_EMBEDS);
    } else {
        message = message.embeds(embeds(card));
    }
    if !card.rows.is_empty() {
        message = message.components(rows(card));
    }
    match reply_to {
        Some(reference) => message.reference_message(reference),
        None => message,
    }
}

/// A message in a channel, replaced.
pub(in crate::discord) fn replaced(card: &Card) -> EditMessage {
    EditMessage::new()
        .content(card.content.clone())
        .embeds(embeds(card))
        .suppress_embeds(card.embeds.is_empty())
        .components(rows(card))
        .allowed_mentions(nobody())
}

/// The modal behind **Ask a follow-up**; `limit` is the longest question.
pub(in crate::discord) fn follow_up_modal(id: String, limit: usize) -> CreateInteractionResponse {
    let label = texts::FOLLOW_UP_LABEL;
    modal(
        (id, texts::FOLLOW_UP),
        (label, texts::FOLLOW_UP_PLACEHOLDER),
        limit,
    )
}

/// The modal behind **Give the name**.
pub(in crate::discord) fn name_modal(id: String, limit: usize) -> CreateInteractionResponse {
    let label = texts::GIVE_NAME_LABEL;
    modal(
        (id, texts::GIVE_NAME),
        (label, texts::GIVE_NAME_PLACEHOLDER),
        limit,
    )
}

/// A modal with one input, which asks for `label` and shows an example.
fn modal(
    (id, title): (String, &str),
    (label, example): (&str, &str),
    limit: usize,
) -> CreateInteractionResponse {
    let most = u16::try_from(limit.clamp(1, TYPED)).unwrap_or(1_000);
    let input = CreateInputText::new(InputTextStyle::Paragraph, label, MODAL_INPUT)
        .placeholder(example)
        .min_length(1)
        .max_length(most)
        .required(true);
    CreateInteractionResponse::Modal(
        CreateModal::new(id, title).components(vec![CreateActionRow::InputText(input)]),
    )
}

/// Name of the modal's one input.
pub(in crate::discord) const MODAL_INPUT: &str = "question";

fn embeds(card: &Card) -> Vec<CreateEmbed> {
    card.embeds.iter().map(embed).collect()
}

fn embed(from: &Embed) -> CreateEmbed {
    let mut embed = CreateEmbed::new().colour(colour(from.tone));
    if !from.title.is_empty() {
        embed = embed.title(from.title.clone());
    }
    if !from.description.is_empty() {
        embed = embed.description(from.description.clone());
    }
    if !from.footer.is_empty() {
        embed = embed.footer(CreateEmbedFooter::new(from.footer.clone()));
    }
    embed
}

/// Calm colours that stand out on Discord's dark and light themes.
fn colour(tone: Tone) -> u32 {
    match tone {
        Tone::Answer => 0x2e_86_5f,
        Tone::No => 0xb4_78_1e,
        Tone::Related => 0x8a_8f_98,
        Tone::Info => 0x3b_6e_a8,
    }
}

fn rows(card: &Card) -> Vec<CreateActionRow> {
    card.rows
        .iter()
        .map(|row| CreateActionRow::Buttons(row.iter().map(button).collect()))
        .collect()
}

fn button(from: &Button) -> CreateButton {
    let style = if from.main {
        ButtonStyle::Primary
    } else {
        ButtonStyle::Secondary
    };
    CreateButton::new(from.id.clone())
        .label(from.label.clone())
        .style(style)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn card() -> Card {
        Card {
            content: "hello".into(),
            embeds: vec![Embed {
                title: "t".into(),
                description: "d".into(),
                ..Embed::default()
            }],
            rows: vec![vec![Button {
                id: "list:1".into(),
                label: "More".into(),
                main: false,
            }]],
        }
    }

    #[test]
    fn nothing_that_leaves_can_ping() {
        let bodies: Vec<Value> = vec![
            serde_json::to_value(response(&card(), Visibility::Everyone)).unwrap()["data"].clone(),
            serde_json::to_value(update(&card())).unwrap()["data"].clone(),
            serde_json::to_value(edit(&card())).unwrap(),
            serde_json::to_value(followup(&card(), Visibility::OnlyYou)).unwrap(),
            serde_json::to_value(message(&card(), None)).unwrap(),
            serde_json::to_value(replaced(&card())).unwrap(),
        ];
        for body in bodies {
            assert_eq!(body["allowed_mentions"]["parse"], json!([]), "{body}");
            assert_eq!(
                body["allowed_mentions"]["replied_user"],
                json!(false),
                "{body}"
            );
            assert_eq!(body["embeds"][0]["description"], json!("d"));
            assert_eq!(
                body["components"][0]["components"][0]["custom_id"],
                json!("list:1")
            );
        }
    }

    #[test]
    fn ephemeral_is_a_flag_of_the_first_response() {
        let body = serde_json::to_value(response(&card(), Visibility::OnlyYou)).unwrap();
        assert_eq!(
            (&body["type"], &body["data"]["flags"]),
            (&json!(4), &json!(64))
        );
        let body = serde_json::to_value(defer(Visibility::OnlyYou)).unwrap();
        assert_eq!(
            (&body["type"], &body["data"]["flags"]),
            (&json!(5), &json!(64))
        );
    }

    #[test]
    fn plain_messages_unfold_no_links() {
        let plain = Card::text("x");
        assert_eq!(
            serde_json::to_value(message(&plain, None)).unwrap()["flags"],
            json!(4)
        );
    }
}
