//! The Python package as a wheel, which pip installs without a network.

use std::process::Command;

use crate::build;
use crate::setup::{find, python};
use crate::sh::{Done, Failure, root, run, say};

/// The page that it carries, where its build backend looks for it.
const PAGE: &str = "target/wheel/page.html";

/// Builds it into `target/wheel/`, by Python's standard library alone, with the page in it; builds the page, if that has not
/// been done.
pub fn wheel() -> Done {
    let Some(python) = python()? else { return Err(Failure::missing("a wheel takes Python 3.11 or later")) };
    let tools = find(&[])?;
    if !root().join(build::BUILT).join("index.html").exists() {
        build::build(&tools, false)?;
    }
    say("the page in one file, for the wheel");
    run(tools.command("node").args(["xtask/host/for-python.js", build::BUILT, PAGE]))?;
    run(Command::new(python).args(["python/build_backend/wheel_of_loopscope.py", "target/wheel"]))
}
