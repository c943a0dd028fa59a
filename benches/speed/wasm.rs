//! What `cargo xtask bench` measures as WebAssembly; `wasm.mjs` runs it in Node.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use loopscope::script::{Program, compile};
use loopscope::trace::Strategy;
use wasm_bindgen::prelude::wasm_bindgen;

/// A script to run again and again.
#[wasm_bindgen]
pub struct Bench(Rc<Program>);

#[wasm_bindgen]
impl Bench {
    /// Reads a script, which is sound.
    #[wasm_bindgen(constructor)]
    pub fn new(script: &str) -> Self {
        Self(Rc::new(compile(script).expect("a sound script")))
    }

    /// Runs it for its summary; returns its total in µs.
    pub fn summarize(&self) -> u64 {
        loopscope::run::summarize(self.0.clone(), Strategy::Async).map_or(0, |summary| summary.total_us)
    }

    /// Runs it for its trace; returns its total in µs.
    pub fn predict(&self) -> u64 {
        loopscope::run::predict(self.0.clone()).total_us
    }
}
