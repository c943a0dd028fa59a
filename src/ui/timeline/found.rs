//! What is at a place in the chart, in words.

use super::lane::{difference, name, part_name};
use crate::app::Look;
use crate::trace::{Micros, Span, State};
use crate::ui::words::Words;
use crate::view::figures::{brief, exact_seconds};
use crate::view::{
    GRAIN, Index, Lens, Part, Piece, Row, STATES, Timeline, pieces, span_texts, times_by_state,
};

/// So many printed lines are shown.
const MOST_LINES: usize = 3;

/// How near a place must be to what it is meant to hit, in px.
const NEAR: f64 = 5.0;

/// A lane: the loop's own, or one of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lane {
    Loop,
    Row(usize),
}

/// Something in the chart that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Whose it is.
    pub title: String,
    /// Its state, if it has one.
    pub state: Option<State>,
    /// What there is to say, line by line.
    pub lines: Vec<String>,
    /// From when to when it is drawn, in µs.
    pub from_us: Micros,
    pub to_us: Micros,
    /// Where a click on it leads.
    pub look: Look,
}

/// What is in a lane at a moment: what can be seen there or, for somebody who goes from span to span, just the
/// span.
pub fn found(
    timeline: &Timeline,
    rows: &[Row],
    lane: Lane,
    t_us: Micros,
    lens: Option<&Lens>,
    words: &Words,
) -> Option<Found> {
    let now = &timeline.now;
    let row = match lane {
        Lane::Loop => {
            let piece = piece_at(now.loop_spans(), t_us, lens)?;
            let task = &now.task(*now.loop_tasks().get(piece.spans.start)?).name;
            let title = if piece.is_merged() { words.event_loop.to_owned() } else { task.to_string() };
            return Some(of_piece(title, now.loop_spans(), &piece, words));
        }
        Lane::Row(row) => *rows.get(row)?,
    };
    let (index, part) = match row.now {
        Some(part) => (now, part),
        None => (timeline.before.as_ref()?, row.before?),
    };
    let mut found = match part {
        Part::Task(task) => of_task(index, task, t_us, lens, words)?,
        Part::Group(group) => {
            let t_us = lens.map_or(t_us, |lens| lens.round(t_us));
            of_group(index, group, name(timeline, row, words), t_us, words)
        }
    };
    found.lines.extend(difference(timeline, row, words).map(|change| format!("{}: {change}", words.before)));
    Some(found)
}

fn of_task(index: &Index, number: u32, t_us: Micros, lens: Option<&Lens>, words: &Words) -> Option<Found> {
    let task = index.task(number);
    let piece = piece_at(&task.spans, t_us, lens);
    let (from_us, to_us) = match (lens, &piece) {
        (Some(lens), _) => (t_us.saturating_sub(lens.length_us(NEAR)), t_us + lens.length_us(NEAR)),
        (None, Some(piece)) => (piece.from_us, piece.to_us),
        (None, None) => (t_us, t_us),
    };
    let printed: Vec<_> = index.printed(number, from_us, to_us + 1).take(MOST_LINES + 1).collect();
    let title = part_name(index, Part::Task(number), words);
    let mut found = match (piece, printed.first()) {
        (Some(piece), _) => of_piece(title, &task.spans, &piece, words),
        (None, Some(line)) => {
            let look = Look { t_us: line.t_us, line: Some(line.line) };
            Found { title, state: None, lines: Vec::new(), from_us: line.t_us, to_us: line.t_us, look }
        }
        (None, None) => return None,
    };
    if let Some(line) = printed.first().filter(|_| lens.is_some()) {
        found.look = Look { t_us: line.t_us, line: Some(line.line) };
    }
    let shown = printed.iter().take(MOST_LINES);
    found.lines.extend(shown.map(|line| format!("{} s: {}", exact_seconds(line.t_us), line.text)));
    if printed.len() > MOST_LINES {
        found.lines.push("…".to_owned());
    }
    found.lines.extend(task.error.iter().map(|error| error.to_string()));
    Some(found)
}

