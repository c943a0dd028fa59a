//! The chart in a window that scrolls and zooms, its playhead, its details and its buttons.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::Chart;
use super::details::details;
use super::input::ChartInput;
use super::scrubber::scrubber;
use super::sheets::sheets;
use super::zoom::{Zoom, buttons};
use crate::app::{Look, Move, Playhead};
use crate::trace::{Micros, Shared, Trace};
use crate::ui::hooks::{use_keys, use_printing, use_size, use_texts, use_viewport, use_wheel};
use crate::view::scene::Layout;
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
}

#[component]
pub fn Scroller(props: &Props) -> Html {
    let all_texts = use_texts();
    let texts = &all_texts.timeline;
    let Props { timeline, playhead, .. } = props;
    let playhead = *playhead;
    let node = use_node_ref();
    let (width, height) = use_size(node.clone());
    let printing = use_printing();
    let rows = use_memo((timeline.clone(), props.folds.clone()), |(timeline, folds)| timeline.rows(folds));
    let input = Rc::new(ChartInput {
        timeline: timeline.clone(),
        rows: rows.clone(),
        layout: Layout::page(timeline, width, height),
        viewport: use_viewport(node.clone()),
        node: node.clone(),
        texts,
        on_fold: props.on_fold.clone(),
        on_move: props.on_move.clone(),
        on_look: props.on_look.clone(),
    });
    let on_zoom = input.on(|input, zoom: &Zoom| input.zoom(*zoom));
    use_wheel(node.clone(), input.on(|input, (factor, client_x)| input.wheel(*factor, *client_x)));
    use_keys({
        let on_zoom = on_zoom.clone();
        move |key| Zoom::of_key(key).map(|zoom| on_zoom.emit(zoom)).is_some()
    });
    // Another script is seen as a whole; one that is edited, as it was.
    use_effect_with(props.replaced.clone(), {
        let input = input.clone();
        move |replaced: &Option<Rc<str>>| replaced.iter().for_each(|_| input.zoom(Zoom::Fit))
    });
    // A playhead that goes out of sight takes the window with it, unless it is that of another run.
    let shown = use_mut_ref(|| None);
    use_effect_with((playhead.t_us, timeline.now.trace.clone()), {
        let input = input.clone();
        move |(t_us, trace): &(Micros, Shared<Trace>)| {
            if shown.replace(Some(trace.clone())).as_ref() == Some(trace) {
                input.see(input.lens().showing(*t_us));
            }
        }
    });

    let (lens, layout, scrolled) = (input.lens(), input.layout, input.scrolled());
    let x = lens.x(playhead.t_us);
    let is_seen = width > 0.0 && (-0.5..=layout.track + 0.5).contains(&x);
    let whole_width =
        if lens.zoom() > 1.0 { px(layout.whole_width(lens.whole)) + "px" } else { "100%".into() };
    let size = format!("width:{whole_width};height:{}px", px(layout.whole_height(rows.len())));
    html! {
        <>
            <div class="chart">
                <div
                    ref={node}
                    class="scroller"
                    tabindex="0"
                    role="application"
                    aria-label={texts.timeline}
                    aria-description={texts.chart_keys}
                    onscroll={input.on(ChartInput::scroll)}
                    onpointerdown={input.on(ChartInput::pointer_down)}
                    onpointermove={input.on(ChartInput::pointer_move)}
                    onpointerup={input.on(ChartInput::pointer_up)}
                    onpointercancel={input.on(ChartInput::pointer_up)}
                    onpointerleave={input.on(ChartInput::pointer_leave)}
                    onclick={input.on(ChartInput::click)}
                    onfocus={input.on(ChartInput::focus)}
                    onblur={input.on(ChartInput::blur)}
                    onkeydown={input.on(ChartInput::key)}
                >
                    <div ~style={size}>
                        if width > 0.0 && !printing {
                            <Chart timeline={timeline.clone()} rows={rows.clone()} {layout} {lens} {scrolled} />
                        }
                    </div>
                </div>
                if is_seen {
                    <div class="playhead" aria-hidden="true" ~style={format!("transform:translateX({}px)", px(layout.left + x))} />
                }
                if width > 0.0 {
                    { scrubber(&timeline.now.trace, playhead, layout, lens, &props.on_move, all_texts) }
                }
                { details(&input) }
            </div>
            { buttons(&lens, &on_zoom, texts) }
            if printing {
                { sheets(timeline, &rows) }
            }
        </>
    }
}
