//! The instances of each task in figures, and whether they share a lane.

use std::rc::Rc;

use yew::prelude::*;

use super::super::words::Words;
use crate::view::figures::duration;
use crate::view::{Folds, Group, Index, Spread, Timeline, Times, times};

/// Groups that are shown; a script with more of them has no one who reads them.
const MOST: usize = 50;

/// The times of each group that is shown.
pub fn figures(index: &Index) -> Vec<Times> {
    let groups = index.groups().iter().take(MOST);
    groups.map(|group| times(group.tasks.iter().map(|task| index.task(*task)))).collect()
}

/// A row a group: its name, how many there are, waiting and response times. `on_fold` gets the name of a group
/// that is to be folded, or unfolded.
pub fn groups(
    timeline: &Timeline,
    figures: &[Times],
    folds: &Folds,
    on_fold: &Callback<Rc<str>>,
    words: &Words,
) -> Html {
    if figures.is_empty() {
        return Html::default();
    }
    let rows = timeline
        .now
        .groups()
        .iter()
        .zip(figures)
        .map(|(group, times)| row(group, times, timeline.is_folded(&group.name, folds), on_fold, words));
    let spread = || words.spread.map(|of| html! { <th scope="col">{ of }</th> });
    html! {
        <div class="groups" tabindex="0" role="region" aria-label={words.instances}>
            <table>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{ words.instances }</th>
                        <th scope="colgroup" colspan="3">{ words.waiting_time }</th>
                        <th scope="colgroup" colspan="3">{ words.response_time }</th>
                    </tr>
                    <tr>{ for spread() }{ for spread() }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn row(group: &Group, times: &Times, folded: bool, on_fold: &Callback<Rc<str>>, words: &Words) -> Html {
    let name = group.name.clone();
    let onclick = {
        let (on_fold, name) = (on_fold.clone(), name.clone());
        move |_| on_fold.emit(name.clone())
    };
    let fold = if folded { words.unfold } else { words.fold };
    html! {
        <tr key={name.to_string()}>
            <th scope="row">
                { format!("{name} × {}", times.count) }
                <button type="button" aria-label={format!("{fold}: {name}")} {onclick}>{ fold }</button>
                if times.unfinished > 0 {
                    <small>{ (words.unfinished)(times.unfinished) }</small>
                }
            </th>
            { cells(times.waiting) }
            { cells(times.response) }
        </tr>
    }
}

fn cells(spread: Option<Spread>) -> Html {
    let figures = spread.map(|spread| [spread.median_us, spread.p95_us, spread.longest_us]);
    let texts = figures.map_or_else(|| ["–"; 3].map(str::to_owned), |figures| figures.map(duration));
    texts.map(|text| html! { <td>{ text }</td> }).into_iter().collect()
}
