//! The page in `dist/`, and what it costs to load.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{io, iter};

use crate::setup::Tools;
use crate::sh::{Done, Failure, output, root, run, say};

/// Where the page is built, before it is made ready for a host.
pub const BUILT: &str = "target/built";
/// Pointers that are kept beside each index of a loop: WebAssembly adds an offset to a load for nothing, and the page is 3 KB
/// larger with them.
const SMALL: &str = "-Cllvm-args=-disable-lsr";
/// How much may transfer before a first visit has the whole page, in bytes.
/// (450,000 before a script had values, which are on every path: they are what a prediction is made with.)
const PAGE_LIMIT: usize = 505_000;
/// What is loaded later, by how its files' names begin, and how much of it may transfer, in bytes: the code editor and the
/// built-in scripts with the language's reference by every visit that is not embedded, what reads and writes runs as files and draws QR codes when somebody opens, saves or
/// shares one, what gives lessons when somebody opens, presents or puts one together, what makes a PNG or a GIF when somebody asks for one, CPython when somebody has a Python program.
const LATER: [(&str, usize); 6] = [
    ("editor", 110_000),
    ("scenarios", 20_000),
    ("formats", 350_500),
    ("lesson", 10_000),
    ("png", 2_000_000),
    ("python", 7_800_000),
];
/// How hard brotli tries, of 11: at CPython for seconds, not for minutes that save a few in a hundred bytes.
const QUALITY: i32 = 11;
const QUALITY_OF_PYTHON: i32 = 9;
/// What no visit waits for.
const ELSEWHERE: [&str; 3] = ["sw.js", "loopscope.html", "embed.js"];

/// Builds the page into `dist/`, prints its transfer size and fails if it is above a limit.
///
/// A single file, if it is asked for, comes beside it: `dist/loopscope.html`.
pub fn build(tools: &Tools, single_file: bool) -> Done {
    say("building the page");
    let mut trunk = tools.command("trunk");
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"));
    run(trunk.args(["build", "--release", "--offline", "--dist", BUILT]))?;
    say("making dist/ of it, for any static host");
    let mut host = tools.command("node");
    host.args(["xtask/host/main.js", BUILT, "dist"]);
    run(host.args(single_file.then_some("--single-file")))?;
    let fits = sizes(&root().join("dist"))
        .map_err(|error| Failure { code: 1, message: format!("cannot read dist/: {error}") })?;
    if fits {
        Ok(())
    } else {
        Err(Failure { code: 1, message: "the page transfers more than it may".into() })
    }
}

/// What the compiler is told. A panic's text names files: of crates and of Rust's library, not of this machine's folders.
fn flags() -> Vec<String> {
    let of_home = || std::env::home_dir().map(|home| home.join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(of_home);
    let crates = cargo.map(|cargo| cargo.join("registry/src"));
    let rust = output(Command::new("rustc").args(["--print", "sysroot"]));
    let library = rust.map(|rust| Path::new(&rust).join("lib/rustlib/src/rust"));
    let named = [(crates, "crates"), (library, "rust")].into_iter();
    let named =
        named.filter_map(|(folder, name)| Some(format!("--remap-path-prefix={}={name}", folder?.display())));
    iter::once(SMALL.into()).chain(named).collect()
}

/// Prints what the page transfers, compressed with brotli; whether that is within the limits.
fn sizes(dist: &Path) -> io::Result<bool> {
    let files = dist.read_dir()?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    println!("\nTransfer size (brotli, bytes)");
    let is_first = |file: &&PathBuf| {
        !ELSEWHERE.iter().any(|name| file.ends_with(name)) && LATER.iter().all(|(part, _)| !is_of(file, part))
    };
    let mut page = 0;
    for kind in ["html", "css", "js", "wasm"] {
        let is_kind = |file: &&PathBuf| file.extension().is_some_and(|extension| extension == kind);
        let size = compressed(files.iter().filter(is_first).filter(is_kind), QUALITY)?;
        println!("{kind:>8} {size:>8}");
        page += size;
    }
    println!("{:>8} {page:>8} of {PAGE_LIMIT}; an embed loads this alone", "page");
    let mut fits = page <= PAGE_LIMIT;
    for (part, limit) in LATER {
        let quality = if part == "python" { QUALITY_OF_PYTHON } else { QUALITY };
        let size = compressed(files.iter().filter(|file| is_of(file, part)), quality)?;
        println!("{part:>8} {size:>8} of {limit}");
        fits &= size <= limit;
    }
    if let Ok(single) = dist.join("loopscope.html").metadata() {
        println!("{:>8} {:>8} as it is", "single", single.len());
    }
    Ok(fits)
}

/// Whether a file is loaded only with that part.
fn is_of(file: &Path, part: &str) -> bool {
    file.file_name().unwrap_or_default().to_string_lossy().starts_with(part)
}

/// What files come to, each compressed by itself.
fn compressed<'a>(files: impl Iterator<Item = &'a PathBuf>, quality: i32) -> io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let size = |file: &PathBuf| {
        let bytes = std::fs::read(file)?;
        brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut io::sink(), &params)
    };
    files.map(size).sum()
}
