//! The `loopscope` command: what it prints and the codes it exits with.

mod endings;

use std::io::Write;
use std::process::{Command, Output, Stdio};

const PASTA: &str = include_str!("../../src/scenarios/pasta-and-toast.en.loop");

/// Runs the command with a script on standard input.
fn loopscope(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_loopscope"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that does not read its input may be gone already.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin);
    child.wait_with_output().expect("the command ends")
}

/// Exit code, standard output and standard error in one text.
fn transcript(args: &[&str], stdin: &str) -> String {
    let output = loopscope(args, stdin.as_bytes());
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    format!(
        "$ loopscope {}\n{}--- stderr\n{}--- exit {}\n",
        args.join(" "),
        text(output.stdout),
        text(output.stderr),
        output.status.code().expect("an exit code")
    )
}

#[test]
fn a_run_prints_its_log_and_its_total() {
    insta::assert_snapshot!(transcript(&["run", "-"], PASTA));
}

#[test]
fn the_json_is_the_trace() {
    insta::assert_snapshot!(transcript(&["run", "-", "--format", "json"], PASTA));
}

#[test]
fn every_event_is_written_on_request() {
    let script = "a x 2 every 1: cpu 1ms \"think\"; block 1ms; yield; print \"{n}\"\nb: repeat 0 as i: yield";
    let script = script.replace("repeat 0 as i: yield", "\n  repeat 0 as i:\n    yield\n  print \"{i}\"");
    insta::assert_snapshot!(transcript(&["run", "-", "--format", "json", "--events"], &script));
}

#[test]
fn every_step_is_told_on_request() {
    insta::assert_snapshot!(transcript(&["run", "-", "--steps"], PASTA));
    insta::assert_snapshot!(transcript(&["run", "-", "--steps", "--lang", "ko"], PASTA));
}

#[test]
fn failures_and_limits_are_named() {
    let script = "a:\n  repeat 0 as i:\n    yield\n  print \"{i}\"\nb: \n  print \"한글\"\n  sleep 1500us\n";
    insta::assert_snapshot!(transcript(&["run", "-"], &script.replace("1500us", "0.0015ms")));
    insta::assert_snapshot!(transcript(&["run", "-"], &script.replace("1500us", "1.5ms")));
    let endless = "a:\n  repeat 1000000:\n    repeat 1000000:\n      yield\n";
    insta::assert_snapshot!(transcript(&["run", "-"], endless));
}

