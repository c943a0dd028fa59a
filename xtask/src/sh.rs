//! Running other programs: printed before, checked after.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::LazyLock;

/// Why a command ends early, and the code to exit with.
pub struct Failure {
    pub code: u8,
    pub message: String,
}

impl Failure {
    /// Something is missing that a person must install.
    pub fn missing(message: impl Into<String>) -> Self {
        Self { code: 1, message: message.into() }
    }
}

pub type Done<T = ()> = Result<T, Failure>;

/// The folder of the project: that in which `cargo xtask` was called, though clones that share a target folder share this
/// program.
pub fn root() -> &'static Path {
    static XTASK: LazyLock<PathBuf> = LazyLock::new(|| {
        let called = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        called.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into())
    });
    XTASK.parent().expect("xtask stands in the project")
}

/// Says what happens next, for steps that take long.
pub fn say(what: &str) {
    eprintln!("\n→ {what}");
}

/// Runs a program in the project's folder and fails with its code if it fails.
pub fn run(command: &mut Command) -> Done {
    let shown = prepare(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure { code: code(status), message: format!("failed: {shown} ({status})") }),
        Err(error) => Err(Failure { code: 127, message: format!("cannot run {shown}: {error}") }),
    }
}

/// Becomes the program, so that what ends us ends it: no server is left behind.
pub fn become_program(command: &mut Command) -> Done {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let shown = prepare(command);
        let error = command.exec();
        Err(Failure { code: 127, message: format!("cannot run {shown}: {error}") })
    }
    #[cfg(not(unix))]
    run(command)
}

/// What a program prints, trimmed; `None` if it cannot be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.current_dir(root()).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Where a program stands in a `PATH`.
pub fn which(program: &str, path: &OsStr) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}

fn prepare(command: &mut Command) -> String {
    command.current_dir(root());
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let shown = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    eprintln!("$ {shown}");
    shown
}

#[cfg(unix)]
fn code(status: ExitStatus) -> u8 {
    use std::os::unix::process::ExitStatusExt;
    let code = status.code().or(status.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

#[cfg(not(unix))]
fn code(status: ExitStatus) -> u8 {
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}
