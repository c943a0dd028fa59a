//! The sources of Cargo.lock's crates: Trunk compiles without the network, as it would otherwise bring tools of its own.

use std::process::Command;

use super::wasm_target::TARGET;
use super::{Place, Tool};
use crate::sh::{Done, output, run};

/// What the page and this machine's programs are compiled from.
pub struct Crates;

impl Tool for Crates {
    fn name(&self) -> String {
        "the sources of Cargo.lock's crates".into()
    }

    fn is_there(&self, _: &Place) -> bool {
        output(fetch().arg("--offline")).is_some()
    }

    fn install(&self, _: &Place) -> Done {
        run(&mut fetch())
    }
}

fn fetch() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["fetch", "--locked", "--target", TARGET]);
    let host = output(Command::new("rustc").args(["--print", "host-tuple"]));
    cargo.args(host.iter().flat_map(|host| ["--target", host]));
    cargo
}
