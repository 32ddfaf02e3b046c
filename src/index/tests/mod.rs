//! Tests of the collection as a whole.

mod as_of;
mod damage;
mod double;
mod life;
mod limits;
mod losses;
mod sharing;
mod twin;
mod withdraw;

use double::*;

pub(super) use double::article;
