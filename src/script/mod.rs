//! Text to program: tokens, syntax tree, checks, diagnostics.
//!
//! [`compile`] is the one door. It reports every error of a script in one pass, each with its place.
//!
//! ```text
//! text ─ lines ─ tokens ─ parse ─▶ syntax ─ check ─ lower ─▶ program
//! ```

mod check;
mod cursor;
mod diagnostic;
mod duration;
pub mod limits;
mod lines;
mod lower;
mod names;
mod parse;
mod problem;
pub mod program;
mod span;
mod statement;
mod suggest;
mod syntax;
mod text;
mod tokens;
mod words;

pub use diagnostic::Diagnostic;
pub use duration::Micros;
pub use problem::Problem;
pub use program::Program;
pub use span::{Place, Span};

/// Compiles a script to a program.
///
/// # Errors
///
/// Every error of the script, in the order of their places.
pub fn compile(source: &str) -> Result<Program, Vec<Diagnostic>> {
    let mut problems = span::Problems::default();
    let lines = span::LineIndex::new(source);
    let script = parse::parse(source, &mut problems);
    check::check(&script, &lines, &mut problems);
    if problems.is_empty() {
        Ok(lower::lower(&script, &lines))
    } else {
        Err(problems.into_diagnostics(&lines))
    }
}
