//! What Loopscope points at in a run, and what it does not.

mod endless;
mod of_trace;

use std::borrow::Cow;
use std::rc::Rc;

use loopscope::run::{findings, predict};
use loopscope::script::read;
use loopscope::text::Language;
use loopscope::trace::Finding;

fn find(source: &str) -> Vec<Finding> {
    find_in(source, Language::English)
}

fn find_in(source: &str, language: Language) -> Vec<Finding> {
    let (script, program) = read(source).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let program = Rc::new(program);
    let trace = predict(program.clone());
    findings(source, &script, &program, &trace, language)
}

fn codes(source: &str) -> Vec<Cow<'static, str>> {
    find(source).into_iter().map(|finding| finding.code).collect()
}

/// The one finding of that code.
fn one(source: &str, code: &str) -> Finding {
    let mut found = find(source).into_iter().filter(|finding| finding.code == code);
    let first = found.next().unwrap_or_else(|| panic!("no {code}"));
    assert_eq!(found.next(), None);
    first
}

#[test]
fn a_calm_run_has_nothing_to_point_at() {
    assert_eq!(codes("pasta: sleep 3; print \"pasta\"\ntoast: sleep 2; print \"toast\""), [""; 0]);
    assert_eq!(codes("a: cpu 3"), [""; 0], "nobody else could have run");
    assert_eq!(codes("a x 2: cpu 99ms"), [""; 0], "too short to matter");
    assert_eq!(codes("a: cpu 1\nb: sleep 2"), ["loop-blocked"]);
}

#[test]
fn a_blocked_loop_names_whom_it_delayed_and_offers_a_process() {
    let finding = one("pasta:\n  cpu 3 \"chop\"\n  sleep 5\ntoast: sleep 6\nsalad: sleep 1", "loop-blocked");
    assert_eq!(finding.lines, [2]);
    assert_eq!(
        finding.text,
        "pasta’s cpu in line 2 holds the only thread for 3 s: toast and salad could not run meanwhile, up to 3 s in all."
    );
    let fix = finding.fix.expect("a fix");
    assert_eq!(fix.script, "pasta:\n  process cpu 3 \"chop\"\n  sleep 5\ntoast: sleep 6\nsalad: sleep 1");
    assert_eq!(fix.total_us, 8_000_000);
}

#[test]
fn an_update_that_another_writes_over_is_found_and_a_lock_mends_it() {
    let script = "shared total = 0\nana:\n  seen = total\n  sleep 1\n  total = seen + 100\nben:\n  seen = total\n  sleep 2\n  total = seen + 50\n";
    let finding = one(script, "lost-update");
    assert_eq!((finding.t_us, &*finding.lines), (2_000_000, &[7, 9, 5][..]));
    assert_eq!(
        finding.text,
        "ben reads total in line 7, lets others run, and writes in line 9 what it made of the old value: what ana wrote meanwhile is lost."
    );
    let fix = finding.fix.expect("a lock");
    assert!(
        fix.script.contains("  with lock_1:\n    seen = total\n    sleep 2\n    total = seen + 50\n"),
        "{}",
        fix.script
    );
    // Whoever comes in between holds it, too; where that does not mend it, it is not offered.
    let between = "shared t = 0\na:\n  v = t\n  sleep 1\n  t = v + 1\nb:\n  sleep 0.5\n  t += 1";
    let fix = one(between, "lost-update").fix.expect("a lock").script;
    assert!(fix.ends_with("b:\n  sleep 0.5\n  with lock_1:\n    t += 1"), "{fix}");
    assert!(!codes(&fix).contains(&"lost-update".into()));
    let third = format!("{between}\nc:\n  sleep 0.6\n  t += 1");
    let fix = one(&third, "lost-update").fix.expect("a lock").script;
    assert_eq!(fix.matches("with lock_1:").count(), 3, "{fix}");
    let short = "shared t = 0\na:\n  v = t\n  sleep 1\n  t = v + 1\nb: sleep 0.5; t += 1";
    assert!(one(short, "lost-update").fix.is_none());
    for calm in [
        "shared total = 0\na x 2:\n  sleep 1\n  total += n",
        "shared total = 0\na x 2:\n  seen = total\n  total = seen + n\n  sleep 1",
        "shared total = 0\nlock m\na x 2:\n  with m:\n    seen = total\n    sleep 1\n    total = seen + n",
        "shared total = 0\na x 2:\n  seen = total\n  sleep 1\n  total = 0",
    ] {
        assert!(!codes(calm).contains(&"lost-update".into()), "{calm}");
    }
}

