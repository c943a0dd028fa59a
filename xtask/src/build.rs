//! The page in `dist/`, and what it costs to load.

use std::io;
use std::path::{Path, PathBuf};

use crate::setup::Tools;
use crate::sh::{Done, Failure, root, run, say};
use crate::split::split;

/// What a first visit may transfer before the page is painted, in bytes.
const PAGE_LIMIT: usize = 200_000;
/// What comes later, by how its files begin, once the page is painted. So much each may transfer, in bytes.
const LATER: [(&str, usize); 3] = [("later", 80_000), ("editor", 110_000), ("engine", 150_000)];

/// Builds the page into `dist/`, prints its transfer size and fails if it is above a limit.
pub fn build(tools: &Tools) -> Done {
    say("building the page into dist/");
    run(tools.page_command("trunk").args(["build", "--release", "--offline"]))?;
    split(tools, &root().join("dist"))?;
    let fits = sizes(&root().join("dist"))
        .map_err(|error| Failure { code: 1, message: format!("cannot read dist/: {error}") })?;
    if fits || !tools.small_library {
        return Ok(());
    }
    Err(Failure { code: 1, message: "the page transfers more than it may".into() })
}

/// Prints what the page transfers, compressed with brotli; whether that is within the limits.
fn sizes(dist: &Path) -> io::Result<bool> {
    let files = dist.read_dir()?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    println!("\nTransfer size (brotli, bytes)");
    let mut total = 0;
    for kind in ["wasm", "js", "css", "html"] {
        let of_page = |file: &&PathBuf| LATER.iter().all(|(part, _)| !is_of(file, part));
        let of_kind = |file: &&PathBuf| file.extension().is_some_and(|extension| extension == kind);
        let size = compressed(files.iter().filter(of_page).filter(of_kind))?;
        println!("{kind:>8} {size:>8}");
        total += size;
    }
    println!("{:>8} {total:>8} of {PAGE_LIMIT}", "page");
    let mut fits = total <= PAGE_LIMIT;
    for (part, limit) in LATER {
        let size = compressed(files.iter().filter(|file| is_of(file, part)))?;
        println!("{part:>8} {size:>8} of {limit}");
        fits &= size <= limit;
    }
    Ok(fits)
}

/// Whether a file is loaded only with that part.
fn is_of(file: &Path, part: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(part) && (name.ends_with(".js") || name.ends_with(".wasm"))
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
