//! Before a run that would freeze the page for long: for how long, and what can be done instead.

use yew::prelude::*;

use super::dialog::Dialog;
use super::hooks::use_texts;
use crate::app::{Action, Scale, Thread, calmer_scale};
use crate::text::Texts;
use crate::trace::Micros;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// For how long the run would hold the page, in µs of the script.
    pub hold_us: Micros,
    pub scale: Scale,
    pub on_choose: Callback<Action>,
}

/// The question.
#[component]
pub fn AskFirst(props: &Props) -> Html {
    let Texts { live: texts, figures, .. } = use_texts();
    let units = figures.units;
    let real = |scale: Scale| units.duration(scale.real_us(props.hold_us));
    let on = |actions: Vec<Action>| {
        let on_choose = props.on_choose.clone();
        move |_| actions.iter().for_each(|action| on_choose.emit(action.clone()))
    };
    let not = props.on_choose.reform(|()| Action::RunNot);
    html! {
        <Dialog id="ask" title={(texts.would_freeze)(&real(props.scale))} on_close={not}>
            <p ~textContent={texts.why_freeze} />
            <div class="choices">
                <button
                    type="button"
                    class="primary"
                    onclick={on(vec![Action::RunOn(Thread::Worker)])}
                    ~textContent={texts.run_in_worker}
                />
                if let Some(scale) = calmer_scale(props.hold_us) {
                    <button
                        type="button"
                        onclick={on(vec![Action::SetScale(scale), Action::RunOn(Thread::Page)])}
                        ~textContent={(texts.run_faster)(&scale.label(units), &real(scale))}
                    />
                }
                <button type="button" onclick={on(vec![Action::RunOn(Thread::Page)])} ~textContent={texts.run_anyway} />
                <button type="button" onclick={on(vec![Action::RunNot])} ~textContent={texts.run_not} />
            </div>
        </Dialog>
    }
}
