//! Steps in rounds: those of a round run side by side.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, thread};

use crate::setup::{Engine, Tools};
use crate::sh::{Done, Failure, root, run, say};

/// What a round is made of.
pub struct Step {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The engines that it takes.
    pub engines: &'static [&'static Engine],
    /// Fails if anything in it does.
    pub run: fn(&Tools) -> Done,
}

/// Runs one round after the other, up to the first in which a step fails. Says at last how long each took, and fails as
/// the first that failed.
pub fn run_in_turn<'a>(rounds: impl Iterator<Item = &'a &'a [Step]>, tools: &Tools) -> Done {
    // Found before anything is built: building replaces it.
    let program = env::current_exe().map_err(|error| no_file("this program", &error))?;
    let mut ended = Vec::new();
    for round in rounds {
        let names: Vec<_> = round.iter().map(|step| step.name).collect();
        say(&names.join(", "));
        ended.extend(match round {
            [alone] => vec![timed(alone.name, || (alone.run)(tools))],
            several => side_by_side(several, &program),
        });
        if ended.iter().any(|step| step.done.is_err()) {
            break;
        }
    }
    say("how long each step took");
    for Ended { name, seconds, done } in &ended {
        eprintln!("{seconds:>5} s  {name}{}", if done.is_ok() { "" } else { ": FAILED" });
    }
    ended.into_iter().try_for_each(|step| step.done)
}

struct Ended {
    name: &'static str,
    seconds: u64,
    done: Done,
}

fn timed(name: &'static str, run: impl FnOnce() -> Done) -> Ended {
    let since = Instant::now();
    let done = run();
    Ended { name, seconds: since.elapsed().as_secs(), done }
}

/// All of them to their ends, whether others fail or not.
fn side_by_side(steps: &[Step], program: &Path) -> Vec<Ended> {
    thread::scope(|scope| {
        let start = |step: &Step| {
            let name = step.name;
            scope.spawn(move || timed(name, || told_at_its_end(name, program)))
        };
        let running: Vec<_> = steps.iter().map(start).collect();
        running.into_iter().map(|step| step.join().expect("errors are values")).collect()
    })
}

/// Runs a step as a command of its own. What it says is printed whole when it ends; meanwhile it is in a file.
fn told_at_its_end(name: &str, program: &Path) -> Done {
    let folder = root().join("target/steps");
    let path = folder.join(format!("{name}.txt"));
    let file = || {
        fs::create_dir_all(&folder)?;
        let file = File::create(&path)?;
        Ok((file.try_clone()?, file))
    };
    let unwritten = |error: io::Error| no_file(&path.display().to_string(), &error);
    let (output, errors) = file().map_err(unwritten)?;
    let done = run(Command::new(program).args(["test", name]).stdout(output).stderr(errors));
    let mut told = format!("\n→ {name} has ended\n").into_bytes();
    told.extend(fs::read(&path).map_err(unwritten)?);
    // In one piece, so that no other step's output comes between.
    io::stderr().lock().write_all(&told).map_err(unwritten)?;
    done
}

fn no_file(what: &str, error: &io::Error) -> Failure {
    Failure { code: 1, message: format!("cannot use {what}: {error}") }
}
