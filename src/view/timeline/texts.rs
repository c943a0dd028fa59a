//! What a span says of itself.

use super::pieces::Piece;
use crate::text::TimelineTexts;
use crate::trace::{Span, SpanState, Strategy};

/// A piece in words: in full, and short.
pub fn piece_texts(
    piece: &Piece,
    spans: &[Span],
    strategy: Strategy,
    texts: &TimelineTexts,
) -> (String, String) {
    if piece.is_merged() {
        let time = texts.units.brief(piece.to_us - piece.from_us);
        return (format!("{} · {time}", (texts.short_spans)(piece.spans.len())), time);
    }
    span_texts(&spans[piece.spans.start], strategy, texts)
}

/// A span in words: in full, and short.
pub fn span_texts(span: &Span, strategy: Strategy, texts: &TimelineTexts) -> (String, String) {
    let time = texts.units.brief(span.duration_us());
    let name = match span.state {
        SpanState::Ready => return (ready(strategy, texts).into(), texts.ready_short.into()),
        SpanState::Waiting => {
            let on = span.on.as_deref().unwrap_or_default();
            return ((texts.waits_for)(on), on.into());
        }
        SpanState::Queued => return (texts.for_a_worker.into(), texts.queued.into()),
        SpanState::Computing => "cpu",
        SpanState::Blocking => "block",
        SpanState::Sleeping => "sleep",
        SpanState::Offloaded => span.worker.as_deref().unwrap_or_default(),
    };
    match &span.label {
        Some(label) => (format!("{label} · {time}"), label.to_string()),
        None => (format!("{name} · {time}"), time),
    }
}

/// Why a task that could run does not.
fn ready(strategy: Strategy, texts: &TimelineTexts) -> &'static str {
    let [sync, threads, processes] = texts.ready_apart;
    match strategy {
        Strategy::Async => texts.ready,
        Strategy::Sync => sync,
        Strategy::Threads => threads,
        Strategy::Processes => processes,
    }
}
