//! The code editor, which takes a text area's place once its own file is there (`www/editor/`).

mod loading;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlTextAreaElement, window};

use crate::scenarios::meaning;
use crate::script::units::{Units, byte_after};
use crate::script::{
    Class, Diagnostic, Span, complete, highlight, highlight_covered, highlight_python, mend_pasted,
};
use crate::text::Language;

pub use loading::Loading;

/// More than this many problems are not underlined.
const MOST_UNDERLINED: usize = 1_000;

#[wasm_bindgen]
extern "C" {
    type View;

    #[wasm_bindgen(js_namespace = loopscopeEditor, catch)]
    fn mount(parent: &Element, plain: &HtmlTextAreaElement, calls: &Array) -> Result<View, JsValue>;

    #[wasm_bindgen(js_namespace = loopscopeEditor, js_name = select, catch)]
    fn select_in(editable: &Element, from: u32, to: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &View, text: &str);

    #[wasm_bindgen(method, js_name = setWords)]
    fn set_words(this: &View, label: &str, completions: &str, mended: &str);

    #[wasm_bindgen(method, js_name = setProblems)]
    fn set_problems(this: &View, places: &[u32]);

    #[wasm_bindgen(method, js_name = setLines)]
    fn set_lines(this: &View, here: &[u32], wrong: &[u32], marked: u32);

    #[wasm_bindgen(method)]
    fn cover(this: &View, covered: bool, python: bool);

    #[wasm_bindgen(method)]
    fn destroy(this: &View);
}

/// A code editor in the page; it goes when this does.
pub struct CodeEditor {
    view: View,
    problems: Rc<RefCell<(Rc<[Diagnostic]>, Language)>>,
    /// Whether the text is Python, of which the language's words say nothing.
    python: Rc<Cell<bool>>,
    _calls: Calls,
}

/// What the editor tells and asks. Kept as long as it may.
struct Calls {
    edited: Closure<dyn Fn(String)>,
    highlight: Closure<dyn Fn(String, bool, Option<String>) -> Vec<u32>>,
    complete: Closure<dyn Fn(String, u32) -> Array>,
    message: Closure<dyn Fn(usize) -> String>,
    meaning: Closure<dyn Fn(String) -> Option<String>>,
    mend: Closure<dyn Fn(String) -> String>,
}

impl CodeEditor {
    /// Takes a text area's place inside `parent`: its text, selection, focus and scroll position. `edited` is told of
    /// what is written. `None` if the editor cannot start.
    pub fn mount(
        parent: &Element,
        plain: &HtmlTextAreaElement,
        edited: impl Fn(String) + 'static,
    ) -> Option<Self> {
        let problems = Rc::new(RefCell::new((Rc::<[Diagnostic]>::default(), Language::default())));
        let (known, spoken) = (problems.clone(), problems.clone());
        let python = Rc::new(Cell::new(false));
        let is_script = || {
            let python = python.clone();
            move || !python.get()
        };
        let (is_script_line, has_choices, has_meaning, is_mended) =
            (is_script(), is_script(), is_script(), is_script());
        // What the line that was coloured last has left open.
        let open = Cell::new(None);
        let calls = Calls {
            edited: Closure::new(edited),
            highlight: Closure::new(move |line: String, covered: bool, above: Option<String>| {
                let pieces = match (is_script_line(), covered) {
                    (false, _) => {
                        let mut now = open.get();
                        if let Some(above) = above {
                            now = None;
                            above.lines().for_each(|line| _ = highlight_python(line, false, &mut now));
                        }
                        let pieces = highlight_python(&line, covered, &mut now);
                        open.set(now);
                        pieces
                    }
                    (true, true) => highlight_covered(&line),
                    (true, false) => highlight(&line),
                };
                in_units(&line, pieces)
            }),
            complete: Closure::new(
                move |text: String, at: u32| {
                    if has_choices() { choices(&text, at) } else { Array::of1(&at.into()) }
                },
            ),
            message: Closure::new(move |index: usize| {
                let (errors, language) = &*known.borrow();
                errors.get(index).map(|error| error.problem.text(*language).to_string()).unwrap_or_default()
            }),
            meaning: Closure::new(move |word: String| {
                meaning(&word, spoken.borrow().1).filter(|_| has_meaning())
            }),
            mend: Closure::new(move |line: String| if is_mended() { mend_pasted(&line) } else { line }),
        };
        let Calls { edited, highlight, complete, message, meaning, mend } = &calls;
        let calls_of_it = [
            edited.as_ref(),
            highlight.as_ref(),
            complete.as_ref(),
            message.as_ref(),
            meaning.as_ref(),
            mend.as_ref(),
        ];
        let view = mount(parent, plain, &calls_of_it.into_iter().collect());
        Some(Self { view: view.ok()?, problems, python, _calls: calls })
    }

    /// Shows a text, a script or a Python program: one change that can be undone, unless the text is there already.
    pub fn set_text(&self, text: &str, python: bool) {
        self.python.set(python);
        self.view.set_text(text);
    }

    /// Names the editor and its list of completions, and says what is said when a pasted text was mended.
    pub fn set_words(&self, label: &str, completions: &str, mended: &str) {
        self.view.set_words(label, completions, mended);
    }

    /// Underlines the errors of a script, to be explained in a language.
    pub fn set_errors(&self, script: &str, errors: &Rc<[Diagnostic]>, language: Language) {
        *self.problems.borrow_mut() = (errors.clone(), language);
        let mut units = Units::new(script);
        let marked = errors.iter().take(MOST_UNDERLINED);
        let places: Vec<u32> =
            marked.flat_map(|error| [error.span.start, error.span.end].map(|at| units.before(at))).collect();
        self.view.set_problems(&places);
    }

    /// Covers comments and the title, or shows them again.
    pub fn cover(&self, covered: bool) {
        self.view.cover(covered, self.python.get());
    }

    /// Marks lines, counted from 1: those at which tasks stand, those that are wrong, and one more, which is brought
    /// into view.
    pub fn set_lines(&self, here: &BTreeSet<u32>, wrong: &[u32], marked: Option<u32>) {
        let here: Vec<u32> = here.iter().copied().collect();
        self.view.set_lines(&here, wrong, marked.unwrap_or_default());
    }
}

impl Drop for CodeEditor {
    fn drop(&mut self) {
        self.view.destroy();
    }
}

/// The start, the end and the class of each piece of a line, in UTF-16 units.
fn in_units(line: &str, pieces: Vec<(Span, Class)>) -> Vec<u32> {
    let mut units = Units::new(line);
    let pieces = pieces.into_iter();
    pieces
        .flat_map(|(span, class)| [units.before(span.start), units.before(span.end), class as u32])
        .collect()
}

/// Where the word at a place starts, in UTF-16 units, then each choice and what it is.
fn choices(text: &str, at: u32) -> Array {
    let completion = complete(text, byte_after(text, at));
    let from = Units::new(text).before(completion.from);
    let choices = completion.choices.into_iter();
    std::iter::once(JsValue::from(from))
        .chain(choices.flat_map(|choice| [choice.text.into(), choice.kind.into()]))
        .collect()
}

/// Selects a place of the script and goes there, in whichever editor there is.
pub fn select(script: &str, span: Span) {
    let editable = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("script"));
    let Some(editable) = editable else { return };
    let mut units = Units::new(script);
    let (from, to) = (units.before(span.start), units.before(span.end));
    if let Some(plain) = editable.dyn_ref::<HtmlTextAreaElement>() {
        let _ = plain.focus();
        let _ = plain.set_selection_range(from, to);
    } else {
        let _ = select_in(&editable, from, to);
    }
}
