//! The colours that a picture comes to in pixels: where something is drawn over something else, its edge has all that are
//! between the two.

use std::collections::BTreeSet;

use super::Theme;
use super::colours::Palette;
use super::style::style;
use crate::trace::SpanState;

/// The colours of a theme's pictures as red, green and blue, in order; there are fewer than 256.
pub(in crate::export) fn shades(theme: Theme) -> Vec<[u8; 3]> {
    let palette = Palette::of(theme);
    let card = palette.card;
    let mut shades = BTreeSet::new();
    let mut over = |above: &str, below: &str, between: u32| {
        let [above, below] = [above, below].map(rgb);
        let last = between + 1;
        shades.extend((0..=last).map(|at| mixed(above, below, at, last)));
    };
    over(palette.ink, card, 22);
    over(palette.mute, card, 12);
    over(palette.accent, card, 6);
    over(palette.wrong, card, 6);
    over(palette.line, card, 2);
    over(palette.track, card, 1);
    over(palette.ready, card, 3);
    over(palette.ink, palette.track, 5);
    for state in SpanState::ALL {
        let style = style(state, palette);
        let fill = style.fill.unwrap_or(card);
        over(fill, card, 6);
        over(style.text, fill, 10);
        over(style.narrow, card, 2);
        style.hatch.iter().for_each(|hatch| over(hatch.colour, fill, 2));
    }
    shades.into_iter().collect()
}

/// `#rrggbb` as three numbers.
fn rgb(colour: &str) -> [u8; 3] {
    let number = u32::from_str_radix(&colour[1..], 16).unwrap_or_default();
    let [_, rgb @ ..] = number.to_be_bytes();
    rgb
}

/// So many parts of all of one colour over another, rounded.
fn mixed(above: [u8; 3], below: [u8; 3], part: u32, of: u32) -> [u8; 3] {
    std::array::from_fn(|at| {
        let mixed = u32::from(above[at]) * part + u32::from(below[at]) * (of - part);
        u8::try_from((mixed + of / 2) / of).unwrap_or(u8::MAX)
    })
}
