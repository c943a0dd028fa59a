//! A timeline as a finished picture: one SVG that needs nothing besides, for slides, papers and a drawing program.
//!
//! Programs read different parts of SVG. What is in here all of them know: paths and texts with plain attributes, colours
//! as `#rrggbb`; no stylesheet, no class, no `<pattern>`, no `<use>`, nothing nested.

mod canvas;
mod chart;
mod chips;
mod code;
mod colours;
mod film;
mod flow;
mod hatch;
mod head;
mod legend;
mod lines;
mod shades;
mod shapes;
mod shared;
mod slide;
mod style;
mod text;

use std::rc::Rc;

use crate::text::{Language, TimelineTexts};
use crate::trace::Trace;
pub use crate::view::Theme;
use crate::view::scene::{self, Frame, Layout, MOST_LANES, PICTURE};
use crate::view::{Lens, Row, Timeline, advance, in_short, px};
use canvas::Canvas;
use chart::chart;
use colours::Palette;
pub(super) use film::Film;
use head::head;
use legend::legend;
pub(super) use shades::shades;
pub use slide::slide;
use text::escape;

/// Room around all, in px.
const PAD: f64 = PICTURE.pad;

/// Letters that most machines have, on the web and in slides; the last is for all others.
const FONTS: &str = "'Segoe UI', 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', Roboto, \
                     'Helvetica Neue', Arial, sans-serif";

/// How a picture is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Light or dark.
    pub theme: Theme,
    /// The language of its words.
    pub language: Language,
    /// Its width, in px; drawn within [`Picture::WIDTHS`]. Its height is as it comes.
    pub width: u32,
    /// Whether what it stands on is seen through it.
    pub transparent: bool,
    /// The names of the lanes that it has; if there is none, all, the first 50 of which are drawn.
    pub lanes: Vec<Rc<str>>,
}

impl Picture {
    /// The least and the most that a picture may be wide, in px.
    pub const WIDTHS: (u32, u32) = (320, 4096);
}

impl Default for Picture {
    fn default() -> Self {
        let (theme, language) = (Theme::Light, Language::default());
        Self { theme, language, width: 960, transparent: false, lanes: Vec::new() }
    }
}

/// A timeline as a picture under a title, if it has one.
pub fn svg(timeline: &Timeline, title: Option<&str>, picture: &Picture) -> String {
    let texts = picture.language.texts();
    let palette = Palette::of(picture.theme);
    let trace = &timeline.now.trace;
    let width = f64::from(picture.width.clamp(Picture::WIDTHS.0, Picture::WIDTHS.1));
    let mut canvas = Canvas::new(palette);
    let y = head(&mut canvas, title, trace, picture.language, width);
    let rows = timeline.chosen(&picture.lanes);
    // Those that somebody has named are all there.
    let most = if picture.lanes.is_empty() { MOST_LANES } else { rows.len() };
    let y = body(&mut canvas, timeline, (&rows, most), &texts.timeline, y, width);
    let size = (width, (y + PAD - 8.0).ceil());
    let (total, work) = told(trace, picture.language);
    let sheet =
        Sheet { size, title, total: &total, language: picture.language, transparent: picture.transparent };
    sheet.finished(canvas, &format!("Loopscope, {}. {total}.{work}", trace.strategy.word()))
}

/// What a run comes to and, where that is a total, what all would take one by one.
fn told(trace: &Trace, language: Language) -> (String, String) {
    let figures = &language.texts().figures;
    let answer = in_short(trace.answer(), figures);
    if trace.answer().total_us().is_none() {
        return (format!("{}: {answer}", figures.predicted_end), String::new());
    }
    let work = format!(" {} {}.", figures.one_by_one, figures.units.duration(trace.work_us()));
    (format!("{} {answer}", figures.predicted_total), work)
}

/// What is around a picture.
struct Sheet<'a> {
    /// Its width and height in px.
    size: (f64, f64),
    title: Option<&'a str>,
    total: &'a str,
    language: Language,
    /// Whether what it stands on is seen through it.
    transparent: bool,
}

impl Sheet<'_> {
    /// The file: what is painted, and its description.
    fn finished(&self, canvas: Canvas, description: &str) -> String {
        let (width, height) = (px(self.size.0), px(self.size.1));
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" xml:lang=\"{}\">\n<title>",
            self.language.code()
        );
        let total = self.total;
        escape(
            &mut out,
            &self.title.map(|title| format!("{title}: {total}")).unwrap_or_else(|| total.to_owned()),
        );
        out.push_str("</title>\n<desc>");
        escape(&mut out, description);
        out.push_str("</desc>\n");
        if !self.transparent {
            let card = canvas.palette.card;
            out.push_str(&format!("<path fill=\"{card}\" d=\"M0 0H{width}V{height}H0z\"/>\n"));
        }
        out.push_str(&format!("<g font-family=\"{FONTS}\">\n"));
        out.push_str(&canvas.finish());
        out.push_str("</g>\n</svg>\n");
        out
    }
}

/// Paints timeline and legend from `y` on, of so many rows at most; returns where they end, in px.
fn body(
    canvas: &mut Canvas,
    timeline: &Timeline,
    (rows, most): (&[Row], usize),
    texts: &TimelineTexts,
    y: f64,
    width: f64,
) -> f64 {
    let shown = &rows[..rows.len().min(most)];
    let layout = Layout::picture(timeline, shown, y, width, texts);
    let lens = Lens::fit(timeline.end_us, layout.track);
    let scene = Frame { timeline, rows, layout, lens, scrolled: 0.0, measure: advance, texts }.scene();
    chart(canvas, &scene);
    legend(canvas, &scene::legend(timeline, texts), scene.bottom + 12.0, width)
}
