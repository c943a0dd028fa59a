//! A run as `loopscope-trace-1`.

use serde::Serialize;

use crate::trace::{Event, Trace, Variables};

/// The document, laid out to be read; with every event if they are asked for.
pub fn json(trace: &Trace, events: bool) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        #[serde(flatten)]
        trace: &'a Trace,
        #[serde(skip_serializing_if = "Option::is_none")]
        events: Option<Vec<Numbered<'a>>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        variables: Option<&'a [Variables]>,
    }
    #[derive(Serialize)]
    struct Numbered<'a> {
        seq: usize,
        #[serde(flatten)]
        event: &'a Event,
    }
    let numbered = || trace.events.iter().enumerate().map(|(seq, event)| Numbered { seq, event }).collect();
    let variables = Some(&*trace.variables).filter(|all| events && !all.is_empty());
    let document = Document { trace, events: events.then(numbered), variables };
    // Nothing in a trace is what JSON has no form for, and a string takes all that is written to it.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
