//! What surely is a number: adding, comparing, sleeping such fails nowhere, so a program of them has no failures to tell.

use std::collections::BTreeSet;

use crate::script::Script;
use crate::script::grammar::NameKind;
use crate::script::names::Name;
use crate::script::program::{QuestionWord, Spend};
use crate::script::syntax::{
    Awaitable, Expr, ExprKind, Logic, Statement, StatementKind, Times, UnaryOp, each_statement,
};
use crate::script::text::Text;
use crate::value::{BinaryOp, Comparison, Value};

/// The variables of a script that hold numbers whenever they hold something.
pub(super) struct Numbers<'a> {
    script: &'a Script,
    /// Those that may hold something else, each with the body that it belongs to; what is shared, with none.
    others: BTreeSet<(Option<usize>, &'a str)>,
}

/// A body, by its place among those of tasks and defs.
struct Body<'s, 'a> {
    index: usize,
    of: &'s Numbers<'a>,
    each: Option<&'a str>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(script: &'a Script) -> Self {
        let mut numbers = Self { script, others: BTreeSet::new() };
        for (name, constant) in &script.shared {
            if !is_number(&constant.value) {
                numbers.others.insert((None, &name.text));
            }
        }
        for (index, def) in script.defs.iter().enumerate() {
            for parameter in &def.parameters {
                if parameter.default.as_ref().is_some_and(|default| !is_number(&default.value)) {
                    numbers.others.insert((Some(script.tasks.len() + index), &parameter.name.text));
                }
            }
        }
        // What holds something else may be what others are set to.
        loop {
            let found = numbers.found();
            if found.is_empty() {
                return numbers;
            }
            numbers.others.extend(found);
        }
    }

    /// Whether any statement may fail because of its values.
    pub(super) fn may_fail(&self) -> bool {
        let mut fails = false;
        for (index, body) in self.script.bodies().enumerate() {
            each_statement(body, &mut |statement| fails |= self.statement_fails(index, &statement.kind));
        }
        fails
    }

    fn key(&self, index: usize, name: &'a str) -> (Option<usize>, &'a str) {
        let is_shared = self.script.shared.iter().any(|(shared, _)| shared.text == name);
        (if is_shared { None } else { Some(index) }, name)
    }

    /// Those that are not known yet to hold something else.
    fn found(&self) -> BTreeSet<(Option<usize>, &'a str)> {
        let mut found = BTreeSet::new();
        for (index, body) in self.script.bodies().enumerate() {
            each_statement(body, &mut |statement| self.set_by(index, statement, &mut found));
        }
        found.retain(|key| !self.others.contains(key));
        found
    }

    fn set_by(&self, index: usize, statement: &'a Statement, found: &mut BTreeSet<(Option<usize>, &'a str)>) {
        let parts = statement.kind.parts();
        let body = Body { index, of: self, each: None };
        let all_numbers = if let StatementKind::Assign { value, .. } | StatementKind::Augment { value, .. } =
            &statement.kind
        {
            body.is_number(value)
        } else if let StatementKind::For { items, .. } = &statement.kind {
            body.gives_numbers(items)
        } else {
            matches!(&statement.kind, StatementKind::Repeat { .. })
        };
        if !all_numbers {
            found.extend(parts.into.iter().map(|(name, _)| self.key(index, &name.text)));
        }
        let each = parts.each.filter(|each| body.gives_numbers(&each.items));
        let body = Body { each: each.map(|each| &*each.name.text), ..body };
        for call in parts.calls {
            let defs = self.script.defs.iter().enumerate();
            for (def, declared) in defs.filter(|(_, def)| def.name.text == call.name.text) {
                for (parameter, argument) in declared.parameters.iter().zip(&call.arguments) {
                    if !body.is_number(argument) {
                        found.insert((Some(self.script.tasks.len() + def), &*parameter.name.text));
                    }
                }
            }
        }
    }

    fn statement_fails(&self, index: usize, kind: &'a StatementKind) -> bool {
        let parts = kind.parts();
        let each = parts.each.filter(|each| Body { index, of: self, each: None }.gives_numbers(&each.items));
        let body = Body { index, of: self, each: each.map(|each| &*each.name.text) };
        let goes_through =
            |items: &'a Expr| !body.gives_numbers(items) && !matches!(items.kind, ExprKind::List(_));
        let times_fail = |sleeps: bool| parts.exprs.iter().any(|time| !sleeps || !body.is_number(time));
        let fails = if let StatementKind::Spend { how, .. } = kind {
            times_fail(*how == Spend::Sleep)
        } else if let StatementKind::Augment { target, value, op } = kind {
            let is_other = self.others.contains(&self.key(index, &target.text));
            is_other || !body.is_number(value) || divides(*op) && !is_not_zero(value)
        } else if let StatementKind::Repeat { times: Times::Computed(times), .. } = kind {
            !body.is_whole(times)
        } else if let StatementKind::For { items, .. } = kind {
            goes_through(items)
        } else if let StatementKind::Cancel(name) = kind {
            !body.is_handle(name)
        } else {
            matches!(kind, StatementKind::Offload { .. }) && times_fail(false)
                || matches!(kind, StatementKind::Timeout { .. }) && times_fail(true)
        };
        let is_def = |call: &&Awaitable| self.script.defs.iter().any(|def| def.name.text == call.name.text);
        let mut awaited = parts.calls.iter().filter(|call| !is_def(call)).map(|call| &call.name);
        fails
            || awaited.any(|name| body.each != Some(&*name.text) && !body.is_handle(name))
            || parts.computed().any(|expr| body.fails(expr))
            || parts.each.is_some_and(|each| goes_through(&each.items))
    }
}

