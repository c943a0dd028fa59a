//! Places counted as a browser counts them: in UTF-16 units, a line break being one whatever the file has.

/// The UTF-16 units before each of some byte offsets of a text, which may come in any order.
pub struct Units<'a> {
    text: &'a str,
    /// The last place that was asked for, in bytes and in units: the next one is mostly near.
    known: (usize, u32),
}

impl<'a> Units<'a> {
    /// Of a text, from its start.
    pub fn new(text: &'a str) -> Self {
        Self { text, known: (0, 0) }
    }

    /// The UTF-16 units before a byte offset.
    pub fn before(&mut self, bytes: u32) -> u32 {
        let to = self.text.floor_char_boundary(bytes as usize);
        let (from, units) = self.known;
        let units = if from <= to {
            units + count(&self.text[from..to])
        } else {
            units.saturating_sub(count(&self.text[to..from]))
        };
        self.known = (to, units);
        units
    }
}

/// The byte offset that comes after so many UTF-16 units of a text whose line breaks are single.
pub fn byte_after(text: &str, units: u32) -> usize {
    let mut passed = 0;
    let at = text.char_indices().find(|(_, c)| {
        passed += c.len_utf16();
        passed > units as usize
    });
    at.map_or(text.len(), |(at, _)| at)
}

fn count(text: &str) -> u32 {
    let units = text.encode_utf16().count() - text.matches("\r\n").count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_takes_one_unit_and_an_emoji_two() {
        let text = "파🍝a";
        let mut units = Units::new(text);
        assert_eq!([0, 3, 7, 8, 99].map(|bytes| units.before(bytes)), [0, 1, 3, 4, 4]);
        assert_eq!([3, 0].map(|bytes| units.before(bytes)), [1, 0], "in any order");
        assert_eq!([0, 1, 2, 3, 4, 99].map(|units| byte_after(text, units)), [0, 3, 3, 7, 8, 8]);
    }

    #[test]
    fn a_line_break_is_one_unit() {
        let mut units = Units::new("a\r\nb\nc");
        assert_eq!([3, 5, 6].map(|bytes| units.before(bytes)), [2, 4, 5]);
    }
}
