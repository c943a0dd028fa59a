//! Which line is printed next?

use std::rc::Rc;

use super::{Asked, MOST};
use crate::text::Language;
use crate::trace::{EventKind, Micros, Trace};

/// A printed line, and the number of events after which it is there.
struct Line<'a> {
    step: usize,
    t_us: Micros,
    line: u32,
    text: &'a Rc<str>,
}

/// The first line after so many events. The choices are what is printed next, or else was printed before, what the question
/// itself tells last, in the order of the script.
pub(super) fn ask(trace: &Trace, from: usize, language: Language) -> Option<Asked> {
    let texts = language.texts();
    let lines: Vec<Line> = lines(trace).collect();
    let next = lines.iter().position(|line| line.step > from)?;
    let (before, to_come) = lines.split_at(next);
    let mut choices: Vec<&Line> = Vec::new();
    let just = before.last().map(|line| line.text);
    let (told, others): (Vec<_>, Vec<_>) = before.iter().rev().partition(|line| Some(line.text) == just);
    for line in to_come.iter().chain(others).chain(told) {
        if choices.iter().all(|known| known.text != line.text) {
            let is_behind = |known: &&Line| (known.line, known.text) > (line.line, line.text);
            let at = choices.iter().position(is_behind).unwrap_or(choices.len());
            choices.insert(at, line);
        }
        if choices.len() == MOST {
            break;
        }
    }
    let Line { step, text, .. } = lines[next];
    let last = before.last().map(|last| (&**last.text, texts.figures.units.told(last.t_us)));
    (choices.len() > 1).then(|| Asked {
        prompt: (texts.quiz.which_line)(last.as_ref().map(|(text, time)| (*text, &**time))),
        right: choices.iter().position(|line| line.text == text).unwrap_or(0),
        choices: choices.iter().map(|line| line.text.to_string()).collect(),
        step,
    })
}

fn lines(trace: &Trace) -> impl Iterator<Item = Line<'_>> {
    (1..).zip(&trace.events).filter_map(|(step, event)| {
        let EventKind::Printed { text, line } = &event.kind else { return None };
        Some(Line { step, t_us: event.t_us, line: *line, text })
    })
}
