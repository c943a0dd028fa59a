//! Every file is part of the code, and what CONTRIBUTING.md and ARCHITECTURE.md lead to is there.

use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

use super::{file_of, sources};

/// Where files of ours are.
const ROOMS: [&str; 8] = ["src", "tests", "python", "xtask", "www", "docs", "fonts", "benches"];

/// What a build makes.
const BUILT: [&str; 3] = ["dist/", "target/built/", "editor.js"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether a name stands anywhere in code.
fn has_name(code: TokenStream, name: &str) -> bool {
    code.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_name(group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The file whose `mod` a file is, and its name there; `None` if it is the first of a crate.
fn parent(path: &Path) -> Option<(PathBuf, String)> {
    let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let folder = path.parent()?;
    match name(path)?.as_str() {
        "main" | "lib" => None,
        _ if folder.ends_with("src/bin") => None,
        "mod" => Some((folder.parent()?.to_owned(), name(folder)?)),
        stem => Some((folder.to_owned(), stem.to_owned())),
    }
}

#[test]
fn no_file_is_forgotten() {
    for path in ["src", "tests", "xtask/src"].into_iter().flat_map(|room| sources(&root().join(room))) {
        let Some((folder, name)) = parent(&path) else { continue };
        let heads = ["mod.rs", "lib.rs", "main.rs"].map(|head| folder.join(head));
        let head = heads.into_iter().find(|head| head.exists()).unwrap_or(folder.with_extension("rs"));
        let code = read(&head).parse().expect("sound Rust");
        assert!(has_name(code, &name), "{} has no `mod {name}`", file_of(root(), &head));
    }
}

/// The library is not compiled for tests of its own (`Cargo.toml`), so one in it would never run.
#[test]
fn no_test_stands_where_it_is_not_run() {
    for path in sources(&root().join("src")) {
        let code = read(&path).replace(char::is_whitespace, "");
        let is_tested =
            ["#[cfg(test", "#[test]", "#[cfg_attr(test"].into_iter().any(|sign| code.contains(sign));
        assert!(!is_tested, "{}: its tests belong in `tests`", file_of(root(), &path));
    }
}

/// The paths of all files of ours and of their folders. What other tests make and take away is no matter.
fn paths(folder: &Path, into: &mut Vec<String>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        into.push(file_of(root(), &path));
        if !path.ends_with("node_modules") {
            paths(&path, into);
        }
    }
}

/// The files and folders of all rooms.
fn files() -> Vec<String> {
    let mut files = Vec::new();
    ROOMS.iter().for_each(|room| paths(&root().join(room), &mut files));
    files
}

/// What stands between backticks, but not what stands in for a name: `<primitive>.rs`, `page-….js`.
fn quoted(document: &str) -> Vec<String> {
    let prose: String = document.split("```").step_by(2).collect();
    let quoted = prose.split('`').skip(1).step_by(2).filter(|text| !text.contains(['<', '…', ' ', '~']));
    quoted.map(str::to_owned).collect()
}

#[test]
fn the_documents_lead_to_files_that_are_there() {
    let files = files();
    for document in ["CONTRIBUTING.md", "ARCHITECTURE.md"] {
        let named = quoted(&read(&root().join(document)));
        let is_path = |text: &&String| {
            let ends = [".rs", ".js", ".md", ".css", ".html", ".py", ".loop", ".jsonl", ".bin", "/"];
            let begins = ROOMS.iter().any(|room| text.starts_with(&format!("{room}/")));
            !BUILT.contains(&text.as_str()) && (begins || ends.iter().any(|end| text.ends_with(end)))
        };
        let mut seen = 0;
        for path in named.iter().filter(is_path) {
            let within = format!("/{}", path.trim_end_matches('/'));
            assert!(
                root().join(path).exists() || files.iter().any(|file| file.ends_with(&within)),
                "{document}: there is no `{path}`"
            );
            seen += 1;
        }
        assert!(seen > 30, "{document}: only {seen} paths found");
    }
}

#[test]
fn the_recipes_name_what_stands_in_the_code() {
    let code = files().into_iter().filter(|file| file.ends_with(".rs") || file.ends_with(".js"));
    let code: String = code.filter_map(|file| std::fs::read_to_string(root().join(file)).ok()).collect();
    let is_name = |text: &&String| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    for name in quoted(&read(&root().join("CONTRIBUTING.md"))).iter().filter(is_name) {
        assert!(code.contains(name.as_str()), "CONTRIBUTING.md: nothing is called `{name}`");
    }
}
