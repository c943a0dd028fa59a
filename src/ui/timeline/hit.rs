//! What a pointer or the keyboard is at in the chart, in words.

use crate::app::Look;
use crate::text::TimelineTexts;
use crate::trace::{Micros, Span, State};
use crate::view::figures::{brief, exact_seconds};
use crate::view::scene::{GRAIN, LaneId, difference, title};
use crate::view::{Index, LaneOf, Lens, Piece, Row, Timeline, pieces, span_texts, times_by_state};

/// So many printed lines are shown.
const MOST_LINES: usize = 3;

/// How near a place must be to what it is meant to hit, in px.
const NEAR: f64 = 5.0;

/// Something in the chart that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
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

/// What is in a lane at a moment: what is drawn there through the lens or, without one, the span of that moment.
pub fn hit(
    timeline: &Timeline,
    rows: &[Row],
    lane: LaneId,
    t_us: Micros,
    lens: Option<&Lens>,
    texts: &TimelineTexts,
) -> Option<Hit> {
    let now = &timeline.now;
    let row = match lane {
        LaneId::Loop => {
            let piece = piece_at(now.loop_spans(), t_us, lens)?;
            let task = &now.task(*now.loop_tasks().get(piece.spans.start)?).name;
            let title = if piece.is_merged() { texts.event_loop.to_owned() } else { task.to_string() };
            return Some(of_piece(title, now.loop_spans(), &piece, texts));
        }
        LaneId::Row(row) => *rows.get(row)?,
    };
    let (index, lane) = timeline.run_of(row)?;
    let title = title(timeline, row, texts);
    let mut hit = match lane {
        LaneOf::Task(task) => of_task(index, task, title, t_us, lens, texts)?,
        LaneOf::Group(group) => {
            of_group(index, group, title, lens.map_or(t_us, |lens| lens.round(t_us)), texts)
        }
    };
    let difference = difference(timeline, row, texts);
    hit.lines.extend(difference.map(|change| format!("{}: {change}", texts.before)));
    Some(hit)
}

fn of_task(
    index: &Index,
    number: u32,
    title: String,
    t_us: Micros,
    lens: Option<&Lens>,
    texts: &TimelineTexts,
) -> Option<Hit> {
    let task = index.task(number);
    let piece = piece_at(&task.spans, t_us, lens);
    let (from_us, to_us) = match (lens, &piece) {
        (Some(lens), _) => (t_us.saturating_sub(lens.length_us(NEAR)), t_us + lens.length_us(NEAR)),
        (None, Some(piece)) => (piece.from_us, piece.to_us),
        (None, None) => (t_us, t_us),
    };
    let printed: Vec<_> = index.printed(number, from_us, to_us + 1).take(MOST_LINES + 1).collect();
    let mut hit = match (piece, printed.first()) {
        (Some(piece), _) => of_piece(title, &task.spans, &piece, texts),
        (None, Some(line)) => {
            let look = Look { t_us: line.t_us, line: Some(line.line) };
            Hit { title, state: None, lines: Vec::new(), from_us: line.t_us, to_us: line.t_us, look }
        }
        (None, None) => return None,
    };
    if let Some(line) = printed.first().filter(|_| lens.is_some()) {
        hit.look = Look { t_us: line.t_us, line: Some(line.line) };
    }
    let shown = printed.iter().take(MOST_LINES);
    hit.lines.extend(shown.map(|line| format!("{} s: {}", exact_seconds(line.t_us), line.text)));
    if printed.len() > MOST_LINES {
        hit.lines.push("…".to_owned());
    }
    hit.lines.extend(task.error.iter().map(|error| error.to_string()));
    Some(hit)
}

fn of_piece(title: String, spans: &[Span], piece: &Piece, texts: &TimelineTexts) -> Hit {
    let mut lines = vec![];
    let Piece { from_us, to_us, .. } = *piece;
    let mut line = None;
    if piece.is_merged() {
        lines.push((texts.short_spans)(piece.spans.len()));
        let times = times_by_state(&spans[piece.spans.clone()]);
        lines.extend(
            times.into_iter().map(|(state, us)| format!("{}: {}", state.text(&texts.states), brief(us))),
        );
    } else {
        let span = &spans[piece.spans.start];
        line = (span.line > 0).then_some(span.line);
        lines.push(span_texts(span, texts).0);
        lines.extend(span.worker.iter().filter(|_| span.label.is_some()).map(|worker| worker.to_string()));
    }
    lines.push(format!("{}–{} s ({})", exact_seconds(from_us), exact_seconds(to_us), brief(to_us - from_us)));
    lines.extend(line.map(texts.line));
    let look = Look { t_us: from_us, line };
    Hit { title, state: Some(piece.state), lines, from_us, to_us, look }
}

fn of_group(index: &Index, group: u32, title: String, t_us: Micros, texts: &TimelineTexts) -> Hit {
    let density = index.density(group);
    let counts = State::ALL.into_iter().zip(density.at(t_us)).filter(|(_, count)| *count > 0);
    let mut lines = vec![format!("{} s", exact_seconds(t_us))];
    lines.extend(counts.map(|(state, count)| format!("{}: {count}", state.text(&texts.states))));
    lines.push((texts.at_once)(density.peak));
    Hit { title, state: None, lines, from_us: t_us, to_us: t_us, look: Look { t_us, line: None } }
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
