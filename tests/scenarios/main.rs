//! Every built-in scenario gives the lecture's figures, in both languages.

mod corpus;
mod python;

use std::collections::BTreeSet;
use std::rc::Rc;

use loopscope::run::{findings, predict_under, summarize};
use loopscope::scenarios::{
    ALL, Entry, FIRST, Scenario, about, meaning, reference, scripted, title, without_note,
};
use loopscope::script::grammar::{DeclarationWord, EVERY, StatementWord};
use loopscope::script::{duration_us, read};
use loopscope::text::Language;
use loopscope::trace::{Outcome, Strategy, Trace};
use unicode_width::UnicodeWidthStr;

fn scenario(id: &str) -> &'static Scenario {
    ALL.iter().find(|scenario| scenario.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn run(script: &str) -> Trace {
    let (tree, program) = read(script).unwrap_or_else(|errors| panic!("{errors:#?}\n{script}"));
    let program = Rc::new(program);
    let strategy = program.machinery.strategy;
    let mut trace = predict_under(program.clone(), strategy).expect("it has a meaning");
    trace.findings = findings(script, &tree, &program, &trace, Language::English);
    trace
}

fn lines(trace: &Trace) -> Vec<&str> {
    trace.log.iter().map(|line| &*line.text).collect()
}

/// Total in ms, outcome, findings.
type Expected = (&'static str, u64, Outcome, &'static [&'static str]);

#[rustfmt::skip]
const EXPECTED: &[Expected] = &[
    ("a1-waiting-cook", 900_000, Outcome::Finished, &[]),
    ("a1-smart-cook", 780_000, Outcome::Finished, &[]),
    ("b2-race", 2_000, Outcome::Finished, &["lost-update"]),
    ("b2-lock", 3_000, Outcome::Finished, &[]),
    ("b3-coroutines", 4_000, Outcome::Finished, &["loop-blocked"]),
    ("b3-threads", 4_000, Outcome::Finished, &[]),
    ("b4-toast-2", 8_000, Outcome::Finished, &[]),
    ("b4-toast-6", 8_000, Outcome::Finished, &[]),
    ("b5-cpu-3-toast-6", 9_000, Outcome::Finished, &["loop-blocked"]),
    ("b5-cpu-3-toast-2", 8_000, Outcome::Finished, &["loop-blocked"]),
    ("b5-cpu-3-toast-cpu-6", 9_000, Outcome::Finished, &["loop-blocked", "loop-blocked"]),
    ("b5-cpu-only", 13_000, Outcome::Finished, &["loop-blocked", "loop-blocked"]),
    ("c2-two-tasks", 3_000, Outcome::Finished, &[]),
    ("c4-blocking-call", 4_000, Outcome::Finished, &["loop-blocked", "tie"]),
    ("d-sync-three", 9_000, Outcome::Finished, &[]),
    ("d-async-three", 3_000, Outcome::Finished, &[]),
    ("d1-requests-1", 3_000, Outcome::Finished, &[]),
    ("d1-requests-10", 3_000, Outcome::Finished, &[]),
    ("d1-requests-100", 3_000, Outcome::Finished, &[]),
    ("d1-def-10", 3_000, Outcome::Finished, &[]),
    ("d1-def-100", 9_000, Outcome::Finished, &[]),
    ("d-arrivals", 2_950, Outcome::Finished, &[]),
    ("e-api-db-file", 1_200, Outcome::Finished, &[]),
    ("e1-status", 1_200, Outcome::Finished, &[]),
    ("e3-missing-file", 500, Outcome::Finished, &[]),
    ("e4-gather", 1_000, Outcome::Finished, &["tie"]),
    ("f1-queue", 0, Outcome::Finished, &[]),
    ("f1-peek", 0, Outcome::Finished, &[]),
    ("f2-producer-consumer", 6_000, Outcome::Stuck, &["stuck", "tie"]),
    ("f2-back-pressure", 6_000, Outcome::Finished, &[]),
    ("f4-crawler", 30_000, Outcome::Finished, &[]),
    ("g3-semaphore", 3_000, Outcome::Finished, &[]),
    ("g3-lock", 3_000, Outcome::Finished, &[]),
    ("g3-event", 3_000, Outcome::Finished, &[]),
    ("g3-timeout", 2_000, Outcome::Finished, &[]),
    ("g3-task-group", 1_000, Outcome::Finished, &[]),
    ("g3-to-thread", 3_000, Outcome::Finished, &["tie"]),
    ("g4-process-pool", 3_000, Outcome::Finished, &["tie"]),
    ("g4-mixed", 6_000, Outcome::Finished, &[]),
    ("g4-gil-on", 12_000, Outcome::Finished, &[]),
    ("g4-gil-off", 3_000, Outcome::Finished, &[]),
    ("say-after", 5_000, Outcome::Finished, &["one-by-one"]),
    ("deadlock", 1_000, Outcome::Stuck, &["stuck"]),
    ("one-by-one", 6_000, Outcome::Finished, &["one-by-one"]),
    ("tie", 2_000, Outcome::Finished, &["tie"]),
    ("retry", 3_900, Outcome::Finished, &[]),
    ("sentinel", 2_800, Outcome::Finished, &[]),
    ("rate-limit", 3_700, Outcome::Finished, &[]),
    ("cache-stampede", 4_000, Outcome::Finished, &[]),
    ("cancel-and-go-on", 3_500, Outcome::Finished, &[]),
];

#[test]
fn every_scenario_gives_its_total_outcome_and_findings_in_both_languages() {
    assert_eq!(scripted().count(), EXPECTED.len());
    for (scenario, expected) in scripted().zip(EXPECTED) {
        for script in scenario.scripts() {
            let trace = run(script);
            let codes: Vec<&str> = trace.findings.iter().map(|finding| &*finding.code).collect();
            let found: (&str, u64, Outcome, &[&str]) =
                (scenario.id, trace.total_us / 1000, trace.outcome, &codes);
            assert_eq!(found, *expected, "{script}");
            assert!(trace.findings.iter().all(|finding| finding.code != "never-run"), "{script}");
        }
    }
}

#[test]
fn both_languages_tell_the_same_story() {
    for scenario in scripted() {
        let id = scenario.id;
        let [korean, english] =
            [Language::Korean, Language::English].map(|language| run(scenario.script(language)));
        let spans = |trace: &Trace| {
            let spans =
                trace.tasks.iter().flat_map(|task| task.spans.iter().map(move |span| (task.id, span)));
            spans.map(|(task, span)| (task, span.state, span.from_us, span.to_us)).collect::<Vec<_>>()
        };
        assert_eq!(spans(&korean), spans(&english), "{id}");
        let printed = |trace: &Trace| trace.log.iter().map(|line| (line.task, line.t_us)).collect::<Vec<_>>();
        assert_eq!(printed(&korean), printed(&english), "{id}");
    }
}

#[test]
fn every_scenario_says_what_it_is_and_what_to_look_at() {
    let mut titles = BTreeSet::new();
    for scenario in ALL {
        let id = scenario.id;
        for script in scenario.scripts() {
            assert!(titles.insert(title(script)), "{id}: its title is another's, too");
            let sentences = about(script).matches(['.', '?']).count();
            assert!(sentences >= 2 && about(script).ends_with('.'), "{id}: {}", about(script));
            // A program is as it is printed; its own begins with its title, on a line that is as long as a script's.
            let own =
                script.rsplit_once(" title \"").filter(|_| scenario.python).map_or(script, |(_, own)| own);
            assert!(
                own.lines().all(|line| !line.starts_with('#') || line.width() <= 48),
                "{id}: cut off in the editor"
            );
        }
        assert_eq!(about("a: sleep 1\n# not its title"), "");
        let is_korean = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
        for language in Language::ALL {
            // A program is as it is printed; what is said of it is not.
            let script = scenario.script(language);
            let told =
                if scenario.python { format!("{} {}", title(script), about(script)) } else { script.into() };
            let korean = is_korean(&told);
            assert_eq!(korean, language == Language::Korean, "{id}");
        }
    }
    assert!(FIRST.scripts().all(|script| run(script).total_us == 8_000_000));
}

#[test]
fn toast_of_two_seconds_is_done_before_the_noodles_go_in() {
    assert_eq!(
        lines(&run(scenario("b4-toast-2").script(Language::Korean))),
        [
            "🍝 파스타: 물을 끓이기 시작합니다.",
            "🍞 토스트: 빵을 굽기 시작합니다.",
            "✅ 토스트 완성!",
            "🍝 파스타: 면을 삶기 시작합니다.",
            "✅ 파스타 완성!",
            "🍽️ 요리 결과: ['파스타', '토스트']",
            "⏱️ 총 걸린 시간: 8.00초",
        ]
    );
}

#[test]
fn toast_of_six_seconds_is_done_after_the_noodles_went_in() {
    assert_eq!(
        lines(&run(scenario("b4-toast-6").script(Language::Korean)))[..5],
        [
            "🍝 파스타: 물을 끓이기 시작합니다.",
            "🍞 토스트: 빵을 굽기 시작합니다.",
            "🍝 파스타: 면을 삶기 시작합니다.",
            "✅ 토스트 완성!",
            "✅ 파스타 완성!",
        ]
    );
}

#[test]
fn one_ten_and_a_hundred_requests_compare_as_in_the_lecture_and_with_forty_threads() {
    for (id, seconds) in
        [("d1-requests-1", [3, 3, 3]), ("d1-requests-10", [3, 30, 3]), ("d1-requests-100", [3, 300, 9])]
    {
        let program = Rc::new(read(scenario(id).script(Language::English)).expect("sound").1);
        let totals = Strategy::ALL[..3].iter().map(|strategy| {
            summarize(program.clone(), *strategy).expect("it has a meaning").total_us / 1_000_000
        });
        assert_eq!(totals.collect::<Vec<_>>(), seconds, "{id}");
    }
}

#[test]
fn the_file_that_is_missing_stops_neither_the_api_nor_the_database() {
    assert_eq!(
        lines(&run(scenario("e-api-db-file").script(Language::English))),
        ["the file is not there", "database: user 1", "API: 200"]
    );
}

#[test]
fn gathered_results_come_in_the_order_of_the_calls() {
    assert_eq!(
        lines(&run(scenario("e4-gather").script(Language::English))),
        [
            "Fetching /todos/1...",
            "Fetching /todos/2...",
            "Fetching /todos/3...",
            "Finished fetching /todos/1",
            "Finished fetching /todos/2",
            "Finished fetching /todos/3",
            "['/todos/1: ok', '/todos/2: ok', '/todos/3: ok']",
        ]
    );
}

#[test]
fn customers_leave_in_the_order_in_which_they_came() {
    assert_eq!(
        lines(&run(scenario("f1-queue").script(Language::Korean))),
        ["['고객 A', '고객 B', '고객 C']", "고객 A", "고객 B", "['고객 C']"]
    );
}

/// Not as the lecture prints it: the consumer's timer was registered first.
#[test]
fn the_consumer_runs_task_1_before_task_2_is_ready_and_then_waits_for_ever() {
    assert_eq!(
        lines(&run(scenario("f2-producer-consumer").script(Language::Korean))),
        [
            "🍳 Task-0 준비 완료",
            "👨‍🍳 실행: Task-0",
            "🍳 Task-1 준비 완료",
            "👨‍🍳 실행: Task-1",
            "🍳 Task-2 준비 완료",
            "👨‍🍳 실행: Task-2",
        ]
    );
}

#[test]
fn every_fix_that_a_scenario_offers_keeps_its_promise() {
    let mut fixes = 0;
    for finding in scripted().flat_map(|scenario| run(scenario.script(Language::English)).findings) {
        if let Some(fix) = finding.fix {
            assert_eq!(run(&fix.script).total_us, fix.total_us);
            let applied = without_note(&fix.script);
            assert_eq!(
                (about(&applied).as_str(), run(&applied).total_us),
                ("", fix.total_us),
                "the note is untrue"
            );
            assert_eq!(title(&applied), title(&fix.script));
            fixes += 1;
        }
    }
    assert!(fixes >= 6, "{fixes}");
}

/// The words of a text, for the eyes of somebody who looks for one of the language.
fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_lowercase()).collect()
}

#[test]
fn every_word_of_the_language_has_a_meaning() {
    let declarations = DeclarationWord::ALL.iter().map(|word| word.word());
    let statements = StatementWord::ALL.iter().map(|word| word.word());
    for word in declarations.chain(statements.filter(|word| word.starts_with(char::is_alphabetic))) {
        for language in Language::ALL {
            let said = meaning(word, language).unwrap_or_default();
            let sentence = said.lines().last().unwrap_or_default();
            assert!(reference(language).any(|entry| entry.text == sentence), "{word}: {said:?}");
        }
    }
    assert_eq!(
        meaning("block", Language::English).as_deref(),
        Some(
            "`block 3` → `time.sleep(3)`\n`cpu` computes and `block` is `time.sleep`: both hold the loop. \
             `yield` is `asyncio.sleep(0)`."
        )
    );
    assert_eq!(meaning("pasta", Language::English), None);
}

#[test]
fn every_example_of_the_language_reference_runs_and_together_they_show_every_word() {
    let [english, korean] = Language::ALL.map(|language| reference(language).collect::<Vec<_>>());
    assert_eq!(english.len(), korean.len());
    for (entry, told_in_korean) in english.iter().zip(&korean) {
        run(&entry.script);
        assert_eq!(entry.script, told_in_korean.script);
        assert_ne!(entry.text, told_in_korean.text);
        assert!(entry.text.ends_with('.') && told_in_korean.text.ends_with('.'), "{entry:?}");
    }
    let declarations = DeclarationWord::ALL.iter().map(|word| word.word());
    let statements = StatementWord::ALL.iter().map(|word| word.word());
    let statements = statements.filter(|word| word.starts_with(char::is_alphabetic));
    for word in declarations.chain(statements).chain([EVERY, "as"]) {
        for language in Language::ALL {
            let shows =
                |entry: Entry| [&entry.script, &entry.text].iter().any(|text| words(text).contains(word));
            assert!(reference(language).any(shows), "`{word}` is missing in the reference: {language:?}");
        }
    }
}

#[test]
fn what_the_quiz_gives_as_an_example_of_an_answer_is_no_scenarios_total() {
    for language in Language::ALL {
        let example = duration_us(language.texts().quiz.guess_example).expect("a duration");
        for scenario in scripted().chain([&FIRST]) {
            assert_ne!(run(scenario.script(language)).total_us, example, "{}", scenario.id);
        }
    }
}
