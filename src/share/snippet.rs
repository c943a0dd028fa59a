//! What is pasted into somebody's page to embed a script there.

use super::settings::Settings;
use super::write::write;

/// A frame, for whatever takes HTML, of that width and height in px. `page` is the address of the page, without a
/// fragment.
pub fn iframe(
    page: &str,
    script: &str,
    settings: &Settings,
    title: &str,
    [width, height]: [u32; 2],
) -> String {
    let link = write(script, &Settings { embed: true, ..settings.clone() });
    format!(
        "<iframe src=\"{}#{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" style=\"border:0\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>\n",
        escape(page),
        escape(&link),
        escape(title),
    )
}

/// The custom element of `embed.js`, which is at this address, with the script as its text.
/// No module: those need a host that lets any origin read. It is as wide as there is room and as high as it wants, but for
/// a `size`: at most that wide, and that high, in px.
pub fn element(
    embed: &str,
    script: &str,
    settings: &Settings,
    title: &str,
    size: Option<[u32; 2]>,
) -> String {
    // An element is an embed without saying so.
    let settings = Settings { embed: false, ..settings.clone() };
    let mut attributes: String =
        settings.pairs().map(|(key, value)| format!(" {key}=\"{}\"", escape(&value))).collect();
    if let Some([width, height]) = size {
        attributes += &format!(" height=\"{height}\" style=\"max-width:{width}px\"");
    }
    format!(
        "<script async=\"\" src=\"{}\"></script>\n<loop-scope title=\"{}\"{attributes}>\n{}\n</loop-scope>\n",
        escape(embed),
        escape(title),
        escape_text(script.trim_end()),
    )
}

/// A picture that leads to the page, for what takes Markdown alone. The picture is a file beside the text.
pub fn markdown(page: &str, script: &str, settings: &Settings, title: &str, picture: &str) -> String {
    let means = |c: &char| r"\[]<&`*_".contains(*c);
    let title: String =
        title.chars().flat_map(|c| [Some('\\').filter(|_| means(&c)), Some(c)]).flatten().collect();
    format!("[![{title}](<{picture}>)]({page}#{})\n", write(script, settings))
}

/// As the value of an attribute.
fn escape(text: &str) -> String {
    escape_text(text).replace('"', "&quot;")
}

/// Between tags, where it is still to be read.
fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
