//! Pictures, one after the other, as a GIF has them: of each only the part that is another one than before.

use std::borrow::Cow;

use gif::{DisposalMethod, Encoder, EncodingError, Frame, Repeat};
use resvg::tiny_skia::Pixmap;

use super::SIZE;
use super::colours::Colours;
use crate::export::NoPng;
use crate::view::Theme;

/// Bytes a pixel.
const PIXEL: usize = 4;

/// What writes them. They are seen through nowhere.
pub(super) struct Writer {
    colours: Colours,
    encoder: Encoder<Vec<u8>>,
    /// The last picture, and its part as it is to be written: it may be shown for longer.
    last: Option<(Pixmap, Frame<'static>)>,
}

/// The part of a picture that is another one than before, in px.
#[derive(Clone, Copy)]
struct Part {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl Writer {
    /// In the colours of a theme.
    pub(super) fn new(theme: Theme) -> Result<Self, NoPng> {
        let colours = Colours::of(theme);
        let encoder = Encoder::new(Vec::new(), SIZE.0, SIZE.1, &colours.table());
        let mut encoder = encoder.map_err(|error| unwritten(&error))?;
        encoder.set_repeat(Repeat::Infinite).map_err(|error| unwritten(&error))?;
        Ok(Self { colours, encoder, last: None })
    }

    /// Adds a picture that is shown for so many hundredths of a second.
    pub(super) fn add(&mut self, picture: Pixmap, for_cs: u16) -> Result<(), NoPng> {
        let before = self.last.as_ref().map(|(before, _)| before);
        match (changed(before, &picture), &mut self.last) {
            (None, Some((_, frame))) => frame.delay = frame.delay.saturating_add(for_cs),
            (part, _) => {
                let whole = Part { left: 0, top: 0, width: SIZE.0.into(), height: SIZE.1.into() };
                let frame = self.frame(&picture, part.unwrap_or(whole), for_cs);
                self.write_last()?;
                self.last = Some((picture, frame));
            }
        }
        Ok(())
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, NoPng> {
        self.write_last()?;
        self.encoder.into_inner().map_err(|error| unwritten(&error))
    }

    fn write_last(&mut self) -> Result<(), NoPng> {
        let Some((_, frame)) = &self.last else { return Ok(()) };
        self.encoder.write_frame(frame).map_err(|error| unwritten(&error))
    }

    /// A part of a picture; what is in it the same as before is seen through.
    fn frame(&mut self, picture: &Pixmap, part: Part, delay: u16) -> Frame<'static> {
        let Part { left, top, width, height } = part;
        let before = self.last.as_ref().map(|(before, _)| before.data());
        let none = self.colours.none();
        let mut buffer = Vec::with_capacity(width * height);
        for y in top..top + height {
            for x in left..left + width {
                let at = (y * usize::from(SIZE.0) + x) * PIXEL;
                let pixel = &picture.data()[at..at + PIXEL];
                let is_same = before.is_some_and(|before| before[at..at + PIXEL] == *pixel);
                let colour = [pixel[0], pixel[1], pixel[2]];
                buffer.push(if is_same { none } else { self.colours.nearest(colour) });
            }
        }
        let [left, top, width, height] = [left, top, width, height].map(|px| u16::try_from(px).unwrap_or(0));
        Frame {
            delay,
            dispose: DisposalMethod::Keep,
            transparent: Some(none),
            left,
            top,
            width,
            height,
            buffer: Cow::Owned(buffer),
            ..Frame::default()
        }
    }
}

/// The part of a picture that is another one than before; nothing, if it is the same, or the first.
fn changed(before: Option<&Pixmap>, now: &Pixmap) -> Option<Part> {
    let row = usize::from(SIZE.0) * PIXEL;
    let rows = || before.into_iter().flat_map(|before| before.data().chunks(row).zip(now.data().chunks(row)));
    let differs = |(a, b): &(&[u8], &[u8])| a != b;
    let top = rows().position(|both| differs(&both))?;
    let height = rows().skip(top).enumerate().filter(|(_, both)| differs(both)).last()?.0 + 1;
    let (mut left, mut right) = (usize::from(SIZE.0), 0);
    for (a, b) in rows().skip(top).take(height).filter(differs) {
        let pixels = || a.chunks(PIXEL).zip(b.chunks(PIXEL));
        left = left.min(pixels().position(|both| differs(&both)).unwrap_or(left));
        right = right.max(pixels().rposition(|both| differs(&both)).map_or(0, |last| last + 1));
    }
    Some(Part { left, top, width: right.saturating_sub(left), height })
}

fn unwritten(error: &EncodingError) -> NoPng {
    NoPng::Unreadable(error.to_string())
}
