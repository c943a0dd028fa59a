//! The page on a local server.

use crate::setup::Tools;
use crate::sh::{Done, become_program, say};

/// Serves the page until it is stopped.
pub fn serve(tools: &Tools, port: u16, open: bool) -> Done {
    say(&format!("serving the page on http://127.0.0.1:{port}/ once it is built; Ctrl-C ends it"));
    let port = port.to_string();
    let mut trunk = tools.command("trunk");
    trunk.args(["serve", "--offline", "--dist", "target/served", "--port", &port]);
    become_program(trunk.args(open.then_some("--open")))
}
