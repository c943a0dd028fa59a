//! Texts cut to the room there is.

use unicode_width::UnicodeWidthStr;

/// The text if it fits into the room, as wide as it is said to be, else its beginning with `…`; `None` if even that
/// would say nothing.
pub fn fit(text: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Option<String> {
    if width(text) <= room {
        return Some(text.to_owned());
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |end: usize| format!("{}…", text[..end].trim_end().trim_end_matches('\u{200d}'));
    let fitting = ends.partition_point(|end| width(&cut(*end)) <= room);
    let kept = cut(*ends.get(fitting.checked_sub(1)?)?);
    (kept.width() > 2).then_some(kept)
}

/// A task's name cut to the room there is. Its instance's number is what tells it apart, so that stays.
pub fn fit_name(name: &str, room: f64, width: &dyn Fn(&str) -> f64) -> String {
    let (base, number) = name.split_at(name.rfind('#').unwrap_or(name.len()));
    let base = fit(base, room - width(number), width);
    base.map(|base| base + number).unwrap_or_else(|| number.to_owned())
}

/// How wide a text is where every letter is a cell, and a Hangul syllable or emoji two.
#[expect(clippy::cast_precision_loss, reason = "columns")]
pub fn cells(text: &str) -> f64 {
    text.width() as f64
}
