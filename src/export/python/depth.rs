//! How deep blocks nest, which Python limits and the language does not as soon.

use std::collections::BTreeMap;

use super::PythonProgram;
use crate::script::Span;
use crate::text::Language;

/// The most blocks that CPython's compiler lets a function nest (`CO_MAXBLOCKS`, Python/compile.c).
const MOST: u32 = 20;

/// A script that no Python program can be written for as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooDeep {
    /// The statement whose block is one too many.
    pub span: Span,
}

impl TooDeep {
    /// What to do about it.
    pub fn text(self, language: Language) -> String {
        (language.texts().exports.too_deep)(MOST)
    }
}

/// Finds the first block that is too deep for Python. It looks at what was written, so that no statement can be left out.
pub(super) fn check(program: &PythonProgram) -> Result<(), TooDeep> {
    let written = program.text.lines().zip(&program.spans);
    let lines: Vec<_> = written.filter_map(|(line, span)| Some((Line::of(line), (*span)?))).collect();
    // The blocks that the line is in, each with its indentation.
    let mut around: Vec<(usize, u32)> = Vec::new();
    // Of each indentation, what its last `try` is to those in it.
    let mut tries = BTreeMap::new();
    for (at, (line, span)) in lines.iter().enumerate() {
        around.retain(|(indent, _)| *indent < line.indent);
        if line.code == "try:" {
            tries.insert(line.indent, blocks_of_try(line.indent, &lines[at + 1..]));
        }
        let begins = |words: &[&str]| words.iter().any(|word| line.code.starts_with(word));
        let blocks = if begins(&["for ", "while ", "with ", "async with "]) {
            1
        } else if line.code == "try:" || line.is_clause() {
            tries.get(&line.indent).copied().unwrap_or_default()
        } else {
            0
        };
        around.push((line.indent, blocks));
        if around.iter().map(|(_, blocks)| blocks).sum::<u32>() > MOST {
            return Err(TooDeep { span: *span });
        }
    }
    Ok(())
}

/// A line without its indentation.
struct Line<'a> {
    indent: usize,
    code: &'a str,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        let code = line.trim_start();
        Self { indent: line.len() - code.len(), code }
    }

    /// Whether it goes on with a `try`. (A name may begin with `except`.)
    fn is_clause(&self) -> bool {
        self.code.starts_with("except ") || self.code == "finally:"
    }
}

/// How many blocks a `try` is to CPython's compiler, which counts it and its handler; `below` are the lines after it.
fn blocks_of_try(indent: usize, below: &[(Line<'_>, Span)]) -> u32 {
    let clauses = below
        .iter()
        .map(|(line, _)| line)
        .take_while(|line| line.indent > indent || line.indent == indent && line.is_clause());
    let (mut handlers, mut finally) = (0, 0);
    for line in clauses.filter(|line| line.indent == indent) {
        if line.code == "finally:" { finally = 1 } else { handlers = 2 }
    }
    handlers + finally
}
