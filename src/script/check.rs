//! What the grammar cannot say: names that are known and fit their statement, tasks not too many.

use std::collections::BTreeMap;

use super::names::Name;
use super::scope::{Declarations, Kind};
use super::span::Problems;
use super::suggest::nearest;
use super::syntax::{Awaitable, Script, Statement, StatementKind, VariableKind};
use super::text::Text;
use super::{Expected, NameKind, Problem, limits};

pub(super) fn check(script: &Script, declared: &Declarations, problems: &mut Problems) {
    too_many_tasks(script, problems);
    for task in &script.tasks {
        let body = Body::new(declared, task.instances.is_some(), false);
        body.check(&task.body, None, problems);
    }
    for def in &script.defs {
        Body::new(declared, false, true).check(&def.body, def.parameter.as_ref(), problems);
    }
    if let Some(title) = &script.title {
        for name in title.names() {
            let problem = Problem::UnknownName { name: name.text.clone(), nearest: None };
            problems.report(name.span, problem);
        }
    }
}

fn too_many_tasks(script: &Script, problems: &mut Problems) {
    let mut tasks: u32 = 0;
    for task in &script.tasks {
        let (count, span) = task.instances.unwrap_or((1, task.name.span));
        tasks = tasks.saturating_add(count);
        if tasks > limits::TASKS {
            return problems.report(span, Problem::TooManyTasks);
        }
    }
}

/// One body's names.
struct Body<'a> {
    declared: &'a Declarations<'a>,
    variables: BTreeMap<&'a str, VariableKind>,
    has_instances: bool,
    is_def: bool,
}

impl<'a> Body<'a> {
    fn new(declared: &'a Declarations<'a>, has_instances: bool, is_def: bool) -> Self {
        Self { declared, variables: BTreeMap::new(), has_instances, is_def }
    }

    fn check(mut self, body: &'a [Statement], parameter: Option<&'a Name>, problems: &mut Problems) {
        if let Some(parameter) = parameter {
            self.sets(parameter, VariableKind::Text, problems);
        }
        // Set anywhere, a variable is known everywhere in its body, as in Python.
        each_statement(body, &mut |statement| {
            if let Some((name, kind)) = statement.kind.sets() {
                self.sets(name, kind, problems);
            }
        });
        each_statement(body, &mut |statement| self.statement(statement, problems));
    }

    fn sets(&mut self, name: &'a Name, kind: VariableKind, problems: &mut Problems) {
        if self.declared.contains_key(name.text.as_str()) {
            problems.report(name.span, Problem::VariableIsDeclared { name: name.text.clone() });
        }
        if *self.variables.entry(&name.text).or_insert(kind) != kind {
            problems.report(name.span, Problem::VariableOfTwoKinds { name: name.text.clone() });
        }
    }

    fn statement(&self, statement: &Statement, problems: &mut Problems) {
        for text in statement.kind.texts() {
            self.text(text, problems);
        }
        let is = |wanted: Kind| move |kind: Kind| kind == wanted;
        let guard = |kind: Kind| kind == Kind::Semaphore || kind == Kind::Lock;
        match &statement.kind {
            StatementKind::Put { queue, .. }
            | StatementKind::Get { queue, .. }
            | StatementKind::Done(queue)
            | StatementKind::Join(queue) => {
                self.declared_as(queue, Expected::Queue, is(Kind::Queue), problems)
            }
            StatementKind::With { target, .. }
            | StatementKind::Acquire(target)
            | StatementKind::Release(target) => {
                self.declared_as(target, Expected::Guard, guard, problems);
            }
            StatementKind::Set(event) | StatementKind::Clear(event) | StatementKind::Wait(event) => {
                self.declared_as(event, Expected::Event, is(Kind::Event), problems);
            }
            StatementKind::Await { what, .. } => self.awaitable(what, problems),
            StatementKind::Gather { items, .. } => {
                items.iter().for_each(|item| self.awaitable(item, problems));
            }
            StatementKind::Spawn { call, .. } => self.call(call, problems),
            StatementKind::Cancel(handle) => self.handle(handle, problems),
            StatementKind::Return(_) if !self.is_def => {
                problems.report(statement.span, Problem::ReturnOutsideDef);
            }
            _ => {}
        }
    }

