//! A list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: &'static str,
    pub label: AttrValue,
    pub options: Vec<AttrValue>,
    /// Which of them is chosen; `None` shows the placeholder.
    pub chosen: Option<usize>,
    /// What stands there while none is.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    #[prop_or_default]
    pub disabled: bool,
    pub on_choose: Callback<usize>,
}

/// A select that always shows what is chosen, whoever chose it. (The browser forgets `selected` attributes once somebody
/// has chosen by hand.)
#[component]
pub fn Choice(props: &Props) -> Html {
    let node = use_node_ref();
    let offset = usize::from(props.placeholder.is_some());
    let shown = props.chosen.map_or(0, |chosen| chosen + offset);
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
        usize::try_from(index).unwrap_or(0).saturating_sub(offset)
    });
    html! {
        <select ref={node} id={props.id} aria-label={props.label.clone()} disabled={props.disabled} {onchange}>
            if let Some(placeholder) = props.placeholder.clone() {
                <option disabled=true ~textContent={placeholder.as_str()} />
            }
            { for props.options.iter().map(|option| html! { <option ~textContent={option.as_str()} /> }) }
        </select>
    }
}
