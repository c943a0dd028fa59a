//! The timeline card: title, chart, legend, figures of the instances, table.

use std::rc::Rc;

use yew::prelude::*;

use super::super::hooks::use_texts;
use super::groups::Groups;
use super::legend::legend;
use super::scroller::Scroller;
use super::table::SpanTable;
use crate::app::{Look, Move, Playhead};
use crate::trace::{Shared, Trace};
use crate::view::{Folds, Index, Timeline};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub title: Option<Rc<str>>,
    pub predicted: Shared<Trace>,
    /// The prediction's index, where it is made already.
    pub prepared: Option<Rc<Index>>,
    pub measured: Option<Shared<Trace>>,
    /// The script whose place this one took, if it was loaded.
    pub replaced: Option<Rc<str>>,
    /// The pinned run.
    #[prop_or_default]
    pub before: Option<Shared<Trace>>,
    pub playhead: Playhead,
    pub on_move: Callback<Move>,
    pub on_look: Callback<Look>,
    /// What stands beside the legend.
    #[prop_or_default]
    pub children: Html,
    /// Whether there is room for nothing but the chart and its legend.
    #[prop_or_default]
    pub tight: bool,
}

/// An index, made anew when its trace is another.
#[hook]
fn use_index(trace: Option<Shared<Trace>>) -> Option<Rc<Index>> {
    let index = use_memo(trace, |trace| trace.clone().map(|trace| Rc::new(Index::of(trace))));
    (*index).clone()
}

/// The timeline card.
#[component]
pub fn TimelineCard(props: &Props) -> Html {
    let texts = &use_texts().timeline;
    let prepared = props.prepared.clone().filter(|index| index.trace == props.predicted);
    let now = use_index(prepared.is_none().then(|| props.predicted.clone())).or(prepared);
    let runs = (now, use_index(props.measured.clone()), use_index(props.before.clone()));
    let timeline = use_memo(runs, |(now, measured, before)| {
        Timeline::new(now.clone().expect("a prediction"), measured.clone(), before.clone())
    });
    // What somebody has folded or unfolded stays so while the script is edited, as long as the name is there.
    let folds = use_state(|| Rc::new(Folds::new()));
    let on_fold = {
        let (folds, timeline) = (folds.clone(), timeline.clone());
        Callback::from(move |name: Rc<str>| {
            let others = folds.iter().filter(|(other, _)| *other != name).cloned();
            let changed = others.chain([(name.clone(), !timeline.is_folded(&name, &folds))]).collect();
            folds.set(Rc::new(changed));
        })
    };
    html! {
        <section class="card timeline" aria-label={texts.timeline}>
            if let Some(title) = &props.title {
                <h2 ~textContent={&**title} />
            }
            <Scroller
                timeline={timeline.clone()}
                folds={Rc::clone(&folds)}
                replaced={props.replaced.clone()}
                playhead={props.playhead}
                on_fold={on_fold.clone()}
                on_move={props.on_move.clone()}
                on_look={props.on_look.clone()}
            />
            { legend(&timeline, texts) }
            { props.children.clone() }
            <SpanTable index={timeline.now.clone()} unseen={props.tight} />
            if !props.tight {
                <Groups timeline={timeline.clone()} folds={Rc::clone(&folds)} {on_fold} />
            }
        </section>
    }
}
