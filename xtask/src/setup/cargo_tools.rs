//! Trunk and wasm-bindgen: the versions that the project is built with.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use crate::sh::{Done, Failure, output, root, run, say, which};

/// A program from crates.io.
pub struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// How to build it in the least time; it is not what takes long when it runs.
    options: &'static [&'static str],
}

/// Every program from crates.io that building the page takes.
pub fn all() -> Done<[CargoTool; 2]> {
    Ok([
        CargoTool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked("wasm-bindgen")?,
            options: &["--debug"],
        },
        CargoTool {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".into(),
            options: &["--debug", "--locked", "--no-default-features", "--features", "rustls"],
        },
    ])
}

impl CargoTool {
    /// Installs the program unless this version is there.
    pub fn find(&self, tools: &Path, path: &OsStr) -> Done {
        let Self { package, program, version, options } = self;
        if self.is_there(path) {
            return Ok(());
        }
        if which("cargo-binstall", path).is_some() {
            say(&format!("installing {package} {version}"));
            let wanted = format!("{package}@{version}");
            let quick = run(Command::new("cargo")
                .args(["binstall", "--no-confirm", "--root"])
                .arg(tools)
                .arg(wanted));
            if quick.is_ok() && self.is_there(path) {
                return Ok(());
            }
        }
        say(&format!("building {package} {version}: some minutes, this once"));
        // Built apart from the project's own target folder, which may be compiled for wasm32.
        let build = ["install", package, "--version", version, "--root"];
        run(Command::new("cargo").args(build).arg(tools).args(*options).env_remove("CARGO_TARGET_DIR"))?;
        if self.is_there(path) {
            Ok(())
        } else {
            Err(Failure::missing(format!(
                "{program} {version} was installed, but another one comes first in PATH"
            )))
        }
    }

    fn is_there(&self, path: &OsStr) -> bool {
        let found = which(self.program, path).and_then(|file| output(Command::new(file).arg("--version")));
        found.is_some_and(|printed| printed.split_whitespace().any(|word| word == self.version))
    }
}

/// The version of a crate in Cargo.lock: wasm-bindgen's program must be that of its crate.
fn locked(package: &str) -> Done<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"));
    let lock = lock.map_err(|error| Failure::missing(format!("cannot read Cargo.lock: {error}")))?;
    let name = format!("name = \"{package}\"");
    let mut after_name = lock.lines().skip_while(|line| *line != name);
    let version = after_name.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| Failure::missing(format!("Cargo.lock has no {package}")))
}
