//! What is told of the page to the part of it that gives lessons.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Motion, State, lasting};
use crate::browser::lesson::{is_heard, tell};
use crate::share::{MOST_BYTES, Settings};

/// Tells it, where there is one, with every picture what is shown. Of a link that has nothing but a lesson, of a saved trace and of a
/// script that no link holds, there is no script to tell.
#[hook]
pub fn use_lesson(state: &Rc<State>) {
    let state = state.clone();
    use_effect(move || {
        if !is_heard() {
            return;
        }
        let (playhead, trace) = (state.playhead, state.trace());
        let (quiz, at) = state.open_quiz();
        let asked = |question: &_| state.quiz.told.iter().all(|told| told.question != *question);
        let settings = state.visit.broken.as_ref().map(|broken| broken.1.clone());
        let has_script = settings.is_none() && state.saved.is_none() && state.script.len() <= MOST_BYTES;
        let settings = settings.unwrap_or_else(|| Settings {
            strategy: state.strategy,
            quiz: quiz.into_iter().filter(asked).collect(),
            at: at.or_else(|| Some(playhead.place(trace.map(|trace| &**trace)))),
            play: playhead.motion == Motion::Playing,
            speed: Some(playhead.speed.quarters()),
            ..lasting(&state.visit.settings)
        });
        let script = if has_script { &*state.script } else { "" };
        let steps = trace.map_or(0, |trace| trace.events.len());
        tell(script, &settings, state.presents, playhead.step, steps);
    });
}
