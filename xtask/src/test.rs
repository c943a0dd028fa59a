//! Every check and every test, cheapest first; each runner prints its own summary.

use crate::build::build;
use crate::setup::Tools;
use crate::sh::{Done, run, say};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const WASM_CODE: [&str; 9] =
    ["--lib", "--bin", "page", "--bin", "engine", "--bin", "png", "--test", "browser"];

/// Runs all of them; stops at the first that fails.
pub fn test(tools: &Tools) -> Done {
    say("format");
    run(tools.command("cargo").args(["fmt", "--all", "--check"]))?;

    say("lints");
    let deny = ["--", "-D", "warnings"];
    run(tools.command("cargo").args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    if tools.has_wasm_clippy() {
        run(tools.command("cargo").arg("clippy").args(WASM).args(WASM_CODE).args(deny))?;
    } else {
        say("clippy has no wasm32 library here; the compiler's own lints must do");
        run(tools
            .wasm_command("cargo")
            .arg("check")
            .args(WASM)
            .args(WASM_CODE)
            .env("RUSTFLAGS", "-Dwarnings"))?;
    }

    build(tools, true)?;

    say("tests: native");
    run(tools.command("cargo").args(["test", "--workspace"]))?;

    say("tests: the browser loop, in Chromium");
    let mut browser = tools.wasm_command("cargo");
    browser.arg("test").args(WASM).args(["--test", "browser"]);
    browser.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // All tests together, in seconds.
    browser.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    run(tools.in_browser(&mut browser))?;

    say("tests: the page, in Chromium");
    let mut page = tools.command("playwright");
    page.args(["test", "--config", "tests/page/playwright.config.js"]);
    run(tools.in_browser(&mut page))
}
