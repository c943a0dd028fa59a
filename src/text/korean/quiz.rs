//! The questions of the quiz in Korean.

use super::particle::With;
use crate::text::QuizTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) const QUIZ: QuizTexts = QuizTexts {
    total: "걸리는 시간",
    print: "다음에 출력되는 줄",
    next: "다음에 실행되는 태스크",
    ends: "끝나는지",
    how_long: "얼마나 걸릴까요?",
    which_line: |last| match last {
        None => "가장 먼저 출력되는 줄은 무엇일까요?".into(),
        Some((line, time)) => format!("{time}에 “{line}” 줄이 출력됩니다. 다음에 출력되는 줄은 무엇일까요?"),
    },
    who_next: |task, line, time| format!("{time}에 {line}행까지 온 {} 루프를 내놓습니다. 루프는 다음으로 어느 태스크를 꺼낼까요?", With(task, "이", "가")),
    does_it_end: "이 실행은 끝날까요?",
    ways_to_end: ["예: 모든 태스크가 끝납니다", "아니요: 오지 않을 것을 기다립니다", "아니요: 끝없이 돕니다"],
    never: &["∞", "무한", "무한대", "영원히", "끝없이", "끝나지않음", "끝나지않는다", "끝나지않습니다", "안끝남", "안끝나요", "막힘"],
    guess_example: "7초",
    show_answer: "확인",
    skip: "건너뛰기",
    quiz_hint: "초 단위로, 또는 250ms, 1분 5초처럼 쓰세요. 끝나지 않으면 ∞입니다.",
    no_duration: "8, 2.5, 250ms처럼 시간을 쓰세요. 끝나지 않으면 ∞입니다.",
    chosen_right: |right| format!("“{right}”: 맞았습니다."),
    chosen_wrong: |said, right| format!("“{said}”: 아닙니다. 정답: “{right}”."),
    guessed_endless: |guess, answer| format!("예상 {guess}. 정답: {answer}."),
    guessed_right: |guess| format!("{guess}: 정확히 맞았습니다."),
    guessed_little: |guess, off| format!("{} 했습니다. {off} 모자랍니다.", With(guess, "이라고", "라고")),
    guessed_much: |guess, off| format!("{} 했습니다. {off} 많습니다.", With(guess, "이라고", "라고")),
};
