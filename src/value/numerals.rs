//! Digits and spaces as Python takes them where it reads numbers: of every script.

use std::borrow::Cow;

/// Where the decimal digits beyond ASCII begin, ten in a row each (Unicode 14, CPython 3.11's).
#[rustfmt::skip]
const ZEROS: [u32; 65] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
    0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
    0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
    0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// What a letter counts as a decimal digit.
pub(super) fn digit(letter: char) -> Option<u32> {
    let zero = |zero: &&u32| (**zero..**zero + 10).contains(&u32::from(letter));
    letter.to_digit(10).or_else(|| ZEROS.iter().find(zero).map(|zero| u32::from(letter) - zero))
}

/// A text in ASCII, without the spaces around it. What is neither digit, space nor ASCII becomes a `?`.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_space = |letter: char| matches!(letter, ' ' | '\t'..='\r');
    if text.is_ascii() {
        return text.trim_matches(is_space).into();
    }
    let ascii = |letter: char| match digit(letter).and_then(|digit| char::from_digit(digit, 10)) {
        Some(digit) => digit,
        None if letter.is_ascii() => letter,
        None => {
            if letter.is_whitespace() {
                ' '
            } else {
                '?'
            }
        }
    };
    text.chars().map(ascii).collect::<String>().trim_matches(is_space).to_owned().into()
}

/// Digits without the underscores between them; `None` if one stands elsewhere.
pub(super) fn without_underscores(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(text.into());
    }
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let stands_well = |at: usize| is_digit(bytes[..at].last()) && is_digit(bytes.get(at + 1));
    let all_do = (0..bytes.len()).all(|at| bytes[at] != b'_' || stands_well(at));
    all_do.then(|| text.replace('_', "").into())
}
