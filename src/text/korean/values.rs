//! Values in Korean.

use crate::text::ValueTexts;

pub(super) const VALUES: ValueTexts = ValueTexts {
    python_only: |form| format!("`{form}`: 파이썬에만 있고 이 언어에는 없습니다"),
    named_argument: "인자는 자리로 정해집니다: 이름 없이 값만 매개변수 순서대로 쓰세요",
    expected_expression: "여기에 값이 와야 합니다: 숫자, 텍스트, 이름, `[…]`, `(…)`",
    expected_sign: |sign| format!("여기에 `{sign}` 기호가 와야 합니다"),
    number_too_large: "정수는 -9223372036854775808부터 9223372036854775807까지이며, 앞에 영을 붙이지 않습니다",
    expression_too_deep: |operators, depth| {
        format!("식 하나에 연산자는 {operators}개까지, 괄호는 {depth}단계까지 쓸 수 있습니다")
    },
    expected_in: "여기에 `in`이 와야 합니다. 예: `for x in xs`",
    outside_loop: "이 문장은 `for`, `while`, `repeat`, `forever` 반복 안에 와야 합니다",
    raise_outside_except: "`raise` 문장은 `except` 안에서 그 오류를 다시 일으킵니다. 새 오류는 `fail ValueError \"…\"`로 일으킵니다",
    unknown_error: |word, nearest| match nearest {
        Some(nearest) => format!("`{word}`: 없는 오류입니다. `{nearest}`인가요?"),
        None => format!("`{word}`: 없는 오류입니다. `ValueError`, `TimeoutError`, `OSError` 등이 있습니다"),
    },
    unknown_function: |name, nearest| match nearest {
        Some(nearest) => format!("`{name}`: 없는 함수입니다. `{nearest}`인가요?"),
        None => format!(
            "`{name}`: 없는 함수입니다. `len`, `min`, `max`, `round`, `int`, `float`, `str`, `range`가 있습니다"
        ),
    },
    call_outside_await: |name| format!("`{name}`: def입니다. `await {name}(…) as x`라고 쓰고 `x`를 쓰세요"),
    not_constant: "숫자, 텍스트, `True`, `False`, `None` 또는 이들의 목록이 와야 합니다. 실행하기 전에 정해져 있어야 하는 값입니다",
    duplicate_parameter: |name| format!("매개변수 `{name}` 이름이 둘입니다"),
    parameter_without_default: |name| format!("`{name}`: 기본값이 있는 매개변수 다음이므로 기본값이 있어야 합니다"),
    most_work: |most| format!("실행이 만들거나 훑는 텍스트와 목록은 모두 합쳐 {most}바이트까지입니다"),
    large_integer: "정수는 64비트까지입니다(파이썬에는 한계가 없습니다)",
    large_value: "텍스트나 목록 하나는 16MB까지입니다",
    deep_list: "목록은 200단계까지 겹칠 수 있습니다",
    old_format: "`%`로는 텍스트에 값을 넣지 않습니다. 텍스트 안에 `{x}`라고 쓰세요",
};
