//! What each command does, and the code it exits with.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::Context;
use loopscope::export::{self, Look};
use loopscope::run;
use loopscope::script::{self, Program};
use loopscope::text::Language;
use loopscope::trace::{Outcome, Strategy};

use crate::args::{Args, Command, Format, Target};
use crate::input::{Failure, name, print, read_script, read_text, unavailable};
use crate::{links, render, report};

const SCRIPT_ERRORS: u8 = 1;
const USAGE: u8 = 2;
const STUCK: u8 = 3;
const LIMIT: u8 = 4;

pub fn run(args: Args) -> ExitCode {
    let code = match args.command {
        Command::Run { file, format, events, steps, lang, strategy } => {
            predict(&file, format, events, steps.then_some(lang), strategy)
        }
        Command::Compare { file, format } => compare(&file, format),
        Command::Render { file, picture } => render::render(&file, &picture),
        Command::Export { file, to: Target::Python } => export(&file),
        Command::Fmt { file, check } => fmt(&file, check),
        Command::Share { file, settings, page } => {
            read_text(&file).and_then(|script| links::share(&script, &settings, page.as_deref()))
        }
        Command::Open { link, entry } => links::open(&link, entry),
        Command::Check { file } => check(&file),
    };
    // What is still in its buffer may not get out either.
    match code.and_then(|code| Ok(io::stdout().flush().map(|()| code)?)) {
        Ok(code) => code.into(),
        Err(Failure::Script) => SCRIPT_ERRORS.into(),
        // Whoever read our output has read enough, as in `loopscope run FILE | head -1`.
        Err(Failure::Io(error)) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("loopscope: {error:#}");
            USAGE.into()
        }
    }
}

fn predict(
    file: &Path,
    format: Format,
    events: bool,
    steps: Option<Language>,
    strategy: Option<Strategy>,
) -> Result<u8, Failure> {
    let source = read_text(file)?;
    let (script, program) = read_script(file, &source)?;
    let program = Rc::new(program);
    let strategy = strategy.unwrap_or(program.machinery.strategy);
    let mut trace = run::predict_under(program.clone(), strategy).map_err(|why| unavailable(file, &why))?;
    trace.source = Some(source.as_str().into());
    trace.findings = run::findings(&source, &script, &program, &trace, Language::default());
    let mut out = io::stdout().lock();
    match format {
        Format::Text => {
            match steps {
                Some(language) => report::steps(&trace, language, &mut out)?,
                None => report::log(&trace, &mut out)?,
            }
            report::end(&trace, &mut out)?;
        }
        Format::Json => out.write_all(export::json(&trace, events).as_bytes())?,
    }
    Ok(match trace.outcome {
        Outcome::Stuck => STUCK,
        Outcome::Limit => LIMIT,
        Outcome::Finished | Outcome::Failed | Outcome::Stopped | Outcome::Running => 0,
    })
}

fn compare(file: &Path, format: Format) -> Result<u8, Failure> {
    let program = Rc::new(compile(file)?);
    let rows = Strategy::ALL.map(|strategy| (strategy, run::summarize(program.clone(), strategy)));
    let mut out = io::stdout().lock();
    match format {
        Format::Text => report::comparison(&rows, &mut out)?,
        Format::Json => report::comparison_json(&rows, &mut out)?,
    }
    Ok(0)
}

fn check(file: &Path) -> Result<u8, Failure> {
    let program = compile(file)?;
    let tasks: u32 = program.tasks.iter().map(|task| task.instances.unwrap_or(1)).sum();
    writeln!(io::stdout(), "{}: {tasks} tasks, no errors", name(file))?;
    Ok(0)
}

fn export(file: &Path) -> Result<u8, Failure> {
    let source = read_text(file)?;
    let program = export::export(&source, export::Format::Python, &Look::default())
        .map_err(|refusal| render::complain(refusal, file, &source))?;
    io::stdout().write_all(program.as_bytes())?;
    Ok(0)
}

fn fmt(file: &Path, check: bool) -> Result<u8, Failure> {
    let source = read_text(file)?;
    let formatted =
        script::format(&source).map_err(|diagnostics| print(&diagnostics, &name(file), &source))?;
    if check && formatted != source {
        eprintln!("{}: not laid out as `loopscope fmt` does it", name(file));
        return Ok(SCRIPT_ERRORS);
    }
    if !check && file == Path::new("-") {
        io::stdout().write_all(formatted.as_bytes())?;
    } else if !check && formatted != source {
        std::fs::write(file, formatted).with_context(|| format!("cannot write {}", name(file)))?;
    }
    Ok(0)
}

fn compile(file: &Path) -> Result<Program, Failure> {
    read_script(file, &read_text(file)?).map(|(_, program)| program)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    io.or(json) == Some(io::ErrorKind::BrokenPipe)
}
