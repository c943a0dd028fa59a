//! How a file's name ends is the form that it is written in.

use loopscope::export::Format;

use super::{PASTA, loopscope};

/// A folder of its own for a test's files.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("loopscope-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a writable folder");
        Self(folder)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a plain name").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_files_name_says_what_it_is_to_be() {
    let folder = Folder::new("render");
    let begins: [(&str, &[u8]); 8] = [
        ("a.svg", b"<svg xmlns="),
        ("a.PNG", b"\x89PNG\r\n\x1a\n"),
        ("a.gif", b"GIF89a\x00\x05\xd0\x02"),
        ("a.txt", b"Pasta and toast"),
        ("a.json", b"{\n  \"format\": \"loopscope-trace-1\""),
        ("a.trace.json", b"{\"traceEvents\":["),
        ("a.py", b"\"\"\"Pasta and toast\"\"\""),
        ("trace.json", b"{\n  \"format\": \"loopscope-trace-1\""),
    ];
    let help = String::from_utf8(loopscope(&["render", "--help"], b"").stdout).expect("UTF-8");
    let readme = include_str!("../../README.md");
    for suffix in Format::ALL.map(Format::suffix) {
        assert!(begins.iter().any(|(name, _)| name.ends_with(suffix)), "no file ends in {suffix} here");
        assert!(
            help.contains(suffix) && readme.contains(suffix),
            "{suffix} is missing in the help or README"
        );
    }
    for (name, begin) in begins {
        let file = folder.file(name);
        let output = loopscope(
            &["render", "-", "-o", &file],
            format!("title \"Pasta and toast\"\n{PASTA}").as_bytes(),
        );
        assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
        let written = std::fs::read(&file).expect("it is there");
        assert!(written.starts_with(begin), "{name}: {}", String::from_utf8_lossy(&written[..40]));
    }
    let as_told = folder.file("b.svg");
    let output = loopscope(&["render", "-", "-o", &as_told, "--format", "text"], PASTA.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(!std::fs::read(&as_told).expect("it is there").starts_with(b"<svg"));
}

#[test]
fn a_slide_and_chosen_lanes_are_what_the_library_makes() {
    use loopscope::export::{Format, Look, export, png, recorded, slide};
    use loopscope::trace::Strategy;

    let rendered = |options: &[&str]| {
        let output = loopscope(&[&["render", "-", "-o", "-"], options].concat(), PASTA.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let run = |script, strategy| {
        recorded(script, Format::Svg, &Look { strategy, ..Look::default() }).expect("it runs")
    };
    let (now, look) = (run(PASTA, None), Look::default());
    assert!(rendered(&["--slide", "--format", "svg"]) == slide(&now, &[], &look).as_bytes());
    let sync = run(PASTA, Some(Strategy::Sync));
    let both = slide(&now, std::slice::from_ref(&sync), &look);
    let options = ["--slide", "--before", "sync", "--format", "png", "--scale", "1"];
    assert!(rendered(&options) == png(&both, 1).expect("pixels").bytes);
    let folder = Folder::new("slide");
    let file = folder.file("before.loop");
    std::fs::write(&file, "a: sleep 9").expect("a writable folder");
    let both = slide(&now, &[sync, run("a: sleep 9", None)], &look);
    assert!(
        rendered(&["--slide", "--before", "sync", "--before", &file, "--format", "svg"]) == both.as_bytes()
    );
    let look = Look { transparent: true, lanes: vec!["toast".into()], ..look };
    let made = export(PASTA, Format::Svg, &look).expect("it is made");
    assert!(rendered(&["--lanes", "toast", "--transparent", "--format", "svg"]) == made.as_bytes());
}
