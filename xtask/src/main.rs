//! The project's own commands: serve, build, wheel, test, bench. Each finds what is missing, installs it, prints what it
//! runs, and exits with the code of the step that failed.

mod bench;
mod build;
mod rounds;
mod serve;
mod setup;
mod sh;
mod test;
mod wheel;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};

use setup::CHROMIUM;

/// Serve, build and test Loopscope.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the page, and rebuild it when a file changes
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open the page in the default browser
        #[arg(long)]
        open: bool,
    },
    /// Build the page into dist/, for any static host
    Build {
        /// Write dist/loopscope.html, too: all in one file, which works from a disk
        #[arg(long)]
        single_file: bool,
    },
    /// Build the Python package's wheel into target/wheel/, without a network
    Wheel,
    /// Run the checks and the tests
    Test {
        /// One step alone; a page's steps test what is in dist/
        #[arg(value_parser = PossibleValuesParser::new(test::steps().map(|step| step.name)))]
        step: Option<String>,
        /// The page at further sizes, in further languages and looks, too: what every run leaves out for its time
        #[arg(long, conflicts_with = "step")]
        wide: bool,
    },
    /// Measure Loopscope beside CPython and SimPy, as ratios, and how the page loads, answers and draws
    Bench {
        /// A checkout of another commit, with its built dist/, to measure beside this one
        #[arg(long, value_name = "FOLDER")]
        against: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Serve { port, open } => setup::find(&[]).and_then(|tools| serve::serve(&tools, port, open)),
        Command::Build { single_file } => {
            setup::find(&[]).and_then(|tools| build::build(&tools, single_file))
        }
        Command::Bench { against } => {
            setup::find(&[&CHROMIUM]).and_then(|tools| bench::bench(&tools, against.as_deref()))
        }
        Command::Wheel => wheel::wheel(),
        Command::Test { step, wide } => test::test(step.as_deref(), wide),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}
