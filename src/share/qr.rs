//! A link as a picture that a phone reads off the wall.

use std::fmt::Write;

use borsh::{BorshDeserialize, BorshSerialize};
use qrcode::{Color, EcLevel, QrCode};

/// A QR code, in modules.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Qr {
    /// Its width and height, the margin that readers need on each side included.
    pub size: usize,
    /// The dark ones, as the path of an SVG.
    pub path: String,
}

/// The margin that readers need.
const MARGIN: usize = 4;

/// The code of a text; `None` if none holds so much (2,953 bytes).
pub fn qr(text: &str) -> Option<Qr> {
    // The least dense code: a wall has no scratches.
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                // Writing to a text cannot fail.
                let _ = write!(path, "M{} {}h{n}v1h-{n}z", x + MARGIN, y + MARGIN, n = run.len());
            }
            x += run.len();
        }
    }
    Some(Qr { size: code.width() + 2 * MARGIN, path })
}
