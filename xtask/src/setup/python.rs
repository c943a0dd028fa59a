//! CPython, which the package in `python/` is tested with. Nothing is installed for it: it takes the standard library alone.

use std::process::Command;

use super::in_ci;
use crate::sh::{Done, Failure, output};

const NAMES: [&str; 4] = ["python3", "python3.11", "python3.12", "python3.13"];
const IS_NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 11))";

/// The first that is there and new enough. Without one a line says so, and in CI that is a failure.
pub fn python() -> Done<Option<&'static str>> {
    let is_new_enough = |name: &&str| output(Command::new(name).args(["-c", IS_NEW_ENOUGH])).is_some();
    let found = NAMES.into_iter().find(is_new_enough);
    let missing = "there is no Python 3.11 or later here, which the package in python/ takes";
    match found {
        None if in_ci() => Err(Failure::missing(missing)),
        None => {
            eprintln!("NOT RUN: {missing}");
            Ok(None)
        }
        found => Ok(found),
    }
}
