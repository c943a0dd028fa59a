//! A Rust compiler with the library for wasm32.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian;
use crate::sh::{Done, Failure, output, run, say};

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler with the source of its library, and what it links with.
const DEBIAN_RUST: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22", "rust-web-llvm"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Makes sure that there is a compiler for wasm32; `None` if it is the one that cargo takes by itself.
///
/// That one is used if it has the library or rustup can fetch it. Where rustup cannot download, Debian's
/// compiler takes its place, with the library built from its source.
pub fn find(tools: &Path) -> Done<Option<PathBuf>> {
    if has_library("rustc") {
        return Ok(None);
    }
    if output(Command::new("rustup").arg("--version")).is_some() {
        say("adding the wasm32 target");
        if run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && has_library("rustc") {
            return Ok(None);
        }
    }
    let debian_rustc = PathBuf::from(DEBIAN_RUSTC);
    if has_library(DEBIAN_RUSTC) {
        return Ok(Some(debian_rustc));
    }
    if !debian::can_install() {
        let help =
            "Rust's library for wasm32 is missing: `rustup target add wasm32-unknown-unknown` installs it";
        return Err(Failure::missing(help));
    }
    say("installing Debian's Rust and building its library for wasm32, this once");
    debian::install(DEBIAN_RUST)?;
    build_library(tools)?;
    has_library(DEBIAN_RUSTC)
        .then_some(Some(debian_rustc))
        .ok_or_else(|| Failure::missing("Debian's Rust has no library for wasm32 although it was built"))
}

/// Whether a compiler has the library for wasm32.
fn has_library(rustc: &str) -> bool {
    let core = |file: &str| file.starts_with("libcore-") && file.ends_with(".rlib");
    library_folder(rustc)
        .and_then(|folder| folder.read_dir().ok())
        .is_some_and(|files| files.flatten().any(|file| core(&file.file_name().to_string_lossy())))
}

fn library_folder(rustc: &str) -> Option<PathBuf> {
    let mut command = Command::new(rustc);
    // Asked for a compiler by its path, rustup's own choice has no say.
    output(command.args(["--print", "target-libdir", "--target", TARGET])).map(PathBuf::from)
}

/// Builds the library from its source, by way of an empty crate, into the folder where the compiler looks.
fn build_library(tools: &Path) -> Done {
    let crate_folder = tools.join("wasm-library");
    let written = std::fs::create_dir_all(crate_folder.join("src"))
        .and_then(|()| std::fs::write(crate_folder.join("src/lib.rs"), "#![no_std]\n"))
        .and_then(|()| {
            let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n";
            std::fs::write(crate_folder.join("Cargo.toml"), manifest)
        });
    written.map_err(|error| Failure::missing(format!("cannot write {}: {error}", crate_folder.display())))?;
    let build_std = "-Zbuild-std=std,panic_abort,panic_unwind,test";
    run(Command::new("/usr/bin/cargo")
        .args(["build", "--release", build_std, "--target", TARGET, "--manifest-path"])
        .arg(crate_folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(crate_folder.join("target"))
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes"))?;

    let built = crate_folder.join("target").join(TARGET).join("release/deps");
    let is_library = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with("libempty-")
    };
    let libraries: Vec<PathBuf> =
        built.read_dir().into_iter().flatten().flatten().map(|file| file.path()).filter(is_library).collect();
    let folder = library_folder(DEBIAN_RUSTC)
        .ok_or_else(|| Failure::missing("Debian's Rust does not say where its libraries are"))?;
    run(debian::as_root("mkdir").arg("-p").arg(&folder))?;
    run(debian::as_root("cp").args(libraries).arg(&folder))
}
