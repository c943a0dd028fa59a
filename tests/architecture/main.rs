//! The arrows of ARCHITECTURE.md: who may use whom; and that documents and files know of each other.
//!
//! Every path in every file of `src/` is looked at, in `use` and in code, macros included.

mod files;
mod imports;
mod texts;

use std::path::{Path, PathBuf};

use imports::{Import, imports};

/// A module uses only modules to its left. `export`, `share` and `scenarios` share a rank: none uses another.
const RANKS: &[&[&str]] = &[
    &["text"],
    &["value"],
    &["script"],
    &["trace"],
    &["machine"],
    &["run"],
    &["view"],
    &["export", "share", "scenarios"],
    &["app"],
    &["browser"],
    &["ui"],
];

/// Crates that only some files may know: a crate's first letters, and where it may be named.
const CRATES: &[(&str, &[&str])] = &[
    ("yew", &["src/ui/", "src/main.rs"]),
    ("web_sys", &["src/ui/", "src/browser/", "src/main.rs", "src/bin/"]),
    ("js_sys", &["src/ui/", "src/browser/", "src/main.rs", "src/bin/", "src/script/normal_form.rs"]),
    ("gloo", &["src/ui/", "src/browser/", "src/main.rs", "src/bin/"]),
    ("wasm_bindgen", &["src/ui/", "src/browser/", "src/main.rs", "src/bin/"]),
];

fn rank(module: &str) -> Option<usize> {
    RANKS.iter().position(|modules| modules.contains(&module))
}

/// What is wrong with one import of one file, if anything is.
fn fault(file: &str, import: &Import) -> Option<String> {
    let complain = |why: &str| Some(format!("{file}:{}: `{}` {why}", import.line, import.path.join("::")));
    let first = import.path.first().map(String::as_str)?;
    if let Some((_, allowed)) = CRATES.iter().find(|(name, _)| first.starts_with(name)) {
        let known = allowed.iter().any(|place| file.starts_with(place));
        return if known { None } else { complain("may not be known here") };
    }
    let own = file.strip_prefix("src/")?.split(['/', '.']).next()?;
    if matches!(own, "lib" | "main" | "bin") {
        return None;
    }
    let target = from_root(file, &import.path)?;
    match (rank(own), rank(target)) {
        (None, _) => complain("stands in a module that has no rank in ARCHITECTURE.md"),
        (_, None) => complain("leads to a module that has no rank in ARCHITECTURE.md"),
        (Some(from), Some(to)) if to < from || target == own => None,
        _ => complain("is an arrow that runs back"),
    }
}

/// The top-level module that a path leads to by `crate::…`, or by as many `super::`s as lead to the root.
/// (An inline module inside the file takes one more, so those count only if they name a room.)
fn from_root<'a>(file: &str, path: &'a [String]) -> Option<&'a str> {
    if path[0] == "crate" {
        return path.get(1).map(String::as_str);
    }
    let supers = path.iter().take_while(|segment| *segment == "super").count();
    let depth = file.trim_end_matches(".rs").trim_end_matches("/mod").matches('/').count();
    let target = path.get(supers).map(String::as_str);
    target.filter(|target| supers >= depth && supers > 0 && rank(target).is_some())
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A file's path below the root, with `/` on every system.
fn file_of(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/")
}

#[test]
fn no_import_runs_against_the_arrows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    let mut seen = 0;
    for path in sources(&root.join("src")) {
        let file = file_of(root, &path);
        let text = std::fs::read_to_string(&path).expect("a readable source");
        let found = imports(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        seen += found.len();
        faults.extend(found.iter().filter_map(|import| fault(&file, import)));
    }
    assert!(seen > 100, "only {seen} paths found: the scan is broken");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_forbidden_arrow_is_found_wherever_it_hides() {
    let forbidden = [
        ("src/script/a.rs", "use crate::trace::Trace;"),
        ("src/trace/a.rs", "use crate::{script::Program, ui::App};"),
        ("src/machine/a.rs", "fn f() { crate::run::predict(x) }"),
        ("src/machine/a.rs", "fn f() { println!(\"{}\", crate::run::predict(x)) }"),
        ("src/share/a.rs", "use crate::export::svg;"),
        ("src/run/a.rs", "type T = Vec<crate::app::State>;"),
        ("src/view/a.rs", "use yew::Html;"),
        ("src/app/state.rs", "use yew::Reducible;"),
        ("src/app/state.rs", "use web_sys::Window;"),
        ("src/script/names.rs", "use js_sys::JsString;"),
        ("src/trace/a.rs", "use gloo_timers::future::TimeoutFuture;"),
        ("src/machine/mod.rs", "use super::run::predict;"),
        ("src/machine/a.rs", "use super::super::run::predict;"),
        ("src/extra/a.rs", "use crate::trace::Trace;"),
    ];
    for (file, text) in forbidden {
        let faults = imports(text).expect("sound Rust").iter().filter(|i| fault(file, i).is_some()).count();
        assert_eq!(faults, 1, "{file}: {text}");
    }
    let allowed = [
        ("src/ui/a.rs", "use crate::{app::State, browser::clock}; use yew::Html;"),
        ("src/app/state.rs", "use crate::view::Timeline;"),
        ("src/browser/a.rs", "use crate::machine::Machine; use gloo_timers::future::TimeoutFuture;"),
        ("src/machine/a.rs", "use super::run::helper;"),
        ("src/main.rs", "fn main() { loopscope::ui::App }"),
    ];
    for (file, text) in allowed {
        let faults: Vec<_> =
            imports(text).expect("sound Rust").iter().filter_map(|import| fault(file, import)).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[test]
fn the_map_in_lib_rs_names_every_module() {
    let lib = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).expect("lib.rs");
    for line in lib.lines() {
        if let Some(module) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            assert!(rank(module).is_some(), "{module} has no rank");
            assert!(
                lib.contains(&format!("//! | [`{module}`] |"))
                    || lib.contains(&format!("//! | `{module}` |")),
                "{module} is missing in the map"
            );
        }
    }
}
