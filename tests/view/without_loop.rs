//! Where there is no event loop, none is drawn or told of.

use std::rc::Rc;

use loopscope::export::{Format, Look, export};
use loopscope::run::predict_under;
use loopscope::scenarios::scripted;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{Shared, Strategy, Trace};
use loopscope::view::scene::{Frame, LaneId, Layout, legend};
use loopscope::view::{Folds, Index, Lens, Narrator, Timeline, advance, span_texts};

/// Runs that have a meaning without a loop: a script that has all kinds of work, and every scenario.
fn runs() -> impl Iterator<Item = (&'static str, Language, Trace)> {
    let own = "a x 3 every 1: cpu 1; block 1\nb: sleep 1; thread cpu 1; print \"b\"\nc: fail \"no\"";
    let scripts = Language::ALL.into_iter().flat_map(move |language| {
        scripted()
            .map(move |scenario| scenario.script(language))
            .chain([own])
            .map(move |script| (script, language))
    });
    scripts.flat_map(|(script, language)| {
        let apart = [Strategy::Sync, Strategy::Threads, Strategy::Processes].into_iter();
        apart.filter_map(move |strategy| {
            let program = Rc::new(compile(script).expect("sound"));
            Some((script, language, predict_under(program, strategy).ok()?))
        })
    })
}

/// Words for the loop.
fn speaks_of_a_loop(text: &str) -> bool {
    text.to_lowercase().contains("loop ") || text.contains("event loop") || text.contains("루프")
}

#[test]
fn no_lane_no_word_no_figure_is_of_a_loop() {
    let mut count = 0;
    for (script, language, trace) in runs() {
        let strategy = trace.strategy;
        let texts = &language.texts().timeline;
        let timeline = Timeline::new(Rc::new(Index::of(Shared::new(trace))), None, None);
        let trace = &timeline.now.trace;
        let rows = timeline.rows(&Folds::new());
        let layout = Layout::page(&timeline, 1000.0, 400.0);
        let lens = Lens::fit(timeline.end_us, layout.track);
        let frame =
            Frame { timeline: &timeline, rows: &rows, layout, lens, scrolled: 0.0, measure: advance, texts };
        assert_eq!(frame.scene().loop_lane, None);
        assert_eq!(layout.lane_at(layout.lanes_top() - 1.0, 0.0), None, "nothing is above the first lane");
        assert_eq!(layout.lane_at(layout.lanes_top() + 1.0, 0.0), Some(LaneId::Row(0)));
        let spans = trace.tasks.iter().flat_map(|task| &task.spans);
        for span in spans.take(500) {
            assert!(!speaks_of_a_loop(
                &span_texts(span, strategy, texts).0.replace(span.label.as_deref().unwrap_or("\0"), "")
            ));
        }
        assert!(legend(&timeline, texts).iter().all(|entry| !speaks_of_a_loop(entry.text)));
        for (_, told) in Narrator::new(trace, language).take(500) {
            let quoted =
                trace.log.iter().any(|line| told.contains(&*line.text) && speaks_of_a_loop(&line.text));
            assert!(quoted || !speaks_of_a_loop(&told), "{told}");
        }
        if !speaks_of_a_loop(script) {
            for format in [Format::Svg, Format::Text, Format::Chrome] {
                let look = Look { strategy: Some(strategy), language, ..Look::default() };
                let made = export(script, format, &look).expect("a file");
                // It is said that there is none.
                let made = made.replace(&(language.texts().runs.without_loop)(strategy.word()), "");
                let at =
                    ["event loop", "루프", "Loop busy", "loop is"].iter().find_map(|word| made.find(word));
                assert_eq!(at.map(|at| &made[at..]), None, "{strategy:?} {format:?}");
            }
        }
        count += 1;
    }
    assert!(count > 60, "{count}");
}

#[test]
fn under_async_the_loop_has_its_lane_and_figure() {
    let made = export("a: cpu 1\nb: sleep 1", Format::Svg, &Look::default()).expect("a picture");
    assert!(made.contains(">event loop<") && made.contains(">Loop busy<"));
    let made = export("a: cpu 1\nb: sleep 1", Format::Text, &Look::default()).expect("a text");
    assert!(made.contains("event loop"));
}
