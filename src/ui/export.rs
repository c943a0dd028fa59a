//! The script and its run in other forms, as files to keep.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::choice::Choice;
use super::dialog::Dialog;
use super::hooks::use_texts;
use super::quoted::quoted;
use crate::app::{Quiz, State};
use crate::browser::files::{file_name, save};
use crate::browser::png::png;
use crate::browser::turn::painted;
use crate::export::{self, Format, Look, Theme};
use crate::text::Texts;

/// How much larger than its SVG a PNG can be.
const SCALES: [u32; 4] = [1, 2, 3, 4];

/// A longer picture is not shown before it is saved, in bytes.
const MOST_SHOWN: usize = 1_000_000;

/// What is to be exported.
#[derive(Clone, PartialEq)]
struct ExportRequest {
    script: Rc<str>,
    look: Look,
}

impl ExportRequest {
    /// The script in a form, or why there is none.
    fn export(&self, format: Format) -> Result<String, String> {
        let ExportRequest { script, look } = self;
        export::export(script, format, look).map_err(|refusal| refusal.text(look.language))
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub state: Rc<State>,
    pub on_close: Callback<()>,
}

/// A file's form.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Png(u32),
    Other(Format),
}

/// The dialog.
#[component]
pub fn Export(props: &Props) -> Html {
    let texts = use_texts();
    let state = &props.state;
    let good = state.prediction.good.as_ref().filter(|_| state.quiz != Quiz::Asking);
    let sound = good.filter(|_| !state.prediction.is_stale());
    html! {
        <Dialog id="export" title={texts.commands.export} on_close={props.on_close.clone()}>
            if let Some((_, trace)) = sound {
                <Forms
                    request={ExportRequest {
                        script: state.script.clone(),
                        look: Look { strategy: Some(trace.strategy), language: state.language, ..Look::default() },
                    }}
                    title={state.title()}
                />
            } else {
                <p class="note">{ why_not(state, texts) }</p>
            }
        </Dialog>
    }
}

fn why_not(state: &State, texts: &Texts) -> &'static str {
    match state.prediction.awaited {
        _ if state.quiz == Quiz::Asking => texts.exports.no_export_yet,
        Some(_) => texts.page.predicting,
        None => texts.exports.no_export,
    }
}

#[derive(PartialEq, Properties)]
struct FormsProps {
    request: ExportRequest,
    /// What the files are named after.
    title: String,
}

/// The picture, and every form that can be saved.
#[component]
fn Forms(props: &FormsProps) -> Html {
    let texts = use_texts();
    let dark = use_state_eq(|| false);
    let scale = use_state_eq(|| 1_usize);
    let fault = use_state_eq(|| None::<String>);
    let mut request = props.request.clone();
    request.look.theme = if *dark { Theme::Dark } else { Theme::Light };
    let svg = use_picture(request.clone(), fault.setter());
    let button = |id: &'static str, name: &'static str, form: Form| {
        let (request, title, fault) = (request.clone(), props.title.clone(), fault.setter());
        let onclick = move |_| keep(request.clone(), title.clone(), form, fault.clone());
        html! {
            <button type="button" class="plain" {id} aria-describedby={format!("{id}-name")} {onclick}>{ name }</button>
        }
    };
    let other = |id: &'static str, name: &'static str, format: Format| {
        html! { <div class="form"><span id={format!("{id}-name")}>{ name }</span>{ button(id, texts.exports.save_as, Form::Other(format)) }</div> }
    };
    let sizes = SCALES.iter().map(|scale| AttrValue::from(format!("PNG {scale}×"))).collect::<Vec<_>>();
    html! {
        <>
            <h3>{ texts.exports.picture }</h3>
            <div class="preview">
                if let Some(svg) = &svg {
                    if svg.len() <= MOST_SHOWN {
                        <img src={data_url(svg)} alt={texts.exports.preview} />
                    }
                } else if fault.is_none() {
                    <p class="nothing">{ texts.exports.working }</p>
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
            </div>
            <h3>{ texts.exports.data }</h3>
            { other("export-python", texts.exports.export_python, Format::Python) }
            { other("export-text", texts.exports.export_text, Format::Text) }
            { other("export-json", texts.exports.export_json, Format::Json) }
            { other("export-chrome", texts.exports.export_chrome, Format::Chrome) }
            <p class="nothing">{ texts.exports.same_bytes }</p>
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
                let drawn = request.export(Format::Svg);
                if *newest.borrow() == request {
                    fault.set(drawn.as_ref().err().cloned());
                    svg.set(drawn.ok());
                }
            });
        }
    });
    (*svg).clone()
}

/// Gives a form to the reader as a file.
fn keep(request: ExportRequest, title: String, form: Form, fault: UseStateSetter<Option<String>>) {
    spawn_local(async move {
        let made = match form {
            Form::Other(format) => request.export(format).map(String::into_bytes),
            Form::Png(scale) => match request.export(Format::Svg) {
                Ok(svg) => png(&svg, scale).await,
                Err(why) => Err(why),
            },
        };
        let suffix = match form {
            Form::Other(format) => format.suffix().trim_start_matches('.'),
            Form::Png(_) => "png",
        };
        fault.set(made.as_ref().err().cloned());
        made.iter().for_each(|content| save(&file_name(&title, suffix), content));
    });
}

fn data_url(svg: &str) -> String {
    format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)))
}
