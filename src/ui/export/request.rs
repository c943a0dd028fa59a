//! What is exported, and how it gets to the reader.

use std::rc::Rc;

use crate::browser::files::{file_name, save};
use crate::browser::formats::Formats;
use crate::browser::png::{Kind, begin};
use crate::export::{self, Format, Look};
use crate::trace::{Outcome, Shared, Strategy, Trace};

/// What is to be exported, and how it is to look.
#[derive(Clone, PartialEq)]
pub struct ExportRequest {
    pub source: Source,
    /// On a slide, above: the run that is pinned, if one is.
    pub pinned: Option<Shared<Trace>>,
    /// On a slide, above, too: runs of the same script under these strategies.
    pub beside: Vec<Strategy>,
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
    /// The run that a form is made of.
    fn run(&self, form: Form) -> Result<Shared<Trace>, String> {
        let ExportRequest { source, look, .. } = self;
        match source {
            Source::Script(script, trace) if needs_more(trace, form) => {
                let format = if form == Form::Other(Format::Json) { Format::Json } else { Format::Svg };
                export::recorded(script, format, look).map_err(|refusal| refusal.text(look.language))
            }
            // A program and a slide are made of it, too, and its lines tell for what those wait who are stuck.
            Source::Script(script, trace)
                if form != Form::Other(Format::Svg) || trace.outcome == Outcome::Stuck =>
            {
                let mut trace = trace.clone();
                trace.make_mut().source = Some(script.clone());
                Ok(trace)
            }
            Source::Script(_, trace) | Source::Trace(trace) => Ok(trace.clone()),
        }
    }

    /// The runs that stand above it on a slide.
    fn above(&self, (ending, _): Kind) -> Result<Vec<Shared<Trace>>, String> {
        if !ending.starts_with("slide") {
            return Ok(Vec::new());
        }
        let mut above: Vec<_> = self.pinned.iter().cloned().collect();
        if let Source::Script(script, _) = &self.source {
            for strategy in &self.beside {
                let look = Look { strategy: Some(*strategy), ..self.look.clone() };
                let ran = export::recorded(script, Format::Svg, &look);
                above.push(ran.map_err(|refusal| refusal.text(look.language))?);
            }
        }
        Ok(above)
    }

    /// It in a form.
    ///
    /// # Errors
    ///
    /// Why there is no such form, in words.
    pub async fn written(&self, format: Format) -> Result<String, String> {
        let run = self.run(Form::Other(format))?;
        Formats::load().await?.write_trace(&run, format, &self.look)
    }

    /// What a drawn form looks like, as a picture and its kind: a PNG as its SVG, a GIF as its first picture.
    ///
    /// # Errors
    ///
    /// Why there is no such form, in words.
    pub async fn seen(&self, kind: Kind) -> Result<(&'static str, Vec<u8>), String> {
        if kind.0 == "png" {
            return Ok(("svg+xml", self.written(Format::Svg).await?.into_bytes()));
        }
        let run = self.run(Form::Drawn(kind, false))?;
        let drawing = begin(kind, &run, &self.above(kind)?, &self.look).await?;
        drawing.draw()?;
        Ok((if kind.0 == "gif" { "gif" } else { "svg+xml" }, drawing.file()?.0))
    }

    /// Gives a form to the reader, on the clipboard or as a file that is named after the title; says what is to be known of it, if anything. How
    /// far it is while it takes long is told in passing.
    ///
    /// # Errors
    ///
    /// Why there is no such form, in words.
    pub async fn keep(
        &self,
        title: &str,
        form: Form,
        told: &dyn Fn(String),
    ) -> Result<Option<String>, String> {
        let ((content, note), suffix) = match form {
            Form::Other(format) => {
                ((self.written(format).await?.into_bytes(), None), format.suffix().trim_start_matches('.'))
            }
            Form::Drawn(kind, is_copied) => {
                let told = |percent| told(format!("{percent}%"));
                let run = self.run(form)?;
                let drawing = begin(kind, &run, &self.above(kind)?, &self.look).await?;
                drawing.draw_all(&told).await?;
                if is_copied {
                    return drawing.copied().await;
                }
                (drawing.file()?, kind.0)
            }
        };
        save(&file_name(title, suffix), &content);
        Ok(note)
    }
}

/// Whether a form of a run needs more than the page keeps of it: findings however long they take, every line.
fn needs_more(trace: &Trace, form: Form) -> bool {
    match form {
        Form::Other(Format::Svg | Format::Text | Format::Python) => false,
        Form::Drawn(..) | Form::Other(Format::Chrome) => trace.more_lines > 0,
        Form::Other(Format::Json) => true,
    }
}

/// A file's form.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// In pixels, or a slide; whether it goes to the clipboard.
    Drawn(Kind, bool),
    Other(Format),
}
