//! Whether a variable may be read that has no value yet, which is an exception.

use std::collections::BTreeSet;

use crate::script::Script;
use crate::script::syntax::{Awaitable, Parameter, Statement, StatementKind};

/// Whether any body of a script may do so.
pub(super) fn reads_unset(script: &Script) -> bool {
    let tasks = script.tasks.iter().map(|task| (&task.body, &[][..]));
    let defs = script.defs.iter().map(|def| (&def.body, &*def.parameters));
    tasks.chain(defs).any(|(body, parameters)| {
        let set: BTreeSet<&str> = parameters.iter().map(|Parameter { name, .. }| &*name.text).collect();
        let mut variables = variables(body);
        variables.extend(&set);
        variables.retain(|name| !script.shared.iter().any(|(shared, _)| shared.text == *name));
        Body { variables: &variables }.reads_unset(body, set)
    })
}

fn variables(body: &[Statement]) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    for statement in body {
        let parts = statement.kind.parts();
        all.extend(parts.into.iter().map(|(name, _)| &*name.text));
        parts.blocks.into_iter().for_each(|block| all.extend(variables(block)));
    }
    all
}

struct Body<'a> {
    variables: &'a BTreeSet<&'a str>,
}

impl<'a> Body<'a> {
    /// The variables in `set` have a value.
    fn reads_unset(&self, statements: &'a [Statement], mut set: BTreeSet<&'a str>) -> bool {
        statements.iter().any(|Statement { kind, .. }| {
            let parts = kind.parts();
            let into: Vec<&str> = parts.into.iter().map(|(name, _)| &*name.text).collect();
            let reads = parts.computed().flat_map(|expr| expr.names());
            let reads = reads
                .chain(parts.calls.iter().map(|Awaitable { name, .. }| name))
                .chain(parts.names.iter().copied());
            let augmented =
                if let StatementKind::Augment { target, .. } = kind { Some(target) } else { None };
            let each = parts.each.map(|each| &*each.name.text);
            let unset = reads
                .chain(augmented)
                .map(|name| &*name.text)
                .any(|name| self.variables.contains(name) && !set.contains(name) && each != Some(name));
            let mut inside = set.clone();
            inside.extend(&into);
            let unset =
                unset || parts.blocks.into_iter().any(|block| self.reads_unset(block, inside.clone()));
            // The number of a loop that never turned has no value after it; an error has none after its handler.
            let is_try = matches!(kind, StatementKind::Try { .. });
            let inner = parts.is_loop || is_try;
            if is_try {
                into.iter().for_each(|name| _ = set.remove(name));
            }
            set.extend(into.into_iter().filter(|_| !inner));
            unset
        })
    }
}
