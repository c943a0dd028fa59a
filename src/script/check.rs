//! What the grammar cannot say: names that are known and fit their statement, tasks not too many.

use std::collections::BTreeMap;

use super::diagnostic::Problems;
use super::grammar::{Expected, NameKind, StatementWord};
use super::names::Name;
use super::scope::Declarations;
use super::suggest::nearest;
use super::syntax::{Awaitable, Script, Statement, each_statement};
use super::text::Text;
use super::{Problem, limits};

pub(super) fn check(script: &Script, declared: &Declarations, problems: &mut Problems) {
    too_many_tasks(script, problems);
    for task in &script.tasks {
        let body = BodyNames::new(declared, task.instances.is_some(), false);
        body.check(&task.body, None, problems);
    }
    for def in &script.defs {
        BodyNames::new(declared, false, true).check(&def.body, def.parameter.as_ref(), problems);
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
struct BodyNames<'a> {
    declared: &'a Declarations<'a>,
    variables: BTreeMap<&'a str, NameKind>,
    has_instances: bool,
    is_def: bool,
}

impl<'a> BodyNames<'a> {
    fn new(declared: &'a Declarations<'a>, has_instances: bool, is_def: bool) -> Self {
        Self { declared, variables: BTreeMap::new(), has_instances, is_def }
    }

    fn check(mut self, body: &'a [Statement], parameter: Option<&'a Name>, problems: &mut Problems) {
        if let Some(parameter) = parameter {
            self.sets(parameter, NameKind::Variable, problems);
        }
        // Set anywhere, a variable is known everywhere in its body, as in Python.
        each_statement(body, &mut |statement| {
            if let Some((name, kind)) = statement.kind.parts().into.zip(statement.word.usage().sets()) {
                self.sets(name, kind, problems);
            }
        });
        each_statement(body, &mut |statement| self.statement(statement, problems));
    }

    fn sets(&mut self, name: &'a Name, kind: NameKind, problems: &mut Problems) {
        if self.declared.contains_key(name.text.as_str()) {
            problems.report(name.span, Problem::VariableIsDeclared { name: name.text.clone() });
        }
        if *self.variables.entry(&name.text).or_insert(kind) != kind {
            problems.report(name.span, Problem::VariableOfTwoKinds { name: name.text.clone() });
        }
    }

    fn statement(&self, statement: &Statement, problems: &mut Problems) {
        let (parts, usage) = (statement.kind.parts(), statement.word.usage());
        parts.texts.into_iter().for_each(|text| self.text(text, problems));
        for (name, expected) in parts.names.into_iter().zip(usage.names()) {
            self.name(name, expected, problems);
        }
        for (call, expected) in parts.calls.into_iter().zip(usage.calls().into_iter().cycle()) {
            self.call(call, expected, problems);
        }
        if statement.word == StatementWord::Return && !self.is_def {
            problems.report(statement.span, Problem::ReturnOutsideDef);
        }
    }

    fn name(&self, name: &Name, expected: Expected, problems: &mut Problems) {
        if !expected.kinds().iter().any(|kind| self.stands_for(name, *kind)) {
            problems.report(name.span, self.misfit(name, expected, self.known(expected.kinds())));
        }
    }

    /// A def to call or, where one fits, a handle to wait for.
    fn call(&self, call: &Awaitable, expected: Expected, problems: &mut Problems) {
        let name = &call.name;
        let is_handle =
            expected.kinds().contains(&NameKind::Handle) && self.stands_for(name, NameKind::Handle);
        let def = self.declared.get(name.text.as_str()).filter(|declared| declared.kind == NameKind::Def);
        let takes_argument = if is_handle { Some(false) } else { def.map(|def| def.takes_argument) };
        match (takes_argument, &call.argument) {
            (Some(true), None) => {
                problems.report(name.span, Problem::MissingArgument { name: name.text.clone() });
            }
            (Some(false), Some((_, span))) => {
                problems.report(*span, Problem::NeedlessArgument { name: name.text.clone() });
            }
            (Some(true), Some(_)) | (Some(false), None) => {}
            (None, _) => {
                let known = self.known(Expected::Awaitable.kinds());
                problems.report(name.span, self.misfit(name, expected, known));
            }
        }
    }

    fn text(&self, text: &Text, problems: &mut Problems) {
        let fits = Expected::Printable.kinds();
        for name in text.names() {
            if name.text == "now" || fits.iter().any(|kind| self.stands_for(name, *kind)) {
                continue;
            }
            if name.text == "n" && !self.variables.contains_key("n") {
                if !self.has_instances {
                    problems.report(name.span, Problem::NumberOutsideInstances);
                }
                continue;
            }
            let variables = self.known(&[NameKind::Variable]);
            let known = variables.chain(self.known(&[NameKind::Queue])).chain(["now"]);
            problems.report(name.span, self.misfit(name, Expected::Printable, known));
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
}
