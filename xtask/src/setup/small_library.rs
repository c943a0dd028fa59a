//! Rust's own library, built with the page for its size: a panic on the page is then a trap without a text.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::wasm_target::TARGET;
use crate::sh::{Done, output, run, say};

/// What makes cargo build the library with the page. These are unstable settings, which the environment sets for
/// the page alone.
const SETTINGS: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Clink-arg=--no-merge-data-segments -Cllvm-args=-disable-lsr",
    ),
];

/// Has a command build the library.
pub fn set(command: &mut Command) {
    command.envs(SETTINGS);
}

/// Whether the library can be built: the compiler knows how, and its source is there or can be fetched.
pub fn find(rustc: Option<&Path>, path: &OsStr) -> bool {
    let rustc = rustc.unwrap_or(Path::new("rustc"));
    let found = knows_how(rustc) && (has_source(rustc) || (add_source().is_ok() && has_source(rustc)));
    let found = found && fetch(rustc, path).is_ok();
    if !found {
        say(
            "Rust's library cannot be built here: the page is larger by an eighth, and its size is not checked",
        );
    }
    found
}

fn knows_how(rustc: &Path) -> bool {
    let mut command = Command::new(rustc);
    set(&mut command);
    let flags = ["-Zunstable-options", "-Cpanic=immediate-abort", "--print=cfg", "--target", TARGET];
    output(command.args(flags)).is_some()
}

fn has_source(rustc: &Path) -> bool {
    let sysroot = output(Command::new(rustc).args(["--print", "sysroot"])).map(PathBuf::from);
    sysroot.is_some_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

fn add_source() -> Done {
    say("adding the source of Rust's library");
    run(Command::new("rustup").args(["component", "add", "rust-src"]))
}

/// Downloads the crates that the library is made of, once; Trunk builds offline.
fn fetch(rustc: &Path, path: &OsStr) -> Done {
    let mut command = Command::new("cargo");
    set(&mut command);
    run(command.args(["fetch", "--quiet", "--target", TARGET]).env("PATH", path).env("RUSTC", rustc))
}
