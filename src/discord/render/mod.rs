//! From the engine's values to what Discord shows: first plain data ([`Card`]), tested against every limit, then
//! serenity's builders in [`to_discord`], the only translator. Decides nothing about answers.

mod answer;
#[cfg(test)]
mod answer_tests;
mod card;
mod cited;
mod collection;
#[cfg(test)]
mod collection_tests;
mod context;
#[cfg(test)]
mod context_tests;
#[cfg(test)]
mod fixtures;
mod ids;
#[cfg(test)]
mod limit_tests;
#[cfg(test)]
mod list_tests;
mod lists;
mod notes;
#[cfg(test)]
mod page_tests;
mod quote;
#[cfg(test)]
mod quote_tests;
mod rows;
pub(super) mod to_discord;
mod why;

pub(super) use answer::{Frame, Look, answer};
pub(super) use card::{Button, Card};
pub(super) use cited::{Cited, cited};
pub(super) use collection::{LIST_PAGE, articles, faults, help, report, sources, titled};
pub(super) use context::context;
pub(super) use ids::{Kind, LIST_FILTER, Press};
pub(super) use lists::{Found, Further, Listing, further, page_size, search, summary};
pub(super) use to_discord::Visibility;
pub(super) use why::{EXPLAINED, why};
