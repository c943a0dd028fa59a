//! The printed lines, predicted and measured side by side.

use std::rc::Rc;

use yew::prelude::*;

use crate::trace::Trace;
use crate::view::figures::exact_seconds;

/// More than anyone reads; the rest is counted.
const MOST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub predicted: Rc<Trace>,
    pub measured: Option<Rc<Trace>>,
}

/// The log card.
#[component]
pub fn Log(props: &Props) -> Html {
    html! {
        <section class="card log" aria-label="Log">
            <div>
                <h2>{"Log, predicted"}</h2>
                <Lines id="predicted-log" trace={props.predicted.clone()} decimals={3} />
            </div>
            if let Some(trace) = props.measured.clone() {
                <div>
                    <h2>{"Log, measured"}</h2>
                    <Lines id="measured-log" {trace} decimals={2} />
                </div>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct LinesProps {
    id: &'static str,
    trace: Rc<Trace>,
    /// A live run knows its times less well than a prediction.
    decimals: u64,
}

#[component]
fn Lines(props: &LinesProps) -> Html {
    let Trace { log, tasks, .. } = &*props.trace;
    let rows = log.iter().take(MOST).enumerate().map(|(index, line)| {
        let time = if props.decimals == 2 {
            format!("{}.{:02}", line.t_us / 1_000_000, line.t_us / 10_000 % 100)
        } else {
            exact_seconds(line.t_us)
        };
        html! {
            <tr key={index}>
                <td class="time">{ time }</td>
                <th scope="row">{ tasks[line.task.index()].name.clone() }</th>
                <td class="text">{ line.text.clone() }</td>
            </tr>
        }
    });
    let more = log.len().saturating_sub(MOST);
    html! {
        <>
            if log.is_empty() {
                <p class="nothing">{"Nothing printed."}</p>
            }
            <table id={props.id}><tbody>{ for rows }</tbody></table>
            if more > 0 {
                <p class="nothing">{ format!("and {more} more lines") }</p>
            }
        </>
    }
}
