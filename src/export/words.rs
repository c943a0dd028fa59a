//! What pictures say, in each language. A text that is missing in one is a compile error.

use crate::text::Language;
use crate::trace::State;
use crate::view::SpanWords;
use crate::view::scene::SceneWords;

pub(super) struct Words {
    pub(super) predicted_total: &'static str,
    pub(super) total: &'static str,
    pub(super) one_by_one: &'static str,
    pub(super) saved: &'static str,
    pub(super) loop_busy: &'static str,
    pub(super) stuck: &'static str,
    pub(super) not_to_its_end: fn(&str, &str, u32) -> String,
    pub(super) without_loop: fn(&str) -> String,
    pub(super) event_loop: &'static str,
    pub(super) thread: &'static str,
    pub(super) process: &'static str,
    pub(super) more: fn(usize) -> String,
    pub(super) state: fn(State) -> &'static str,
    pub(super) printed_a_line: &'static str,
    pub(super) failed: &'static str,
    pub(super) spans: SpanWords,
}

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Korean => &KOREAN,
        }
    }

    /// What a timeline says.
    pub(super) fn scene(&'static self) -> SceneWords {
        SceneWords {
            event_loop: self.event_loop,
            thread: self.thread,
            process: self.process,
            more: self.more,
            only_before: "",
            new: "",
            spans: &self.spans,
            state: self.state,
            printed_a_line: self.printed_a_line,
            failed: self.failed,
            measured: "",
            before: "",
        }
    }
}

static ENGLISH: Words = Words {
    predicted_total: "Predicted total",
    total: "total",
    one_by_one: "One by one",
    saved: "Saved",
    loop_busy: "Loop busy",
    stuck: "Stuck: those that are left wait for what never comes.",
    not_to_its_end: |limit, task, line| format!("Not to its end: {limit} ({task}, line {line})."),
    without_loop: |strategy| format!("Under the strategy {strategy}: no event loop."),
    event_loop: "event loop",
    thread: "thread",
    process: "process",
    more: |count| format!("… and {count} more"),
    state: |state| match state {
        State::Ready => "ready, waiting its turn",
        State::Computing => "computing",
        State::Blocking => "blocking the loop",
        State::Sleeping => "sleeping",
        State::Waiting => "waiting",
        State::Queued => "waiting for a worker",
        State::Offloaded => "on a pool worker",
    },
    printed_a_line: "printed a line",
    failed: "failed",
    spans: SpanWords::ENGLISH,
};

static KOREAN: Words = Words {
    predicted_total: "예측한 총 시간",
    total: "총 시간",
    one_by_one: "하나씩 하면",
    saved: "절약",
    loop_busy: "루프 사용률",
    stuck: "멈춤: 남은 태스크는 오지 않을 것을 기다립니다.",
    not_to_its_end: |limit, task, line| format!("끝까지 실행하지 않음: {limit} ({task}, {line}행)."),
    without_loop: |strategy| format!("{strategy} 방식: 이벤트 루프가 없습니다."),
    event_loop: "이벤트 루프",
    thread: "스레드",
    process: "프로세스",
    more: |count| format!("… 그 밖에 {count}개"),
    state: |state| match state {
        State::Ready => "실행 차례를 기다림",
        State::Computing => "계산",
        State::Blocking => "루프를 막음",
        State::Sleeping => "대기(sleep)",
        State::Waiting => "무언가를 기다림",
        State::Queued => "작업자를 기다림",
        State::Offloaded => "풀의 작업자가 실행",
    },
    printed_a_line: "한 줄 출력",
    failed: "실패",
    spans: SpanWords::KOREAN,
};
