//! The benchmarks: Loopscope native and as WebAssembly, CPython, SimPy; and how smoothly the page draws.

use std::process::Command;

use crate::build::build;
use crate::setup::Tools;
use crate::sh::{Done, root, run, say};

/// Builds what is measured, then measures it, all in one go.
pub fn bench(tools: &Tools) -> Done {
    say("building the WebAssembly that is measured");
    let package = root().join("target/bench-wasm");
    run(tools.command("cargo").args([
        "build",
        "--example=speed_wasm",
        "--profile=wasm-bench",
        "--target=wasm32-unknown-unknown",
    ]))?;
    let built = root().join("target/wasm32-unknown-unknown/wasm-bench/examples/speed_wasm.wasm");
    run(tools
        .command("wasm-bindgen")
        .args(["--target=experimental-nodejs-module", "--out-name=bench", "--out-dir"])
        .arg(&package)
        .arg(built))?;

    say("getting SimPy");
    let simpy = root().join("target/bench-simpy");
    if !simpy.join("simpy").is_dir()
        && run(Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "simpy==4.1.2", "--target"])
            .arg(&simpy))
        .is_err()
    {
        eprintln!("without SimPy, then");
    }

    say("measuring");
    // Memory that a run gives back is kept for the next one, as CPython keeps its own and a page its wasm's.
    // Otherwise the kernel's zeroing of fresh pages is most of what is measured here.
    run(tools
        .command("cargo")
        .args(["bench", "--bench=speed"])
        .env("LOOPSCOPE_WASM_BENCH", package.join("bench.js"))
        .env("PYTHONPATH", simpy)
        .env("MALLOC_MMAP_THRESHOLD_", "4294967295")
        .env("MALLOC_TRIM_THRESHOLD_", "4294967295")
        .env("MALLOC_TOP_PAD_", "67108864"))?;
    run(tools.command("cargo").args(["bench", "--bench=memory"]))?;

    build(tools, false)?;
    say("from a key to the new picture, in Chromium");
    run(tools.in_browser(tools.command("node").arg("tests/page/keys.bench.js")))?;
    say("frames a second while the timeline zooms and pans, in Chromium");
    run(tools.in_browser(tools.command("node").arg("tests/page/frames.bench.js")))
}
