//! Our own SVGs in pixels, drawn by `resvg` with letters of our own, so that the page and the command draw the same on every
//! machine.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::drawable::{Drawable, drawable};
use super::png::NoPng;

static LETTERS: [&[u8]; 3] = [
    include_bytes!("../../fonts/loopscope-sans-regular.otf"),
    include_bytes!("../../fonts/loopscope-sans-bold.otf"),
    include_bytes!("../../fonts/noto-emoji-medium.ttf"),
];

/// The family of our letters; whatever an SVG asks for, it gets these.
const FAMILY: &str = "Loopscope Sans";

/// What reads SVGs for drawing.
pub(super) struct Raster(Options<'static>);

impl Raster {
    /// With our letters.
    pub(super) fn new() -> Self {
        let mut letters = Database::new();
        for file in LETTERS {
            letters.load_font_source(Source::Binary(Arc::new(file)));
        }
        letters.set_sans_serif_family(FAMILY);
        let mut options = Options { fontdb: Arc::new(letters), ..Options::default() };
        options.font_family = FAMILY.into();
        Self(options)
    }

    /// An SVG, ready to be drawn, and the letters that are blocks in it, since none of ours draws them.
    ///
    /// # Errors
    ///
    /// It is no SVG.
    pub(super) fn read(&self, svg: &str) -> Result<(Tree, Vec<char>), NoPng> {
        let Drawable { text, blocks } = drawable(svg, &LETTERS);
        let tree = Tree::from_str(&text, &self.0);
        Ok((tree.map_err(|error| NoPng::Unreadable(error.to_string()))?, blocks))
    }
}
