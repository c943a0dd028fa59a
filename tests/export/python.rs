//! The exported program, run by the CPython at hand as anybody would run it.

use std::collections::BTreeSet;
use std::process::{Command, Output, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use loopscope::export::{Format, Look, NoExport, export, python};
use loopscope::run::predict_under;
use loopscope::scenarios::scripted;
use loopscope::script::{compile, read};
use loopscope::text::Language;
use loopscope::trace::Strategy;

use super::scripts;

fn program(script: &str, strategy: Strategy) -> String {
    let look = Look { strategy: Some(strategy), ..Look::default() };
    export(script, Format::Python, &look).unwrap_or_else(|why| panic!("{why:?}\n{script}"))
}

/// Runs a program on a console that has these letters alone; `None` without a CPython of 3.11 or later.
fn run(program: &str, encoding: &str) -> Option<Output> {
    let question = "import sys; sys.exit(sys.version_info < (3, 11))";
    let answers = |command: &&str| {
        Command::new(command).args(["-c", question]).status().is_ok_and(|status| status.success())
    };
    let Some(command) = ["python3", "python3.11", "python3.12"].into_iter().find(answers) else {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "there is no CPython 3.11 or later");
        return None;
    };
    static FILES: AtomicU32 = AtomicU32::new(0);
    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let file = format!("{}/program-{number}.py", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, program).expect("a writable folder");
    let mut python = Command::new(command);
    python.arg(file).env("PYTHONIOENCODING", encoding).stdin(Stdio::null());
    Some(python.output().expect("it runs"))
}

fn lines(output: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(output).lines().map(str::to_owned).collect()
}

/// Runs a script whose lines have an order on any machine, and compares them with the prediction.
fn prints_what_is_predicted(script: &str, strategy: Strategy) -> Option<Output> {
    let program = program(script, strategy);
    let output = run(&program, "utf-8")?;
    let trace = predict_under(Rc::new(compile(script).expect("sound")), strategy).expect("it has a meaning");
    let predicted: Vec<String> = trace.log.iter().map(|line| line.text.to_string()).collect();
    assert_eq!(lines(&output.stdout), predicted, "{program}\n{}", String::from_utf8_lossy(&output.stderr));
    Some(output)
}

#[test]
fn a_script_that_cannot_fail_is_a_program_without_anything_to_spare() {
    let script = "title \"B-5\"\npasta:\n  cpu 3\n  sleep 5 \"noodles\"\n  print \"pasta\"\ntoast: sleep 6";
    insta::assert_snapshot!(program(script, Strategy::Async));
}

#[test]
fn a_failure_is_told_on_standard_error_and_the_others_go_on() {
    let script = "def broken: fail \"no toast\"\nbad: await broken\ngood: sleep 10ms; print \"soup\"";
    for strategy in Strategy::ALL {
        let Some(output) = prints_what_is_predicted(script, strategy) else { return };
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.ends_with("RuntimeError: no toast\n"), "{strategy:?}: {told}");
        assert_eq!(output.status.code(), Some(1), "{strategy:?}");
    }
}

#[test]
fn what_is_not_set_yet_is_a_failure_that_is_told() {
    let script = "a:\n  repeat 0 as i: yield\n  print \"{i}\"\nb: print \"b\"";
    let Some(output) = prints_what_is_predicted(script, Strategy::Async) else { return };
    assert!(String::from_utf8_lossy(&output.stderr).contains("UnboundLocalError"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_program_in_which_nothing_fails_exits_with_zero_under_every_strategy() {
    let script = "def f x: return \"{x}!\"\na x 2:\n  try: fail \"caught\"\n  except: print \"in {n}\"\n  await f \"a\" as r\n  \
                  gather f \"b\", f \"c\" as rs\n  spawn f \"d\"\n  print \"{r} {rs}\"\n";
    for strategy in [Strategy::Async, Strategy::Sync] {
        let Some(output) = prints_what_is_predicted(script, strategy) else { return };
        assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]), "{strategy:?}");
    }
}

#[test]
fn threads_and_processes_are_real() {
    // Each is in before any is out.
    let script = "request x 3:\n  print \"in\"\n  block 1\n  print \"out\"";
    for strategy in [Strategy::Threads, Strategy::Processes] {
        let Some(output) = prints_what_is_predicted(script, strategy) else { return };
        assert_eq!(output.status.code(), Some(0));
    }
    let alone = format!("threads 1\nprocesses 1\n{script}");
    for strategy in [Strategy::Threads, Strategy::Processes] {
        prints_what_is_predicted(&alone, strategy);
    }
}

#[test]
fn tasks_arrive_one_by_one_under_every_strategy() {
    let script = "late x 2 every 600ms: print \"late {n}\"\nmid: sleep 300ms; print \"mid\"\nb x 2: yield";
    for strategy in [Strategy::Async, Strategy::Threads, Strategy::Processes] {
        prints_what_is_predicted(script, strategy);
    }
}

