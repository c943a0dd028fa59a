//! A timeline as a finished picture: one SVG that needs nothing besides, for slides, papers and a drawing program.
//!
//! Programs read different parts of SVG. What is in here all of them know: paths and texts with plain attributes, colours
//! as `#rrggbb`; no stylesheet, no class, no `<pattern>`, no `<use>`, nothing nested.

mod canvas;
mod chart;
mod chips;
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
mod style;
mod text;

use crate::text::{Language, TimelineTexts};
pub use crate::view::Theme;
use crate::view::scene::{self, Frame, Layout, PICTURE};
use crate::view::{Folds, Lens, Timeline, advance, in_short, px};
use canvas::Canvas;
use chart::chart;
use colours::Palette;
pub(super) use film::Film;
use head::head;
use legend::legend;
pub(super) use shades::shades;
use text::escape;

/// Room around all, in px.
const PAD: f64 = PICTURE.pad;

/// Letters that most machines have, on the web and in slides; the last is for all others.
const FONTS: &str = "'Segoe UI', 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', Roboto, \
                     'Helvetica Neue', Arial, sans-serif";

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Light or dark.
    pub theme: Theme,
    /// The language of its words.
    pub language: Language,
    /// Its width, in px; drawn within [`Picture::WIDTHS`]. Its height is as it comes.
    pub width: u32,
}

impl Picture {
    /// The least and the most that a picture may be wide, in px.
    pub const WIDTHS: (u32, u32) = (320, 4096);
}

impl Default for Picture {
    fn default() -> Self {
        Self { theme: Theme::Light, language: Language::default(), width: 960 }
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
    let y = body(&mut canvas, timeline, &texts.timeline, y, width);
    let (width, height) = (px(width), px((y + PAD - 8.0).ceil()));

    let answer = in_short(trace.answer(), &texts.figures);
    let has_total = trace.answer().total_us().is_some();
    let total = match has_total {
        true => format!("{} {answer}", texts.figures.predicted_total),
        false => format!("{}: {answer}", texts.figures.predicted_end),
    };
    let work = format!(" {} {}.", texts.figures.one_by_one, texts.figures.units.duration(trace.work_us()));
    let work = if has_total { &work } else { "" };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" xml:lang=\"{}\">\n<title>",
        picture.language.code()
    );
    escape(&mut out, &title.map(|title| format!("{title}: {total}")).unwrap_or_else(|| total.clone()));
    out.push_str("</title>\n<desc>");
    escape(&mut out, &format!("Loopscope, {}. {total}.{work}", trace.strategy.word()));
    out.push_str(&format!(
        "</desc>\n<path fill=\"{}\" d=\"M0 0H{width}V{height}H0z\"/>\n<g font-family=\"{FONTS}\">\n",
        palette.card
    ));
    out.push_str(&canvas.finish());
    out.push_str("</g>\n</svg>\n");
    out
}

/// Paints timeline and legend from `y` on; returns where they end, in px.
fn body(canvas: &mut Canvas, timeline: &Timeline, texts: &TimelineTexts, y: f64, width: f64) -> f64 {
    let rows = timeline.rows(&Folds::new());
    let layout = Layout::picture(timeline, &rows, y, width, texts);
    let lens = Lens::fit(timeline.end_us, layout.track);
    let scene = Frame { timeline, rows: &rows, layout, lens, scrolled: 0.0, measure: advance, texts }.scene();
    chart(canvas, &scene);
    legend(canvas, &scene::legend(timeline, texts), scene.bottom + 12.0, width)
}
