//! A list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: &'static str,
    pub label: AttrValue,
    pub options: Vec<AttrValue>,
    /// Which of them is chosen; `None` shows the first.
    pub chosen: Option<usize>,
    #[prop_or_default]
    pub disabled: bool,
    pub on_choose: Callback<usize>,
}

/// A select that always shows what is chosen, whoever chose it. (The browser forgets `selected` attributes once somebody
/// has chosen by hand.)
#[component]
pub fn Choice(props: &Props) -> Html {
    let node = use_node_ref();
    let shown = props.chosen.unwrap_or(0);
    use_effect_with((shown, props.options.clone()), {
        let node = node.clone();
        move |(shown, _): &(usize, Vec<AttrValue>)| {
            if let (Some(select), Ok(shown)) = (node.cast::<HtmlSelectElement>(), i32::try_from(*shown)) {
                select.set_selected_index(shown);
            }
        }
    });
    let onchange = props.on_choose.reform(move |event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        usize::try_from(index).unwrap_or(0)
    });
    html! {
        <select ref={node} id={props.id} aria-label={props.label.clone()} disabled={props.disabled} {onchange}>
            { for props.options.iter().map(|option| html! { <option ~textContent={option.as_str()} /> }) }
        </select>
    }
}
