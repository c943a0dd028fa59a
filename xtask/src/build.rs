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

/// Prints what a first visit transfers: wasm, js, css and html, compressed with brotli.
fn sizes(dist: &Path) -> io::Result<()> {
    let mut total = 0;
    println!("\nTransfer size (brotli, bytes)");
    for kind in ["wasm", "js", "css", "html"] {
        let mut of_kind = 0;
        for file in dist.read_dir()? {
            let file = file?.path();
            if file.extension().is_some_and(|extension| extension == kind) {
                of_kind += compressed(&std::fs::read(file)?)?;
            }
        }
        println!("{kind:>6} {of_kind:>8}");
        total += of_kind;
    }
    println!(" total {total:>8}");
    Ok(())
}

fn compressed(bytes: &[u8]) -> io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut io::sink(), &params)
}
