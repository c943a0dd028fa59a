//! A timeline as small as a stamp.

use std::rc::Rc;

use yew::prelude::*;

use crate::run::predict;
use crate::script::compile;
use crate::trace::Trace;
use crate::view::{Piece, Window, pieces};

/// The lanes of a script's first tasks, each with what it is made of.
#[derive(PartialEq)]
pub struct Picture {
    end_us: u64,
    lanes: Vec<Vec<Piece>>,
}

/// As many lanes as can be told apart.
const LANES: usize = 6;
/// Its width; a lane is so high that all of them are [`HEIGHT`] together.
const WIDTH: u64 = 250;
const HEIGHT: usize = 42;

/// The pictures of some sound scripts, in their order.
pub fn thumbnails<'a>(scripts: impl Iterator<Item = &'a str>) -> Vec<Rc<Picture>> {
    let trace = |script| compile(script).map(|program| predict(Rc::new(program))).ok();
    scripts
        .map(|script| {
            Rc::new(
                trace(script).map_or(Picture { end_us: 1, lanes: Vec::new() }, |trace| Picture::of(&trace)),
            )
        })
        .collect()
}

impl Picture {
    fn of(trace: &Trace) -> Self {
        let end_us = trace.picture_us().max(1);
        let window = Window { from_us: 0, to_us: end_us, grain_us: end_us / WIDTH + 1 };
        let lanes = trace.tasks.iter().take(LANES).map(|task| pieces(&task.spans, window)).collect();
        Self { end_us, lanes }
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub picture: Rc<Picture>,
}

/// The picture. It says nothing that its title does not.
#[component]
pub fn Thumbnail(Props { picture }: &Props) -> Html {
    let Picture { end_us, lanes } = &**picture;
    let pitch = HEIGHT / lanes.len().max(3);
    let bars = lanes.iter().enumerate().flat_map(|(lane, pieces)| {
        pieces.iter().map(move |piece| {
            let x = |us: u64| us * WIDTH * 10 / end_us;
            let (from, to) = (x(piece.from_us), x(piece.to_us));
            html! {
                <rect
                    class={classes!("bar", piece.state.word())}
                    x={tenths(from)}
                    width={tenths((to - from).max(5))}
                    y={(lane * pitch + 1).to_string()}
                    height={(pitch - 2).to_string()}
                />
            }
        })
    });
    html! { <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="xMinYMin meet" aria-hidden="true">{ for bars }</svg> }
}

fn tenths(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
