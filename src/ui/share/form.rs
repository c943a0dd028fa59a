//! What can be copied to share a script.

use crate::browser::files::file_name;
use crate::browser::location::page;
use crate::share::{Settings, element, iframe, markdown, write};
use crate::ui::words::DialogWords;

/// A form in which a script is shared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Link,
    Frame,
    Element,
    Markdown,
}

impl Form {
    pub const ALL: [Self; 4] = [Self::Link, Self::Frame, Self::Element, Self::Markdown];

    /// What is to be copied; `embed` is the address of what defines the element.
    pub fn text(self, script: &str, settings: &Settings, title: &str, embed: &str) -> String {
        match self {
            Self::Link => format!("{}#{}", page(), write(script, settings)),
            Self::Frame => iframe(&page(), script, settings, title),
            Self::Element => element(embed, script, settings, title),
            Self::Markdown => markdown(&page(), script, settings, title, &file_name(title, "svg")),
        }
    }

    pub fn name(self, words: &DialogWords) -> &'static str {
        match self {
            Self::Link => words.as_link,
            Self::Frame => words.as_frame,
            Self::Element => words.as_element,
            Self::Markdown => words.as_markdown,
        }
    }

    /// What one does with it.
    pub fn explanation(self, words: &DialogWords) -> &'static str {
        match self {
            Self::Link => words.link_why,
            Self::Frame => words.frame_why,
            Self::Element => words.element_why,
            Self::Markdown => words.markdown_why,
        }
    }
}
