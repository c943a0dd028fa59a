//! What of a text the letters of PNGs can draw, and a plain form of what they cannot.

use skrifa::{FontRef, MetadataProvider};

use crate::script::NormalForm;

/// Stands for a letter that has no plain form either.
const BLOCK: char = '□';

/// A text of which every letter can be drawn.
#[derive(Debug)]
pub(super) struct Drawable {
    pub(super) text: String,
    /// The letters that are blocks in it, each once, in the order in which they come.
    pub(super) blocks: Vec<char>,
}

/// A text in letters of these fonts. One that they lack would take all that stand beside it with it.
pub(super) fn drawable(text: &str, fonts: &[&'static [u8]]) -> Drawable {
    let fonts: Vec<_> = fonts.iter().filter_map(|font| Some(FontRef::new(font).ok()?.charmap())).collect();
    let has = |c: char| c.is_ascii() || fonts.iter().any(|font| font.map(c).is_some());
    let mut drawn = Drawable { text: String::with_capacity(text.len()), blocks: Vec::new() };
    // Of people and things that are joined to one sign, the first is drawn.
    let (mut is_sign, mut is_joined) = (false, false);
    for c in text.chars() {
        if is_joined && is_emoji(c) {
            is_joined = false;
        } else if c == '\u{200d}' {
            is_joined = is_sign;
        } else if !(is_unseen(c) || is_sign && is_tone(c)) {
            is_sign = is_emoji(c);
            drawn.add(c, &has);
        }
    }
    drawn
}

impl Drawable {
    fn add(&mut self, c: char, has: &dyn Fn(char) -> bool) {
        if has(c) {
            return self.text.push(c);
        }
        // Flags are two letters in boxes.
        if let Some(letter @ 0..26) = u32::from(c).checked_sub(0x1f1e6) {
            return self.text.extend(char::from_u32(u32::from('A') + letter));
        }
        // A letter without its marks, a ligature as two letters.
        let parts = NormalForm::Nfkd.of(c.encode_utf8(&mut [0; 4]));
        let plain: String = parts.chars().filter(|part| has(*part)).collect();
        if !plain.is_empty() {
            return self.text.push_str(&plain);
        }
        self.text.push(BLOCK);
        if !self.blocks.contains(&c) {
            self.blocks.push(c);
        }
    }
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// What only says how others are drawn: selectors, tags, the frame around a key, marks of direction, soft hyphens.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
}
