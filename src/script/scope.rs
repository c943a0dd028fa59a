//! The names of the top level: one namespace, compared in NFC.

use std::collections::BTreeMap;

use super::diagnostic::Problems;
use super::grammar::NameKind;
use super::syntax::Script;
use super::{LineIndex, Problem, Span};

/// Every declared name.
pub(super) type Declarations<'a> = BTreeMap<&'a str, Declared>;

/// What is declared by a name.
#[derive(Clone, Copy)]
pub(super) struct Declared {
    pub(super) kind: NameKind,
    /// Its place among the declarations of its kind.
    pub(super) index: u32,
    /// If it is a def, how many arguments it has to be given, and may be.
    pub(super) arguments: (usize, usize),
    span: Span,
}

/// Collects the names; a second declaration of one is a problem, the first one counts.
pub(super) fn declarations<'a>(
    script: &'a Script,
    lines: &LineIndex,
    problems: &mut Problems,
) -> Declarations<'a> {
    let mut declarations = Declarations::new();
    let mut all: Vec<_> = script.names().collect();
    all.sort_by_cached_key(|(_, _, name)| u64::from(name.span.start));
    for (kind, index, name) in all {
        if let Some(first) = declarations.get(name.text.as_str()) {
            let first_line = lines.line(first.span.start);
            problems.report(name.span, Problem::DuplicateName { name: name.text.clone(), first_line });
            continue;
        }
        let parameters = if kind == NameKind::Def { &*script.defs[index as usize].parameters } else { &[] };
        let least = parameters.iter().filter(|parameter| parameter.default.is_none()).count();
        let arguments = (least, parameters.len());
        declarations.insert(&name.text, Declared { kind, index, arguments, span: name.span });
    }
    declarations
}
