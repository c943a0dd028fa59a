//! What the engine can be asked for.

use crate::app::Scale;
use crate::text::Language;
use crate::trace::Strategy;
use crate::trace::wire::{Reader, Wire, Writer, wire};

/// Something that takes too long for the page's thread, or is to run beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineRequest {
    /// Predict a script and analyse it. The answers: parts of the trace for an `Inbox` if it is wanted, and at last an
    /// `Analysis`.
    Predict {
        /// The script, which is sound.
        script: String,
        /// The language of the findings.
        language: Language,
        /// Whether the trace is wanted.
        trace: bool,
    },
    /// Run a script for real. The answers: parts of the trace for an `Inbox`.
    Run {
        /// The script, which is sound.
        script: String,
        /// Under which strategy.
        strategy: Strategy,
        /// How fast.
        scale: Scale,
    },
}

impl EngineRequest {
    /// As bytes.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.write(&mut writer);
        writer.into_bytes()
    }

    /// From bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::read(&mut Reader::new(bytes, Vec::new()))
    }
}

wire!(enum EngineRequest {
    0 Predict { script, language, trace },
    1 Run { script, strategy, scale },
});

impl Wire for Language {
    fn write(&self, to: &mut Writer) {
        self.code().to_owned().write(to);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        Self::from_code(&String::read(from)?)
    }
}

impl Wire for Scale {
    fn write(&self, to: &mut Writer) {
        self.ms_per_s().write(to);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        Self::from_ms_per_s(u32::read(from)?)
    }
}
