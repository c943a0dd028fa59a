//! What is pasted into somebody's page to embed a script there.

use super::settings::Settings;
use super::write::write;

/// How large somebody's page has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// At most so wide and high, in px.
    Px([u32; 2]),
    /// As wide as there is room, and so wide to so high: `[16, 9]`.
    Ratio([u32; 2]),
}

/// The least height in px of what is as high as its width has it.
const LEAST_HEIGHT: u32 = 240;

/// A frame, for whatever takes HTML. `page` is the address of the page, without a fragment.
pub fn iframe(page: &str, script: &str, settings: &Settings, title: &str, room: Room) -> String {
    let link = write(script, &Settings { embed: true, ..settings.clone() });
    let room = match room {
        Room::Px([width, height]) => format!("width=\"{width}\" height=\"{height}\" style=\"border:0\""),
        // Where styles are taken away it still has a size.
        Room::Ratio([width, height]) => format!(
            "width=\"100%\" height=\"360\" style=\"border:0;height:auto;min-height:{LEAST_HEIGHT}px;aspect-ratio:{width}/{height}\""
        ),
    };
    format!(
        "<iframe src=\"{}#{}\" title=\"{}\" {room} loading=\"lazy\" allow=\"clipboard-write\"></iframe>\n",
        escape(page),
        escape(&link),
        escape(title),
    )
}

/// The custom element of `embed.js`, which is at this address, with the script as its text.
/// No module: those need a host that lets any origin read. It is as wide as there is room and as high as it wants, unless
/// `room` says otherwise.
pub fn element(embed: &str, script: &str, settings: &Settings, title: &str, room: Option<Room>) -> String {
    // An element is an embed without saying so.
    let settings = Settings { embed: false, ..settings.clone() };
    let mut attributes: String =
        settings.pairs().map(|(key, value)| format!(" {key}=\"{}\"", escape(&value))).collect();
    match room {
        None => {}
        Some(Room::Px([width, height])) => {
            attributes += &format!(" height=\"{height}\" style=\"max-width:{width}px\"");
        }
        Some(Room::Ratio([width, height])) => attributes += &format!(" ratio=\"{width}:{height}\""),
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
