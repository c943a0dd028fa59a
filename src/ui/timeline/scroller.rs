//! The chart in a window that scrolls and zooms, and all that pointer and keyboard do there.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::super::words::use_words;
use super::chart::Chart;
use super::details::{Details, vertical};
use super::found::{Found, Lane, found, neighbour, outermost};
use super::layout::{AXIS_HEIGHT, HEAD_HEIGHT, LANE_HEIGHT, Layout, whole_height};
use super::path::px;
use super::zoom::Zoom;
use crate::app::{Look, Move, Playhead};
use crate::trace::Micros;
use crate::ui::hooks::{Sight, use_keys, use_sight, use_size, use_wheel};
use crate::view::{Folds, Lens, Part, Timeline};

/// How much a key or a button zooms.
const STEP: f64 = 1.5;

/// How far an arrow key goes in a lane without spans, in px.
const STRIDE: f64 = 16.0;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    pub folds: Rc<Folds>,
    pub playhead: Playhead,
    pub on_fold: Callback<Rc<str>>,
    pub on_move: Callback<Move>,
    pub on_look: Callback<Look>,
    /// What stands beside the buttons.
    pub children: Html,
}

/// What the keyboard has chosen: a lane, and a moment in it.
#[derive(Clone, Copy, PartialEq)]
struct Focus {
    row: usize,
    t_us: Micros,
}

