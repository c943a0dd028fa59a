//! The quiz: how long will it take?

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::hooks::use_texts;
use crate::browser::guest::host;
use crate::script::duration_us;
use crate::text::Texts;
use crate::trace::{self, Micros};
use crate::view::in_short;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Gets the guess in µs, or nothing from who would rather see.
    pub on_guess: Callback<Option<Micros>>,
}

/// The question, in the place of the answer.
#[component]
pub fn Question(props: &Props) -> Html {
    let texts = &use_texts().quiz;
    let input = use_node_ref();
    let wrong = use_state_eq(|| false);
    use_effect_with(input.clone(), |input| {
        // The keys of a page around this one stay there until somebody comes here.
        if let (Some(input), None) = (input.cast::<HtmlInputElement>(), host()) {
            // A browser may keep the focus where it is.
            let _ = input.focus();
        }
    });
    let onsubmit = {
        let (input, wrong, on_guess) = (input.clone(), wrong.clone(), props.on_guess.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = input.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            match duration_us(&text) {
                Some(us) => on_guess.emit(Some(us)),
                None => wrong.set(true),
            }
        })
    };
    let skip = props.on_guess.reform(|_: MouseEvent| None);
    html! {
        <form class="card question" {onsubmit}>
            <h2><label for="guess" ~textContent={texts.how_long} /></h2>
            <div>
                <input
                    ref={input}
                    id="guess"
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder={texts.guess_example}
                    aria-invalid={wrong.to_string()}
                    aria-describedby="guess-hint"
                />
                <button type="submit" class="primary" ~textContent={texts.show_answer} />
                <button type="button" onclick={skip} ~textContent={texts.skip} />
            </div>
            <p
                id="guess-hint"
                class="nothing"
                role="status"
                ~textContent={if *wrong { texts.no_duration } else { texts.quiz_hint }}
            />
        </form>
    }
}

#[derive(PartialEq, Properties)]
pub struct AnswerProps {
    /// What was guessed, in µs.
    pub guess_us: Micros,
    pub predicted: trace::Answer,
}

/// How far the guess was off.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let Texts { quiz: texts, figures, .. } = use_texts();
    let AnswerProps { guess_us, predicted } = *props;
    let guess = figures.units.duration(guess_us);
    let text = match predicted.total_us() {
        None => (texts.guessed_endless)(&guess, &in_short(predicted, figures)),
        Some(total_us) => {
            let off = figures.units.duration(guess_us.abs_diff(total_us));
            match guess_us.cmp(&total_us) {
                std::cmp::Ordering::Equal => (texts.guessed_right)(&guess),
                std::cmp::Ordering::Less => (texts.guessed_little)(&guess, &off),
                std::cmp::Ordering::Greater => (texts.guessed_much)(&guess, &off),
            }
        }
    };
    html! { <p id="quiz-answer" class="note" role="status" ~textContent={text} /> }
}
