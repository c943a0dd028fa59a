//! The picture, and every form that can be saved.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::request::{ExportRequest, Form};
use crate::browser::clipboard::can_copy_pictures;
use crate::browser::png::Kind;
use crate::browser::storage::{form, keep_form};
use crate::browser::turn::painted;
use crate::export::{Format, Theme, USUAL_SECONDS};
use crate::trace::Strategy;
use crate::ui::check::check;
use crate::ui::choice::Choice;
use crate::ui::hooks::use_texts;
use crate::ui::quoted::quoted;

/// The names of the first things that are drawn, in every language.
const PNGS: [&str; 4] = ["PNG 1×", "PNG 2×", "PNG 3×", "PNG 4×"];

/// What is drawn, in the order of its names.
const DRAWN: [Kind; 10] = [
    ("png", 1),
    ("png", 2),
    ("png", 3),
    ("png", 4),
    ("gif", 5),
    ("gif", USUAL_SECONDS),
    ("gif", 20),
    ("gif", 30),
    ("slide.png", 2),
    ("slide.svg", 1),
];

/// Which of them is offered first: PNG 2×.
const USUAL: usize = 1;
/// Which is offered first where a run is pinned: the slide, since no other shows that, too.
const SLIDE: usize = 8;

/// As what a drawn form is shown, whatever its size.
fn seen((ending, _): Kind) -> Kind {
    match ending {
        "slide.png" => ("slide.svg", 1),
        _ => (ending, 1),
    }
}

/// A longer picture is not shown before it is saved, in bytes.
const MOST_SHOWN: usize = 1_000_000;

/// What there is beside the picture, in this order; its length asks for a further format.
const OTHERS: [Format; Format::ALL.len() - 1] = [Format::Python, Format::Text, Format::Json, Format::Chrome];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub request: ExportRequest,
    /// Those under which a slide can show the same script, too.
    pub strategies: Vec<Strategy>,
    /// What the files are named after.
    pub title: String,
}

