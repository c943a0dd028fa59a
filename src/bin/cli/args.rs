//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Shows how an event loop spends time.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 finished, 1 errors in the script, 2 usage, 3 stuck, 4 at a limit"
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Predict a run and print its log and total
    Run {
        /// The script; - is standard input
        file: PathBuf,
        /// What to print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Also write every event (json only)
        #[arg(long)]
        events: bool,
    },
    /// Write a script in another form
    Export {
        /// The script; - is standard input
        file: PathBuf,
        /// The form
        #[arg(long, value_enum)]
        to: Target,
    },
    /// Report the errors of a script
    Check {
        /// The script; - is standard input
        file: PathBuf,
    },
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// The log, the total and the sum of all work
    #[default]
    Text,
    /// The whole trace, loopscope-trace-1
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Target {
    /// A program for Python 3.11 and later
    Python,
}
