//! What the grammar cannot say: names that are known and fit their statement, tasks not too many.

mod exprs;

use std::collections::BTreeMap;

use super::diagnostic::Problems;
use super::expr::WORDS;
use super::grammar::{Expected, NameKind, StatementWord};
use super::names::Name;
use super::scope::Declarations;
use super::suggest::nearest;
use super::syntax::{Awaitable, Parts, Script, Statement, StatementKind, each_statement};
use super::text::Text;
use super::{Problem, limits};

pub(super) fn check(script: &Script, declared: &Declarations, problems: &mut Problems) {
    too_many_tasks(script, problems);
    for task in &script.tasks {
        let body = BodyNames::new(declared, task.instances.is_some(), false);
        body.check(&task.body, &[], problems);
    }
    for def in &script.defs {
        let parameters: Vec<&Name> = def.parameters.iter().map(|parameter| &parameter.name).collect();
        BodyNames::new(declared, false, true).check(&def.body, &parameters, problems);
    }
    script.title.iter().for_each(|title| title_is_plain(title, problems));
}

fn title_is_plain(title: &Text, problems: &mut Problems) {
    for value in title.values() {
        let names = value.expr.names();
        if names.is_empty() {
            problems.report(value.expr.span, Problem::BadBrace);
        }
        for name in names {
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
struct BodyNames<'a> {
    declared: &'a Declarations<'a>,
    variables: BTreeMap<&'a str, NameKind>,
    has_instances: bool,
    is_def: bool,
}

/// What is around a statement.
#[derive(Clone, Copy, Default)]
struct Around {
    /// A loop that `break` leaves.
    in_loop: bool,
    /// A handler whose error `raise` raises again.
    in_handler: bool,
}

impl<'a> BodyNames<'a> {
    fn new(declared: &'a Declarations<'a>, has_instances: bool, is_def: bool) -> Self {
        Self { declared, variables: BTreeMap::new(), has_instances, is_def }
    }

    fn check(mut self, body: &'a [Statement], parameters: &[&'a Name], problems: &mut Problems) {
        for parameter in parameters {
            self.sets(parameter, NameKind::Variable, false, problems);
        }
        // Set anywhere, a variable is known everywhere in its body, as in Python.
        each_statement(body, &mut |statement| {
            let takes_shared = takes_shared(&statement.kind);
            for (name, kind) in statement.kind.parts().into {
                self.sets(name, kind, takes_shared, problems);
            }
        });
        self.block(body, Around::default(), problems);
    }

    fn sets(&mut self, name: &'a Name, kind: NameKind, takes_shared: bool, problems: &mut Problems) {
        let declared = self.declared.get(name.text.as_str()).map(|declared| declared.kind);
        if declared == Some(NameKind::Shared) && takes_shared && kind == NameKind::Variable {
            return;
        }
        if declared.is_some() {
            problems.report(name.span, Problem::VariableIsDeclared { name: name.text.clone() });
        }
        if *self.variables.entry(&name.text).or_insert(kind) != kind {
            problems.report(name.span, Problem::VariableOfTwoKinds { name: name.text.clone() });
        }
    }

    fn block(&self, statements: &[Statement], around: Around, problems: &mut Problems) {
        for statement in statements {
            self.statement(statement, around, problems);
            let Parts { blocks, is_loop, .. } = statement.kind.parts();
            if let StatementKind::Try { body, handlers, finally } = &statement.kind {
                self.block(body, around, problems);
                for handler in handlers {
                    self.block(&handler.body, Around { in_handler: true, ..around }, problems);
                }
                // What is under way there may be another error than the one that was caught.
                let around = Around { in_handler: false, ..around };
                finally.iter().for_each(|finally| self.block(finally, around, problems));
                continue;
            }
            let around = Around { in_loop: around.in_loop || is_loop, ..around };
            blocks.into_iter().for_each(|block| self.block(block, around, problems));
        }
    }

    fn statement(&self, statement: &Statement, around: Around, problems: &mut Problems) {
        let (parts, usage) = (statement.kind.parts(), statement.word.usage());
        for expr in &parts.exprs {
            self.expr(expr, None, problems);
        }
        parts.label.iter().for_each(|label| self.text(label, None, problems));
        for (name, expected) in parts.names.iter().zip(usage.names()) {
            self.name(name, expected, problems);
        }
        let each = parts.each.map(|each| &each.name);
        if let Some(each) = parts.each {
            self.expr(&each.items, None, problems);
            if self.declared.contains_key(each.name.text.as_str()) {
                let problem = Problem::VariableIsDeclared { name: each.name.text.clone() };
                problems.report(each.name.span, problem);
            }
        }
        for (call, expected) in parts.calls.iter().zip(usage.calls().into_iter().cycle()) {
            self.call(call, expected, each, problems);
        }
        let leaves_loop = matches!(statement.word, StatementWord::Break | StatementWord::Continue);
        let misplaced = if statement.word == StatementWord::Return && !self.is_def {
            Problem::ReturnOutsideDef
        } else if leaves_loop && !around.in_loop {
            Problem::OutsideLoop
        } else if statement.word == StatementWord::Raise && !around.in_handler {
            Problem::RaiseOutsideExcept
        } else {
            return;
        };
        problems.report(statement.span, misplaced);
    }

    fn name(&self, name: &Name, expected: Expected, problems: &mut Problems) {
        if !self.fits(name, expected) {
            problems.report(name.span, self.misfit(name, expected, self.known(expected.kinds())));
        }
    }

    fn fits(&self, name: &Name, expected: Expected) -> bool {
        let is_variable = || expected.takes_variables() && self.stands_for(name, NameKind::Variable);
        expected.kinds().iter().any(|kind| self.stands_for(name, *kind)) || is_variable()
    }

    /// A def to call or, where one fits, a handle to wait for; `each` is a variable that this call alone has.
    fn call(&self, call: &Awaitable, expected: Expected, each: Option<&Name>, problems: &mut Problems) {
        let name = &call.name;
        for argument in &call.arguments {
            self.expr(argument, each, problems);
        }
        let is_each = expected.takes_variables() && each.is_some_and(|each| each.text == name.text);
        let def = self.declared.get(name.text.as_str()).filter(|declared| declared.kind == NameKind::Def);
        let (least, most) = match def {
            Some(def) => def.arguments,
            None if is_each || self.fits(name, expected) => (0, 0),
            None => {
                let known = self.known(Expected::Awaitable.kinds());
                return problems.report(name.span, self.misfit(name, expected, known));
            }
        };
        let given = call.arguments.len();
        if given < least {
            let name_of = name.text.clone();
            problems.report(name.span, Problem::MissingArgument { name: name_of, least, given });
        } else if given > most || def.is_none() && call.span.start < call.span.end {
            problems.report(call.span, Problem::NeedlessArgument { name: name.text.clone() });
        }
    }

    fn stands_for(&self, name: &Name, kind: NameKind) -> bool {
        let declared = self.declared.get(name.text.as_str()).map(|declared| declared.kind);
        let variable = self.variables.get(name.text.as_str()).copied();
        [declared, variable].contains(&Some(kind))
    }

    /// The names that stand for one of these.
    fn known(&self, kinds: &[NameKind]) -> impl Iterator<Item = &str> {
        let declared = self.declared.iter().map(|(name, declared)| (*name, declared.kind));
        let variables = self.variables.iter().map(|(name, kind)| (*name, *kind));
        declared.chain(variables).filter(|(_, kind)| kinds.contains(kind)).map(|(name, _)| name)
    }

    /// What is wrong with a name that does not fit: it is something else, or nothing.
    fn misfit<'k>(
        &self,
        name: &Name,
        expected: Expected,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Problem {
        let text = name.text.as_str();
        let declared = self.declared.get(text).map(|declared| declared.kind);
        match declared.or(self.variables.get(text).copied()) {
            Some(found) => Problem::WrongKind { name: text.into(), found, expected },
            None => Problem::UnknownName { name: text.into(), nearest: nearest(text, known) },
        }
    }

    /// Whether a word of expressions stands for itself here, and not for a variable of that name.
    fn is_word(&self, name: &Name) -> bool {
        WORDS.contains(&&*name.text) && !self.variables.contains_key(&*name.text)
    }
}

/// Whether a statement may set what all tasks share. (What stands for an error is gone behind its handler.)
fn takes_shared(kind: &StatementKind) -> bool {
    !matches!(kind, StatementKind::Try { .. } | StatementKind::Spawn { .. })
}
