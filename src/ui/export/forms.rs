//! The picture, and every form that can be saved.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::request::{ExportRequest, Form};
use crate::browser::turn::painted;
use crate::export::{Format, Theme, USUAL_SECONDS};
use crate::ui::choice::Choice;
use crate::ui::hooks::use_texts;
use crate::ui::quoted::quoted;

/// How much larger than its SVG a PNG can be.
const SCALES: [u32; 4] = [1, 2, 3, 4];

/// How many seconds a GIF can take.
const LENGTHS: [u32; 4] = [5, USUAL_SECONDS, 20, 30];

/// A longer picture is not shown before it is saved, in bytes.
const MOST_SHOWN: usize = 1_000_000;

/// What there is beside the picture, in this order; its length asks for a further format.
const OTHERS: [Format; Format::ALL.len() - 1] = [Format::Python, Format::Text, Format::Json, Format::Chrome];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub request: ExportRequest,
    /// What the files are named after.
    pub title: String,
}

/// The picture, and every form that can be saved.
#[component]
pub fn Forms(props: &Props) -> Html {
    let texts = use_texts();
    let dark = use_state_eq(|| false);
    let scale = use_state_eq(|| 1_usize);
    let length = use_state_eq(|| 1_usize);
    let fault = use_state_eq(|| None::<String>);
    let told = use_state_eq(|| None::<String>);
    let mut request = props.request.clone();
    request.look.theme = if *dark { Theme::Dark } else { Theme::Light };
    let svg = use_picture(request.clone(), fault.setter());
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
    let sizes = SCALES.iter().map(|scale| AttrValue::from(format!("PNG {scale}×"))).collect::<Vec<_>>();
    let seconds =
        |length: &u32| AttrValue::from(format!("GIF {}", texts.figures.units.seconds(&length.to_string())));
    html! {
        <>
            <h3 ~textContent={texts.exports.picture} />
            <div class="preview">
                if let Some(svg) = &svg {
                    if svg.len() <= MOST_SHOWN {
                        <img src={data_url(svg)} alt={texts.exports.preview} />
                    }
                } else if fault.is_none() {
                    <p class="nothing" ~textContent={texts.exports.working} />
                }
            </div>
            <div class="copy">
                <div class="pair">
                    <Choice
                        id="export-colours"
                        label={texts.exports.colours}
                        options={vec![AttrValue::from(texts.exports.on_light), AttrValue::from(texts.exports.on_dark)]}
                        chosen={Some(usize::from(*dark))}
                        on_choose={
                            let dark = dark.clone();
                            Callback::from(move |index: usize| dark.set(index == 1))
                        }
                    />
                    { button("export-svg", "SVG", Form::Other(Format::Svg)) }
                </div>
                <div class="pair">
                    <Choice
                        id="export-scale"
                        label={texts.exports.size}
                        options={sizes}
                        chosen={Some(*scale)}
                        on_choose={
                            let scale = scale.clone();
                            Callback::from(move |index: usize| scale.set(index))
                        }
                    />
                    { button("export-png", "PNG", Form::Png(SCALES[*scale])) }
                </div>
                <div class="pair">
                    <Choice
                        id="export-length"
                        label={texts.exports.length}
                        options={LENGTHS.iter().map(seconds).collect::<Vec<_>>()}
                        chosen={Some(*length)}
                        on_choose={
                            let length = length.clone();
                            Callback::from(move |index: usize| length.set(index))
                        }
                    />
                    { button("export-gif", "GIF", Form::Gif(LENGTHS[*length])) }
                </div>
            </div>
            <h3 ~textContent={texts.exports.data} />
            { for OTHERS.into_iter().map(other) }
            <p class="nothing" ~textContent={texts.exports.same_bytes} />
            if let Some(told) = &*told {
                <p class="note" role="status" ~textContent={told.as_str()} />
            }
            if let Some(fault) = &*fault {
                <p class="note grave" role="alert">{ quoted(fault) }</p>
            }
        </>
    }
}

/// The picture as SVG, drawn when the dialog is there and whenever it is to look otherwise.
#[hook]
fn use_picture(request: ExportRequest, fault: UseStateSetter<Option<String>>) -> Option<String> {
    let svg = use_state_eq(|| None::<String>);
    let newest = use_mut_ref(|| request.clone());
    *newest.borrow_mut() = request.clone();
    use_effect_with(request, {
        let svg = svg.setter();
        move |request| {
            let (request, newest) = (request.clone(), newest.clone());
            spawn_local(async move {
                painted().await;
                let drawn = request.picture();
                if *newest.borrow() == request {
                    fault.set(drawn.as_ref().err().cloned());
                    svg.set(drawn.ok());
                }
            });
        }
    });
    (*svg).clone()
}

fn data_url(svg: &str) -> String {
    format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)))
}
