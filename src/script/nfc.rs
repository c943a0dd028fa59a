//! Unicode's canonical composition (NFC): of all ways to write a name the one that is compared.
//!
//! Every reader of the page downloads the tables, so they are differences in `nfc.table`, a quarter of what a
//! library takes, and read on first use. They are written from icu's, and the result is compared with icu's.

use std::sync::LazyLock;

use crate::sorted::Map;

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::read(include_bytes!("nfc.table")));

/// What Unicode says about characters, here by their numbers; Hangul is computed.
struct Tables {
    /// Into which two a character decomposes; the second is 0 if it is one.
    parts: Vec<(u32, (u32, u32))>,
    /// Which two make one.
    wholes: Map<(u32, u32), u32>,
    /// From which character on there is which combining class.
    classes: Vec<(u32, u8)>,
}

/// The text in NFC.
pub(super) fn nfc(text: &str) -> String {
    if text.chars().all(is_composed) {
        return text.to_owned();
    }
    let tables = &*TABLES;
    let mut parts = Vec::new();
    text.chars().for_each(|c| tables.decompose(c.into(), &mut parts));
    let mut composed: Vec<(u32, u8)> = Vec::new();
    let mut starter = None;
    for (c, class) in parts {
        // Between it and the starter nothing may stand that is no less close to the starter.
        let reaches =
            |at: usize| at + 1 == composed.len() || composed.last().is_some_and(|last| last.1 < class);
        let whole =
            starter.filter(|at| reaches(*at)).and_then(|at| Some((at, tables.compose(composed[at].0, c)?)));
        if let Some((at, whole)) = whole {
            composed[at].0 = whole;
            continue;
        }
        if class == 0 {
            starter = Some(composed.len());
        }
        composed.push((c, class));
    }
    composed.into_iter().filter_map(|(c, _)| char::from_u32(c)).collect()
}

/// Whether a character is in NFC by itself and combines with none of its kind: nearly all there is in names needs no table.
fn is_composed(c: char) -> bool {
    c < '\u{300}' || is_syllable(c)
}

/// Whether a character is a syllable of Hangul.
pub(super) fn is_syllable(c: char) -> bool {
    (hangul::SYLLABLE..hangul::SYLLABLE + hangul::SYLLABLES).contains(&c.into())
}

/// Hangul syllables and what they are made of: leading consonants, vowels, trailing consonants (0 is none).
mod hangul {
    pub const SYLLABLE: u32 = 0xAC00;
    pub const LEADING: u32 = 0x1100;
    pub const VOWEL: u32 = 0x1161;
    pub const TRAILING: u32 = 0x11A7;
    pub const LEADINGS: u32 = 19;
    pub const VOWELS: u32 = 21;
    pub const TRAILINGS: u32 = 28;
    pub const SYLLABLES: u32 = LEADINGS * VOWELS * TRAILINGS;
}

impl Tables {
    /// The smallest parts of a character, each with its combining class and in canonical order.
    fn decompose(&self, c: u32, parts: &mut Vec<(u32, u8)>) {
        let (first, second) = self.two_parts(c);
        if first != c {
            self.decompose(first, parts);
            if second != 0 {
                self.decompose(second, parts);
            }
            return;
        }
        let class = self.class(c);
        let after = parts.iter().rev().take_while(|(_, before)| class > 0 && *before > class).count();
        parts.insert(parts.len() - after, (c, class));
    }

    fn two_parts(&self, c: u32) -> (u32, u32) {
        use hangul::{LEADING, SYLLABLE, SYLLABLES, TRAILING, TRAILINGS, VOWEL, VOWELS};
        let syllable = c.wrapping_sub(SYLLABLE);
        if syllable >= SYLLABLES {
            let at = self.parts.binary_search_by_key(&c, |(whole, _)| *whole);
            return at.map_or((c, 0), |at| self.parts[at].1);
        }
        match syllable % TRAILINGS {
            0 => (LEADING + syllable / TRAILINGS / VOWELS, VOWEL + syllable / TRAILINGS % VOWELS),
            trailing => (c - trailing, TRAILING + trailing),
        }
    }

