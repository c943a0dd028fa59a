//! A timeline as small as a stamp.

use std::rc::Rc;

use yew::prelude::*;

use crate::run::{DRAWN_STATEMENTS, record_as_asked};
use crate::script::compile;
use crate::trace::Trace;
use crate::ui::timeline::shapes;
use crate::view::scene::{Bar, Rect, Shape};
use crate::view::{Window, pieces};

/// As many lanes as can be told apart.
const LANES: usize = 6;
/// Its size; a lane is so high that all of them are as high together, and no higher than if there were three.
const WIDTH: f64 = 250.0;
const HEIGHT: f64 = 42.0;
/// What is not wider, in px, is seen by its colour alone.
const NARROW: f64 = 3.0;

/// The lanes of the first tasks of some sound scripts, in their order.
pub fn thumbnails<'a>(scripts: impl Iterator<Item = &'a str>) -> Vec<Shape> {
    scripts.map(|script| Shape::Bars(trace(script).map_or(Vec::new(), |trace| bars(&trace)))).collect()
}

/// A run under the strategy that the script asks for.
fn trace(script: &str) -> Option<Trace> {
    let program = Rc::new(compile(script).ok()?);
    let (ended, _) = record_as_asked(&program, DRAWN_STATEMENTS);
    Some(ended.into_trace())
}

fn bars(trace: &Trace) -> Vec<Bar> {
    let to_us = trace.picture_us().max(1);
    let window = Window { from_us: 0, to_us, grain_us: to_us / WIDTH as u64 + 1 };
    let lanes = trace.tasks.len().clamp(3, LANES);
    let pitch = HEIGHT / lanes as f64;
    let x = |us: u64| us as f64 / to_us as f64 * WIDTH;
    let lane = |(lane, spans)| {
        pieces(spans, window).into_iter().map(move |piece| {
            let (x, to) = (x(piece.from_us), x(piece.to_us));
            let rect =
                Rect { x, y: lane as f64 * pitch + 1.0, width: (to - x).max(0.5), height: pitch - 2.0 };
            Bar { narrow: rect.width <= NARROW, ..Bar::sign(piece.state, rect) }
        })
    };
    trace.tasks.iter().map(|task| &task.spans[..]).take(LANES).enumerate().flat_map(lane).collect()
}

/// The picture. It says nothing that its title does not.
pub fn thumbnail(picture: &Shape) -> Html {
    html! {
        <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="xMinYMin meet" aria-hidden="true">
            { shapes(std::slice::from_ref(picture)) }
        </svg>
    }
}
