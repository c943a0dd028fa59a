//! Running the script for real.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::run_status::RunStatus;
use super::words::use_words;
use crate::app::{Live, Scale};
use crate::trace::Micros;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub scale: Scale,
    pub live: Option<Live>,
    /// The predicted total, in µs.
    pub predicted_us: Micros,
    /// Whether the script has no errors.
    pub can_run: bool,
    pub on_scale: Callback<Scale>,
    pub on_run: Callback<()>,
    pub on_stop: Callback<()>,
}

/// *Run*, *Stop* and how fast.
#[component]
pub fn RunControls(props: &Props) -> Html {
    let words = use_words();
    let onchange = {
        let on_scale = props.on_scale.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(scale) = chosen.parse().ok().and_then(Scale::from_ms_per_s) {
                on_scale.emit(scale);
            }
        })
    };
    let options = Scale::ALL.into_iter().map(|scale| {
        let ms = scale.ms_per_s();
        html! {
            <option key={ms} value={ms.to_string()} selected={scale == props.scale}>{ format!("1 s = {}", scale.label()) }</option>
        }
    });
    let running = props.live.as_ref().is_some_and(Live::is_running);
    let (run, stop) = (props.on_run.clone(), props.on_stop.clone());
    html! {
        <div class="run">
            <select id="scale" aria-label={words.second_takes} disabled={running} {onchange}>{ for options }</select>
            if running {
                <button type="button" id="stop" class="primary" onclick={move |_| stop.emit(())}>
                    <svg key="stop" viewBox="0 0 12 12" aria-hidden="true"><rect x="1" y="1" width="10" height="10" rx="1.5" /></svg>
                    { words.stop }
                </button>
            } else {
                <button
                    type="button"
                    id="run"
                    class="primary"
                    disabled={!props.can_run}
                    onclick={move |_| run.emit(())}
                >
                    <svg key="run" viewBox="0 0 12 12" aria-hidden="true"><path d="M2 .8v10.4L11.4 6z" /></svg>
                    { words.run }
                </button>
            }
            <RunStatus live={props.live.clone()} predicted_us={props.predicted_us} />
        </div>
    }
}
