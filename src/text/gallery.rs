//! The built-in scripts and how one is chosen.

/// The built-in scripts and how one is chosen.
#[derive(Debug)]
pub struct GalleryTexts {
    /// Their dialog.
    pub gallery: &'static str,
    /// How many there are.
    pub scenarios: fn(usize) -> String,
    /// What to type to find one.
    pub search: &'static str,
    /// Nothing is found.
    pub none: &'static str,
    /// The lecture's chapters, and what belongs to none.
    pub chapters: [&'static str; 8],
    /// The script is one of them no longer.
    pub changed: &'static str,
    /// Button: loads it as it was.
    pub original: &'static str,
}