    /// A name that must be declared as something.
    fn declared_as(
        &self,
        name: &Name,
        expected: Expected,
        fits: impl Fn(Kind) -> bool,
        problems: &mut Problems,
    ) {
        if self.declared.get(name.text.as_str()).is_some_and(|declared| fits(declared.kind)) {
            return;
        }
        let known = self.declared.iter().filter(|(_, declared)| fits(declared.kind)).map(|(name, _)| *name);
        problems.report(name.span, self.misfit(name, expected, known));
    }

    /// A def to call or a handle to wait for.
    fn awaitable(&self, what: &Awaitable, problems: &mut Problems) {
        match self.variables.get(what.name.text.as_str()) {
            Some(VariableKind::Handle) => {
                if let Some((_, span)) = &what.argument {
                    problems.report(*span, Problem::NeedlessArgument { name: what.name.text.clone() });
                }
            }
            _ => self.call(what, problems),
        }
    }

    fn call(&self, call: &Awaitable, problems: &mut Problems) {
        let name = &call.name;
        let declared = self.declared.get(name.text.as_str()).map(|declared| declared.kind);
        match (declared, &call.argument) {
            (Some(Kind::Def { takes_argument: true }), None) => {
                problems.report(name.span, Problem::MissingArgument { name: name.text.clone() });
            }
            (Some(Kind::Def { takes_argument: false }), Some((_, span))) => {
                problems.report(*span, Problem::NeedlessArgument { name: name.text.clone() });
            }
            (Some(Kind::Def { .. }), _) => {}
            _ => {
                let defs = self.declared.iter().filter(|(_, d)| matches!(d.kind, Kind::Def { .. }));
                let known = defs.map(|(name, _)| *name).chain(self.handles());
                problems.report(name.span, self.misfit(name, Expected::Awaitable, known));
            }
        }
    }

    fn handle(&self, name: &Name, problems: &mut Problems) {
        if self.variables.get(name.text.as_str()) != Some(&VariableKind::Handle) {
            let problem = self.misfit(name, Expected::Handle, self.handles());
            problems.report(name.span, problem);
        }
    }

    fn handles(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().filter(|(_, kind)| **kind == VariableKind::Handle).map(|(name, _)| *name)
    }

    fn text(&self, text: &Text, problems: &mut Problems) {
        for name in text.names() {
            let found = self.variables.get(name.text.as_str());
            let queue = self.declared.get(name.text.as_str()).is_some_and(|d| d.kind == Kind::Queue);
            if found == Some(&VariableKind::Text) || name.text == "now" || queue {
                continue;
            }
            if found.is_none() && name.text == "n" {
                if !self.has_instances {
                    problems.report(name.span, Problem::NumberOutsideInstances);
                }
                continue;
            }
            let queues = self.declared.iter().filter(|(_, d)| d.kind == Kind::Queue).map(|(name, _)| *name);
            let texts = self.variables.iter().filter(|(_, kind)| **kind == VariableKind::Text);
            let known = texts.map(|(name, _)| *name).chain(queues).chain(["now"]);
            problems.report(name.span, self.misfit(name, Expected::Printable, known));
        }
    }

    /// What is wrong with a name that does not fit: it is something else, or nothing.
    fn misfit<'k>(
        &self,
        name: &Name,
        expected: Expected,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Problem {
        let text = name.text.as_str();
        let found = match (self.declared.get(text), self.variables.get(text)) {
            (Some(declared), _) => Some(declared.kind.of_name()),
            (None, Some(VariableKind::Handle)) => Some(NameKind::Handle),
            (None, Some(VariableKind::Text)) => Some(NameKind::Variable),
            (None, None) => None,
        };
        match found {
            Some(found) => Problem::WrongKind { name: text.into(), found, expected },
            None => Problem::UnknownName { name: text.into(), nearest: nearest(text, known) },
        }
    }
}

fn each_statement<'a>(body: &'a [Statement], visit: &mut impl FnMut(&'a Statement)) {
    for statement in body {
        visit(statement);
        for block in statement.kind.blocks() {
            each_statement(block, visit);
        }
    }
}
