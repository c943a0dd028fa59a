//! Chromium and its driver, for the tests in a browser.

use std::ffi::OsStr;
use std::path::PathBuf;

use super::debian;
use crate::sh::{Done, Failure, say, which};

/// A browser that tests can drive.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Finds Chromium and chromedriver, or installs Debian's.
pub fn find(path: &OsStr) -> Done<Browser> {
    if let Some(browser) = on_path(path) {
        return Ok(browser);
    }
    if debian::can_install() {
        say("installing Chromium, its driver and the fonts that the page shows");
        debian::install(&["chromium", "chromium-driver", "fonts-noto-cjk", "fonts-noto-color-emoji"])?;
    }
    let help = "Chromium or its driver is missing: install `chromium` and `chromedriver` of the same version";
    on_path(path).ok_or_else(|| Failure::missing(help))
}

fn on_path(path: &OsStr) -> Option<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let chromium = names.into_iter().find_map(|name| which(name, path))?;
    Some(Browser { chromium, driver: which("chromedriver", path)? })
}
