//! What is at a place in a timeline, in words: for a pointer what is seen there, for the keyboard the span that it is at.

use super::bars::GRAIN;
use super::layout::MARGIN;
use super::names::{difference, title};
use super::{Frame, LaneId, Point};
use crate::trace::{Micros, Span, SpanState};
use crate::view::figures::exact_seconds;
use crate::view::{Index, LaneOf, Lens, Piece, ending, pieces, span_texts, times_by_state};

/// So many printed lines are told.
const MOST_LINES: usize = 3;

/// How near a place must be to what it is meant to hit, in px.
const NEAR: f64 = 5.0;

/// Something that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The lane it is in.
    pub lane: LaneId,
    /// Whose it is.
    pub title: String,
    /// Its state, if it has one.
    pub state: Option<SpanState>,
    /// What there is to say, line by line.
    pub lines: Vec<String>,
    /// From when it is drawn, in µs.
    pub from_us: Micros,
    /// Until when it is drawn, in µs.
    pub to_us: Micros,
    /// Where a click on it leads, in µs.
    pub t_us: Micros,
    /// The line of the script that led there, from 1, if one did.
    pub line: Option<u32>,
}

/// How exactly a moment is meant: as what is drawn there, or as the span of that moment.
#[derive(Clone, Copy)]
enum Aim<'a> {
    Seen(&'a Lens),
    Span,
}

