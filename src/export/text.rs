//! A timeline for a terminal: a line a lane, a character a stretch of time. The characters are ASCII's, so that they have
//! one width everywhere; names and words may be in any language.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use crate::text::{Language, UnitTexts};
use crate::trace::{Answer, Span, SpanState, Task, TaskOutcome, Trace};
use crate::view::figures::exact_seconds;
use crate::view::scene::Mark;
use crate::view::{
    Density, Ends, Folds, LaneOf, Lens, Timeline, cancellations, cells, fit_name, in_short, ticks,
};

/// The least and the most columns of a timeline.
const WIDTHS: (u32, u32) = (40, 1000);

/// More lanes than this are counted, not shown.
const MOST_LANES: usize = 200;

/// Columns behind the track, for the last label.
const LAST: usize = 5;

/// The character of each state.
fn sign(state: SpanState) -> char {
    match state {
        SpanState::Ready => '.',
        SpanState::Computing => '#',
        SpanState::Blocking => 'X',
        SpanState::Sleeping => '~',
        SpanState::Waiting => '-',
        SpanState::Queued => ':',
        SpanState::Offloaded => '=',
    }
}

/// A timeline in so many columns, what its characters mean, and the total.
pub fn text(timeline: &Timeline, title: Option<&str>, language: Language, columns: u32) -> String {
    let texts = &language.texts().timeline;
    let columns = columns.clamp(WIDTHS.0, WIDTHS.1) as usize;
    let index = &timeline.now;
    let rows = timeline.rows(&Folds::new());
    let lanes: Vec<LaneOf> = rows.iter().filter_map(|row| row.now).take(MOST_LANES).collect();
    let names: Vec<String> = lanes.iter().map(|lane| index.title(*lane, texts)).collect();
    let event_loop = timeline.has_loop().then_some(texts.event_loop);
    let longest =
        names.iter().map(String::as_str).chain(event_loop).map(UnicodeWidthStr::width).max().unwrap_or(0);
    let left = longest.min(columns / 3);
    let track = Track::new(timeline.end_us, columns - left - 2 - LAST);

    let mut out = title.map(|title| format!("{}\n\n", plain(title))).unwrap_or_default();
    let mut line = |name: &str, text: &str| {
        let name = plain(&fit_name(name, left as f64, &cells));
        let pad = left.saturating_sub(name.width());
        let line = format!("{name}{:pad$}  {text}", "");
        out.push_str(line.trim_end());
        out.push('\n');
    };
    let (labels, marks) = axis(&track, texts.units);
    line("", &labels);
    line("", &marks);
    event_loop.iter().for_each(|name| line(name, &track.spans(index.loop_spans())));
    for (lane, name) in lanes.iter().zip(&names) {
        let text = match lane {
            LaneOf::Task(task) => track.task(index.task(*task), &index.trace),
            LaneOf::Group(group) => track.group(index.density(*group), index.ends(*group)),
        };
        line(name, &text);
    }
    if rows.len() > lanes.len() {
        out.push_str(&format!("… {}\n", (texts.more)(rows.len() - lanes.len())));
    }
    out.push('\n');
    let signs = SpanState::ALL.into_iter().filter(|state| index.has(*state));
    let strategy = index.trace.strategy;
    let ends = Mark::ALL.into_iter().filter_map(|mark| {
        let outcome = |task: &&Task| Mark::of_end(task.outcome) == Some(mark);
        let task = index.trace.tasks.iter().find(outcome)?;
        Some(format!("{} {}", end_sign(task.outcome)?, mark.text(texts)))
    });
    let signs = signs.map(|state| format!("{} {}", sign(state), state.text(strategy, &texts.states)));
    let signs: Vec<String> = signs.chain(ends).collect();
    signs.chunks(3).for_each(|line| out.push_str(&format!("{}\n", line.join("   "))));
    let cancelled = cancellations(&index.trace, texts);
    if !cancelled.is_empty() {
        out.push('\n');
        cancelled.iter().for_each(|line| out.push_str(&format!("{}\n", plain(line))));
    }
    out + &totals(&index.trace, language)
}

/// The character at the end of a lane, if the task did not return.
fn end_sign(outcome: TaskOutcome) -> Option<char> {
    match outcome {
        TaskOutcome::Failed => Some('!'),
        TaskOutcome::Cancelled => Some('/'),
        TaskOutcome::Stuck => Some('?'),
        TaskOutcome::Done | TaskOutcome::Unfinished => None,
    }
}

/// What became of the run.
fn totals(trace: &Trace, language: Language) -> String {
    let mut out = String::from("\n");
    for note in super::notes::notes(trace, language) {
        out.push_str(&format!("{}\n", plain(&note.text)));
    }
    let texts = &language.texts().figures;
    let told = match trace.answer() {
        Answer::Total(total_us) => (texts.totals)(&exact_seconds(total_us), &exact_seconds(trace.work_us())),
        answer @ (Answer::Stuck(_) | Answer::NeverEnds | Answer::MoreThan(_)) => in_short(answer, texts),
    };
    out + &format!("{told}\n")
}

