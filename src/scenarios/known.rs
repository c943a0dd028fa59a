//! Which scenarios are at hand: all or, in a page that has not loaded their texts, none.

use super::{ALL, Scenario};
#[cfg(not(target_arch = "wasm32"))]
use super::{FIRST, REFERENCE};

/// Those that are scripts, and so predicted without CPython, in the lecture's order.
pub fn scripted() -> impl Iterator<Item = &'static Scenario> {
    ALL.iter().filter(|scenario| !scenario.python)
}

/// Those whose texts are at hand, in the lecture's order.
#[cfg(not(target_arch = "wasm32"))]
pub fn known() -> &'static [Scenario] {
    ALL
}

/// Whether there is one of that name, what the page opens with included.
#[cfg(not(target_arch = "wasm32"))]
pub fn has(id: &str) -> bool {
    ALL.iter().chain([&FIRST]).any(|scenario| scenario.id == id)
}

/// The texts of the language's reference, if they are at hand.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn reference() -> Option<&'static Scenario> {
    Some(&REFERENCE)
}

#[cfg(target_arch = "wasm32")]
pub(super) use loaded::reference;
#[cfg(target_arch = "wasm32")]
pub use loaded::{has, keep, known};

#[cfg(target_arch = "wasm32")]
mod loaded {
    use std::sync::OnceLock;

    use crate::scenarios::{ALL, COUNT, FIRST, REFERENCE, Scenario};

    /// The scenarios, and the language's reference.
    static KNOWN: OnceLock<(Vec<Scenario>, Option<Scenario>)> = OnceLock::new();

    /// Their names, and whether they are programs, so that nothing else of them is in the page's WebAssembly.
    const IDS: [(&str, bool); COUNT] = {
        let mut ids = [("", false); COUNT];
        let mut at = 0;
        while at < ids.len() {
            ids[at] = (ALL[at].id, ALL[at].python);
            at += 1;
        }
        ids
    };

    /// Those whose texts are at hand, in the lecture's order.
    pub fn known() -> &'static [Scenario] {
        KNOWN.get().map_or(&[], |(known, _)| known)
    }

    /// Whether there is one of that name, what the page opens with included.
    pub fn has(id: &str) -> bool {
        IDS.iter().any(|(own, _)| *own == id) || id == FIRST.id
    }

    /// The texts of the language's reference, if they are at hand.
    pub fn reference() -> Option<&'static Scenario> {
        KNOWN.get()?.1.as_ref()
    }

    /// Keeps the texts for as long as the page is open: in English and in Korean, by the scenario's name.
    pub fn keep(texts: impl Fn(&str) -> Option<[String; 2]>) {
        KNOWN.get_or_init(|| {
            let kept = |(id, python)| {
                let [english, korean] = texts(id)?.map(|text| &*text.leak());
                Some(Scenario { id, python, scripts: [("en", english), ("ko", korean)] })
            };
            (IDS.into_iter().filter_map(kept).collect(), kept((REFERENCE.id, false)))
        });
    }
}
