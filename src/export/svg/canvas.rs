//! What a picture is put together from: paths and texts.

use super::colours::Palette;
use super::hatch::LinesLeft;
use super::text::escape;
use crate::view::scene::Text;
use crate::view::{Path, px};

/// A picture that grows.
pub(super) struct Canvas {
    pub(super) palette: &'static Palette,
    pub(super) lines_left: LinesLeft,
    out: String,
}

/// Letters.
#[derive(Clone, Copy)]
pub(super) struct Font {
    /// In px.
    pub(super) size: &'static str,
    pub(super) bold: bool,
    pub(super) colour: &'static str,
}

impl Canvas {
    pub(super) fn new(palette: &'static Palette) -> Self {
        Self { palette, lines_left: LinesLeft::new(), out: String::new() }
    }

    /// A path, if there is anything in it, with some attributes.
    pub(super) fn path(&mut self, path: Path, attributes: &str) {
        if let Some(d) = path.finish() {
            self.out.push_str(&format!("<path {attributes} d=\"{d}\"/>\n"));
        }
    }

    /// A filled path.
    pub(super) fn fill(&mut self, path: Path, colour: &str) {
        self.path(path, &format!("fill=\"{colour}\""));
    }

    /// Lines of some width in px, and what else there is to say of them.
    pub(super) fn stroke(&mut self, path: Path, colour: &str, width: &str, more: &str) {
        self.path(path, &format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{more}"));
    }

    /// A text that begins at its place.
    pub(super) fn text(&mut self, text: &Text, font: Font) {
        self.open(text.x, text.y, font, "");
        escape(&mut self.out, &text.text);
        self.close();
    }

    /// A text around its place.
    pub(super) fn centred(&mut self, text: &Text, font: Font) {
        self.open(text.x, text.y, font, " text-anchor=\"middle\"");
        escape(&mut self.out, &text.text);
        self.close();
    }

    /// The same, of a text on a line at `y`.
    pub(super) fn line(&mut self, x: f64, y: f64, font: Font, text: &str) {
        self.text(&Text { x, y, text: text.to_owned() }, font);
    }

    /// A text and, in other letters, one behind it.
    pub(super) fn text_and(&mut self, x: f64, y: f64, [font, second]: [Font; 2], [text, more]: [&str; 2]) {
        self.open(x, y, font, "");
        escape(&mut self.out, text);
        self.out.push_str(&format!("<tspan font-size=\"{}\" fill=\"{}\">", second.size, second.colour));
        escape(&mut self.out, more);
        self.out.push_str("</tspan>");
        self.close();
    }

    /// Pieces of a line, one behind the other. A space stands at the end of a piece: at its beginning it would be lost.
    pub(super) fn pieces(&mut self, x: f64, y: f64, font: Font, pieces: &[(String, Font)]) {
        self.open(x, y, font, "");
        for (text, Font { bold, colour, .. }) in pieces {
            let weight = if *bold { " font-weight=\"700\"" } else { "" };
            self.out.push_str(&format!("<tspan{weight} fill=\"{colour}\">"));
            escape(&mut self.out, text);
            self.out.push_str("</tspan>");
        }
        self.close();
    }

    /// What follows is moved by so much, until [`Canvas::moved_back`].
    pub(super) fn moved(&mut self, x: f64, y: f64) {
        self.out.push_str(&format!("<g transform=\"translate({} {})\">\n", px(x), px(y)));
    }

    /// Ends that.
    pub(super) fn moved_back(&mut self) {
        self.out.push_str("</g>\n");
    }

    fn open(&mut self, x: f64, y: f64, Font { size, bold, colour }: Font, more: &str) {
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        let (x, y) = (px(x), px(y));
        let open = format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{colour}\"{more}>");
        self.out.push_str(&open);
    }

    fn close(&mut self) {
        self.out.push_str("</text>\n");
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.out
    }
}
