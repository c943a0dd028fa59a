//! Which sentence a problem is.

use std::fmt;

use super::grammar::{Expected, NameKind};
use super::limits;
use super::lookalike::{is_space, meant};
use super::problem::{Complete, Problem};
use crate::text::{KindTexts, Language, ProblemTexts, Texts};

impl Problem {
    /// What is wrong and what to do, in a language; what stands between backticks is code.
    pub fn text(&self, language: Language) -> String {
        let Texts { problems: texts, values, .. } = language.texts();
        match self {
            Self::NoTask => texts.no_task.into(),
            Self::PythonLine { script } => {
                (texts.python_line)(Some(&**script).filter(|script| !script.is_empty()))
            }
            Self::PythonProgram { .. } => texts.python_program.into(),
            Self::ScriptTooLong => (texts.script_too_long)(limits::SCRIPT_BYTES / 1024),
            Self::TabIndent => texts.tab_indent.into(),
            Self::UnexpectedIndent => texts.unexpected_indent.into(),
            Self::InconsistentIndent => texts.inconsistent_indent.into(),
            Self::UnknownCharacter { character } => unknown_character(*character, texts),
            Self::UnclosedText => texts.unclosed_text.into(),
            Self::BadEscape => texts.bad_escape.into(),
            Self::BadBrace => texts.bad_brace.into(),
            Self::UnknownName { name, nearest } => (texts.unknown_name)(name, nearest.as_deref()),
            Self::NumberOutsideInstances => texts.number_outside_instances.into(),
            Self::ExpectedName => texts.expected_name.into(),
            Self::NameTooLong => (texts.name_too_long)(limits::NAME_CHARS),
            Self::KeywordAsName { word } => (texts.keyword_as_name)(word),
            Self::ConstantAsName { word } => (texts.constant_as_name)(word),
            Self::DuplicateName { name, first_line } => (texts.duplicate_name)(name, *first_line),
            Self::DuplicateTitle => texts.duplicate_title.into(),
            Self::VariableIsDeclared { name } => (texts.variable_is_declared)(name),
            Self::UnknownDeclaration { word, nearest } => {
                (texts.unknown_declaration)(word, nearest.as_deref())
            }
            Self::ExpectedDeclaration => texts.expected_declaration.into(),
            Self::StatementOutsideTask { word } => (texts.statement_outside_task)(word),
            Self::DeclarationInsideBody { word } => (texts.declaration_inside_body)(word),
            Self::UnknownStatement { word, nearest } => (texts.unknown_statement)(word, nearest.as_deref()),
            Self::ExpectedStatement => texts.expected_statement.into(),
            Self::ExpectedThreadWork => texts.expected_thread_work.into(),
            Self::ExpectedProcessWork => texts.expected_process_work.into(),
            Self::ExpectedOnOrOff => texts.expected_on_or_off.into(),
            Self::ExpectedStrategy => texts.expected_strategy.into(),
            Self::DuplicateSetting { word } => (texts.duplicate_setting)(word),
            Self::StrayClause { word } => {
                let of_if = matches!(&**word, "elif" | "else");
                (texts.stray_clause)(word, if of_if { "if …:" } else { "try:" })
            }
            Self::TryWithoutClause => texts.try_without_clause.into(),
            Self::WrongKind { name, found, expected } => {
                (texts.wrong_kind)(name, found.text(&texts.kinds), expected.text(&texts.kinds))
            }
            Self::VariableOfTwoKinds { name } => (texts.variable_of_two_kinds)(name),
            Self::MissingArgument { name, least, given } => (texts.missing_argument)(name, *least, *given),
            Self::NeedlessArgument { name } => (texts.needless_argument)(name),
            Self::ReturnOutsideDef => texts.return_outside_def.into(),
            Self::MissingColon => texts.missing_colon.into(),
            Self::EmptyBody => texts.empty_body.into(),
            Self::TwoBodies => texts.two_bodies.into(),
            Self::NestedHeader => texts.nested_header.into(),
            Self::NestingTooDeep => (texts.nesting_too_deep)(limits::NESTING),
            Self::ExpectedDuration => texts.expected_duration.into(),
            Self::BadDuration { raw } => (texts.bad_duration)(raw),
            Self::NegativeDuration => texts.negative_duration.into(),
            Self::FineDuration => texts.fine_duration.into(),
            Self::LongDuration => texts.long_duration.into(),
            Self::ExpectedCount => texts.expected_count.into(),
            Self::CountOutOfRange { least, most } => (texts.count_out_of_range)(*least, *most),
            Self::ExpectedExpression => values.expected_expression.into(),
            Self::NamedArgument => values.named_argument.into(),
            Self::PythonOnly { form } => (values.python_only)(form),
            Self::ExpectedSign { sign } => (values.expected_sign)(sign),
            Self::NumberTooLarge => values.number_too_large.into(),
            Self::ExpressionTooDeep => (values.expression_too_deep)(limits::OPERANDS, limits::EXPRESSION),
            Self::ExpectedIn => values.expected_in.into(),
            Self::OutsideLoop => values.outside_loop.into(),
            Self::RaiseOutsideExcept => values.raise_outside_except.into(),
            Self::UnknownError { word, nearest } => (values.unknown_error)(word, nearest.as_deref()),
            Self::UnknownFunction { name, nearest } => (values.unknown_function)(name, nearest.as_deref()),
            Self::CallOutsideAwait { name } => (values.call_outside_await)(name),
            Self::NotConstant => values.not_constant.into(),
            Self::DuplicateParameter { name } => (values.duplicate_parameter)(name),
            Self::ParameterWithoutDefault { name } => (values.parameter_without_default)(name),
            Self::TooManyTasks => (texts.too_many_tasks)(limits::TASKS),
            Self::ExpectedText => texts.expected_text.into(),
            Self::ExpectedEnd { after: Complete::Declaration } => texts.expected_end_of_declaration.into(),
            Self::ExpectedEnd { after: Complete::Statement } => texts.expected_end_of_statement.into(),
        }
    }
}

/// In English, as the command line says it.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::default()))
    }
}

impl NameKind {
    fn text(self, kinds: &KindTexts) -> &'static str {
        match self {
            Self::Task => kinds.task,
            Self::Def => kinds.def,
            Self::Queue => kinds.queue,
            Self::Semaphore => kinds.semaphore,
            Self::Lock => kinds.lock,
            Self::Event => kinds.event,
            Self::Shared => kinds.shared,
            Self::Handle => kinds.handle,
            Self::Handles => kinds.handles,
            Self::Variable => kinds.variable,
        }
    }
}

impl Expected {
    fn text(self, kinds: &KindTexts) -> &'static str {
        match self {
            Self::Queue => kinds.queue,
            Self::Guard => kinds.guard,
            Self::Event => kinds.event,
            Self::Def | Self::Awaitable | Self::Gatherable => kinds.awaitable,
            Self::Handle => kinds.spawned,
            Self::Printable => kinds.printable,
            Self::Value => kinds.value,
        }
    }
}

/// Of a character that belongs to no token: what to write instead, if that is known, or its code, if nobody sees it.
fn unknown_character(character: char, texts: &ProblemTexts) -> String {
    match (character, meant(character)) {
        (c, _) if is_space(c) => (texts.no_space)(c.into()),
        (c, _) if c.is_control() => (texts.control_character)(c.into()),
        (c, Some(sign)) => (texts.use_instead)(c, sign.encode_utf8(&mut [0; 4])),
        (c, None) => (texts.unknown_character)(c),
    }
}
