//! Paints a scene: axis, loop, lanes.

use super::canvas::{Canvas, Font};
use super::shapes::shapes;
use crate::view::Path;
use crate::view::scene::{Axis, Lane, LoopLane, Name, NameKind, Scene};

/// Paints all of it.
pub(super) fn chart(canvas: &mut Canvas, scene: &Scene) {
    axis(canvas, &scene.axis);
    scene.loop_lane.iter().for_each(|lane| loop_lane(canvas, lane));
    scene.lanes.iter().for_each(|lane| self::lane(canvas, lane));
    let font = small(canvas);
    if let Some(x) = scene.picture_end {
        picture_end(canvas, x, scene.axis.top, scene.axis.bottom);
    }
    scene.more.iter().for_each(|more| canvas.text(more, font));
}

/// The line where the picture ends.
pub(super) fn picture_end(canvas: &mut Canvas, x: f64, top: f64, bottom: f64) {
    let mut line = Path::default();
    line.to('M', &[x, top]).to('V', &[bottom]);
    canvas.stroke(line, canvas.palette.ink, "1.5", " stroke-dasharray=\"4 3\"");
}

/// What is said beside the lanes.
fn small(canvas: &Canvas) -> Font {
    Font { size: "13", bold: false, colour: canvas.palette.mute }
}

fn axis(canvas: &mut Canvas, axis: &Axis) {
    let mut lines = Path::default();
    for label in &axis.labels {
        lines.to('M', &[label.x, axis.top]).to('V', &[axis.bottom]);
    }
    canvas.stroke(lines, canvas.palette.line, "1", "");
    let font = Font { size: "12.5", bold: false, colour: canvas.palette.mute };
    let named = axis.labels.iter().filter(|label| !label.text.is_empty());
    named.for_each(|label| canvas.centred(label, font));
}

fn loop_lane(canvas: &mut Canvas, lane: &LoopLane) {
    canvas.text(&lane.name, small(canvas));
    let mut ground = Path::default();
    ground.bar(lane.ground);
    canvas.fill(ground, canvas.palette.track);
    shapes(canvas, &lane.shapes);
    let mut rule = Path::default();
    rule.to('M', &[lane.rule.x, lane.rule.y]).to('H', &[lane.rule.x + lane.rule.width]);
    canvas.stroke(rule, canvas.palette.line, "1", "");
}

fn lane(canvas: &mut Canvas, lane: &Lane) {
    name(canvas, &lane.name);
    shapes(canvas, &lane.shapes);
    shapes(canvas, &lane.before);
}

fn name(canvas: &mut Canvas, name: &Name) {
    let palette = canvas.palette;
    if let Some(fold) = name.fold {
        let mut triangle = Path::default();
        triangle.triangle(fold);
        canvas.fill(triangle, palette.mute);
    }
    let (bold, colour) = match name.kind {
        NameKind::Task => (true, palette.ink),
        NameKind::Failed => (true, palette.wrong),
        NameKind::Worker | NameKind::Gone => (false, palette.mute),
    };
    canvas.text(&name.text, Font { size: "13", bold, colour });
    let second = Font { size: "11.5", bold: false, colour: palette.mute };
    name.second.iter().for_each(|text| canvas.text(text, second));
}