#[test]
fn what_a_console_lacks_is_replaced_and_nothing_is_lost() {
    for strategy in Strategy::ALL {
        let program = program("a: print \"done ✅\"; print \"é 끝\"", strategy);
        let Some(output) = run(&program, "cp949") else { return };
        assert_eq!(output.stdout, b"done ?\n? \xb3\xa1\n", "{program}");
        assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
        let output = run(&program, "ascii").expect("as before");
        assert_eq!(output.stdout, b"done ?\n? ?\n");
    }
}

#[test]
fn every_scenario_with_letters_replaces_those_that_a_console_lacks() {
    for scenario in scripted() {
        for language in Language::ALL {
            let script = scenario.script(language);
            let strategy = compile(script).expect("sound").machinery.strategy;
            let program = program(script, strategy);
            let code = program.lines().filter(|line| line.contains("print(") || line.contains("put("));
            let has_letters = code.clone().any(|line| !line.is_ascii());
            assert!(!has_letters || program.contains("errors=\"replace\""), "{}\n{program}", scenario.id);
        }
    }
}

/// The functions that a program defines for itself.
fn helpers(program: &str) -> impl Iterator<Item = &str> {
    let defs = program.lines().map(|line| line.strip_prefix("async ").unwrap_or(line));
    defs.filter_map(|line| line.strip_prefix("def ")?.split('(').next())
}

#[test]
fn a_variable_that_is_called_as_what_is_always_a_number_may_be_something_else() {
    for (argument, tells) in [("1", false), ("\"one\"", true)] {
        let program = program(&format!("a: await f({argument})\ndef f(n): print n + 1"), Strategy::Async);
        assert_eq!(program.contains("failures"), tells, "{program}");
    }
}

#[test]
fn what_is_awaited_or_asked_may_be_no_task_and_then_the_others_go_on() {
    let other = "o: sleep 20ms; print \"o\"";
    for (script, tells) in [
        ("m:\n  x = 1\n  await x", true),
        ("m: await f(3)\ndef f(h): await h", true),
        ("m: await f(3)\ndef f(h): gather h", true),
        ("m: await f(3)\ndef f(h): print done(h)", true),
        ("m: await f(3)\ndef f(h): cancel h", true),
        ("m:\n  spawn f as h\n  print done(h)\n  await h\ndef f: sleep 1ms", false),
        ("m:\n  spawn f for i in range(2) as hs\n  gather hs\ndef f: sleep 1ms", false),
    ] {
        let script = format!("{script}\n{other}");
        assert_eq!(program(&script, Strategy::Async).contains("failures"), tells, "{script}");
        prints_what_is_predicted(&script, Strategy::Async);
    }
}

#[test]
fn a_cancelled_error_ends_its_task_alone_under_every_strategy() {
    let script = "m: sleep 1ms; fail CancelledError\no: sleep 20ms; print \"o\"";
    for strategy in [Strategy::Async, Strategy::Sync, Strategy::Threads] {
        prints_what_is_predicted(script, strategy);
    }
}

#[test]
fn the_variable_behind_a_call_hides_an_instances_number_there_alone() {
    for script in [
        "m x 2:\n  gather f(n) for n in [5, 6] as r\n  print \"{n} {r}\"\ndef f(x): return x",
        "m x 2:\n  gather f(n) for k in [5, 6] as r\n  gather f(n) for n in [7] as s\n  print \"{n} {r} {s}\"\ndef f(x): return x",
        "m x 2:\n  spawn f(n) for n in [5, 6] as hs\n  gather hs as r\n  print \"{n} {r}\"\ndef f(x): return x",
    ] {
        prints_what_is_predicted(script, Strategy::Async);
    }
}

#[test]
fn a_task_that_has_the_name_of_a_helper_is_renamed() {
    let mut seen = BTreeSet::new();
    for (script, strategy) in scripts().flat_map(|script| Strategy::ALL.map(|strategy| (script, strategy))) {
        let look = Look { strategy: Some(strategy), ..Look::default() };
        let Ok(program) = export(script, Format::Python, &look) else { continue };
        let names = read(script).expect("sound").0;
        let is_own = |name: &&str| names.names().any(|(.., own)| own.text == name.trim_end_matches('_'));
        let helpers = helpers(&program).filter(|name| name.is_ascii() && !is_own(name));
        seen.extend(helpers.map(str::to_owned));
    }
    assert!(["burn", "items", "main", "tell"].iter().all(|name| seen.contains(*name)), "{seen:?}");
    for name in seen {
        let Ok(_) = compile(&format!("{name}: sleep 1")) else { continue };
        let program = program(&format!("{name}: sleep 1"), Strategy::Async);
        assert!(program.contains(&format!("async def {name}_():")), "{program}");
    }
}

