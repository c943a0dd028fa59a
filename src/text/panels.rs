//! What stands around the timeline: log, findings, the run under every strategy, the pinned run.

/// What stands around the timeline: log, findings, the run under every strategy, the pinned run.
#[derive(Debug)]
pub struct PanelTexts {
    /// The lines that tasks printed.
    pub log: &'static str,
    /// The same where the measured ones stand beside.
    pub predicted_log: &'static str,
    /// The lines of the live run.
    pub measured_log: &'static str,
    /// No lines.
    pub nothing_printed: &'static str,
    /// Of a line: its place among the others is luck.
    pub close_lines: &'static str,
    /// So many more lines than are shown.
    pub more_lines: fn(usize) -> String,
    /// What there is to point at.
    pub findings: &'static str,
    /// There is nothing to point at.
    pub nothing_found: &'static str,
    /// Button: so many more of that.
    pub more_findings: fn(usize) -> String,
    /// Button: only the first.
    pub one_finding: &'static str,
    /// The run under every strategy.
    pub comparison: &'static str,
    /// Button: keeps the run to compare later ones with.
    pub pin: &'static str,
    /// Button: forgets the pinned run.
    pub unpin: &'static str,
}
