//! Who cancelled a task, in Korean.

use super::particle::With;
use crate::text::{Cancelled, Canceller, TaskRef};

/// In a few words; nothing, if it is not known.
pub(super) fn by(canceller: Canceller) -> Option<String> {
    Some(match canceller {
        Canceller::Unknown => return None,
        Canceller::Task(who, line) => format!("{who}, {line}행"),
        Canceller::Timeout(line) => format!("{line}행의 timeout"),
        Canceller::GroupMember(who, line) => format!("그룹, {} 실패해서, {line}행", With(who, "이", "가")),
        Canceller::GroupOwner(who, line) => format!("그룹, {who}의 예외 때문에, {line}행"),
        Canceller::MainEnd => "asyncio.run, 스크립트의 마지막 태스크가 끝나서".into(),
    })
}

pub(super) fn cancelled_by(Cancelled { by: canceller, awaited, landed }: &Cancelled) -> String {
    let by = by(*canceller).map_or(String::new(), |by| format!("({by})"));
    let whole = match awaited {
        None => format!("취소됨{by}"),
        Some(awaited) => format!("await하던 {} 취소되어 함께 취소됨{by}", With(awaited, "이", "가")),
    };
    match landed {
        0 => format!("{whole}, 첫 문장을 실행하기 전"),
        line => format!("{whole}, {line}행에서 CancelledError를 받음"),
    }
}

/// A step.
pub(super) fn cancels(task: TaskRef, canceller: Canceller, through: Option<TaskRef>) -> String {
    let awaits = through.map_or(String::new(), |through| format!("{} await하는 ", With(through, "이", "가")));
    let whom = format!("{awaits}{}", With(task, "을", "를"));
    let subject = |by| With(TaskRef(by), "이", "가");
    let told = match canceller {
        Canceller::Unknown => format!("{} 취소됩니다.", With(task, "이", "가")),
        Canceller::Task(by, line) => format!("{} {whom} 취소합니다({line}행).", subject(by)),
        Canceller::Timeout(line) => format!("{line}행의 timeout이 끝나 {whom} 취소합니다."),
        Canceller::GroupMember(by, line) => {
            format!("{} 실패해서({line}행), 그룹이 {whom} 취소합니다.", subject(by))
        }
        Canceller::GroupOwner(by, line) => {
            format!("{}에서 난 예외 때문에({line}행), 그룹이 {whom} 취소합니다.", TaskRef(by))
        }
        Canceller::MainEnd => {
            format!("스크립트의 마지막 태스크가 끝나, `asyncio.run`이 {whom} 취소합니다.")
        }
    };
    format!("{told} 다음 단계에서 `CancelledError`를 받습니다.")
}
