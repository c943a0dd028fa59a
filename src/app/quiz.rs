//! A guess before the answer.

use crate::trace::Micros;

/// Whether the page asks how long a run takes before it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quiz {
    /// It just says.
    #[default]
    Off,
    /// It hides the prediction and asks.
    Asking,
    /// It has been told a total in µs, or that somebody would rather see.
    Told(Option<Micros>),
}

impl Quiz {
    /// For another script: who was asked once is asked again.
    pub(super) fn anew(self) -> Self {
        if self == Self::Off { Self::Off } else { Self::Asking }
    }
}
