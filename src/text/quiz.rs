//! Questions before the answer.

use super::TaskRef;

/// Questions before the answer.
#[derive(Debug)]
pub struct QuizTexts {
    /// What the question for the total is called where one chooses.
    pub total: &'static str,
    /// What the question for the next printed line is called.
    pub print: &'static str,
    /// What the question for the next task is called.
    pub next: &'static str,
    /// What the question whether a run ends is called.
    pub ends: &'static str,
    /// Question: the total.
    pub how_long: &'static str,
    /// Question: the line that is printed next, after which line, printed when, if after one.
    pub which_line: fn(Option<(&str, &str)>) -> String,
    /// Question: who runs next, after whom, who came to which line, and ran until when.
    pub who_next: fn(TaskRef, u32, &str) -> String,
    /// Question: whether the run ends.
    pub does_it_end: &'static str,
    /// How it may end: with every task, stuck, in a `forever` never.
    pub ways_to_end: [&'static str; 3],
    /// What people write for a total that there is not: letters in lower case, and signs, without spaces.
    pub never: &'static [&'static str],
    /// What an answer looks like.
    pub guess_example: &'static str,
    /// Button: answers.
    pub show_answer: &'static str,
    /// Button: does not answer.
    pub skip: &'static str,
    /// How to answer.
    pub quiz_hint: &'static str,
    /// What was typed is no answer.
    pub no_duration: &'static str,
    /// A choice that is right.
    pub chosen_right: fn(&str) -> String,
    /// A choice that is not, and what is.
    pub chosen_wrong: fn(&str, &str) -> String,
    /// A guess of a run that has no total, and what it comes to.
    pub guessed_endless: fn(&str, &str) -> String,
    /// A right answer.
    pub guessed_right: fn(&str) -> String,
    /// An answer, and what it lacks.
    pub guessed_little: fn(&str, &str) -> String,
    /// An answer, and what it has too much.
    pub guessed_much: fn(&str, &str) -> String,
}
