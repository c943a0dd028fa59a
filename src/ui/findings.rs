//! What to point at in a run, and what to do about it with one click.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_texts;
use crate::app::Look;
use crate::run::Analysis;
use crate::text::{FigureTexts, Texts};
use crate::trace::{Answer, Finding, Shared};
use crate::view::in_short;

/// More than a stage can show; a script with more of them has one trouble many times.
const MOST: usize = 6;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was found, once it is known.
    pub analysis: Option<Shared<Analysis>>,
    /// Whether that is of the run before.
    pub late: bool,
    /// What the run comes to.
    pub answer: Answer,
    pub on_look: Callback<Look>,
    /// Gets the script of a fix.
    pub on_fix: Callback<Rc<str>>,
}

/// The first finding, and the others if they are asked for; a click on one moves the playhead there and marks the line. The
/// room of one is always there.
#[component]
pub fn Findings(props: &Props) -> Html {
    let Texts { panels: texts, figures, .. } = use_texts();
    let all = use_state_eq(|| false);
    let findings = props.analysis.as_ref().map(|analysis| &*analysis.findings);
    let Some(findings) = findings.filter(|findings| !findings.is_empty()) else {
        let known = findings.is_some();
        return html! { <p class="findings none" ~textContent={if known { texts.nothing_found } else { "" }} /> };
    };
    let more = findings.len() - 1;
    let toggle = {
        let all = all.clone();
        move |_| all.set(!*all)
    };
    let found = findings.iter().take(if *all { MOST } else { 1 }).enumerate();
    let items = found.map(|(key, finding)| {
        let grave = matches!(&*finding.code, "stuck" | "failed" | "unretrieved").then_some("grave");
        let on_look = props.on_look.clone();
        let look = Look { t_us: finding.t_us, line: finding.lines.first().copied() };
        html! {
            <li {key} class={classes!("note", grave)}>
                <button
                    type="button"
                    class="link"
                    onclick={move |_| on_look.emit(look)}
                    ~textContent={finding.text.as_str()}
                />
                { fix(props, finding, figures) }
                if key == 0 && more > 0 {
                    <button
                        type="button"
                        class="more"
                        aria-expanded={all.to_string()}
                        onclick={toggle.clone()}
                        ~textContent={if *all { texts.one_finding.to_owned() } else { (texts.more_findings)(more) }}
                    />
                }
            </li>
        }
    });
    html! { <ul class="findings" aria-label={texts.findings} inert={props.late}>{ for items }</ul> }
}

fn fix(props: &Props, finding: &Finding, texts: &FigureTexts) -> Html {
    let Some(fix) = &finding.fix else { return Html::default() };
    let (on_fix, script) = (props.on_fix.clone(), fix.script.clone());
    html! {
        <button
            type="button"
            class="fix"
            onclick={move |_| on_fix.emit(script.as_str().into())}
            ~textContent={format!("{}: {} → {}", fix.label, in_short(props.answer, texts), texts.units.duration(fix.total_us))}
        />
    }
}
