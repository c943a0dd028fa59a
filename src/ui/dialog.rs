//! A dialog over the page: the browser's own, which keeps the focus and closes on Escape.

use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::hooks::use_texts;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: &'static str,
    pub title: AttrValue,
    /// What has the focus at first, if it is not the button that closes it. (`autofocus` is refused in others' frames.)
    #[prop_or_default]
    pub first: NodeRef,
    pub on_close: Callback<()>,
    pub children: Html,
}

/// An open dialog; it is there as long as it is shown.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let texts = &use_texts().page;
    let node = use_node_ref();
    use_effect_with((node.clone(), props.first.clone()), |(node, first)| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            // It is refused only to one that is open.
            let _ = dialog.show_modal();
        }
        if let Some(first) = first.cast::<HtmlElement>() {
            // Nor is this.
            let _ = first.focus();
        }
    });
    let on_close = props.on_close.clone();
    let label = format!("{}-title", props.id);
    html! {
        <dialog ref={node} id={props.id} aria-labelledby={label.clone()} onclose={move |_| on_close.emit(())}>
            <div class="dialog-head">
                <h2 id={label} ~textContent={props.title.as_str()} />
                <form method="dialog"><button class="close" aria-label={texts.close}>{"×"}</button></form>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
