//! The particles that follow a name: which one it is, its last sound says.

use std::fmt;

/// A name with the first particle if it ends in a consonant, the second if in a vowel: 이/가, 을/를, 은/는, 과/와.
pub(super) struct With<T>(pub T, pub &'static str, pub &'static str);

impl<T: AsRef<str> + fmt::Display> fmt::Display for With<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name, consonant, vowel) = self;
        write!(f, "{name}{}", particle(name.as_ref(), consonant, vowel))
    }
}

/// The particle alone: the first after a consonant, the second after a vowel.
pub(super) fn particle<'a>(name: &str, consonant: &'a str, vowel: &'a str) -> &'a str {
    if ends_in_consonant(name) { consonant } else { vowel }
}

/// Whether a name, read in Korean, ends in a consonant: syllables say so themselves, digits by how they are read, English
/// words as most that end so are written: 메인, 파일, 타임, 라인, 블로킹, 클록, 쿡, 그룹, but 루프, 수프.
fn ends_in_consonant(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut back = name.chars().rev().map(|c| c.to_ascii_lowercase());
    let Some(last) = back.next() else { return false };
    match (back.next().unwrap_or(' '), last) {
        (_, '가'..='힣') => !(last as u32 - '가' as u32).is_multiple_of(28),
        (_, '0' | '1' | '3' | '6' | '7' | '8' | 'l' | 'm' | 'n') => true,
        ('l' | 'm' | 'n', 'e') | ('n', 'g') | ('c' | 'o', 'k') | ('a' | 'e', 'p') => true,
        ('o', 'p') => back.next() != Some('o'),
        ('u', 'p') => !name.ends_with("soup"),
        _ => false,
    }
}
