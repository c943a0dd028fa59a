//! Texts cut to the room there is.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text if it fits into so many cells (a letter takes one, a Hangul syllable or emoji two), else its
/// beginning with `…`; `None` if even that would say nothing.
pub fn fit(text: &str, cells: usize) -> Option<String> {
    if text.width() <= cells {
        return Some(text.to_owned());
    }
    let mut left = cells.saturating_sub(1);
    let kept: String = text
        .chars()
        .take_while(|c| {
            let width = c.width().unwrap_or(0);
            let fits = width <= left;
            left = left.saturating_sub(width);
            fits
        })
        .collect();
    let kept = kept.trim_end();
    (kept.width() >= 2).then(|| format!("{kept}…"))
}

/// How many letters of 12 px fit into so many px.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number, not negative")]
pub fn letters(px: f64) -> usize {
    (px.max(0.0) / 6.9) as usize
}

/// How wide a text is at most, in px, if a letter takes so many.
#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub fn text_width(text: &str, letter: f64) -> f64 {
    text.width() as f64 * letter
}

/// A task's name cut to so many cells. Its instance's number is what tells it apart, so that stays.
pub fn fit_name(name: &str, cells: usize) -> String {
    let (base, number) = name.split_at(name.rfind('#').unwrap_or(name.len()));
    let base = fit(base, cells.saturating_sub(number.width()));
    base.map(|base| base + number).unwrap_or_else(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{fit, fit_name};

    #[test]
    fn an_instance_keeps_its_number() {
        assert_eq!(fit_name("request#1", 9), "request#1");
        assert_eq!(fit_name("request#100", 9), "requ…#100");
        assert_eq!(fit_name("요청처리#7", 8), "요청…#7");
        assert_eq!(fit_name("request#99999", 6), "#99999");
        assert_eq!(fit_name("make_pasta", 8), "make_pa…");
    }

    #[test]
    fn what_does_not_fit_is_cut_by_its_width() {
        assert_eq!(fit("boil water", 10).as_deref(), Some("boil water"));
        assert_eq!(fit("boil water", 9).as_deref(), Some("boil wat…"));
        assert_eq!(fit("boil water", 6).as_deref(), Some("boil…"));
        assert_eq!(fit("물 끓이기", 6).as_deref(), Some("물 끓…"));
        assert_eq!(fit("boil", 2), None);
        assert_eq!(fit("", 0).as_deref(), Some(""));
    }
}
