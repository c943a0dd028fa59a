//! What can be wrong with a script, and a stable code for each.

use super::grammar::{Expected, NameKind};

/// What is wrong at one place of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No task in the whole script.
    NoTask,
    /// A line of Python.
    PythonLine {
        /// What it is in the language: nothing, if it is not needed.
        script: String,
    },
    /// A whole Python program.
    PythonProgram {
        /// As much of it as the language can say.
        script: String,
    },
    /// The script is longer than `limits::SCRIPT_BYTES`.
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
    /// A name longer than `limits::NAME_CHARS`.
    NameTooLong,
    /// A keyword where a name belongs.
    KeywordAsName {
        /// The keyword.
        word: String,
    },
    /// `now`, `True`, … as the name of something else.
    ConstantAsName {
        /// The word.
        word: String,
    },
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
    /// `except:` or `finally:` without its `try:`, `elif:` or `else:` without its `if:`.
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
        found: NameKind,
        /// What belongs there.
        expected: Expected,
    },
    /// A variable that is set to text here and to a handle there.
    VariableOfTwoKinds {
        /// Its name.
        name: String,
    },
    /// A call without the argument that its def takes.
    MissingArgument {
        /// The def or function.
        name: String,
        /// How many it takes at least.
        least: usize,
        /// How many there are.
        given: usize,
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
    /// Blocks nested deeper than `limits::NESTING`.
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
    /// A duration over `limits::DURATION_US`.
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
    /// Something else where a value belongs.
    ExpectedExpression,
    /// `name=` before an argument.
    NamedArgument,
    /// A form of Python's expressions that the language does not have.
    PythonOnly {
        /// Its signs or words.
        form: &'static str,
    },
    /// Something else where a sign belongs.
    ExpectedSign {
        /// The sign.
        sign: &'static str,
    },
    /// A whole number that no value is.
    NumberTooLarge,
    /// An expression beyond `limits::OPERANDS` or `limits::EXPRESSION`.
    ExpressionTooDeep,
    /// `for x` without its `in`.
    ExpectedIn,
    /// `break` or `continue` outside a loop.
    OutsideLoop,
    /// `raise` outside an `except`.
    RaiseOutsideExcept,
    /// A word that is no error's name.
    UnknownError {
        /// The word.
        word: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// A word that is no function's name.
    UnknownFunction {
        /// The word.
        name: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// A def that is called in an expression.
    CallOutsideAwait {
        /// The def.
        name: String,
    },
    /// A value that is not known before anything runs.
    NotConstant,
    /// A second parameter of one name.
    DuplicateParameter {
        /// The name.
        name: String,
    },
    /// A parameter without a default behind one that has one.
    ParameterWithoutDefault {
        /// The name.
        name: String,
    },
    /// Something else where a text belongs.
    ExpectedText,
    /// More on the line after a complete statement or declaration.
    ExpectedEnd {
        /// What is complete.
        after: Complete,
    },
}

/// What can be complete before its line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complete {
    /// A declaration.
    Declaration,
    /// A statement.
    Statement,
}

impl Problem {
    /// A short name that never changes, for tools.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoTask => "no-task",
            Self::PythonLine { .. } => "python-line",
            Self::PythonProgram { .. } => "python-program",
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
            Self::ConstantAsName { .. } => "constant-as-name",
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
            Self::ExpectedExpression => "expected-expression",
            Self::NamedArgument => "named-argument",
            Self::PythonOnly { .. } => "python-only",
            Self::ExpectedSign { .. } => "expected-sign",
            Self::NumberTooLarge => "number-too-large",
            Self::ExpressionTooDeep => "expression-too-deep",
            Self::ExpectedIn => "expected-in",
            Self::OutsideLoop => "outside-loop",
            Self::RaiseOutsideExcept => "raise-outside-except",
            Self::UnknownError { .. } => "unknown-error",
            Self::UnknownFunction { .. } => "unknown-function",
            Self::CallOutsideAwait { .. } => "call-outside-await",
            Self::NotConstant => "not-constant",
            Self::DuplicateParameter { .. } => "duplicate-parameter",
            Self::ParameterWithoutDefault { .. } => "parameter-without-default",
            Self::ExpectedText => "expected-text",
            Self::ExpectedEnd { .. } => "expected-end",
        }
    }
}