fn of_piece(title: String, spans: &[Span], piece: &Piece, words: &Words) -> Found {
    let mut lines = vec![];
    let Piece { from_us, to_us, .. } = *piece;
    let mut line = None;
    if piece.is_merged() {
        lines.push((words.spans.many_short)(piece.spans.len()));
        let times = times_by_state(&spans[piece.spans.clone()]);
        lines.extend(times.into_iter().map(|(state, us)| format!("{}: {}", (words.state)(state), brief(us))));
    } else {
        let span = &spans[piece.spans.start];
        line = (span.line > 0).then_some(span.line);
        lines.push(span_texts(span, &words.spans).0);
        lines.extend(span.worker.iter().filter(|_| span.label.is_some()).map(|worker| worker.to_string()));
    }
    lines.push(format!("{}–{} s ({})", exact_seconds(from_us), exact_seconds(to_us), brief(to_us - from_us)));
    lines.extend(line.map(words.line));
    let look = Look { t_us: from_us, line };
    Found { title, state: Some(piece.state), lines, from_us, to_us, look }
}

fn of_group(index: &Index, group: u32, title: String, t_us: Micros, words: &Words) -> Found {
    let density = index.density(group);
    let counts = STATES.into_iter().zip(density.at(t_us)).filter(|(_, count)| *count > 0);
    let mut lines = vec![format!("{} s", exact_seconds(t_us))];
    lines.extend(counts.map(|(state, count)| format!("{}: {count}", (words.state)(state))));
    lines.push((words.at_once)(density.peak));
    Found { title, state: None, lines, from_us: t_us, to_us: t_us, look: Look { t_us, line: None } }
}

/// The piece at a moment; through a lens also one that is near.
fn piece_at(spans: &[Span], t_us: Micros, lens: Option<&Lens>) -> Option<Piece> {
    let Some(lens) = lens else {
        let at = spans.partition_point(|span| span.to_us <= t_us).min(spans.len().checked_sub(1)?);
        let Span { state, from_us, to_us, .. } = spans[at];
        return Some(Piece { state, from_us, to_us, spans: at..at + 1 });
    };
    let near_us = lens.length_us(NEAR);
    let away = |piece: &Piece| piece.from_us.saturating_sub(t_us).max(t_us.saturating_sub(piece.to_us));
    let pieces = pieces(spans, lens.window(GRAIN)).into_iter();
    pieces.filter(|piece| away(piece) <= near_us).min_by_key(away)
}

/// Where somebody goes who goes from span to span in a lane.
pub fn neighbour(
    timeline: &Timeline,
    rows: &[Row],
    row: usize,
    t_us: Micros,
    on: bool,
    step_us: Micros,
) -> Micros {
    let step = |step_us: Micros| {
        if on { t_us.saturating_add(step_us).min(timeline.end_us) } else { t_us.saturating_sub(step_us) }
    };
    let Some(spans) = spans(timeline, rows, row) else { return step(step_us) };
    let at = spans.partition_point(|span| span.to_us <= t_us);
    let at = if on { at + 1 } else { at.saturating_sub(1) };
    spans.get(at.min(spans.len().saturating_sub(1))).map_or(t_us, |span| span.from_us)
}

/// The start of the first span of a lane, or of the last.
pub fn outermost(timeline: &Timeline, rows: &[Row], row: usize, last: bool) -> Micros {
    match spans(timeline, rows, row) {
        Some(spans) => if last { spans.last() } else { spans.first() }.map_or(0, |span| span.from_us),
        None if last => timeline.end_us,
        None => 0,
    }
}

/// The spans of a lane, if it is one task's.
fn spans<'a>(timeline: &'a Timeline, rows: &[Row], row: usize) -> Option<&'a [Span]> {
    let row = rows.get(row)?;
    let of = |index: &'a Index, part| match part {
        Part::Task(task) => Some(&*index.task(task).spans),
        Part::Group(_) => None,
    };
    match (row.now, row.before) {
        (Some(part), _) => of(&timeline.now, part),
        (None, Some(part)) => of(timeline.before.as_ref()?, part),
        (None, None) => None,
    }
}
