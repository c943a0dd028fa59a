//! How deep blocks nest, which Python limits and the language does not as soon.

use crate::script::syntax::{Statement, StatementKind};
use crate::script::{Script, Span};
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

/// Finds the first block that is too deep for Python.
pub(super) fn check(script: &Script) -> Result<(), TooDeep> {
    script.bodies().try_for_each(|body| statements(body, 0))
}

fn statements(body: &[Statement], around: u32) -> Result<(), TooDeep> {
    for Statement { span, kind, .. } in body {
        let depth = around + blocks(kind);
        if depth > MOST {
            return Err(TooDeep { span: *span });
        }
        kind.parts().blocks.into_iter().try_for_each(|block| statements(block, depth))?;
    }
    Ok(())
}

/// How many blocks a statement is to CPython's compiler, which counts a `try` and its handler.
fn blocks(kind: &StatementKind) -> u32 {
    if let StatementKind::Try { handlers, finally, .. } = kind {
        return 2 * u32::from(!handlers.is_empty()) + u32::from(finally.is_some());
    }
    if let StatementKind::If { .. } = kind {
        return 0;
    }
    u32::from(!kind.parts().blocks.is_empty())
}
