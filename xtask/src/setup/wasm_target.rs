//! Rust's library for wasm32.

use std::path::PathBuf;
use std::process::Command;

use super::{Place, Tool};
use crate::sh::{Done, Failure, output, run};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// The target of the page. `rust-toolchain.toml` lists it, and so rustup has mostly brought it already.
pub struct WasmTarget;

impl Tool for WasmTarget {
    fn name(&self) -> String {
        format!("Rust's library for {TARGET}")
    }

    fn is_there(&self, _: &Place) -> bool {
        let folder = output(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]));
        let files = folder.and_then(|folder| PathBuf::from(folder).read_dir().ok());
        let is_core = |name: &str| name.starts_with("libcore-") && name.ends_with(".rlib");
        files.is_some_and(|files| files.flatten().any(|file| is_core(&file.file_name().to_string_lossy())))
    }

    fn install(&self, _: &Place) -> Done {
        if output(Command::new("rustup").arg("--version")).is_none() {
            let help = format!("this Rust has no library for {TARGET}: install Rust with https://rustup.rs");
            return Err(Failure::missing(help));
        }
        run(Command::new("rustup").args(["target", "add", TARGET]))
    }
}
