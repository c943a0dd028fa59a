//! A script or its run in other forms: one file a format. All of it is pure: text in, text or bytes out.

mod chrome;
mod drawable;
mod gif;
mod json;
mod notes;
mod png;
mod python;
mod raster;
mod svg;
mod text;

use std::rc::Rc;

pub use self::gif::{Gif, GrowingGif, SECONDS, USUAL_SECONDS, gif};
pub use chrome::chrome;
pub use json::json;
pub use png::{NoPng, Png, SCALES, png};
pub use python::{NoPython, PythonProgram, TooDeep, python};
pub use svg::{Picture, Theme, slide, svg};
pub use text::text;

use strum::EnumCount;

use crate::run::{self, Unavailable};
use crate::script::{self, Diagnostic};
use crate::text::Language;
use crate::trace::{Shared, Strategy, Trace};
use crate::view::{Folds, Index, Timeline};

/// What a script or its run is written as. (A PNG is what [`png`] makes of an SVG, a GIF what [`gif`](fn@gif) makes of a trace.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount)]
pub enum Format {
    /// The timeline as a picture.
    Svg,
    /// The timeline for a terminal.
    Text,
    /// The run as `loopscope-trace-1`.
    Json,
    /// The run as Chrome's Trace Event JSON.
    Chrome,
    /// The script as a Python program.
    Python,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [Self::Svg, Self::Text, Self::Json, Self::Chrome, Self::Python];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Text => "text",
            Self::Json => "json",
            Self::Chrome => "chrome",
            Self::Python => "python",
        }
    }

    /// The format of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// How names of such files end.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Svg => ".svg",
            Self::Text => ".txt",
            Self::Json => ".json",
            Self::Chrome => ".trace.json",
            Self::Python => ".py",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// How to run the tasks; as the script says, if nobody says otherwise.
    pub strategy: Option<Strategy>,
    /// The language of words and findings.
    pub language: Language,
    /// Of a picture.
    pub theme: Theme,
    /// In px, or columns of a text; as wide as is usual, if nobody says otherwise.
    pub width: Option<u32>,
    /// Of a picture that stands still: whether what it stands on is seen through it.
    pub transparent: bool,
    /// Of a picture: the names of the lanes that it has, in whichever order; all, if there is none.
    pub lanes: Vec<Rc<str>>,
}

/// Why something cannot be exported.
#[derive(Debug)]
pub enum NoExport {
    /// The script has errors.
    Errors(Vec<Diagnostic>),
    /// It has no meaning under the strategy.
    Unavailable(Unavailable),
    /// Python cannot nest that deep.
    TooDeep(TooDeep),
    /// A trace does not have the script that ran.
    NoSource,
}

impl NoExport {
    /// What is in the way; what stands between backticks is code.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Errors(_) => language.texts().exports.errors.into(),
            Self::Unavailable(unavailable) => unavailable.text(language),
            Self::TooDeep(too_deep) => too_deep.text(language),
            Self::NoSource => language.texts().exports.no_source.into(),
        }
    }
}

impl From<NoPython> for NoExport {
    fn from(why: NoPython) -> Self {
        match why {
            NoPython::TooDeep(too_deep) => Self::TooDeep(too_deep),
            NoPython::Unavailable(unavailable) => Self::Unavailable(unavailable),
        }
    }
}

/// The columns of a text, if nobody says otherwise.
const COLUMNS: u32 = 80;

/// A script in another form. The command asks here, the page in two steps for what this is put together of, so they write
/// the same bytes.
///
/// ```
/// use loopscope::export::{Format, Look, export};
///
/// let python = export("title \"Toast\"\ntoast: sleep 2", Format::Python, &Look::default()).expect("a sound script");
/// assert!(python.starts_with("\"\"\"Toast\"\"\"\n\nimport asyncio\n"));
/// assert!(python.contains("async def toast():\n    await asyncio.sleep(2)\n"));
/// ```
///
/// # Errors
///
/// See [`NoExport`].
pub fn export(source: &str, format: Format, look: &Look) -> Result<String, NoExport> {
    if format == Format::Python {
        as_python(source, look.strategy)
    } else {
        export_trace(recorded(source, format, look)?, format, look)
    }
}

