//! Expressions to what a machine computes: names to what they stand for.

use super::super::expr::word_value;
use super::super::grammar::NameKind;
use super::super::names::Name;
use super::super::program::{Expr, Question, QuestionWord, Template, TemplatePart};
use super::super::syntax::{self, ExprKind, UnaryOp};
use super::super::text::{Insert, Segment, Text};
use super::Lowering;
use crate::value::{Function, Value};

impl Lowering<'_> {
    pub(super) fn expr(&self, expr: &syntax::Expr) -> Expr {
        if let Some(value) = expr.constant().filter(|_| !self.hides_words()) {
            return Expr::Constant(value);
        }
        match &expr.kind {
            ExprKind::Int(int) => Expr::Constant(Value::Int(*int)),
            ExprKind::Float(float) => Expr::Constant(Value::Float(*float)),
            ExprKind::Text(text) => match text.plain() {
                Some(plain) => Expr::Constant(plain.into()),
                None => Expr::Text(self.template(text)),
            },
            ExprKind::Name(name) => self.value(name),
            ExprKind::List(items) => Expr::List(self.exprs(items)),
            ExprKind::Unary(op, of) => {
                let of = Box::new(self.expr(of));
                match op {
                    UnaryOp::Minus => Expr::Minus(of),
                    UnaryOp::Plus => Expr::Plus(of),
                    UnaryOp::Not => Expr::Not(of),
                }
            }
            ExprKind::Binary(op, two) => Expr::Binary(*op, self.two(two)),
            ExprKind::Logic(logic, two) => Expr::Logic(*logic, self.two(two)),
            ExprKind::Index(two) => Expr::Index(self.two(two)),
            ExprKind::Compare(first, others) => {
                let others = others.iter().map(|(comparison, other)| (*comparison, self.expr(other)));
                Expr::Compare(Box::new(self.expr(first)), others.collect())
            }
            ExprKind::Call(name, arguments) => self.function(name, arguments),
        }
    }

    fn exprs(&self, exprs: &[syntax::Expr]) -> Vec<Expr> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    fn two(&self, [left, right]: &[syntax::Expr; 2]) -> Box<[Expr; 2]> {
        Box::new([self.expr(left), self.expr(right)])
    }

    /// Whether a variable is named as a word of expressions.
    fn hides_words(&self) -> bool {
        self.body.variables.iter().any(|name| word_value(name).is_some())
    }

    /// What a name stands for here.
    pub(super) fn kind(&self, name: &Name) -> Option<NameKind> {
        self.declared.get(name.text.as_str()).map(|declared| declared.kind).or_else(|| {
            let slot = self.slot(name)?;
            Some(self.kinds.get(slot as usize).copied().unwrap_or(NameKind::Variable))
        })
    }

    /// A name's value; checked to have one.
    pub(super) fn value(&self, name: &Name) -> Expr {
        if let Some(slot) = self.slot(name) {
            return Expr::Variable(slot);
        }
        if self.kind(name) == Some(NameKind::Shared) && !(self.numbered && name.text == "n") {
            return Expr::Shared(self.index(name));
        }
        match name.text.as_str() {
            "n" => Expr::Instance,
            "now" => Expr::Now,
            word => Expr::Constant(word_value(word).unwrap_or(Value::None)),
        }
    }

    fn function(&self, name: &Name, arguments: &[syntax::Expr]) -> Expr {
        if let (Some(question), [of]) = (QuestionWord::parse(&name.text), arguments)
            && let Some(question) = self.question(question, of)
        {
            return Expr::Ask(question);
        }
        match Function::parse(&name.text) {
            Some(function) => Expr::Call(function, self.exprs(arguments)),
            None => Expr::Constant(Value::None),
        }
    }

    fn question(&self, word: QuestionWord, of: &syntax::Expr) -> Option<Question> {
        let queue = || {
            let ExprKind::Name(name) = &of.kind else { return None };
            (self.kind(name) == Some(NameKind::Queue)).then(|| self.index(name))
        };
        let name = || if let ExprKind::Name(name) = &of.kind { Some(name) } else { None };
        Some(match word {
            QuestionWord::Len => Question::Len(queue()?),
            QuestionWord::Empty => Question::Empty(queue()?),
            QuestionWord::Full => Question::Full(queue()?),
            QuestionWord::Peek => Question::Peek(queue()?),
            QuestionWord::Locked => Question::Locked(self.guard(name()?)),
            QuestionWord::IsSet => Question::IsSet(self.index(name()?)),
            QuestionWord::Done => Question::Done(Box::new(self.expr(of))),
            QuestionWord::Cancelled => Question::Cancelled(Box::new(self.expr(of))),
        })
    }

    pub(super) fn template(&self, text: &Text) -> Template {
        let pieces = text.segments.iter().map(|segment| match segment {
            Segment::Plain(plain) => TemplatePart::Plain(plain.as_str().into()),
            Segment::Value(insert) => self.insert(insert),
        });
        pieces.collect()
    }

    fn insert(&self, insert: &Insert) -> TemplatePart {
        if let Some(name) = insert.plain_name() {
            if let Some(slot) = self.slot(name) {
                return TemplatePart::Variable(slot);
            }
            let is_number = self.numbered && name.text == "n";
            if self.kind(name) == Some(NameKind::Queue) && !is_number {
                return TemplatePart::Queue(self.index(name));
            }
            if name.text == "now" {
                return TemplatePart::Now;
            }
        }
        TemplatePart::Value {
            value: self.expr(&insert.expr),
            repr: insert.repr,
            spec: insert.spec.as_str().into(),
        }
    }
}
