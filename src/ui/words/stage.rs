//! What an embedded page says, too: result, timeline, transport.

use super::Texts;
use crate::trace::State;
use crate::view::SpanWords;
use crate::view::scene::SceneWords;

pub struct Words {
    pub script_section: &'static str,
    pub the_script: &'static str,
    pub result: &'static str,
    pub no_answer: &'static str,
    pub predicting: &'static str,
    pub no_worker: fn(&str) -> String,
    pub close: &'static str,
    pub open_whole: &'static str,
    pub predicted_total: &'static str,
    pub measured: &'static str,
    pub measuring: &'static str,
    pub one_by_one: &'static str,
    pub saved: &'static str,
    pub loop_busy: &'static str,
    pub second_takes: &'static str,
    pub run: &'static str,
    pub stop: &'static str,
    pub was_hidden: &'static str,
    pub not_to_its_end: fn(&str, &str, u32) -> String,
    pub without_loop: fn(&str) -> String,
    pub fewer_processors: fn(usize, usize) -> String,
    pub shown_under_async: fn(&str) -> String,
    pub no_meaning: fn(&str, u32) -> String,
    pub timeline: &'static str,
    pub chart: &'static str,
    pub event_loop: &'static str,
    pub printed_a_line: &'static str,
    pub measured_span: &'static str,
    pub state: fn(State) -> &'static str,
    pub spans: SpanWords,
    pub chart_keys: &'static str,
    pub zoom_out: &'static str,
    pub zoom_in: &'static str,
    pub zoom_fit: &'static str,
    pub line: fn(u32) -> String,
    pub at_once: fn(u64) -> String,
    pub before: &'static str,
    pub only_before: &'static str,
    pub new: &'static str,
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
    pub thread: &'static str,
    pub process: &'static str,
    pub more: fn(usize) -> String,
}

impl Words {
    /// What the chart says.
    pub fn scene(&'static self) -> SceneWords {
        SceneWords {
            event_loop: self.event_loop,
            thread: self.thread,
            process: self.process,
            more: self.more,
            only_before: self.only_before,
            new: self.new,
            spans: &self.spans,
            state: self.state,
            printed_a_line: self.printed_a_line,
            failed: "",
            measured: self.measured_span,
            before: self.before,
        }
    }
}

impl Texts for Words {
    const ENGLISH: &Self = &ENGLISH;
    const KOREAN: &Self = &KOREAN;
}

static ENGLISH: Words = Words {
    script_section: "Script",
    the_script: "The script",
    result: "Result",
    no_answer: "The answer appears here once the script has no errors.",
    predicting: "A long run: it is being predicted…",
    no_worker: |why| {
        format!(
            "This browser gives the page no worker, so long runs are cut short, and nothing is compared or pointed at: {why}."
        )
    },
    close: "Close",
    open_whole: "Open in the full page",
    predicted_total: "Predicted total",
    measured: "Measured",
    measuring: "Measuring",
    one_by_one: "One by one",
    saved: "Saved",
    loop_busy: "Loop busy",
    second_takes: "1 s takes",
    run: "Run for real",
    stop: "Stop",
    was_hidden: "The page was hidden during the run. Browsers slow hidden pages down, so what was measured may be too long.",
    not_to_its_end: |limit, task, line| format!("Not to its end: {limit} ({task}, line {line})."),
    without_loop: |strategy| format!("Under the strategy {strategy}: no event loop."),
    fewer_processors: |has, asked| {
        format!(
            "This machine has fewer processors ({has}) than the script asks for ({asked}), so what computes side by \
             side takes longer here than predicted."
        )
    },
    shown_under_async: |why| format!("Shown under async: {why}."),
    no_meaning: |statement, line| format!("{statement} (line {line}) has no meaning without an event loop"),
    timeline: "Timeline",
    chart: "What each task does over time",
    event_loop: "event loop",
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
    chart_keys: "Arrow keys go from span to span and from lane to lane, Enter goes there, Escape leaves.",
    zoom_out: "Zoom out",
    zoom_in: "Zoom in",
    zoom_fit: "Show all of it",
    line: |line| format!("line {line}"),
    at_once: |count| format!("at most {count} at once"),
    before: "before",
    only_before: "only before",
    new: "new",
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
    thread: "thread",
    process: "process",
    more: |count| format!("and {count} more"),
};

static KOREAN: Words = Words {
    script_section: "스크립트",
    the_script: "스크립트 편집기",
    result: "결과",
    no_answer: "스크립트에 오류가 없으면 여기에 결과가 나타납니다.",
    predicting: "실행이 길어서 예측하고 있습니다…",
    no_worker: |why| {
        format!(
            "이 브라우저가 워커를 내주지 않아 긴 실행은 중간에서 자르고, 비교와 발견한 점은 보이지 않습니다: {why}."
        )
    },
    close: "닫기",
    open_whole: "전체 페이지에서 열기",
    predicted_total: "예측한 총 시간",
    measured: "측정",
    measuring: "측정 중",
    one_by_one: "하나씩 하면",
    saved: "절약",
    loop_busy: "루프 사용률",
    second_takes: "1초 =",
    run: "실제로 실행",
    stop: "멈춤",
    was_hidden: "실행하는 동안 페이지가 가려져 있었습니다. 브라우저는 가려진 페이지를 느리게 돌리므로 측정값이 더 길게 나왔을 수 있습니다.",
    not_to_its_end: |limit, task, line| format!("끝까지 실행하지 않음: {limit} ({task}, {line}행)."),
    without_loop: |strategy| format!("{strategy} 방식: 이벤트 루프가 없습니다."),
    fewer_processors: |has, asked| {
        format!(
            "이 컴퓨터의 프로세서({has}개)가 스크립트가 가정한 수({asked}개)보다 적어서, 나란히 계산하는 일은 예측보다 오래 \
             걸립니다."
        )
    },
    shown_under_async: |why| format!("async로 보여 줍니다: {why}."),
    no_meaning: |statement, line| format!("{line}행의 {statement}: 이벤트 루프 없이는 뜻이 없습니다"),
    timeline: "타임라인",
    chart: "시간에 따라 각 태스크가 하는 일",
    event_loop: "이벤트 루프",
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
    spans: SpanWords::KOREAN,
    chart_keys: "화살표 키로 구간과 태스크를 옮겨 다니고, Enter로 그때로 가고, Escape로 나갑니다.",
    zoom_out: "축소",
    zoom_in: "확대",
    zoom_fit: "전체 보기",
    line: |line| format!("{line}행"),
    at_once: |count| format!("동시에 최대 {count}개"),
    before: "이전",
    only_before: "이전에만 있음",
    new: "새로 생김",
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
    thread: "스레드",
    process: "프로세스",
    more: |count| format!("그 밖에 {count}개"),
};
