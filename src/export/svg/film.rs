//! A run as a film: what stands still in all of its pictures, and what moves, each an SVG of its own, 16 to 9.
//!
//! ```text
//!  title
//!  total, and what else the result says
//!  axis, loop, lanes            ▼ the playhead
//!  legend
//!  the states as they flow      │ the log
//!  what tasks share, if they share anything
//! ```

use std::rc::Rc;

use super::canvas::Canvas;
use super::chart::chart;
use super::colours::Palette;
use super::flow::Flow;
use super::head::head;
use super::legend::legend;
use super::{FONTS, PAD, flow, lines, shared};
use crate::export::Look;
use crate::text::Language;
use crate::trace::{Micros, Trace};
use crate::view::scene::{self, CLOSE, DENSE, Frame, Layout, MOST_LANES, Metrics, PICTURE, Rect, Scene};
use crate::view::{Lens, Moment, Path, Row, Timeline, advance, px};

/// How wide it is drawn, in px: as large as all lanes fit in, for the smaller the larger are its letters.
const WIDTHS: [f64; 5] = [960.0, 1040.0, 1120.0, 1200.0, 1280.0];
/// Room between its parts.
const GAP: f64 = 12.0;

/// A run as a film.
pub(in crate::export) struct Film {
    timeline: Rc<Timeline>,
    language: Language,
    palette: &'static Palette,
    rows: Vec<Row>,
    layout: Layout,
    width: f64,
    height: f64,
}

impl Film {
    /// The film of a timeline. Where not all lanes have room the others are counted.
    pub(in crate::export) fn new(timeline: Timeline, look: &Look) -> Self {
        let Look { theme, language, .. } = *look;
        let (timeline, texts) = (Rc::new(timeline), &language.texts().timeline);
        let rows = timeline.chosen(&look.lanes);
        let [.., widest] = WIDTHS;
        let film = |width: f64, lanes: usize, metrics: &'static Metrics| {
            let layout =
                |top| Layout::picture(&timeline, &rows[..lanes], top, width, texts).with_metrics(metrics);
            let mut film = Self {
                timeline: timeline.clone(),
                language,
                palette: Palette::of(theme),
                rows: rows.clone(),
                layout: layout(0.0),
                width,
                height: width * 9.0 / 16.0,
            };
            let top = film.head(&mut film.canvas());
            film.layout = layout(top);
            film
        };
        let all = rows.len().min(MOST_LANES);
        let whole = WIDTHS.into_iter().map(|width| film(width, all, &PICTURE));
        let close = std::iter::once_with(|| film(widest, all, &CLOSE));
        let cut = (1..=all).rev().map(|lanes| film(widest, lanes, &DENSE));
        whole.chain(close).chain(cut).find(Self::fits).unwrap_or_else(|| film(widest, all.min(1), &DENSE))
    }

    /// Its width in px.
    pub(in crate::export) fn width(&self) -> f64 {
        self.width
    }

    /// What stands still.
    pub(in crate::export) fn still(&self) -> String {
        let texts = self.language.texts();
        let mut canvas = self.canvas();
        let mut ground = Path::default();
        ground.strip(Rect { x: 0.0, y: 0.0, width: self.width, height: self.height });
        canvas.fill(ground, self.palette.card);
        self.head(&mut canvas);
        chart(&mut canvas, &self.scene());
        self.legend(&mut canvas);
        if let Some(flow) = self.flow() {
            flow.ground(&mut canvas, texts);
        }
        lines::ground(&mut canvas, self.log(), texts);
        self.finished(canvas)
    }

    /// What moves: the playhead at a moment, the state there, if it is known, and the first lines of the log, so many.
    pub(in crate::export) fn moving(&self, t_us: Micros, moment: Option<&Moment>, printed: usize) -> String {
        let (trace, texts) = (self.trace(), self.language.texts());
        let mut canvas = self.canvas();
        self.playhead(&mut canvas, t_us);
        if let Some((flow, moment)) = self.flow().zip(moment) {
            flow.tasks(&mut canvas, trace, moment, texts);
            if shared::is_any(trace) {
                let y = flow.y + flow::HEIGHT + GAP;
                let room = Rect { x: PAD, y, width: self.width - 2.0 * PAD, height: shared::HEIGHT };
                shared::shared(&mut canvas, room, trace, moment, texts);
            }
        }
        lines::lines(&mut canvas, self.log(), trace, printed);
        self.finished(canvas)
    }

    fn trace(&self) -> &Trace {
        &self.timeline.now.trace
    }

    fn canvas(&self) -> Canvas {
        Canvas::new(self.palette)
    }

    fn finished(&self, canvas: Canvas) -> String {
        let (width, height) = (px(self.width), px(self.height));
        let open = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"");
        format!("{open}>\n<g font-family=\"{FONTS}\">\n{}</g>\n</svg>\n", canvas.finish())
    }

    fn head(&self, canvas: &mut Canvas) -> f64 {
        let trace = self.trace();
        head(canvas, trace.title.as_deref(), trace, self.language, self.width)
    }

    /// Paints the legend; returns where it ends.
    fn legend(&self, canvas: &mut Canvas) -> f64 {
        let texts = &self.language.texts().timeline;
        let y = self.scene().bottom + GAP;
        legend(canvas, &scene::legend(&self.timeline, texts), y, self.width)
    }

    fn fits(&self) -> bool {
        self.legend(&mut self.canvas()) <= self.below()
    }

    fn lens(&self) -> Lens {
        Lens::fit(self.timeline.end_us, self.layout.track)
    }

    fn scene(&self) -> Scene {
        let texts = &self.language.texts().timeline;
        let (timeline, layout, lens) = (&self.timeline, self.layout, self.lens());
        Frame { timeline, rows: &self.rows, layout, lens, scrolled: 0.0, measure: advance, texts }.scene()
    }

    /// Where states and log begin.
    fn below(&self) -> f64 {
        let has_flow = !self.trace().events.is_empty();
        let more = if has_flow && shared::is_any(self.trace()) { GAP + shared::HEIGHT } else { 0.0 };
        self.height - PAD - flow::HEIGHT - more
    }

    /// The states; a trace that was saved without its events does not have them.
    fn flow(&self) -> Option<Flow> {
        let width = self.width - self.log().width - GAP - 2.0 * PAD;
        let flow = Flow { x: PAD, y: self.below(), width };
        (!self.trace().events.is_empty()).then_some(flow)
    }

    fn log(&self) -> Rect {
        let whole = self.width - 2.0 * PAD;
        let width = if self.trace().events.is_empty() { whole } else { (whole * 0.31).round() };
        Rect { x: self.width - PAD - width, y: self.below(), width, height: flow::HEIGHT }
    }

    fn playhead(&self, canvas: &mut Canvas, t_us: Micros) {
        let x = self.layout.left + self.lens().x(t_us);
        let top = self.layout.axis_bottom() - 8.0;
        let [mut line, mut handle] = <[Path; 2]>::default();
        line.strip(Rect { x: x - 1.0, y: top, width: 2.0, height: self.layout.bottom - 4.0 - top });
        handle.to('M', &[x - 6.0, top - 4.0]).to('h', &[12.0]).to('v', &[7.0]);
        handle.to('l', &[-6.0, 6.0]).to('l', &[-6.0, -6.0]).to('z', &[]);
        canvas.fill(line, self.palette.accent);
        canvas.fill(handle, self.palette.accent);
    }
}
