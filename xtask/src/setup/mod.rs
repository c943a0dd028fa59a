//! Finding the tools, and installing what is missing.
//!
//! What is found is used; what is not is installed where the next call finds it: Rust's wasm target with rustup, Trunk and wasm-bindgen in a cache folder of the user's, npm packages in
//! `node_modules`, and Chromium by the system's package manager.

mod cargo_tools;
mod chromium;
mod debian;
mod npm;
mod wasm_target;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sh::{Done, root};

/// What a command needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// To compile for wasm32.
    Wasm,
    /// To build the page as it is downloaded, and to test it in a browser.
    Page,
}

/// The tools of a machine on which nothing is missing any more.
pub struct Tools {
    /// `PATH` with the project's tools first.
    path: OsString,
    /// The compiler to use for wasm32, if it is not the one that cargo takes by itself.
    wasm_rustc: Option<PathBuf>,
    /// Chromium and its driver, where a browser is needed.
    browser: Option<chromium::Browser>,
}

impl Tools {
    /// A command that finds the project's tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path);
        command
    }

    /// A command that compiles for wasm32.
    pub fn wasm_command(&self, program: &str) -> Command {
        let mut command = self.command(program);
        if let Some(rustc) = &self.wasm_rustc {
            command.env("RUSTC", rustc);
        }
        command
    }

    /// Whether rustup's own toolchain compiles for wasm32, and so its clippy can look at that code.
    pub fn has_wasm_clippy(&self) -> bool {
        self.wasm_rustc.is_none()
    }

    /// A command that finds Chromium and its driver.
    pub fn in_browser<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if let Some(browser) = &self.browser {
            command.env("CHROMEDRIVER", &browser.driver).env("LOOPSCOPE_CHROMIUM", &browser.chromium);
        }
        command
    }
}

/// Finds all that is needed, installing what is missing.
pub fn find(needs: Needs) -> Done<Tools> {
    let tools = folder();
    let path = search_path(&tools);
    let wasm_rustc = wasm_target::find(&tools)?;
    for tool in cargo_tools::all()? {
        tool.find(&tools, &path)?;
    }
    npm::find(&path)?;
    let browser = if needs != Needs::Wasm { Some(chromium::find(&path)?) } else { None };
    Ok(Tools { path, wasm_rustc, browser })
}

/// Where tools are installed: a cache folder of the user's, so that every clone finds them.
fn folder() -> PathBuf {
    let cache =
        std::env::var_os("XDG_CACHE_HOME").or_else(|| std::env::var_os("LOCALAPPDATA")).map(PathBuf::from);
    let cache = cache.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
    cache.map_or_else(|| root().join("target/tools"), |cache| cache.join("loopscope/tools"))
}

fn search_path(tools: &Path) -> OsString {
    let own = [tools.join("bin"), root().join("node_modules/.bin")];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = own.into_iter().chain(std::env::split_paths(&inherited));
    std::env::join_paths(folders).unwrap_or(inherited)
}
