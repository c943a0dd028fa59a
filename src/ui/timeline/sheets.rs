//! The timeline on paper.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::Chart;
use crate::view::scene::Layout;
use crate::view::{Lens, Row, Timeline};

/// How wide it is drawn, in px: A4, as browsers count, without its margins. On other paper it is scaled.
const WIDTH: f64 = 690.0;
/// Lanes that a sheet has room for.
const LANES: usize = 16;

/// All of the time and all lanes, in charts that each fit on a sheet.
pub fn sheets(timeline: &Rc<Timeline>, rows: &[Row]) -> Html {
    let sheet = |rows: &[Row]| {
        let height = Layout::page(timeline, WIDTH, 0.0).whole_height(rows.len());
        let layout = Layout::page(timeline, WIDTH, height);
        let lens = Lens::fit(timeline.end_us, layout.track);
        html! { <Chart timeline={timeline.clone()} rows={Rc::new(rows.to_vec())} {layout} {lens} scrolled={0.0} /> }
    };
    html! { <div class="paper">{ for rows.chunks(LANES).map(sheet) }</div> }
}
