//! Names that Python does not take, or that the program itself needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::script::names::Name;
use crate::script::syntax::{ExprKind, StatementKind, each_statement};
use crate::script::{NormalForm, Script};

/// Python's keywords, and the names that the exported program uses.
const RESERVED: &[&str] = &[
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "asyncio",
    "sys",
    "time",
    "traceback",
    "burn",
    "now",
    "items",
    "peek",
    "main",
    "started",
    "begin",
    "failures",
    "tell",
    "attempt",
    "process_pool",
    // Of `main`, which calls the tasks by their names.
    "loop",
    "pool",
    "tasks",
    "task",
    "arrivals",
    "at",
    "args",
    "n",
    "print",
    "print_line",
    "range",
    "list",
    "hasattr",
    "sorted",
    "max",
    "RuntimeError",
    "Exception",
    "ProcessPoolExecutor",
    "ThreadPoolExecutor",
    "_",
    "__name__",
    "__debug__",
];

/// The Python names of a script's declarations.
pub(super) struct Names {
    globals: BTreeMap<String, String>,
    /// Functions and errors of Python's that the script uses.
    used: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(script: &Script) -> Self {
        let mut used: BTreeSet<String> = BTreeSet::new();
        for body in script.bodies() {
            each_statement(body, &mut |statement| builtins(&statement.kind, &mut used));
        }
        let globals = renamed(script.names().map(|(_, _, name)| &*name.text), used.clone());
        Self { globals, used }
    }

    /// The name of a declaration.
    pub(super) fn global<'a>(&'a self, name: &'a Name) -> &'a str {
        self.globals.get(&name.text).map_or(&name.text, String::as_str)
    }

    /// The names of a body's variables; none hides a declaration or what the program needs.
    pub(super) fn locals<'a>(&self, variables: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
        renamed(variables, self.globals.values().chain(&self.used).cloned().collect())
    }
}

/// Each name as Python has it, and as none is in `taken`: a name that is already as Python would write it keeps it.
fn renamed<'a>(
    names: impl Iterator<Item = &'a str>,
    mut taken: BTreeSet<String>,
) -> BTreeMap<String, String> {
    let names: BTreeSet<&str> = names.collect();
    let (plain, others): (Vec<&str>, Vec<&str>) = names
        .into_iter()
        .partition(|name| normalized(name) == *name && !is_reserved(name) && !taken.contains(*name));
    let mut renamed = BTreeMap::new();
    for name in plain.into_iter().chain(others) {
        let mut free = normalized(name);
        while is_reserved(&free) || taken.contains(&free) {
            free.push('_');
        }
        taken.insert(free.clone());
        renamed.insert(name.to_owned(), free);
    }
    renamed
}

/// Adds what a statement uses of Python's names.
fn builtins(kind: &StatementKind, used: &mut BTreeSet<String>) {
    if let StatementKind::Fail { error, .. } = kind {
        used.insert(error.word().into());
    }
    if let StatementKind::Try { handlers, .. } = kind {
        used.extend(handlers.iter().map(|handler| handler.error.word().to_owned()));
    }
    for expr in kind.parts().all_exprs() {
        expr.visit(&mut |expr| {
            if let ExprKind::Call(name, _) = &expr.kind {
                used.insert(name.text.clone());
            }
        });
    }
    if matches!(kind, StatementKind::Fail { message: Some(_), .. }) {
        used.insert("str".into());
    }
}

/// Names are the same to Python that are the same in NFKC.
fn normalized(name: &str) -> String {
    NormalForm::Nfkc.of(name)
}

fn is_reserved(name: &str) -> bool {
    let is_group = name.strip_prefix("tg").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    is_group || RESERVED.contains(&name)
}
