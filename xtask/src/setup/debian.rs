//! Debian's packages.

use std::process::Command;

use crate::sh::{Done, output, run};

/// Whether packages can be installed here without asking: there is apt-get, and we are root or may be.
pub fn can_install() -> bool {
    output(Command::new("apt-get").arg("--version")).is_some() && (is_root() || may_be_root())
}

/// Installs packages.
pub fn install(packages: &[&str]) -> Done {
    run(as_root("apt-get").args(["update", "-q"]))?;
    let quiet = ["install", "-y", "-q", "--no-install-recommends"];
    run(as_root("apt-get").args(quiet).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A command that may write to the system's folders.
pub fn as_root(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", program]);
    command
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn may_be_root() -> bool {
    output(Command::new("sudo").args(["--non-interactive", "true"])).is_some()
}
