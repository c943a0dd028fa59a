//! What is exported, and how it gets to the reader.

use std::rc::Rc;

use crate::browser::files::{file_name, save};
use crate::browser::formats::Formats;
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
    /// It as a picture, an SVG, or why there is none.
    pub fn picture(&self) -> Result<String, String> {
        Ok(export::picture(&self.run(Format::Svg)?, &self.look))
    }

    /// The run that a form is made of.
    fn run(&self, format: Format) -> Result<Shared<Trace>, String> {
        let ExportRequest { source, look } = self;
        match source {
            Source::Script(script, trace) if format == Format::Python => {
                let mut trace = trace.clone();
                trace.make_mut().source = Some(script.clone());
                Ok(trace)
            }
            Source::Script(script, trace) if needs_more(trace, format) => {
                export::recorded(script, format, look).map_err(|refusal| refusal.text(look.language))
            }
            Source::Script(_, trace) | Source::Trace(trace) => Ok(trace.clone()),
        }
    }

    /// It in a form.
    async fn written(&self, format: Format) -> Result<String, String> {
        match format {
            Format::Svg => self.picture(),
            Format::Text | Format::Json | Format::Chrome | Format::Python => {
                let run = self.run(format)?;
                Formats::load().await?.write_trace(&run, format, self.look.language)
            }
        }
    }

    /// Gives a form to the reader as a file that is named after the title; says what is to be known of it, if anything.
    ///
    /// # Errors
    ///
    /// Why there is no such form, in words.
    pub async fn keep(&self, title: &str, form: Form) -> Result<Option<String>, String> {
        let ((content, note), suffix) = match form {
            Form::Other(format) => {
                ((self.written(format).await?.into_bytes(), None), format.suffix().trim_start_matches('.'))
            }
            Form::Png(scale) => (png(&self.picture()?, scale, self.look.language).await?, "png"),
        };
        save(&file_name(title, suffix), &content);
        Ok(note)
    }
}

/// Whether a form of a run needs more than the page keeps of it: findings however long they take, every line.
fn needs_more(trace: &Trace, format: Format) -> bool {
    match format {
        Format::Svg | Format::Text | Format::Python => false,
        Format::Chrome => trace.more_lines > 0,
        Format::Json => true,
    }
}

/// A file's form.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// So many times as large as the SVG.
    Png(u32),
    Other(Format),
}
