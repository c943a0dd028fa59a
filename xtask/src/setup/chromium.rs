//! Chromium and its driver, for the tests in a browser.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use super::{Place, Tool, apt, in_ci};
use crate::sh::{Done, Failure, output, which};

/// A browser that tests can drive.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    /// What `LOOPSCOPE_CHROMIUM` and `CHROMEDRIVER` name, or what is found in a `PATH`.
    pub fn find(path: &OsStr) -> Option<Self> {
        let named = |variable| env::var_os(variable).map(PathBuf::from);
        let found = |names: &[&str]| names.iter().find_map(|name| which(name, path));
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        let chromium = named("LOOPSCOPE_CHROMIUM").or_else(|| found(&names))?;
        let driver = named("CHROMEDRIVER").or_else(|| found(&["chromedriver"]))?;
        Some(Self { chromium, driver })
    }
}

/// Chromium and its driver as something that may be missing.
pub struct Chromium;

impl Tool for Chromium {
    fn name(&self) -> String {
        "Chromium and its driver".into()
    }

    fn is_there(&self, place: &Place) -> bool {
        Browser::find(&place.path).is_some()
    }

    /// In CI. A person is asked, as it is a program for the whole machine.
    fn install(&self, _: &Place) -> Done {
        if in_ci() {
            return apt::install(&["chromium", "chromium-driver"]);
        }
        let command = if cfg!(target_os = "macos") {
            "`brew install --cask chromium chromedriver` installs them"
        } else if output(Command::new("apt-get").arg("--version")).is_some() {
            "`sudo apt-get install chromium chromium-driver` installs them"
        } else {
            "install `chromium` and `chromedriver` of the same version"
        };
        Err(Failure::missing(format!("tests need Chromium and its driver: {command}")))
    }
}
