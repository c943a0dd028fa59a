//! What a page holds on to does not grow with what is done in it. The only test of its program: it counts every byte.

mod workload;

use peak_alloc::PeakAlloc;

use workload::{page, ten_actions};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// A single script is longer.
const MOST_GROWTH: usize = 8_000;

#[test]
fn a_page_holds_no_more_after_ten_thousand_actions_than_after_one_thousand() {
    let mut store = page();
    let mut held_after = |tens: std::ops::Range<usize>| {
        tens.for_each(|number| ten_actions(&mut store, number));
        MEMORY.current_usage()
    };
    let (early, late) = (held_after(0..100), held_after(100..1_000));
    assert!(late <= early + MOST_GROWTH, "{early} bytes after 1,000 actions, {late} after 10,000");
}
