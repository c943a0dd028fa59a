//! The instances of each task in figures, and whether they share a lane.

use std::rc::Rc;

use yew::prelude::*;

use crate::text::{TimelineTexts, UnitTexts};
use crate::ui::hooks::use_texts;
use crate::ui::words::words;
use crate::view::{Folds, Group, Index, LaneOf, MOST_UNFOLDED, Spread, Timeline, Times, times};

/// Groups that are shown; a script with more of them has no one who reads them.
const MOST: usize = 50;

/// Of so few instances a median says nothing.
const FEW: usize = 2;

/// The times of each group that is shown, by its place among all. Workers have none; they are there to be folded, if they
/// are many.
fn figures(index: &Index) -> Vec<(usize, Times)> {
    let of = |(place, group): (usize, &Group)| {
        let tasks = group.tasks.iter().map(|task| index.task(*task));
        let workers = group.tasks.first().is_some_and(|first| index.worker(*first).is_some());
        let none = Times { count: group.tasks.len(), unfinished: 0, waiting: None, response: None };
        let times = if workers { none } else { times(tasks) };
        let most = if workers { MOST_UNFOLDED } else { FEW };
        (group.tasks.len() > most).then_some((place, times))
    };
    index.groups().iter().enumerate().filter_map(of).take(MOST).collect()
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    pub folds: Rc<Folds>,
    /// Gets the name of a group that is to be folded, or unfolded.
    pub on_fold: Callback<Rc<str>>,
}

/// A row a group: its name, how many there are, waiting and response times.
#[component]
pub fn Groups(props: &Props) -> Html {
    let texts = &use_texts().timeline;
    let Props { timeline, folds, on_fold } = props;
    let figures = use_memo(timeline.now.clone(), |index| figures(index));
    if figures.is_empty() {
        return Html::default();
    }
    let index = &timeline.now;
    let rows = figures.iter().map(|(place, times)| {
        let group = &index.groups()[*place];
        let title = index.title(LaneOf::Group(u32::try_from(*place).unwrap_or(u32::MAX)), texts);
        row(group, title, times, timeline.is_folded(&group.name, folds), on_fold, texts)
    });
    let spread = || texts.spread.map(|of| html! { <th scope="col" ~textContent={of} /> });
    html! {
        <div class="groups" tabindex="0" role="region" aria-label={texts.instances}>
            <table>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2" ~textContent={texts.instances} />
                        <th scope="colgroup" colspan="3" ~textContent={texts.waiting_time} />
                        <th scope="colgroup" colspan="3" ~textContent={texts.response_time} />
                    </tr>
                    <tr>{ for spread() }{ for spread() }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn row(
    group: &Group,
    title: String,
    times: &Times,
    folded: bool,
    on_fold: &Callback<Rc<str>>,
    texts: &TimelineTexts,
) -> Html {
    let name = group.name.clone();
    let onclick = {
        let (on_fold, name) = (on_fold.clone(), name.clone());
        move |_| on_fold.emit(name.clone())
    };
    let fold = if folded { texts.unfold } else { texts.fold };
    html! {
        <tr key={name.to_string()}>
            <th scope="row">
                { words(title.as_str()) }
                <button type="button" aria-label={format!("{fold}: {title}")} {onclick} ~textContent={fold} />
                if times.unfinished > 0 {
                    <small ~textContent={(texts.unfinished)(times.unfinished)} />
                }
            </th>
            { cells(times.waiting, texts.units) }
            { cells(times.response, texts.units) }
        </tr>
    }
}

fn cells(spread: Option<Spread>, units: &UnitTexts) -> Html {
    let figures = spread.map(|spread| [spread.median_us, spread.p95_us, spread.longest_us]);
    let texts =
        figures.map_or_else(|| ["–"; 3].map(str::to_owned), |figures| figures.map(|us| units.duration(us)));
    texts.map(|text| html! { <td ~textContent={text} /> }).into_iter().collect()
}
