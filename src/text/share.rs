//! Links out and in.

/// Links out and in.
#[derive(Debug)]
pub struct ShareTexts {
    /// The script does not fit.
    pub too_large_to_share: &'static str,
    /// Choice between the four forms below.
    pub share_as: &'static str,
    /// Form: an address.
    pub as_link: &'static str,
    /// Form: an `iframe`.
    pub as_frame: &'static str,
    /// Form: a `loop-scope` element.
    pub as_element: &'static str,
    /// Form: a picture with a link.
    pub as_markdown: &'static str,
    /// What a link is for.
    pub link_why: &'static str,
    /// What a frame is for.
    pub frame_why: &'static str,
    /// What an element is for.
    pub element_why: &'static str,
    /// What Markdown is for.
    pub markdown_why: &'static str,
    /// Button: copies the text.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It could not be copied.
    pub copy_refused: &'static str,
    /// How long a link is.
    pub characters: fn(usize) -> String,
    /// What becomes of long ones.
    pub long_link: &'static str,
    /// Choice: where the run stands when it is opened.
    pub start: &'static str,
    /// Start: before the first step.
    pub at_the_beginning: &'static str,
    /// Start: where the playhead is, at that time.
    pub at_this_moment: fn(&str) -> String,
    /// Start: it plays by itself.
    pub playing: &'static str,
    /// Theme: whatever the reader has chosen.
    pub as_readers: &'static str,
    /// Choice: how large a frame is.
    pub size: &'static str,
    /// Size: as high as what it shows.
    pub fits: &'static str,
    /// Size: to be typed.
    pub own_size: &'static str,
    /// Width and height of a frame, in px.
    pub sides: [&'static str; 2],
    /// Size: of these proportions, `16:9`.
    pub as_wide_as_there_is_room: fn(&str) -> String,
    /// Size: of proportions that are to be typed.
    pub own_ratio: &'static str,
    /// Those, width and height.
    pub ratio_sides: [&'static str; 2],
    /// Switches: what an embed shows besides.
    pub shown: &'static str,
    /// The states, the log, the code.
    pub extras: [&'static str; 3],
    /// Switch: the link says the language.
    pub in_this_language: &'static str,
    /// Button: what the system can share with.
    pub system_share: &'static str,
    /// A link too long for a QR code.
    pub no_code: &'static str,
    /// Button: makes the QR code large.
    pub code_large: &'static str,
    /// Button: makes it small again.
    pub code_small: &'static str,
    /// Of a link that was changed on its way.
    pub broken: &'static str,
    /// Of a link whose end is missing.
    pub cut_off: &'static str,
    /// Of a link without a script.
    pub no_script: &'static str,
    /// Of a link whose script is too large.
    pub too_large: &'static str,
    /// Of a link of a later version, which it names.
    pub too_new: fn(&str) -> String,
}
