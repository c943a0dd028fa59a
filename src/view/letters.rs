//! How wide texts are in the letters that pictures are drawn with, so that a picture is the same wherever it is made.
//!
//! `fonts/advances.bin` has what the fonts say; `tests/export` compares it with them and writes it anew.

use unicode_width::UnicodeWidthChar;

/// Letters of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// How large they are, in px.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
}

/// How wide a text is in some letters, in px.
pub type Measure = fn(&str, Letters) -> f64;

/// What `fonts/advances.bin` has: a byte a letter, of ASCII regular and then bold, of the other runs the wider of the two.
/// In [`UNITS`] to an em, rounded up.
static ADVANCES: &[u8] = include_bytes!("../../fonts/advances.bin");

/// The runs of letters in that file: ASCII; Latin, Greek, Cyrillic; marks of punctuation.
pub static RUNS: [(char, char); 5] = [(' ', '~'), ('\u{a0}', 'ſ'), ('Α', 'ω'), ('Ѐ', 'џ'), ('‐', '›')];

/// How many of the file's units an em has.
pub const UNITS: f64 = 128.0;

/// How wide a text is in a picture, in px.
pub fn advance(text: &str, letters: Letters) -> f64 {
    let mut joined = false;
    let em = |c: char| {
        let follows = std::mem::replace(&mut joined, c == '\u{200d}');
        if follows { 0.0 } else { letter(c, letters.bold) }
    };
    text.chars().map(em).sum::<f64>() * letters.size
}

/// How wide a letter is, in em.
pub fn letter(c: char, bold: bool) -> f64 {
    let ascii = RUNS[0].1 as usize - RUNS[0].0 as usize + 1;
    let mut start = if bold || !c.is_ascii() { ascii } else { 0 };
    for (first, last) in RUNS {
        if (first..=last).contains(&c) {
            return f64::from(ADVANCES[start + (c as usize - first as usize)]) / UNITS;
        }
        start += last as usize - first as usize + 1;
    }
    match c {
        // Selectors and skin tones are part of what is before them.
        '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => 0.0,
        '\u{203c}' | '\u{2049}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => 1.4,
        '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => 0.865,
        c => [0.0, 1.1, 1.0][c.width().unwrap_or(0).min(2)],
    }
}
