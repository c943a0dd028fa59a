//! Times the script on standard input natively, as `wasm.mjs` does as WebAssembly: the summary, then the whole trace;
//! the best of some runs, in seconds. It keeps to the functions that `wasm.rs` calls, so that it builds with the
//! library of another commit.

use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

use loopscope::run::{predict, summarize};
use loopscope::script::compile;
use loopscope::trace::Strategy;

fn main() {
    let script = std::io::read_to_string(std::io::stdin()).expect("a script");
    let program = Rc::new(compile(&script).expect("a sound script"));
    let short = best(|| drop(black_box(summarize(program.clone(), Strategy::Async))));
    let whole = best(|| drop(black_box(predict(program.clone()))));
    println!("{short} {whole}");
}

fn best(run: impl Fn()) -> f64 {
    let timed = |_| {
        let since = Instant::now();
        run();
        since.elapsed().as_secs_f64()
    };
    (0..10).map(timed).fold(f64::INFINITY, f64::min)
}
