//! Whether a variable may be read that has no value yet, which is an exception.

use std::collections::BTreeSet;

use crate::script::Script;
use crate::script::names::Name;
use crate::script::syntax::{Awaitable, Statement, StatementKind};
use crate::script::text::Text;

/// Whether any body of a script may do so.
pub(super) fn reads_unset(script: &Script) -> bool {
    let tasks = script.tasks.iter().map(|task| (&task.body, None));
    let defs = script.defs.iter().map(|def| (&def.body, def.parameter.as_ref()));
    tasks.chain(defs).any(|(body, parameter)| {
        let variables = &variables(body, parameter);
        let set = parameter.iter().map(|name| &*name.text).collect();
        Body { variables }.reads_unset(body, set)
    })
}

fn variables<'a>(body: &'a [Statement], parameter: Option<&'a Name>) -> BTreeSet<&'a str> {
    let mut all: BTreeSet<&str> = parameter.iter().map(|name| &*name.text).collect();
    for statement in body {
        let parts = statement.kind.parts();
        all.extend(parts.into.map(|name| &*name.text));
        parts.blocks.into_iter().for_each(|block| all.extend(variables(block, None)));
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
            let into = parts.into.map(|name| &*name.text);
            let reads = parts.texts.iter().copied().flat_map(Text::names);
            let reads = reads.chain(parts.calls.iter().map(|Awaitable { name, .. }| name));
            let unset = reads
                .map(|name| &*name.text)
                .any(|name| self.variables.contains(name) && !set.contains(name));
            let mut inside = set.clone();
            inside.extend(into);
            let unset =
                unset || parts.blocks.into_iter().any(|block| self.reads_unset(block, inside.clone()));
            // The number of a loop that never turned has no value after it.
            let loops = matches!(kind, StatementKind::Repeat { .. });
            set.extend(into.filter(|_| !loops));
            unset
        })
    }
}
