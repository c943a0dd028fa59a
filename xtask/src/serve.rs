//! The page on a local server.

use crate::setup::Tools;
use crate::sh::{Done, Failure, become_program, root, say};

/// The folders of Trunk.toml's `ignore` that a fresh clone does not have. Trunk refuses to start without them.
const IGNORED: [&str; 2] = ["dist", "target"];

/// Serves the page until it is stopped.
pub fn serve(tools: &Tools, port: u16, open: bool) -> Done {
    for folder in IGNORED {
        std::fs::create_dir_all(root().join(folder))
            .map_err(|error| Failure { code: 1, message: format!("cannot make {folder}: {error}") })?;
    }
    say(&format!("serving the page on http://127.0.0.1:{port}/ once it is built; Ctrl-C ends it"));
    let port = port.to_string();
    let mut trunk = tools.command("trunk");
    trunk.args(["serve", "--offline", "--dist", "target/served", "--port", &port]);
    become_program(trunk.args(open.then_some("--open")))
}
