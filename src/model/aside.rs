//! What a message in a conversation may be instead of a question about the articles.

/// A message about the answer before or about Dateline itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Wants the further passages of the answer before.
    More,
    /// Asks where the quotes of the answer before are from, and of when.
    Cited,
    /// Asks whether the answer before is right: its quotes are as right as their sources.
    Sure,
    /// Asks how to ask.
    Help,
    /// Asks who or what Dateline is.
    About,
    /// Asks which articles there are.
    Covers,
}

impl Aside {
    /// Whether it goes on from the answer before.
    #[must_use]
    pub fn goes_on(self) -> bool {
        matches!(self, Self::More | Self::Cited | Self::Sure)
    }
}
