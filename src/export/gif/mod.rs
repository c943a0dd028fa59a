//! A run as an animated GIF: the playhead goes along, the tasks through their states, the log appears. What stands still is
//! drawn once. All numbers are whole but those of the drawing, which is `resvg`'s: page and command make the same bytes.

mod colours;
mod times;
mod writer;

use resvg::tiny_skia::{Pixmap, Transform};

use self::times::{Instant, Times};
use self::writer::Writer;
use super::Look;
use super::png::{NoPng, note};
use super::raster::Raster;
use super::svg::Film;
use crate::text::Language;
use crate::trace::{EventKind, Micros, Shared, Trace};
use crate::view::{Moment, moment};

/// How wide and high it is, in px.
pub const SIZE: (u16, u16) = (1280, 720);

/// How long it may take, in seconds.
pub const SECONDS: (u32, u32) = (1, 60);

/// How long it takes, in seconds, if nobody says otherwise.
pub const USUAL_SECONDS: u32 = 10;

/// An animated GIF.
#[derive(Debug)]
pub struct Gif {
    /// The file.
    pub bytes: Vec<u8>,
    /// The letters that are blocks in it, since none of ours draws them.
    blocks: Vec<char>,
}

impl Gif {
    /// Which letters are blocks in it, in words; `None` if all are drawn.
    pub fn note(&self, language: Language) -> Option<String> {
        note(&self.blocks, language)
    }
}

/// A run as a GIF that takes so many seconds, kept within [`SECONDS`].
///
/// # Errors
///
/// It cannot be drawn.
pub fn gif(trace: &Shared<Trace>, look: &Look, seconds: u32) -> Result<Gif, NoPng> {
    let mut growing = GrowingGif::new(trace, look, seconds)?;
    while growing.draw()?.is_some() {}
    growing.finish()
}

/// A GIF that grows picture by picture, so that the page can say how far it is.
pub struct GrowingGif {
    film: Film,
    trace: Shared<Trace>,
    times: Times,
    now: Now,
    raster: Raster,
    still: Pixmap,
    writer: Writer,
    blocks: Vec<char>,
}

/// What the last picture shows.
struct Now {
    step: usize,
    moment: Moment,
    /// How many lines of the log.
    printed: usize,
}

impl GrowingGif {
    /// One that takes so many seconds, kept within [`SECONDS`].
    ///
    /// # Errors
    ///
    /// It cannot be drawn.
    pub fn new(trace: &Shared<Trace>, look: &Look, seconds: u32) -> Result<Self, NoPng> {
        let [width, height] = [SIZE.0, SIZE.1].map(u32::from);
        let mut gif = Self {
            film: Film::new(super::timeline(trace), look),
            trace: trace.clone(),
            times: Times::new(trace, seconds.clamp(SECONDS.0, SECONDS.1)),
            now: Now { step: 0, moment: moment(trace, 0), printed: 0 },
            raster: Raster::new(),
            still: Pixmap::new(width, height).ok_or(NoPng::TooLarge(width.into(), height.into()))?,
            writer: Writer::new(look.theme)?,
            blocks: Vec::new(),
        };
        gif.still = gif.over_the_still(&gif.film.still())?;
        Ok(gif)
    }

    /// Draws the next picture; says how far all is then, in percent, or `None` where all was drawn.
    ///
    /// # Errors
    ///
    /// It cannot be drawn.
    pub fn draw(&mut self) -> Result<Option<u32>, NoPng> {
        let Some(Instant { step, t_us, for_cs }) = self.times.next(&self.trace) else { return Ok(None) };
        self.now.go_on(&self.trace, step, t_us);
        let Now { moment, printed, .. } = &self.now;
        let moment = Some(moment).filter(|_| !self.trace.events.is_empty());
        let picture = self.over_the_still(&self.film.moving(t_us, moment, *printed))?;
        self.writer.add(picture, for_cs)?;
        Ok(Some(self.times.percent()))
    }

    /// The file, once all is drawn.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn finish(self) -> Result<Gif, NoPng> {
        Ok(Gif { bytes: self.writer.finish()?, blocks: self.blocks })
    }

    /// An SVG of the film drawn over what stands still.
    fn over_the_still(&mut self, svg: &str) -> Result<Pixmap, NoPng> {
        let (tree, blocks) = self.raster.read(svg)?;
        for block in blocks {
            if !self.blocks.contains(&block) {
                self.blocks.push(block);
            }
        }
        let mut picture = self.still.clone();
        #[expect(clippy::cast_possible_truncation, reason = "about 1")]
        let larger = (f64::from(SIZE.0) / self.film.width()) as f32;
        resvg::render(&tree, Transform::from_scale(larger, larger), &mut picture.as_mut());
        Ok(picture)
    }
}

impl Now {
    /// On to the state after so many events, at some moment.
    fn go_on(&mut self, trace: &Trace, step: usize, t_us: Micros) {
        for event in &trace.events[self.step..step] {
            self.moment.apply(event);
            self.printed += usize::from(matches!(event.kind, EventKind::Printed { .. }));
        }
        self.step = step;
        // What was saved without its events has its lines, and a run goes on behind its picture.
        if step == trace.events.len() {
            self.printed = trace.log.partition_point(|line| line.t_us <= t_us).max(self.printed);
        }
    }
}
