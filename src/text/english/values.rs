//! Values in English.

use crate::text::ValueTexts;

pub(super) const VALUES: ValueTexts = ValueTexts {
    python_only: |form| format!("`{form}` is Python's alone, not this language's"),
    named_argument: "an argument is told by its place: write the value alone, in the order of the parameters",
    expected_expression: "expected a value here: a number, a text, a name, `[…]` or `(…)`",
    expected_sign: |sign| format!("expected `{sign}` here"),
    number_too_large: "whole numbers go from -9223372036854775808 to 9223372036854775807, without zeros before them",
    expression_too_deep: |operators, depth| {
        format!("an expression has at most {operators} operators, and nests at most {depth} deep")
    },
    expected_in: "expected `in` here, as in `for x in xs`",
    outside_loop: "this belongs in a loop: `for`, `while`, `repeat` or `forever`",
    raise_outside_except: "`raise` belongs in an `except`, whose error it raises again; `fail ValueError \"…\"` raises a new one",
    unknown_error: |word, nearest| match nearest {
        Some(nearest) => format!("there is no error `{word}`; did you mean `{nearest}`?"),
        None => format!("there is no error `{word}`; there are `ValueError`, `TimeoutError`, `OSError` and others"),
    },
    unknown_function: |name, nearest| match nearest {
        Some(nearest) => format!("there is no function `{name}`; did you mean `{nearest}`?"),
        None => format!(
            "there is no function `{name}`; there are `len`, `min`, `max`, `round`, `int`, `float`, `str` and `range`"
        ),
    },
    call_outside_await: |name| format!("`{name}` is a def: write `await {name}(…) as x`, and use `x`"),
    not_constant: "expected a number, a text, `True`, `False`, `None` or a list of such: nothing runs before this is known",
    duplicate_parameter: |name| format!("there are two parameters `{name}`"),
    parameter_without_default: |name| format!("`{name}` needs a default, too: it follows a parameter that has one"),
    most_work: |most| format!("a run makes and looks through at most {most} bytes of texts and lists"),
    large_integer: "whole numbers end at 64 bits here (Python's do not)",
    large_value: "a text or a list takes at most 16 MB",
    deep_list: "lists stand in each other at most 200 deep",
    old_format: "`%` puts no values into a text here; write `{x}` in it",
};
