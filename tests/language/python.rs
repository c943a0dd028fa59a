//! Python where a script is expected.

use std::collections::BTreeSet;

use loopscope::script::{Diagnostic, called, compile, is_python};
use loopscope::text::Language;

fn errors(script: &str) -> Vec<Diagnostic> {
    compile(script).expect_err("it has errors")
}

/// A script with every fix applied, one after the other, as a person would click.
fn mended(script: &str) -> String {
    let mut script = script.to_owned();
    for _ in 0..100 {
        let fix =
            compile(&script).err().and_then(|errors| errors.iter().find_map(|error| error.fix(&script)));
        let Some(fix) = fix else { break };
        script = fix.applied(&script);
    }
    script
}

#[test]
fn a_line_of_python_is_answered_with_what_to_write() {
    for (python, script) in [
        ("await asyncio.sleep(3)", "sleep 3"),
        ("await asyncio.sleep( 0.5 )  # short", "sleep 0.5"),
        ("time.sleep(3)", "block 3"),
        ("sleep(3)", "sleep 3"),
        ("cpu(2)", "cpu 2"),
        ("print(\"hi\")", "print \"hi\""),
        ("print('say \"hi\"')", "print \"say \\\"hi\\\"\""),
        ("print(\"{}\")", "print \"{{}}\""),
        ("raise RuntimeError('no')", "fail \"no\""),
        ("await asyncio.to_thread(time.sleep, 3)", "thread block 3"),
        ("await asyncio.gather(fetch(\"a\"), fetch('b'))", "gather fetch \"a\", fetch \"b\""),
        ("rs = await asyncio.gather(fetch(\"a\"), other(),)", "gather fetch \"a\", other as rs"),
        ("t = asyncio.create_task(fetch(\"a\"))", "spawn fetch \"a\" as t"),
        ("x = await fetch(\"a\")", "await fetch \"a\" as x"),
        ("item = await q.get()", "get q as item"),
        ("await q.put('x')", "put q \"x\""),
        ("q.task_done()", "done q"),
        ("e.set()", "set e"),
        ("await m.acquire()", "acquire m"),
    ] {
        let source = format!(
            "def fetch u: yield\ndef other: yield\nqueue q\nevent e\nlock m\na:\n  {python}\n  yield\n"
        );
        let found = errors(&source);
        let [error] = &*found else { panic!("{python}: {found:#?}") };
        assert_eq!(error.problem.code(), "python-line", "{python}");
        assert_eq!((error.place.line, error.place.column), (7, 3));
        let text = error.problem.text(Language::Korean);
        assert!(text.contains(&format!("`{script}`")), "{text}");
        let fix = error.fix(&source).expect("a fix");
        assert_eq!(fix.text, script);
        compile(&fix.applied(&source)).unwrap_or_else(|errors| panic!("{script}: {errors:#?}"));
    }
}

#[test]
fn what_the_language_shares_with_python_is_read_as_it_stands() {
    for script in [
        "a:\n  for i in range(3):\n    yield",
        "a:\n  while True:\n    yield",
        "a:\n  try:\n    yield\n  except Exception as e:\n    yield",
        "a:\n  x = 3\n  if x > 2:\n    pass\n  elif not x: pass\n  else:\n    x += 1",
    ] {
        compile(script).unwrap_or_else(|errors| panic!("{script}: {errors:#?}"));
    }
}

#[test]
fn a_header_of_python_keeps_its_body() {
    for (python, script) in [
        ("async def pasta():\n  yield", "pasta:\n  yield"),
        ("async def pasta() -> None:\n  yield", "pasta:\n  yield"),
        ("a:\n  async with asyncio.timeout(2):\n    yield", "a:\n  timeout 2:\n    yield"),
        ("m = asyncio.Lock()\na:\n  async with m:\n    yield", "lock m\na:\n  with m:\n    yield"),
        (
            "async def fetch(url):\n  yield\na: await fetch \"x\"",
            "def fetch url:\n  yield\na: await fetch \"x\"",
        ),
        ("q = asyncio.Queue(maxsize=2)\na: get q", "queue q 2\na: get q"),
    ] {
        assert_eq!(mended(python), script, "{python}");
    }
}

const PROGRAM: &str = r#"import asyncio
import time

async def make_pasta():
    print("water on")
    await asyncio.sleep(5)
    print("pasta")

async def make_toast():
    time.sleep(2)  # blocks
    print('toast')

async def main():
    start = time.perf_counter()
    await asyncio.gather(make_pasta(), make_toast())

if __name__ == "__main__":
    asyncio.run(main())
"#;

