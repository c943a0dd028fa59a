//! The page in `dist/`, and what it costs to load.

use std::io;
use std::path::Path;

use crate::setup::Tools;
use crate::sh::{Done, Failure, root, run, say};

/// Builds the page into `dist/` and prints its transfer size.
pub fn build(tools: &Tools) -> Done {
    say("building the page into dist/");
    run(tools.wasm_command("trunk").args(["build", "--release", "--offline"]))?;
    sizes(&root().join("dist"))
        .map_err(|error| Failure { code: 1, message: format!("cannot read dist/: {error}") })
}

/// What the page loads once it is painted.
const LATER: &str = "editor.js";

/// Prints what a first visit transfers: wasm, js, css and html, compressed with brotli; then what comes later.
fn sizes(dist: &Path) -> io::Result<()> {
    let mut total = 0;
    println!("\nTransfer size (brotli, bytes)");
    for kind in ["wasm", "js", "css", "html"] {
        let mut of_kind = 0;
        for file in dist.read_dir()? {
            let file = file?.path();
            let later = file.file_name().is_some_and(|name| name == LATER);
            if !later && file.extension().is_some_and(|extension| extension == kind) {
                of_kind += compressed(&std::fs::read(file)?)?;
            }
        }
        println!("{kind:>6} {of_kind:>8}");
        total += of_kind;
    }
    println!(" total {total:>8}");
    println!(" later {:>8}  {LATER}", compressed(&std::fs::read(dist.join(LATER))?)?);
    Ok(())
}

fn compressed(bytes: &[u8]) -> io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut io::sink(), &params)
}