/// A text without what would move a terminal's cursor.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// So many columns for all of the time.
struct Track {
    lens: Lens,
    columns: usize,
}

impl Track {
    #[expect(clippy::cast_precision_loss, reason = "columns")]
    fn new(end_us: u64, columns: usize) -> Self {
        Self { lens: Lens::fit(end_us, columns as f64), columns }
    }

    /// When a column begins, in µs.
    #[expect(clippy::cast_precision_loss, reason = "columns")]
    fn begins(&self, column: usize) -> u64 {
        self.lens.t_us(column as f64)
    }

    /// The column of a moment.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "columns")]
    fn column(&self, t_us: u64) -> usize {
        self.lens.x(t_us) as usize
    }

    /// What a task did, and how it ended.
    fn task(&self, task: &Task, trace: &Trace) -> String {
        let signs = self.spans(&task.spans);
        match trace.endless_wait(task) {
            Some(wait) => self.for_ever(signs, wait),
            None => self.ended(signs, task.end_us.unwrap_or(trace.total_us), task.outcome),
        }
    }

    /// What most of a group did, and how those ended that did not return.
    fn group(&self, density: &Density, ends: &Ends) -> String {
        let mut signs = self.density(density);
        // Those of one column are one.
        let columns: BTreeMap<usize, (u64, TaskOutcome)> =
            ends.early.iter().map(|end| (self.column(end.0), *end)).collect();
        for (t_us, outcome) in columns.into_values() {
            signs = self.ended(signs, t_us, outcome);
        }
        match ends.endless.first() {
            Some(wait) => self.for_ever(signs, wait),
            None => signs,
        }
    }

    /// With the mark of an end behind what was done before.
    fn ended(&self, signs: String, end_us: u64, outcome: TaskOutcome) -> String {
        let Some(sign) = end_sign(outcome) else { return signs };
        let column = self.column(end_us);
        let mut signs: Vec<char> = signs.chars().collect();
        signs.resize(signs.len().max(column + 1), ' ');
        signs[column] = sign;
        signs.into_iter().collect()
    }

    /// With a wait that never ends, fainter and fainter, and its mark at the end.
    fn for_ever(&self, mut signs: String, wait: &Span) -> String {
        let from = signs.trim_end().len().max(self.column(wait.to_us));
        let mut at = 0;
        let fading = (0..self.columns.saturating_sub(from)).map(|column| {
            let is_next = column == at * (at + 1) / 2;
            at += usize::from(is_next);
            if is_next { sign(wait.state) } else { ' ' }
        });
        signs.replace_range(from.min(signs.len()).., &fading.collect::<String>());
        signs.extend(end_sign(TaskOutcome::Stuck));
        signs
    }

    /// In each column, what took most of its time.
    fn spans(&self, spans: &[Span]) -> String {
        let mut first = 0;
        let of_column = |column| {
            let (from_us, to_us) =
                (self.begins(column), self.begins(column + 1).max(self.begins(column) + 1));
            let mut times_us = [0; SpanState::ALL.len()];
            first += spans[first..].iter().take_while(|span| span.to_us <= from_us).count();
            for span in spans[first..].iter().take_while(|span| span.from_us < to_us) {
                times_us[span.state as usize] += span.to_us.min(to_us) - span.from_us.max(from_us);
            }
            times_us
        };
        (0..self.columns).map(of_column).map(|times| most(times, 0)).collect()
    }

    /// In each column, what most were doing.
    fn density(&self, density: &Density) -> String {
        let mean = |column| density.mean(self.begins(column), self.begins(column + 1));
        (0..self.columns).map(mean).map(|mean| most(mean, 0.0)).collect()
    }
}

/// The character of the state with the most, or a space.
fn most<T: PartialOrd + Copy>(of_states: [T; SpanState::ALL.len()], none: T) -> char {
    let more = |best: (T, char), (amount, state)| if amount > best.0 { (amount, sign(state)) } else { best };
    of_states.into_iter().zip(SpanState::ALL).fold((none, ' '), more).1
}

/// The axis: labels, and under them where their moments are.
fn axis(track: &Track, units: &UnitTexts) -> (String, String) {
    let (mut labels, mut marks) = (String::new(), String::new());
    let end_us = track.lens.end_us;
    for tick in ticks(0, end_us, track.columns as u64, units) {
        let column = track.column(tick.t_us);
        marks.push_str(&"-".repeat(column.saturating_sub(marks.len())));
        marks.push('|');
        if column + tick.label.width() <= track.columns + LAST {
            labels.push_str(&" ".repeat(column.saturating_sub(labels.width())));
            labels.push_str(&tick.label);
        }
    }
    marks.push_str(&"-".repeat(track.columns.saturating_sub(marks.len())));
    (labels, marks)
}
