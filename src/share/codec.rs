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
        match language {
            Language::English => match self {
                Self::Broken => "This link is broken: something changed it on its way. Ask for it again.".into(),
                Self::CutOff => "The end of this link is missing; some programs cut long links off. Ask for it again, or for \
                     the script as a file."
                    .into(),
                Self::TooLarge => "The script in this link is too large: more than 64 KiB. Ask for it as a file.".into(),
                Self::TooNew { version } => {
                    format!("This link is of a later version ({version}). Reload the page to get the newest Loopscope.")
                }
            },
            Language::Korean => match self {
                Self::Broken => "링크가 깨졌습니다. 전달되는 동안 바뀐 것 같으니 다시 받아 주세요.".into(),
                Self::CutOff => {
                    "링크의 끝이 잘렸습니다. 긴 링크를 자르는 프로그램이 있으니 다시 받거나 파일로 받아 주세요.".into()
                }
                Self::TooLarge => "링크에 든 스크립트가 너무 큽니다. 64 KiB까지 쓸 수 있으니 파일로 받아 주세요.".into(),
                Self::TooNew { version } => {
                    format!("더 새로운 판의 링크입니다({version}). 페이지를 새로고침해 최신 Loopscope로 여세요.")
                }
            },
        }
    }
}

/// The value of `z`: `1.` and the script as raw deflate in base64url.
pub fn pack(script: &str) -> String {
    format!("1.{}", BASE64.encode(compress_to_vec(script.as_bytes(), LEVEL)))
}

/// The script in a value of `z`.
// Apart from its caller, so that the first picture can do without it.
#[inline(never)]
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
    let script = decompress_to_vec_with_limit(&bytes, MOST_BYTES).map_err(|error| match error.status {
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::CutOff,
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Broken,
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
