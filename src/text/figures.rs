//! The figures of a run.

/// The figures of a run.
#[derive(Debug)]
pub struct FigureTexts {
    /// How long a predicted run takes; the largest figure.
    pub predicted_total: &'static str,
    /// How long the run of a saved trace took.
    pub saved_total: &'static str,
    /// How long the live run took.
    pub measured: &'static str,
    /// How long it has taken up to now.
    pub measuring: &'static str,
    /// How long everything would take one after the other.
    pub one_by_one: &'static str,
    /// How long a run takes, and how long everything would take one after the other, in seconds: a line of text.
    pub totals: fn(&str, &str) -> String,
    /// How much shorter the run is than that.
    pub saved: &'static str,
    /// How much of the time the loop is busy.
    pub loop_busy: &'static str,
}
