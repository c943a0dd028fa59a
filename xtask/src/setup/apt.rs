//! Debian's packages, which are installed only in CI.

use std::process::Command;

use super::{Place, Tool};
use crate::sh::{Done, output, run};

/// Packages that CI installs for all tests. A person's machine goes on without them.
pub struct Packages {
    what: &'static str,
    names: &'static [&'static str],
    is_needed: bool,
}

/// The fonts that the page's texts need, so that pictures of it are the same everywhere.
pub const FONTS: Packages = Packages {
    what: "fonts for Korean and emoji",
    names: &["fonts-noto-cjk", "fonts-noto-color-emoji"],
    is_needed: true,
};

/// Chromium without a window of its own. The tests in it take a third less of the processors' time.
pub const HEADLESS_SHELL: Packages =
    Packages { what: "Chromium's headless shell", names: &["chromium-headless-shell"], is_needed: false };

impl Tool for &'static Packages {
    fn name(&self) -> String {
        self.what.into()
    }

    fn is_there(&self, _: &Place) -> bool {
        let states = output(
            Command::new("dpkg-query")
                .args(["--show", "--showformat=${db:Status-Status}\n"])
                .args(self.names),
        );
        states.is_some_and(|states| states.lines().all(|state| state == "installed"))
    }

    fn is_needed(&self) -> bool {
        self.is_needed
    }

    fn install(&self, _: &Place) -> Done {
        install(self.names)
    }
}

/// Installs packages, as root or as somebody who may be root without a password.
pub fn install(packages: &[&str]) -> Done {
    run(as_root("apt-get").args(["update", "-q"]))?;
    let quiet = ["install", "-y", "-q", "--no-install-recommends"];
    run(as_root("apt-get").args(quiet).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn as_root(program: &str) -> Command {
    if output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", program]);
    command
}
