//! The axis as the playhead's slider.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{Move, Playhead};
use crate::text::Texts;
use crate::trace::Trace;
use crate::view::scene::{Layout, MARGIN};
use crate::view::{Lens, px};

/// A slider as long as the run, of which the track's part is seen. Its thumb is twice the margin wide, so that its middle
/// is where the playhead stands. It is there to be seen and for those who do not point: the chart takes the pointer.
pub fn scrubber(
    trace: &Trace,
    playhead: Playhead,
    layout: Layout,
    lens: Lens,
    on_move: &Callback<Move>,
    Texts { playback: texts, figures, .. }: &'static Texts,
) -> Html {
    let Some(end) = trace.events.last() else { return Html::default() };
    let oninput = on_move.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Move::ToTime(value.parse().unwrap_or_default())
    });
    // A screen reader would speak of every frame.
    let text = match playhead.is_moving() {
        true => texts.playing.to_owned(),
        false => {
            format!(
                "{}, {}",
                figures.units.duration(playhead.t_us),
                (texts.step)(playhead.step, trace.events.len())
            )
        }
    };
    let (start, width) = (lens.x(0), lens.x(end.t_us) - lens.x(0));
    let window = format!("left:{}px;width:{}px", px(layout.left - MARGIN), px(layout.track + 2.0 * MARGIN));
    let slider = format!(
        "margin-left:{}px;width:{}px;--at:{}px",
        px(start),
        px(width + 2.0 * MARGIN),
        px(lens.x(playhead.t_us) - start + MARGIN),
    );
    html! {
        <div class="scrubber" ~style={window}>
            <input
                type="range"
                id="playhead"
                aria-label={texts.playhead}
                aria-valuetext={text}
                min="0"
                max={end.t_us.to_string()}
                step="1"
                value={playhead.t_us.to_string()}
                ~style={slider}
                {oninput}
            />
        </div>
    }
}
