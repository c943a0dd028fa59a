//! What a command reads, and why it ends early.

use std::io::{self, Read};
use std::path::Path;
use std::string::FromUtf8Error;

use anyhow::Context;
use loopscope::run::Unavailable;
use loopscope::script::{self, Diagnostic, Program, Script};

/// Why a command ends early.
pub enum Failure {
    /// The script, or the trace, has errors. They have been printed.
    Script,
    /// A file that cannot be read or written.
    Io(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Io(error.into())
    }
}

/// The text of a file, or of standard input.
pub fn read_text(file: &Path) -> Result<String, Failure> {
    let name = name(file);
    let bytes = read(file).with_context(|| format!("cannot read {name}"))?;
    String::from_utf8(bytes).map_err(|error| not_utf8(&name, &error))
}

/// The script in a text.
pub fn read_script(file: &Path, source: &str) -> Result<(Script, Program), Failure> {
    script::read(source).map_err(|diagnostics| print(&diagnostics, &name(file), source))
}

/// Prints what is wrong with a script.
pub fn print(diagnostics: &[Diagnostic], name: &str, source: &str) -> Failure {
    for diagnostic in diagnostics {
        eprint!("{}", diagnostic.in_file(name, source));
    }
    Failure::Script
}

/// Prints why a script has no meaning under a strategy.
pub fn unavailable(file: &Path, why: &Unavailable) -> Failure {
    eprintln!("{}:{}: error[unavailable]: {why}", name(file), why.line);
    Failure::Script
}

/// What a file is called in messages.
pub fn name(file: &Path) -> String {
    if file == Path::new("-") { "<stdin>".into() } else { file.display().to_string() }
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(file)?;
    }
    Ok(bytes)
}

fn not_utf8(name: &str, error: &FromUtf8Error) -> Failure {
    let sound = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
    let line = sound.matches('\n').count() + 1;
    let column = sound.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    eprintln!("{name}:{line}:{column}: error[not-utf8]: a script is UTF-8 text; save it in that encoding");
    Failure::Script
}
