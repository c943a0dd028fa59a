//! What is exported, and how it gets to the reader.

use std::rc::Rc;

use crate::browser::files::{file_name, save};
use crate::browser::png::png;
use crate::export::{self, Format, Look};
use crate::trace::{Shared, Trace};

/// What is to be exported, and how it is to look.
#[derive(Clone, PartialEq)]
pub struct ExportRequest {
    pub source: Source,
    pub look: Look,
}

/// Whose other form it is.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// A script, and its run as the page has it.
    Script(Rc<str>, Shared<Trace>),
    /// A saved trace, as it ran.
    Trace(Shared<Trace>),
}

impl ExportRequest {
    /// It in a form, or why there is none.
    pub fn export(&self, format: Format) -> Result<String, String> {
        let ExportRequest { source, look } = self;
        let exported = match source {
            Source::Script(script, trace) if needs_more(trace, format) => {
                export::export(script, format, look)
            }
            Source::Script(_, trace) => export::export_trace(trace.clone(), format, look),
            Source::Trace(trace) => export::export_trace(trace.clone(), format, look),
        };
        exported.map_err(|refusal| refusal.text(look.language))
    }

    /// Gives a form to the reader as a file that is named after the title; says what is to be known of it, if anything.
    ///
    /// # Errors
    ///
    /// Why there is no such form, in words.
    pub async fn keep(&self, title: &str, form: Form) -> Result<Option<String>, String> {
        let ((content, note), suffix) = match form {
            Form::Other(format) => {
                ((self.export(format)?.into_bytes(), None), format.suffix().trim_start_matches('.'))
            }
            Form::Png(scale) => (png(&self.export(Format::Svg)?, scale, self.look.language).await?, "png"),
        };
        save(&file_name(title, suffix), &content);
        Ok(note)
    }
}

/// Whether a form of a run needs more than the page keeps of it: its script, findings however long they take, every line.
fn needs_more(trace: &Trace, format: Format) -> bool {
    match format {
        Format::Svg | Format::Text => false,
        Format::Chrome => trace.more_lines > 0,
        Format::Json | Format::Python => true,
    }
}

/// A file's form.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// So many times as large as the SVG.
    Png(u32),
    Other(Format),
}
