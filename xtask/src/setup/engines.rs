//! Browser engines and their drivers, for the tests in them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use super::{Place, Tool, apt, in_ci};
use crate::sh::{Done, Failure, output, which};

/// An engine, and what it takes to drive it.
#[derive(PartialEq)]
pub struct Engine {
    /// The browser that has it, as people call it.
    pub name: &'static str,
    /// Programs that the tests find by a variable, and the names that each may have in a `PATH`.
    named: &'static [(&'static str, &'static [&'static str])],
    /// Programs that are found in the `PATH` alone.
    in_path: &'static [&'static str],
    /// Debian's packages that have them.
    packages: &'static [&'static str],
    /// What a machine has instead that is no Debian.
    elsewhere: &'static str,
    /// Whether nothing goes on without it. The others are missed only in CI.
    is_needed: bool,
    /// What else is to stand in the environment.
    settings: &'static [(&'static str, &'static str)],
    /// What runs a program that drives it.
    pub runner: &'static [&'static str],
}

pub const CHROMIUM: Engine = Engine {
    name: "Chromium",
    named: &[
        (
            "LOOPSCOPE_CHROMIUM",
            &[
                "chromium-headless-shell",
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ],
        ),
        ("CHROMEDRIVER", &["chromedriver"]),
    ],
    in_path: &[],
    packages: &["chromium", "chromium-driver"],
    elsewhere: "`chromium` and `chromedriver` of the same version (`brew install --cask` has both)",
    is_needed: true,
    settings: &[],
    runner: &[],
};

/// Its driver, which finds it as it is found here, is one of the programs from crates.io.
pub const FIREFOX: Engine = Engine {
    name: "Firefox",
    named: &[],
    in_path: &["firefox"],
    packages: &["firefox-esr"],
    elsewhere: "`firefox` in the `PATH`",
    is_needed: false,
    settings: &[("GECKODRIVER", "geckodriver")],
    runner: &[],
};

/// WebKitGTK's own small browser, which opens its window on a screen that nobody sees. Its driver calls itself Safari's to
/// those who know that one alone.
pub const WEBKIT: Engine = Engine {
    name: "WebKit",
    named: &[("SAFARIDRIVER", &["WebKitWebDriver"])],
    in_path: &["xvfb-run"],
    packages: &["webkit2gtk-driver", "xvfb", "xauth"],
    elsewhere: "`WebKitWebDriver` of WebKitGTK and `xvfb-run`",
    is_needed: false,
    // No graphics card draws for it, and no other screen is tried.
    settings: &[
        ("GDK_BACKEND", "x11"),
        ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1"),
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ],
    runner: &["xvfb-run", "--auto-servernum"],
};

pub const ENGINES: [&Engine; 3] = [&CHROMIUM, &FIREFOX, &WEBKIT];

impl Engine {
    /// The variables of a program that drives it; `None` if something is missing.
    pub fn environment(&self, path: &OsStr) -> Option<Vec<(&'static str, OsString)>> {
        let found =
            self.named.iter().map(|&(variable, names)| Some((variable, named(variable, names, path)?)));
        let settings = self.settings.iter().map(|&(variable, setting)| Some((variable, setting.into())));
        if self.missing(path).is_empty() { found.chain(settings).collect() } else { None }
    }

    /// Its programs that are not found.
    fn missing(&self, path: &OsStr) -> Vec<String> {
        let is_named = |(variable, names): &&(&str, &[&str])| named(variable, names, path).is_some();
        let unnamed =
            self.named.iter().filter(|program| !is_named(program)).map(|(_, names)| names.join("` or `"));
        let absent = self.in_path.iter().filter(|name| which(name, path).is_none());
        unnamed.chain(absent.map(ToString::to_string)).collect()
    }

    /// Which of its programs are not here, and what brings them.
    fn absence(&self, path: &OsStr) -> String {
        let Self { name, packages, elsewhere, .. } = self;
        let missing = self.missing(path).join("` and `");
        let is_debian = output(Command::new("apt-get").arg("--version")).is_some();
        let help = if is_debian {
            format!("`sudo apt-get install {}` brings it", packages.join(" "))
        } else {
            format!("it takes {elsewhere}")
        };
        format!("no tests in {name}, without `{missing}`: {help}")
    }

    /// All variables that mean something to it.
    pub fn variables(&self) -> impl Iterator<Item = &'static str> {
        let named = self.named.iter().map(|&(variable, _)| variable);
        named.chain(self.settings.iter().map(|&(variable, _)| variable))
    }
}

impl Tool for &'static Engine {
    fn name(&self) -> String {
        format!("{}, for tests in it", self.name)
    }

    fn is_there(&self, place: &Place) -> bool {
        self.environment(&place.path).is_some()
    }

    fn is_needed(&self) -> bool {
        self.is_needed || in_ci()
    }

    /// In CI. A person is asked, as it is a program for the whole machine.
    fn install(&self, place: &Place) -> Done {
        let installed = if in_ci() { apt::install(self.packages) } else { Ok(()) };
        if self.is_there(place) {
            return Ok(());
        }
        let absence = self.absence(&place.path);
        Err(match installed {
            Ok(()) => Failure::missing(absence),
            Err(failure) => Failure { message: format!("{}\n{absence}", failure.message), ..failure },
        })
    }
}

/// A program that a variable names, or that is in the `PATH` by one of these names.
fn named(variable: &str, names: &[&str], path: &OsStr) -> Option<OsString> {
    let in_path = || names.iter().find_map(|name| which(name, path)).map(PathBuf::into_os_string);
    env::var_os(variable).or_else(in_path)
}
