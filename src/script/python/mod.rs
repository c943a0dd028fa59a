//! Python where a script is expected: recognised line by line, and answered with what to write.

mod called;
mod forms;
mod highlight;
mod tokens;

use super::diagnostic::{Diagnostic, Problems};
use super::{Problem, Span, compile};
pub use called::called;
use forms::meant;
pub use highlight::{OpenText, highlight_python};

/// Whether a text is a Python program: what no script says, and a program does; or it says so itself, in
/// a `# loopscope: python` where nobody could see it. (A `title` on the first line says that it is a script.)
pub fn is_python(source: &str) -> bool {
    is_program(source) && compile(source).is_err_and(|errors| is_python_program(&errors))
}

/// Whether this is all there is to say of a text as a script: that it is a Python program.
pub fn is_python_program(errors: &[Diagnostic]) -> bool {
    errors.iter().any(|error| matches!(error.problem, Problem::PythonProgram { .. }))
}

/// Takes what was found wrong with lines of Python together: one problem a line, which says what to write; or one alone, if
/// the whole script is a Python program.
pub(super) fn recognise(source: &str, problems: &mut Problems) {
    let touched = problems.touched(code_lines(source));
    let program = is_program(source);
    let python = |span: Span| Some((span, Problem::PythonLine { script: meant(span.of(source), program)? }));
    let first = if is_said(source) {
        touched.first().copied()
    } else {
        touched.iter().find_map(|line| python(*line)).map(|(first, _)| first)
    };
    if let Some(first) = first.filter(|_| program) {
        // The page has it run, and nobody there reads what it would be as a script.
        let script = if cfg!(target_arch = "wasm32") { String::new() } else { translated(source) };
        return problems.only(first, Problem::PythonProgram { script });
    }
    let lines = touched.into_iter().flat_map(|line| {
        let whole = python(line).into_iter();
        let rest = whole.len() == 0;
        whole.chain(statements(source, line).filter(move |_| rest).filter_map(python))
    });
    problems.replace(lines.collect());
}

/// A Python program as far as it can be said in the language; other lines stay as they are.
fn translated(source: &str) -> String {
    let mut script = String::with_capacity(source.len());
    let mut at = 0;
    for span in code_lines(source) {
        let Some(meant) = meant(span.of(source), true) else { continue };
        script.push_str(&source[at..span.start as usize]);
        at = span.end as usize;
        if meant.is_empty() {
            // The whole line goes.
            script.truncate(script.trim_end_matches([' ', '\t']).len());
            at += source[at..].find('\n').map_or(source.len() - at, |newline| newline + 1);
        }
        script.push_str(&meant);
    }
    script.push_str(&source[at..]);
    let mut trimmed = script.trim().to_owned();
    trimmed.push('\n');
    trimmed
}

/// Whether a script does what a Python program alone does.
fn is_program(source: &str) -> bool {
    let begins = ["import ", "from ", "asyncio.run(", "if __name__ "];
    let does =
        || code_lines(source).any(|span| begins.iter().any(|begin| span.of(source).starts_with(begin)));
    !source.starts_with("title ") && (is_said(source) || does())
}

/// Whether a text speaks to what runs Python programs.
fn is_said(source: &str) -> bool {
    source.lines().any(|line| line.starts_with("# loopscope: "))
}

/// What stands behind a header and between semicolons on a line.
fn statements(source: &str, line: Span) -> impl Iterator<Item = Span> {
    let mut at = line.start as usize;
    let (mut depth, mut is_text) = (0, false);
    let pieces = line.of(source).split(move |c| {
        match c {
            '"' => is_text = !is_text,
            '(' if !is_text => depth += 1,
            ')' if !is_text => depth -= 1,
            _ => {}
        }
        !is_text && depth == 0 && matches!(c, ':' | ';')
    });
    pieces.map(move |piece| {
        let start = at + piece.len() - piece.trim_start().len();
        at += piece.len() + 1;
        Span::new(start, start + piece.trim().len())
    })
}

/// What stands on each line, without indentation and comment.
fn code_lines(source: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    source.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let code = tokens::without_comment(line).trim_end();
        let indent = code.len() - code.trim_start().len();
        (indent < code.len()).then(|| Span::new(start + indent, start + code.len()))
    })
}
