//! The programs that the lecture prints, among the scenarios. What they do, `tests/page/python` and the package's tests say.

use std::collections::BTreeSet;
use std::path::Path;

use loopscope::scenarios::{ALL, FIRST, Scenario, about, is_titled, scripted, title};
use loopscope::script::{covered, is_python};
use loopscope::text::Language;

const PRINTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python/tests/lecture");

fn programs() -> impl Iterator<Item = &'static Scenario> {
    ALL.iter().filter(|scenario| scenario.python)
}

#[test]
fn every_program_of_the_lecture_is_a_scenario_as_it_is_printed_and_only_comments_follow_it() {
    let printed: BTreeSet<_> = Path::new(PRINTED)
        .read_dir()
        .expect("the lecture's programs")
        .filter_map(|file| {
            file.expect("a file").file_name().into_string().ok()?.strip_suffix(".py").map(str::to_owned)
        })
        .collect();
    assert_eq!(programs().map(|scenario| scenario.id.to_owned()).collect::<BTreeSet<_>>(), printed);
    for scenario in programs() {
        let printed = std::fs::read_to_string(format!("{PRINTED}/{}.py", scenario.id)).expect("a program");
        for text in scenario.scripts() {
            let follows = text.strip_prefix(&*printed).expect("it begins as it is printed");
            assert!(follows.lines().all(|line| line.is_empty() || line.starts_with("# ")), "{follows}");
        }
    }
}

#[test]
fn a_scenario_is_python_if_it_says_so() {
    assert_eq!(programs().count() + scripted().count(), ALL.len());
    for scenario in ALL.iter().chain([&FIRST]) {
        for text in scenario.scripts() {
            assert_eq!(is_python(text), scenario.python, "{}", scenario.id);
        }
    }
}

#[test]
fn a_program_is_found_by_its_title_wherever_it_stands_and_a_quiz_covers_it() {
    for scenario in programs() {
        for language in Language::ALL {
            let text = scenario.script(language);
            assert!(is_titled(text));
            assert_eq!(Scenario::titled(title(text)), Some(scenario));
            let shown = covered(text);
            assert!(!shown.contains(title(text)) && !shown.contains(&about(text)), "{shown}");
        }
    }
}

#[test]
fn what_a_program_is_called_and_about_stands_in_its_comments() {
    let said = "# loopscope: title \"Toast\"\n# It burns.\n# Soon.\n# loopscope: httpx 1s\n# not of it\n";
    for text in [said.to_owned(), format!("import asyncio\r\n\r\n{said}x = 1\n"), said.replace('\n', "\r\n")]
    {
        assert_eq!((title(&text), &*about(&text)), ("Toast", "It burns. Soon."), "{text}");
    }
    for text in [
        "import asyncio\nprint('# loopscope: title \"x\"')",
        "import asyncio",
        "import asyncio\n# loopscope: httpx 1s\n# why",
    ] {
        assert_eq!((is_titled(text), title(text), &*about(text)), (false, "import asyncio", ""), "{text}");
    }
}
