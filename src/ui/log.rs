//! The printed lines, predicted and measured side by side.

use yew::prelude::*;

use super::hooks::{use_follow, use_texts};
use super::words::words;
use crate::app::{Look, Playhead};
use crate::trace::{EventKind, Micros, Shared, Trace};
use crate::view::figures::exact_seconds;
use crate::view::{cells, close_lines};

/// More than anyone reads; the rest is counted.
const MOST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The prediction, or a saved trace.
    pub predicted: Shared<Trace>,
    /// Whether it is a saved one.
    pub saved: bool,
    /// Whether there is a live run.
    pub live: bool,
    pub measured: Option<Shared<Trace>>,
    /// Measured lines that are closer than this, in µs of the script, are marked.
    pub close_us: Micros,
    pub playhead: Playhead,
    pub on_look: Callback<Look>,
}

/// The log card.
#[component]
pub fn Log(props: &Props) -> Html {
    let texts = &use_texts().panels;
    // How many lines have been printed up to the playhead.
    let Playhead { step, t_us, .. } = props.playhead;
    let Trace { events, log, .. } = &*props.predicted;
    let until_now = events[..step].iter().rev().take_while(|event| event.t_us == t_us);
    let now = until_now.filter(|event| matches!(event.kind, EventKind::Printed { .. })).count();
    let before = log.partition_point(|line| line.t_us < t_us);
    // At the end all of them, though a saved trace may have no events.
    let printed = if props.playhead.is_at_end(&props.predicted) { log.len() } else { before + now };
    let card = use_follow("#predicted-log tr", printed);
    html! {
        <section ref={card} class="card log" aria-label={texts.log}>
            <div>
                <h2 ~textContent={if props.saved { texts.log } else { texts.predicted_log }} />
                <Lines
                    id="predicted-log"
                    trace={props.predicted.clone()}
                    decimals={3}
                    printed={printed}
                    on_look={props.on_look.clone()}
                />
            </div>
            if props.live {
                <div ~style={room(&props.predicted)}>
                    <h2 ~textContent={texts.measured_log} />
                    if let Some(trace) = props.measured.clone() {
                        <Lines id="measured-log" {trace} decimals={2} close_us={props.close_us} />
                    }
                </div>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct LinesProps {
    id: &'static str,
    trace: Shared<Trace>,
    /// A live run knows its times less well than a prediction.
    decimals: u64,
    /// How many of them are printed by now; the others stand there in grey.
    #[prop_or(usize::MAX)]
    printed: usize,
    /// Lines of different tasks that are closer than this, in µs, are marked.
    #[prop_or_default]
    close_us: Micros,
    /// Moves the playhead to a line's time, and marks the statement.
    #[prop_or_default]
    on_look: Option<Callback<Look>>,
}

#[component]
fn Lines(props: &LinesProps) -> Html {
    let texts = &use_texts().panels;
    let Trace { log, tasks, .. } = &*props.trace;
    let shown = &log[..log.len().min(MOST)];
    let close = close_lines(shown, props.close_us);
    let rows = shown.iter().enumerate().map(|(index, line)| {
        let time = if props.decimals == 2 {
            hundredths(line.t_us)
        } else {
            exact_seconds(line.t_us)
        };
        let time = match props.on_look.clone() {
            Some(on_look) => {
                let look = Look { t_us: line.t_us, line: Some(line.line) };
                let onclick = move |_| on_look.emit(look);
                html! { <button type="button" class="link" {onclick} ~textContent={time} /> }
            }
            None => words(time),
        };
        html! {
            <tr key={index} class={classes!((index >= props.printed).then_some("later"))}>
                <td class="time">{ time }</td>
                <th scope="row" ~textContent={&*tasks[line.task.index()].name} />
                <td class="text" ~textContent={&*line.text} />
                if close[index] {
                    <td><abbr title={texts.close_lines} aria-label={texts.close_lines} role="img">{"≈"}</abbr></td>
                }
            </tr>
        }
    });
    let more = log.len().saturating_sub(MOST) + props.trace.more_lines as usize;
    html! {
        <>
            if log.is_empty() {
                <p class="nothing" ~textContent={texts.nothing_printed} />
            }
            <table id={props.id}><tbody>{ for rows }</tbody></table>
            if more > 0 {
                <p class="nothing" ~textContent={(texts.more_lines)(more)} />
            }
        </>
    }
}

/// The room of what is printed for real: from the beginning as high and wide as what is predicted, so that nothing moves.
fn room(Trace { log, tasks, .. }: &Trace) -> String {
    let shown = &log[..log.len().min(MOST)];
    let lines = shown.len().max(1);
    // A machine may be late: a digit more.
    let time = shown.last().map_or(0, |line| hundredths(line.t_us).len() + 1);
    let name = shown.iter().map(|line| cells(&tasks[line.task.index()].name)).fold(0.0, f64::max);
    format!("min-height: calc({lines} * var(--log-line) + 26px); --time: {time}ch; --name: {name}ch")
}

fn hundredths(t_us: Micros) -> String {
    format!("{}.{:02}", t_us / 1_000_000, t_us / 10_000 % 100)
}