#[test]
fn a_whole_program_is_one_message_and_a_click_away_from_a_script() {
    let found = errors(PROGRAM);
    let [error] = &*found else { panic!("{found:#?}") };
    assert_eq!((error.problem.code(), error.place.line), ("python-program", 1));
    let script = error.fix(PROGRAM).expect("a fix").applied(PROGRAM);
    insta::assert_snapshot!(script);
    let left = errors(&script);
    assert_eq!(left.iter().map(|error| error.place.line).collect::<BTreeSet<_>>().len(), 1, "{left:#?}");
    let without = script.replace("    start = time.perf_counter()\n", "");
    compile(&without).expect("the rest is a script");
}

#[test]
fn a_text_says_what_it_is_where_nobody_could_see_it() {
    for program in ["who = \"you\"\nprint(\"hello\", who)\n", "class A:\n    pass\n", "x = 1"] {
        assert!(!is_python(program), "{program}");
        assert!(is_python(&format!("{program}\n# loopscope: python\n")), "{program}");
    }
    assert!(is_python("x = 1\n# loopscope: httpx 1s\n"), "nobody else is spoken to so");
    assert!(is_python(PROGRAM) && !is_python(&format!("title \"mine\"\n{PROGRAM}")));
    compile("# loopscope: python\na: sleep 1").expect("what is sound is a script");
}

#[test]
fn the_language_s_own_lines_are_no_python() {
    // Each is wrong, but not as Python is.
    for script in
        ["a: slep 3", "a:\n  sleep x", "a:\n  await b", "a:\n  print \"{x}\"", "while: yield\na: await whle"]
    {
        for error in compile(script).err().into_iter().flatten() {
            assert!(!error.problem.code().starts_with("python"), "{script}: {error:#?}");
        }
    }
    // Names of the language that are words of Python's.
    compile("import: sleep 1\nasync: sleep 1\nfor: sleep 1\nfrom: sleep 1").expect("they are names here");
}

#[test]
fn units_that_people_write_are_put_right() {
    for (script, plain) in [
        ("a: sleep 3 sec", "a: sleep 3s"),
        ("a: sleep 3초", "a: sleep 3s"),
        ("a: sleep 3 초 \"물\"", "a: sleep 3s \"물\""),
        ("a: sleep 200 ms; yield", "a: sleep 200ms; yield"),
        ("a: cpu 1.5Seconds", "a: cpu 1.5s"),
        ("a x 3 every 2 minutes: yield", "a x 3 every 2m: yield"),
    ] {
        let found = errors(script);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].problem.code(), "bad-duration");
        assert_eq!(mended(script), plain);
        compile(plain).expect("sound");
    }
    assert!(errors("a: sleep 3x")[0].fix("a: sleep 3x").is_none());
}

#[test]
fn a_slip_is_put_right_by_its_fix() {
    for (script, plain) in [
        ("a: slep 3", "a: sleep 3"),
        ("qeue q\na: get q", "queue q\na: get q"),
        ("def fetch: yield\na: await fetsh", "def fetch: yield\na: await fetch"),
        ("a: print “hi”", "a: print \"hi\""),
        ("a:\n\tyield\n\tsleep\u{a0}3", "a:\n    yield\n    sleep 3"),
        ("a: sleep(3); print('x: y'); yield", "a: sleep 3; print \"x: y\"; yield"),
        ("a:\n  repeat 3\n    yield", "a:\n  repeat 3:\n    yield"),
        ("a:\n  x = None\n  if x is None: yield", "a:\n  x = None\n  if x == None: yield"),
        ("a:\n  x = None\n  if x is not None: yield", "a:\n  x = None\n  if x != None: yield"),
        (
            "a:\n  if 1: yield\n  else if 2: yield\n  else: yield",
            "a:\n  if 1: yield\n  elif 2: yield\n  else: yield",
        ),
        ("def d(x): sleep x\na: await d(x=3)", "def d(x): sleep x\na: await d(3)"),
    ] {
        assert_eq!(mended(script), plain);
    }
}

#[test]
fn a_line_is_called_by_what_it_calls_first() {
    for (line, name) in [
        ("    time.sleep(3)  # 3 s (really)", "time.sleep"),
        ("r = requests.get(url)", "requests.get"),
        ("return sum(i * i for i in range(x))", "sum"),
        ("if (fib(30) > 2): pass", "fib"),
        ("async def f(): time.sleep(2)", "time.sleep"),
        ("while time.perf_counter() < end: pass", "time.perf_counter"),
        ("x = 10 ** 10_000_000  # long", "x = 10 ** 10_000_000"),
        ("print(\"time.sleep(1)\")", "print"),
        ("x = \"open", "x = \"open"),
        ("", ""),
    ] {
        assert_eq!(called(line), name, "{line}");
    }
}
