//! Debian's packages, which are installed only in CI.

use std::process::Command;

use super::{Place, Tool};
use crate::sh::{Done, output, run};

const FONTS: [&str; 2] = ["fonts-noto-cjk", "fonts-noto-color-emoji"];

/// The fonts that the page's texts need, so that pictures of it are the same everywhere.
pub struct Fonts;

impl Tool for Fonts {
    fn name(&self) -> String {
        "fonts for Korean and emoji".into()
    }

    fn is_there(&self, _: &Place) -> bool {
        let states = output(
            Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}\n"]).args(FONTS),
        );
        states.is_some_and(|states| states.lines().all(|state| state == "installed"))
    }

    fn install(&self, _: &Place) -> Done {
        install(&FONTS)
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
