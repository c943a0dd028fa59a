//! Percent-encoding as one types it: `+` for a space, and few signs encoded.

use std::fmt::Write;

use super::LinkError;

/// The text as a value of a fragment.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' => encoded.push('+'),
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => encoded.push(char::from(byte)),
            // A chat takes what stands last for the end of a sentence.
            b'-' | b'.' | b'~' | b':' | b';' | b',' | b'/' | b'@' if at + 1 < text.len() => {
                encoded.push(char::from(byte));
            }
            // Writing to a text cannot fail.
            _ => _ = write!(encoded, "%{byte:02X}"),
        }
    }
    encoded
}

/// The text of a value.
pub fn decode(value: &str) -> Result<String, LinkError> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = digit().zip(digit()).ok_or(LinkError::Broken)?;
                u8::try_from(high * 16 + low).map_err(|_| LinkError::Broken)?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map_err(|_| LinkError::Broken)
}
