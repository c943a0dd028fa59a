//! One word, one thing.

use loopscope::text::Language;
use loopscope::trace::Strategy;
use loopscope::view::{Folds, Narrator, Timeline, moment, plain, span_texts};

use super::run;

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
fn a_worker_has_one_name_in_its_lane_its_bar_its_chip_and_its_sentence() {
    let index = run("a: thread cpu 1\nb: process cpu 1");
    let timeline = Timeline::new(index.clone(), None, None);
    let lanes: Vec<_> = timeline.rows(&Folds::new()).into_iter().filter_map(|row| row.now).skip(2).collect();
    for (language, names) in
        [(Language::English, ["thread 1", "process 1"]), (Language::Korean, ["스레드 1", "프로세스 1"])]
    {
        let texts = language.texts();
        let told: Vec<String> = Narrator::new(&index.trace, language).map(|(_, told)| plain(&told)).collect();
        for (task, name) in names.into_iter().enumerate() {
            assert_eq!(index.title(lanes[task], &texts.timeline), name);
            let bar = span_texts(&index.trace.tasks[task].spans[0], Strategy::Async, &texts.timeline);
            assert!(bar.0.starts_with(&format!("{name} · ")), "{bar:?}");
            let waits = (0..index.trace.events.len()).map(|step| moment(&index.trace, step));
            let chips = waits
                .flat_map(|moment| moment.waiting().map(|(_, wait)| wait.told(texts)).collect::<Vec<_>>());
            assert!(chips.into_iter().any(|chip| chip == name));
            assert!(told.iter().any(|sentence| sentence.contains(name)), "{told:#?}");
        }
    }
}
