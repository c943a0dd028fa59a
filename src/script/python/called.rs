//! What a line of Python is called by, for whoever tells of it.

use super::highlight::is_keyword;
use super::tokens::{is_word, tokens, without_comment};

/// The first function that a line calls, as it is called there; if it calls none, all that the line says.
pub fn called(line: &str) -> &str {
    let code = without_comment(line).trim();
    let mut before = "";
    for pair in tokens(code).unwrap_or_default().windows(2) {
        let [name, next] = pair else { continue };
        let is_name = name.starts_with(is_word) && !is_keyword(name) && !matches!(before, "def" | "class");
        if is_name && *next == "(" {
            return name;
        }
        before = name;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_called_by_what_it_calls_first() {
        for (line, name) in [
            ("    time.sleep(3)  # 3 s (really)", "time.sleep"),
            ("r = requests.get(url)", "requests.get"),
            ("return sum(i * i for i in range(x))", "sum"),
            ("if (fib(30) > 2): pass", "fib"),
            ("async def f(): time.sleep(2)", "time.sleep"),
            ("while time.perf_counter() < end: pass", "time.perf_counter"),
            ("x = 10 ** 10_000_000  # long", "x = 10 ** 10_000_000"),
            ("print(\"time.sleep(1)\")", "print"),
            ("x = \"open", "x = \"open"),
            ("", ""),
        ] {
            assert_eq!(called(line), name, "{line}");
        }
    }
}
