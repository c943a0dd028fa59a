//! What a quiz asks about a run: the right answer and the others are the run's own.

use std::rc::Rc;

use loopscope::run::{predict_under, predict_within};
use loopscope::scenarios::scripted;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{EventKind, Strategy, Trace};
use loopscope::view::{Question, plain};

fn trace(script: &str) -> Trace {
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = program.machinery.strategy;
    predict_under(program, strategy).expect("a strategy with a meaning")
}

/// The prompt, the choices and the right one.
fn asked(question: Question, trace: &Trace, from: usize) -> Option<(String, Vec<String>, String)> {
    let asked = question.ask(Some(trace), from, Language::default())?;
    let right = asked.choices[asked.right].clone();
    Some((plain(&asked.prompt), asked.choices, right))
}

fn why(question: Question, trace: &Trace, from: usize) -> String {
    let asked = question.ask(Some(trace), from, Language::default()).expect("a question");
    plain(&asked.why(trace, Language::default()).expect("events"))
}

const DISHES: &str = "pasta:\n  print \"water\"\n  sleep 3\n  print \"noodles\"\ntoast:\n  print \"bread\"\n  sleep 2\n  print \"toast\"\n";

#[test]
fn the_next_line_is_asked_for_from_where_the_run_stands_and_the_choices_stand_as_in_the_script() {
    let trace = trace(DISHES);
    let lines = ["water", "noodles", "bread", "toast"].map(str::to_owned).to_vec();
    let (prompt, choices, right) = asked(Question::Print, &trace, 0).expect("a question");
    assert_eq!((&*prompt, &choices, &*right), ("Which line is printed first?", &lines, "water"));
    assert_eq!(why(Question::Print, &trace, 0), "pasta prints “water” (line 2).");
    let step = trace.events.iter().position(|event| event.t_us == 2_000_000).expect("a step");
    let (prompt, choices, right) = asked(Question::Print, &trace, step).expect("a question");
    assert_eq!(prompt, "“bread” is printed at 0 s. Which line comes next?");
    assert_eq!((choices, &*right), (lines, "toast"));
    let end = asked(Question::Print, &trace, trace.events.len()).expect("a question");
    assert_eq!(end.2, "water", "from the beginning, where nothing follows");
}

#[test]
fn whom_the_loop_takes_next_is_asked_for_where_more_than_one_could_be() {
    let trace = trace("pasta: cpu 3; sleep 5\ntoast: sleep 6");
    let (prompt, choices, right) = asked(Question::Next, &trace, 0).expect("a question");
    assert_eq!(
        prompt,
        "At 3 s, pasta gives the loop back; it has come to line 1. Whom does the loop take next?"
    );
    assert_eq!((choices, &*right), (vec!["pasta".to_owned(), "toast".to_owned()], "toast"));
    assert_eq!(
        why(Question::Next, &trace, 0),
        "The loop takes toast, the first in Ready, and runs it from line 2."
    );
}

#[test]
fn whether_a_run_ends_is_its_answer() {
    let right = |script: &str| asked(Question::Ends, &trace(script), 0).expect("a question").2;
    assert_eq!(right("a: sleep 1"), "Yes: every task ends");
    assert_eq!(right("queue q\na: get q"), "No: tasks wait for what never comes");
    let program = Rc::new(compile("a:\n  forever:\n    sleep 1").expect("sound"));
    let endless = predict_within(program, Strategy::Async, 1_000).expect("on a loop");
    assert_eq!(asked(Question::Ends, &endless, 0).expect("a question").2, "No: it goes round and round");
    let program = Rc::new(compile("a:\n  repeat 9999:\n    sleep 1").expect("sound"));
    let cut = predict_within(program, Strategy::Async, 1_000).expect("on a loop");
    assert_eq!(asked(Question::Ends, &cut, 0), None, "nobody knows");
}

#[test]
fn what_has_but_one_answer_is_not_asked() {
    let alone = trace("a: print \"x\"; sleep 1; print \"x\"");
    assert_eq!((asked(Question::Print, &alone, 0), asked(Question::Next, &alone, 0)), (None, None));
    let threads = trace("strategy threads\na: sleep 1; print \"a\"\nb: sleep 2; print \"b\"");
    assert_eq!(asked(Question::Next, &threads, 0), None, "the system chooses");
    assert!(asked(Question::Print, &threads, 0).is_some());
}

#[test]
fn every_question_about_every_scenario_is_answered_by_what_happens_next_and_says_why() {
    let mut asked = 0;
    for scenario in scripted() {
        let trace = trace(scenario.script(Language::default()));
        for (from, question) in
            (0..trace.events.len()).step_by(7).flat_map(|from| Question::ALL.map(|of| (from, of)))
        {
            for language in Language::ALL {
                let Some(of) = question.ask(Some(&trace), from, language) else { continue };
                asked += 1;
                let why = of.why(&trace, language).expect("a sentence");
                let unlike: std::collections::BTreeSet<_> = of.choices.iter().collect();
                assert_eq!(unlike.len(), of.choices.len(), "{}: {question:?}", scenario.id);
                if question == Question::Total {
                    assert!(of.choices.is_empty());
                    continue;
                }
                assert!((2..=4).contains(&of.choices.len()), "{}: {question:?} {of:?}", scenario.id);
                let right = &of.choices[of.right];
                assert!(
                    question == Question::Ends || plain(&why).contains(&**right),
                    "{}: {right}: {why}",
                    scenario.id
                );
            }
        }
        let next = |from: usize| {
            trace.events[from..].iter().find_map(|event| {
                let EventKind::Printed { text, .. } = &event.kind else { return None };
                Some(text.to_string())
            })
        };
        for from in (0..trace.events.len()).step_by(5) {
            let Some(of) = Question::Print.ask(Some(&trace), from, Language::default()) else { continue };
            assert_eq!(
                Some(&of.choices[of.right]),
                next(from).or(next(0)).as_ref(),
                "{} from {from}",
                scenario.id
            );
        }
    }
    assert!(asked > 1_000, "{asked}");
}
