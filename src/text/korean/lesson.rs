//! Lessons, in Korean.

use crate::text::LessonTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) static LESSON: LessonTexts = LessonTexts {
    shown: &[
        ("lesson", "수업"),
        ("choose", "수업 만들기"),
        ("how", "수업에서 보여 줄 순서대로 시나리오를 누르세요. 수업은 페이지의 주소에 남습니다."),
        ("this", "지금 페이지에 있는 것 넣기"),
        ("earlier", "앞으로"),
        ("later", "뒤로"),
        ("remove", "빼기"),
        ("begin", "수업 시작"),
        ("copy", "수업 링크 복사"),
        ("copied", "복사했습니다"),
        ("refused", "브라우저가 클립보드를 내주지 않습니다. 이 링크를 복사하세요."),
        ("previous", "이전 시나리오 (Shift+Page Up)"),
        ("next", "다음 시나리오 (Shift+Page Down)"),
        ("leave", "수업 나가기"),
        ("black", "검은 화면 (B)"),
        ("isBlack", "검은 화면입니다. 아무 키나 누르면 돌아옵니다."),
        ("window", "두 번째 창"),
        ("blocked", "브라우저가 새 창을 막았습니다. 이 페이지에 허용한 뒤 다시 누르세요."),
        ("follows", "첫 번째 창을 그대로 따라갑니다."),
        ("gone", "첫 번째 창이 닫혔거나 발표가 끝났습니다. 마지막으로 보인 화면입니다."),
        ("fullScreen", "전체 화면"),
        ("cannot", "링크에 든 수업을 열 수 없습니다"),
    ],
    place: |at, count| format!("{count}개 중 {at}번째"),
    no_list: "링크에 든 것이 시나리오 목록이 아닙니다. 전달되는 동안 바뀐 것 같으니 다시 받아 주세요.",
    empty: "목록에 시나리오가 없습니다.",
    too_many: |most| format!("수업에 넣을 수 있는 시나리오는 {most}개까지입니다."),
    too_large: "수업이 링크에 담기에는 너무 큽니다(64 KiB까지).",
    no_source: |number| format!("목록의 {number}번째에 시나리오나 스크립트가 없거나 둘 다 있습니다."),
    setting: |number, key| format!("목록의 {number}번째: {key} 값이 올바르지 않습니다."),
    unknown: |number, id| format!("목록의 {number}번째: {id} 시나리오가 여기에는 없습니다. 더 새로운 판일 수 있으니 페이지를 새로고침하세요."),
};
