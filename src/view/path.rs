//! Many bars as one SVG path: whoever draws it has one thing to draw instead of thousands.
//!
//! Each outline begins at its `M` and is closed with `z`; the next one follows in the same path.
//!
//! ```text
//!    bar               strip            stacked          dot          triangle
//!
//!     M────h────╮      M────h────┐      ┌────H────┐      ╭──a──╮      M
//!    ╭          │      │         │      V         V      M     │      │ ╲ l
//!    v          v      z         v      │         │      ╰──a──╯      z  ╲
//!    ╰─────h────╯      └────h────┘      M────z────┘                   │ ╱ l
//! ```

use super::scene::{Point, Rect, StackedBar};

/// A path that grows.
#[derive(Debug, Default)]
pub struct Path(String);

impl Path {
    /// A bar, its corners round if it is wide enough to show them.
    pub fn bar(&mut self, rect: Rect) {
        let Rect { x, y, width, height } = rect;
        if width < 8.0 || height < 8.0 {
            return self.strip(rect);
        }
        let r = 4.0;
        self.to('M', &[x + r, y]).to('h', &[width - 2.0 * r]);
        self.corner([r, r]).to('v', &[height - 2.0 * r]);
        self.corner([-r, r]).to('h', &[2.0 * r - width]);
        self.corner([-r, -r]).to('v', &[2.0 * r - height]);
        self.corner([r, -r]).to('z', &[]);
    }

    /// A bar without round corners.
    pub fn strip(&mut self, Rect { x, y, width, height }: Rect) {
        self.to('M', &[x, y]).to('h', &[width]).to('v', &[height]).to('h', &[-width]).to('z', &[]);
    }

    /// A bar of a stack.
    pub fn stacked(&mut self, bar: &StackedBar) {
        self.to('M', &[bar.left, bar.bottom]).to('V', &[bar.top]).to('H', &[bar.right]);
        self.to('V', &[bar.bottom]).to('z', &[]);
    }

    /// A triangle that points to the right, 6 px wide and 9 px high, from its upper corner.
    pub fn triangle(&mut self, Point { x, y }: Point) {
        self.to('M', &[x, y]).to('l', &[6.0, 4.5]).to('l', &[-6.0, 4.5]).to('z', &[]);
    }

    /// A circle.
    pub fn dot(&mut self, x: f64, y: f64, r: f64) {
        self.to('M', &[x - r, y]).to('a', &[r, r, 0.0, 1.0, 0.0, 2.0 * r, 0.0]);
        self.to('a', &[r, r, 0.0, 1.0, 0.0, -2.0 * r, 0.0]);
        self.0.push('z');
    }

    /// One step of a path, in SVG's own letters.
    pub fn to(&mut self, letter: char, numbers: &[f64]) -> &mut Self {
        self.0.push(letter);
        for (at, value) in numbers.iter().enumerate() {
            if at > 0 {
                self.0.push(' ');
            }
            number(&mut self.0, *value);
        }
        self
    }

    /// The path, if anything is in it.
    pub fn finish(self) -> Option<String> {
        (!self.0.is_empty()).then_some(self.0)
    }

    fn corner(&mut self, [x, y]: [f64; 2]) -> &mut Self {
        self.to('a', &[x.abs(), y.abs(), 0.0, 0.0, 1.0, x, y])
    }
}

/// A coordinate as SVG takes it: tenths of a pixel are enough.
pub fn px(value: f64) -> String {
    let mut text = String::new();
    number(&mut text, value);
    text
}

/// Tenths, digit by digit: thousands of them are written with every frame.
#[expect(clippy::cast_possible_truncation, reason = "pixels")]
fn number(out: &mut String, value: f64) {
    let tenths = (value * 10.0 + 0.5).floor() as i64;
    if tenths < 0 {
        out.push('-');
    }
    let tenths = tenths.unsigned_abs();
    digits(out, tenths / 10);
    if !tenths.is_multiple_of(10) {
        out.push('.');
        digits(out, tenths % 10);
    }
}

fn digits(out: &mut String, number: u64) {
    if number > 9 {
        digits(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