/// The run of a script, with what such a form of it needs, for [`export_trace`].
///
/// # Errors
///
/// The script's, or that it has no meaning under the strategy.
pub fn recorded(source: &str, format: Format, look: &Look) -> Result<Shared<Trace>, NoExport> {
    let (script, program) = script::read(source).map_err(NoExport::Errors)?;
    let program = Rc::new(program);
    let strategy = look.strategy.unwrap_or(program.machinery.strategy);
    let ran = run::predict_under(program.clone(), strategy);
    let mut trace = ran.map_err(NoExport::Unavailable)?;
    trace.source = Some(source.into());
    match format {
        Format::Json => {
            trace.findings = run::findings(source, &script, &program, &trace, look.language);
            trace.events = Vec::new();
        }
        Format::Svg | Format::Text | Format::Chrome | Format::Python => {}
    }
    Ok(Shared::new(trace))
}

/// A trace in another form, without its program: a saved one comes out as the run that it was saved from. How it ran it
/// ran, so the strategy that a [`Look`] may ask for is not looked at. JSON has the events that the trace has.
///
/// # Errors
///
/// For Python, that it has no `source`, or what keeps that from becoming a program.
pub fn export_trace(trace: Shared<Trace>, format: Format, look: &Look) -> Result<String, NoExport> {
    let title = trace.title.as_deref();
    Ok(match format {
        Format::Svg => picture(&trace, look),
        Format::Text => text(&timeline(&trace), title, look.language, look.width.unwrap_or(COLUMNS)),
        Format::Chrome => chrome(&timeline(&trace), title),
        Format::Json => json(&trace, !trace.events.is_empty()),
        Format::Python => match trace.source.as_deref().ok_or(NoExport::NoSource)? {
            // It is one.
            source if script::is_python(source) => source.to_owned(),
            source => as_python(source, Some(trace.strategy))?,
        },
    })
}

/// A trace as SVG.
pub fn picture(trace: &Shared<Trace>, look: &Look) -> String {
    let usual = Picture::default();
    let width = look.width.unwrap_or(usual.width);
    let Look { theme, language, transparent, ref lanes, .. } = *look;
    let picture = Picture { theme, language, width, transparent, lanes: lanes.clone() };
    svg(&timeline(trace), trace.title.as_deref(), &picture)
}

/// The first name that a [`Look`] chooses though no lane has it, and those that lanes have, from the top.
pub fn unknown_lane(trace: &Shared<Trace>, look: &Look) -> Option<(Rc<str>, Vec<Rc<str>>)> {
    let timeline = timeline(trace);
    let unknown = look.lanes.iter().find(|name| timeline.chosen(&[Rc::clone(name)]).is_empty())?;
    Some((unknown.clone(), lanes(trace)))
}

/// The names of a run's lanes, from the top. A [`Look`] may choose these, and instances of what is folded, too.
pub fn lanes(trace: &Shared<Trace>) -> Vec<Rc<str>> {
    let timeline = timeline(trace);
    timeline.rows(&Folds::new()).into_iter().filter_map(|row| timeline.name(row)).collect()
}

fn timeline(trace: &Shared<Trace>) -> Timeline {
    Timeline::new(Rc::new(Index::of(trace.clone())), None, None)
}

fn as_python(source: &str, strategy: Option<Strategy>) -> Result<String, NoExport> {
    let (script, program) = script::read(source).map_err(NoExport::Errors)?;
    let strategy = strategy.unwrap_or(program.machinery.strategy);
    Ok(python(&script, &program, strategy)?.text)
}
