//! The checks and the tests, those of every run and those that others stand for; each runner prints its own summary.

use std::process::Command;

use crate::build::build;
use crate::rounds::{Step, run_in_turn};
use crate::setup::{self, CHROMIUM, ENGINES, Engine, FIREFOX, Tools, WEBKIT, find};
use crate::sh::{Done, run};

/// First what is told soonest, then all that compiles, then what compiled code does in browsers. Side by side is what leaves
/// processors to others: cargo checks and links in one thread, the page is optimized by one, the browser loop's tests wait
/// for time to pass, and in each engine one window has the focus.
const ROUNDS: [&[Step]; 7] = [
    &[step("format", &[], format)],
    &[
        step("page", &[], |tools| build(tools, true)),
        step("lints", &[], lints),
        step("documentation", &[], documentation),
        step("native", &[], native),
        step("loop", &[], |tools| run(browser_loop(tools.command("cargo")).arg("--no-run"))),
        step("python", &[], python),
    ],
    &[
        step("loop-in-chromium", &[&CHROMIUM], |tools| browser_loop_in(tools, &CHROMIUM)),
        step("loop-in-firefox", &[&FIREFOX], |tools| browser_loop_in(tools, &FIREFOX)),
        step("loop-in-webkit", &[&WEBKIT], |tools| browser_loop_in(tools, &WEBKIT)),
    ],
    &[step("page-in-chromium", &[&CHROMIUM], |tools| page(tools, &CHROMIUM, "page", "chromium"))],
    // What measures real time is alone.
    &[step("page-timed", &[&CHROMIUM], |tools| page(tools, &CHROMIUM, "page", "chromium-timed"))],
    &[
        step("python-in-wasm", &[], python_in_wasm),
        step("python-in-firefox", &[&FIREFOX], |tools| page(tools, &FIREFOX, "engines", "firefox-python")),
        step("python-in-webkit", &[&WEBKIT], |tools| page(tools, &WEBKIT, "engines", "webkit-python")),
    ],
    &[
        step("page-in-firefox", &[&FIREFOX], |tools| page(tools, &FIREFOX, "engines", "firefox")),
        step("page-in-webkit", &[&WEBKIT], |tools| page(tools, &WEBKIT, "engines", "webkit")),
    ],
];

/// What every run leaves out for its time, as other tests stand for it.
const WIDE: [&[Step]; 1] =
    [&[step("page-wide", &[&CHROMIUM], |tools| page(tools, &CHROMIUM, "page", "chromium-wide"))]];

const fn step(name: &'static str, engines: &'static [&'static Engine], run: fn(&Tools) -> Done) -> Step {
    Step { name, engines, run }
}

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const BROWSER_LOOP: [&str; 4] = ["--test", "browser", "--test", "worker"];
const WASM_CODE: [&str; 7] = ["--lib", "--bin", "page", "--bin", "formats", "--bin", "png"];

/// Runs the step of that name alone, or all of every run and, if `wide`, those that it leaves out.
pub fn test(name: Option<&str>, wide: bool) -> Done {
    match steps().find(|step| Some(step.name) == name) {
        Some(step) => (step.run)(&find(step.engines)?),
        None => run_in_turn(ROUNDS.iter().chain(WIDE.iter().filter(|_| wide)), &find(&ENGINES)?),
    }
}

/// All steps, in their order.
pub fn steps() -> impl Iterator<Item = &'static Step> {
    ROUNDS.into_iter().chain(WIDE).flatten()
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

/// Random tests draw the same each time, so that what fails here fails again, soon.
fn native(tools: &Tools) -> Done {
    let random = [("PROPTEST_RNG_SEED", "1"), ("PROPTEST_MAX_SHRINK_ITERS", "500")];
    run(tools.command("cargo").args(["test", "--workspace"]).envs(random))
}

/// The Python package, by what the standard library has for tests.
fn python(tools: &Tools) -> Done {
    let Some(python) = setup::python()? else { return Ok(()) };
    run(tools.command(python).args(["-m", "unittest", "discover", "-t", "python", "-s", "python/tests"]))
}

/// The same tests under WebAssembly's CPython, but for those that it has no threads or processes for.
fn python_in_wasm(tools: &Tools) -> Done {
    run(tools.command("node").arg("python/tests/in_wasm.mjs"))
}

/// The browser loop's tests, in a page and in a worker, by a cargo: it builds them once for all engines, in the least time,
/// for they wait more than they compute.
fn browser_loop(mut cargo: Command) -> Command {
    cargo.arg("test").args(WASM).args(BROWSER_LOOP);
    cargo.args(["--config", "profile.dev.package.loopscope.opt-level = 0"]);
    cargo
}

fn browser_loop_in(tools: &Tools, engine: &Engine) -> Done {
    let Some(cargo) = tools.command_in(engine, "cargo") else { return Ok(()) };
    let mut cargo = browser_loop(cargo);
    // What a test says is printed at once: of one that stands still nothing else would be known.
    cargo.args(["--", "--nocapture"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // All tests together, in seconds: with all of the recorded scripts they take half of it.
    run(cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "600"))
}

/// The tests in a folder, in one of its Playwright projects.
fn page(tools: &Tools, engine: &Engine, folder: &str, project: &str) -> Done {
    let Some(mut playwright) = tools.command_in(engine, "playwright") else { return Ok(()) };
    playwright.arg("test").arg(format!("--config=tests/{folder}/playwright.config.js"));
    run(playwright.arg(format!("--project={project}")))
}
