//! Paints a lane's name.

use yew::prelude::*;

use crate::view::scene::{Name, NameKind, Text};
use crate::view::{Path, px};

/// The class that gives a name its colour, beside `lane`.
fn class(kind: NameKind) -> Option<&'static str> {
    match kind {
        NameKind::Task => None,
        NameKind::Failed => Some("failed"),
        NameKind::Worker => Some("worker"),
        NameKind::Gone => Some("gone"),
    }
}

/// A lane's name and, if there is one, the line under it.
pub fn name(name: &Name) -> Html {
    let fold = name.fold.and_then(|corner| {
        let mut path = Path::default();
        path.triangle(corner);
        path.finish()
    });
    html! {
        <g class={classes!("lane", class(name.kind))}>
            if let Some(d) = fold {
                <path class="folded" {d} />
            }
            { text("lane-name", &name.text) }
            { for name.second.iter().map(|second| text("second", second)) }
        </g>
    }
}

/// A text of some class.
pub fn text(class: &'static str, Text { x, y, text }: &Text) -> Html {
    html! { <text {class} x={px(*x)} y={px(*y)} ~textContent={text.as_str()} /> }
}
