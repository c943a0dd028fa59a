//! Before a run that would freeze the page for long: for how long, and what can be done instead.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::app::{Action, Scale, Thread, calmer_scale};
use crate::text::Texts;
use crate::trace::Micros;

/// The question. The run would hold the page for so many µs of the script.
pub fn ask_first(
    hold_us: Micros,
    scale: Scale,
    Texts { live: texts, figures, .. }: &'static Texts,
    on_choose: &Callback<Action>,
) -> Html {
    let units = figures.units;
    let real = |scale: Scale| units.duration(scale.real_us(hold_us));
    let on = |actions: Vec<Action>| {
        let on_choose = on_choose.clone();
        move |_| actions.iter().for_each(|action| on_choose.emit(action.clone()))
    };
    let not = on_choose.reform(|()| Action::RunNot);
    html! {
        <Dialog id="ask" title={(texts.would_freeze)(&real(scale))} on_close={not}>
            <p ~textContent={texts.why_freeze} />
            <div class="choices">
                <button
                    type="button"
                    class="primary"
                    onclick={on(vec![Action::RunOn(Thread::Worker)])}
                    ~textContent={texts.run_in_worker}
                />
                if let Some(scale) = calmer_scale(hold_us) {
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
