//! What can be wrong with a script: a stable code each, and a message that says what was expected.

use std::fmt;

use super::limits;

/// What is wrong at one place of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No task in the whole script.
    NoTask,
    /// The script is longer than [`limits::SCRIPT_BYTES`].
    ScriptTooLong,
    /// A tab in the indentation.
    TabIndent,
    /// A line indented deeper than its block, without a header above it.
    UnexpectedIndent,
    /// A line indented like none of the blocks around it.
    InconsistentIndent,
    /// Characters that belong to no token.
    UnknownCharacter {
        /// The first of them.
        character: char,
    },
    /// A text without its closing quote.
    UnclosedText,
    /// A backslash before something else than `"`, `\`, `n` or `t`.
    BadEscape,
    /// A brace in a text that is neither `{name}` nor doubled.
    BadBrace,
    /// A name in braces that the body does not know.
    UnknownName {
        /// The name.
        name: String,
        /// The nearest name that it knows.
        nearest: Option<String>,
    },
    /// `{n}` where there are no instances to number.
    NumberOutsideInstances,
    /// Something else where a name belongs.
    ExpectedName,
    /// A name longer than [`limits::NAME_CHARS`].
    NameTooLong,
    /// A keyword where a name belongs.
    KeywordAsName {
        /// The keyword.
        word: String,
    },
    /// `now`, which is always the time, used as a name for something else.
    NowAsName,
    /// A second declaration of one name.
    DuplicateName {
        /// The name.
        name: String,
        /// The line of the first one.
        first_line: u32,
    },
    /// A second `title`.
    DuplicateTitle,
    /// A variable that has the name of a declaration.
    VariableIsDeclared {
        /// The name.
        name: String,
    },
    /// A line at the top level that declares nothing.
    UnknownDeclaration {
        /// Its first word.
        word: String,
        /// The nearest word that would declare something.
        nearest: Option<String>,
    },
    /// Something else where a declaration begins.
    ExpectedDeclaration,
    /// A statement outside any task.
    StatementOutsideTask {
        /// Its keyword.
        word: String,
    },
    /// A declaration inside a body.
    DeclarationInsideBody {
        /// Its keyword.
        word: String,
    },
    /// A line in a body that is no statement.
    UnknownStatement {
        /// Its first word.
        word: String,
        /// The nearest keyword.
        nearest: Option<String>,
    },
    /// Something else where a statement begins.
    ExpectedStatement,
    /// Something else where a pool's work belongs: `cpu` or `block`.
    ExpectedThreadWork,
    /// Something else where a process's work belongs: `cpu`.
    ExpectedProcessWork,
    /// Something else than `on` or `off`.
    ExpectedOnOrOff,
    /// Something else than a strategy.
    ExpectedStrategy,
    /// A setting that was made before.
    DuplicateSetting {
        /// Its keyword.
        word: String,
    },
    /// `except:` or `finally:` without its `try:`.
    StrayClause {
        /// The keyword.
        word: String,
    },
    /// `try:` without `except:` and `finally:`.
    TryWithoutClause,
    /// A name that stands for something else than what belongs there.
    WrongKind {
        /// The name.
        name: String,
        /// What it stands for.
        found: &'static str,
        /// What belongs there.
        expected: &'static str,
    },
    /// A variable that is set to text here and to a handle there.
    VariableOfTwoKinds {
        /// Its name.
        name: String,
    },
    /// A call without the argument that its def takes.
    MissingArgument {
        /// The def.
        name: String,
    },
    /// An argument to something that takes none.
    NeedlessArgument {
        /// What takes none.
        name: String,
    },
    /// `return` in a task.
    ReturnOutsideDef,
    /// A header without its colon.
    MissingColon,
    /// A header without a body.
    EmptyBody,
    /// A header with a body on its line and another below it.
    TwoBodies,
    /// A header on the line of another header.
    NestedHeader,
    /// Blocks nested deeper than [`limits::NESTING`].
    NestingTooDeep,
    /// Something else where a duration belongs.
    ExpectedDuration,
    /// A number with something that is no unit.
    BadDuration {
        /// What stands there.
        raw: String,
    },
    /// A duration below zero.
    NegativeDuration,
    /// A duration finer than a microsecond.
    FineDuration,
    /// A duration over [`limits::DURATION_US`].
    LongDuration,
    /// Something else where a whole number belongs.
    ExpectedCount,
    /// A whole number out of its range.
    CountOutOfRange {
        /// The least that is allowed.
        least: u32,
        /// The most that is allowed.
        most: u32,
    },
    /// More tasks than may be alive at once.
    TooManyTasks,
    /// Something else where a text belongs.
    ExpectedText,
    /// More on the line after a complete statement.
    ExpectedEnd {
        /// What the statement was.
        after: &'static str,
    },
}

