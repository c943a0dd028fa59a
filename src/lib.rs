//! Loopscope shows how an event loop spends time: predicted as CPython's asyncio runs it, and run for real
//! on the browser's own event loop.
//!
//! The list below is the map of the code. A module uses only modules above it; a test
//! (`tests/architecture`) scans the imports and fails on an arrow that runs back.
//!
//! | module | room |
//! | --- | --- |
//! | [`text`] | every sentence a person reads, one file a language |
//! | [`value`] | Python's values and what can be done with them: arithmetic, comparisons, text, its errors |
//! | [`script`] | text to program: tokens, syntax tree, checks, diagnostics |
//! | [`trace`] | the result of a run: events; spans, log and totals computed from them; JSON |
//! | [`machine`] | asyncio without its loop: a program's state and what its tasks do next |
//! | [`run`] | the loops in virtual time, pools and processors, the other strategies, findings |
//! | [`view`] | a trace as lanes, bars and marks; numbers and words, no DOM |
//! | [`export`] | a script or its run in other forms: SVG, PNG, GIF, text, JSON, Chrome's trace, Python |
//! | [`share`] | links: a script and how it is shown, in and out of a fragment |
//! | [`scenarios`] | the built-in scripts, one registry |
//! | [`app`] | the page's state: State, Action, a pure reduce; effects as data |
//! | `browser` | all that touches web-sys: clock, turns, live runs (wasm32 only) |
//! | `ui` | yew components and hooks; props in, callbacks out (wasm32 only) |

pub mod text;
pub mod value;

pub mod script;
pub mod trace;

pub mod machine;

pub mod run;

pub mod view;

pub mod export;
pub mod scenarios;
pub mod share;

pub mod app;

#[cfg(target_arch = "wasm32")]
pub mod browser;

#[cfg(target_arch = "wasm32")]
pub mod ui;
