//! The steps of a run in Korean.

use super::cancellation;
use super::particle::{With, particle};
use crate::text::{StepTexts, TaskRef};

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) static STEPS: StepTexts = StepTexts {
    created: |task, by, before| match by {
        Some(by) => format!("{} {} 만듭니다: New → Ready{}.", subject(by), object(task), behind(before)),
        None => format!("{} 만들어집니다: New → Ready{}.", subject(task), behind(before)),
    },
    arrives_at: |task, at| format!("{} 아직 오지 않았습니다: Ready → Waiting, {at}에 옵니다.", topic(task)),
    arrives: |task, before| match before {
        Some(before) => format!("{} 도착해 Ready에서 {before} 뒤에 섭니다.", subject(task)),
        None => format!("{} 도착해 Ready에 섭니다.", subject(task)),
    },
    taken: |task, line| format!("루프가 Ready의 맨 앞 {} 꺼내 {}실행합니다.", object(task), from(line)),
    taken_to_end: |task, line| match line {
        0 => format!("루프가 Ready의 맨 앞 {} 꺼냅니다. 첫 문장을 실행하기 전에 `CancelledError`를 받습니다.", object(task)),
        line => format!("루프가 Ready의 맨 앞 {} 꺼냅니다. {line}행에서 `CancelledError`를 받습니다.", object(task)),
    },
    taken_by_the_thread: |task, line| format!("하나뿐인 스레드가 {} 맡아 {}끝까지 실행합니다.", object(task), from(line)),
    taken_by_a_thread: |task, line| format!("풀의 스레드 하나가 {} 맡아 {}실행합니다.", object(task), from(line)),
    taken_by_a_process: |task, line| format!("풀의 프로세스 하나가 {} 맡아 {}실행합니다.", object(task), from(line)),
    yielded: |task, line, before| format!("{} 다른 태스크에 차례를 넘깁니다({line}행): Running → Ready{}.", subject(task), behind(before)),
    sleeps: |task, how_long, line, until| format!("{} {line}행의 `sleep {how_long}`{} await합니다: Running → Waiting, {until}까지.", subject(task), particle(how_long, "을", "를")),
    due: |task| format!("{task}의 타이머가 울립니다. 루프가 이번 바퀴에 처리합니다."),
    late: |task, due, now| format!("{task}의 타이머는 {due}에 울렸지만, 루프가 바빠 {now}에야 알아챕니다."),
    woken_by_timer: |task, before| format!("타이머가 {} 깨웁니다: Waiting → Ready{}.", object(task), behind(before)),
    woken_by_job: |task, before| format!("맡긴 작업이 끝나 {} 깨어납니다: Waiting → Ready{}.", subject(task), behind(before)),
    woken_by_end: |task, ended, before| format!("{} 끝나, 이를 await하던 {} 깨어납니다: Waiting → Ready{}.", subject(ended), subject(task), behind(before)),
    woken_by: |task, what, by, line, before| format!("{} {line}행에서, {} 기다리던 {} 깨웁니다: Waiting → Ready{}.", subject(by), With(what, "을", "를"), object(task), behind(before)),
    woken: |task, before| format!("{} 더 기다리지 않습니다: Waiting → Ready{}.", topic(task), behind(before)),
    woken_to_end: |task, before| format!("{} 취소를 받으려고 깨어납니다: Waiting → Ready{}.", subject(task), behind(before)),
    computes: |task, how_long, line| format!("{} 루프를 놓지 않고 {how_long} 동안 계산합니다({line}행).", subject(task)),
    computes_apart: |task, how_long, line| format!("{} 프로세서 시간 {how_long} 동안 계산합니다({line}행).", subject(task)),
    in_turn: |other, more| match more {
        0 => format!("{} 프로세서를 번갈아 쓰고, 전환은 시스템이 합니다.", With(other, "과", "와")),
        more => format!("{other} 외 {more}개와 프로세서를 번갈아 쓰고, 전환은 시스템이 합니다."),
    },
    in_a_row: |times| format!("연달아 {times}번째입니다."),
    left_in: |queue, left| format!("{queue}에 {left}개 남음."),
    computed: |task| format!("{} 계산을 마치고 이어서 실행합니다.", subject(task)),
    blocks: |task, how_long, line| format!("{} {how_long} 동안 루프를 막습니다({line}행). 계산도 하지 않고 놓아주지도 않습니다.", subject(task)),
    blocks_apart: |task, how_long, line| format!("{} 블로킹 호출에서 {how_long} 동안 돌아오지 않습니다({line}행).", subject(task)),
    blocked: |task| format!("{} 블로킹 호출에서 돌아와 이어서 실행합니다.", subject(task)),
    stays: |task, more| match more {
        0 => format!("{} Ready에 머뭅니다.", topic(task)),
        more => format!("{task} 외 {more}개는 Ready에 머뭅니다."),
    },
    prints: |task, text, line| format!("{} “{text}”{} 출력합니다({line}행).", subject(task), particle(text, "이라고", "라고")),
    awaits: |task, what, line| format!("{} {line}행에서 {} 기다립니다: Running → Waiting.", subject(task), With(what, "을", "를")),
    cancels: cancellation::cancels,
    puts: |task, item, queue| format!("{} {queue}에 “{item}”{} 넣습니다.", subject(task), particle(item, "을", "를")),
    gets: |task, item, queue| format!("{} {queue}의 맨 앞에서 “{item}”{} 꺼냅니다.", subject(task), particle(item, "을", "를")),
    item_done: |task, queue| format!("{} 항목 하나가 끝났다고 {queue}에 알립니다.", subject(task)),
    takes_permit: |task, semaphore, left| format!("{} {semaphore}의 허가를 하나 얻습니다. {left}개 남음.", subject(task)),
    gives_permit: |task, semaphore, left| format!("{} {semaphore}에 허가를 돌려줍니다. {left}개 남음.", subject(task)),
    locks: |task, lock| format!("{} 락 {} 잡습니다.", subject(task), With(lock, "을", "를")),
    unlocks: |task, lock| format!("{} 락 {} 놓습니다.", subject(task), With(lock, "을", "를")),
    sets: |task, event| format!("{} 이벤트 {} 켭니다.", subject(task), With(event, "을", "를")),
    clears: |task, event| format!("{} 이벤트 {} 끕니다.", subject(task), With(event, "을", "를")),
    job_queued: |task, threads, how_long, line| {
        let pool = if threads { "스레드" } else { "프로세스" };
        format!("{} {line}행에서 {pool} 풀에 {how_long}짜리 작업을 맡깁니다: Running → Waiting, 끝날 때까지.", subject(task))
    },
    job_started: |worker, task| format!("작업자 {} {task}의 작업을 맡습니다.", With(worker, "이", "가")),
    job_ended: |worker, task| format!("작업자 {} {task}의 작업을 끝냅니다.", With(worker, "이", "가")),
    job_dropped: |task| format!("작업자가 맡기 전에 {task}의 작업을 거둡니다."),
    cancelled: |task, why| format!("{} `CancelledError`로 끝납니다: Running → Done, {}.", subject(task), why.unwrap_or("취소됨")),
    done: |task| format!("{} 끝납니다: Running → Done.", subject(task)),
    failed: |task, error, line| format!("{} 예외 `{error}` 때문에 끝납니다({line}행): Running → Done, 실패.", subject(task)),
    next: |task| format!("다음 차례는 {task}입니다."),
    idle_for_timer: |task, at| format!("준비된 태스크가 없습니다. 루프는 다음 타이머, {at}의 {} 기다립니다.", object(task)),
    idle_for_job: |task, at| format!("준비된 태스크가 없습니다. 루프는 {at}까지 {task}의 작업을 기다립니다."),
    idle: |at| format!("준비된 태스크가 없습니다. 루프는 {at}까지 기다립니다."),
    stuck: "준비된 태스크도, 올 것도 없습니다. 타이머도 작업도 없어, 기다리는 태스크는 끝없이 기다립니다.",
};

fn subject(task: TaskRef<'_>) -> With<TaskRef<'_>> {
    With(task, "이", "가")
}

fn object(task: TaskRef<'_>) -> With<TaskRef<'_>> {
    With(task, "을", "를")
}

fn topic(task: TaskRef<'_>) -> With<TaskRef<'_>> {
    With(task, "은", "는")
}

fn behind(before: Option<TaskRef>) -> String {
    before.map_or(String::new(), |task| format!(", {task} 뒤에 섭니다"))
}

fn from(line: Option<u32>) -> String {
    line.map_or(String::new(), |line| format!("{line}행부터 "))
}
