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
