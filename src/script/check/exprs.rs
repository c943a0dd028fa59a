//! Expressions: their names have values, their functions are there and take what they are given.

use super::super::diagnostic::Problems;
use super::super::grammar::{Expected, NameKind};
use super::super::names::Name;
use super::super::program::QuestionWord;
use super::super::suggest::nearest;
use super::super::syntax::{Expr, ExprKind};
use super::super::text::Text;
use super::super::{Problem, Span};
use super::BodyNames;
use crate::value::Function;

impl BodyNames<'_> {
    /// `each` is a variable that only this expression has.
    pub(super) fn expr(&self, expr: &Expr, each: Option<&Name>, problems: &mut Problems) {
        self.part(expr, each, Expected::Value, problems);
    }

    pub(super) fn text(&self, text: &Text, each: Option<&Name>, problems: &mut Problems) {
        for value in text.values() {
            match value.plain_name() {
                Some(name) => self.value(name, each, Expected::Printable, problems),
                None => self.part(&value.expr, each, Expected::Printable, problems),
            }
        }
    }

    fn part(&self, expr: &Expr, each: Option<&Name>, expected: Expected, problems: &mut Problems) {
        let mut part = |of: &Expr| self.part(of, each, expected, problems);
        match &expr.kind {
            ExprKind::Int(_) | ExprKind::Float(_) => {}
            ExprKind::Text(text) => self.text(text, each, problems),
            ExprKind::Name(name) => {
                // In an expression a queue is no list of its items.
                let is_queue = self.stands_for(name, NameKind::Queue);
                let expected = if is_queue { Expected::Value } else { expected };
                self.value(name, each, expected, problems);
            }
            ExprKind::List(items) => items.iter().for_each(part),
            ExprKind::Unary(_, of) => part(of),
            ExprKind::Binary(_, two) | ExprKind::Logic(_, two) | ExprKind::Index(two) => {
                two.iter().for_each(part);
            }
            ExprKind::Compare(first, others) => {
                part(first);
                others.iter().for_each(|(_, other)| part(other));
            }
            ExprKind::Call(name, arguments) => self.function(name, arguments, each, expected, problems),
        }
    }

    /// A name that has a value.
    fn value(&self, name: &Name, each: Option<&Name>, expected: Expected, problems: &mut Problems) {
        let is_each = each.is_some_and(|each| each.text == name.text);
        if is_each || name.text == "now" || self.fits(name, expected) {
            return;
        }
        if super::super::expr::word_value(&name.text).is_some() && self.is_word(name) {
            return;
        }
        if name.text == "n" && !self.variables.contains_key("n") && !self.declared.contains_key("n") {
            if !self.has_instances {
                problems.report(name.span, Problem::NumberOutsideInstances);
            }
            return;
        }
        if name.text == "n" && self.has_instances && expected == Expected::Printable {
            return;
        }
        let variables = self.known(&[NameKind::Variable]);
        let others = if expected == Expected::Printable { NameKind::Queue } else { NameKind::Handle };
        let kinds = [NameKind::Shared, others];
        let known = variables.chain(self.known(&kinds)).chain(["now"]);
        problems.report(name.span, self.misfit(name, expected, known));
    }

    fn function(
        &self,
        name: &Name,
        arguments: &[Expr],
        each: Option<&Name>,
        expected: Expected,
        problems: &mut Problems,
    ) {
        let alone = match arguments {
            [Expr { kind: ExprKind::Name(name), .. }] => Some(name),
            _ => None,
        };
        if let Some(question) = QuestionWord::parse(&name.text) {
            let kinds = question.asks().kinds();
            let asks = alone.filter(|alone| kinds.iter().any(|kind| self.stands_for(alone, *kind)));
            let is_function = Function::parse(&name.text).is_some();
            if question.asks().takes_variables() && arguments.len() == 1 {
                return self.part(&arguments[0], each, Expected::Value, problems);
            }
            if asks.is_some() {
                return;
            }
            if !is_function {
                return match alone {
                    Some(alone) => {
                        let known = self.known(kinds);
                        problems.report(alone.span, self.misfit(alone, question.asks(), known));
                    }
                    None => wrong_number(name, arguments, (1, 1), problems),
                };
            }
        }
        let Some(function) = Function::parse(&name.text) else {
            let declared = self.declared.get(name.text.as_str()).map(|declared| declared.kind);
            let problem = if declared == Some(NameKind::Def) {
                Problem::CallOutsideAwait { name: name.text.clone() }
            } else {
                let functions = Function::ALL.into_iter().map(Function::word);
                let words = functions.chain(QuestionWord::ALL.into_iter().map(QuestionWord::word));
                Problem::UnknownFunction { name: name.text.clone(), nearest: nearest(&name.text, words) }
            };
            return problems.report(name.span, problem);
        };
        // How many handles there are can be told, handles cannot.
        let expected = if function == Function::Len { Expected::Value } else { expected };
        for argument in arguments {
            self.part(argument, each, expected, problems);
        }
        let arity = (*function.arity().start(), *function.arity().end());
        if !(arity.0..=arity.1).contains(&arguments.len()) {
            wrong_number(name, arguments, arity, problems);
        }
    }
}

/// So many arguments are not what a function takes.
fn wrong_number(name: &Name, arguments: &[Expr], (least, most): (usize, usize), problems: &mut Problems) {
    let name_of = name.text.clone();
    match arguments.get(most) {
        Some(first) if arguments.len() > most => {
            let last = arguments.last().map_or(first.span, |last| last.span);
            let span = Span { end: last.end, ..first.span };
            problems.report(span, Problem::NeedlessArgument { name: name_of });
        }
        _ if arguments.len() < least => {
            let given = arguments.len();
            problems.report(name.span, Problem::MissingArgument { name: name_of, least, given });
        }
        _ => problems.report(name.span, Problem::NeedlessArgument { name: name_of }),
    }
}
