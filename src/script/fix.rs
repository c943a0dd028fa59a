//! What a click puts right.

use super::duration::plain_unit;
use super::lookalike::{TAB, mend};
use super::{Diagnostic, Problem, Span};

/// A change of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

impl Fix {
    /// A script with this change.
    pub fn applied(&self, source: &str) -> String {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        [&source[..start], &self.text, &source[end..]].concat()
    }
}

impl Diagnostic {
    /// What to write instead, if that is known.
    pub fn fix(&self, source: &str) -> Option<Fix> {
        let here = |text: String| Some(Fix { span: self.span, text });
        match &self.problem {
            Problem::PythonLine { script } if script.is_empty() => {
                Some(Fix { span: with_break(self.span.lines(source), source), text: String::new() })
            }
            Problem::PythonLine { script } => here(script.clone()),
            Problem::PythonProgram { script } => {
                Some(Fix { span: Span::new(0, source.len()), text: script.clone() })
            }
            Problem::UnknownName { nearest, .. }
            | Problem::UnknownDeclaration { nearest, .. }
            | Problem::UnknownStatement { nearest, .. }
            | Problem::UnknownError { nearest, .. }
            | Problem::UnknownFunction { nearest, .. } => nearest.clone().and_then(here),
            Problem::ExpectedSign { sign } => {
                Some(Fix { span: Span { end: self.span.start, ..self.span }, text: (*sign).into() })
            }
            Problem::NamedArgument => here(String::new()),
            Problem::PythonOnly { form: "is" } => here("==".into()),
            Problem::PythonOnly { form: "is not" } => here("!=".into()),
            // What is meant by one sign may depend on another: a text has two.
            Problem::UnknownCharacter { .. } => {
                let span = self.span.lines(source);
                let text = mend(span.of(source), TAB, true);
                (text != span.of(source)).then_some(Fix { span, text })
            }
            Problem::TabIndent => {
                Some(Fix { span: Span::new(0, source.len()), text: mend(source, TAB, false) })
            }
            Problem::BadDuration { raw } => plain_unit(raw).and_then(here),
            Problem::MissingColon => {
                Some(Fix { span: Span { start: self.span.end, ..self.span }, text: ":".into() })
            }
            Problem::NoTask
            | Problem::ScriptTooLong
            | Problem::UnexpectedIndent
            | Problem::InconsistentIndent
            | Problem::UnclosedText
            | Problem::BadEscape
            | Problem::BadBrace
            | Problem::NumberOutsideInstances
            | Problem::ExpectedName
            | Problem::NameTooLong
            | Problem::KeywordAsName { .. }
            | Problem::ConstantAsName { .. }
            | Problem::DuplicateName { .. }
            | Problem::DuplicateTitle
            | Problem::VariableIsDeclared { .. }
            | Problem::ExpectedDeclaration
            | Problem::StatementOutsideTask { .. }
            | Problem::DeclarationInsideBody { .. }
            | Problem::ExpectedStatement
            | Problem::ExpectedThreadWork
            | Problem::ExpectedProcessWork
            | Problem::ExpectedOnOrOff
            | Problem::ExpectedStrategy
            | Problem::DuplicateSetting { .. }
            | Problem::StrayClause { .. }
            | Problem::TryWithoutClause
            | Problem::WrongKind { .. }
            | Problem::VariableOfTwoKinds { .. }
            | Problem::MissingArgument { .. }
            | Problem::NeedlessArgument { .. }
            | Problem::ReturnOutsideDef
            | Problem::EmptyBody
            | Problem::TwoBodies
            | Problem::NestedHeader
            | Problem::NestingTooDeep
            | Problem::ExpectedDuration
            | Problem::NegativeDuration
            | Problem::FineDuration
            | Problem::LongDuration
            | Problem::ExpectedCount
            | Problem::CountOutOfRange { .. }
            | Problem::TooManyTasks
            | Problem::ExpectedText
            | Problem::ExpectedExpression
            | Problem::NumberTooLarge
            | Problem::ExpressionTooDeep
            | Problem::ExpectedIn
            | Problem::OutsideLoop
            | Problem::RaiseOutsideExcept
            | Problem::CallOutsideAwait { .. }
            | Problem::NotConstant
            | Problem::DuplicateParameter { .. }
            | Problem::ParameterWithoutDefault { .. }
            | Problem::PythonOnly { .. }
            | Problem::ExpectedEnd { .. } => None,
        }
    }
}

/// A line and the break behind it.
fn with_break(line: Span, source: &str) -> Span {
    let has_break = source[line.end as usize..].starts_with('\n');
    Span { end: line.end + u32::from(has_break), ..line }
}
