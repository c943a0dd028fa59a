//! The colours of a picture: the page's own, which `www/styles/tokens.css` has, as PowerPoint and LaTeX read them.

use crate::view::Theme;

macro_rules! palette {
    ($($name:ident $light:literal $dark:literal)*) => {
        /// A colour for each of the page's tokens that a picture needs, as `#rrggbb`.
        pub(super) struct Palette {
            $(pub(super) $name: &'static str,)*
        }

        static LIGHT: Palette = Palette { $($name: $light,)* };
        static DARK: Palette = Palette { $($name: $dark,)* };
    };
}

palette! {
    card "#ffffff" "#1a1c23"
    ink "#1d1e22" "#ecedf1"
    mute "#6a6d76" "#9a9eab"
    line "#e3e1db" "#2c2f3a"
    track "#eceffc" "#22263a"
    wrong "#b3261e" "#ff8f86"
    accent "#3b4fd8" "#8c9bff"
    token_keyword "#3b4fd8" "#9aa7ff"
    token_number "#b23808" "#ff9a63"
    token_text "#0f6b50" "#5fd6ad"
    token_value "#9c2a6f" "#f0a3d3"
    token_comment "#63666f" "#9a9eab"
    computing "#cb420d" "#ff8a4c"
    on_computing "#ffffff" "#1d1e22"
    sleeping "#bfe0f7" "#1f4763"
    sleeping_hatch "#9fcdec" "#2d5f82"
    on_sleeping "#123f5c" "#d5ecfb"
    ready "#b7791f" "#ffc94d"
    ready_fill "#fff8e6" "#2b2514"
    ready_dot "#f6d58d" "#6b551d"
    on_ready "#5c3c07" "#ffe3a1"
    blocking "#9c2a6f" "#e38bc0"
    blocking_hatch "#b34a88" "#c96fa5"
    on_blocking "#ffffff" "#1d1e22"
    waiting "#e7d3ee" "#43315a"
    waiting_hatch "#d4b6e0" "#5a4378"
    on_waiting "#4a2a5a" "#ecd9f5"
    offloaded "#157a5c" "#3ccf9f"
    on_offloaded "#ffffff" "#10231c"
}

impl Palette {
    pub(super) fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}
