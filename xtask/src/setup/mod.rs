//! Finding the tools, and installing what is missing.
//!
//! What is found is used; what is not is installed where the next call finds it: Rust's wasm32 target by rustup, Trunk
//! and wasm-bindgen in a cache folder of the user's, npm packages in `node_modules`. A browser is asked for, or done without,
//! and installed only in CI.

mod apt;
mod cargo_tools;
mod crates;
mod engines;
mod npm;
mod python;
mod wasm_target;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sh::{Done, Failure, root, say};

pub use engines::{CHROMIUM, ENGINES, Engine, FIREFOX, WEBKIT};
pub use python::python;

/// The tools of a machine on which nothing is missing any more.
pub struct Tools {
    /// `PATH` with the project's tools first.
    path: OsString,
}

impl Tools {
    /// A command that finds the project's tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path);
        command
    }

    /// A command that finds an engine and its driver, and none of another engine; `None` if this machine does without it.
    pub fn command_in(&self, engine: &Engine, program: &str) -> Option<Command> {
        let environment = engine.environment(&self.path)?;
        let mut words = engine.runner.iter().chain([&program]);
        let mut command = self.command(words.next()?);
        command.args(words);
        ENGINES.iter().flat_map(|other| other.variables()).for_each(|variable| {
            command.env_remove(variable);
        });
        command.envs(environment);
        Some(command)
    }
}

/// Finds all that building the page takes and, if engines are named, testing in them; installs what is missing, one after
/// the other, or says what it goes on without.
pub fn find(engines: &[&'static Engine]) -> Done<Tools> {
    let place = Place::of_user();
    let missing = all(engines, &place)?.into_iter().filter(|tool| !tool.is_there(&place));
    let (missing, done_without): (Vec<_>, Vec<_>) = missing.partition(|tool| tool.is_needed());
    for failure in done_without.iter().filter_map(|tool| tool.install(&place).err()) {
        eprintln!("{}", failure.message);
    }
    for (at, tool) in (1..).zip(&missing) {
        say(&format!("set-up, {at} of {}: {}", missing.len(), tool.name()));
        tool.install(&place)?;
        if !tool.is_there(&place) {
            return Err(Failure::missing(format!("{} was installed, but is not found", tool.name())));
        }
    }
    Ok(Tools { path: place.path })
}

/// Something that may be missing.
trait Tool {
    /// What it is, and how long it takes to install if that is long.
    fn name(&self) -> String;
    /// Whether it is there, in the version that is needed.
    fn is_there(&self, place: &Place) -> bool;
    /// Whether nothing goes on without it.
    fn is_needed(&self) -> bool {
        true
    }
    /// Installs it, or says what a person has to do.
    fn install(&self, place: &Place) -> Done;
}

/// All that is wanted: what may have to be installed by a person comes first, what takes long last.
fn all(engines: &[&'static Engine], place: &Place) -> Done<Vec<Box<dyn Tool>>> {
    let tests = !engines.is_empty();
    let mut tools: Vec<Box<dyn Tool>> = vec![Box::new(wasm_target::WasmTarget)];
    for engine in engines {
        tools.push(Box::new(*engine));
    }
    if tests && in_ci() {
        tools.extend([&apt::FONTS, &apt::HEADLESS_SHELL].map(|packages| Box::new(packages) as Box<dyn Tool>));
    }
    tools.push(Box::new(npm::Packages::new(tests)?));
    tools.push(Box::new(crates::Crates));
    for tool in cargo_tools::of_page()? {
        tools.push(Box::new(tool));
    }
    if engines.contains(&&FIREFOX) && (in_ci() || FIREFOX.environment(&place.path).is_some()) {
        tools.push(Box::new(cargo_tools::geckodriver()));
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
