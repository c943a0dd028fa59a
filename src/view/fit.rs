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

#[cfg(test)]
mod tests {
    use super::fit;

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
