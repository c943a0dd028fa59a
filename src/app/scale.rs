//! How fast a live run goes.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::script::decimal;
use crate::text::UnitTexts;
use crate::trace::Micros;

/// Real milliseconds for one second of the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Scale {
    ms_per_s: u32,
}

impl Scale {
    /// The scales a person can choose, slowest first.
    pub const ALL: [Self; 5] = [Self::ms(1000), Self::ms(500), Self::ms(200), Self::ms(100), Self::ms(50)];

    /// A second takes a second.
    pub const REAL: Self = Self::ms(1000);

    const fn ms(ms_per_s: u32) -> Self {
        Self { ms_per_s }
    }

    /// One of [`Scale::ALL`] by its real milliseconds for a second.
    pub fn from_ms_per_s(ms_per_s: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.ms_per_s == ms_per_s)
    }

    /// Real milliseconds for one second of the script.
    pub fn ms_per_s(self) -> u32 {
        self.ms_per_s
    }

    /// The real time, in ms, that so many µs of the script take.
    #[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 µs, 285 years")]
    pub fn real_ms(self, script_us: Micros) -> f64 {
        script_us as f64 * f64::from(self.ms_per_s) / 1_000_000.0
    }

    /// The same in whole µs.
    pub fn real_us(self, script_us: Micros) -> Micros {
        script_us * u64::from(self.ms_per_s) / 1000
    }

    /// As it is shown: what a second takes.
    pub fn label(self, units: &UnitTexts) -> String {
        units.brief(u64::from(self.ms_per_s) * 1_000)
    }

    /// The real seconds for one second of the script, in figures.
    pub fn seconds(self) -> String {
        decimal(self.ms_per_s.into(), 1000)
    }

    /// The time in the script, in µs, that so many real ms stand for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock's time since a start"
    )]
    pub fn script_us(self, real_ms: f64) -> Micros {
        (real_ms.max(0.0) * 1_000_000.0 / f64::from(self.ms_per_s)).round() as Micros
    }
}

impl Default for Scale {
    /// Fast enough to wait for, slow enough to watch.
    fn default() -> Self {
        Self::ms(200)
    }
}
