//! What there is to point at in a run, in Korean.

use super::UNITS;
use super::cancellation;
use super::particle::With;
use crate::text::{Blocked, FindingTexts, Link, Lost};

// A sentence a line, however long.
#[rustfmt::skip]
pub(super) const FINDINGS: FindingTexts = FindingTexts {
    two: |a, b| format!("{a}, {b}"),
    three: |a, b, c| format!("{a}, {b}, {c}"),
    more: |a, b, more| format!("{a}, {b} 외 {more}개"),
    units: &UNITS,
    blocked: |Blocked { who, what, line, longest, times, whom, worst }| {
        let particle = match *what {
            "block" => "이",
            "cpu" => "가",
            _ => "이(가)",
        };
        let often = if *times > 1 { format!("씩 {times}번") } else { String::new() };
        format!("{who}: {line}행의 {what}{particle} 하나뿐인 스레드를 {longest}{often} 붙잡습니다. 그동안 실행하지 못한 태스크: {whom} (가장 오래 밀린 시간 {worst}).")
    },
    use_thread: "thread block으로 바꾸기",
    use_process: "process cpu로 바꾸기",
    one_by_one: |count| format!("서로 상관없는 await {count}개가 앞의 것이 끝나기를 하나씩 기다립니다. 함께 하면 가장 긴 것만큼만 걸립니다."),
    use_gather: "gather로 바꾸기",
    waits_for: |who, _, on, line, why| format!("{who}: {line}행에서 {on} 대기 중. {why}."),
    waits: |who, _| format!("{who}: 대기 중이고, 깨울 것이 없습니다."),
    more_wait: |count| format!("그 밖에 {count}개도 마찬가지입니다."),
    circle: |circle, lines| {
        let link = |Link { who, what, whom }: &Link| {
            let who = With(who, "은", "는");
            match what {
                None => format!("{who} {} 끝나기를", With(whom, "이", "가")),
                Some(what) if who.0 == whom => format!("{who} 이미 쥐고 있는 {}", With(what, "을", "를")),
                Some(what) => format!("{who} {} 쥔 {}", With(whom, "이", "가"), With(what, "을", "를")),
            }
        };
        let links = circle.iter().map(link).collect::<Vec<_>>().join(", ");
        let lines = lines.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        match circle.len() {
            1 => format!("{links} 다시 기다립니다({lines}행). 돌려줄 다른 태스크가 없습니다."),
            _ => format!("{links} 기다립니다({lines}행). 기다림이 원을 이루어 아무도 놓지 않습니다."),
        }
    },
    nobody_puts: "무엇을 넣어 줄 태스크가 남아 있지 않습니다",
    nobody_takes: "큐가 가득 찼고, 꺼내 줄 태스크가 남아 있지 않습니다",
    nobody_is_done: |count| format!("항목 {count}개에 `done`(`task_done()`)이 빠졌고, 끝났다고 알릴 태스크가 남아 있지 않습니다"),
    holder_waits: |who, _| format!("이것을 쥔 {who}도 대기 중입니다"),
    holder_has_ended: |who, _| format!("이것을 쥔 {} 돌려주지 않고 끝났습니다", With(who, "이", "가")),
    nobody_releases: "남은 것이 없고, 놓아 줄 태스크도 남아 있지 않습니다",
    nobody_sets: "켜 줄 태스크가 남아 있지 않습니다",
    awaited_is_stuck: |who, _| format!("{who}도 막혀 있습니다"),
    nobody_ends_it: "끝내 줄 태스크가 남아 있지 않습니다",
    failed: |who, _, error| format!("{who}: 아무도 받지 않은 예외로 끝났습니다. {error}"),
    unretrieved: |who, _, error| format!("{who}: 예외로 끝났지만 await하는 곳이 없어 아무도 모릅니다. {error}"),
    more_alike: |count| format!("비슷한 것이 {count}개 더 있습니다."),
    awaited_was_cancelled: |who, whom, by| {
        let by = cancellation::by(by).map_or(String::new(), |by| format!(" 취소한 곳: {by}."));
        format!("{} 취소하지 않았는데도 CancelledError로 끝났습니다. await하던 {} 취소되었기 때문입니다.{by}", With(who, "은", "는"), With(whom, "이", "가"))
    },
    worker_held: |who, line, until, whom| {
        let until = until.map_or("실행이 끝날 때까지".into(), |until| format!("{until}까지"));
        let whom = if whom.is_empty() { String::new() } else { format!(" 그동안 작업자를 기다린 태스크: {whom}.") };
        format!("{} {line}행에서 맡긴 작업을 더 기다리지 않지만, 그 작업은 계속되어 {until} 작업자를 차지합니다.{whom}", With(who, "은", "는"))
    },
    left_running: |who, _| format!("{who}: 마지막 태스크가 끝날 때까지 실행 중이어서, 프로그램이 끝나며 취소되었습니다."),
    never_run: |def| format!("{def}: 실행하는 곳이 없습니다. await, spawn, gather 가운데 하나로 실행하세요."),
    tie: |who| format!("정확히 같은 순간에 준비된 태스크: {who}. 누가 먼저인지에 따라 로그가 달라집니다. 여기서는 등록한 순서이지만, 실제 컴퓨터에서는 운입니다."),
    lost_update: |Lost { what, whose, by, read_line, line, times }| {
        let often = if *times > 1 { format!(" 이런 일이 {times}번 일어납니다.") } else { String::new() };
        let (by, what, whose) = (With(by, "이", "가"), With(what, "을", "를"), With(whose, "이", "가"));
        format!("{by} {read_line}행에서 {what} 읽고, 다른 태스크에 차례를 넘긴 뒤, {line}행에서 옛 값으로 만든 것을 씁니다. 그 사이에 {whose} 쓴 것은 사라집니다.{often}")
    },
    use_lock: "읽기부터 쓰기까지 락 잡기",
    busy_wait: |who, rounds, line| {
        let who = With(who, "은", "는");
        format!("{who} {line}행의 반복을 {rounds}번 돌며 다시 보기만 합니다. 프로세서는 그동안 쉬지 못합니다. 이벤트나 큐, 락을 기다리세요.")
    },
    use_wait: "이벤트 기다리기",
    tie_in_one_pass: |who| format!("같은 순간에 둘 이상이 한꺼번에 준비된 태스크: {who}. asyncio는 이것들을 한 바퀴에 모두 실행하지만, 브라우저는 타이머 하나가 일으킨 일을 끝낸 다음에 다음 타이머로 넘어갑니다. 그에 따라 로그가 달라집니다."),
};