/// The picture, and every form that can be saved.
#[component]
pub fn Forms(props: &Props) -> Html {
    let texts = use_texts();
    let colours = use_state_eq(|| 0_usize);
    let usual = if props.request.pinned.is_some() { SLIDE } else { USUAL };
    let drawn = use_state_eq(|| form().filter(|form| *form < DRAWN.len()).unwrap_or(usual));
    let fault = use_state_eq(|| None::<String>);
    let told = use_state_eq(|| None::<String>);
    let beside = use_state_eq(Vec::<Strategy>::new);
    let mut request = props.request.clone();
    // In the order of all, whichever was chosen first.
    request.beside = props.strategies.iter().copied().filter(|strategy| beside.contains(strategy)).collect();
    request.look.theme = if *colours % 2 == 1 { Theme::Dark } else { Theme::Light };
    request.look.transparent = *colours > 1;
    let shown = seen(DRAWN[*drawn]);
    let picture = use_picture(request.clone(), shown, fault.setter());
    let button = |id: &'static str, name: &'static str, form: Form| {
        let (request, title, fault, told) =
            (request.clone(), props.title.clone(), fault.setter(), told.setter());
        let onclick = move |_| {
            let (request, title, fault, told) = (request.clone(), title.clone(), fault.clone(), told.clone());
            spawn_local(async move {
                let kept = request.keep(&title, form, &|far| told.set(Some(far))).await;
                told.set(kept.as_ref().ok().cloned().flatten());
                fault.set(kept.err());
            });
        };
        html! {
            <button type="button" class="plain" {id} aria-describedby={format!("{id}-name")} {onclick} ~textContent={name} />
        }
    };
    let other = |format: Format| {
        let (id, name) = match format {
            Format::Python => ("export-python", texts.exports.export_python),
            Format::Text => ("export-text", texts.exports.export_text),
            Format::Json => ("export-json", texts.exports.export_json),
            Format::Chrome => ("export-chrome", texts.exports.export_chrome),
            Format::Svg => return Html::default(),
        };
        html! { <div class="form"><span id={format!("{id}-name")} ~textContent={name} />{ button(id, texts.exports.save_as, Form::Other(format)) }</div> }
    };
    let check_of = |strategy: &Strategy| {
        let (strategy, beside) = (*strategy, beside.clone());
        let on = beside.contains(&strategy);
        let onchange = move |_| {
            let others = beside.iter().copied().filter(|other| *other != strategy);
            beside.set(others.chain((!on).then_some(strategy)).collect());
        };
        check(format!("export-{}", strategy.word()), strategy.word(), on, onchange)
    };
    // No clipboard takes what moves, and none is given another picture than what is chosen.
    let can_copy = DRAWN[*drawn].0.ends_with("png") && can_copy_pictures();
    html! {
        <>
            <h3 ~textContent={texts.exports.picture} />
            <div class="preview">
                if let Some(address) = &picture {
                    if !address.is_empty() {
                        <img src={address.clone()} alt={texts.exports.preview} />
                    }
                } else if fault.is_none() {
                    <p class="nothing" ~textContent={texts.exports.working} />
                }
                if shown.0 == "gif" {
                    <p class="nothing" ~textContent={texts.exports.still} />
                }
            </div>
            <div class="copy">
                <div class="pair">
                    <Choice
                        id="export-colours"
                        label={texts.exports.colours}
                        options={texts.exports.grounds.map(AttrValue::from).to_vec()}
                        chosen={Some(*colours)}
                        on_choose={
                            let colours = colours.clone();
                            Callback::from(move |index: usize| colours.set(index))
                        }
                    />
                    { button("export-svg", "SVG", Form::Other(Format::Svg)) }
                </div>
                <div class="pair">
                    <Choice
                        id="export-form"
                        label={texts.exports.size}
                        options={PNGS.into_iter().chain(texts.exports.drawn).map(AttrValue::from).collect::<Vec<_>>()}
                        chosen={Some(*drawn)}
                        on_choose={
                            let drawn = drawn.clone();
                            Callback::from(move |index: usize| {
                                keep_form(index);
                                drawn.set(index);
                            })
                        }
                    />
                    { button("export-drawn", texts.exports.save_as, Form::Drawn(DRAWN[*drawn], false)) }
                    if can_copy {
                        { button("export-copy", texts.share.copy, Form::Drawn(DRAWN[*drawn], true)) }
                    }
                </div>
            </div>
            if shown.0.starts_with("slide") && !props.strategies.is_empty() {
                <div class="also" role="group" aria-label={texts.exports.beside}>
                    <span aria-hidden="true" ~textContent={texts.exports.beside} />
                    { for props.strategies.iter().map(check_of) }
                </div>
            }
            if let Some(told) = &*told {
                <p class="note" role="status" ~textContent={told.as_str()} />
            }
            if let Some(fault) = &*fault {
                <p class="note grave" role="alert">{ quoted(fault) }</p>
            }
            <h3 ~textContent={texts.exports.data} />
            { for OTHERS.into_iter().map(other) }
            <p class="nothing" ~textContent={texts.exports.same_bytes} />
        </>
    }
}

/// The address of the picture as it would be saved, drawn when the dialog is there and whenever it is to look otherwise.
#[hook]
fn use_picture(request: ExportRequest, kind: Kind, fault: UseStateSetter<Option<String>>) -> Option<String> {
    let address = use_state_eq(|| None::<String>);
    let wanted = (request, kind);
    let newest = use_mut_ref(|| wanted.clone());
    *newest.borrow_mut() = wanted.clone();
    use_effect_with(wanted, {
        let address = address.setter();
        move |wanted| {
            let (wanted, newest) = (wanted.clone(), newest.clone());
            spawn_local(async move {
                painted().await;
                let seen = wanted.0.seen(wanted.1).await;
                if *newest.borrow() == wanted {
                    fault.set(seen.as_ref().err().cloned());
                    address.set(seen.ok().map(data_url));
                }
            });
        }
    });
    (*address).clone()
}

/// The address that is a picture; nothing if that is too long to be shown.
fn data_url((kind, content): (&str, Vec<u8>)) -> String {
    if content.len() > MOST_SHOWN {
        return String::new();
    }
    let mut address = format!("data:image/{kind},");
    for byte in content {
        address.push('%');
        address.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
    }
    address
}
