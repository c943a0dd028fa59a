//! Names that Python does not take, or that the program itself needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::script::Script;
use crate::script::names::Name;

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
    "time",
    "burn",
    "now",
    "items",
    "main",
    "started",
    "process_pool",
    "print",
    "range",
    "list",
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
}

impl Names {
    pub(super) fn of(script: &Script) -> Self {
        let all: Vec<&str> = script.names().map(|(_, _, name)| &*name.text).collect();
        let mut taken = BTreeSet::new();
        taken.extend(all.iter().map(|name| (*name).to_owned()));
        let mut globals = BTreeMap::new();
        globals.extend(all.iter().map(|name| ((*name).to_owned(), free(name, &mut taken))));
        Self { globals }
    }

    /// The name of a declaration.
    pub(super) fn global<'a>(&'a self, name: &'a Name) -> &'a str {
        self.globals.get(&name.text).map_or(&name.text, String::as_str)
    }

    /// The names of a body's variables; none hides a declaration or what the program needs.
    pub(super) fn locals<'a>(&self, variables: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
        let mut names = BTreeSet::new();
        names.extend(variables);
        let mut taken = BTreeSet::new();
        taken.extend(self.globals.values().cloned());
        taken.extend(names.iter().map(|name: &&str| (*name).to_owned()));
        let mut locals = BTreeMap::new();
        locals.extend(names.into_iter().map(|name| (name.to_owned(), free(name, &mut taken))));
        locals
    }
}

/// The name itself if Python takes it, else with as many `_` as it takes to be free.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let is_group = name.strip_prefix("tg").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    if !RESERVED.contains(&name) && !is_group {
        return name.to_owned();
    }
    let mut free = format!("{name}_");
    while taken.contains(&free) || RESERVED.contains(&free.as_str()) {
        free.push('_');
    }
    taken.insert(free.clone());
    free
}