    fn compose(&self, first: u32, second: u32) -> Option<u32> {
        use hangul::{LEADING, LEADINGS, SYLLABLE, SYLLABLES, TRAILING, TRAILINGS, VOWEL, VOWELS};
        let (leading, vowel) = (first.wrapping_sub(LEADING), second.wrapping_sub(VOWEL));
        if leading < LEADINGS && vowel < VOWELS {
            return Some(SYLLABLE + (leading * VOWELS + vowel) * TRAILINGS);
        }
        let (syllable, trailing) = (first.wrapping_sub(SYLLABLE), second.wrapping_sub(TRAILING));
        if syllable < SYLLABLES && syllable.is_multiple_of(TRAILINGS) && (1..TRAILINGS).contains(&trailing) {
            return Some(first + trailing);
        }
        self.wholes.get(&(first, second)).copied()
    }

    fn class(&self, c: u32) -> u8 {
        let after = self.classes.partition_point(|(from, _)| *from <= c);
        after.checked_sub(1).map_or(0, |at| self.classes[at].1)
    }

    /// Columns of numbers: each whole as the difference from the one before; its first part likewise, which may
    /// be negative; its second part, doubled, and one more if the two do not make the whole again; then where
    /// each class begins, and the classes.
    fn read(table: &[u8]) -> Self {
        let mut rest = table.iter();
        let mut number = || {
            let mut number = 0;
            for (at, byte) in rest.by_ref().enumerate() {
                number |= u32::from(byte & 127) << (7 * at);
                if *byte < 128 {
                    break;
                }
            }
            number
        };
        let mut column = || {
            let length = number();
            (0..length).map(|_| number()).collect::<Vec<u32>>()
        };
        let sums = |column: Vec<u32>, difference: fn(u32) -> u32| {
            column.into_iter().scan(0u32, move |sum, next| {
                *sum = sum.wrapping_add(difference(next));
                Some(*sum)
            })
        };
        let wholes = sums(column(), |ahead| ahead);
        let firsts = sums(column(), |zigzag| (zigzag >> 1) ^ (zigzag & 1).wrapping_neg());
        let parts: Vec<_> = wholes.zip(firsts.zip(column())).collect();
        let joined = parts.iter().filter(|(_, (_, second))| *second > 1 && second % 2 == 0);
        let starts = sums(column(), |ahead| ahead);
        Self {
            wholes: joined.map(|(whole, (first, second))| ((*first, second / 2), *whole)).collect(),
            parts: parts.iter().map(|(whole, (first, second))| (*whole, (*first, second / 2))).collect(),
            classes: starts.zip(column()).map(|(from, class)| (from, class as u8)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use icu_normalizer::ComposingNormalizerBorrowed;
    use icu_normalizer::properties::{
        CanonicalCombiningClassMapBorrowed, CanonicalCompositionBorrowed, CanonicalDecompositionBorrowed,
        Decomposed,
    };
    use proptest::prelude::*;

    use super::{Tables, nfc};

    fn number(mut number: u32, table: &mut Vec<u8>) {
        while number > 127 {
            table.push(number as u8 | 128);
            number >>= 7;
        }
        table.push(number as u8);
    }

    fn column(numbers: &[u32], table: &mut Vec<u8>) {
        number(numbers.len() as u32, table);
        numbers.iter().for_each(|next| number(*next, table));
    }

    fn differences(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut before = 0;
        numbers.map(|next| next.wrapping_sub(std::mem::replace(&mut before, next))).collect()
    }

    /// The table, from icu's data.
    fn written() -> Vec<u8> {
        let all = || (0..=0x0010_FFFF).filter_map(char::from_u32);
        let decomposition = CanonicalDecompositionBorrowed::new();
        let composition = CanonicalCompositionBorrowed::new();
        let rows = all().filter(|c| !('가'..='힣').contains(c));
        let rows: Vec<(u32, u32, u32)> = rows
            .filter_map(|c| match decomposition.decompose(c) {
                Decomposed::Default => None,
                Decomposed::Singleton(first) => Some((c.into(), first.into(), 0)),
                Decomposed::Expansion(first, second) => {
                    let excluded = composition.compose(first, second) != Some(c);
                    Some((c.into(), first.into(), u32::from(second) * 2 + u32::from(excluded)))
                }
            })
            .collect();
        let classes = CanonicalCombiningClassMapBorrowed::new();
        let mut runs: Vec<(u32, u32)> = vec![(0, 0)];
        for c in all() {
            let class = classes.get_u8(c).into();
            if runs.last().is_some_and(|run| run.1 != class) {
                runs.push((c.into(), class));
            }
        }
        let zigzag = |difference: u32| (difference << 1) ^ ((difference as i32) >> 31) as u32;
        let firsts = differences(rows.iter().map(|row| row.1));
        let mut table = Vec::new();
        column(&differences(rows.iter().map(|row| row.0)), &mut table);
        column(&firsts.into_iter().map(zigzag).collect::<Vec<_>>(), &mut table);
        column(&rows.iter().map(|row| row.2).collect::<Vec<_>>(), &mut table);
        column(&differences(runs.iter().map(|run| run.0)), &mut table);
        column(&runs.iter().map(|run| run.1).collect::<Vec<_>>(), &mut table);
        table
    }

    #[test]
    fn the_table_is_icus() {
        let written = written();
        if std::env::var_os("LOOPSCOPE_BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/script/nfc.table");
            std::fs::write(path, &written).expect("the source can be written");
        } else {
            assert!(written == include_bytes!("nfc.table"), "LOOPSCOPE_BLESS=1 writes it anew");
        }
    }

    fn same(text: &str) -> Result<(), String> {
        let (ours, icus) = (nfc(text), ComposingNormalizerBorrowed::new_nfc().normalize(text));
        if ours == icus { Ok(()) } else { Err(format!("{text:?}: {ours:?}, by icu {icus:?}")) }
    }

    #[test]
    fn every_character_is_composed_as_icu_composes_it() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            same(&c.to_string()).unwrap();
            // In parts, with something between them and something after.
            let parts = |text: &str| {
                icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
            };
            let apart = parts(&c.to_string());
            same(&apart).unwrap();
            if apart.chars().count() > 1 {
                let mut chars = apart.chars();
                let first = chars.next().unwrap_or_default();
                let rest = chars.as_str();
                for text in [
                    format!("{first}\u{327}{rest}"),
                    format!("{first}\u{301}{rest}\u{301}"),
                    format!("{first}a{rest}"),
                    format!("{rest}{first}{rest}"),
                ] {
                    same(&text).unwrap();
                }
            }
        }
    }

    /// Characters that have to do with composition, and a few that have not.
    fn involved() -> impl Strategy<Value = char> {
        let tables = Tables::read(include_bytes!("nfc.table"));
        let parts = tables.parts.iter().flat_map(|(whole, (first, second))| [*whole, *first, *second]);
        let hangul = [0xAC00, 0xAC01, 0xD7A3, 0x1100, 0x1112, 0x1161, 0x1175, 0x11A7, 0x11A8, 0x11C2];
        let marks = tables.classes.iter().map(|(from, _)| *from).chain(0x300..0x340);
        let all = parts.chain(marks).chain(hangul).filter_map(char::from_u32);
        prop_oneof![
            proptest::sample::select(all.collect::<Vec<_>>()),
            any::<char>(),
            proptest::char::range('\u{300}', '\u{33F}')
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn every_text_is_composed_as_icu_composes_it(text in proptest::collection::vec(involved().boxed(), 0..8)) {
            let text: String = text.into_iter().collect();
            prop_assert!(same(&text).is_ok(), "{:?}", same(&text));
        }
    }
}
