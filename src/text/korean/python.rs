//! Python programs, in Korean.

use crate::text::PythonTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) const PYTHON: PythonTexts = PythonTexts {
    script: "스크립트",
    python: "Python",
    meant: "Python으로 나타낸 스크립트",
    edit: "Python으로 편집",
    stands_for: |line, text| format!("스크립트 {line}행: {text}"),
    fetching: |loaded, total| format!("Python을 받는 중(처음 한 번): {total} MB 중 {loaded} MB"),
    running: "CPython이 프로그램을 실행하고 있습니다…",
    runs_there: "CPython에서 실제 시계로 실행합니다",
    line: |line| format!("{line}행"),
    unreachable: "Python 실행 환경을 불러오지 못했습니다. 스크립트는 그대로 실행됩니다. 프로그램을 고치거나 페이지를 새로 고치면 다시 시도합니다.",
    not_here: "이 단일 파일은 스크립트만 실행합니다. Python 프로그램은 호스트에 올린 페이지에서 실행됩니다.",
    refused: "이 브라우저에서는 프로그램을 외부와 격리해 실행할 수 없어 실행하지 않았습니다.",
    silent: "너무 오래 끝나지 않아 여기에서 중단했습니다.",
    memory: "프로그램이 페이지가 쓸 수 있는 것보다 많은 메모리를 써서 종료했습니다.",
    crashed: "프로그램 때문에 Python 자체가 종료되었습니다. 다음 프로그램은 새로 실행됩니다.",
    not_a_run: "프로그램이 실행 결과가 아닌 것을 보내 종료했습니다.",
    stopped: "중지했습니다.",
};
