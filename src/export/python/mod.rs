//! A script as a Python program that means the same, for students to read and run.

mod body;
mod calls;
mod depth;
mod exprs;
mod head;
mod lines;
mod literal;
mod main;
mod names;
mod numbers;
mod unset;
mod used;

use crate::run::{self, Unavailable};
use crate::script::grammar::NameKind;
use crate::script::names::Name;
use crate::script::program::Strategy;
use crate::script::{LineIndex, Program, Script, Span};
use crate::text::Language;

use body::BodyWriter;
pub use depth::TooDeep;
use lines::Lines;
use names::Names;
use used::Used;

/// A program, and what its lines stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PythonProgram {
    /// The program, for Python 3.11 and later.
    pub text: String,
    /// For each of its lines the place of what it stands for in the script, if anything.
    pub spans: Vec<Option<Span>>,
}

impl PythonProgram {
    /// For each of its lines the line of the script that it stands for, from 1, or 0 for none.
    pub fn lines(&self, script: &str) -> Vec<u32> {
        let index = LineIndex::new(script);
        self.spans.iter().map(|span| span.map_or(0, |span| index.line(span.start))).collect()
    }
}

/// Why there is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPython {
    /// Python cannot nest that deep.
    TooDeep(TooDeep),
    /// A statement has no meaning under the strategy.
    Unavailable(Unavailable),
}

impl NoPython {
    /// What is in the way; what stands between backticks is code.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::TooDeep(too_deep) => too_deep.text(language),
            Self::Unavailable(unavailable) => unavailable.text(language),
        }
    }
}

/// The program runs as it is, prints the same lines, and has pools of the same sizes. Its tasks run as the strategy says:
/// on asyncio's event loop, one after another, or on real threads or processes. A failure ends its task alone; it is told
/// on standard error, and the program exits with 1.
///
/// # Errors
///
/// The first statement that has no meaning under the strategy, or the first block that is nested deeper than Python's compiler
/// allows.
pub fn python(script: &Script, program: &Program, strategy: Strategy) -> Result<PythonProgram, NoPython> {
    run::available(program, strategy).map_err(NoPython::Unavailable)?;
    let writer = Writer { script, strategy, used: Used::by(script), names: Names::of(script) };
    let mut out = Lines::default();
    writer.docstring(&mut out);
    writer.imports(&mut out);
    writer.globals(&mut out);
    writer.helpers(&mut out);
    writer.functions(&mut out);
    writer.main(&mut out);
    let program = out.into_program();
    depth::check(&program).map_err(NoPython::TooDeep)?;
    Ok(program)
}

/// A program being written. [`head`], [`body`] and [`main`] write its parts.
struct Writer<'a> {
    script: &'a Script,
    strategy: Strategy,
    used: Used,
    names: Names,
}

impl Writer<'_> {
    /// Whether tasks are coroutines on an event loop, not plain functions.
    fn has_loop(&self) -> bool {
        self.strategy == Strategy::Async
    }

    /// What a name declares, if it does.
    fn declared(&self, name: &Name) -> Option<NameKind> {
        self.script.names().find(|(_, _, other)| other.text == name.text).map(|(kind, ..)| kind)
    }

    /// Whether all tasks share what has this name.
    fn is_shared(&self, name: &str) -> bool {
        self.script.shared.iter().any(|(shared, _)| shared.text == name)
    }

    /// What prints a line: several at once would mix what they print.
    fn print(&self) -> &'static str {
        if self.strategy.has_one_thread() { "print" } else { "print_line" }
    }

    /// What a function begins with.
    fn def(&self) -> &'static str {
        if self.has_loop() { "async def" } else { "def" }
    }
}
