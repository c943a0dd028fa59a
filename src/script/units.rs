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
