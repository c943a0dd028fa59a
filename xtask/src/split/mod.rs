//! Splits the page's WebAssembly: what its first picture and the first key need, and what it loads once it is painted.
//!
//! Which functions those are is not written down but found out: a copy of the page in which every function leaves a
//! mark is opened in Chromium ([`marks`], `profile.js`). The others move into a second module ([`parts`]), which joins
//! the first one's memory and table; `www/later.js` loads it.

mod marks;
mod names;
mod parts;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::setup::Tools;
use crate::sh::{Done, Failure, root, run, say};

/// Splits the page in that folder.
pub fn split(tools: &Tools, dist: &Path) -> Done {
    say("splitting the page: what the first picture needs, and the rest");
    let page = Page::find(dist)?;
    let whole = fs::read(&page.wasm).map_err(failure)?;
    let glue = fs::read_to_string(page.glue()).map_err(failure)?;
    // A module that is written again has its functions in another order: from here on it is this one.
    let (whole, glue) = names::shorten(&whole, &glue).map_err(failure)?;
    fs::write(page.glue(), &glue).map_err(failure)?;
    let used = profile(tools, dist, &page, &whole)?;
    let parts = parts::split(&whole, &used).map_err(failure)?;
    let (first, later) = (small(tools, &parts.first)?, small(tools, &parts.later)?);
    page.replace(&glue, &first, &later).map_err(failure)
}

/// The page's files, as Trunk names them.
struct Page {
    folder: PathBuf,
    /// What stands in their names, to tell one version from another.
    version: String,
    wasm: PathBuf,
}

impl Page {
    fn find(dist: &Path) -> Done<Self> {
        for file in dist.read_dir().map_err(failure)? {
            let wasm = file.map_err(failure)?.path();
            let name = wasm.file_name().unwrap_or_default().to_string_lossy();
            if let Some(version) = name.strip_prefix("page-").and_then(|name| name.strip_suffix("_bg.wasm")) {
                return Ok(Self { folder: dist.into(), version: version.into(), wasm });
            }
        }
        Err(Failure { code: 1, message: "there is no page-….wasm to split".into() })
    }

    fn glue(&self) -> PathBuf {
        self.folder.join(format!("page-{}.js", self.version))
    }

    /// Puts the two modules in the place of the one, under names that tell their version, too.
    fn replace(&self, glue: &str, first: &[u8], later: &[u8]) -> io::Result<()> {
        let mut hasher = DefaultHasher::new();
        (glue, first, later).hash(&mut hasher);
        let version = format!("{:016x}", hasher.finish());
        let name = |end: &str| self.folder.join(format!("page-{version}{end}"));
        fs::remove_file(&self.wasm)?;
        fs::write(name("_bg.wasm"), first)?;
        fs::write(self.folder.join(format!("later-{version}.wasm")), later)?;
        fs::write(name(".js"), glue.replace("later.wasm", &format!("later-{version}.wasm")))?;
        fs::remove_file(self.glue())?;
        let html = self.folder.join("index.html");
        fs::write(&html, fs::read_to_string(&html)?.replace(&self.version, &version))
    }
}

/// The functions of the module that ran, by their place in it, when the page was opened in Chromium.
fn profile(tools: &Tools, dist: &Path, page: &Page, whole: &[u8]) -> Done<BTreeSet<usize>> {
    let folder = root().join("target/profile");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(failure)?;
    for file in dist.read_dir().map_err(failure)? {
        let file = file.map_err(failure)?;
        fs::copy(file.path(), folder.join(file.file_name())).map_err(failure)?;
    }
    let marked = marks::mark(whole).map_err(failure)?;
    fs::write(folder.join(page.wasm.file_name().unwrap_or_default()), marked).map_err(failure)?;
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
        .args(["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .args(FEATURES)
        .arg(&file)
        .arg("-o")
        .arg(&file))?;
    fs::read(&file).map_err(failure)
}

fn failure(error: impl std::fmt::Display) -> Failure {
    Failure { code: 1, message: format!("cannot split the page: {error:#}") }
}
