//! Text to program: tokens, syntax tree, checks, diagnostics.
//!
//! [`compile`] is the one door. It reports every error of a script in one pass, each with its place.
//!
//! ```text
//! text ─ lines ─ tokens ─ parse ─▶ syntax ─ check ─ lower ─▶ program
//! ```

mod check;
mod complete;
mod cursor;
mod declarations;
mod diagnostic;
mod duration;
mod expr;
mod fix;
mod format;
pub mod grammar;
mod highlight;
mod kinds;
mod limits;
mod lines;
mod lookalike;
mod lower;
pub mod names;
mod normal_form;
mod parse;
mod problem;
mod problem_text;
pub mod program;
mod python;
mod scope;
mod span;
mod statement;
mod suggest;
pub mod syntax;
pub mod text;
mod tokens;
pub mod units;

pub use crate::text::decimal;
pub use complete::{Choice, Completion, complete};
pub use diagnostic::Diagnostic;
pub use duration::{Micros, duration_us};
pub use fix::Fix;
pub use format::format;
pub use highlight::{Class, Piece, covered, highlight, highlight_covered, in_pieces};
pub use lookalike::mend_pasted;
pub use normal_form::NormalForm;
pub use problem::{Complete, Problem};
pub use program::Program;
pub use python::{OpenText, called, highlight_python, is_python, is_python_program};
pub use span::{LineIndex, Place, Span};
pub use syntax::Script;

/// Compiles a script to a program.
///
/// ```
/// use loopscope::script::compile;
///
/// let program = compile("pasta: cpu 3; sleep 5").expect("a sound script");
/// assert_eq!(&*program.tasks[0].name, "pasta");
///
/// let errors = compile("pasta: slep 5").expect_err("no statement is called so");
/// assert_eq!(errors[0].problem.code(), "unknown-statement");
/// assert_eq!((errors[0].place.line, errors[0].place.column), (1, 8));
/// assert_eq!(errors[0].problem.to_string(), "there is no statement `slep`; did you mean `sleep`?");
/// ```
///
/// # Errors
///
/// Every error of the script, in the order of their places.
pub fn compile(source: &str) -> Result<Program, Vec<Diagnostic>> {
    read(source).map(|(_, program)| program)
}

/// Reads a script: what it says, and what that compiles to.
///
/// # Errors
///
/// Every error of the script, in the order of their places.
pub fn read(source: &str) -> Result<(Script, Program), Vec<Diagnostic>> {
    let mut problems = diagnostic::Problems::default();
    let lines = LineIndex::new(source);
    let script = parse::parse(source, &mut problems);
    let declared = scope::declarations(&script, &lines, &mut problems);
    check::check(&script, &declared, &mut problems);
    if problems.is_empty() {
        let program = lower::lower(&script, &declared, &lines);
        Ok((script, program))
    } else {
        python::recognise(source, &mut problems);
        Err(problems.into_diagnostics(&lines))
    }
}
