//! The page in `dist/`, and what it costs to load.

use std::io;
use std::path::{Path, PathBuf};

use crate::setup::Tools;
use crate::sh::{Done, Failure, root, run, say};
use crate::split::split;

/// Where the page is built, before it is made ready for a host.
const BUILT: &str = "target/built";
/// What is loaded before the page is painted, whole or embedded, beside what both load: how its files begin, and how much
/// all of it may transfer, in bytes.
const FIRST: [(&str, &[&str], usize); 2] =
    [("page", &["page_bg", "whole"], 200_000), ("embed", &["embedded_bg"], 150_000)];
/// What comes later, by how its files begin: once the page is painted, or, a PNG's maker, when it is asked for. So much
/// each may transfer, in bytes.
const LATER: [(&str, usize); 6] = [
    ("dialogs", 4_000),
    ("later", 100_000),
    ("embedded_later", 180_000),
    ("editor", 110_000),
    ("engine", 160_000),
    ("png", 1_800_000),
];

/// Builds the page into `dist/`, prints its transfer size and fails if it is above a limit.
///
/// A single file, if it is asked for, comes beside it: `dist/loopscope.html`.
pub fn build(tools: &Tools, single_file: bool) -> Done {
    say("building the page");
    run(tools.page_command("trunk").args(["build", "--release", "--offline", "--dist", BUILT]))?;
    split(tools, &root().join(BUILT))?;
    say("making dist/ of it, for any static host");
    let mut host = tools.command("node");
    host.args(["xtask/host/main.js", BUILT, "dist"]);
    run(host.args(single_file.then_some("--single-file")))?;
    let fits = sizes(&root().join("dist"))
        .map_err(|error| Failure { code: 1, message: format!("cannot read dist/: {error}") })?;
    if fits || !tools.small_library {
        return Ok(());
    }
    Err(Failure { code: 1, message: "the page transfers more than it may".into() })
}

/// What no visit transfers before the page is painted, beside [`LATER`].
const ELSEWHERE: [&str; 3] = ["sw.js", "loopscope.html", "embed.js"];

/// Prints what the page transfers, compressed with brotli; whether that is within the limits.
fn sizes(dist: &Path) -> io::Result<bool> {
    let files = dist.read_dir()?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    println!("\nTransfer size (brotli, bytes)");
    let is_first = |file: &&PathBuf| {
        let mut others = FIRST.iter().flat_map(|(_, own, _)| *own).chain(LATER.iter().map(|(part, _)| part));
        others.all(|part| !is_of(file, part)) && !ELSEWHERE.iter().any(|name| file.ends_with(name))
    };
    let of_kind = |kind: &'static str| move |file: &&PathBuf| file.extension().is_some_and(|of| of == kind);
    let mut common = 0;
    for kind in ["js", "css", "html"] {
        let size = compressed(files.iter().filter(is_first).filter(of_kind(kind)))?;
        println!("{kind:>14} {size:>8}");
        common += size;
    }
    let mut fits = true;
    for (name, own, limit) in FIRST {
        let size = common + compressed(files.iter().filter(|file| own.iter().any(|part| is_of(file, part))))?;
        println!("{name:>14} {size:>8} of {limit}");
        fits &= size <= limit;
    }
    for (part, limit) in LATER {
        let size = compressed(files.iter().filter(|file| is_of(file, part)))?;
        println!("{part:>14} {size:>8} of {limit}");
        fits &= size <= limit;
    }
    if let Ok(single) = dist.join("loopscope.html").metadata() {
        println!("{:>14} {:>8} as it is", "single", single.len());
    }
    Ok(fits)
}

/// Whether a file is loaded only with that part.
fn is_of(file: &Path, part: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(part) && ([".js", ".wasm", ".css"].iter().any(|end| name.ends_with(end)))
}

/// What files come to, each compressed by itself.
fn compressed<'a>(files: impl Iterator<Item = &'a PathBuf>) -> io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let size = |file: &PathBuf| {
        let bytes = std::fs::read(file)?;
        brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut io::sink(), &params)
    };
    files.map(size).sum()
}
