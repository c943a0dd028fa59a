//! Splits the page's WebAssembly: what its first picture and the first key need, and what it loads once it is painted.
//! An embedded page, which shows less and has no key, has a split of its own.
//!
//! Which functions those are is not written down but found out: a copy of the page in which every function leaves a
//! mark is opened in Chromium ([`marks`], `profile.js`). The others move into a second module ([`parts`]), which joins
//! the first one's memory and table, with the constants that only they need ([`data`]); `www/later.js` loads it.

mod data;
mod marks;
mod names;
mod parts;

use std::fs;
use std::path::Path;

use crate::setup::Tools;
use crate::sh::{Done, Failure, root, run, say};

/// Splits the page in that folder.
pub fn split(tools: &Tools, built: &Path) -> Done {
    say("splitting the page: what the first picture needs, and the rest");
    let (wasm, glue) = (built.join(WASM), built.join("page.js"));
    let (whole, names) = (fs::read(wasm).map_err(failure)?, fs::read_to_string(&glue).map_err(failure)?);
    // A module that is written again has its functions in another order: from here on it is this one.
    let (whole, names) = names::shorten(&whole, &names).map_err(failure)?;
    fs::write(glue, names).map_err(failure)?;
    let used = profile(tools, built, &whole)?;
    for (first, later, last) in [("page_bg", "later", WHOLE), ("embedded_bg", "embedded_later", EMBEDDED)] {
        let stays: Vec<bool> = used.iter().map(|by| *by <= last).collect();
        let parts = parts::split(&whole, &stays).map_err(failure)?;
        for (name, part) in [(first, parts.first), (later, parts.later)] {
            fs::write(built.join(format!("{name}.wasm")), small(tools, &part)?).map_err(failure)?;
        }
    }
    Ok(())
}

/// What `profile.js` writes of a function that an embedded page runs first, and of one that only the whole page does.
const EMBEDDED: u8 = 0;
const WHOLE: u8 = 1;

/// The page's WebAssembly, as Trunk names it.
const WASM: &str = "page_bg.wasm";

/// Who ran each function of the module when the page was opened in Chromium.
fn profile(tools: &Tools, built: &Path, whole: &[u8]) -> Done<Vec<u8>> {
    let folder = root().join("target/profile");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(failure)?;
    for file in built.read_dir().map_err(failure)? {
        let file = file.map_err(failure)?;
        fs::copy(file.path(), folder.join(file.file_name())).map_err(failure)?;
    }
    let marked = marks::mark(whole).map_err(failure)?;
    fs::write(folder.join(WASM), marked).map_err(failure)?;
    run(tools.in_browser(tools.command("node").arg("xtask/profile.js").arg(&folder)))?;
    let used = fs::read_to_string(folder.join("used.txt")).map_err(failure)?;
    used.lines().map(str::parse).collect::<Result<_, _>>().map_err(failure)
}

/// The module as `wasm-opt` makes it smaller.
fn small(tools: &Tools, wasm: &[u8]) -> Done<Vec<u8>> {
    const FEATURES: [&str; 6] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let file = root().join("target/profile/part.wasm");
    fs::write(&file, wasm).map_err(failure)?;
    run(tools
        .command("wasm-opt")
        // A constant up to 1,023 may become a load's offset: no address of ours wraps around to so low a place, where
        // only the end of a full stack is.
        .args(["-Oz", "--low-memory-unused", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .args(FEATURES)
        .arg(&file)
        .arg("-o")
        .arg(&file))?;
    fs::read(&file).map_err(failure)
}

fn failure(error: impl std::fmt::Display) -> Failure {
    Failure { code: 1, message: format!("cannot split the page: {error:#}") }
}
