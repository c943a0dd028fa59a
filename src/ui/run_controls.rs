//! Running the script for real.

use yew::prelude::*;

use super::choice::Choice;
use super::hooks::use_texts;
use super::run_status::RunStatus;
use crate::app::{Live, Scale};
use crate::text::LiveTexts;
use crate::trace::Answer;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub scale: Scale,
    pub live: Option<Live>,
    /// What is predicted.
    pub predicted: Option<Answer>,
    /// Whether the script has no errors.
    pub can_run: bool,
    /// Whether there is room for the one button alone.
    #[prop_or_default]
    pub tight: bool,
    pub on_scale: Callback<Scale>,
    pub on_run: Callback<()>,
    pub on_stop: Callback<()>,
}

/// *Run*, *Stop* and how fast.
#[component]
pub fn RunControls(props: &Props) -> Html {
    let texts = &use_texts().live;
    let running = props.live.as_ref().is_some_and(Live::is_running);
    let (run, stop) = (props.on_run.clone(), props.on_stop.clone());
    html! {
        <div class="run">
            if !props.tight {
                { scale(props, running, texts) }
            }
            if running {
                <button type="button" id="stop" class="primary" onclick={move |_| stop.emit(())}>
                    <svg key="stop" viewBox="0 0 12 12" aria-hidden="true"><rect x="1" y="1" width="10" height="10" rx="1.5" /></svg>
                    <span key="to-stop" ~textContent={texts.stop} />
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
                    <span key="to-run" ~textContent={texts.run} />
                </button>
            }
            if !props.tight {
                <RunStatus live={props.live.clone()} predicted={props.predicted} />
            }
        </div>
    }
}

/// How fast runs go.
fn scale(props: &Props, running: bool, texts: &LiveTexts) -> Html {
    let options: Vec<AttrValue> =
        Scale::ALL.iter().map(|scale| (texts.scale)(&scale.seconds()).into()).collect();
    html! {
        <Choice
            id="scale"
            label={texts.second_takes}
            {options}
            chosen={Scale::ALL.iter().position(|scale| *scale == props.scale)}
            disabled={running}
            on_choose={props.on_scale.reform(|index: usize| Scale::ALL[index])}
        />
    }
}
