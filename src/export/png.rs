//! A picture as PNG.

use std::fmt;

use png::{ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};

use super::raster::Raster;
use crate::text::Language;

/// How many times as large as its SVG a PNG may be.
pub const SCALES: (u32, u32) = (1, 4);

/// More pixels than this, 256 MB of them, are not drawn.
const MOST_PIXELS: u64 = 64_000_000;

/// Of an SVG: 96 an inch.
const PIXELS_A_METRE: u32 = 3780;

/// More letters than these are counted, not named.
const MOST_NAMED: usize = 12;

/// Why there is no PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPng {
    /// This is no SVG.
    Unreadable(String),
    /// It would be so many pixels wide and high.
    TooLarge(u64, u64),
}

impl NoPng {
    /// What is in the way.
    pub fn text(&self, language: Language) -> String {
        let texts = &language.texts().exports;
        match self {
            Self::Unreadable(why) => (texts.unreadable_picture)(why),
            Self::TooLarge(width, height) => (texts.too_large)(*width, *height),
        }
    }
}

/// In English, as the command says it.
impl fmt::Display for NoPng {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::default()))
    }
}

impl std::error::Error for NoPng {}

/// A picture, and what it could not draw.
#[derive(Debug)]
pub struct Png {
    /// The file.
    pub bytes: Vec<u8>,
    /// The letters that are blocks in it, since none of ours draws them.
    blocks: Vec<char>,
}

impl Png {
    /// Which letters are blocks in it, in words; `None` if all are drawn.
    pub fn note(&self, language: Language) -> Option<String> {
        note(&self.blocks, language)
    }
}

/// Which letters are blocks in a picture, in words.
pub(super) fn note(blocks: &[char], language: Language) -> Option<String> {
    let named = blocks.iter().take(MOST_NAMED).map(char::to_string).collect::<Vec<_>>().join(" ");
    let more = blocks.len().saturating_sub(MOST_NAMED);
    (!blocks.is_empty()).then(|| (language.texts().exports.blocks)(&named, more))
}

/// An SVG of ours as PNG, so many times as large; the scale is kept within [`SCALES`].
///
/// # Errors
///
/// It is no SVG, or too large.
pub fn png(svg: &str, scale: u32) -> Result<Png, NoPng> {
    let (tree, blocks) = Raster::new().read(svg)?;
    let scale = scale.clamp(SCALES.0, SCALES.1);
    let size = tree.size().to_int_size();
    let [width, height] = [size.width(), size.height()].map(|px| u64::from(px) * u64::from(scale));
    let too_large = NoPng::TooLarge(width, height);
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_large);
    }
    let (Ok(pixels_x), Ok(pixels_y)) = (u32::try_from(width), u32::try_from(height)) else {
        return Err(too_large);
    };
    let mut pixels = Pixmap::new(pixels_x, pixels_y).ok_or(too_large)?;
    #[expect(clippy::cast_precision_loss, reason = "1 to 4")]
    let larger = scale as f32;
    resvg::render(&tree, Transform::from_scale(larger, larger), &mut pixels.as_mut());
    let bytes = encode(&pixels, scale).map_err(|error| NoPng::Unreadable(error.to_string()))?;
    Ok(Png { bytes, blocks })
}

/// What cannot be seen through has three bytes a pixel, else four; in a document it is as large as its SVG.
fn encode(pixels: &Pixmap, scale: u32) -> Result<Vec<u8>, EncodingError> {
    let is_opaque = pixels.pixels().iter().all(|c| c.is_opaque());
    let colours: Vec<u8> = if is_opaque {
        pixels.pixels().iter().flat_map(|c| [c.red(), c.green(), c.blue()]).collect()
    } else {
        let colours = pixels.pixels().iter().map(|c| c.demultiply());
        colours.flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()]).collect()
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(if is_opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_compression(Compression::Balanced);
    // What is drawn with few colours is packed best as it is.
    encoder.set_filter(Filter::NoFilter);
    let per_metre = PIXELS_A_METRE * scale;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(out)
}