#[test]
fn a_loop_that_only_looks_again_is_a_busy_wait() {
    let script = "event e\na:\n  while not is_set(e): yield\n  print \"go\"\nb:\n  repeat 5: yield\n  set e";
    let script = script.replace("repeat 5: yield", "repeat 5:\n    yield");
    let finding = one(&script, "busy-wait");
    assert_eq!(finding.lines, [3]);
    assert!(finding.fix.expect("a wait").script.contains("  wait e\n  print"));
    let finding = one(
        "shared done_ = False\na:\n  while not done_:\n    sleep 0\nb: sleep 0; sleep 0; yield; yield; done_ = True",
        "busy-wait",
    );
    assert_eq!((&*finding.lines, finding.fix), (&[3, 4][..], None));
    let looks = "queue q\na:\n  forever:\n    if not empty(q): break\n    yield\nb: yield; yield; yield; yield; put q \"x\"";
    assert_eq!(&*one(looks, "busy-wait").lines, &[3, 5][..]);
    let works = looks.replace("    yield\n", "    print \"looks\"\n    yield\n");
    assert!(!codes(&works).contains(&"busy-wait".into()));
    assert!(
        !codes("event e\na:\n  while not is_set(e): sleep 1\nb: sleep 3; set e")
            .contains(&"busy-wait".into())
    );
}

#[test]
fn a_blocking_call_is_offered_a_thread() {
    let finding = one("a x 3: block 1", "loop-blocked");
    let fix = finding.fix.expect("a fix");
    assert_eq!((fix.script.as_str(), fix.total_us), ("a x 3: thread block 1", 1_000_000));
    assert!(finding.text.contains("twice") || finding.text.contains("2 times"), "{}", finding.text);
}

#[test]
fn a_deadlock_says_who_waits_on_what_and_why_nobody_comes() {
    let finding = one("lock m\nqueue q\na:\n  acquire m\n  acquire m\nb: get q", "stuck");
    assert_eq!(
        finding.text,
        "a waits for m, which it holds itself (line 5): nobody else can give it back. \
         b waits for q in line 6: nobody is left to put anything into it."
    );
    assert_eq!(finding.lines, [5, 6]);
}

#[test]
fn a_tie_that_shows_in_the_log_is_found_once_a_moment() {
    let finding = one("a: sleep 1; print \"a\"\nb: sleep 1; print \"b\"", "tie");
    assert_eq!(finding.t_us, 1_000_000);
    assert_eq!(codes("a: sleep 1; print \"same\"\nb: sleep 1; print \"same\""), [""; 0], "nobody could tell");
    assert_eq!(codes("a: sleep 1; print \"a\"\nb: thread block 1; print \"b\""), ["tie"], "job ends, too");
}

#[test]
fn a_timeout_is_tied_with_what_would_end_its_wait() {
    let script = |sleep| {
        format!(
            "event e\na:\n  try:\n    timeout 1: wait e\n    print \"in time\"\n  except: print \"late\"\nb: sleep {sleep}; set e"
        )
    };
    let finding = one(&script("1"), "tie");
    assert_eq!(finding.t_us, 1_000_000);
    assert!(finding.text.starts_with("a and b become ready at the very same moment"), "{}", finding.text);
    assert_eq!(codes(&script("1.000001")), [""; 0]);
    assert_eq!(
        codes("a:\n  try:\n    timeout 1: sleep 1\n  except: print \"late\""),
        [""; 0],
        "its own come in order"
    );
}

