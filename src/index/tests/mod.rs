//! Tests of the collection as a whole.

mod double;
mod life;

use double::*;
