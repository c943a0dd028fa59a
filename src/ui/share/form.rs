//! What can be copied to share a script.

use strum::EnumCount;

use crate::browser::files::file_name;
use crate::browser::location::page;
use crate::share::{Room, Settings, element, iframe, markdown, write};
use crate::text::ShareTexts;

/// What frames are usually as large as, in px.
pub const SIZES: [[u32; 2]; 4] = [[640, 360], [960, 540], [1280, 720], [320, 240]];

/// What they usually are as wide to as high, where they are as wide as there is room.
pub const RATIOS: [[u32; 2]; 2] = [[16, 9], [4, 3]];

/// A form in which a script is shared.
#[derive(Clone, Copy, PartialEq, Eq, EnumCount)]
pub enum Form {
    Link,
    Frame,
    Element,
    Markdown,
}

impl Form {
    pub const ALL: [Self; Self::COUNT] = [Self::Link, Self::Frame, Self::Element, Self::Markdown];

    /// Whether it shows the script in somebody's page.
    pub fn embeds(self) -> bool {
        matches!(self, Self::Frame | Self::Element)
    }

    /// What is to be copied; `embed` is the address of what defines the element, `room` what a frame has, if it is not to be
    /// what is usual.
    pub fn text(
        self,
        script: &str,
        settings: &Settings,
        title: &str,
        embed: &str,
        room: Option<Room>,
    ) -> String {
        match self {
            Self::Link => format!("{}#{}", page(), write(script, settings)),
            Self::Frame => iframe(&page(), script, settings, title, room.unwrap_or(Room::Px(SIZES[0]))),
            Self::Element => element(embed, script, settings, title, room),
            Self::Markdown => markdown(&page(), script, settings, title, &file_name(title, "svg")),
        }
    }

    pub fn name(self, texts: &ShareTexts) -> &'static str {
        match self {
            Self::Link => texts.as_link,
            Self::Frame => texts.as_frame,
            Self::Element => texts.as_element,
            Self::Markdown => texts.as_markdown,
        }
    }

    /// What one does with it.
    pub fn explanation(self, texts: &ShareTexts) -> &'static str {
        match self {
            Self::Link => texts.link_why,
            Self::Frame => texts.frame_why,
            Self::Element => texts.element_why,
            Self::Markdown => texts.markdown_why,
        }
    }
}
