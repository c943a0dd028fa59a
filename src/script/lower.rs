//! The syntax tree to a program. Only for scripts in which [`super::check`] found nothing.

use std::sync::Arc;

use super::program::{Body, Instruction, Op, Piece, Program, Slot, TaskSpec, Template};
use super::span::LineIndex;
use super::syntax::{Script, Statement, StatementKind, Task};
use super::text::{Part, Text};

pub(super) fn lower(script: &Script, lines: &LineIndex) -> Program {
    Program {
        title: script.title.as_ref().map(plain),
        tasks: script.tasks.iter().map(|task| lower_task(task, lines)).collect(),
    }
}

/// A title: no names are known in it, so there is only plain text.
fn plain(text: &Text) -> Arc<str> {
    let pieces = text.parts.iter().map(|part| match part {
        Part::Plain(plain) => plain.as_str(),
        Part::Value(_) => "",
    });
    pieces.collect::<String>().into()
}

fn lower_task(task: &Task, lines: &LineIndex) -> TaskSpec {
    let mut lowering = Lowering { lines, body: Body::default(), depth: 0 };
    lowering.variables(&task.body);
    lowering.statements(&task.body);
    TaskSpec {
        name: task.name.text.as_str().into(),
        instances: task.instances.map(|(count, _)| count),
        every_us: task.every,
        body: lowering.body,
    }
}

struct Lowering<'a> {
    lines: &'a LineIndex<'a>,
    body: Body,
    /// How many loops are around the statement being lowered.
    depth: u32,
}

impl Lowering<'_> {
    /// Gives every variable that the body sets a slot. Set anywhere, it is local everywhere, as in Python.
    fn variables(&mut self, statements: &[Statement]) {
        for statement in statements {
            if let StatementKind::Repeat { index, body, .. } = &statement.kind {
                if let Some(name) = index
                    && self.slot(&name.text).is_none()
                {
                    self.body.variables.push(name.text.as_str().into());
                }
                self.variables(body);
            }
        }
    }

    fn slot(&self, name: &str) -> Option<Slot> {
        self.body.variables.iter().position(|known| **known == *name).map(index)
    }

    fn emit(&mut self, line: u32, op: Op) -> usize {
        self.body.code.push(Instruction { op, line });
        self.body.code.len() - 1
    }

    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            let line = self.lines.line(statement.span.start);
            match &statement.kind {
                StatementKind::Spend { how, us, label } => {
                    let label = label.as_ref().map(|label| self.template(label));
                    self.emit(line, Op::Spend { how: *how, us: *us, label });
                }
                StatementKind::Yield => {
                    self.emit(line, Op::Yield);
                }
                StatementKind::Print(text) => {
                    let text = self.template(text);
                    self.emit(line, Op::Print(text));
                }
                StatementKind::Repeat { times, index, body } => {
                    let slot = index.as_ref().and_then(|name| self.slot(&name.text));
                    self.repeat(line, *times, slot, body);
                }
            }
        }
    }

    fn repeat(&mut self, line: u32, times: u32, slot: Option<Slot>, body: &[Statement]) {
        let counter = self.depth;
        self.depth += 1;
        self.body.counters = self.body.counters.max(self.depth);
        self.emit(line, Op::EnterRepeat { counter });
        let next = self.emit(line, Op::NextRound { counter, times, index: slot, exit: 0 });
        self.statements(body);
        self.emit(line, Op::Jump(index(next)));
        let after = index(self.body.code.len());
        if let Op::NextRound { exit, .. } = &mut self.body.code[next].op {
            *exit = after;
        }
        self.depth -= 1;
    }

    fn template(&self, text: &Text) -> Template {
        let pieces = text.parts.iter().map(|part| match part {
            Part::Plain(plain) => Piece::Plain(plain.as_str().into()),
            Part::Value(name) => match (self.slot(&name.text), name.text.as_str()) {
                (Some(slot), _) => Piece::Variable(slot),
                (None, "n") => Piece::Instance,
                (None, _) => Piece::Now,
            },
        });
        pieces.collect()
    }
}

/// A script of 64 KiB has far fewer instructions and variables than a `u32` can count.
fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a script is at most 64 KiB long")
}
