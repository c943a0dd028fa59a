//! A script's timeline in a file.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, anyhow};
use loopscope::export::{Format, Look, NoExport, export, png};
use loopscope::script::LineIndex;
use loopscope::text::Language;

use crate::args::{Picture, RenderFormat, ThemeName};
use crate::commands::{Failure, name, print, read_text, unavailable};

/// Writes a script in the form that is asked for, or that the file's name asks for.
pub fn render(file: &Path, picture: &Picture) -> Result<u8, Failure> {
    let format = picture.format.map_or_else(|| of_name(&picture.out), Ok)?;
    let source = read_text(file)?;
    let look = Look {
        strategy: picture.strategy.map(Into::into),
        language: picture.lang.unwrap_or_default(),
        theme: picture.theme.into(),
        width: picture.width,
    };
    let kind = Option::<Format>::from(format).unwrap_or(Format::Svg);
    let text = export(&source, kind, &look).map_err(|refusal| complain(refusal, file, &source))?;
    let bytes = if format == RenderFormat::Png { png(&text, picture.scale)? } else { text.into_bytes() };
    if picture.out == Path::new("-") {
        io::stdout().write_all(&bytes)?;
    } else {
        let out = picture.out.display();
        std::fs::write(&picture.out, bytes).with_context(|| format!("cannot write {out}"))?;
    }
    Ok(0)
}

/// Says why there is nothing to write.
pub fn complain(refusal: NoExport, file: &Path, source: &str) -> Failure {
    match refusal {
        NoExport::Errors(diagnostics) => print(&diagnostics, &name(file), source),
        NoExport::Unavailable(why) => unavailable(file, &why),
        NoExport::TooDeep(too_deep) => {
            let line = LineIndex::new(source).line(too_deep.span.start);
            eprintln!("{}:{line}: {}", name(file), too_deep.text(Language::default()));
            Failure::Script
        }
    }
}

/// The form that a file's name asks for.
fn of_name(out: &Path) -> anyhow::Result<RenderFormat> {
    let file = out.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    // `.trace.json` is a `.json`, too.
    let mut known = RenderFormat::ALL.into_iter().filter(|format| file.ends_with(format.suffix()));
    let found = known.clone().find(|format| *format == RenderFormat::Chrome).or_else(|| known.next());
    found.ok_or_else(|| {
        let all = RenderFormat::ALL.map(RenderFormat::suffix).join(", ");
        anyhow!("what {} is to be says neither its name (one of {all}) nor --format", target(out))
    })
}

fn target(out: &Path) -> String {
    if out == Path::new("-") { "standard output".into() } else { out.display().to_string() }
}

impl From<RenderFormat> for Option<Format> {
    fn from(format: RenderFormat) -> Self {
        Some(match format {
            RenderFormat::Png => return None,
            RenderFormat::Svg => Format::Svg,
            RenderFormat::Text => Format::Text,
            RenderFormat::Json => Format::Json,
            RenderFormat::Chrome => Format::Chrome,
            RenderFormat::Python => Format::Python,
        })
    }
}

impl RenderFormat {
    const ALL: [Self; 6] = [Self::Svg, Self::Png, Self::Text, Self::Json, Self::Chrome, Self::Python];

    fn suffix(self) -> &'static str {
        Option::<Format>::from(self).map_or(".png", Format::suffix)
    }
}

impl From<ThemeName> for loopscope::export::Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::Light,
            ThemeName::Dark => Self::Dark,
        }
    }
}
