//! A run as a slide, 16 to 9: its script beside its answer and timeline, and above both what it is compared with, the run
//! before or several others.
//!
//! ```text
//!  title
//!  script        total, and what else the result says
//!                axis, loop, lanes
//!                legend
//!                the log, as far as there is room
//! ```
//!
//! With other runs there are as many such rows, whose times share an axis, and no log; a script that several have stands
//! there once, beside all of them.

use std::cmp::Reverse;
use std::rc::Rc;

use super::canvas::{Canvas, Font};
use super::chart::chart;
use super::code::{self, code};
use super::colours::Palette;
use super::head::head;
use super::legend::legend;
use super::{PAD, Sheet, lines, told};
use crate::export::{Look, timeline};
use crate::text::Language;
use crate::trace::{Answer, Micros, Shared, Trace};
use crate::view::scene::{
    self, CLOSE, DENSE, Frame, Layout, LegendEntry, MOST_LANES, Metrics, PICTURE, Rect,
};
use crate::view::{Headline, Lens, Letters, Row, Timeline, advance, fit, headline};

/// How wide it is drawn, in px: as large as all of it fits in, for the smaller the larger are its letters.
const WIDTHS: [f64; 7] = [800.0, 880.0, 960.0, 1040.0, 1120.0, 1200.0, 1280.0];
/// From which on a line of the script may be cut for the letters' sake.
const WIDE: f64 = 960.0;
/// How much of that the script has at most.
const SCRIPT: f64 = 0.4;
/// Room between two runs.
const GAP: f64 = 14.0;
/// The same where there is no room otherwise.
const TIGHT_GAP: f64 = 6.0;
/// Above the bars of a run whose times are named above the first one.
const TICKS: f64 = 14.0;
/// A log of fewer lines is not shown where it has more.
const LEAST_LINES: usize = 3;
const TITLE: Letters = Letters { size: 20.0, bold: true };

/// A run as a slide, and above it those that it is compared with, from top to bottom. Two are told as before and after;
/// how much a run changes is told against the first.
pub fn slide(now: &Shared<Trace>, above: &[Shared<Trace>], look: &Look) -> String {
    let runs = above.iter().chain([now]);
    let mut runs: Vec<Run> = runs.map(|trace| Run::new(trace, look)).collect();
    let end_us = runs.iter().map(|run| run.timeline.end_us).max().unwrap_or(1);
    runs.iter_mut().for_each(|run| run.timeline.end_us = end_us);
    let script_width = runs.iter().map(|run| code::width(&run.lines)).fold(0.0, f64::max);
    let slide = Slide { runs, script_width, language: look.language, look, palette: Palette::of(look.theme) };
    let [.., widest] = WIDTHS;
    let lanes = slide.runs.iter().map(|run| run.rows.len().min(MOST_LANES)).max().unwrap_or(1);
    let size = |width, lanes, metrics, is_whole| Size { width, lanes, metrics, gap: GAP, is_whole };
    let whole = WIDTHS.into_iter().map(|width| size(width, lanes, &PICTURE, true));
    let close = [(&CLOSE, true), (&DENSE, true), (&CLOSE, false)]
        .map(|(metrics, is_whole)| size(widest, lanes, metrics, is_whole));
    let tight = |lanes| Size { gap: TIGHT_GAP, ..size(widest, lanes, &DENSE, false) };
    let cut = (1..=lanes).rev().map(tight);
    let drawn = |size| Some(slide.drawn(size)).filter(|drawn| drawn.fits);
    let with_log = whole.clone().filter_map(drawn).find(|drawn| drawn.has_log);
    let fitting = with_log.or_else(|| whole.chain(close).chain(cut).find_map(drawn));
    slide.finished(fitting.unwrap_or_else(|| slide.drawn(tight(1))))
}

/// How what one of several runs comes to is told, in px.
struct Lettering {
    height: f64,
    /// Where what the run is called stands, and where the figures.
    called_y: f64,
    y: f64,
    /// Whether the figures stand behind that, and not at the margin.
    is_behind: bool,
    figure: Large,
    unit: Large,
    /// How much it is more or less than the first.
    change: &'static str,
}

