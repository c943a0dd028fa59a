//! Why a file is no trace, in Korean.

use crate::text::TraceTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) static TRACES: TraceTexts = TraceTexts {
    too_long: |most, bytes| format!("트레이스는 {most}바이트까지인데 이것은 {bytes}바이트입니다"),
    at: |line, column, what| format!("{line}행 {column}열: {what}"),
    not_its_place: "0부터 센 제자리의 번호가 아닙니다",
    more_than: |most| format!("{most}개를 넘습니다"),
    longer_than: |most_us| format!("{most_us} µs보다 깁니다"),
    after_the_end: "실행의 끝(total_us)보다 늦습니다",
    backwards: "바로 앞의 것보다 이릅니다",
    outside_its_task: "태스크의 start_us부터 end_us까지를 벗어납니다",
    two_at_once: "같은 곳에서 다른 태스크가 동시에 실행됩니다",
    not_the_sum: "셋을 더해도 total_us가 되지 않습니다",
    end_without_outcome: "태스크의 end_us와 맞지 않습니다",
    no_task: "그런 태스크가 없습니다",
    not_in_order: "태스크는 번호 순서대로 한 번씩만 만들어집니다",
    no_queue: "그런 큐가 없습니다",
    no_semaphore: "그런 세마포어가 없습니다",
    no_lock: "그런 락이 없습니다",
    no_event: "그런 이벤트가 없습니다",
    no_job: "그 번호의 작업이나 작업자는 지금 이것을 할 수 없습니다",
    no_line: "그런 행이 없습니다",
};