impl<'a> Body<'_, 'a> {
    fn is_number(&self, expr: &'a Expr) -> bool {
        match &expr.kind {
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Compare(..) => true,
            ExprKind::Text(_) | ExprKind::List(_) | ExprKind::Index(_) => false,
            ExprKind::Unary(UnaryOp::Not, _) => true,
            ExprKind::Unary(UnaryOp::Minus | UnaryOp::Plus, of) => self.is_number(of),
            ExprKind::Binary(_, two) | ExprKind::Logic(_, two) => two.iter().all(|of| self.is_number(of)),
            ExprKind::Name(name) => {
                let name = &*name.text;
                let key = self.of.key(self.index, name);
                // A variable may have the name of what is a number where it is none.
                let is_variable = key.0.is_none() || self.sets(name);
                let is_constant = !is_variable && matches!(name, "now" | "n" | "True" | "False");
                self.each == Some(name) || is_constant || is_variable && !self.of.others.contains(&key)
            }
            ExprKind::Call(name, _) => match &*name.text {
                "len" | "int" | "float" | "round" => true,
                name => QuestionWord::parse(name).is_some_and(|question| question != QuestionWord::Peek),
            },
        }
    }

    /// Whether the body has a variable of this name.
    fn sets(&self, name: &str) -> bool {
        let script = self.of.script;
        let def = self.index.checked_sub(script.tasks.len()).and_then(|def| script.defs.get(def));
        def.is_some_and(|def| def.parameters.iter().any(|of| of.name.text == name))
            || !self.set_to(name).is_empty()
    }

    /// Whether what has this name is surely of tasks: nothing but `spawn` sets it here.
    fn is_handle(&self, name: &Name) -> bool {
        let set_to = self.set_to(&name.text);
        !set_to.is_empty() && set_to.iter().all(|kind| matches!(kind, NameKind::Handle | NameKind::Handles))
    }

    /// What each statement that sets a name sets it to.
    fn set_to(&self, name: &str) -> Vec<NameKind> {
        let mut kinds = Vec::new();
        let body = self.of.script.bodies().nth(self.index).unwrap_or_default();
        each_statement(body, &mut |statement| {
            let into = statement.kind.parts().into.into_iter();
            kinds.extend(into.filter(|(set, _)| set.text == name).map(|(_, kind)| kind));
        });
        kinds
    }

    fn is_whole(&self, expr: &'a Expr) -> bool {
        matches!(&expr.kind, ExprKind::Int(_))
            || matches!(&expr.kind, ExprKind::Call(name, _) if matches!(&*name.text, "len" | "int"))
    }

    fn gives_numbers(&self, items: &'a Expr) -> bool {
        if let ExprKind::List(items) = &items.kind {
            return items.iter().all(|item| self.is_number(item));
        }
        let ExprKind::Call(name, arguments) = &items.kind else { return false };
        name.text == "range" && arguments.iter().all(|argument| self.is_whole(argument))
    }

    /// Whether computing this may fail.
    fn fails(&self, expr: &'a Expr) -> bool {
        match &expr.kind {
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Name(_) => false,
            ExprKind::Text(text) => self.text_fails(text),
            ExprKind::List(items) => items.iter().any(|item| self.fails(item)),
            ExprKind::Unary(UnaryOp::Not, of) => self.fails(of),
            ExprKind::Unary(UnaryOp::Minus | UnaryOp::Plus, of) => !self.is_number(of) || self.fails(of),
            ExprKind::Binary(op, two) => {
                let fits = two.iter().all(|of| self.is_number(of));
                !fits || divides(*op) && !is_not_zero(&two[1]) || two.iter().any(|of| self.fails(of))
            }
            ExprKind::Logic(Logic::And | Logic::Or, two) => two.iter().any(|of| self.fails(of)),
            ExprKind::Compare(first, others) => {
                let equality =
                    |comparison: &Comparison| matches!(comparison, Comparison::Equal | Comparison::NotEqual);
                let fits = || self.is_number(first) && others.iter().all(|(_, other)| self.is_number(other));
                let same = others.iter().all(|(comparison, _)| equality(comparison));
                let parts = others.iter().any(|(_, other)| self.fails(other)) || self.fails(first);
                parts || !same && !fits()
            }
            ExprKind::Index(_) => true,
            ExprKind::Call(name, arguments) => {
                let questions = QuestionWord::parse(&name.text).is_some() && name.text != "len";
                let harmless = match &*name.text {
                    "str" => true,
                    "range" => {
                        arguments.iter().all(|argument| self.is_whole(argument)) && arguments.len() < 3
                    }
                    "len" => self.asks_queue(arguments),
                    "done" | "cancelled" => self.asks_handle(arguments),
                    "round" => arguments.len() == 1 && self.is_number(&arguments[0]),
                    _ => questions,
                };
                !harmless || !questions && arguments.iter().any(|argument| self.fails(argument))
            }
        }
    }

    fn asks_handle(&self, arguments: &[Expr]) -> bool {
        let [Expr { kind: ExprKind::Name(name), .. }] = arguments else { return false };
        self.is_handle(name)
    }

    fn asks_queue(&self, arguments: &[Expr]) -> bool {
        let [Expr { kind: ExprKind::Name(name), .. }] = arguments else { return false };
        self.of.script.queues.iter().any(|(queue, _)| queue.text == name.text)
    }

    fn text_fails(&self, text: &'a Text) -> bool {
        text.values().any(|value| {
            let formats = !value.spec.is_empty();
            let plain = matches!(&*value.spec, ".0f" | ".1f" | ".2f" | ".3f") && self.is_number(&value.expr);
            formats && !plain || self.fails(&value.expr)
        })
    }
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Bool(_) | Value::Int(_) | Value::Float(_))
}

fn divides(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Divide | BinaryOp::FloorDivide | BinaryOp::Modulo)
}

/// Whether this is written as a number that is not zero.
fn is_not_zero(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Int(int) if int != 0)
        || matches!(expr.kind, ExprKind::Float(float) if float != 0.0)
}
