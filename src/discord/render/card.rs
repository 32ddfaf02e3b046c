//! What a message shows, as plain data, and the last guard over Discord's limits.

use super::super::limits::{
    CONTENT, CUSTOM_ID, DESCRIPTION, EMBED_TOTAL, EMBEDS, FOOTER, LABEL, ROW_BUTTONS, ROWS, TITLE,
    shorten, units,
};

/// One message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::discord) struct Card {
    /// Markdown above the embeds; all there is when embeds are not allowed.
    pub(in crate::discord) content: String,
    pub(in crate::discord) embeds: Vec<Embed>,
    pub(in crate::discord) rows: Vec<Vec<Button>>,
}

/// One embed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::discord) struct Embed {
    /// Markdown.
    pub(in crate::discord) title: String,
    /// Markdown.
    pub(in crate::discord) description: String,
    /// Plain text.
    pub(in crate::discord) footer: String,
    pub(in crate::discord) tone: Tone,
}

/// Colour of an embed's edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::discord) enum Tone {
    /// Quotes that answer.
    Answer,
    /// Nothing that answers.
    No,
    /// Quotes that are related only.
    Related,
    /// Everything else.
    #[default]
    Info,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Button {
    pub(in crate::discord) id: String,
    pub(in crate::discord) label: String,
    pub(in crate::discord) main: bool,
}

impl Embed {
    /// Units that count against the total of a message.
    pub(in crate::discord) fn units(&self) -> usize {
        units(&self.title) + units(&self.description) + units(&self.footer)
    }
}

impl Card {
    /// A single line of text.
    pub(in crate::discord) fn text(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// The card forced within Discord's limits. Rendering keeps within them by itself; should it ever not, cutting
    /// here is better than a message that Discord refuses.
    pub(in crate::discord) fn within_limits(mut self) -> Self {
        self.content = shorten(&self.content, CONTENT);
        self.embeds.truncate(EMBEDS);
        let mut left = EMBED_TOTAL;
        for embed in &mut self.embeds {
            embed.title = shorten(&embed.title, TITLE.min(left));
            left -= units(&embed.title);
            embed.footer = shorten(&embed.footer, FOOTER.min(left));
            left -= units(&embed.footer);
            embed.description = shorten(&embed.description, DESCRIPTION.min(left));
            left -= units(&embed.description);
        }
        self.embeds.retain(|embed| embed.units() > 0);
        self.rows.retain(|row| !row.is_empty());
        self.rows.truncate(ROWS);
        for row in &mut self.rows {
            row.retain(|button| units(&button.id) <= CUSTOM_ID);
            row.truncate(ROW_BUTTONS);
            for button in row {
                button.label = shorten(&button.label, LABEL);
            }
        }
        self
    }
}

#[cfg(test)]
pub(in crate::discord) mod tests {
    use super::*;

    /// Fails when Discord would refuse the card.
    pub(in crate::discord) fn check(card: &Card) {
        assert!(!card.content.is_empty() || !card.embeds.is_empty());
        assert!(units(&card.content) <= CONTENT);
        assert!(card.embeds.len() <= EMBEDS);
        assert!(card.embeds.iter().map(Embed::units).sum::<usize>() <= EMBED_TOTAL);
        for embed in &card.embeds {
            assert!(units(&embed.title) <= TITLE && units(&embed.footer) <= FOOTER);
            assert!(units(&embed.description) <= DESCRIPTION);
            assert!(!embed.description.is_empty() || !embed.title.is_empty());
        }
        assert!(card.rows.len() <= ROWS);
        let mut ids: Vec<&str> = Vec::new();
        for row in &card.rows {
            assert!(!row.is_empty() && row.len() <= ROW_BUTTONS);
            for button in row {
                assert!(
                    units(&button.id) <= CUSTOM_ID
                        && units(&button.label) <= LABEL
                        && !button.label.is_empty()
                );
                assert!(!ids.contains(&button.id.as_str()));
                ids.push(&button.id);
            }
        }
    }

    #[test]
    fn the_guard_cuts_whatever_is_too_much() {
        let embed = Embed {
            title: "t".repeat(400),
            description: "d ".repeat(4_000),
            footer: "f".repeat(9_000),
            ..Embed::default()
        };
        let button = Button {
            id: "x".repeat(101),
            label: "l".repeat(200),
            main: true,
        };
        let fine = Button {
            id: "y".into(),
            ..button.clone()
        };
        let card = Card {
            content: "😀".repeat(2_000),
            embeds: vec![embed; 12],
            rows: vec![vec![button, fine]; 1],
        };
        check(&card.within_limits());
    }
}
