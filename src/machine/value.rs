//! Expressions computed: variables, what is asked of asyncio, texts with their values put in.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::Write;
use std::rc::Rc;

use super::{Machine, error};
use crate::script::program::{Body, Expr, Guard, Question, QueueId, Template, TemplatePart};
use crate::script::syntax::Logic;
use crate::trace::TaskId;
use crate::value::{self, BinaryOp, ErrorKind, Raised, Value};

impl Machine {
    /// What an expression comes to.
    #[inline]
    pub(super) fn evaluate(&mut self, id: TaskId, expr: &Expr, body: &Body) -> value::Result {
        if let Expr::Constant(value) = expr { Ok(value.clone()) } else { self.computed(id, expr, body) }
    }

    #[inline(never)]
    fn computed(&mut self, id: TaskId, expr: &Expr, body: &Body) -> value::Result {
        self.in_scope(id, body, false, |scope| scope.value(expr).map(Cow::into_owned))
    }

    /// Whether it is true.
    #[inline]
    pub(super) fn is_true(&mut self, id: TaskId, expr: &Expr, body: &Body) -> value::Result<bool> {
        if let Some(is_true) = self.tasks[id.index()].frame.compares_whole(expr) {
            return Ok(is_true);
        }
        self.in_scope(id, body, false, |scope| scope.truth(expr))
    }

    /// The arguments of a call; `in_comprehension` if that is where it stands.
    pub(super) fn arguments(
        &mut self,
        id: TaskId,
        exprs: &[Expr],
        body: &Body,
        in_comprehension: bool,
    ) -> value::Result<Vec<Value>> {
        self.in_scope(id, body, in_comprehension, |scope| {
            exprs.iter().map(|expr| scope.value(expr).map(Cow::into_owned)).collect()
        })
    }

    /// Python's `str()` of what an expression comes to.
    #[inline]
    pub(super) fn text(&mut self, id: TaskId, expr: &Expr, body: &Body) -> value::Result<Rc<str>> {
        self.in_scope(id, body, false, |scope| scope.text(expr))
    }

    /// A span's label with its values. It is no part of the program, so what fails in it does not fail the program.
    pub(super) fn label(&mut self, template: &Template, body: &Body, id: TaskId) -> Option<Rc<str>> {
        if !self.recorder.keeps_events() {
            return None;
        }
        // Nor does it bring the run nearer to a limit, for a run in short has no labels.
        let before = (self.letters, self.work, self.next_stop);
        let label = self.in_scope(id, body, false, |scope| {
            scope.render(template).unwrap_or_else(|_| {
                let pieces = template.iter().map(|piece| scope.render(std::slice::from_ref(piece)));
                pieces.map(|piece| piece.unwrap_or_else(|_| "?".into())).collect()
            })
        });
        (self.letters, self.work, self.next_stop) = before;
        Some(label.into())
    }

    #[inline]
    fn in_scope<T>(
        &mut self,
        id: TaskId,
        body: &Body,
        in_comprehension: bool,
        compute: impl FnOnce(&Scope) -> T,
    ) -> T {
        let (letters, work) = (Cell::new(0), Cell::new(0));
        let scope = Scope { machine: self, id, body, in_comprehension, letters: &letters, work: &work };
        let result = compute(&scope);
        if letters.get() | work.get() != 0 {
            self.charge(letters.get(), work.get());
        }
        result
    }

    /// Counts what was put together. Past a limit nothing runs after this statement: a text that is put into itself doubles.
    pub(super) fn charge(&mut self, letters: usize, work: usize) {
        self.letters += letters;
        self.work = self.work.saturating_add(work);
        if self.letters > super::limits::LETTERS || self.work > super::limits::WORK {
            self.next_stop = self.statements;
        }
    }
}

/// What an expression can see.
struct Scope<'a> {
    machine: &'a Machine,
    id: TaskId,
    body: &'a Body,
    in_comprehension: bool,
    /// Bytes of text that were put together.
    letters: &'a Cell<usize>,
    /// Bytes that were looked at or copied otherwise.
    work: &'a Cell<usize>,
}