impl Problem {
    /// A short name that never changes, for tools.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoTask => "no-task",
            Self::ScriptTooLong => "script-too-long",
            Self::TabIndent => "tab-indent",
            Self::UnexpectedIndent => "unexpected-indent",
            Self::InconsistentIndent => "inconsistent-indent",
            Self::UnknownCharacter { .. } => "unknown-character",
            Self::UnclosedText => "unclosed-text",
            Self::BadEscape => "bad-escape",
            Self::BadBrace => "bad-brace",
            Self::UnknownName { .. } => "unknown-name",
            Self::NumberOutsideInstances => "number-outside-instances",
            Self::ExpectedName => "expected-name",
            Self::NameTooLong => "name-too-long",
            Self::KeywordAsName { .. } => "keyword-as-name",
            Self::NowAsName => "now-as-name",
            Self::DuplicateName { .. } => "duplicate-name",
            Self::DuplicateTitle => "duplicate-title",
            Self::VariableIsDeclared { .. } => "variable-is-declared",
            Self::UnknownDeclaration { .. } => "unknown-declaration",
            Self::ExpectedDeclaration => "expected-declaration",
            Self::StatementOutsideTask { .. } => "statement-outside-task",
            Self::DeclarationInsideBody { .. } => "declaration-inside-body",
            Self::UnknownStatement { .. } => "unknown-statement",
            Self::ExpectedStatement => "expected-statement",
            Self::ExpectedThreadWork => "expected-thread-work",
            Self::ExpectedProcessWork => "expected-process-work",
            Self::ExpectedOnOrOff => "expected-on-or-off",
            Self::ExpectedStrategy => "expected-strategy",
            Self::DuplicateSetting { .. } => "duplicate-setting",
            Self::StrayClause { .. } => "stray-clause",
            Self::TryWithoutClause => "try-without-clause",
            Self::WrongKind { .. } => "wrong-kind",
            Self::VariableOfTwoKinds { .. } => "variable-of-two-kinds",
            Self::MissingArgument { .. } => "missing-argument",
            Self::NeedlessArgument { .. } => "needless-argument",
            Self::ReturnOutsideDef => "return-outside-def",
            Self::MissingColon => "missing-colon",
            Self::EmptyBody => "empty-body",
            Self::TwoBodies => "two-bodies",
            Self::NestedHeader => "nested-header",
            Self::NestingTooDeep => "nesting-too-deep",
            Self::ExpectedDuration => "expected-duration",
            Self::BadDuration { .. } => "bad-duration",
            Self::NegativeDuration => "negative-duration",
            Self::FineDuration => "fine-duration",
            Self::LongDuration => "long-duration",
            Self::ExpectedCount => "expected-count",
            Self::CountOutOfRange { .. } => "count-out-of-range",
            Self::TooManyTasks => "too-many-tasks",
            Self::ExpectedText => "expected-text",
            Self::ExpectedEnd { .. } => "expected-end",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTask => f.write_str("a script needs at least one task, such as `pasta: sleep 3`"),
            Self::ScriptTooLong => write!(f, "a script is at most {} KiB long", limits::SCRIPT_BYTES / 1024),
            Self::TabIndent => f.write_str("a tab in the indentation; indent with spaces"),
            Self::UnexpectedIndent => {
                f.write_str("this line is indented deeper than its block, but no header above it ends in `:`")
            }
            Self::InconsistentIndent => {
                f.write_str("this indentation fits none of the blocks around it; line it up with one of them")
            }
            Self::UnknownCharacter { character } => unknown_character_in_english(f, *character),
            Self::UnclosedText => f.write_str("this text is not closed; end it with `\"` on the same line"),
            Self::BadEscape => f.write_str(
                "a backslash stands before `\"`, `\\`, `n` or `t`; for the backslash itself write `\\\\`",
            ),
            Self::BadBrace => f.write_str(
                "a brace in text is `{name}`, with a name in it; for the brace itself write `{{` or `}}`",
            ),
            Self::UnknownName { name, nearest } => {
                write!(f, "nothing here is called `{name}`")?;
                suggestion(f, nearest.as_ref())
            }
            Self::NumberOutsideInstances => f.write_str(
                "`{n}` is the number of an instance; give the task instances, such as `request x 3:`",
            ),
            Self::ExpectedName => {
                f.write_str("expected a name: a letter or `_`, then letters, digits or `_`")
            }
            Self::NameTooLong => write!(f, "a name has at most {} characters", limits::NAME_CHARS),
            Self::KeywordAsName { word } => {
                write!(f, "`{word}` is a word of the language; choose another name")
            }
            Self::NowAsName => f.write_str("`now` is always the time; choose another name"),
            Self::DuplicateName { name, first_line } => {
                write!(f, "`{name}` is already declared in line {first_line}")
            }
            Self::DuplicateTitle => f.write_str("a script has one title; remove this one"),
            Self::VariableIsDeclared { name } => {
                write!(f, "`{name}` is declared at the top level; choose another name for the variable")
            }
            Self::UnknownDeclaration { word, nearest } => {
                write!(f, "`{word}` declares nothing; a task is `{word}: …`")?;
                suggestion(f, nearest.as_ref())
            }
            Self::ExpectedDeclaration => f.write_str("expected a task, such as `pasta: sleep 3`"),
            Self::StatementOutsideTask { word } => {
                write!(
                    f,
                    "`{word}` belongs inside a task; put a header above it, such as `pasta:`, and indent it"
                )
            }
            Self::DeclarationInsideBody { word } => {
                write!(f, "`{word}` belongs at the top level; do not indent it")
            }
            Self::UnknownStatement { word, nearest } => {
                write!(f, "there is no statement `{word}`")?;
                suggestion(f, nearest.as_ref())
            }
            Self::ExpectedStatement => f.write_str("expected a statement, such as `sleep 3`"),
            Self::ExpectedThreadWork => {
                f.write_str("a thread runs `cpu` or `block`, such as `thread block 3`")
            }
            Self::ExpectedProcessWork => f.write_str(
                "a process runs `cpu`, such as `process cpu 3`; to block a worker, use `thread block`",
            ),
            Self::ExpectedOnOrOff => f.write_str("expected `on` or `off`"),
            Self::ExpectedStrategy => f.write_str("expected `async`, `sync`, `threads` or `processes`"),
            Self::DuplicateSetting { word } => {
                write!(f, "`{word}` is already set above; remove one of the two")
            }
            Self::StrayClause { word } => {
                write!(f, "`{word}:` follows a `try:` block, indented like the `try:`")
            }
            Self::TryWithoutClause => {
                f.write_str("a `try:` needs an `except:` or a `finally:` after its block")
            }
            Self::WrongKind { name, found, expected } => {
                write!(f, "`{name}` is {found}; expected {expected}")
            }
            Self::VariableOfTwoKinds { name } => {
                write!(f, "`{name}` cannot be both a handle and a variable for text; use two names")
            }
            Self::MissingArgument { name } => {
                write!(f, "`{name}` takes an argument, such as `{name} \"a\"`")
            }
            Self::NeedlessArgument { name } => write!(f, "`{name}` takes no argument"),
            Self::ReturnOutsideDef => {
                f.write_str("`return` belongs in a `def`; a task has nobody to return to")
            }
            Self::MissingColon => f.write_str("expected `:` here; a header ends in one"),
            Self::EmptyBody => {
                f.write_str("this header has no body; write statements after the `:` or indented below it")
            }
            Self::TwoBodies => {
                f.write_str("the header above has its body on its own line; move one of the two to the other")
            }
            Self::NestedHeader => {
                f.write_str("a header cannot stand on the line of another; put it on a line of its own")
            }
            Self::NestingTooDeep => write!(f, "blocks nest at most {} deep", limits::NESTING),
            Self::ExpectedDuration => f.write_str("expected a duration, such as `3`, `250ms` or `2m`"),
            Self::BadDuration { raw } => {
                write!(f, "`{raw}` is not a duration; write a number, such as `3`, `0.5s`, `250ms` or `2m`")
            }
            Self::NegativeDuration => f.write_str("a duration cannot be negative"),
            Self::FineDuration => f.write_str("a duration cannot be finer than a microsecond (`0.001ms`)"),
            Self::LongDuration => f.write_str("a duration is at most 24 hours (`1440m`)"),
            Self::ExpectedCount => f.write_str("expected a whole number, such as `3`"),
            Self::CountOutOfRange { least, most } => write!(f, "this number must be from {least} to {most}"),
            Self::TooManyTasks => write!(f, "at most {} tasks can be alive at once", limits::TASKS),
            Self::ExpectedText => f.write_str("expected text in quotes, such as `\"hello\"`"),
            Self::ExpectedEnd { after } => {
                write!(f, "expected the end of the line or `;` after {after}")
            }
        }
    }
}

fn suggestion(f: &mut fmt::Formatter<'_>, nearest: Option<&String>) -> fmt::Result {
    nearest.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
}

/// What to write instead of a character, if it is known. If not: its code, if it is one that nobody sees.
pub(super) fn unknown_character(character: char) -> Result<&'static str, Option<u32>> {
    match character {
        c if looks_like_space(c) || c.is_control() => Err(Some(c as u32)),
        '“' | '”' | '„' | '＂' | '«' | '»' | '\'' | '‘' | '’' | '`' => Ok("\""),
        '：' => Ok(":"),
        '；' => Ok(";"),
        '，' => Ok(","),
        '＃' => Ok("#"),
        _ => Err(None),
    }
}

fn looks_like_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200f}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

fn unknown_character_in_english(f: &mut fmt::Formatter<'_>, character: char) -> fmt::Result {
    match unknown_character(character) {
        Ok(instead) => write!(f, "`{character}` has no place here; use `{instead}`"),
        Err(Some(code)) if looks_like_space(character) => {
            write!(f, "U+{code:04X} looks like a space but is none; use a plain space")
        }
        Err(Some(code)) => write!(f, "the control character U+{code:04X} has no place here"),
        Err(None) => write!(f, "`{character}` has no place outside text"),
    }
}
