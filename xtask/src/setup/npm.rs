//! The npm packages: wasm-opt, CodeMirror and what bundles it, CPython as WebAssembly; for tests Playwright, a server and a deck, too.

use std::path::PathBuf;
use std::process::Command;

use super::{Place, Tool};
use crate::sh::{Done, Failure, root, run, which};

/// The packages of package-lock.json: its `dependencies` build the page, its `devDependencies` test it.
pub struct Packages {
    tests: bool,
    lock: Vec<u8>,
}

impl Packages {
    /// Those that build the page, or those that test it, too.
    pub fn new(tests: bool) -> Done<Self> {
        let lock = std::fs::read(root().join("package-lock.json"));
        let lock =
            lock.map_err(|error| Failure::missing(format!("cannot read package-lock.json: {error}")))?;
        Ok(Self { tests, lock })
    }

    /// A copy of the package-lock.json that was installed last, to build or to test, too.
    fn record(tests: bool) -> PathBuf {
        let name = if tests { ".installed-for-tests.json" } else { ".installed-for-page.json" };
        root().join("node_modules").join(name)
    }
}

impl Tool for Packages {
    fn name(&self) -> String {
        "npm packages".into()
    }

    fn is_there(&self, _: &Place) -> bool {
        let is_record = |tests| std::fs::read(Self::record(tests)).is_ok_and(|record| record == self.lock);
        is_record(self.tests) || is_record(true)
    }

    fn install(&self, place: &Place) -> Done {
        let Some(npm) = which("npm", &place.path).or_else(|| which("npm.cmd", &place.path)) else {
            return Err(Failure::missing("npm is missing: install Node.js 20 or later, which brings it"));
        };
        // npm would empty what it leads to, which may be somebody else's.
        if root().join("node_modules").is_symlink() {
            return Err(Failure::missing(
                "node_modules is a link: remove it, and the packages are installed here",
            ));
        }
        let mut install = Command::new(npm);
        install.args(["ci", "--no-audit", "--no-fund", "--prefer-offline"]);
        run(install.args((!self.tests).then_some("--omit=dev")))?;
        let record = Self::record(self.tests);
        std::fs::write(&record, &self.lock)
            .map_err(|error| Failure::missing(format!("cannot write {}: {error}", record.display())))
    }
}
