//! Threads that share a processor: whose turn it is.

use std::rc::Rc;

use loopscope::run::predict_under;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{Shared, SpanState, Strategy, Trace};
use loopscope::view::scene::{Bar, Frame, Layout, Rect, Scene, Shape, Sign, legend};
use loopscope::view::{Folds, Index, Lens, Timeline, advance};

fn under(strategy: Strategy, script: &str) -> Timeline {
    let program = Rc::new(compile(script).expect("a sound script"));
    let trace = predict_under(program, strategy).expect("a strategy with a meaning");
    Timeline::new(Rc::new(Index::of(Shared::new(trace))), None, None)
}

fn scene(timeline: &Timeline) -> Scene {
    let rows = timeline.rows(&Folds::new());
    let layout = Layout::page(timeline, 1000.0, 400.0);
    let lens = Lens::fit(timeline.end_us, layout.track);
    let texts = &Language::English.texts().timeline;
    Frame { timeline, rows: &rows, layout, lens, scrolled: 0.0, measure: advance, texts }.scene()
}

fn bars(shapes: &[Shape]) -> Vec<&Bar> {
    let mut found = Vec::new();
    for shape in shapes {
        if let Shape::Bars(bars) = shape {
            found.extend(bars);
        }
    }
    found
}

/// The computing bars of each lane of tasks or workers.
fn computing(scene: &Scene) -> Vec<&Bar> {
    let computes = |bar: &&Bar| matches!(bar.state, SpanState::Computing | SpanState::Offloaded);
    scene.lanes.iter().flat_map(|lane| bars(&lane.shapes)).filter(computes).collect()
}

/// Whether a bar is whole at a place.
fn is_on(bar: &Bar, x: f64) -> bool {
    let within = |rect: &Rect| rect.x <= x && x < rect.x + rect.width;
    within(&bar.rect) && !bar.pauses.iter().any(within)
}

/// How many are on at each place of a track, right of the texts.
fn at_once(bars: &[&Bar]) -> Vec<usize> {
    let from = 200.0;
    let to = bars.iter().map(|bar| bar.rect.x + bar.rect.width).fold(f64::MAX, f64::min) - 4.0;
    let mut counts = Vec::new();
    let mut x = from;
    while x < to {
        counts.push(bars.iter().filter(|bar| is_on(bar, x)).count());
        x += 3.7;
    }
    assert!(counts.len() > 50);
    counts
}

#[test]
fn under_the_gil_one_thread_at_a_time_computes_and_each_has_its_turn() {
    let timeline = under(Strategy::Threads, "a: cpu 2\nb: cpu 2\nc: cpu 2");
    let scene = scene(&timeline);
    let bars = computing(&scene);
    assert_eq!(bars.len(), 3);
    assert!(at_once(&bars).iter().all(|count| *count == 1));
    assert!(bars.iter().all(|bar| bar.pauses.len() > 20));
    let sign = Sign::InTurn(SpanState::Computing);
    let legend = legend(&timeline, &Language::English.texts().timeline);
    assert!(legend.iter().any(|entry| entry.sign == sign && entry.text == "in turn on one processor"));
}

#[test]
fn without_the_gil_as_many_compute_at_once_as_there_are_processors() {
    let two = scene(&under(Strategy::Threads, "gil off\ncores 2\na: cpu 2\nb: cpu 2\nc: cpu 2"));
    assert!(at_once(&computing(&two)).iter().all(|count| *count == 2));
    let enough = scene(&under(Strategy::Threads, "gil off\ncores 4\na: cpu 2\nb: cpu 2\nc: cpu 2"));
    assert!(computing(&enough).iter().all(|bar| bar.pauses.is_empty()));
}

#[test]
fn processes_share_only_what_processors_there_are() {
    let enough = under(Strategy::Processes, "a: cpu 2\nb: cpu 2");
    assert!(!enough.now.has_turns());
    let two = scene(&under(Strategy::Processes, "cores 2\na: cpu 2\nb: cpu 2\nc: cpu 2"));
    assert!(at_once(&computing(&two)).iter().all(|count| *count == 2));
}

#[test]
fn the_loop_itself_takes_turns_with_the_threads_of_its_pool() {
    let timeline = under(Strategy::Async, "a: thread cpu 3\nc: thread block 6\nb: cpu 3");
    let scene = scene(&timeline);
    let loop_lane = scene.loop_lane.as_ref().expect("a loop");
    let held = bars(&loop_lane.shapes)[0];
    let worker = scene.lanes.iter().find(|lane| lane.name.text.text == "thread 1").expect("a worker");
    let job = bars(&worker.shapes)[0];
    assert!(at_once(&[held, job]).iter().all(|count| *count == 1));
    let task = bars(&scene.lanes[0].shapes)[0];
    assert!(!task.pauses.is_empty(), "the task that gave the job has the turns of its worker");
    let blocking = scene.lanes.iter().find(|lane| lane.name.text.text == "thread 2").expect("a worker");
    assert!(bars(&blocking.shapes)[0].pauses.is_empty(), "whoever blocks takes no processor");
}

#[test]
fn who_computes_alone_has_no_gaps() {
    for strategy in Strategy::ALL {
        let timeline = under(strategy, "a: cpu 1; sleep 1\nb: sleep 1; cpu 1");
        let alone =
            strategy == Strategy::Sync || strategy == Strategy::Async || strategy == Strategy::Processes;
        assert!(!alone || !timeline.now.has_turns());
    }
    assert!(!under(Strategy::Threads, "a: cpu 1\nb: sleep 1; cpu 1").now.has_turns(), "one after the other");
}

#[test]
fn a_saved_trace_has_the_turns_of_its_run() {
    for script in ["cores 2\ngil off\na x 3: cpu 1", "a x 3: cpu 1"] {
        for strategy in [Strategy::Threads, Strategy::Processes] {
            let timeline = under(strategy, script);
            let json = serde_json::to_string(&*timeline.now.trace).expect("JSON");
            let read = Trace::from_json(&json).expect("a trace");
            let again = Timeline::new(Rc::new(Index::of(Shared::new(read))), None, None);
            assert_eq!(scene(&timeline), scene(&again), "{script}");
        }
    }
    let jobs = under(Strategy::Async, "a x 3: thread cpu 1");
    let json = serde_json::to_string(&*jobs.now.trace).expect("JSON");
    let again = Index::of(Shared::new(Trace::from_json(&json).expect("a trace")));
    assert!(again.has_turns(), "without events, too");
}

#[test]
fn no_text_is_cut_by_a_gap() {
    let scene = scene(&under(Strategy::Threads, "a: cpu 2 \"knead the dough\"\nb: cpu 2 \"chop\""));
    for bar in computing(&scene) {
        let label = bar.label.as_ref().expect("a text");
        let width = advance(&label.text, loopscope::view::scene::PAGE.label);
        let apart = |pause: &Rect| pause.x + pause.width <= label.x || label.x + width <= pause.x;
        assert!(bar.pauses.iter().all(apart), "{bar:?}");
    }
}
