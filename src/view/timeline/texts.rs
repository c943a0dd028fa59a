//! What a span says of itself.

use super::super::figures::brief;
use super::pieces::Piece;
use crate::trace::{Span, State};

/// What spans say of their own.
#[derive(Debug)]
pub struct SpanWords {
    /// A task that could run, while the loop is busy.
    pub ready: &'static str,
    /// The same, short.
    pub ready_short: &'static str,
    /// A task that waits for something with a name.
    pub waits_for: fn(&str) -> String,
    /// A job that waits for a worker.
    pub for_a_worker: &'static str,
    /// The same, short.
    pub queued: &'static str,
    /// So many spans too short to be told apart.
    pub many_short: fn(usize) -> String,
}

impl SpanWords {
    /// In English.
    pub const ENGLISH: Self = Self {
        ready: "ready: the loop is busy",
        ready_short: "ready",
        waits_for: |on| format!("waits for {on}"),
        for_a_worker: "waits for a worker",
        queued: "queued",
        many_short: |count| format!("{count} short spans"),
    };

    /// In Korean.
    pub const KOREAN: Self = Self {
        ready: "차례를 기다림: 루프가 바쁨",
        ready_short: "차례 대기",
        waits_for: |on| format!("{on} 기다림"),
        for_a_worker: "작업자를 기다림",
        queued: "줄 섬",
        many_short: |count| format!("짧은 구간 {count}개"),
    };
}

/// A piece in words: in full, and short.
pub fn texts(piece: &Piece, spans: &[Span], words: &SpanWords) -> (String, String) {
    if piece.is_merged() {
        let time = brief(piece.to_us - piece.from_us);
        return (format!("{} · {time}", (words.many_short)(piece.spans.len())), time);
    }
    span_texts(&spans[piece.spans.start], words)
}

/// A span in words: in full, and short.
pub fn span_texts(span: &Span, words: &SpanWords) -> (String, String) {
    let time = brief(span.duration_us());
    let name = match span.state {
        State::Ready => return (words.ready.into(), words.ready_short.into()),
        State::Waiting => {
            let on = span.on.as_deref().unwrap_or_default();
            return ((words.waits_for)(on), on.into());
        }
        State::Queued => return (words.for_a_worker.into(), words.queued.into()),
        State::Computing => "cpu",
        State::Blocking => "block",
        State::Sleeping => "sleep",
        State::Offloaded => span.worker.as_deref().unwrap_or_default(),
    };
    match &span.label {
        Some(label) => (format!("{label} · {time}"), label.to_string()),
        None => (format!("{name} · {time}"), time),
    }
}