#[test]
fn render_says_that_its_picture_ends_before_the_run() {
    let script = "a:\n  repeat 600000: sleep 1ms\n  print \"late\"\n";
    let output = loopscope(&["render", "-", "--format", "text", "-o", "-"], script.as_bytes());
    let said = "after 500000 statements, at 8 min 20 s; log, total and outcome are of the whole run";
    let [out, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    assert!(out.contains(said) && out.contains("600.000 s"), "{out}");
    assert!(errors.starts_with("loopscope: ") && errors.contains(said), "{errors}");
    let ran = transcript(&["run", "-"], script);
    assert!(ran.contains(said) && ran.contains("600.000  a  late"), "{ran}");
}

#[test]
fn errors_go_to_standard_error_with_their_place_and_exit_1() {
    insta::assert_snapshot!(transcript(&["check", "-"], "파스타: slep 3\n  sleep -1\n"));
    insta::assert_snapshot!(transcript(&["run", "-", "--format", "json"], ""));
    insta::assert_snapshot!(transcript(&["check", "-"], PASTA));
}

#[test]
fn strategies_are_compared() {
    insta::assert_snapshot!(transcript(&["compare", "-"], PASTA));
    let queue = "queue q\na: get q\nb: sleep 1";
    insta::assert_snapshot!(transcript(&["compare", "-"], queue));
    insta::assert_snapshot!(transcript(&["compare", "-", "--format", "json"], queue));
    insta::assert_snapshot!(transcript(&["run", "-", "--strategy", "sync"], queue));
    insta::assert_snapshot!(transcript(&["run", "-"], &format!("strategy sync\n{PASTA}")));
}

#[test]
fn a_stuck_run_exits_3() {
    insta::assert_snapshot!(transcript(
        &["run", "-"],
        "lock m\na: acquire m; print \"in\"; acquire m\nb: sleep 2"
    ));
}

#[test]
fn a_python_program_is_exported() {
    let script = include_str!("everything.loop");
    insta::assert_snapshot!(transcript(&["export", "-", "--to", "python"], script));
    insta::assert_snapshot!(transcript(&["run", "-"], script));
}

#[test]
fn a_saved_trace_is_drawn_and_nothing_else_is_taken_for_one() {
    let saved = loopscope(&["run", "-", "--format", "json", "--events"], PASTA.as_bytes()).stdout;
    let drawn = loopscope(&["render", "-", "-o", "-", "--format", "svg"], PASTA.as_bytes()).stdout;
    assert!(drawn.starts_with(b"<svg"));
    assert_eq!(loopscope(&["render", "-", "-o", "-", "--format", "svg"], &saved).stdout, drawn);
    assert_eq!(loopscope(&["render", "-", "-o", "-", "--format", "json"], &saved).stdout, saved);
    let saved = String::from_utf8(saved).expect("UTF-8");
    let without =
        saved.lines().filter(|line| !line.starts_with("  \"source\"")).collect::<Vec<_>>().join("\n");
    for (args, trace) in [
        (&["render", "-", "-o", "-", "--format", "python"][..], &*without),
        (&["render", "-", "-o", "-", "--format", "text", "--strategy", "sync"], &saved),
        (
            &["render", "-", "-o", "-", "--format", "text"],
            &saved.replace("\"from_us\": 0,", "\"from_us\": 9999999,"),
        ),
        (&["render", "-", "-o", "-", "--format", "text"], "{\n  \"format\": oh"),
        (&["render", "-", "-o", "-", "--format", "text"], "{\"traceEvents\": []}"),
    ] {
        insta::assert_snapshot!(transcript(args, trace));
    }
}

#[test]
fn what_is_written_is_what_the_library_makes() {
    use loopscope::export::{Format, Look, Theme, export, gif, png, recorded};
    use loopscope::text::Language;
    use loopscope::trace::Strategy;

    let look = Look {
        strategy: Some(Strategy::Sync),
        language: Language::Korean,
        theme: Theme::Dark,
        width: Some(700),
        ..Look::default()
    };
    let options = ["--strategy", "sync", "--lang", "ko", "--theme", "dark", "--width", "700", "-o", "-"];
    let rendered = |format: &[&str]| {
        let args = [&["render", "-"], &options[..], format].concat();
        let output = loopscope(&args, PASTA.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    for format in Format::ALL {
        let made = export(PASTA, format, &look).expect("it is made");
        assert!(rendered(&["--format", format.word()]) == made.as_bytes(), "{format:?}");
    }
    let svg = export(PASTA, Format::Svg, &look).expect("it is made");
    assert!(rendered(&["--format", "png", "--scale", "3"]) == png(&svg, 3).expect("pixels").bytes);
    assert!(rendered(&["--format", "png"]) == png(&svg, 2).expect("pixels").bytes, "twice, unless told");
    let trace = recorded(PASTA, Format::Svg, &look).expect("it runs");
    let made = |seconds| gif(&trace, &look, seconds).expect("pictures").bytes;
    assert!(rendered(&["--format", "gif", "--seconds", "3"]) == made(3));
    assert!(rendered(&["--format", "gif"]) == made(10), "ten seconds, unless told");
}

#[test]
fn a_rendered_trace_is_the_one_that_run_prints() {
    let run = loopscope(&["run", "-", "--format", "json"], PASTA.as_bytes());
    let rendered = loopscope(&["render", "-", "-o", "-", "--format", "json"], PASTA.as_bytes());
    assert_eq!(String::from_utf8(rendered.stdout), String::from_utf8(run.stdout));
}

#[test]
fn what_cannot_be_rendered_says_why() {
    let queue = "queue q\na: get q\nb: sleep 1";
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "a.bmp"], PASTA));
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "-"], PASTA));
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "a.svg"], "a: slep 1"));
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "a.svg", "--strategy", "sync"], queue));
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "-", "--format", "text"], queue));
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "a.txt", "--slide"], PASTA));
    insta::assert_snapshot!(transcript(&["render", "-", "-o", "a.svg", "--lanes", "tost"], PASTA));
    for args in [
        &["render", "-", "-o", "a.svg", "--before", "sync"],
        &["render", "-", "-o", "no-such-folder/a.svg"][..],
        &["render", "-"],
        &["render", "-", "-o", "a.png", "--scale", "5"],
        &["render", "-", "-o", "a.gif", "--seconds", "61"],
        &["render", "no-such-file.loop", "-o", "a.svg"],
    ] {
        let output = loopscope(args, PASTA.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{args:?}");
    }
    let tasks: String = (0..60).map(|n| format!("task{n}: sleep 1\n")).collect();
    let args = ["render", "-", "-o", "-", "--format", "png", "--scale", "4", "--width", "4096"];
    let output = loopscope(&args, tasks.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).expect("UTF-8").contains("too large; take a smaller scale"));
}

