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
