//! Everything that the page says, in each of its languages. A text that is missing in one is a compile error.

use yew::prelude::*;

use crate::trace::State;
use crate::view::SpanWords;

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Korean,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// Its code, as in `lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Korean => "한국어",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Korean => &KOREAN,
        }
    }
}

/// The page's texts in the language that the components around have set.
#[hook]
pub fn use_words() -> &'static Words {
    use_context::<Language>().unwrap_or(Language::English).words()
}

pub struct Words {
    pub script_section: &'static str,
    pub the_script: &'static str,
    pub result: &'static str,
    pub no_answer: &'static str,
    pub scenario: &'static str,
    pub scenarios: &'static str,
    pub undo: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub system: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub predicted_total: &'static str,
    pub measured: &'static str,
    pub measuring: &'static str,
    pub one_by_one: &'static str,
    pub saved: &'static str,
    pub loop_busy: &'static str,
    pub second_takes: &'static str,
    pub run: &'static str,
    pub stop: &'static str,
    pub not_to_its_end: fn(&str, &str, u32) -> String,
    pub without_loop: fn(&str) -> String,
    pub fewer_processors: fn(usize, usize) -> String,
    pub shown_under_async: fn(&str) -> String,
    pub findings: &'static str,
    pub timeline: &'static str,
    pub chart: &'static str,
    pub event_loop: &'static str,
    pub more_tasks: fn(usize) -> String,
    pub printed_a_line: &'static str,
    pub measured_span: &'static str,
    pub state: fn(State) -> &'static str,
    pub spans: SpanWords,
    pub as_table: &'static str,
    pub columns: [&'static str; 4],
    pub playback: &'static str,
    pub to_start: &'static str,
    pub back: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub on: &'static str,
    pub to_end: &'static str,
    pub space: &'static str,
    pub playhead: &'static str,
    pub step: fn(usize, usize) -> String,
    pub speed: &'static str,
    pub at_playhead: &'static str,
    pub boxes: [&'static str; 5],
    pub until: fn(&str) -> String,
    pub waits_on: fn(&str) -> String,
    pub for_a_worker: &'static str,
    pub thread: &'static str,
    pub process: &'static str,
    pub failed: &'static str,
    pub cancelled: &'static str,
    pub more: fn(usize) -> String,
    pub permits: fn(u64) -> String,
    pub free: &'static str,
    pub held_by: fn(&str) -> String,
    pub set: &'static str,
    pub not_set: &'static str,
    pub log: &'static str,
    pub predicted_log: &'static str,
    pub measured_log: &'static str,
    pub nothing_printed: &'static str,
    pub more_lines: fn(usize) -> String,
    pub comparison: &'static str,
    pub every_strategy: &'static str,
    pub stuck: fn(&str) -> String,
    pub more_than: fn(&str) -> String,
}

static ENGLISH: Words = Words {
    script_section: "Script",
    the_script: "The script",
    result: "Result",
    no_answer: "The answer appears here once the script has no errors.",
    scenario: "Scenario",
    scenarios: "Scenarios…",
    undo: "Undo",
    language: "Language",
    theme: "Theme",
    system: "System",
    light: "Light",
    dark: "Dark",
    predicted_total: "Predicted total",
    measured: "Measured",
    measuring: "Measuring",
    one_by_one: "One by one",
    saved: "Saved",
    loop_busy: "Loop busy",
    second_takes: "1 s takes",
    run: "Run for real",
    stop: "Stop",
    not_to_its_end: |limit, task, line| format!("Not to its end: {limit} ({task}, line {line})."),
    without_loop: |strategy| format!("Under the strategy {strategy}: no event loop."),
    fewer_processors: |has, asked| {
        format!(
            "This machine has fewer processors ({has}) than the script asks for ({asked}), so what computes side by \
             side takes longer here than predicted."
        )
    },
    shown_under_async: |why| format!("Shown under async: {why}."),
    findings: "Findings",
    timeline: "Timeline",
    chart: "What each task does over time",
    event_loop: "event loop",
    more_tasks: |count| format!("and {count} more tasks"),
    printed_a_line: "printed a line",
    measured_span: "measured",
    state: |state| match state {
        State::Ready => "ready, waiting its turn",
        State::Computing => "computing",
        State::Blocking => "blocking the loop",
        State::Sleeping => "sleeping",
        State::Waiting => "waiting",
        State::Queued => "waiting for a worker",
        State::Offloaded => "on a pool worker",
    },
    spans: SpanWords::ENGLISH,
    as_table: "As a table",
    columns: ["task", "does", "from, s", "to, s"],
    playback: "Playback",
    to_start: "To the start",
    back: "Step back",
    play: "Play",
    pause: "Pause",
    on: "Step on",
    to_end: "To the end",
    space: "Space",
    playhead: "Playhead",
    step: |step, steps| format!("step {step} of {steps}"),
    speed: "Speed",
    at_playhead: "At the playhead",
    boxes: ["Running", "Ready", "Waiting", "Pools", "Done"],
    until: |time| format!("until {time}"),
    waits_on: |name| format!("on {name}"),
    for_a_worker: "for a worker",
    thread: "thread",
    process: "process",
    failed: "failed",
    cancelled: "cancelled",
    more: |count| format!("and {count} more"),
    permits: |count| format!("{count} free"),
    free: "free",
    held_by: |name| format!("held by {name}"),
    set: "set",
    not_set: "not set",
    log: "Log",
    predicted_log: "Log, predicted",
    measured_log: "Log, measured",
    nothing_printed: "Nothing printed.",
    more_lines: |count| format!("and {count} more lines"),
    comparison: "Strategies compared",
    every_strategy: "The same under every strategy",
    stuck: |total| format!("{total}, stuck"),
    more_than: |total| format!("more than {total}"),
};

static KOREAN: Words = Words {
    script_section: "스크립트",
    the_script: "스크립트 편집기",
    result: "결과",
    no_answer: "스크립트에 오류가 없으면 여기에 결과가 나타납니다.",
    scenario: "시나리오",
    scenarios: "시나리오…",
    undo: "되돌리기",
    language: "언어",
    theme: "테마",
    system: "시스템",
    light: "밝게",
    dark: "어둡게",
    predicted_total: "예측한 총 시간",
    measured: "측정",
    measuring: "측정 중",
    one_by_one: "하나씩 하면",
    saved: "절약",
    loop_busy: "루프 사용률",
    second_takes: "1초 =",
    run: "실제로 실행",
    stop: "멈춤",
    not_to_its_end: |limit, task, line| format!("끝까지 실행하지 않음: {limit} ({task}, {line}행)."),
    without_loop: |strategy| format!("{strategy} 방식: 이벤트 루프가 없습니다."),
    fewer_processors: |has, asked| {
        format!(
            "이 컴퓨터의 프로세서({has}개)가 스크립트가 가정한 수({asked}개)보다 적어서, 나란히 계산하는 일은 예측보다 오래 \
             걸립니다."
        )
    },
    shown_under_async: |why| format!("async로 보여 줍니다: {why}."),
    findings: "발견한 점",
    timeline: "타임라인",
    chart: "시간에 따라 각 태스크가 하는 일",
    event_loop: "이벤트 루프",
    more_tasks: |count| format!("그 밖에 태스크 {count}개"),
    printed_a_line: "한 줄 출력",
    measured_span: "측정",
    state: |state| match state {
        State::Ready => "실행 차례를 기다림",
        State::Computing => "계산",
        State::Blocking => "루프를 막음",
        State::Sleeping => "대기(sleep)",
        State::Waiting => "무언가를 기다림",
        State::Queued => "작업자를 기다림",
        State::Offloaded => "풀의 작업자가 실행",
    },
    spans: SpanWords {
        ready: "차례를 기다림: 루프가 바쁨",
        ready_short: "차례 대기",
        waits_for: |on| format!("{on} 기다림"),
        for_a_worker: "작업자를 기다림",
        queued: "줄 섬",
        many_short: "짧은 구간 여럿",
    },
    as_table: "표로 보기",
    columns: ["태스크", "하는 일", "시작(초)", "끝(초)"],
    playback: "재생",
    to_start: "처음으로",
    back: "한 단계 뒤로",
    play: "재생 시작",
    pause: "일시 정지",
    on: "한 단계 앞으로",
    to_end: "끝으로",
    space: "스페이스",
    playhead: "재생 위치",
    step: |step, steps| format!("{steps}단계 중 {step}"),
    speed: "속도",
    at_playhead: "재생 위치의 상태",
    boxes: ["실행 중", "준비 (Ready)", "대기 (Waiting)", "풀", "완료"],
    until: |time| format!("{time}까지"),
    waits_on: |name| format!("{name} 기다림"),
    for_a_worker: "작업자 기다림",
    thread: "스레드",
    process: "프로세스",
    failed: "실패",
    cancelled: "취소됨",
    more: |count| format!("그 밖에 {count}개"),
    permits: |count| format!("{count}개 남음"),
    free: "비어 있음",
    held_by: |name| format!("{name} 사용 중"),
    set: "켜짐",
    not_set: "꺼짐",
    log: "로그",
    predicted_log: "예측한 로그",
    measured_log: "측정한 로그",
    nothing_printed: "출력이 없습니다.",
    more_lines: |count| format!("그 밖에 {count}줄"),
    comparison: "방식 비교",
    every_strategy: "같은 스크립트를 네 방식으로",
    stuck: |total| format!("{total}, 멈춤"),
    more_than: |total| format!("{total} 넘음"),
};
