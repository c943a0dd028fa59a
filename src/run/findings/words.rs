//! What findings say, in each language. A text that is missing in one is a compile error.

use crate::script::program::{Guard, Op};
use crate::text::Language;

/// The sentences, from names and figures.
pub(super) struct Words {
    pub(super) two: fn(&str, &str) -> String,
    pub(super) three: fn(&str, &str, &str) -> String,
    pub(super) more: fn(&str, &str, usize) -> String,
    pub(super) seconds: fn(&str) -> String,
    pub(super) blocked: fn(&Blocked) -> String,
    pub(super) use_thread: &'static str,
    pub(super) use_process: &'static str,
    pub(super) one_by_one: fn(usize) -> String,
    pub(super) use_gather: &'static str,
    pub(super) waits_for: fn(&str, &str, u32, &str) -> String,
    pub(super) waits: fn(&str) -> String,
    pub(super) more_wait: fn(usize) -> String,
    /// Why nobody comes to end the wait of a statement.
    pub(super) why: fn(&Op) -> Option<&'static str>,
    pub(super) nobody: &'static str,
    pub(super) failed: fn(&str, &str) -> String,
    pub(super) unretrieved: fn(&str, &str) -> String,
    pub(super) left_running: fn(&str, usize) -> String,
    pub(super) never_run: fn(&str) -> String,
    pub(super) tie: fn(&str) -> String,
}

/// A statement that held the loop.
pub(super) struct Blocked {
    pub(super) who: String,
    /// Whether it blocked; if not, it computed.
    pub(super) blocking: bool,
    pub(super) line: u32,
    pub(super) longest: String,
    pub(super) times: usize,
    pub(super) whom: String,
    pub(super) worst: String,
}

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Korean => &KOREAN,
        }
    }
}

static ENGLISH: Words = Words {
    two: |a, b| format!("{a} and {b}"),
    three: |a, b, c| format!("{a}, {b} and {c}"),
    more: |a, b, more| format!("{a}, {b} and {more} more"),
    seconds: |seconds| format!("{seconds} s"),
    blocked: |Blocked { who, blocking, line, longest, times, whom, worst }| {
        let word = if *blocking { "block" } else { "cpu" };
        let often = if *times > 1 { format!(", {times} times") } else { String::new() };
        format!(
            "{who}’s {word} in line {line} holds the only thread for {longest}{often}: {whom} could not run meanwhile, \
             up to {worst} in all."
        )
    },
    use_thread: "Use thread block",
    use_process: "Use process cpu",
    one_by_one: |count| {
        format!(
            "These {count} awaits share nothing, yet each waits for the one before; together they would take as long \
             as the longest."
        )
    },
    use_gather: "Use gather",
    waits_for: |who, on, line, why| format!("{who} waits for {on} in line {line}: {why}."),
    waits: |who| format!("{who} waits, and nothing will wake it."),
    more_wait: |count| format!(" So do {count} more."),
    why: |op| {
        Some(match op {
            Op::Get { .. } => "nobody is left to put anything into it",
            Op::Put { .. } => "it is full, and nobody is left to take anything out",
            Op::Join(_) => "not every item is done, and nobody is left to say so",
            Op::Acquire { target: Guard::Lock(_), .. } => "whoever holds it has ended or waits itself",
            Op::Acquire { .. } => "nobody is left to release it",
            Op::WaitEvent(_) => "nobody is left to set it",
            Op::AwaitHandle { .. } | Op::Gather { .. } | Op::EnterGroup => "what it waits for is stuck, too",
            _ => return None,
        })
    },
    nobody: "nobody is left to end that",
    failed: |who, error| format!("{who} ends with {error}, which nothing caught."),
    unretrieved: |who, error| format!("{who} ends with {error}, and nobody awaits it to find out."),
    left_running: |who, count| {
        let (verb, them) = if count == 1 { ("was", "it") } else { ("were", "them") };
        format!(
            "{who} {verb} still running when the last task ended, and the end of the program cancelled {them}."
        )
    },
    never_run: |def| format!("Nothing runs {def}: await it, spawn it or gather it."),
    tie: |who| {
        format!(
            "{who} become ready at the very same moment, and the log depends on who is first. Here it is the order of \
             registration; on a real machine it is luck."
        )
    },
};

// Sentences without particles after names: which one it is depends on how a name ends.
static KOREAN: Words = Words {
    two: |a, b| format!("{a}, {b}"),
    three: |a, b, c| format!("{a}, {b}, {c}"),
    more: |a, b, more| format!("{a}, {b} 외 {more}개"),
    seconds: |seconds| format!("{seconds}초"),
    blocked: |Blocked { who, blocking, line, longest, times, whom, worst }| {
        let word = if *blocking { "block이" } else { "cpu가" };
        let often = if *times > 1 { format!("씩 {times}번") } else { String::new() };
        format!(
            "{who}: {line}행의 {word} 하나뿐인 스레드를 {longest}{often} 붙잡습니다. 그동안 실행하지 못한 태스크: {whom} \
             (가장 오래 밀린 시간 {worst})."
        )
    },
    use_thread: "thread block으로 바꾸기",
    use_process: "process cpu로 바꾸기",
    one_by_one: |count| {
        format!(
            "서로 상관없는 await {count}개가 앞의 것이 끝나기를 하나씩 기다립니다. 함께 하면 가장 긴 것만큼만 걸립니다."
        )
    },
    use_gather: "gather로 바꾸기",
    waits_for: |who, on, line, why| format!("{who}: {line}행에서 {on} 대기 중. {why}."),
    waits: |who| format!("{who}: 대기 중이고, 깨울 것이 없습니다."),
    more_wait: |count| format!(" 그 밖에 {count}개도 마찬가지입니다."),
    why: |op| {
        Some(match op {
            Op::Get { .. } => "무엇을 넣어 줄 태스크가 남아 있지 않습니다",
            Op::Put { .. } => "큐가 가득 찼고, 꺼내 줄 태스크가 남아 있지 않습니다",
            Op::Join(_) => "끝나지 않은 항목이 있고, 끝났다고 알릴 태스크가 남아 있지 않습니다",
            Op::Acquire { target: Guard::Lock(_), .. } => {
                "락을 쥔 태스크가 이미 끝났거나 스스로 기다리고 있습니다"
            }
            Op::Acquire { .. } => "놓아 줄 태스크가 남아 있지 않습니다",
            Op::WaitEvent(_) => "켜 줄 태스크가 남아 있지 않습니다",
            Op::AwaitHandle { .. } | Op::Gather { .. } | Op::EnterGroup => "기다리는 대상도 멈춰 있습니다",
            _ => return None,
        })
    },
    nobody: "끝내 줄 태스크가 남아 있지 않습니다",
    failed: |who, error| format!("{who}: 아무도 받지 않은 예외로 끝났습니다. {error}"),
    unretrieved: |who, error| format!("{who}: 예외로 끝났지만 await하는 곳이 없어 아무도 모릅니다. {error}"),
    left_running: |who, _| {
        format!("{who}: 마지막 태스크가 끝날 때까지 실행 중이어서, 프로그램이 끝나며 취소되었습니다.")
    },
    never_run: |def| format!("{def}: 실행하는 곳이 없습니다. await, spawn, gather 가운데 하나로 실행하세요."),
    tie: |who| {
        format!(
            "정확히 같은 순간에 준비된 태스크: {who}. 누가 먼저인지에 따라 로그가 달라집니다. 여기서는 등록한 순서이지만, \
             실제 컴퓨터에서는 운입니다."
        )
    },
};
