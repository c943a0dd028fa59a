//! The question for the total.

/// The question for the total.
#[derive(Debug)]
pub struct QuizTexts {
    /// The question.
    pub how_long: &'static str,
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
    /// A guess of a run that has no total, and what it comes to.
    pub guessed_endless: fn(&str, &str) -> String,
    /// A right answer.
    pub guessed_right: fn(&str) -> String,
    /// An answer, and what it lacks.
    pub guessed_little: fn(&str, &str) -> String,
    /// An answer, and what it has too much.
    pub guessed_much: fn(&str, &str) -> String,
}
