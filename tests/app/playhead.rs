//! Where the page stands in a run, and how it plays.

use std::collections::BTreeMap;
use std::rc::Rc;

use loopscope::app::{Move, Playhead, Speed};
use loopscope::run::predict;
use loopscope::scenarios::{FIRST, scripted};
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::Trace;
use loopscope::view::{Moment, moment};

/// A picture of the browser's, in µs.
const FRAME_US: u64 = 16_000;

fn run(script: &str) -> Trace {
    predict(Rc::new(compile(script).expect("sound")))
}

fn trace() -> Trace {
    run("a: sleep 1\nb: sleep 2")
}

fn moves(moves: &[Move]) -> Playhead {
    let trace = trace();
    let start = Playhead::default().moved(&trace, Move::ToEnd);
    moves.iter().fold(start, |playhead, to| playhead.moved(&trace, *to))
}

/// The playhead at every picture while a run plays, from its start to its end.
fn played(trace: &Trace, speed: u32) -> Vec<Playhead> {
    let speed = Move::Speed(Speed::from_quarters(speed).expect("a speed"));
    let start = Playhead::default().moved(trace, speed).moved(trace, Move::Toggle);
    let on =
        |playhead: &Playhead| Some(playhead.moved(trace, Move::Tick(FRAME_US))).filter(|on| on.is_moving());
    std::iter::successors(Some(start), on).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few pictures")]
fn seconds(pictures: &[Playhead]) -> f64 {
    pictures.len() as f64 * FRAME_US as f64 / 1e6
}

#[test]
fn it_steps_from_event_to_event_both_ways_and_not_beyond() {
    let steps = trace().events.len();
    assert_eq!(moves(&[]).step, steps);
    assert_eq!(moves(&[Move::On]).step, steps);
    assert_eq!(moves(&[Move::Back]).step, steps - 1);
    assert_eq!(moves(&[Move::ToStart, Move::Back]).step, 0);
    assert_eq!(moves(&[Move::ToStart, Move::On, Move::On]).step, 2);
}

#[test]
fn a_moment_shows_all_that_happens_in_it() {
    let trace = trace();
    for at in [moves(&[Move::ToTime(1_000_000)]), moves(&[Move::ToStart, Move::NextMoment, Move::NextMoment])]
    {
        assert!(trace.events[..at.step].iter().all(|event| event.t_us <= 1_000_000));
        assert!(trace.events[at.step..].iter().all(|event| event.t_us > 1_000_000));
        assert_eq!(at.t_us, 1_000_000);
    }
    let within = moves(&[Move::ToStart, Move::On, Move::NextMoment]);
    assert_eq!(within, moves(&[Move::ToTime(0)]), "the rest of its own moment comes first");
    assert_eq!(moves(&[Move::NextMoment]), moves(&[Move::ToEnd]));
}

#[test]
fn playing_begins_anew_at_the_end_goes_at_its_speed_and_stops_by_itself() {
    let twice = Move::Speed(Speed::from_quarters(8).expect("a speed"));
    let half = moves(&[twice, Move::Toggle, Move::Tick(150_000), Move::Tick(60_000_000)]);
    assert!(!half.is_moving() && half.t_us == 2_000_000);
    assert_eq!(half.speed.label(), "2×", "the speed stays");
    assert!(!moves(&[Move::Toggle, Move::Tick(1), Move::On]).is_moving(), "a step pauses");
    assert_eq!(moves(&[Move::ToStart, Move::Tick(1)]).step, 0, "nothing moves unless it plays");
    let trace = trace();
    let [once, four] = [4, 16].map(|speed| seconds(&played(&trace, speed)));
    assert!((once / four - 4.0).abs() < 0.2, "{once} s, {four} s");
}

#[test]
fn a_run_plays_for_its_time_and_what_its_steps_are_shown_for() {
    // 14 steps: two created, two taken, two sleeps; twice a timer due, a task woken, taken, done.
    let trace = trace();
    assert_eq!(trace.events.len(), 14);
    // The last steps of the first two moments are seen while time passes, and the run ends with the last of all.
    let shown = 0.3 * f64::from(1 + 14 - 3) + 2.0;
    let watched = seconds(&played(&trace, 4));
    assert!((watched - shown).abs() < 0.1, "{watched} s instead of {shown} s");
}

#[test]
fn time_passes_evenly_between_moments() {
    let trace = trace();
    let between: Vec<u64> =
        played(&trace, 4).iter().map(|at| at.t_us).filter(|t_us| (1..1_000_000).contains(t_us)).collect();
    assert!((60..64).contains(&between.len()), "{}", between.len());
    assert!(between.windows(2).all(|two| two[1] - two[0] == FRAME_US));
}

#[test]
fn a_long_run_is_played_in_a_minute_and_some_twenty_seconds_for_its_first_steps() {
    for script in
        ["a: sleep 40m\nb: sleep 20m", "a x 500: sleep 1; cpu 1", "a:\n  repeat 20000: sleep 10ms; yield"]
    {
        let watched = seconds(&played(&run(script), 4));
        assert!(watched < 60.0 + 20.0 + 0.5, "{script}: {watched} s");
    }
    let short = seconds(&played(&run("a x 500: sleep 1"), 4));
    assert!(short < 1.0 + 20.0 + 0.5, "{short} s");
}

#[test]
fn at_most_five_takes_of_a_pass_are_shown() {
    let trace = run("a x 100: sleep 1");
    let first: Vec<usize> = played(&trace, 4).iter().filter(|at| at.t_us == 0).map(|at| at.step).collect();
    let steps: std::collections::BTreeSet<usize> = first.into_iter().collect();
    let expected = (0..=5).chain(101..=110).chain([300]);
    assert_eq!(steps, expected.collect(), "five are created, five are taken and sleep, then all have");
}

/// Which states somebody is in, by the boxes' names.
fn boxes(trace: &Trace, moment: &Moment) -> [(&'static str, bool); 5] {
    [
        ("New", moment.to_come(trace).next().is_some()),
        ("Ready", !moment.ready.is_empty()),
        ("Running", !moment.running.is_empty()),
        ("Waiting", moment.waiting().next().is_some()),
        ("Done", moment.ended().next().is_some()),
    ]
}

#[test]
fn while_a_scenario_plays_every_box_that_is_ever_full_is_seen_long_enough() {
    for scenario in scripted().chain([&FIRST]) {
        let trace = run(scenario.script(Language::English));
        let mut ever = BTreeMap::new();
        for step in 0..trace.events.len().min(2_000) {
            for (name, full) in boxes(&trace, &moment(&trace, step)) {
                *ever.entry(name).or_insert(false) |= full;
            }
        }
        let (mut longest, mut now) = (BTreeMap::new(), BTreeMap::new());
        let mut before = (usize::MAX, [("", false); 5]);
        for at in played(&trace, 4) {
            if at.step != before.0 {
                before = (at.step, boxes(&trace, &moment(&trace, at.step)));
            }
            for (name, full) in before.1 {
                let now = now.entry(name).or_insert(0);
                *now = if full { *now + FRAME_US } else { 0 };
                let longest = longest.entry(name).or_insert(0);
                *longest = (*now).max(*longest);
            }
        }
        for (name, full) in ever {
            let seen = longest[name] + FRAME_US;
            assert!(!full || seen >= 300_000, "{}: {name} is seen for {seen} µs", scenario.id);
        }
    }
}
