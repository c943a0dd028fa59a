//! What can be typed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as Options, Parser, Subcommand, ValueEnum};
use loopscope::export::{SECONDS, USUAL_SECONDS};
use loopscope::text::Language;
use loopscope::trace::Strategy;
use loopscope::view::Theme;
use strum::EnumCount;

/// Shows how an event loop spends time.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 finished, 1 errors in the script, 2 usage, 3 stuck, 4 at a limit (run alone; render writes \
                  what there is, which says so, and exits with 0)"
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Predict a run and print its log and total
    ///
    /// It goes on to 5,000,000 statements, events and spans to 500,000. It assumes 4 processors, a GIL, 4 processes and 40 threads, as FastAPI and
    /// AnyIO have; plain asyncio.to_thread has min(32, cpu + 4), which `threads 8` says on 4 processors.
    Run {
        /// The script; - is standard input
        file: PathBuf,
        /// What to print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Also write every event (json only)
        #[arg(long)]
        events: bool,
        /// Tell every step in a sentence, instead of the log (text only)
        #[arg(long)]
        steps: bool,
        /// The language of those sentences
        #[arg(long, requires = "steps", default_value = Language::default().code(), value_parser = one_of(&Language::ALL, Language::code))]
        lang: Language,
        /// How to run the tasks, whatever the script says
        #[arg(long, value_parser = one_of(&Strategy::ALL, Strategy::word))]
        strategy: Option<Strategy>,
    },
    /// Predict the same script under every strategy
    Compare {
        /// The script; - is standard input
        file: PathBuf,
        /// What to print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Lay a script out and write it back, or to standard output if it came from standard input
    Fmt {
        /// The script; - is standard input
        file: PathBuf,
        /// Write nothing; exit with 1 if the file is laid out otherwise
        #[arg(long)]
        check: bool,
    },
    /// Write the timeline of a predicted run, or of a saved trace: a picture, a text for a terminal, a trace
    ///
    /// Log, total and outcome are those of up to 5,000,000 statements; what is drawn ends after 500,000, and says so.
    Render {
        /// The script, or a trace (loopscope-trace-1); - is standard input
        file: PathBuf,
        #[command(flatten)]
        picture: Picture,
    },
    /// Write a script in another form
    Export {
        /// The script; - is standard input
        file: PathBuf,
        /// The form
        #[arg(long, value_enum)]
        to: Target,
    },
    /// Print a link that opens a script in the page
    Share {
        /// The script; - is standard input
        file: PathBuf,
        /// How it is shown: view=embed, strategy=threads, at=2.5 (seconds), step=7, speed=0.5, play=1, quiz=1 (the total),
        /// quiz=total,print,next,ends, lang=ko, theme=dark, hide=editor,log
        #[arg(value_name = "KEY=VALUE")]
        settings: Vec<String>,
        /// The page's address; without it only what stands behind the # is printed
        #[arg(long)]
        page: Option<String>,
    },
    /// Print the script of a link; of one that is a lesson, its list
    Open {
        /// The link, as it arrived, or what stands behind its #
        link: String,
        /// Of a lesson, that of this entry, counted from 1; without it, what is in the list
        #[arg(long, value_name = "NUMBER")]
        entry: Option<usize>,
    },
    /// Report the errors of a script
    Check {
        /// The script; - is standard input
        file: PathBuf,
    },
}

#[derive(Options)]
pub struct Picture {
    /// The file to write: .svg, .png, .gif, .txt, .json (loopscope-trace-1), .trace.json (Chrome, Perfetto), .py; - is standard
    /// output
    #[arg(short, long)]
    pub out: PathBuf,
    /// The form, whatever the file is called
    #[arg(long, value_enum)]
    pub format: Option<RenderFormat>,
    /// The colours of a picture
    #[arg(long, default_value = Theme::Light.word(), value_parser = one_of(&Theme::ALL, Theme::word))]
    pub theme: Theme,
    /// The language of its words
    #[arg(long, value_parser = one_of(&Language::ALL, Language::code))]
    pub lang: Option<Language>,
    /// How wide it is: a picture in px, 320 to 4096 (960 unless told), a text in columns, 40 to 1000 (80 unless told)
    #[arg(long)]
    pub width: Option<u32>,
    /// How many times as large as that a PNG is
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=4))]
    pub scale: u32,
    /// How many seconds a GIF takes, 1 to 60
    #[arg(long, default_value_t = USUAL_SECONDS, value_parser = clap::value_parser!(u32).range(i64::from(SECONDS.0)..=i64::from(SECONDS.1)))]
    pub seconds: u32,
    /// As a slide, 16:9: the script beside its answer and timeline (svg, png)
    #[arg(long)]
    pub slide: bool,
    /// On a slide, above: the run before, of another script or trace, or of the same script under another strategy; given
    /// several times, all of them, from top to bottom
    #[arg(long, value_name = "FILE|STRATEGY", requires = "slide")]
    pub before: Vec<String>,
    /// Without a ground of its own (svg, png)
    #[arg(long)]
    pub transparent: bool,
    /// The lanes of a picture, by their names, with commas between them: a task, all of its instances (request), one of them
    /// (request#3); all, unless told
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub lanes: Vec<String>,
    /// How to run the tasks, whatever the script says; a trace was run as it was
    #[arg(long, value_parser = one_of(&Strategy::ALL, Strategy::word))]
    pub strategy: Option<Strategy>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, EnumCount)]
pub enum RenderFormat {
    /// A picture that needs nothing besides
    Svg,
    /// The same in pixels
    Png,
    /// The run as it goes on, animated: 1280 px wide and 720 high
    Gif,
    /// For a terminal
    Text,
    /// For programs: loopscope-trace-1
    Json,
    /// For Perfetto and chrome://tracing
    Chrome,
    /// The script as a program for Python 3.11 and later
    Python,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: loopscope-trace-1, loopscope-compare-1
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Target {
    /// A program for Python 3.11 and later
    Python,
}

/// One of these, by its word.
fn one_of<T: Copy + Send + Sync>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |value| word(*value)))
        .try_map(move |said| all.iter().copied().find(|value| word(*value) == said).ok_or("no such word"))
}