/// asyncio takes both timers in one pass; a browser has a go on with what its own causes before the timeout of b.
#[test]
fn timers_that_a_held_loop_made_late_are_tied_if_it_matters_that_they_share_a_pass() {
    let script = |timeout| {
        format!(
            "event e\na: sleep 300ms; set e\nb:\n  try:\n    timeout {timeout}: wait e\n    print \"in time\"\n  except: print \"late\"\nc: cpu 1"
        )
    };
    let finding = find(&script("500ms")).into_iter().find(|finding| finding.code == "tie").expect("a tie");
    assert_eq!(finding.t_us, 1_000_000);
    assert!(finding.text.contains("a and b") && finding.text.contains("one pass"), "{}", finding.text);
    assert!(!codes(&script("2")).contains(&"tie".into()));
}

#[test]
fn late_timers_are_tied_though_what_the_first_causes_takes_time() {
    let script = |first| {
        format!("a:\n  timeout 500ms:\n    sleep 100ms\n    print \"in time\"\nb: {first}\nc: block 1")
    };
    for first in ["sleep 1", "sleep 50ms; block 300ms"] {
        let finding = find(&script(first)).into_iter().find(|finding| finding.code == "tie").expect("a tie");
        assert_eq!(finding.t_us, 1_000_000, "{first}");
    }
}

#[test]
fn what_the_end_of_the_program_cancels_is_named() {
    let finding = one("def f: sleep 10\na: spawn f; spawn f; sleep 1", "left-running");
    assert_eq!(finding.t_us, 1_000_000);
    assert!(finding.text.starts_with("f and f#2 were still running"), "{}", finding.text);
}

#[test]
fn a_def_that_nothing_reaches_is_named() {
    let script =
        "def used: await deep\ndef deep: yield\ndef lost: await lost2\ndef lost2: yield\na: await used";
    let lines: Vec<_> =
        find(script).into_iter().map(|finding| (finding.code.to_string(), finding.lines[0])).collect();
    assert_eq!(lines, [("never-run".to_owned(), 3), ("never-run".to_owned(), 4)]);
    assert_eq!(find(script)[1].text, "Nothing runs lost2: await it, spawn it or gather it.");
}

#[test]
fn awaits_in_a_row_that_share_nothing_could_be_gathered() {
    let script = "def fetch url: sleep 1\na:\n  await fetch \"x\"\n  await fetch \"y\"\n  await fetch \"z\"\n  print \"done\"";
    let finding = one(script, "one-by-one");
    assert_eq!(finding.lines, [3, 4, 5]);
    let fix = finding.fix.expect("a fix");
    assert_eq!(
        fix.script,
        "def fetch url: sleep 1\na:\n  gather fetch \"x\", fetch \"y\", fetch \"z\"\n  print \"done\""
    );
    assert_eq!(fix.total_us, 1_000_000);
}

#[test]
fn awaits_that_need_each_other_are_left_alone() {
    assert_eq!(
        codes("def f x:\n  sleep 1\n  return \"r\"\na:\n  await f \"1\" as r\n  await f \"{r}\""),
        [""; 0]
    );
    assert_eq!(codes("lock m\ndef f:\n  with m: sleep 1\na:\n  await f\n  await f"), [""; 0]);
}

#[test]
fn failures_that_nothing_caught_and_that_nobody_heard_of_are_told_apart() {
    assert_eq!(codes("a: fail \"no\""), ["failed"]);
    assert_eq!(codes("def f: fail \"no\"\na: spawn f; sleep 1"), ["unretrieved"]);
    assert_eq!(
        codes("def f: fail \"no\"\na:\n  spawn f as h\n  try: await h\n  except: print \"x\""),
        [""; 0]
    );
    let text = one("a: fail \"no\"", "failed").text;
    assert_eq!(text, "a ends with RuntimeError: no, which nothing caught.");
}

