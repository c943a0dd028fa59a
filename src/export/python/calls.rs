//! What a body starts, awaits and gathers.

use super::Lines;
use super::body::BodyWriter;
use crate::script::grammar::NameKind;
use crate::script::names::Name;
use crate::script::syntax::{Awaitable, Each};

impl BodyWriter<'_> {
    pub(super) fn spawn(&self, out: &mut Lines, call: &Awaitable, each: Option<&Each>, into: Option<&Name>) {
        let inside = self.of_each(each);
        let call = inside.awaitable(call);
        if self.writer.has_loop() {
            let owner = self.owner();
            let task = format!("{owner}.create_task({call})");
            let task =
                each.map_or_else(|| task.clone(), |each| format!("[{task}{}]", self.each(each, &inside)));
            out.line(&self.assigned(into, &task));
            return;
        }
        let attempt = |out: &mut Lines| {
            if self.writer.used.fails {
                // Nobody waits for it, so its failure is nobody's.
                let failures = self.writer.failures();
                out.line(&format!("try:\n    {call}\nexcept {failures}:\n    traceback.print_exc()"));
            } else {
                out.line(&call);
            }
        };
        match each {
            None => attempt(out),
            Some(each) => {
                out.line(&format!("for {} in {}:", inside.local(&each.name), self.expr(&each.items)));
                out.block(attempt);
            }
        }
    }

    fn each(&self, each: &Each, inside: &Self) -> String {
        format!(" for {} in {}", inside.local(&each.name), self.expr(&each.items))
    }

    /// What a `gather` is given, as its arguments; without a loop, as the items of a list.
    pub(super) fn gathered(&self, items: &[Awaitable], each: Option<&Each>) -> Vec<String> {
        let inside = self.of_each(each);
        let items = items.iter().map(|item| {
            let given = inside.awaitable(item);
            let is_each = each.is_some_and(|each| each.name.text == item.name.text);
            let is_list = !is_each && self.is_list(&item.name);
            if is_list { format!("*{given}") } else { given }
        });
        let Some(each) = each else { return items.collect() };
        let (open, close) = if self.writer.has_loop() { ("*(", ")") } else { ("", "") };
        items.map(|item| format!("{open}{item}{}{close}", self.each(each, &inside))).collect()
    }

    /// Whether what is gathered under a name is a list of handles.
    fn is_list(&self, name: &Name) -> bool {
        !matches!(self.kind(name), Some(NameKind::Def | NameKind::Handle))
    }

    pub(super) fn gather(
        &self,
        out: &mut Lines,
        items: &[String],
        return_exceptions: bool,
        into: Option<&Name>,
    ) {
        if self.writer.has_loop() {
            let more = if return_exceptions { ", return_exceptions=True" } else { "" };
            let line = format!("await asyncio.gather({}{more})", items.join(", "));
            out.line(&self.assigned(into, &line));
        } else if into.is_some() || items.iter().any(|item| item.contains(" for ")) {
            out.line(&self.assigned(into, &format!("[{}]", items.join(", "))));
        } else {
            items.iter().for_each(|item| out.line(item));
        }
    }

    /// A handle, or the call of a def.
    pub(super) fn awaitable(&self, what: &Awaitable) -> String {
        if self.kind(&what.name) != Some(NameKind::Def) {
            return self.value(&what.name);
        }
        format!("{}({})", self.writer.names.global(&what.name), self.exprs(&what.arguments))
    }
}