impl Frame<'_> {
    /// What is seen at a place.
    pub fn hit(&self, Point { x, y }: Point) -> Option<Hit> {
        let layout = &self.layout;
        let x = x - layout.left;
        if !(-MARGIN..layout.track + MARGIN).contains(&x) || y >= layout.bottom {
            return None;
        }
        self.at(layout.lane_at(y, self.scrolled)?, self.lens.t_us(x), Aim::Seen(&self.lens))
    }

    /// The span of a row at a moment, in µs, however short it is.
    pub fn span_at(&self, row: usize, t_us: Micros) -> Option<Hit> {
        self.at(LaneId::Row(row), t_us, Aim::Span)
    }

    fn at(&self, lane: LaneId, t_us: Micros, aim: Aim) -> Option<Hit> {
        let row = match lane {
            LaneId::Loop => return self.of_loop(t_us, aim),
            LaneId::Row(row) => *self.rows.get(row)?,
        };
        let moment = |t_us| Hit::moment(lane, title(self.timeline, row, self.texts), t_us);
        let mut hit = match (self.timeline.run_of(row)?, aim) {
            ((index, LaneOf::Task(task)), aim) => self.of_task(index, task, moment(t_us), aim)?,
            ((index, LaneOf::Group(group)), Aim::Seen(lens)) => {
                self.of_group(index, group, moment(lens.round(t_us)))
            }
            ((index, LaneOf::Group(group)), Aim::Span) => self.of_group(index, group, moment(t_us)),
        };
        let difference = difference(self.timeline, row, self.texts);
        hit.lines.extend(difference.map(|change| format!("{}: {change}", self.texts.before)));
        Some(hit)
    }

    fn of_loop(&self, t_us: Micros, aim: Aim) -> Option<Hit> {
        let now = &self.timeline.now;
        let piece = piece_at(now.loop_spans(), t_us, aim)?;
        let task = &now.task(*now.loop_tasks().get(piece.spans.start)?).name;
        let title = if piece.is_merged() { self.texts.event_loop } else { task };
        Some(self.of_piece(now.loop_spans(), &piece, Hit::moment(LaneId::Loop, title.to_owned(), t_us)))
    }

    fn of_task(&self, index: &Index, number: u32, moment: Hit, aim: Aim) -> Option<Hit> {
        let task = index.task(number);
        let t_us = moment.t_us;
        let piece = piece_at(&task.spans, t_us, aim);
        let endless = index.trace.endless_wait(task).filter(|wait| match (&piece, aim) {
            (Some(piece), _) => piece.spans.end == task.spans.len() && !piece.is_merged(),
            (None, Aim::Seen(_)) => t_us >= wait.to_us,
            (None, Aim::Span) => false,
        });
        if let Some(wait) = endless {
            return Some(self.of_endless(wait, moment));
        }
        let (from_us, to_us) = match (aim, &piece) {
            (Aim::Seen(lens), _) => (t_us.saturating_sub(lens.length_us(NEAR)), t_us + lens.length_us(NEAR)),
            (Aim::Span, Some(piece)) => (piece.from_us, piece.to_us),
            (Aim::Span, None) => (t_us, t_us),
        };
        let printed: Vec<_> = index.printed(number, from_us, to_us + 1).take(MOST_LINES + 1).collect();
        let mut hit = match (piece, printed.first()) {
            (Some(piece), _) => self.of_piece(&task.spans, &piece, moment),
            (None, Some(line)) => Hit { line: Some(line.line), ..moment.moved(line.t_us) },
            (None, None) => return None,
        };
        if let (Aim::Seen(_), Some(line)) = (aim, printed.first()) {
            (hit.t_us, hit.line) = (line.t_us, Some(line.line));
        }
        let told = printed.iter().take(MOST_LINES);
        hit.lines.extend(
            told.map(|line| {
                format!("{}: {}", self.texts.units.seconds(&exact_seconds(line.t_us)), line.text)
            }),
        );
        if printed.len() > MOST_LINES {
            hit.lines.push("…".to_owned());
        }
        hit.lines.extend(ending(&index.trace, task.id, self.texts));
        Some(hit)
    }

    fn of_piece(&self, spans: &[Span], piece: &Piece, moment: Hit) -> Hit {
        let texts = self.texts;
        let Piece { from_us, to_us, .. } = *piece;
        let (mut lines, mut line) = (Vec::new(), None);
        if piece.is_merged() {
            lines.push((texts.short_spans)(piece.spans.len()));
            let times = times_by_state(&spans[piece.spans.clone()]).into_iter();
            lines.extend(times.map(|(state, us)| {
                format!(
                    "{}: {}",
                    state.text(self.timeline.now.trace.strategy, &texts.states),
                    texts.units.brief(us)
                )
            }));
        } else {
            let span = &spans[piece.spans.start];
            line = (span.line > 0).then_some(span.line);
            lines.push(span_texts(span, self.timeline.now.trace.strategy, texts).0);
            lines
                .extend(span.worker.iter().filter(|_| span.label.is_some()).map(|worker| worker.to_string()));
        }
        let times = [from_us, to_us].map(exact_seconds).join("–");
        lines.push(format!("{} ({})", texts.units.seconds(&times), texts.units.brief(to_us - from_us)));
        lines.extend(line.map(texts.line));
        Hit { state: Some(piece.state), lines, to_us, line, ..moment.moved(from_us) }
    }

    /// A wait that never ends.
    fn of_endless(&self, wait: &Span, moment: Hit) -> Hit {
        let texts = self.texts;
        let mut lines = vec![
            span_texts(wait, self.timeline.now.trace.strategy, texts).0,
            (texts.for_ever)(&exact_seconds(wait.from_us)),
        ];
        lines.push((texts.line)(wait.line));
        let to_us = self.timeline.end_us;
        Hit { state: Some(wait.state), lines, to_us, line: Some(wait.line), ..moment.moved(wait.from_us) }
    }

    fn of_group(&self, index: &Index, group: u32, moment: Hit) -> Hit {
        let (texts, density) = (self.texts, index.density(group));
        let counts = SpanState::ALL.into_iter().zip(density.at(moment.t_us)).filter(|(_, count)| *count > 0);
        let mut lines = vec![texts.units.seconds(&exact_seconds(moment.t_us))];
        lines.extend(counts.map(|(state, count)| {
            format!("{}: {count}", state.text(self.timeline.now.trace.strategy, &texts.states))
        }));
        lines.push((texts.at_once)(density.peak));
        Hit { lines, ..moment }
    }
}

impl Hit {
    /// A moment in a lane of which nothing is said yet.
    fn moment(lane: LaneId, title: String, t_us: Micros) -> Self {
        Self { lane, title, state: None, lines: Vec::new(), from_us: t_us, to_us: t_us, t_us, line: None }
    }

    /// The same at another moment.
    fn moved(self, t_us: Micros) -> Self {
        Self { from_us: t_us, to_us: t_us, t_us, ..self }
    }
}

/// The piece that is seen at a moment, or near it; or the span of that moment.
fn piece_at(spans: &[Span], t_us: Micros, aim: Aim) -> Option<Piece> {
    match aim {
        Aim::Span => {
            let at = spans.partition_point(|span| span.to_us <= t_us).min(spans.len().checked_sub(1)?);
            let Span { state, from_us, to_us, .. } = spans[at];
            Some(Piece { state, from_us, to_us, spans: at..at + 1 })
        }
        Aim::Seen(lens) => {
            let away =
                |piece: &Piece| piece.from_us.saturating_sub(t_us).max(t_us.saturating_sub(piece.to_us));
            let near = pieces(spans, lens.window(GRAIN)).into_iter();
            near.filter(|piece| away(piece) <= lens.length_us(NEAR)).min_by_key(away)
        }
    }
}
