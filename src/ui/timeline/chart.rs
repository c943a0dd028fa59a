//! The chart itself: a scene as one SVG as large as what is seen.

use std::rc::Rc;

use yew::prelude::*;

use super::name::{name, text};
use super::patterns::patterns;
use super::shapes::{picture_end, shapes};
use crate::browser::measure;
use crate::ui::hooks::use_texts;
use crate::view::scene::{Axis, Frame, Lane, Layout, LoopLane, MARGIN, Scene};
use crate::view::{Lens, Path, Row, Timeline, px};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    pub rows: Rc<Vec<Row>>,
    pub layout: Layout,
    pub lens: Lens,
    /// How far the rows are scrolled, in px.
    pub scrolled: f64,
}

/// Draws what is seen of a timeline.
#[component]
pub fn Chart(props: &Props) -> Html {
    let texts = &use_texts().timeline;
    let Props { timeline, rows, layout, lens, scrolled } = props;
    let (layout, lens, scrolled) = (*layout, *lens, *scrolled);
    let scene = Frame { timeline, rows, layout, lens, scrolled, measure, texts }.scene();
    let (width, height) = (px(layout.width), px(layout.height()));
    html! {
        <svg
            class="window"
            width={width.clone()}
            height={height.clone()}
            viewBox={format!("0 0 {width} {height}")}
            role="img"
            aria-label={texts.chart}
        >
            { patterns() }
            { axis(&layout, &scene.axis) }
            { lanes(&layout, &scene) }
            { for scene.loop_lane.iter().map(|lane| loop_lane(&layout, lane)) }
            { for scene.picture_end.map(|x| picture_end(x, scene.axis.top, scene.axis.bottom)) }
        </svg>
    }
}

/// The ticks, and a label of each by its text: what goes on standing there only moves.
fn axis(layout: &Layout, axis: &Axis) -> Html {
    let mut ticks = Path::default();
    for label in &axis.labels {
        ticks.to('M', &[label.x, axis.top]).to('V', &[axis.bottom]);
    }
    let labels = axis.labels.iter().map(|label| {
        html! { <g key={label.text.as_str()}>{ text("tick-label", label) }</g> }
    });
    let (x, width) = (px(layout.left - MARGIN), px(layout.track + 2.0 * MARGIN));
    html! {
        <g class="axis">
            <path class="tick" d={ticks.finish()} />
            <g>{ for labels }</g>
            <rect class="scrub" {x} {width} height={px(layout.axis_bottom())} />
        </g>
    }
}

/// The lanes, cut off where they scroll out of sight.
fn lanes(layout: &Layout, scene: &Scene) -> Html {
    let lane = |Lane { shapes: now, before, .. }: &Lane| {
        html! { <>{ shapes(now) }<g class="before">{ shapes(before) }</g></> }
    };
    html! {
        <svg y={px(layout.lanes_top())} width={px(layout.width)} height={px(layout.lanes_height())}>
            { for scene.lanes.iter().map(|lane| name(&lane.name)) }
            { track(layout, None, scene.lanes.iter().map(lane).collect()) }
        </svg>
    }
}

fn loop_lane(layout: &Layout, LoopLane { name, ground, shapes: of_loop, rule }: &LoopLane) -> Html {
    let (x, y, width, height) = (px(ground.x), px(ground.y), px(ground.width), px(ground.height));
    let bars = html! {
        <>
            <rect class="track" {x} {y} {width} {height} rx="3" />
            { shapes(of_loop) }
        </>
    };
    let (x1, x2, y) = (px(rule.x), px(rule.x + rule.width), px(rule.y));
    html! {
        <g class="loop-lane">
            { text("lane-name", name) }
            { track(layout, Some(layout.lanes_top()), bars) }
            <line class="rule" {x1} {x2} y1={y.clone()} y2={y} />
        </g>
    }
}

/// What is on the track, cut off at its ends.
fn track(layout: &Layout, height: Option<f64>, shapes: Html) -> Html {
    let (x, width) = (px(layout.left - MARGIN), px(layout.track + 2.0 * MARGIN));
    html! {
        <svg {x} {width} height={height.map(px)}>
            <g transform={format!("translate({} 0)", px(MARGIN))}>{ shapes }</g>
        </svg>
    }
}
