//! A program being written, line by line, each with the statement of the script that it stands for.

use crate::script::Span;

/// Lines of Python.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    /// For each line.
    spans: Vec<Option<Span>>,
    indent: usize,
    now: Option<Span>,
}

impl Lines {
    /// A line, or several, at the indentation of now.
    pub(super) fn line(&mut self, text: &str) {
        for line in text.split('\n') {
            if !line.is_empty() {
                (0..self.indent).for_each(|_| self.text.push_str("    "));
                self.text.push_str(line);
            }
            self.text.push('\n');
            self.spans.push(self.now);
        }
    }

    /// So many empty lines.
    pub(super) fn gap(&mut self, lines: usize) {
        (0..lines).for_each(|_| self.line(""));
    }

    /// What `write` writes is a block: one step further in.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Self)) {
        self.indent += 1;
        write(self);
        self.indent -= 1;
    }

    /// What is written in `write` stands for what is at this place of the script.
    pub(super) fn standing_for(&mut self, span: Span, write: impl FnOnce(&mut Self)) {
        let before = self.now.replace(span);
        write(self);
        self.now = before;
    }

    pub(super) fn into_program(self) -> super::PythonProgram {
        super::PythonProgram { text: self.text, spans: self.spans }
    }
}
