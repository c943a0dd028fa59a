//! Links: a script, and how it is to be shown, in the fragment of an address, which no server ever sees.
//!
//! `&`-separated `key=value`; `tests/share` pins every form, for a link once published works for ever. Whatever a link
//! holds is text.

mod arrive;
mod codec;
mod list;
mod mend;
mod percent;
mod qr;
mod read;
mod settings;
mod snippet;
mod write;

pub use crate::view::Theme;
pub use codec::LinkError;
pub use list::{Entry, ListError, MOST_ENTRIES, Source, known, list_in, list_json, read_list, write_list};
pub use qr::{Qr, qr};
pub use read::{Opened, read, read_own, read_settings};
pub use settings::{At, Key, MOST_SPEED, PagePart, Settings};
pub use snippet::{Room, element, iframe, markdown};
pub use write::write;

/// What a script in a link may be as text, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;

/// Longer links are cut off or refused somewhere on their way, in characters.
pub const LONG: usize = 2_000;
