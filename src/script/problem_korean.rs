//! Every problem in Korean. A new one does not compile until it is said here, too.

use super::problem::{Problem, unknown_character};
use super::{Language, limits};

impl Problem {
    /// What is wrong and what to do, in a language; what stands between backticks is code.
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Korean => self.korean(),
        }
    }

    fn korean(&self) -> String {
        match self {
            Self::NoTask => "스크립트에는 태스크가 하나 이상 있어야 합니다. 예: `pasta: sleep 3`".into(),
            Self::ScriptTooLong => {
                format!("스크립트는 {} KiB를 넘을 수 없습니다", limits::SCRIPT_BYTES / 1024)
            }
            Self::TabIndent => "들여쓰기에 탭이 있습니다. 공백으로 들여 쓰세요".into(),
            Self::UnexpectedIndent => {
                "이 줄은 블록보다 깊게 들여 썼지만, 위에 `:`로 끝나는 머리줄이 없습니다".into()
            }
            Self::InconsistentIndent => {
                "이 들여쓰기는 둘러싼 어느 블록과도 맞지 않습니다. 그중 하나에 맞추세요".into()
            }
            Self::UnknownCharacter { character } => match unknown_character(*character) {
                Ok(instead) => {
                    format!("`{character}`: 여기에 쓸 수 없습니다. 대신 `{instead}` 기호를 쓰세요")
                }
                Err(Some(code)) => format!("U+{code:04X}: 여기에 쓸 수 없는, 보이지 않는 문자입니다"),
                Err(None) => format!("`{character}`: 텍스트 밖에는 쓸 수 없습니다"),
            },
            Self::UnclosedText => "텍스트가 닫히지 않았습니다. 같은 줄에서 `\"` 기호로 닫으세요".into(),
            Self::BadEscape => {
                "역슬래시는 `\"`, `\\`, `n`, `t` 앞에만 옵니다. 역슬래시 자체는 `\\\\` 두 개로 씁니다".into()
            }
            Self::BadBrace => {
                "텍스트 안의 중괄호는 `{name}` 꼴입니다. 중괄호 자체는 `{{` 또는 `}}` 두 개로 씁니다".into()
            }
            Self::UnknownName { name, nearest } => {
                format!("`{name}`: 그런 이름이 없습니다{}", suggestion(nearest.as_ref()))
            }
            Self::NumberOutsideInstances => {
                "`{n}`: 여러 개 가운데 몇 번째인지를 뜻합니다. `request x 3:`처럼 태스크의 개수를 적으세요".into()
            }
            Self::ExpectedName => "이름이 와야 합니다: 글자나 `_`, 그다음은 글자, 숫자, `_`".into(),
            Self::NameTooLong => format!("이름은 {}자를 넘을 수 없습니다", limits::NAME_CHARS),
            Self::KeywordAsName { word } => format!("`{word}`: 이 언어의 낱말입니다. 다른 이름을 쓰세요"),
            Self::NowAsName => "`now`: 언제나 시각을 뜻합니다. 다른 이름을 쓰세요".into(),
            Self::DuplicateName { name, first_line } => {
                format!("`{name}`: {first_line}행에서 이미 선언했습니다")
            }
            Self::DuplicateTitle => "제목은 하나뿐입니다. 이것을 지우세요".into(),
            Self::VariableIsDeclared { name } => {
                format!("`{name}`: 맨 바깥에서 선언한 이름입니다. 변수에는 다른 이름을 쓰세요")
            }
            Self::UnknownDeclaration { word, nearest } => {
                format!(
                    "`{word}`: 그런 선언이 없습니다. 태스크라면 `{word}: …` 꼴입니다{}",
                    suggestion(nearest.as_ref())
                )
            }
            Self::ExpectedDeclaration => "태스크가 와야 합니다. 예: `pasta: sleep 3`".into(),
            Self::StatementOutsideTask { word } => {
                format!("`{word}`: 태스크 안에 와야 합니다. 위에 `pasta:` 같은 머리줄을 두고 들여 쓰세요")
            }
            Self::DeclarationInsideBody { word } => {
                format!("`{word}`: 맨 바깥에 와야 합니다. 들여 쓰지 마세요")
            }
            Self::UnknownStatement { word, nearest } => {
                format!("`{word}`: 그런 문장이 없습니다{}", suggestion(nearest.as_ref()))
            }
            Self::ExpectedStatement => "문장이 와야 합니다. 예: `sleep 3`".into(),
            Self::ExpectedThreadWork => {
                "스레드는 `cpu` 또는 `block` 작업을 합니다. 예: `thread block 3`".into()
            }
            Self::ExpectedProcessWork => {
                "프로세스는 `cpu` 작업을 합니다. 예: `process cpu 3`. 작업자를 막으려면 `thread block` 문장을 쓰세요"
                    .into()
            }
            Self::ExpectedOnOrOff => "`on` 또는 `off` 중 하나가 와야 합니다".into(),
            Self::ExpectedStrategy => "`async`, `sync`, `threads`, `processes` 중 하나가 와야 합니다".into(),
            Self::DuplicateSetting { word } => {
                format!("`{word}`: 위에서 이미 정했습니다. 둘 중 하나를 지우세요")
            }
            Self::StrayClause { word } => {
                format!("`{word}:` 줄은 `try:` 블록 다음에, `try:` 줄과 같은 들여쓰기로 와야 합니다")
            }
            Self::TryWithoutClause => {
                "`try:` 블록 다음에는 `except:` 또는 `finally:` 줄이 있어야 합니다".into()
            }
            Self::WrongKind { name, found, expected } => {
                format!("`{name}`: 종류가 다릅니다 ({}). 와야 할 것: {}", kind(found), kind(expected))
            }
            Self::VariableOfTwoKinds { name } => {
                format!("`{name}`: 핸들이면서 텍스트 변수일 수는 없습니다. 이름을 둘로 나누세요")
            }
            Self::MissingArgument { name } => {
                format!("`{name}`: 인자가 하나 있어야 합니다. 예: `{name} \"a\"`")
            }
            Self::NeedlessArgument { name } => format!("`{name}`: 인자를 받지 않습니다"),
            Self::ReturnOutsideDef => {
                "`return` 문장은 `def` 안에 와야 합니다. 태스크의 값을 받을 곳이 없습니다".into()
            }
            Self::MissingColon => "여기에 `:` 기호가 와야 합니다. 머리줄은 이것으로 끝납니다".into(),
            Self::EmptyBody => "이 머리줄에 본문이 없습니다. `:` 다음이나 아랫줄에 들여 써서 적으세요".into(),
            Self::TwoBodies => "위 머리줄의 본문이 같은 줄에 이미 있습니다. 한쪽으로 합치세요".into(),
            Self::NestedHeader => "머리줄을 다른 머리줄의 줄에 둘 수 없습니다. 줄을 바꾸세요".into(),
            Self::NestingTooDeep => format!("블록은 {}단계까지만 겹칠 수 있습니다", limits::NESTING),
            Self::ExpectedDuration => "시간이 와야 합니다. 예: `3`, `250ms`, `2m`".into(),
            Self::BadDuration { raw } => {
                format!("`{raw}`: 시간이 아닙니다. `3`, `0.5s`, `250ms`, `2m`처럼 적으세요")
            }
            Self::NegativeDuration => "시간은 음수일 수 없습니다".into(),
            Self::FineDuration => "시간은 마이크로초(`0.001ms`)보다 잘게 나눌 수 없습니다".into(),
            Self::LongDuration => "시간은 24시간(`1440m`)을 넘을 수 없습니다".into(),
            Self::ExpectedCount => "자연수가 와야 합니다. 예: `3`".into(),
            Self::CountOutOfRange { least, most } => format!("{least}부터 {most}까지의 수여야 합니다"),
            Self::TooManyTasks => format!("태스크는 한꺼번에 {}개까지 살아 있을 수 있습니다", limits::TASKS),
            Self::ExpectedText => "따옴표로 묶은 텍스트가 와야 합니다. 예: `\"hello\"`".into(),
            Self::ExpectedEnd { .. } => "문장이 끝났으므로 줄이 끝나거나 `;` 기호가 와야 합니다".into(),
        }
    }
}

fn suggestion(nearest: Option<&String>) -> String {
    nearest.map_or(String::new(), |nearest| format!(". 혹시 `{nearest}` 아닌가요?"))
}

/// What a name can stand for, from its English word.
fn kind(english: &'static str) -> &'static str {
    match english {
        "a task" => "태스크",
        "a def" => "def",
        "a queue" => "큐",
        "a semaphore" => "세마포어",
        "a lock" => "락",
        "an event" => "이벤트",
        "a handle" => "핸들",
        "a variable" => "변수",
        "a def or a handle" => "def 또는 핸들",
        "a semaphore or a lock" => "세마포어 또는 락",
        other => other,
    }
}