#[test]
fn a_file_that_is_not_utf8_is_an_error_with_a_place() {
    let output = loopscope(&["check", "-"], b"a: yield\n# \xed\x95\x9c\xff");
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.starts_with("<stdin>:2:4: error[not-utf8]: "), "{stderr}");
}

#[test]
fn usage_errors_exit_2() {
    for args in
        [&["run"][..], &["run", "no-such-file.loop"], &["run", "-", "--format", "xml"], &["frobnicate"], &[]]
    {
        let output = loopscope(args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn a_file_is_named_in_its_errors() {
    let file = std::env::temp_dir().join(format!("loopscope-{}.loop", std::process::id()));
    std::fs::write(&file, "a: slep 1").expect("a writable folder");
    let name = file.to_str().expect("a plain name");
    let output = loopscope(&["run", name], b"");
    std::fs::remove_file(&file).expect("still there");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(stderr.starts_with(&format!("{name}:1:4: error[unknown-statement]: ")), "{stderr}");
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let script = "a:\n  repeat 100000:\n    print \"a line that fills the pipe\"\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_loopscope"))
        .args(["run", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    child.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A script with so many blocks inside each other, a `try` with both its clauses the innermost.
fn nested(repeats: usize) -> String {
    let headers = (0..repeats).map(|level| format!("{:1$}repeat 1:\n", "", 2 * level + 2));
    let inner = " ".repeat(2 * repeats + 2);
    let innermost = format!(
        "{inner}try:\n{inner}  print \"in\"\n{inner}except:\n{inner}  yield\n{inner}finally:\n{inner}  yield\n"
    );
    format!("a:\n{}{innermost}", headers.collect::<String>())
}

#[test]
fn what_python_cannot_nest_is_not_exported_and_says_where() {
    let output = loopscope(&["export", "-", "--to", "python"], nested(18).as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(error, "<stdin>:20: Python nests at most 20 blocks in a function; move this one into a def\n");
}

#[test]
fn what_python_can_just_nest_runs_there() {
    let output = loopscope(&["export", "-", "--to", "python"], nested(17).as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let program = String::from_utf8(output.stdout).expect("UTF-8");
    let compile = std::process::Command::new("python3")
        .args(["-c", "import sys; compile(sys.argv[1], 'p', 'exec')", &program])
        .output();
    match compile {
        Ok(compiled) => assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr)),
        Err(error) => eprintln!("python3 is not here ({error}), so nobody has tried"),
    }
}

#[test]
fn a_script_becomes_a_link_and_a_link_a_script() {
    let shared = loopscope(
        &["share", "-", "--page", "https://example.org/loops/#old", "quiz=1", "at=2.5"],
        PASTA.as_bytes(),
    );
    let link = String::from_utf8(shared.stdout).expect("UTF-8");
    assert!(
        link.starts_with("https://example.org/loops/#z=1.") && link.ends_with("&at=2.5&quiz=1\n"),
        "{link}"
    );
    assert!(shared.status.success() && shared.stderr.is_empty());
    let opened = loopscope(&["open", link.trim()], b"");
    assert_eq!(String::from_utf8(opened.stdout).expect("UTF-8"), PASTA);
    assert_eq!(String::from_utf8(opened.stderr).expect("UTF-8"), "at=2.5&quiz=1\n");
}

#[test]
fn letters_that_a_png_cannot_draw_are_told() {
    let script = "title \"中 ✅\"\na: sleep 1\n".as_bytes();
    let drawn = loopscope(&["render", "-", "--format", "png", "-o", "-"], script);
    let told = String::from_utf8(drawn.stderr).expect("UTF-8");
    assert!(drawn.status.success() && told.contains("cannot draw 中;") && !told.contains('✅'), "{told}");
    assert!(loopscope(&["render", "-", "--format", "svg", "-o", "-"], script).stderr.is_empty());
}

#[test]
fn a_link_opens_as_it_arrives() {
    let address = "https%3A%2F%2Fexample.org%2Floops%2F%23t%3Da%3A%2Bsleep%2B3%26quiz%3D1";
    for arrived in [
        &format!("https://out.example/?url={address}&data=1"),
        "Look: https://example.org/loops/#t%3Da:+sleep+3&amp;quiz=1).",
        "#T=a:+sleep+3?quiz=1",
    ] {
        let opened = loopscope(&["open", arrived], b"");
        assert_eq!(String::from_utf8(opened.stdout).expect("UTF-8"), "a: sleep 3", "{arrived}");
        assert_eq!(String::from_utf8(opened.stderr).expect("UTF-8"), "quiz=1\n", "{arrived}");
    }
}

#[test]
fn a_lesson_says_what_is_in_it_and_gives_the_script_of_each() {
    let list = loopscope::share::write_list(&loopscope::share::list_in(LESSON).expect("a list"));
    let link = format!("https://example.org/loops/#list={}", list.expect("it fits"));
    insta::assert_snapshot!(transcript(&["open", &link], ""));
    let korean = loopscope(&["open", "--entry", "1", &format!("{link}&lang=ko")], b"");
    assert!(String::from_utf8(korean.stdout).expect("UTF-8").starts_with("title \"B-4 "));
    let second = loopscope(&["open", "--entry", "2", &link], b"");
    assert_eq!(String::from_utf8(second.stdout).expect("UTF-8"), "a: sleep 3\n");
    assert_eq!(String::from_utf8(second.stderr).expect("UTF-8"), "strategy=threads&quiz=ends\n");
    for wrong in ["0", "3"] {
        let wrong = loopscope(&["open", "--entry", wrong, &link], b"");
        assert_eq!(
            String::from_utf8(wrong.stderr).expect("UTF-8"),
            "loopscope: this lesson has 2 entries, from 1\n"
        );
    }
    insta::assert_snapshot!(transcript(&["open", "#list=1.S7RSK"], ""));
    insta::assert_snapshot!(transcript(&["open", "--entry", "1", "#t=a:+sleep+1"], ""));
    let unknown = loopscope::share::write_list(
        &loopscope::share::list_in(r#"[{"id":"tie"},{"id":"nobody"}]"#).expect("a list"),
    );
    let unknown = loopscope(&["open", &format!("list={}", unknown.expect("it fits"))], b"");
    assert!(String::from_utf8(unknown.stderr).expect("UTF-8").contains("no scenario nobody"));
}

const LESSON: &str = r#"[{"id":"b4-toast-6"},{"script":"a: sleep 3\n","strategy":"threads","quiz":"ends"}]"#;

#[test]
fn what_is_no_link_or_no_setting_says_so() {
    insta::assert_snapshot!(transcript(&["open", "https://example.org/#z=1.S7RS"], ""));
    insta::assert_snapshot!(transcript(&["open", "#view=embed"], ""));
    insta::assert_snapshot!(transcript(&["open", "#t=a:+sleep+1&speed=7.3"], ""));
    insta::assert_snapshot!(transcript(&["share", "-", "speed=7.3"], "a: sleep 1"));
    insta::assert_snapshot!(transcript(&["share", "-", "colour=red"], "a: sleep 1"));
}

#[test]
fn a_script_that_no_link_holds_is_refused() {
    let script = format!("a: sleep 1\n{}", "# x\n".repeat(20_000));
    insta::assert_snapshot!(transcript(&["share", "-"], &script));
}

#[test]
fn what_a_script_prints_gives_no_orders_to_a_terminal() {
    let output = loopscope(&["run", "-"], "a: print \"\u{1b}[31mred\u{7}\"".as_bytes());
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(printed.contains("\u{fffd}[31mred\u{fffd}") && !printed.contains('\u{1b}'), "{printed}");
}

#[test]
fn a_long_link_is_told_of() {
    let script: String =
        (0..400_u32).map(|n| format!("t{n}: sleep {}\n", n.wrapping_mul(2_654_435_761) % 99_991)).collect();
    let shared = loopscope(&["share", "-"], script.as_bytes());
    assert!(String::from_utf8(shared.stderr).expect("UTF-8").contains("characters; some programs cut off"));
    assert!(shared.stdout.len() > 2_000);
}
