//! Every check and every test, cheapest first; each runner prints its own summary.

use std::time::Instant;

use crate::build::build;
use crate::setup::{CHROMIUM, Engine, FIREFOX, Tools, WEBKIT};
use crate::sh::{Done, run, say};

type Step = fn(&Tools) -> Done;

const STEPS: [(&str, Step); 12] = [
    ("format", format),
    ("lints", lints),
    ("documentation", documentation),
    ("the page as it is hosted", |tools| build(tools, true)),
    ("tests: native", native),
    ("tests: the browser loop, in Chromium", |tools| browser_loop(tools, &CHROMIUM)),
    ("tests: the browser loop, in Firefox", |tools| browser_loop(tools, &FIREFOX)),
    ("tests: the browser loop, in WebKit", |tools| browser_loop(tools, &WEBKIT)),
    ("tests: the page, in Chromium", |tools| page(tools, &CHROMIUM, "page", "chromium")),
    ("tests: the page's measured times", |tools| page(tools, &CHROMIUM, "page", "chromium-timed")),
    ("tests: the page, in Firefox", |tools| page(tools, &FIREFOX, "engines", "firefox")),
    ("tests: the page, in WebKit", |tools| page(tools, &WEBKIT, "engines", "webkit")),
];

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const BROWSER_LOOP: [&str; 4] = ["--test", "browser", "--test", "worker"];
const WASM_CODE: [&str; 7] = ["--lib", "--bin", "page", "--bin", "formats", "--bin", "png"];

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
    run(tools.command("cargo").arg("clippy").args(WASM).args(WASM_CODE).args(BROWSER_LOOP).args(deny))
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

/// The same WebAssembly in each engine, in a page and in a worker: cargo builds it once.
fn browser_loop(tools: &Tools, engine: &Engine) -> Done {
    let Some(mut cargo) = tools.command_in(engine, "cargo") else { return Ok(()) };
    cargo.arg("test").args(WASM).args(BROWSER_LOOP);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // All tests together, in seconds.
    run(cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "600"))
}

/// The tests in a folder, in one of its Playwright projects.
fn page(tools: &Tools, engine: &Engine, folder: &str, project: &str) -> Done {
    let Some(mut playwright) = tools.command_in(engine, "playwright") else { return Ok(()) };
    playwright.arg("test").arg(format!("--config=tests/{folder}/playwright.config.js"));
    run(playwright.arg(format!("--project={project}")))
}