/// The chart, its playhead, its details and its buttons.
#[component]
pub fn Scroller(props: &Props) -> Html {
    let words = use_words();
    let Props { timeline, playhead, on_move, on_look, .. } = props;
    let node = use_node_ref();
    let (width, height) = use_size(node.clone());
    let sight = use_sight(node.clone());
    let rows = use_memo((timeline.clone(), props.folds.clone()), |(timeline, folds)| timeline.rows(folds));
    // Where the pointer is, in px of what is seen; whether it drags the playhead; what the keyboard has chosen.
    let pointer = use_state_eq(|| None::<(f64, f64)>);
    let scrubs = use_mut_ref(|| false);
    let focus = use_state_eq(|| None::<Focus>);

    let layout = Layout::new(width, height);
    let Sight { times, left, top } = sight.get();
    let lens = Lens::new(timeline.end_us, layout.room, times, left);
    let top = top.min((whole_height(rows.len()) - height).max(0.0));

    // The newest lens, for whoever zooms twice before it is drawn.
    let newest = {
        let (sight, end_us) = (sight.clone(), timeline.end_us);
        move || Lens::new(end_us, layout.room, sight.get().times, sight.get().left)
    };
    let see = {
        let sight = sight.clone();
        move |lens: Lens| sight.set(Sight { times: lens.times(), left: lens.left, ..sight.get() })
    };
    let zoom = {
        let (newest, see) = (newest.clone(), see.clone());
        Callback::from(move |(factor, x): (f64, f64)| see(newest().zoomed(factor, x)))
    };
    use_wheel(node.clone(), {
        let (node, zoom) = (node.clone(), zoom.clone());
        Callback::from(move |(factor, client_x)| {
            let edge =
                node.cast::<Element>().map_or(0.0, |element| element.get_bounding_client_rect().left());
            zoom.emit((factor, client_x - edge - layout.left));
        })
    });
    let on_zoom = {
        let zoom = zoom.clone();
        Callback::from(move |zoom_to: Zoom| {
            let factor = match zoom_to {
                Zoom::In => STEP,
                Zoom::Out => 1.0 / STEP,
                Zoom::Fit => 0.0,
            };
            zoom.emit((factor, lens.room / 2.0));
        })
    };
    use_keys({
        let on_zoom = on_zoom.clone();
        Callback::from(move |key: String| Zoom::of_key(&key).map(|zoom| on_zoom.emit(zoom)).is_some())
    });

    // A playhead that goes out of sight takes the window with it; at the end, only if it went there by itself.
    let played = use_mut_ref(|| false);
    use_effect_with((playhead.t_us, playhead.playing), {
        let (newest, see) = (newest.clone(), see.clone());
        let at_end = playhead.is_at_end(&timeline.now.trace);
        move |(t_us, playing): &(Micros, bool)| {
            if played.replace(*playing) || !at_end {
                see(newest().showing(*t_us));
            }
        }
    });

    let locate = {
        let node = node.clone();
        move |event: &MouseEvent| {
            let bounds = node.cast::<Element>().map(|element| element.get_bounding_client_rect());
            let (x, y) = bounds.map_or((0.0, 0.0), |bounds| (bounds.left(), bounds.top()));
            (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y)
        }
    };
    let lane_seen = move |(x, y): (f64, f64)| {
        let inside = (layout.left - 8.0..layout.left + layout.room + 8.0).contains(&x);
        (inside && y < height).then(|| lane_at(y, top)).flatten()
    };
    let pointed = pointer.and_then(|(x, y)| {
        let lane = lane_seen((x, y))?;
        Some((lane, found(timeline, &rows, lane, lens.t_us(x - layout.left), Some(&lens), words)?))
    });
    let focused = focus.and_then(|Focus { row, t_us }| {
        Some((Lane::Row(row), found(timeline, &rows, Lane::Row(row), t_us, None, words)?))
    });

    let onscroll = {
        let sight = sight.clone();
        Callback::from(move |event: Event| sight.follow(&event.target_unchecked_into::<Element>()))
    };
    let scrub = {
        let on_move = on_move.clone();
        move |x: f64| on_move.emit(Move::ToTime(lens.t_us(x - layout.left)))
    };
    let onpointerdown = {
        let (locate, scrubs, scrub, node) = (locate.clone(), scrubs.clone(), scrub.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let (x, y) = locate(&event);
            if y < AXIS_HEIGHT && x >= layout.left - 8.0 && event.button() == 0 {
                *scrubs.borrow_mut() = true;
                if let Some(element) = node.cast::<Element>() {
                    // Without it a drag ends at the chart's edge.
                    let _ = element.set_pointer_capture(event.pointer_id());
                }
                scrub(x);
            }
        })
    };
    let onpointermove = {
        let (locate, scrubs, pointer) = (locate.clone(), scrubs.clone(), pointer.clone());
        Callback::from(move |event: PointerEvent| {
            let place = locate(&event);
            if *scrubs.borrow() {
                scrub(place.0);
            } else {
                pointer.set(Some(place));
            }
        })
    };
    let scrubbed = {
        let scrubs = scrubs.clone();
        Callback::from(move |_: PointerEvent| *scrubs.borrow_mut() = false)
    };
    let onpointerleave = {
        let pointer = pointer.clone();
        // A finger that is lifted has left; what it has tapped stays to be read.
        Callback::from(move |event: PointerEvent| {
            if event.pointer_type() == "mouse" {
                pointer.set(None);
            }
        })
    };
    let unfold = {
        let (timeline, rows, on_fold) = (timeline.clone(), rows.clone(), props.on_fold.clone());
        move |row: usize| match rows.get(row).map(|row| (row.now, row.before)) {
            Some((Some(part @ Part::Group(_)), _)) => on_fold.emit(timeline.now.name(part).clone()),
            Some((None, Some(part @ Part::Group(_)))) => {
                timeline.before.iter().for_each(|before| on_fold.emit(before.name(part).clone()));
            }
            _ => {}
        }
    };
    let onclick = {
        let (timeline, rows, on_look) = (timeline.clone(), rows.clone(), on_look.clone());
        let (locate, unfold, pointer, focus) =
            (locate.clone(), unfold.clone(), pointer.clone(), focus.clone());
        Callback::from(move |event: MouseEvent| {
            let (x, y) = locate(&event);
            focus.set(None);
            if x < layout.left - 8.0 {
                if let Some(Lane::Row(row)) = lane_at(y, top) {
                    unfold(row);
                }
                return;
            }
            pointer.set(Some((x, y)));
            let at = lane_seen((x, y));
            let found = at.and_then(|lane| {
                found(&timeline, &rows, lane, lens.t_us(x - layout.left), Some(&lens), words)
            });
            if let Some(Found { look, .. }) = found {
                on_look.emit(look);
            }
        })
    };

    // The chosen span is brought into view.
    let choose = {
        let (focus, pointer, sight) = (focus.clone(), pointer.clone(), sight.clone());
        move |chosen: Focus| {
            let (y, _) = vertical(Lane::Row(chosen.row), 0.0);
            let (least, most) = (y + LANE_HEIGHT - height, y - HEAD_HEIGHT);
            let lens = newest().showing(chosen.t_us);
            let top = sight.get().top.min(most).max(least.max(0.0));
            sight.set(Sight { left: lens.left, times: lens.times(), top });
            pointer.set(None);
            focus.set(Some(chosen));
        }
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let first = Focus { row: (top / LANE_HEIGHT).ceil() as usize, t_us: lens.t_us(0.0) };
    let onfocus = {
        let choose = choose.clone();
        // Whoever comes by keyboard sees where they are.
        Callback::from(move |event: FocusEvent| {
            let element = event.target_unchecked_into::<Element>();
            if element.matches(":focus-visible").unwrap_or(false) {
                choose(first);
            }
        })
    };
    let onblur = {
        let focus = focus.clone();
        Callback::from(move |_: FocusEvent| focus.set(None))
    };
    let onkeydown = {
        let (timeline, rows, on_look, node) = (timeline.clone(), rows.clone(), on_look.clone(), node.clone());
        let (look, focus) = (focused.as_ref().map(|(_, found)| found.look), focus.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let at = (*focus).unwrap_or(first);
            let step_us = lens.length_us(STRIDE).max(1);
            let aside = |on| Focus { t_us: neighbour(&timeline, &rows, at.row, at.t_us, on, step_us), ..at };
            let end = |last| Focus { t_us: outermost(&timeline, &rows, at.row, last), ..at };
            let below = (at.row + 1).min(rows.len().saturating_sub(1));
            match event.key().as_str() {
                "ArrowLeft" => choose(aside(false)),
                "ArrowRight" => choose(aside(true)),
                "ArrowUp" => choose(Focus { row: at.row.saturating_sub(1), ..at }),
                "ArrowDown" => choose(Focus { row: below, ..at }),
                "Home" => choose(end(false)),
                "End" => choose(end(true)),
                "Enter" | " " => {
                    unfold(at.row);
                    if let Some(look) = look.filter(|look| look.line.is_some() || !is_group(&rows, at.row)) {
                        on_look.emit(look);
                    }
                }
                "Escape" => {
                    if let Some(element) = node.cast::<HtmlElement>() {
                        // An element that has the focus can give it away.
                        let _ = element.blur();
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };

    let x = lens.x(playhead.t_us);
    let playhead_style =
        (-0.5..=layout.room + 0.5).contains(&x).then(|| format!("left:{}px", px(layout.left + x)));
    let size = format!(
        "width:{};height:{}px",
        if lens.times() > 1.0 {
            format!("{}px", px(layout.whole_width(lens.whole)))
        } else {
            "100%".to_owned()
        },
        px(whole_height(rows.len()))
    );
    html! {
        <>
            <div class="head">
                { props.children.clone() }
                { super::zoom::buttons(&lens, &on_zoom, words) }
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
                    {onpointerdown}
                    {onpointermove}
                    onpointerup={scrubbed.clone()}
                    onpointercancel={scrubbed}
                    {onpointerleave}
                    {onclick}
                    {onfocus}
                    {onblur}
                    {onkeydown}
                >
                    <div style={size}>
                        if width > 0.0 {
                            <Chart timeline={timeline.clone()} rows={rows} {layout} {lens} {top} />
                        }
                    </div>
                </div>
                if let Some(style) = playhead_style.filter(|_| width > 0.0) {
                    <div class="playhead" aria-hidden="true" {style} />
                }
                <Details x={pointed.as_ref().and(*pointer).map(|(x, _)| x + 10.0)} found={pointed.or(focused)} {layout} {lens} {top} />
            </div>
        </>
    }
}

/// The lane at a height, in px.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
fn lane_at(y: f64, top: f64) -> Option<Lane> {
    match y {
        HEAD_HEIGHT.. => Some(Lane::Row(((y - HEAD_HEIGHT + top) / LANE_HEIGHT) as usize)),
        AXIS_HEIGHT.. => Some(Lane::Loop),
        _ => None,
    }
}

fn is_group(rows: &[crate::view::Row], row: usize) -> bool {
    rows.get(row).is_some_and(|row| matches!(row.now.or(row.before), Some(Part::Group(_))))
}
