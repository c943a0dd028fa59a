//! One lane: bars, what was measured under them, and marks for printed lines.

use yew::prelude::*;

use super::layout::{BAR_HEIGHT, Layout, px};
use crate::trace::{Micros, State, TaskOutcome};
use crate::view::figures::exact_seconds;
use crate::view::{Bar, Lane, Mark, fit, fit_name};

/// A task's lane, its top at `top` px.
pub fn lane(lane: &Lane, top: f64, layout: &Layout) -> Html {
    let failed = (lane.outcome == TaskOutcome::Failed).then_some("failed");
    let name = fit_name(&lane.name, Layout::cells(layout.left - 10.0));
    let end_us = lane.bars.last().map_or(0, |bar| bar.to_us);
    html! {
        <g key={&*lane.name} class={classes!("lane", failed)}>
            <text class="lane-name" x="0" y={px(top + BAR_HEIGHT / 2.0 + 4.5)}>
                { name }
                <title>{ lane.error.as_ref().map_or(lane.name.to_string(), |error| format!("{}: {error}", lane.name)) }</title>
            </text>
            { bars(&lane.bars, top, BAR_HEIGHT, layout, true) }
            { measured(&lane.measured, top + BAR_HEIGHT + 4.0, layout) }
            { for lane.marks.iter().map(|mark| dot(mark, top, layout)) }
            if failed.is_some() {
                { cross(end_us, top, layout) }
            }
        </g>
    }
}

/// Bars in a row, with their texts where there is room.
pub fn bars(bars: &[Bar], top: f64, height: f64, layout: &Layout, with_text: bool) -> Html {
    bars.iter()
        .map(|bar| {
            let (from, to) = (layout.x(bar.from_us), layout.x(bar.to_us));
            // A hair between neighbours; never so much that a short bar vanishes.
            let width = (to - from - 1.0).max(0.8);
            let text = with_text.then(|| words(bar, Layout::cells(width - 16.0))).flatten();
            html! {
                <g key={bar.from_us} class={classes!("bar", class(bar.state))}>
                    <rect x={px(from)} y={px(top)} width={px(width)} height={px(height)} rx={px((width / 2.0).min(4.0))} />
                    if let Some(text) = text {
                        <text x={px(from + 8.0)} y={px(top + height / 2.0 + 4.5)}>{ text }</text>
                    }
                    <title>{ format!("{} ({}–{} s)", bar.text, exact_seconds(bar.from_us), exact_seconds(bar.to_us)) }</title>
                </g>
            }
        })
        .collect()
}

/// The longest of a bar's texts that fits, the short one cut if something of it can still be read.
fn words(bar: &Bar, cells: usize) -> Option<String> {
    let whole = |text: &str| fit(text, cells).filter(|fitted| fitted == text);
    whole(&bar.text).or_else(|| fit(&bar.short, cells).filter(|cut| cells >= 5 || *cut == bar.short))
}

/// What was measured, as thin lines.
pub fn measured(bars: &[Bar], y: f64, layout: &Layout) -> Html {
    // Being ready is not doing anything: a gap shows it.
    let bars = bars.iter().filter(|bar| bar.state != State::Ready);
    bars.map(|bar| {
        let (from, to) = (layout.x(bar.from_us), layout.x(bar.to_us));
        html! {
            <rect key={bar.from_us} class="measured" x={px(from)} y={px(y)} width={px((to - from - 1.0).max(0.8))} height="2.5" rx="1">
                <title>{ format!("measured: {} ({}–{} s)", bar.text, exact_seconds(bar.from_us), exact_seconds(bar.to_us)) }</title>
            </rect>
        }
    })
    .collect()
}

fn dot(mark: &Mark, top: f64, layout: &Layout) -> Html {
    html! {
        <circle key={mark.t_us} class="mark" cx={px(layout.x(mark.t_us))} cy={px(top + BAR_HEIGHT / 2.0)} r="4">
            <title>{ format!("{} s: {}", exact_seconds(mark.t_us), mark.text) }</title>
        </circle>
    }
}

fn cross(t_us: Micros, top: f64, layout: &Layout) -> Html {
    let (x, y) = (layout.x(t_us), top + BAR_HEIGHT / 2.0);
    let d = format!("M{} {}l10 10m0-10l-10 10", px(x - 5.0), px(y - 5.0));
    html! { <path class="cross" {d} /> }
}

/// The class that gives a state its colour and pattern.
pub fn class(state: State) -> &'static str {
    match state {
        State::Ready => "ready",
        State::Computing => "computing",
        State::Blocking => "blocking",
        State::Sleeping => "sleeping",
        State::Waiting => "waiting",
        State::Queued => "queued",
        State::Offloaded => "offloaded",
    }
}
