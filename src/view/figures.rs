//! Times as people read them.

use crate::trace::Micros;

/// Seconds in full: at least three decimals, six where they are needed. `3.000`, `0.000001`.
pub fn exact_seconds(us: Micros) -> String {
    let (seconds, rest) = (us / 1_000_000, us % 1_000_000);
    if rest.is_multiple_of(1000) {
        format!("{seconds}.{:03}", rest / 1000)
    } else {
        format!("{seconds}.{rest:06}")
    }
}

/// A part of a whole in percent, rounded; 0 of nothing.
pub fn percent(part_us: Micros, whole_us: Micros) -> u64 {
    let (part, whole) = (u128::from(part_us), u128::from(whole_us));
    u64::try_from((part * 100 + whole / 2).checked_div(whole).unwrap_or(0)).unwrap_or(u64::MAX)
}