/// Bold letters: how large, for a picture and for what measures them.
struct Large(&'static str, f64);

/// Of one of two runs.
const ANSWER: Lettering = Lettering {
    height: 54.0,
    called_y: 12.0,
    y: 43.0,
    is_behind: false,
    figure: Large("30", 30.0),
    unit: Large("16", 16.0),
    change: "17",
};

/// Of one of more.
const SMALL_ANSWER: Lettering = Lettering {
    height: 30.0,
    called_y: 19.0,
    y: 20.0,
    is_behind: true,
    figure: Large("20", 20.0),
    unit: Large("13", 13.0),
    change: "13",
};

/// Room for what has changed, behind the figures.
const CHANGE: f64 = 110.0;

impl Large {
    fn font(&self, colour: &'static str) -> Font {
        Font { size: self.0, bold: true, colour }
    }

    fn advance(&self, text: &str) -> f64 {
        advance(text, Letters { size: self.1, bold: true })
    }
}

struct Slide<'a> {
    runs: Vec<Run>,
    /// How wide the widest script is with its numbers, in px.
    script_width: f64,
    look: &'a Look,
    language: Language,
    palette: &'static Palette,
}

struct Run {
    timeline: Timeline,
    rows: Vec<Row>,
    script: Option<Rc<str>>,
    lines: Vec<code::Line>,
}

/// How large a slide is drawn.
#[derive(Clone, Copy)]
struct Size {
    width: f64,
    /// More lanes a run are counted.
    lanes: usize,
    /// By which its lanes may be less high.
    metrics: &'static Metrics,
    /// Between two runs.
    gap: f64,
    /// Whether scripts are not cut.
    is_whole: bool,
}

/// A slide, and whether there was room, also for the log.
struct Drawn {
    canvas: Canvas,
    width: f64,
    fits: bool,
    has_log: bool,
}

impl Run {
    fn new(trace: &Shared<Trace>, look: &Look) -> Self {
        let timeline = timeline(trace);
        let rows = timeline.chosen(&look.lanes);
        let script = trace.source.clone();
        let lines = script.as_deref().map(code::lines).unwrap_or_default();
        Self { timeline, rows, script, lines }
    }

    fn trace(&self) -> &Trace {
        &self.timeline.now.trace
    }

    /// Its rows, of which only so many have lanes: the one that ends last is among those.
    fn rows(&self, lanes: usize) -> Vec<Row> {
        let mut rows = self.rows.clone();
        let ends_us = |row: &Row| row.now.map_or(0, |lane| self.timeline.now.end_us(lane));
        let last = (0..rows.len()).max_by_key(|at| (ends_us(&rows[*at]), Reverse(*at)));
        if let Some(last) = last.filter(|last| *last >= lanes && lanes > 1) {
            rows[lanes - 1..=last].rotate_right(1);
        }
        rows
    }

    fn total_us(&self) -> Option<Micros> {
        match self.trace().answer() {
            Answer::Total(us) => Some(us),
            Answer::Stuck(_) | Answer::NeverEnds | Answer::MoreThan(_) => None,
        }
    }
}

