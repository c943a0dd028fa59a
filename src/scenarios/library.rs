//! All that is built in, on its way from the engine to the page.

use super::{ALL, Entry, REFERENCE, Scenario};

/// What a visitor can load: the scenarios and the examples of the reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// In the lecture's order.
    pub scenarios: Vec<Scenario>,
    /// The most used first.
    pub reference: Vec<Entry>,
}

impl Library {
    /// All there is.
    pub fn whole() -> Self {
        Self { scenarios: ALL.to_vec(), reference: REFERENCE.to_vec() }
    }

    /// Its texts, one after the other: those of the scenarios, then those of the reference, three for each.
    pub fn texts(&self) -> [Vec<&'static str>; 2] {
        let scenarios = self.scenarios.iter().flat_map(|Scenario { id, ko, en }| [*id, *ko, *en]);
        let reference = self.reference.iter().flat_map(|Entry { script, en, ko }| [*script, *en, *ko]);
        [scenarios.collect(), reference.collect()]
    }

    /// The library that has those texts; what is not three is left out.
    pub fn of_texts([scenarios, reference]: [Vec<&'static str>; 2]) -> Self {
        Self {
            scenarios: scenarios.as_chunks().0.iter().map(|&[id, ko, en]| Scenario { id, ko, en }).collect(),
            reference: reference
                .as_chunks()
                .0
                .iter()
                .map(|&[script, en, ko]| Entry { script, en, ko })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Library;

    #[test]
    fn a_library_is_the_same_when_it_has_travelled_as_texts() {
        let library = Library::whole();
        assert!(library.scenarios.len() > 30 && library.reference.len() > 10);
        assert_eq!(Library::of_texts(library.texts()), library);
    }
}
