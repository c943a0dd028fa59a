//! The Python package as a wheel, which pip installs without a network.

use std::process::Command;

use crate::setup::python;
use crate::sh::{Done, Failure, run};

/// Builds it into `target/wheel/`, by Python's standard library alone.
pub fn wheel() -> Done {
    let Some(python) = python()? else { return Err(Failure::missing("a wheel takes Python 3.11 or later")) };
    run(Command::new(python).args(["python/build_backend/wheel_of_loopscope.py", "target/wheel"]))
}
