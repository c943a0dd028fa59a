//! How what is shared begins and looks, each to be chosen from a list.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::choices::{Choices, Size, Start};
use super::form::{Form, RATIOS, SIZES};
use crate::app::State;
use crate::share::{Room, Theme};
use crate::text::{ShareTexts, Texts};
use crate::ui::choice::Choice;

/// Start and theme; of what embeds, its size.
pub fn looks(state: &State, now: Choices, form: Form, texts: &Texts, set: &UseStateSetter<Choices>) -> Html {
    let (page, share) = (&texts.page, &texts.share);
    let with = |name: AttrValue, change: &dyn Fn(&mut Choices)| {
        let mut changed = now;
        change(&mut changed);
        (name, changed)
    };
    let mut starts = vec![with(share.at_the_beginning.into(), &|choices| choices.start = Start::Beginning)];
    // It would tell what is asked for.
    if !state.is_asking() {
        let at = texts.figures.units.duration(state.playhead.t_us);
        starts.push(with((share.at_this_moment)(&at).into(), &|choices| choices.start = Start::Moment));
    }
    starts.push(with(share.playing.into(), &|choices| choices.start = Start::Playing));
    let themes = vec![
        with(share.as_readers.into(), &|choices| choices.theme = None),
        with(page.light.into(), &|choices| choices.theme = Some(Theme::Light)),
        with(page.dark.into(), &|choices| choices.theme = Some(Theme::Dark)),
    ];
    let mut sizes = Vec::new();
    if form == Form::Element {
        sizes.push(with(share.fits.into(), &|choices| choices.size = Size::Usual));
    }
    let mut sized = |name: String, size| sizes.push(with(name.into(), &|choices| choices.size = size));
    for [width, height] in SIZES {
        sized(format!("{width} × {height}"), Size::Listed(Room::Px([width, height])));
    }
    sized(share.own_size.into(), Size::Own);
    for [width, height] in RATIOS {
        let name = (share.as_wide_as_there_is_room)(&format!("{width}:{height}"));
        sized(name, Size::Listed(Room::Ratio([width, height])));
    }
    sized(share.own_ratio.into(), Size::OwnRatio);
    html! {
        <>
            { row("share-start", share.start, starts, now, set) }
            { row("share-theme", page.theme, themes, now, set) }
            if form.embeds() {
                { row("share-size", share.size, sizes, now, set) }
                { for [0, 1].into_iter().filter_map(|side| measure(side, now, share, set)) }
            }
        </>
    }
}

/// A list with its name before it. If none of it is what there is, that is the first.
fn row(
    id: &'static str,
    label: &'static str,
    options: Vec<(AttrValue, Choices)>,
    now: Choices,
    set: &UseStateSetter<Choices>,
) -> Html {
    let chosen = options.iter().position(|(_, choices)| *choices == now);
    let names: Vec<AttrValue> = options.iter().map(|(name, _)| name.clone()).collect();
    let set = set.clone();
    let on_choose = Callback::from(move |index: usize| set.set(options[index].1));
    html! {
        <div class="form">
            <span aria-hidden="true" ~textContent={label} />
            <Choice {id} {label} options={names} {chosen} {on_choose} />
        </div>
    }
}

/// A side of a frame whose size or proportions are typed; what is no size changes nothing.
fn measure(side: usize, now: Choices, texts: &ShareTexts, set: &UseStateSetter<Choices>) -> Option<Html> {
    let (label, measures) = match now.size {
        Size::Usual | Size::Listed(_) => return None,
        Size::Own => (texts.sides[side], now.own),
        Size::OwnRatio => (texts.ratio_sides[side], now.own_ratio),
    };
    let set = set.clone();
    let oninput = move |event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value().parse();
        let typed = typed.ok().filter(|typed| (1..10_000).contains(typed));
        let mut changed = now;
        let own = if now.size == Size::Own { &mut changed.own } else { &mut changed.own_ratio };
        own[side] = typed.unwrap_or(measures[side]);
        set.set(changed);
    };
    Some(html! {
        <label class="form">
            <span ~textContent={label} />
            <input type="number" min="1" max="9999" value={measures[side].to_string()} {oninput} />
        </label>
    })
}
