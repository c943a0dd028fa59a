//! The colours of a GIF: all that a picture of the theme comes to, the same in every picture.

use std::collections::HashMap;

use crate::export::svg::shades;
use crate::view::Theme;

/// A table of colours, and where each colour is in it.
pub(super) struct Colours {
    shades: Vec<[u8; 3]>,
    known: HashMap<[u8; 3], u8>,
}

impl Colours {
    /// Those of a theme.
    pub(super) fn of(theme: Theme) -> Self {
        Self { shades: shades(theme), known: HashMap::new() }
    }

    /// As a GIF has it: three bytes a colour; the last one stands for what is seen through.
    pub(super) fn table(&self) -> Vec<u8> {
        self.shades.iter().chain([&[0; 3]]).flatten().copied().collect()
    }

    /// The place of what is seen through.
    pub(super) fn none(&self) -> u8 {
        u8::try_from(self.shades.len()).expect("fewer than 256 shades")
    }

    /// The place of the colour that is nearest.
    pub(super) fn nearest(&mut self, colour: [u8; 3]) -> u8 {
        let Self { shades, known } = self;
        *known.entry(colour).or_insert_with(|| {
            let far = |shade: &[u8; 3]| -> u32 {
                shade.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
            };
            (0..).zip(shades.iter()).min_by_key(|(_, shade)| far(shade)).map_or(0, |(place, _)| place)
        })
    }
}
