//! A script's timeline, or a trace's, in a file.

use std::io::{self, Write};
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context, anyhow};
use clap::ValueEnum;
use loopscope::export::{
    Format, Look, NoExport, export, export_trace, gif, png, recorded, slide, unknown_lane,
};
use loopscope::script::LineIndex;
use loopscope::text::Language;
use loopscope::trace::{NoTrace, Shared, Strategy, Trace, is_json};
use strum::EnumCount;

use crate::args::{Picture, RenderFormat};
use crate::input::{Failure, name, print, read_text, unavailable};

/// Writes a script, or a saved trace, in the form that is asked for, or that the file's name asks for.
pub fn render(file: &Path, picture: &Picture) -> Result<u8, Failure> {
    let format = picture.format.map_or_else(|| of_name(&picture.out), Ok)?;
    if picture.slide && !matches!(format, RenderFormat::Svg | RenderFormat::Png) {
        return Err(anyhow!("a slide is an .svg or a .png").into());
    }
    let source = read_text(file)?;
    let look = Look {
        strategy: picture.strategy,
        language: picture.lang.unwrap_or_default(),
        theme: picture.theme,
        width: picture.width,
        transparent: picture.transparent,
        lanes: picture.lanes.iter().map(|name| Rc::from(&**name)).collect(),
    };
    let kind = Option::<Format>::from(format).unwrap_or(Format::Svg);
    let drawn = |trace: Shared<Trace>| -> Result<Vec<u8>, Failure> {
        let end = trace.picture_end.filter(|_| kind != Format::Python);
        let told = |note: Option<String>| note.iter().for_each(|note| eprintln!("loopscope: {note}"));
        told(end.map(|end| end.note(Language::default().texts())));
        known_lanes(&trace, &look)?;
        if format == RenderFormat::Gif {
            let gif = gif(&trace, &look, picture.seconds)?;
            told(gif.note(Language::default()));
            return Ok(gif.bytes);
        }
        let text = if picture.slide {
            let above = picture.before.iter().map(|run| above(run, &look, file, &trace));
            slide(&trace, &above.collect::<Result<Vec<_>, _>>()?, &look)
        } else {
            export_trace(trace, kind, &look).map_err(|refusal| complain(refusal, file, &source))?
        };
        if format == RenderFormat::Png {
            let png = png(&text, picture.scale)?;
            told(png.note(Language::default()));
            return Ok(png.bytes);
        }
        Ok(text.into_bytes())
    };
    let bytes = if is_json(&source) {
        drawn(Shared::new(saved(file, &source, picture.strategy)?))?
    } else if kind == Format::Python {
        export(&source, kind, &look).map_err(|refusal| complain(refusal, file, &source))?.into_bytes()
    } else {
        drawn(recorded(&source, kind, &look).map_err(|refusal| complain(refusal, file, &source))?)?
    };
    if picture.out == Path::new("-") {
        io::stdout().write_all(&bytes)?;
    } else {
        let out = picture.out.display();
        std::fs::write(&picture.out, bytes).with_context(|| format!("cannot write {out}"))?;
    }
    Ok(0)
}

/// Whether a run has all lanes that are asked for.
fn known_lanes(trace: &Shared<Trace>, look: &Look) -> anyhow::Result<()> {
    match unknown_lane(trace, look) {
        Some((name, known)) => Err(anyhow!("no lane is called {name}; there are {}", known.join(", "))),
        None => Ok(()),
    }
}

/// A run that stands on a slide above another one: of the same script under another strategy, or of another file.
fn above(run: &str, look: &Look, file: &Path, now: &Shared<Trace>) -> Result<Shared<Trace>, Failure> {
    let (file, source, look) = match Strategy::parse(run) {
        Some(strategy) => {
            let source = now.source.as_deref().ok_or(NoExport::NoSource);
            let source = source.map_err(|refusal| complain(refusal, file, ""))?;
            (file, source.to_owned(), Look { strategy: Some(strategy), ..look.clone() })
        }
        None => (Path::new(run), read_text(Path::new(run))?, look.clone()),
    };
    if is_json(&source) {
        return Ok(Shared::new(saved(file, &source, look.strategy)?));
    }
    recorded(&source, Format::Svg, &look).map_err(|refusal| complain(refusal, file, &source))
}

/// A trace that was saved. It was run as it was, and not otherwise.
fn saved(file: &Path, json: &str, strategy: Option<Strategy>) -> Result<Trace, Failure> {
    let trace = Trace::from_json(json).map_err(|why| no_trace(file, &why))?;
    match strategy.filter(|strategy| *strategy != trace.strategy) {
        Some(other) => {
            let (ran, other) = (trace.strategy.word(), other.word());
            Err(anyhow!("{} was run as {ran}; only a script can be run as {other}", name(file)).into())
        }
        None => Ok(trace),
    }
}

/// Says why a file is no trace.
fn no_trace(file: &Path, why: &NoTrace) -> Failure {
    let name = name(file);
    match why {
        NoTrace::Form { what, line, column } => eprintln!("{name}:{line}:{column}: error[no-trace]: {what}"),
        NoTrace::TooLong { .. } | NoTrace::Fault { .. } => eprintln!("{name}: error[no-trace]: {why}"),
    }
    Failure::Script
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
        NoExport::NoSource => anyhow!("{}: {}", name(file), refusal.text(Language::default())).into(),
    }
}

/// The form that a file's name asks for.
fn of_name(out: &Path) -> anyhow::Result<RenderFormat> {
    let file = out.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let formats = RenderFormat::value_variants().iter().copied();
    let known = formats.clone().filter(|format| file.ends_with(format.suffix()));
    // `.trace.json` is a `.json`, too.
    let found = known.max_by_key(|format| format.suffix().len());
    found.ok_or_else(|| {
        let all = formats.map(RenderFormat::suffix).collect::<Vec<_>>().join(", ");
        anyhow!("what {} is to be says neither its name (one of {all}) nor --format", target(out))
    })
}

fn target(out: &Path) -> String {
    if out == Path::new("-") { "standard output".into() } else { out.display().to_string() }
}

const _: () = assert!(RenderFormat::COUNT == Format::ALL.len() + 2, "PNG, GIF, and every format there is");

impl From<RenderFormat> for Option<Format> {
    fn from(format: RenderFormat) -> Self {
        Some(match format {
            RenderFormat::Png | RenderFormat::Gif => return None,
            RenderFormat::Svg => Format::Svg,
            RenderFormat::Text => Format::Text,
            RenderFormat::Json => Format::Json,
            RenderFormat::Chrome => Format::Chrome,
            RenderFormat::Python => Format::Python,
        })
    }
}

impl RenderFormat {
    fn suffix(self) -> &'static str {
        match self {
            Self::Png => ".png",
            Self::Gif => ".gif",
            Self::Svg | Self::Text | Self::Json | Self::Chrome | Self::Python => {
                Option::<Format>::from(self).map_or("", Format::suffix)
            }
        }
    }
}
