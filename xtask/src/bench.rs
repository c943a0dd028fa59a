//! The benchmarks: Loopscope native and as WebAssembly, CPython, SimPy; and how the page loads, answers and draws.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::build;
use crate::setup::{CHROMIUM, Tools, python};
use crate::sh::{Done, Failure, root, run, say};

/// Builds what is measured, then measures it, all in one go; beside it what a checkout of another commit has, if one is
/// named, with its page in its `dist`.
pub fn bench(tools: &Tools, against: Option<&Path>) -> Done {
    let against = against.map(checkout).transpose()?;
    kernels(tools, against.as_deref())?;
    for (what, bench) in [("memory", "--bench=memory"), ("from a worker to the page", "--bench=wire")] {
        say(what);
        run(tools.command("cargo").args(["bench", bench]))?;
    }

    if let Some(python) = python()? {
        say("what recording a Python program costs");
        run(tools.command(python).arg("python/benches/recording.py"))?;
    }

    say("the page as it is hosted");
    build(tools, false)?;
    let pages = against.map(|folder| folder.join("dist"));
    for (what, file) in PAGE {
        say(&format!("{what}, in Chromium"));
        let mut node = tools.command_in(&CHROMIUM, "node").ok_or_else(|| Failure::missing("no Chromium"))?;
        run(node.arg(file).args(&pages))?;
    }
    Ok(())
}

/// What is measured of the page, and by what.
const PAGE: [(&str, &str); 4] = [
    ("the time to the first total, cold, over a slow link", "tests/page/loading.bench.js"),
    ("from a key to the new picture", "tests/page/keys.bench.js"),
    ("what keeps a person waiting", "tests/page/waiting.bench.js"),
    ("frames a second while the timeline zooms and pans", "tests/page/frames.bench.js"),
];

fn checkout(folder: &Path) -> Done<PathBuf> {
    let found = folder.canonicalize().ok().filter(|folder| folder.join("dist/index.html").is_file());
    let help = "is no checkout with a built `dist`: run `cargo xtask build` in it";
    found.ok_or_else(|| Failure::missing(format!("{} {help}", folder.display())))
}

fn kernels(tools: &Tools, against: Option<&Path>) -> Done {
    say("building what is measured");
    let target = root().join("target");
    let mut cargo = tools.command("cargo");
    run(cargo.args(["build", "--release", "--example=speed_native", "--target-dir"]).arg(&target))?;
    let native = target.join("release/examples/speed_native");
    let wasm = wasm_package(tools, root(), &target)?;
    let mut bench = tools.command("cargo");
    bench.args(["bench", "--bench=speed"]);
    bench.env("LOOPSCOPE_BENCH_NATIVE", native).env("LOOPSCOPE_BENCH_WASM", wasm);
    if let Some(folder) = against {
        let target = target.join("bench-against");
        bench.env("LOOPSCOPE_BENCH_NATIVE_AGAINST", native_against(tools, folder, &target)?);
        bench.env("LOOPSCOPE_BENCH_WASM_AGAINST", wasm_package(tools, folder, &target)?);
    }

    say("getting SimPy");
    let simpy = target.join("bench-simpy");
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "simpy==4.1.2", "--target"]).arg(&simpy);
    if !simpy.join("simpy").is_dir() && run(&mut pip).is_err() {
        eprintln!("without SimPy, then");
    }

    say("measuring");
    // Memory that a run gives back is kept for the next one, as CPython keeps its own and a page its wasm's.
    // Otherwise the kernel's zeroing of fresh pages is most of what is measured here.
    run(bench
        .env("PYTHONPATH", simpy)
        .env("MALLOC_MMAP_THRESHOLD_", "4294967295")
        .env("MALLOC_TRIM_THRESHOLD_", "4294967295")
        .env("MALLOC_TOP_PAD_", "67108864"))
}

/// Builds `benches/speed/wasm.rs` of a checkout as a package for Node; where that is.
fn wasm_package(tools: &Tools, checkout: &Path, target: &Path) -> Done<PathBuf> {
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--example=speed_wasm", "--profile=wasm-bench", "--target=wasm32-unknown-unknown"]);
    run(cargo.arg("--manifest-path").arg(checkout.join("Cargo.toml")).arg("--target-dir").arg(target))?;
    let package = target.join("bench-wasm");
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target=experimental-nodejs-module", "--out-name=bench", "--out-dir"]).arg(&package);
    run(bindgen.arg(target.join("wasm32-unknown-unknown/wasm-bench/examples/speed_wasm.wasm")))?;
    Ok(package.join("bench.js"))
}

/// Builds this commit's `benches/speed/native.rs` with the library of another checkout; where the program is.
fn native_against(tools: &Tools, checkout: &Path, target: &Path) -> Done<PathBuf> {
    let package = target.join("native");
    let manifest = format!(
        "[package]\nname = \"against\"\nedition = \"2024\"\n\n[[bin]]\nname = \"against\"\npath = {:?}\n\n\
         [dependencies]\nloopscope = {{ path = {checkout:?} }}\n\n[workspace]\n",
        root().join("benches/speed/native.rs"),
    );
    std::fs::create_dir_all(&package)
        .and_then(|()| std::fs::write(package.join("Cargo.toml"), manifest))
        .and_then(|()| std::fs::copy(checkout.join("Cargo.lock"), package.join("Cargo.lock")))
        .map_err(|error| Failure {
            code: 1,
            message: format!("cannot write {}: {error}", package.display()),
        })?;
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--release", "--manifest-path"]).arg(package.join("Cargo.toml"));
    run(cargo.arg("--target-dir").arg(target))?;
    Ok(target.join("release/against"))
}
