//! Files: how they look, and why there is none.

/// Files: how they look, and why there is none.
#[derive(Debug)]
pub struct ExportTexts {
    /// The script has errors.
    pub no_export: &'static str,
    /// A question is open.
    pub no_export_yet: &'static str,
    /// The part with the picture.
    pub picture: &'static str,
    /// The picture.
    pub preview: &'static str,
    /// Of a GIF only one picture is seen.
    pub still: &'static str,
    /// It is on its way.
    pub working: &'static str,
    /// Choice between the two below.
    pub colours: &'static str,
    /// Colours for paper, for a dark page, and both without a ground of their own.
    pub grounds: [&'static str; 4],
    /// Choice: how many pixels, how many seconds, or a slide.
    pub size: &'static str,
    /// Those, behind the PNGs: a GIF of 5, 10, 20 and 30 seconds, a slide as PNG and SVG.
    pub drawn: [&'static str; 6],
    /// Choice: under which other strategies a slide shows the script, too.
    pub beside: &'static str,
    /// The browser has not put a picture on the clipboard.
    pub not_copied: &'static str,
    /// On a slide of two runs: the one above.
    pub before: &'static str,
    /// On a slide of two runs: the one below.
    pub after: &'static str,
    /// The part with the other forms.
    pub data: &'static str,
    /// The script as a Python program.
    pub export_python: &'static str,
    /// The timeline for a terminal.
    pub export_text: &'static str,
    /// The run as a trace.
    pub export_json: &'static str,
    /// The run in the form of Chrome.
    pub export_chrome: &'static str,
    /// Button beside each form.
    pub save_as: &'static str,
    /// What the files are the same as.
    pub same_bytes: &'static str,
    /// A script with errors has no other form.
    pub errors: &'static str,
    /// Refusal: a saved trace does not have the script, and so there is no program of it.
    pub no_source: &'static str,
    /// Python nests no more blocks than this.
    pub too_deep: fn(u32) -> String,
    /// Letters that are blocks in a picture, and how many others.
    pub blocks: fn(&str, usize) -> String,
    /// Why an SVG cannot be drawn.
    pub unreadable_picture: fn(&str) -> String,
    /// How many pixels a picture would be wide and high.
    pub too_large: fn(u64, u64) -> String,
}
