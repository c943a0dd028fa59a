//! Whether a task may end otherwise than by its last line: then the program has to tell it.

use std::collections::BTreeSet;

use crate::script::Script;
use crate::script::names::Name;
use crate::script::syntax::{Awaitable, Statement, StatementKind};
use crate::script::text::Text;

/// Whether anything in a script may raise an exception, or be cancelled. A script of which this is not so is a program
/// that is as short as they come.
pub(super) fn may_fail(script: &Script) -> bool {
    let tasks = script.tasks.iter().map(|task| (&task.body, None));
    let defs = script.defs.iter().map(|def| (&def.body, def.parameter.as_ref()));
    tasks.chain(defs).any(|(body, parameter)| {
        let variables = &variables(body, parameter);
        let set = parameter.iter().map(|name| &*name.text).collect();
        Body { variables }.may_fail(body, set)
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
    /// The variables in `set` have a value; one that is read before it has is an exception.
    fn may_fail(&self, statements: &'a [Statement], mut set: BTreeSet<&'a str>) -> bool {
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
            let fails = raises(kind)
                || unset
                || parts.blocks.into_iter().any(|block| self.may_fail(block, inside.clone()));
            // The number of a loop that never turned has no value after it.
            let loops = matches!(kind, StatementKind::Repeat { .. });
            set.extend(into.filter(|_| !loops));
            fails
        })
    }
}

fn raises(kind: &StatementKind) -> bool {
    match kind {
        StatementKind::Fail(_)
        | StatementKind::Timeout { .. }
        | StatementKind::Group(_)
        | StatementKind::Done(_)
        | StatementKind::Release(_)
        | StatementKind::Cancel(_) => true,
        StatementKind::Spend { .. }
        | StatementKind::Offload { .. }
        | StatementKind::Yield
        | StatementKind::Print(_)
        | StatementKind::Repeat { .. }
        | StatementKind::Forever(_)
        | StatementKind::Put { .. }
        | StatementKind::Get { .. }
        | StatementKind::Join(_)
        | StatementKind::With { .. }
        | StatementKind::Acquire(_)
        | StatementKind::Set(_)
        | StatementKind::Clear(_)
        | StatementKind::Wait(_)
        | StatementKind::Await { .. }
        | StatementKind::Return(_)
        | StatementKind::Spawn { .. }
        | StatementKind::Gather { .. }
        | StatementKind::Try { .. } => false,
    }
}
