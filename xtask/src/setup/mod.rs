//! Finding the tools, and installing what is missing.
//!
//! What is found is used; what is not is installed where the next call finds it: Rust's wasm32 target by rustup, Trunk
//! and wasm-bindgen in a cache folder of the user's, npm packages in `node_modules`. A browser is asked for, and
//! installed only in CI.

mod apt;
mod cargo_tools;
mod chromium;
mod crates;
mod npm;
mod wasm_target;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sh::{Done, Failure, root, say};

/// What a command needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// To build the page.
    Page,
    /// To build the page, and to open it in a browser.
    Browser,
}

/// The tools of a machine on which nothing is missing any more.
pub struct Tools {
    /// `PATH` with the project's tools first.
    path: OsString,
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

    /// A command that finds Chromium and its driver.
    pub fn in_browser<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if let Some(browser) = &self.browser {
            command.env("CHROMEDRIVER", &browser.driver).env("LOOPSCOPE_CHROMIUM", &browser.chromium);
        }
        command
    }
}

/// Finds all that is needed, installing what is missing, one after the other.
pub fn find(needs: Needs) -> Done<Tools> {
    let place = Place::of_user();
    let missing: Vec<_> = all(needs)?.into_iter().filter(|tool| !tool.is_there(&place)).collect();
    for (at, tool) in (1..).zip(&missing) {
        say(&format!("set-up, {at} of {}: {}", missing.len(), tool.name()));
        tool.install(&place)?;
        if !tool.is_there(&place) {
            return Err(Failure::missing(format!("{} was installed, but is not found", tool.name())));
        }
    }
    let browser = (needs == Needs::Browser).then(|| chromium::Browser::find(&place.path)).flatten();
    Ok(Tools { path: place.path, browser })
}

/// Something that may be missing.
trait Tool {
    /// What it is, and how long it takes to install if that is long.
    fn name(&self) -> String;
    /// Whether it is there, in the version that is needed.
    fn is_there(&self, place: &Place) -> bool;
    /// Installs it, or says what a person has to do.
    fn install(&self, place: &Place) -> Done;
}

/// All that is needed: what may have to be installed by a person comes first, what takes long last.
fn all(needs: Needs) -> Done<Vec<Box<dyn Tool>>> {
    let mut tools: Vec<Box<dyn Tool>> = vec![Box::new(wasm_target::WasmTarget)];
    if needs == Needs::Browser {
        tools.push(Box::new(chromium::Chromium));
        if in_ci() {
            tools.push(Box::new(apt::Fonts));
        }
    }
    tools.push(Box::new(npm::Packages::new(needs)?));
    tools.push(Box::new(crates::Crates));
    for tool in cargo_tools::all()? {
        tools.push(Box::new(tool));
    }
    Ok(tools)
}

/// Whether nobody is there who could be asked.
fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true")
}

/// Where tools are looked for, and where they are installed.
struct Place {
    /// A cache folder of the user's, so that every clone finds them.
    tools: PathBuf,
    /// `PATH` with the project's tools first.
    path: OsString,
}

impl Place {
    fn of_user() -> Self {
        let of_system = std::env::var_os("XDG_CACHE_HOME").or_else(|| std::env::var_os("LOCALAPPDATA"));
        let of_home = || std::env::home_dir().map(|home| home.join(".cache"));
        let cache = of_system.map(PathBuf::from).or_else(of_home);
        let tools = cache.map_or_else(|| root().join("target/tools"), |cache| cache.join("loopscope/tools"));
        Self { path: search_path(&tools), tools }
    }
}

fn search_path(tools: &Path) -> OsString {
    let own = [tools.join("bin"), root().join("node_modules/.bin")];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = own.into_iter().chain(std::env::split_paths(&inherited));
    std::env::join_paths(folders).unwrap_or(inherited)
}