impl Scope<'_> {
    fn value<'e>(&'e self, expr: &'e Expr) -> value::Result<Cow<'e, Value>> {
        Ok(Cow::Owned(match expr {
            Expr::Constant(value) => return Ok(Cow::Borrowed(value)),
            Expr::Variable(slot) => {
                let variable = self.machine.tasks[self.id.index()].variable(*slot);
                return variable.map(Cow::Borrowed).ok_or_else(|| {
                    let name = &self.body.variables[*slot as usize];
                    if self.in_comprehension { error::unbound_around(name) } else { error::unbound(name) }
                });
            }
            Expr::Shared(shared) => return Ok(Cow::Borrowed(&self.machine.shared[*shared as usize])),
            Expr::Binary(op, two) => self.binary(*op, two)?,
            Expr::Compare(..) | Expr::Not(_) => Value::Bool(self.truth(expr)?),
            Expr::Logic(logic, two) => {
                let first = self.value(&two[0])?;
                return if first.truth() == (*logic == Logic::Or) { Ok(first) } else { self.value(&two[1]) };
            }
            Expr::Instance => Value::Int(i64::from(self.machine.tasks[self.id.index()].instance)),
            Expr::Now => Value::Float(seconds(self.machine.now_us)),
            Expr::Text(template) => {
                let text = self.render(template)?;
                self.letters.set(self.letters.get() + text.len());
                Value::from(text)
            }
            Expr::List(items) => {
                let items = items.iter().map(|item| self.value(item).map(Cow::into_owned));
                self.made(Value::list(items.collect::<Result<_, _>>()?)?)
            }
            Expr::Minus(of) => self.value(of)?.negate()?,
            Expr::Plus(of) => self.value(of)?.plus()?,
            Expr::Index(two) => {
                let (of, at) = (self.looked_at(&two[0])?, self.value(&two[1])?);
                of.index(&at)?
            }
            Expr::Call(function, arguments) => {
                let arguments = arguments.iter().map(|of| self.looked_at(of).map(Cow::into_owned));
                function.call(&arguments.collect::<Result<Vec<_>, _>>()?)?
            }
            Expr::Ask(question) => self.answer(question)?,
        }))
    }

    #[inline]
    fn binary(&self, op: BinaryOp, two: &[Expr; 2]) -> value::Result {
        let (a, b) = (self.value(&two[0])?, self.value(&two[1])?);
        let value = value::binary(op, &a, &b)?;
        Ok(self.made(value))
    }

    /// Notes how much was copied to make a value.
    #[inline]
    fn made(&self, value: Value) -> Value {
        if let Value::Text(_) | Value::List(_) = value {
            self.note(&value);
        }
        value
    }

    /// A value that somebody goes through.
    fn looked_at<'e>(&'e self, expr: &'e Expr) -> value::Result<Cow<'e, Value>> {
        let value = self.value(expr)?;
        self.note(&value);
        Ok(value)
    }

    fn note(&self, value: &Value) {
        self.work.set(self.work.get().saturating_add(value.weight()));
    }

    /// Python's `str()` of what an expression comes to. Text that is there already costs nothing.
    fn text(&self, expr: &Expr) -> value::Result<Rc<str>> {
        let text = if let Expr::Text(template) = expr {
            self.render(template)?
        } else {
            let value = self.value(expr)?;
            if let Value::Text(text) = &*value {
                return Ok(Rc::from(&***text));
            }
            value.to_string()
        };
        self.letters.set(self.letters.get() + text.len());
        Ok(text.into())
    }

    fn truth(&self, expr: &Expr) -> value::Result<bool> {
        if let Expr::Not(of) = expr {
            return self.truth(of).map(|is| !is);
        }
        let Expr::Compare(first, others) = expr else { return self.value(expr).map(|value| value.truth()) };
        let mut left = self.value(first)?;
        for (comparison, other) in others {
            let right = self.value(other)?;
            if left.weight() | right.weight() != 0 {
                self.note(&left);
                self.note(&right);
            }
            if !value::compare(*comparison, &left, &right)? {
                return Ok(false);
            }
            left = right;
        }
        Ok(true)
    }

    fn answer(&self, question: &Question) -> value::Result {
        let queue = |queue: &QueueId| &self.machine.queues[*queue as usize];
        Ok(match question {
            Question::Len(of) => Value::Int(i64::try_from(queue(of).items().len()).unwrap_or(i64::MAX)),
            Question::Empty(of) => Value::Bool(queue(of).items().len() == 0),
            Question::Full(of) => Value::Bool(queue(of).is_full()),
            Question::Peek(of) => queue(of).items().next().cloned().unwrap_or(Value::None),
            Question::Locked(Guard::Lock(lock)) => Value::Bool(self.machine.is_locked(*lock)),
            Question::Locked(Guard::Semaphore(of)) => Value::Bool(self.machine.is_semaphore_locked(*of)),
            Question::IsSet(event) => Value::Bool(self.machine.events[*event as usize].is_raised()),
            Question::Done(of) => Value::Bool(self.machine.is_done(self.task(of, "done")?)),
            Question::Cancelled(of) => Value::Bool(self.machine.is_cancelled(self.task(of, "cancelled")?)),
        })
    }

    fn task(&self, of: &Expr, asked: &str) -> value::Result<TaskId> {
        let value = self.value(of)?;
        handle(&value).ok_or_else(|| no_attribute(&value, asked))
    }

    /// A text with its values.
    fn render(&self, template: &[TemplatePart]) -> value::Result<String> {
        let mut text = String::new();
        for piece in template {
            // A String takes all that is written to it.
            let _ = match piece {
                TemplatePart::Plain(plain) => text.write_str(plain),
                TemplatePart::Variable(slot) => {
                    write!(text, "{}", self.value(&Expr::Variable(*slot))?.as_ref())
                }
                TemplatePart::Now => write!(text, "{:.2}", seconds(self.machine.now_us)),
                TemplatePart::Queue(queue) => {
                    let items = self.machine.queues[*queue as usize].items().map(Value::repr);
                    write!(text, "[{}]", items.collect::<Vec<_>>().join(", "))
                }
                TemplatePart::Value { value, repr, spec } => {
                    let value = self.looked_at(value)?;
                    let repr = repr.then(|| Value::from(value.repr()));
                    write!(text, "{}", value::format(repr.as_ref().unwrap_or(&value), spec)?)
                }
            };
        }
        Ok(text)
    }
}

/// The task that a value is the handle of.
pub(super) fn handle(value: &Value) -> Option<TaskId> {
    if let Value::Task(task) = value { Some(TaskId(*task)) } else { None }
}

/// `value.attribute` where there is none.
pub(super) fn no_attribute(value: &Value, attribute: &str) -> Raised {
    let message = format!("'{}' object has no attribute '{attribute}'", value.type_name());
    Raised::new(ErrorKind::AttributeError, message)
}

/// A time as Python has it.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 µs, 285 years")]
fn seconds(us: crate::trace::Micros) -> f64 {
    us as f64 / 1e6
}
