//! The chart in a window that scrolls and zooms, its playhead, its details and its buttons.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::super::words::use_words;
use super::chart::Chart;
use super::details::details;
use super::hand::Hand;
use super::layout::{Layout, whole_height};
use super::zoom::{Zoom, buttons};
use crate::app::{Look, Move, Playhead};
use crate::trace::Micros;
use crate::ui::hooks::{use_keys, use_sight, use_size, use_wheel};
use crate::view::{Folds, Timeline, px};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    pub folds: Rc<Folds>,
    /// The script whose place this one took, if it was loaded.
    pub replaced: Option<Rc<str>>,
    pub playhead: Playhead,
    pub on_fold: Callback<Rc<str>>,
    pub on_move: Callback<Move>,
    pub on_look: Callback<Look>,
    /// What stands beside the buttons.
    pub children: Html,
}

#[component]
pub fn Scroller(props: &Props) -> Html {
    let words = use_words();
    let Props { timeline, playhead, .. } = props;
    let node = use_node_ref();
    let (width, height) = use_size(node.clone());
    let rows = use_memo((timeline.clone(), props.folds.clone()), |(timeline, folds)| timeline.rows(folds));
    let hand = Rc::new(Hand {
        timeline: timeline.clone(),
        rows: rows.clone(),
        layout: Layout::new(width, height),
        sight: use_sight(node.clone()),
        node: node.clone(),
        words,
        on_fold: props.on_fold.clone(),
        on_move: props.on_move.clone(),
        on_look: props.on_look.clone(),
    });
    let on_zoom = {
        let hand = hand.clone();
        Callback::from(move |zoom: Zoom| hand.zoom(zoom))
    };
    use_wheel(node.clone(), {
        let hand = hand.clone();
        Callback::from(move |(factor, client_x)| hand.wheel(factor, client_x))
    });
    use_keys({
        let on_zoom = on_zoom.clone();
        move |key| Zoom::of_key(key).map(|zoom| on_zoom.emit(zoom)).is_some()
    });
    // Another script is seen as a whole; one that is edited, as it was.
    use_effect_with(props.replaced.clone(), {
        let hand = hand.clone();
        move |replaced: &Option<Rc<str>>| replaced.iter().for_each(|_| hand.zoom(Zoom::Fit))
    });
    // A playhead that goes out of sight takes the window with it; at the end, only if it went there by itself.
    let played = use_mut_ref(|| false);
    use_effect_with((playhead.t_us, playhead.playing), {
        let (hand, at_end) = (hand.clone(), playhead.is_at_end(&timeline.now.trace));
        move |(t_us, playing): &(Micros, bool)| {
            if played.replace(*playing) || !at_end {
                hand.see(hand.lens().showing(*t_us));
            }
        }
    });

    let pointer = |act: fn(&Hand, &PointerEvent)| {
        let hand = hand.clone();
        Callback::from(move |event: PointerEvent| act(&hand, &event))
    };
    let focus = |act: fn(&Hand, &FocusEvent)| {
        let hand = hand.clone();
        Callback::from(move |event: FocusEvent| act(&hand, &event))
    };
    let onclick = {
        let hand = hand.clone();
        Callback::from(move |event: MouseEvent| hand.click(&event))
    };
    let onkeydown = {
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| hand.key(&event))
    };
    let onscroll = {
        let sight = hand.sight.clone();
        Callback::from(move |event: Event| sight.follow(&event.target_unchecked_into::<Element>()))
    };

    let (lens, layout, top) = (hand.lens(), hand.layout, hand.top());
    let x = lens.x(playhead.t_us);
    let is_seen = width > 0.0 && (-0.5..=layout.room + 0.5).contains(&x);
    let whole_width =
        if lens.times() > 1.0 { px(layout.whole_width(lens.whole)) + "px" } else { "100%".into() };
    let size = format!("width:{whole_width};height:{}px", px(whole_height(rows.len())));
    html! {
        <>
            <div class="head">
                { props.children.clone() }
                { buttons(&lens, &on_zoom, words) }
            </div>
            <div class="chart">
                <div
                    ref={node}
                    class="scroller"
                    tabindex="0"
                    role="application"
                    aria-label={words.timeline}
                    aria-description={words.chart_keys}
                    {onscroll}
                    onpointerdown={pointer(Hand::pointer_down)}
                    onpointermove={pointer(Hand::pointer_move)}
                    onpointerup={pointer(Hand::pointer_up)}
                    onpointercancel={pointer(Hand::pointer_up)}
                    onpointerleave={pointer(Hand::pointer_leave)}
                    {onclick}
                    onfocus={focus(Hand::focus)}
                    onblur={focus(Hand::blur)}
                    {onkeydown}
                >
                    <div ~style={size}>
                        if width > 0.0 {
                            <Chart timeline={timeline.clone()} {rows} {layout} {lens} {top} />
                        }
                    </div>
                </div>
                if is_seen {
                    <div class="playhead" aria-hidden="true" ~style={format!("transform:translateX({}px)", px(layout.left + x))} />
                }
                { details(&hand) }
            </div>
        </>
    }
}
