//! The state at a step, from the events before it: whoever goes on, begins anew or prepares all of it sees the same.

use std::rc::Rc;

use loopscope::run::predict;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{Event, EventKind, Shared, TaskId};
use loopscope::view::{Index, Moment, Moments, Narrator, Prepared};
use proptest::prelude::*;

#[test]
fn whoever_goes_on_tells_what_one_who_begins_anew_tells() {
    let script =
        "queue q\na:\n  put q \"x\"\n  sleep 1\nb x 3:\n  yield\n  cpu 1\nc: get q as x; print \"{x}\"";
    let trace = predict(Rc::new(compile(script).expect("sound")));
    let told: Vec<String> = Narrator::new(&trace, Language::Korean).map(|(_, told)| told).collect();
    for stride in [1, 2, 7] {
        let (mut moments, mut from) = (Moments::at(&trace, 0), 0);
        assert_eq!(moments.sentence(&trace, 0, Language::Korean), None);
        for step in (stride..=told.len()).step_by(stride) {
            moments = moments.on(&trace, from, step);
            from = step;
            let anew = Moments::at(&trace, step);
            assert_eq!((&*moments.before, &*moments.now), (&*anew.before, &*anew.now));
            assert_eq!(moments.sentence(&trace, step, Language::Korean).as_ref(), told.get(step - 1));
        }
    }
}

#[test]
fn a_run_made_ready_in_pieces_is_the_run_made_at_once() {
    let program =
        Rc::new(compile("a x 3000:\n  sleep 1; cpu 1ms\n  repeat 5: sleep 2ms\nb: cpu 2").expect("sound"));
    let trace = Shared::new(predict(program));
    let pieces: Vec<_> = Prepared::pieces(trace.clone()).collect();
    let (last, before) = pieces.split_last().expect("pieces");
    assert!(before.len() > 6 && before.iter().all(Option::is_none));
    let Prepared { index, end } = last.clone().expect("the last is whole");
    let anew = Moments::at(&trace, trace.events.len());
    assert_eq!((&*end.before, &*end.now), (&*anew.before, &*anew.now));
    assert_eq!(index.loop_density(), Index::of(trace).loop_density());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ready_queue_is_a_list_without_doubles(steps in prop::collection::vec((0_u32..6, any::<bool>()), 0..60)) {
        let (mut moment, mut list) = (Moment::default(), Vec::new());
        for (task, comes) in steps.into_iter().map(|(task, comes)| (TaskId(task), comes)) {
            // Whoever is created joins it, and whoever goes on leaves it, in the queue or not.
            let kind = if comes {
                EventKind::TaskCreated { parent: None }
            } else {
                EventKind::TaskResumed { landed: None }
            };
            moment.apply(&Event { t_us: 0, task, kind });
            if !comes {
                list.retain(|other| *other != task);
            } else if !list.contains(&task) {
                list.push(task);
            }
            prop_assert_eq!(moment.ready.iter().collect::<Vec<_>>(), list.clone());
            prop_assert_eq!((moment.ready.len(), moment.ready.is_empty()), (list.len(), list.is_empty()));
        }
    }
}
