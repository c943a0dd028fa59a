//! The questions of the quiz in English.

use crate::text::QuizTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) const QUIZ: QuizTexts = QuizTexts {
    total: "how long it takes",
    print: "which line is printed next",
    next: "who runs next",
    ends: "whether it ends",
    how_long: "How long will it take?",
    which_line: |last| match last {
        None => "Which line is printed first?".into(),
        Some((line, time)) => format!("“{line}” is printed at {time}. Which line comes next?"),
    },
    who_next: |task, line, time| format!("At {time}, {task} gives the loop back; it has come to line {line}. Whom does the loop take next?"),
    does_it_end: "Does this run end?",
    ways_to_end: ["Yes: every task ends", "No: tasks wait for what never comes", "No: it goes round and round"],
    never: &["∞", "never", "neverends", "itneverends", "forever", "infinite", "infinity", "inf", "endless", "stuck", "deadlock"],
    guess_example: "7 s",
    show_answer: "Show",
    skip: "Skip",
    quiz_hint: "Seconds, or 250 ms, 1 min 5 s, ∞ for never.",
    no_duration: "A number of seconds, such as 8, 2.5 or 250 ms; ∞ for never.",
    chosen_right: |right| format!("“{right}”: right."),
    chosen_wrong: |said, right| format!("“{said}”: wrong. The answer: “{right}”."),
    guessed_endless: |guess, answer| format!("You said {guess}. The answer: {answer}."),
    guessed_right: |guess| format!("{guess}: exactly right."),
    guessed_little: |guess, off| format!("You said {guess}: {off} too little."),
    guessed_much: |guess, off| format!("You said {guess}: {off} too much."),
};
