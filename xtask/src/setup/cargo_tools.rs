//! Trunk, wasm-bindgen and geckodriver: the versions that the project is built and tested with.

use std::process::Command;

use super::{Place, Tool};
use crate::sh::{Done, Failure, output, root, run, say, which};

/// A program from crates.io.
pub struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// How to build it in little time.
    options: &'static [&'static str],
}

/// Nobody debugs them.
const NO_DEBUG: &str = "--config=profile.dev.debug=false";
/// For what reads all of a program at each build of the page and in each test in an engine: optimized a little, it takes a
/// quarter of the time.
const SOME_SPEED: &str = "--config=profile.dev.opt-level=1";

/// Every program from crates.io that building the page takes.
pub fn of_page() -> Done<[CargoTool; 2]> {
    Ok([
        CargoTool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked("wasm-bindgen")?,
            options: &["--debug", NO_DEBUG, SOME_SPEED],
        },
        CargoTool {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".into(),
            options: &["--debug", NO_DEBUG, "--locked", "--no-default-features", "--features", "rustls"],
        },
    ])
}

/// What drives Firefox.
pub fn geckodriver() -> CargoTool {
    CargoTool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1".into(),
        options: &["--debug", NO_DEBUG, "--locked"],
    }
}

impl Tool for CargoTool {
    fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn is_there(&self, place: &Place) -> bool {
        let found = which(self.program, &place.path);
        let printed = found.and_then(|file| output(Command::new(file).arg("--version")));
        printed.is_some_and(|printed| printed.split_whitespace().any(|word| word == self.version))
    }

    /// As it was built by others where `cargo binstall` is installed, otherwise from its source.
    fn install(&self, place: &Place) -> Done {
        let Self { package, version, options, .. } = self;
        if which("cargo-binstall", &place.path).is_some() {
            let mut binstall = Command::new("cargo");
            binstall
                .args(["binstall", "--no-confirm", "--disable-strategies=compile", "--root"])
                .arg(&place.tools);
            if run(binstall.arg(format!("{package}@{version}"))).is_ok() && self.is_there(place) {
                return Ok(());
            }
        }
        say("building it, this once; that takes some minutes (seconds where `cargo binstall` is installed)");
        // Built apart from the project's own target folder, which may be compiled for wasm32.
        let build = ["install", package, "--version", version, "--root"];
        run(Command::new("cargo").args(build).arg(&place.tools).args(*options).env_remove("CARGO_TARGET_DIR"))
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
