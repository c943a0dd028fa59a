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

/// Whether a name, read in Korean, ends in a consonant: syllables say so themselves, digits by how they are read, Latin
/// letters as most words that end in them are written (메인, 토스트).
fn ends_in_consonant(name: &str) -> bool {
    let last = name.trim_end_matches(|c: char| !c.is_alphanumeric()).chars().next_back();
    match last {
        Some(last @ '가'..='힣') => !(last as u32 - '가' as u32).is_multiple_of(28),
        Some('0' | '1' | '3' | '6' | '7' | '8') => true,
        Some('l' | 'm' | 'n' | 'L' | 'M' | 'N') => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_follows_the_last_sound() {
        let subject = |name| With(name, "이", "가").to_string();
        for (name, with) in [
            ("main", "main이"),
            ("toast", "toast가"),
            ("request#1", "request#1이"),
            ("request#2", "request#2가"),
            ("국수", "국수가"),
            ("달걀", "달걀이"),
            ("_", "_가"),
        ] {
            assert_eq!(subject(name), with);
        }
    }
}
