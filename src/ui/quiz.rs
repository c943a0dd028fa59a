//! The quiz: how long will it take?

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::hooks::use_texts;
use crate::browser::guest::host;
use crate::script::duration_us;
use crate::trace::Micros;
use crate::view::figures::duration;

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
    /// What was guessed and what is predicted, in µs.
    pub guess_us: Micros,
    pub predicted_us: Micros,
}

/// How far the guess was off.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let texts = &use_texts().quiz;
    let AnswerProps { guess_us, predicted_us } = *props;
    let (guess, off) = (duration(guess_us), duration(guess_us.abs_diff(predicted_us)));
    let text = match guess_us.cmp(&predicted_us) {
        std::cmp::Ordering::Equal => (texts.guessed_right)(&guess),
        std::cmp::Ordering::Less => (texts.guessed_little)(&guess, &off),
        std::cmp::Ordering::Greater => (texts.guessed_much)(&guess, &off),
    };
    html! { <p id="quiz-answer" class="note" role="status" ~textContent={text} /> }
}
