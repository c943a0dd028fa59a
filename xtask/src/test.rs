//! Every check and every test, cheapest first; each runner prints its own summary.

use std::time::Instant;

use crate::build::build;
use crate::setup::Tools;
use crate::sh::{Done, run, say};

type Step = fn(&Tools) -> Done;

const STEPS: [(&str, Step); 7] = [
    ("format", format),
    ("lints", lints),
    ("documentation", documentation),
    ("the page as it is hosted", |tools| build(tools, true)),
    ("tests: native", native),
    ("tests: the browser loop, in Chromium", browser_loop),
    ("tests: the page, in Chromium", page),
];

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const WASM_CODE: [&str; 7] = ["--lib", "--bin", "page", "--bin", "png", "--test", "browser"];

/// Runs all of them; stops at the first that fails. Says at last how long each took.
pub fn test(tools: &Tools) -> Done {
    let mut times = Vec::new();
    for (name, step) in STEPS {
        say(name);
        let since = Instant::now();
        step(tools)?;
        times.push((name, since.elapsed().as_secs()));
    }
    say("all of it passed");
    for (name, seconds) in times {
        eprintln!("{seconds:>5} s  {name}");
    }
    Ok(())
}

fn format(tools: &Tools) -> Done {
    run(tools.command("cargo").args(["fmt", "--all", "--check"]))
}

fn lints(tools: &Tools) -> Done {
    let deny = ["--", "-D", "warnings"];
    run(tools.command("cargo").args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    run(tools.command("cargo").arg("clippy").args(WASM).args(WASM_CODE).args(deny))
}

fn documentation(tools: &Tools) -> Done {
    let document = |target: &[&str]| {
        let mut cargo = tools.command("cargo");
        cargo.args(["doc", "--no-deps", "--lib"]).args(target);
        run(cargo.env("RUSTDOCFLAGS", "-Dwarnings"))
    };
    document(&[])?;
    document(&WASM)
}

fn native(tools: &Tools) -> Done {
    run(tools.command("cargo").args(["test", "--workspace"]))
}

fn browser_loop(tools: &Tools) -> Done {
    let mut cargo = tools.command("cargo");
    cargo.arg("test").args(WASM).args(["--test", "browser"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // All tests together, in seconds.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    run(tools.in_browser(&mut cargo))
}

fn page(tools: &Tools) -> Done {
    let mut playwright = tools.command("playwright");
    playwright.args(["test", "--config", "tests/page/playwright.config.js"]);
    run(tools.in_browser(&mut playwright))
}
