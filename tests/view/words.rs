//! One word, one thing.

use loopscope::text::{Language, TaskRef};
use loopscope::view::plain;

/// *Stop* ends a run, a stuck run waits for what never comes, a frozen page does not answer.
#[test]
fn in_korean_a_stop_a_stuck_run_and_a_freeze_have_words_of_their_own() {
    let texts = Language::Korean.texts();
    assert_eq!((texts.live.stop, texts.figures.stuck), ("중지", "막힘"));
    assert_eq!((texts.live.still)("3초"), "실제 시간으로 3초 응답 없음");
    let files =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/korean")).expect("the texts");
    for file in files.map(|file| file.expect("a file").path()) {
        let text = std::fs::read_to_string(&file).expect("a text");
        assert!(!text.contains("멈춤") && !text.contains("멈춥"), "{}", file.display());
    }
    let states = &texts.timeline.states;
    assert!(!states.blocking.contains("막힘") && !states.blocking_apart.contains("막"));
}

#[test]
fn in_korean_a_particle_follows_the_last_sound() {
    let created = Language::Korean.steps().created;
    let subject = |name| {
        let told = plain(&created(TaskRef(name), None, None));
        told.split(' ').next().map(str::to_owned)
    };
    for (name, with) in [
        ("main", "main이"),
        ("toast", "toast가"),
        ("request#1", "request#1이"),
        ("request#2", "request#2가"),
        ("국수", "국수가"),
        ("달걀", "달걀이"),
        ("group", "group이"),
        ("make_soup", "make_soup가"),
        ("loop", "loop가"),
        ("read_file", "read_file이"),
        ("blocking", "blocking이"),
        ("Clock", "Clock이"),
        ("DB", "DB가"),
        ("_", "_가"),
    ] {
        assert_eq!(subject(name).as_deref(), Some(with));
    }
}
