//! Links in and out.

use std::io::{self, IsTerminal, Write};

use anyhow::{anyhow, bail};
use loopscope::share::{LONG, MOST_BYTES, Settings, read, write};
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

/// Prints the script of a link, and on standard error what it says besides.
pub fn open(link: &str) -> Result<u8, Failure> {
    let opened = read(link).map_err(|error| anyhow!(error.text(Language::default())))?;
    let script = opened.script.ok_or_else(|| anyhow!("there is no script in this link"))?;
    for key in opened.ignored {
        eprintln!("loopscope: what the link says of {key} makes no sense and is ignored");
    }
    if let Some((_, settings)) = write("", &opened.settings).split_once('&') {
        eprintln!("{settings}");
    }
    // Nobody's link writes to a terminal but letters.
    let script = if io::stdout().is_terminal() { printable(&script) } else { script };
    write!(io::stdout(), "{script}")?;
    Ok(0)
}