#[test]
fn names_that_are_one_to_python_or_its_own_do_not_collide() {
    let script = "\
lock tasks
semaphore at 1
queue n 9
def ﬁ: return \"ligature\"
def fi: return \"two letters\"
ｉｆ: await ﬁ as x; await fi as ｘ; print \"{x} {ｘ}\"
loop: thread block 100ms; acquire tasks; print \"loop\"
task x 2:
  put n \"{n}\"
  sleep 200ms
  print \"{n}\"
sys: sleep 400ms; print \"sys\"; fail \"so main tells\"
main x 2 every 10ms:
  sleep 600ms
  acquire at; print \"main\"; release at
";
    assert!(read(script).is_ok(), "{:#?}", read(script).err());
    prints_what_is_predicted(script, Strategy::Async);
}

#[test]
fn what_shares_state_has_no_program_without_a_loop() {
    let look = Look { strategy: Some(Strategy::Threads), ..Look::default() };
    let refusal = export("queue q\na: get q", Format::Python, &look).expect_err("a queue");
    assert!(matches!(refusal, NoExport::Unavailable(_)), "{refusal:?}");
}

#[test]
fn each_line_tells_what_it_stands_for() {
    let script = "queue q\npasta:\n  repeat 2:\n    sleep 5 \"noodles\"\n  put q \"done\"\n";
    let (tree, program) = read(script).expect("sound");
    let python = python(&tree, &program, Strategy::Async).expect("not too deep");
    assert_eq!(python.text.lines().count(), python.spans.len());
    let lines = python.text.lines().zip(&python.spans);
    let told: Vec<_> =
        lines.filter_map(|(line, span)| Some((line.trim(), span.as_ref()?.of(script)))).collect();
    let expected = [
        ("q = asyncio.Queue()", "q"),
        ("async def pasta():", "pasta"),
        ("for _ in range(2):", "repeat"),
        ("await asyncio.sleep(5)  # noodles", "sleep"),
        ("await q.put(\"done\")", "put"),
    ];
    assert_eq!(told, expected);
}

/// A script with a statement inside so many blocks.
fn inside(header: &str, depth: usize, statement: &str) -> String {
    let indented = |level: usize, text: &str| format!("{:1$}{text}\n", "", 2 * level + 2);
    let spawned = indented(0, "spawn work(i) for i in range(2) as hs");
    let headers: String = (0..depth).map(|level| indented(level, header)).collect();
    let statements: String = statement.lines().map(|line| indented(depth, line)).collect();
    let others = "lock m\ndef work(i): yield\n";
    let spawned = if statement.contains("hs") { spawned } else { String::new() };
    format!("{others}a:\n{spawned}{headers}{statements}")
}

#[test]
fn what_is_exported_is_never_nested_deeper_than_python_compiles() {
    let statements = [
        ("yield", 21),
        ("cancel hs", 20),
        ("if 1 > 2: yield", 21),
        ("spawn work(i) for i in range(2)", 21),
        ("with m: yield", 20),
        ("try: yield\nexcept: yield", 19),
        ("try: yield\nexcept: yield\nfinally: yield", 18),
        ("try: yield\nfinally: yield", 20),
        ("group: spawn work(1)", 20),
    ];
    let mut programs = Vec::new();
    for (statement, first_refused) in statements {
        for header in ["repeat 2:", "while 1:", "forever:", "if 1:", "with m:", "timeout 2:", "group:"] {
            for strategy in [Strategy::Async, Strategy::Sync] {
                let look = Look { strategy: Some(strategy), ..Look::default() };
                for depth in 16..23 {
                    match export(&inside(header, depth, statement), Format::Python, &look) {
                        Ok(program) => {
                            let is_in_time =
                                depth < first_refused || header == "if 1:" || strategy == Strategy::Sync;
                            assert!(is_in_time, "{depth} times {header} around {statement}");
                            programs.push(program);
                        }
                        Err(NoExport::TooDeep(_)) => {
                            assert!(
                                depth >= first_refused || strategy == Strategy::Sync,
                                "{depth} {header} {statement}"
                            );
                        }
                        Err(NoExport::Unavailable(_)) => {}
                        Err(why) => panic!("{why:?}"),
                    }
                }
            }
        }
    }
    // A name that begins as a clause does is none, whatever `try` stood as far in before.
    let tried = inside("if 1:", 19, "try: yield\nexcept: yield");
    let named = inside("repeat 2:", 19, "exceptions = 1").replace("a:\n", "b:\n");
    let named = named.split_once("b:\n").map_or("", |(_, body)| body);
    let program = export(&format!("{tried}b:\n{named}"), Format::Python, &Look::default());
    programs.push(program.expect("nineteen blocks"));
    assert!(programs.len() > 300, "{}", programs.len());
    let programs = serde_json::to_string(&programs).expect("texts");
    let judge = format!("for program in {programs}: compile(program, 'program.py', 'exec')");
    if let Some(output) = run(&judge, "utf-8") {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
