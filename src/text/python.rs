//! Python programs: what runs them, and what keeps them from it.

/// Python programs: what runs them, and what keeps them from it.
#[derive(Debug)]
pub struct PythonTexts {
    /// Tab: the script.
    pub script: &'static str,
    /// Tab: the Python program, or what a script means as one.
    pub python: &'static str,
    /// The program that a script means.
    pub meant: &'static str,
    /// Button: makes that program the text.
    pub edit: &'static str,
    /// What a line of it stands for: the number of the script's line, and what is there.
    pub stands_for: fn(u32, &str) -> String,
    /// Python is being fetched: megabytes that have come, and all of them.
    pub fetching: fn(&str, &str) -> String,
    /// It is being run.
    pub running: &'static str,
    /// Where it runs for real.
    pub runs_there: &'static str,
    /// The line of a fault.
    pub line: fn(u32) -> String,
    /// What runs programs could not be loaded.
    pub unreachable: &'static str,
    /// The single file has none.
    pub not_here: &'static str,
    /// The browser cannot run it apart.
    pub refused: &'static str,
    /// No end in time.
    pub silent: &'static str,
    /// Out of memory.
    pub memory: &'static str,
    /// The interpreter has ended.
    pub crashed: &'static str,
    /// What came is no run.
    pub not_a_run: &'static str,
    /// A person has stopped it.
    pub stopped: &'static str,
}
