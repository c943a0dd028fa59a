//! The formatter changes how a script looks, and nothing else.

use loopscope::script::format;

const UNTIDY: &str = "\u{feff}# about\r\n\r\n\r\ntitle   \"t  t\"\n\n\nqueue    q   2   # two\nrequest x100   every 500ms :sleep 1 ;; cpu 10ms;\n\n\
def fetch   url:\n      # inside\n      get q as  x1#tight\n      try :\n         sleep 1  \"GET {url}\"\n      except:  print \"no\"\n\n\n\
      # before the last\n      gather fetch \"a\",fetch \"b\"  as rs\n   # for main\nmain:\n  repeat 2  as x2:\n   yield\n  # at the end\n";

#[test]
fn a_script_is_laid_out_in_one_way() {
    insta::assert_snapshot!(format(UNTIDY).expect("sound"));
}

#[test]
fn formatting_twice_changes_nothing_more() {
    let once = format(UNTIDY).expect("sound");
    assert_eq!(format(&once).expect("sound"), once);
}

#[test]
fn a_script_with_errors_is_left_alone() {
    assert!(format("a: slep 1").is_err());
}

#[test]
fn what_only_looks_like_a_sign_of_the_language_is_mended_outside_texts_and_comments() {
    let nbsp = '\u{a0}';
    for (untidy, tidy) in [
        ("a:\n\tsleep 1\n\trepeat 2:\n\t\tyield\n", "a:\n  sleep 1\n  repeat 2:\n    yield\n"),
        ("a:\n    sleep 1\n\tsleep 2\n", "a:\n  sleep 1\n  sleep 2\n"),
        ("a:\n  \tsleep\t1\n        yield\n", "a:\n  sleep 1\n  yield\n"),
        (
            &format!("a:{nbsp}sleep{nbsp}1\nb:\n{nbsp}{nbsp}print{nbsp}\"x{nbsp}y\"{nbsp}#{nbsp}z\n"),
            &format!("a: sleep 1\nb:\n  print \"x{nbsp}y\"  #{nbsp}z\n"),
        ),
        ("a： sleep　１．５； cpu ２５０ms ＃ 왜：\n", "a: sleep 1.5; cpu 250ms  # 왜：\n"),
        ("ａ：　ｓｌｅｅｐ　３\n", "a: sleep 3\n"),
        ("a: print “done： x”; sle\u{200b}ep 1\n", "a: print \"done： x\"; sleep 1\n"),
        ("a: print \"tab\there “x”：\"\u{a0}\n", "a: print \"tab\there “x”：\"\n"),
        (
            "queue q ２\ndef f：return “＃”\na：gather f， f\n",
            "queue q 2\ndef f: return \"＃\"\na: gather f, f\n",
        ),
    ] {
        assert_eq!(format(untidy).unwrap_or_else(|errors| panic!("{untidy}: {errors:?}")), tidy);
    }
}

#[test]
fn what_is_mended_is_left_alone_where_something_else_is_wrong_or_nothing() {
    let errors = format("a：slep\u{a0}1").expect_err("slep");
    assert_eq!(errors[0].problem.code(), "unknown-character", "as it stands in the file");
    assert_eq!(
        format("ａ: print \"x\"\n").expect("sound"),
        "ａ: print \"x\"\n",
        "a name may have wide letters"
    );
}
