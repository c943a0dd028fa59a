//! The figures of a run.

use super::UnitTexts;

/// The figures of a run.
#[derive(Debug)]
pub struct FigureTexts {
    /// What times are told in.
    pub units: &'static UnitTexts,
    /// How long a predicted run takes; the largest figure.
    pub predicted_total: &'static str,
    /// The same of a run that has no total.
    pub predicted_end: &'static str,
    /// How long the run of a saved trace took.
    pub saved_total: &'static str,
    /// The same of a run that has no total.
    pub saved_end: &'static str,
    /// How long the live run took.
    pub measured: &'static str,
    /// How long it has taken up to now.
    pub measuring: &'static str,
    /// How long everything would take one after the other.
    pub one_by_one: &'static str,
    /// How long a run takes, and how long everything would take one after the other, in seconds: a line of text.
    pub totals: fn(&str, &str) -> String,
    /// A run that is stuck, in place of a total.
    pub stuck: &'static str,
    /// Since when.
    pub since: fn(&str) -> String,
    /// A run that goes round in a `forever`.
    pub never_ends: &'static str,
    /// A run that was followed so far.
    pub more_than: fn(&str) -> String,
    /// How much shorter the run is than that.
    pub saved: &'static str,
    /// How much of the time the loop is busy.
    pub loop_busy: &'static str,
}
