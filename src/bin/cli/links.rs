//! Links in and out.

use std::io::{self, IsTerminal, Write};

use anyhow::{anyhow, bail};
use loopscope::scenarios::{ALL, FIRST, has, title};
use loopscope::share::{Entry, LONG, MOST_BYTES, Settings, Source, known, read, read_list, write};
use loopscope::text::Language;

use crate::input::Failure;
use crate::report::printable;

/// Prints a link that opens the script with these settings.
pub fn share(script: &str, settings: &[String], page: Option<&str>) -> Result<u8, Failure> {
    let settings = read_settings(settings)?;
    if script.len() > MOST_BYTES {
        return Err(anyhow!("the script has {} bytes; a link holds {MOST_BYTES}", script.len()).into());
    }
    let link = write(script, &settings);
    let link = match page {
        Some(page) => format!("{}#{link}", page.split('#').next().unwrap_or_default()),
        None => format!("#{link}"),
    };
    if link.len() > LONG {
        eprintln!(
            "loopscope: this link has {} characters; some programs cut off what is longer than {LONG}",
            link.len()
        );
    }
    writeln!(io::stdout(), "{link}")?;
    Ok(0)
}

/// What they say, each a `key=value`.
fn read_settings(settings: &[String]) -> anyhow::Result<Settings> {
    for pair in settings {
        let opened = read(pair).ok().filter(|opened| opened.script.is_none() && opened.ignored.is_empty());
        let says =
            |settings: Settings| settings != Settings::default() || matches!(&**pair, "play=0" | "quiz=0");
        if pair.contains('&') || !opened.is_some_and(|opened| says(opened.settings)) {
            bail!("{pair} says nothing of how a script is shown; see loopscope share --help");
        }
    }
    read(&settings.join("&"))
        .map(|opened| opened.settings)
        .map_err(|error| anyhow!(error.text(Language::default())))
}

/// Prints the script of a link, and on standard error what it says besides; of a lesson its list, or one of its scripts.
pub fn open(link: &str, number: Option<usize>) -> Result<u8, Failure> {
    let opened = read(link).map_err(|error| anyhow!(error.text(Language::default())))?;
    for key in opened.ignored {
        eprintln!("loopscope: what the link says of {key} makes no sense and is ignored");
    }
    let language = opened.settings.language.unwrap_or_default();
    match (number, opened.script, &opened.settings.list) {
        (None, Some(script), _) => print(&script, &opened.settings),
        (None, None, Some(list)) => print_lesson(&lesson(list)?, language),
        (Some(number), _, Some(list)) => {
            let list = lesson(list)?;
            let entry = number.checked_sub(1).and_then(|at| list.get(at));
            let entry = entry.ok_or_else(|| anyhow!("this lesson has {} entries, from 1", list.len()))?;
            print(&script_of(entry, language), &entry.settings)
        }
        (Some(_), _, None) => Err(anyhow!("there is no lesson in this link").into()),
        (None, None, None) => Err(anyhow!("there is no script in this link").into()),
    }
}

fn print(script: &str, settings: &Settings) -> Result<u8, Failure> {
    if let Some((_, settings)) = write("", settings).split_once('&') {
        eprintln!("{settings}");
    }
    write!(io::stdout(), "{}", shown(script))?;
    Ok(0)
}

/// A line an entry: its number, its title, how it is shown.
fn print_lesson(list: &[Entry], language: Language) -> Result<u8, Failure> {
    eprintln!(
        "loopscope: a lesson of {}; --entry NUMBER prints the script of one, from 1 to {}",
        list.len(),
        list.len()
    );
    let mut out = io::stdout().lock();
    for (number, entry) in (1..).zip(list) {
        let (script, settings) = (script_of(entry, language), write("", &entry.settings));
        let settings =
            settings.split_once('&').map_or(String::new(), |(_, settings)| format!("  {settings}"));
        writeln!(out, "{number}  {}{settings}", shown(title(&script)))?;
    }
    Ok(0)
}

fn lesson(list: &str) -> anyhow::Result<Vec<Entry>> {
    let list = read_list(list).and_then(|list| known(list, has));
    list.map_err(|why| anyhow!("the lesson in this link: {}", why.text(Language::default())))
}

/// The script of an entry, in its language or else that one.
fn script_of(entry: &Entry, language: Language) -> String {
    let language = entry.settings.language.unwrap_or(language);
    match &entry.source {
        Source::Script(script) => script.to_string(),
        Source::Scenario(id) => {
            let found = ALL.iter().chain([&FIRST]).find(|scenario| *scenario.id == **id);
            found.map_or("", |scenario| scenario.script(language)).to_owned()
        }
    }
}

/// Nobody's link writes to a terminal but letters.
fn shown(text: &str) -> String {
    if io::stdout().is_terminal() { printable(text) } else { text.to_owned() }
}
