//! A script as the value of `t`, to be typed by hand, or of `z`, to be short.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{MOST_BYTES, percent};
use crate::text::Language;

/// Packed as well as can be.
const LEVEL: u8 = 10;

/// Without padding; who pads what he writes is understood.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Why a link cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It has been changed on its way, or was never one.
    Broken,
    /// Its end is missing.
    CutOff,
    /// There is none in it.
    NoScript,
    /// Its script is larger than a script may be.
    TooLarge,
    /// It is of a later version.
    TooNew {
        /// The version that it names.
        version: String,
    },
}

impl LinkError {
    /// What is wrong and what to do.
    pub fn text(&self, language: Language) -> String {
        let texts = &language.texts().share;
        match self {
            Self::Broken => texts.broken.into(),
            Self::CutOff => texts.cut_off.into(),
            Self::NoScript => texts.no_script.into(),
            Self::TooLarge => texts.too_large.into(),
            Self::TooNew { version } => (texts.too_new)(version),
        }
    }
}

/// The value of `z`: `1.` and the script as raw deflate in base64url.
pub fn pack(script: &str) -> String {
    format!("1.{}", BASE64.encode(compress_to_vec(script.as_bytes(), LEVEL)))
}

/// The script in a value of `z`.
pub fn unpack(value: &str) -> Result<String, LinkError> {
    let (version, packed) = value.split_once('.').ok_or(LinkError::Broken)?;
    if version != "1" {
        let is_version =
            !version.is_empty() && version.len() <= 9 && version.bytes().all(|b| b.is_ascii_digit());
        return Err(if is_version {
            LinkError::TooNew { version: version.into() }
        } else {
            LinkError::Broken
        });
    }
    // One letter too many is a part of a byte: what comes after it is missing, as the rest will show.
    let whole = packed.trim_end_matches('=').len() % 4 != 1;
    let packed = if whole || !packed.is_ascii() { packed } else { &packed[..packed.len() - 1] };
    let bytes = BASE64.decode(packed).map_err(|_| LinkError::Broken)?;
    let script = decompress_to_vec_with_limit(&bytes, MOST_BYTES).map_err(|error| {
        let is_cut_off =
            matches!(error.status, TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput);
        match error.status == TINFLStatus::HasMoreOutput {
            true => LinkError::TooLarge,
            false if is_cut_off => LinkError::CutOff,
            false => LinkError::Broken,
        }
    })?;
    String::from_utf8(script).map_err(|_| LinkError::Broken)
}

/// The script in a value of `t`.
pub fn unpack_typed(value: &str) -> Result<String, LinkError> {
    // No byte takes more than three signs.
    if value.len() > 3 * MOST_BYTES {
        return Err(LinkError::TooLarge);
    }
    let script = percent::decode(value)?;
    if script.len() > MOST_BYTES { Err(LinkError::TooLarge) } else { Ok(script) }
}