/// Who sees the third of a kind has understood the first; what has a fix of its own is told by itself.
#[test]
fn many_findings_of_one_kind_are_one_with_their_number() {
    let two = codes("a: fail \"no\"\nb: sleep 1; fail \"no\"");
    assert_eq!(two, ["failed", "failed"]);
    let many =
        "a: sleep 2; fail \"late\"\nb: fail \"no\"\nc:\n  sleep 1\n  fail \"so\"\nd x 2: sleep 3; fail \"d\"";
    let one = one(many, "failed");
    assert_eq!(one.text, "b ends with RuntimeError: no, which nothing caught. And 3 more like this.");
    assert_eq!((one.t_us, &*one.lines, one.tasks.len()), (0, &[2, 5, 1, 6][..], 5));
    let korean = find_in(many, Language::Korean);
    assert!(korean[0].text.ends_with("비슷한 것이 3개 더 있습니다."), "{korean:#?}");
    let held: String = (1..=4).map(|name| format!("cook_{name}: cpu 1; sleep 3\n")).collect();
    let found = find(&held);
    let fixes: Vec<_> = found.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    assert!(fixes.len() > 2 && fixes.len() == found.len(), "{found:#?}");
}

#[test]
fn what_is_said_in_korean_is_said_of_the_same_things() {
    let all = "lock m\ndef never: yield\ndef bad: fail \"no\"\ndef long: sleep 9\ndef c: sleep 1\n\
               a: cpu 3\nb x 3: sleep 1; print \"{n}\"\nd:\n  await c\n  await c\n  spawn bad\n  spawn long\n  sleep 1\n  fail \"x\"";
    let stuck = "lock m\nqueue q\na:\n  acquire m\n  acquire m\nb x 6: get q";
    for script in [all, stuck] {
        let (english, korean) = (find_in(script, Language::English), find_in(script, Language::Korean));
        assert!(!english.is_empty());
        for (english, korean) in english.iter().zip(&korean) {
            let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
            assert!(hangul(&korean.text) && !hangul(&english.text), "{}", korean.text);
            let apart = |finding: &Finding| {
                (finding.code.clone(), finding.t_us, finding.tasks.clone(), finding.lines.clone())
            };
            assert_eq!(apart(english), apart(korean));
            let fix = |finding: &Finding| finding.fix.clone().map(|fix| (fix.script, fix.total_us));
            assert_eq!(fix(english), fix(korean));
        }
        assert_eq!(english.len(), korean.len());
    }
}

/// In a process the pasta would be done sooner, but its next step would wait for the toast: 11 s instead of 9. The toast in
/// a process saves nothing.
#[test]
fn a_change_that_saves_nothing_is_no_fix() {
    let found = find("pasta: cpu 3; sleep 5\ntoast: cpu 6");
    let fixes: Vec<Option<u64>> =
        found.iter().map(|finding| finding.fix.as_ref().map(|fix| fix.total_us)).collect();
    assert_eq!(fixes, [None, None]);
}

#[test]
fn a_task_that_dies_because_what_it_awaits_was_cancelled_is_told_who_did_that() {
    let script = "def f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  await h";
    let finding = one(script, "cancelled");
    assert_eq!(
        finding.text,
        "a ends with CancelledError, though nobody cancelled it: f, which it awaits, was cancelled by a (line 5)."
    );
    assert_eq!(finding.lines, [5]);
    let late = "def f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  sleep 1\n  await h";
    assert_eq!(one(late, "cancelled").lines, [5]);
    assert_eq!(codes("def f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  sleep 1"), [""; 0]);
    let korean = find_in(script, Language::Korean);
    assert!(
        korean[0].text.contains("a는 취소하지 않았는데도 CancelledError로 끝났습니다"),
        "{}",
        korean[0].text
    );
}

#[test]
fn a_job_that_is_no_longer_waited_for_and_keeps_its_worker_is_told() {
    let script = "threads 1\na:\n  try:\n    timeout 1: thread block 5\n  except: print \"late\"\nb: sleep 1; thread block 1";
    let finding = one(script, "worker-held");
    assert_eq!(
        finding.text,
        "a no longer waits for its job of line 4, but the job goes on and keeps its worker until 5 s: meanwhile b had to wait for a worker."
    );
    assert_eq!((finding.t_us, finding.lines.as_slice()), (1_000_000, &[4][..]));
    let alone = one("a:\n  try:\n    timeout 1: thread block 5\n  except: sleep 1", "worker-held");
    assert!(alone.text.ends_with("keeps its worker to the end of the run."), "{}", alone.text);
    assert_eq!(codes("a:\n  timeout 9: thread block 5"), [""; 0]);
}
