//! The playhead and how it is moved.

/// The playhead and how it is moved.
#[derive(Debug)]
pub struct PlaybackTexts {
    /// The bar under the timeline.
    pub playback: &'static str,
    /// Button: to the first step.
    pub to_start: &'static str,
    /// Button: one step back.
    pub back: &'static str,
    /// Button: plays the run.
    pub play: &'static str,
    /// Button: pauses it.
    pub pause: &'static str,
    /// What is told of the playhead meanwhile.
    pub playing: &'static str,
    /// Button: one step on.
    pub on: &'static str,
    /// Button: on to the end of the next moment, a pass of the loop.
    pub next_moment: &'static str,
    /// Button: to the last step.
    pub to_end: &'static str,
    /// The key that plays.
    pub space: &'static str,
    /// Instead of a step's sentence, before the first.
    pub not_begun: &'static str,
    /// Where the run is looked at.
    pub playhead: &'static str,
    /// In how many seconds a run that is longer is played at 1×.
    pub played_in: fn(u64) -> String,
    /// How fast it plays.
    pub speed: &'static str,
    /// A step, and how many there are.
    pub step: fn(usize, usize) -> String,
}
