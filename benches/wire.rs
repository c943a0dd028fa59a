//! What it takes to send a run of 100,000 spans from a worker to the page: packed, copied, unpacked. `cargo xtask bench`
//! runs this.

use std::rc::Rc;
use std::time::{Duration, Instant};

use loopscope::run::{DRAWN_STATEMENTS, Ended, record_within};
use loopscope::script::compile;
use loopscope::trace::Strategy;
use loopscope::trace::wire::{Inbox, Outbox};

/// 100 tasks of 500 rounds of two spans each, with labels and prints.
const SCRIPT: &str =
    "work x 100:\n  repeat 500 as i:\n    cpu 1ms \"think\"\n    sleep 1ms \"wait\"\n  print \"{n}\"\n";

/// Events in a part.
const PART: usize = 10_000;

fn main() {
    let program = Rc::new(compile(SCRIPT).expect("a sound script"));
    let ended = record_within(program, Strategy::Async, DRAWN_STATEMENTS).expect("a meaning");
    let trace = transfer(&ended).0;
    let spans: usize = trace.tasks.iter().map(|task| task.spans.len()).sum();
    let rounds: Vec<_> = (0..20).map(|_| transfer(&ended)).collect();
    let least =
        |of: fn(&Times) -> Duration| rounds.iter().map(|(_, times)| of(times)).min().unwrap_or_default();
    println!("\na run of {spans} spans, {} events, {} bytes, in ms", trace.events.len(), rounds[0].1.bytes);
    print("pack", least(|times| times.pack));
    print("copy", least(|times| times.copy));
    print("unpack", least(|times| times.unpack));
    print("together", least(|times| times.pack + times.copy + times.unpack));
}

fn print(name: &str, time: Duration) {
    println!("{name:<10} {:>8.2}", time.as_secs_f64() * 1000.0);
}

#[derive(Default)]
struct Times {
    bytes: usize,
    pack: Duration,
    copy: Duration,
    unpack: Duration,
}

fn transfer(ended: &Ended) -> (loopscope::trace::Trace, Times) {
    let (mut outbox, mut inbox, mut times) = (Outbox::default(), Inbox::default(), Times::default());
    loop {
        let start = Instant::now();
        let part = outbox.pack(ended.recorder(), PART, ended.standing()).expect("more to send");
        times.pack += start.elapsed();
        let start = Instant::now();
        let part = part.clone();
        times.copy += start.elapsed();
        times.bytes += part.len();
        let start = Instant::now();
        let standing = inbox.unpack(&part).expect("a whole part");
        times.unpack += start.elapsed();
        if standing.is_over() {
            return (inbox.into_trace(standing), times);
        }
    }
}
