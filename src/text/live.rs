//! Running for real.

/// Running for real.
#[derive(Debug)]
pub struct LiveTexts {
    /// Button: runs the script for real.
    pub run: &'static str,
    /// Button: ends the live run.
    pub stop: &'static str,
    /// How fast a run goes, before `1 s`.
    pub second_takes: &'static str,
    /// How many seconds a second of the script is run in.
    pub scale: fn(&str) -> String,
    /// Where it will run: on the page's event loop.
    pub runs_here: &'static str,
    /// Where it will run: without one, a task after the other.
    pub runs_one_by_one: &'static str,
    /// Where it will run: without one, on workers.
    pub runs_on_workers: &'static str,
    /// Where it runs, if not here.
    pub in_worker: &'static str,
    /// The longest pause of the page up to now.
    pub heartbeat: fn(&str) -> String,
    /// The same, short, by the clock.
    pub still: fn(&str) -> String,
    /// It took as long as predicted.
    pub as_predicted: &'static str,
    /// By how much it took longer than predicted.
    pub longer: fn(&str) -> String,
    /// By how much it took less.
    pub shorter: fn(&str) -> String,
    /// Why a worker could not run it.
    pub failed: fn(&str) -> String,
    /// Why: the browser does not start one; within a sentence, as the next two.
    pub no_worker: &'static str,
    /// Why: it cannot be reached.
    pub no_message: &'static str,
    /// Why: what the browser says of it.
    pub worker_failed: fn(&str) -> String,
    /// The page was hidden meanwhile.
    pub was_hidden: &'static str,
    /// In which steps the browser's clock ticks.
    pub coarse_clock: fn(&str) -> String,
    /// How many processors there are, and how many the script asks for.
    pub fewer_processors: fn(usize, usize) -> String,
    /// How long the page would stand still.
    pub would_freeze: fn(&str) -> String,
    /// Why.
    pub why_freeze: &'static str,
    /// Button under that: run it elsewhere.
    pub run_in_worker: &'static str,
    /// Button: run it faster; what a second would take, and how long the page would stand still then.
    pub run_faster: fn(&str, &str) -> String,
    /// Button: run it all the same.
    pub run_anyway: &'static str,
    /// Button: do not run it.
    pub run_not: &'static str,
    /// When each task ended, measured and predicted.
    pub against: &'static str,
    /// The heads of its columns.
    pub against_columns: [&'static str; 4],
    /// The row of the whole run.
    pub whole_run: &'static str,
}
