//! The npm packages: wasm-opt, CodeMirror and what bundles it, Playwright and a server for the tests.

use std::ffi::OsStr;
use std::process::Command;

use crate::sh::{Done, Failure, root, run, say, which};

/// Installs the packages of package-lock.json unless they are there.
pub fn find(path: &OsStr) -> Done {
    let lock = std::fs::read(root().join("package-lock.json"));
    let lock = lock.map_err(|error| Failure::missing(format!("cannot read package-lock.json: {error}")))?;
    // What was installed last, byte for byte.
    let installed = root().join("node_modules/.installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let Some(npm) = which("npm", path).or_else(|| which("npm.cmd", path)) else {
        return Err(Failure::missing("npm is missing: install Node.js 20 or later, which brings it"));
    };
    // npm would empty what it leads to, which may be somebody else's.
    if root().join("node_modules").is_symlink() {
        return Err(Failure::missing(
            "node_modules is a link: remove it, and the packages are installed here",
        ));
    }
    say("installing the npm packages");
    run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]))?;
    std::fs::write(&installed, lock)
        .map_err(|error| Failure::missing(format!("cannot write {}: {error}", installed.display())))
}
