//! What variables hold, for whoever looks at a run: noted where a task prints or gives the thread back.

use std::rc::Rc;

use super::Machine;
use super::frame::Frame;
use crate::trace::TaskId;
use crate::value::Value;

/// Letters of a value that are kept.
const MOST_LETTERS: usize = 60;

/// Names and values, as they are shown.
type Shown = Vec<(Rc<str>, Rc<str>)>;

/// What has been noted last: of what all tasks share, and of each task's own variables.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted {
    shared: Shown,
    tasks: Vec<Shown>,
}

impl Machine {
    /// Notes what has changed of the variables of a task, and of what all tasks share, if a picture is made of the run and the
    /// script has values: what was there before it could have them has none of this.
    #[inline]
    pub(super) fn note_variables(&mut self, id: TaskId) {
        if self.program.has_values && self.recorder.keeps_variables() {
            self.note_changed(id);
        }
    }

    #[cold]
    #[inline(never)]
    fn note_changed(&mut self, id: TaskId) {
        let program = self.program.clone();
        let names = program.shared.iter().map(|spec| &spec.name);
        let shared = names.zip(&self.shared).filter_map(|(name, value)| Some((name.clone(), shown(value)?)));
        let shared: Shown = shared.collect();
        if self.noted.shared != shared {
            self.recorder.note_variables(None, shared.clone());
            self.noted.shared = shared;
        }
        let Frame { body, variables, .. } = &self.tasks[id.index()].frame;
        let names = &body.of(&program).variables;
        let set = names.iter().zip(variables).filter(|(name, _)| !name.is_empty());
        let values: Shown =
            set.filter_map(|(name, value)| Some((name.clone(), shown(value.as_ref()?)?))).collect();
        if self.noted.tasks.len() < self.tasks.len() {
            self.noted.tasks.resize(self.tasks.len(), Shown::new());
        }
        let noted = &mut self.noted.tasks[id.index()];
        if *noted != values {
            noted.clone_from(&values);
            self.recorder.note_variables(Some(id), values);
        }
    }
}

/// A value as it is shown; a handle is none.
fn shown(value: &Value) -> Option<Rc<str>> {
    let handle = |value: &Value| matches!(value, Value::Task(_));
    let of_handles = matches!(value, Value::List(list) if list.items().iter().any(handle));
    if handle(value) || of_handles {
        return None;
    }
    let text = if value.weight() > 10_000 { "…".into() } else { value.repr() };
    Some(match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    })
}
