//! The playhead's controls, and the sentence of its step.

use yew::prelude::*;

use super::choice::Choice;
use super::hooks::{use_frames, use_texts};
use super::icon_button::icon_button;
use super::sentence::use_sentence;
use crate::app::{Motion, Move, Playhead, Speed};
use crate::text::Texts;
use crate::trace::{Shared, Trace};
use crate::view::{MOST_WATCHED_US, Moments};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub trace: Shared<Trace>,
    pub playhead: Playhead,
    /// The states around the playhead's last step.
    pub moments: Moments,
    pub on_move: Callback<Move>,
}

/// To the start, back, play, one step on, one moment on, to the end; where it stands; what the step does; the speed.
#[component]
pub fn Transport(props: &Props) -> Html {
    let Props { trace, playhead, moments, on_move } = props;
    let Texts { playback: texts, figures, .. } = use_texts();
    let on_frame = {
        let on_move = on_move.clone();
        Callback::from(move |us| on_move.emit(Move::Tick(us)))
    };
    use_frames(playhead.motion == Motion::Playing, on_frame);
    let sentence = use_sentence(trace, *playhead, moments);
    // A link may ask for a speed between those.
    let other = Some(playhead.speed).filter(|speed| !Speed::ALL.contains(speed));
    let all: Vec<Speed> = Speed::ALL.into_iter().chain(other).collect();
    let speeds: Vec<AttrValue> = all.iter().map(|speed| speed.label().into()).collect();
    let chosen = all.iter().position(|speed| *speed == playhead.speed);
    let on_choose = on_move.reform(move |index: usize| Move::Speed(all[index]));
    let steps = trace.events.len();
    let (first, last) = (playhead.step == 0, playhead.step == steps);
    let play = if playhead.is_moving() {
        (texts.pause, "M2 1h3v10H2zM7 1h3v10H7z")
    } else {
        (texts.play, "M2 .8v10.4L11.4 6z")
    };
    let button =
        |name: &'static str, shortcut: &'static str, path: &'static str, to: Move, disabled: bool| {
            icon_button(name, shortcut, path, disabled, on_move.reform(move |_| to))
        };
    html! {
        <section class="transport" aria-label={texts.playback}>
            <div class="buttons">
                { button(texts.to_start, "Home", "M1 1h2v10H1zM11 .8v10.4L3.4 6z", Move::ToStart, first) }
                { button(texts.back, "←", "M9.4 .8v10.4L2 6z", Move::Back, first) }
                { button(play.0, texts.space, play.1, Move::Toggle, steps == 0) }
                { button(texts.on, "→", "M2.6 .8v10.4L10 6z", Move::On, last) }
                { button(texts.next_moment, "N", "M1 1.2v9.6L6 6zM6 1.2v9.6L11 6z", Move::NextMoment, last) }
                { button(texts.to_end, "End", "M9 1h2v10H9zM1 .8v10.4L8.6 6z", Move::ToEnd, last) }
            </div>
            <div class="where">
                <span id="playhead-time" ~textContent={figures.units.duration(playhead.t_us)} />
                <span id="playhead-step" ~textContent={format!("{} / {steps}", playhead.step)} />
                if trace.events.last().is_some_and(|event| event.t_us > MOST_WATCHED_US) {
                    <small ~textContent={(texts.played_in)(MOST_WATCHED_US / 1_000_000)} />
                }
            </div>
            if steps > 0 {
                { sentence }
            }
            <Choice
                id="speed"
                label={texts.speed}
                options={speeds}
                {chosen}
                {on_choose}
            />
        </section>
    }
}
