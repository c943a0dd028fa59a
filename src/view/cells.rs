//! How much room a text takes in a chart, in cells: a letter takes one, a Hangul syllable or an emoji two.

/// What takes two cells: Hangul, kana, Chinese characters, emoji.
const WIDE: [(char, char); 14] = [
    ('\u{1100}', '\u{115F}'),
    ('\u{231A}', '\u{231B}'),
    ('\u{23E9}', '\u{23F3}'),
    ('\u{2705}', '\u{2705}'),
    ('\u{2728}', '\u{2757}'),
    ('\u{2E80}', '\u{303E}'),
    ('\u{3041}', '\u{A4C6}'),
    ('\u{A960}', '\u{A97C}'),
    ('\u{AC00}', '\u{D7A3}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FE30}', '\u{FE6B}'),
    ('\u{FF01}', '\u{FF60}'),
    ('\u{1F300}', '\u{1FAFF}'),
    ('\u{20000}', '\u{3FFFD}'),
];

/// What takes none: it changes the character before it, or the text's direction.
const NOTHING: [(char, char); 6] = [
    ('\0', '\u{1F}'),
    ('\u{300}', '\u{36F}'),
    ('\u{1160}', '\u{11FF}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{FE00}', '\u{FE0F}'),
];

/// The cells of a character.
pub(super) fn of_char(c: char) -> usize {
    let is_in = |ranges: &[(char, char)]| ranges.iter().any(|(first, last)| (*first..=*last).contains(&c));
    if is_in(&WIDE) { 2 } else { usize::from(!is_in(&NOTHING)) }
}

/// The cells of a text.
pub fn of_text(text: &str) -> usize {
    text.chars().map(of_char).sum()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::of_text;

    #[test]
    fn what_people_write_takes_what_unicode_says() {
        let letters = [
            ' '..='~',
            'À'..='ž',
            'Α'..='ω',
            'А'..='я',
            'ぁ'..='ゖ',
            'ァ'..='ヶ',
            '一'..='龥',
            '가'..='힣',
            'Ａ'..='ｚ',
        ];
        let emoji = "🍝🍞🍳🎉🐍👩💤🔒🔥🕐🚀🛒🤖🥘🦀🧵🧺⏰⏳✅✨❌❓→←…·–’“”×½≈";
        for c in letters.into_iter().flatten().chain(emoji.chars()) {
            let text = c.to_string();
            assert_eq!(of_text(&text), text.width(), "{text}");
        }
    }

    #[test]
    fn an_accent_of_its_own_takes_no_room() {
        assert_eq!(of_text("re\u{301}sume\u{301} 요청 ☕️ 皿洗い 👩‍🍳"), 6 + 5 + 3 + 7 + 4);
    }
}
