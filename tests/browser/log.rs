//! Whether two logs agree.

use std::collections::BTreeMap;
use std::ops::Range;

use loopscope::trace::{LogLine, Micros, Trace};

/// Whether the measured log is the predicted one up to `until_us` of the prediction, but for lines of different tasks
/// that lie so near each other in the prediction. Instances of a task are not told apart, as nobody can if they do the
/// same: which of them is first may be luck, and two that are created nearly together may have each other's numbers.
pub fn agree(measured: &Trace, predicted: &Trace, near_us: Range<Micros>, until_us: Micros) -> bool {
    let compared = predicted.log.iter().take_while(|line| line.t_us < until_us).count();
    let mut places: Vec<usize> = Vec::new();
    for at in 0..compared {
        let place = (0..measured.log.len()).find(|place| {
            !places.contains(place)
                && key(measured, &measured.log[*place]) == key(predicted, &predicted.log[at])
        });
        let Some(place) = place else { return false };
        places.push(place);
    }
    let apart = |a: usize, b: usize| {
        let (a, b) = (&predicted.log[a], &predicted.log[b]);
        a.task == b.task || !near_us.contains(&a.t_us.abs_diff(b.t_us))
    };
    (0..places.len()).all(|b| (0..b).all(|a| !apart(a, b) || places[a] < places[b]))
        && (compared < predicted.log.len()
            || (measured.log.len() == predicted.log.len() && measured.outcome == predicted.outcome))
}

/// How many lines both have, whenever they come.
pub fn in_common(measured: &Trace, predicted: &Trace) -> usize {
    let mut left: BTreeMap<_, usize> = BTreeMap::new();
    measured.log.iter().for_each(|line| *left.entry(key(measured, line)).or_default() += 1);
    let mut common = 0;
    for line in &predicted.log {
        if let Some(left @ 1..) = left.get_mut(&key(predicted, line)) {
            *left -= 1;
            common += 1;
        }
    }
    common
}

/// Of which task a line is, and its text.
fn key<'a>(trace: &'a Trace, line: &'a LogLine) -> (&'a str, &'a str) {
    let name = &*trace.tasks[line.task.index()].name;
    (name.split('#').next().unwrap_or(name), &*line.text)
}
