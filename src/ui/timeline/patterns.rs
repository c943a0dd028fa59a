//! States differ by pattern as well as by colour; the colours are in the stylesheet.

use yew::prelude::*;

/// The fills that `states.css` refers to.
pub fn patterns() -> Html {
    html! {
        <defs>
            <pattern id="hatch" class="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="7" height="7" />
                <line x1="0" y1="0" x2="0" y2="7" />
            </pattern>
            <pattern
                id="back-hatch"
                class="back-hatch"
                width="7"
                height="7"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(-45)"
            >
                <rect width="7" height="7" />
                <line x1="0" y1="0" x2="0" y2="7" />
            </pattern>
            <pattern id="cross-hatch" class="cross-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="8" height="8" />
                <path d="M0 0V8M0 0H8" />
            </pattern>
            <pattern id="dots" class="dots" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" />
                <circle cx="2" cy="2" r="1" />
            </pattern>
            <pattern id="lines" class="lines" width="4" height="4" patternUnits="userSpaceOnUse">
                <path d="M0 1H4" />
            </pattern>
        </defs>
    }
}