impl Slide<'_> {
    fn title(&self) -> Option<&str> {
        self.runs.last()?.timeline.now.trace.title.as_deref()
    }

    fn finished(&self, Drawn { canvas, width, .. }: Drawn) -> String {
        let told: Vec<(&Run, (String, String))> =
            self.runs.iter().map(|run| (run, told(run.trace(), self.language))).collect();
        let total = told.iter().map(|(_, (total, _))| &**total).collect::<Vec<_>>().join(" → ");
        let description = told.iter().map(|(run, (total, work))| {
            format!("Loopscope, {}. {total}.{work}", run.trace().strategy.word())
        });
        let description = description.collect::<Vec<_>>().join(" ");
        let size = (width, width * 9.0 / 16.0);
        let (language, transparent) = (self.language, self.look.transparent);
        Sheet { size, title: self.title(), total: &total, language, transparent }
            .finished(canvas, &description)
    }

    /// It of some size.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "lines"
    )]
    fn drawn(&self, size: Size) -> Drawn {
        let Size { width, is_whole, .. } = size;
        let mut canvas = Canvas::new(self.palette);
        let end = width * 9.0 / 16.0 - PAD / 2.0;
        let mut y = self.heading(&mut canvas, width);
        let script_room = self.script_width.min(width * SCRIPT - 2.0 * PAD).ceil();
        let left = if script_room > 0.0 { script_room + 2.0 * PAD } else { 0.0 };
        let names = self.layouts(0.0, width - left, size).map(|layout| layout.left).fold(0.0, f64::max);
        let mut signs: Vec<LegendEntry> = Vec::new();
        let mut fits = true;
        for (at, run) in self.runs.iter().enumerate() {
            // Where there is one run alone, its head keeps its distance from above.
            let above = if self.runs.len() == 1 { PAD } else { 0.0 };
            canvas.moved(left, y - above);
            let top = match &*self.runs {
                [_] => head(&mut canvas, None, run.trace(), self.language, width - left) - 10.0,
                _ => self.answer(&mut canvas, at, width - left),
            };
            // Of more than two, all times are named once.
            let has_times = at == 0 || self.runs.len() == 2;
            let top = if has_times { top } else { top + TICKS - size.metrics.axis_height };
            let layout = self.layouts(top, width - left, size).nth(at);
            let bottom =
                layout.map_or(top, |layout| self.lanes(&mut canvas, run, layout.named(names), has_times));
            canvas.moved_back();
            let bottom = y + bottom - above;
            let lines = self.lines(at);
            let needed = y + lines.len() as f64 * code::LINE + 8.0;
            // What stands beside a run goes on beside those below that have no lines of their own.
            let reaches_end = (at + 1..self.runs.len()).all(|below| self.lines(below).is_empty());
            let room = match (reaches_end, is_whole) {
                (true, _) => end,
                (false, true) => needed.max(bottom),
                (false, false) => bottom,
            };
            let most = ((room - y) / code::LINE) as usize;
            let is_wide_enough = width >= WIDE || self.script_width <= script_room;
            fits &= !is_whole || (lines.len() <= most && is_wide_enough);
            code(&mut canvas, [PAD, y], script_room, lines, most);
            y = if is_whole && !reaches_end { needed.max(bottom) } else { bottom } + size.gap;
            let of_run = scene::legend(&run.timeline, &self.language.texts().timeline);
            signs.extend(of_run.into_iter().filter(|sign| !signs.contains(sign)).collect::<Vec<_>>());
        }
        canvas.moved(left, y - 4.0);
        let bottom = y - 4.0 + legend(&mut canvas, &signs, 0.0, width - left);
        canvas.moved_back();
        let y = bottom + GAP;
        let room = Rect { x: left + PAD, y, width: width - left - 2.0 * PAD, height: end - y };
        let has_log = match &*self.runs {
            [run] => self.log(&mut canvas, run.trace(), room),
            _ => true,
        };
        Drawn { canvas, width, fits: fits && bottom <= end, has_log }
    }

    /// Paints what the run has printed, the last of it, if there is room; whether there is.
    fn log(&self, canvas: &mut Canvas, trace: &Trace, room: Rect) -> bool {
        let printed = trace.log.len();
        if printed == 0 {
            return true;
        }
        let has_room = room.height >= lines::height(printed.min(LEAST_LINES));
        if has_room {
            let room = Rect { height: room.height.min(lines::height(printed)), ..room };
            lines::ground(canvas, room, self.language.texts());
            lines::lines(canvas, room, trace, printed);
        }
        has_room
    }

    /// The script's lines beside a run; none where the run above has the same.
    fn lines(&self, at: usize) -> &[code::Line] {
        let above = at.checked_sub(1).map(|above| &self.runs[above]);
        let run = &self.runs[at];
        if above.is_some_and(|above| above.script == run.script) { &[] } else { &run.lines }
    }

    /// Where the lanes of each run stand from a height on, in some width.
    fn layouts(&self, top: f64, width: f64, size: Size) -> impl Iterator<Item = Layout> {
        let texts = &self.language.texts().timeline;
        self.runs.iter().map(move |run| {
            let rows = &run.rows(size.lanes)[..size.lanes.min(run.rows.len())];
            Layout::picture(&run.timeline, rows, top, width, texts).with_metrics(size.metrics)
        })
    }

    /// Paints the title; returns where what follows begins.
    fn heading(&self, canvas: &mut Canvas, width: f64) -> f64 {
        let title =
            self.title().and_then(|title| fit(title, width - 2.0 * PAD, &|text| advance(text, TITLE)));
        let Some(title) = title else { return PAD };
        canvas.line(PAD, PAD + 18.0, Font { size: "20", bold: true, colour: canvas.palette.ink }, &title);
        PAD + 44.0
    }

    /// What one of several runs is called: by what tells it from the others.
    fn called(&self, at: usize) -> String {
        let texts = &self.language.texts().exports;
        let (script, trace) = (&self.runs[at].script, self.runs[at].trace());
        let others = || self.runs.iter().map(Run::trace);
        let title = trace.title.as_deref().filter(|_| others().any(|other| other.title != trace.title));
        let differs = others().any(|other| other.strategy != trace.strategy);
        // More than two are before and after only where a script was changed, and its title tells nothing of that.
        let changed = title.is_none() && self.runs.iter().any(|run| run.script != *script);
        let is_last_script = self.runs.last().is_some_and(|last| last.script == *script);
        let word = match (self.runs.len(), at) {
            (2, 0) => Some(texts.before),
            (2, _) => Some(texts.after),
            _ if changed => Some(if is_last_script { texts.after } else { texts.before }),
            _ => None,
        };
        let strategy = (differs || (word, title) == (None, None)).then(|| trace.strategy.word());
        [word, title, strategy].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Paints what one of several runs comes to, and how much that is more or less than the first; returns where it ends.
    fn answer(&self, canvas: &mut Canvas, at: usize, width: f64) -> f64 {
        let (run, first) = (&self.runs[at], &self.runs[0]);
        let Lettering { height, called_y, y, is_behind, figure: large, unit, change } =
            if self.runs.len() > 2 { SMALL_ANSWER } else { ANSWER };
        let texts = &self.language.texts().figures;
        let &Palette { ink, mute, accent, .. } = canvas.palette;
        let Headline { figure, gap, rest } = headline(run.trace().answer(), texts);
        let figure = format!("{figure}{gap}");
        let taken = large.advance(&figure) + unit.advance(&rest) + 22.0;
        let plain = |text: &str| advance(text, Letters { size: 13.0, bold: false });
        let room = width - 2.0 * PAD - if is_behind { taken + CHANGE } else { 0.0 };
        let called = fit(&self.called(at), room, &plain).unwrap_or_default();
        canvas.line(PAD, called_y, Font { size: "13", bold: false, colour: mute }, &called);
        let x = if is_behind { PAD + plain(&called) + 14.0 } else { PAD };
        canvas.text_and(x, y, [large.font(ink), unit.font(mute)], [&figure, &rest]);
        let changed = first.total_us().zip(run.total_us()).filter(|_| at > 0);
        if let Some((before_us, now_us)) = changed {
            let font = Font { size: change, bold: true, colour: accent };
            canvas.line(x + taken, y, font, &texts.units.change(before_us, now_us));
        }
        height
    }

    /// Paints axis and lanes; returns where they end.
    fn lanes(&self, canvas: &mut Canvas, run: &Run, layout: Layout, has_times: bool) -> f64 {
        let (timeline, rows) = (&run.timeline, &run.rows(layout.most_lanes));
        let (texts, lens) = (&self.language.texts().timeline, Lens::fit(timeline.end_us, layout.track));
        let mut scene =
            Frame { timeline, rows, layout, lens, scrolled: 0.0, measure: advance, texts }.scene();
        if !has_times {
            scene.axis.labels.iter_mut().for_each(|label| label.text.clear());
        }
        chart(canvas, &scene);
        scene.bottom
    }
}
