//! Links: every form that was ever published opens, whatever is opened is text, and a script comes out as it went in.

use loopscope::scenarios::{ALL, FIRST};
use loopscope::share::{
    At, LinkError, MOST_BYTES, Opened, PagePart, Settings, Theme, read, read_settings, write,
};
use loopscope::text::Language;
use loopscope::trace::Strategy as Way;
use loopscope::view::Question;
use proptest::prelude::*;

mod arrival;
mod code;
#[path = "../conformance/values.rs"]
mod values;

#[path = "../conformance/generator.rs"]
mod generator;
mod list;
mod python;
mod quiz;
mod snippets;

fn script_of(fragment: &str) -> String {
    read(fragment).unwrap_or_else(|error| panic!("{fragment}: {error:?}")).script.expect("a script")
}

/// The fragment has the script in the form that its key names.
fn comes_back(script: &str) -> Result<(), TestCaseError> {
    let both = [
        format!("t={}", typed(script)),
        format!("z={}", packed(script)),
        write(script, &Settings::default()),
    ];
    for fragment in both {
        let opened = read(&fragment);
        prop_assert_eq!(
            opened.as_ref().ok().and_then(|opened| opened.script.as_deref()),
            Some(script),
            "{}",
            fragment
        );
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~:;,/@+%=&".contains(&byte);
        prop_assert!(fragment.bytes().all(is_plain), "{}", fragment);
    }
    Ok(())
}

/// Every byte encoded.
fn typed(script: &str) -> String {
    script.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

fn packed(script: &str) -> String {
    use base64::Engine;
    let bytes = miniz_oxide::deflate::compress_to_vec(script.as_bytes(), 6);
    format!("1.{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}

/// Published once, these open for ever.
#[test]
fn the_pinned_links_open() {
    let plain = |script: &str| Opened { script: Some(script.into()), ..Opened::default() };
    assert_eq!(read("#t=a:+sleep+3%0Ab:+cpu+2"), Ok(plain("a: sleep 3\nb: cpu 2")));
    assert_eq!(read("t=%ED%8C%8C%EC%8A%A4%ED%83%80:%20sleep%203"), Ok(plain("파스타: sleep 3")));
    assert_eq!(read("#z=1.S7RSKM5JTS1QMOZKslJILihVMOYCAA"), Ok(plain("a: sleep 3\nb: cpu 3\n")));
    assert_eq!(read("#z=1.S7RSKM5JTS1QMOZKslJILihVMOYCAA=="), Ok(plain("a: sleep 3\nb: cpu 3\n")), "padded");
    assert_eq!(
        read("#t=no&z=1.S7RSKM5JTS1QMOZKslJILihVMOYCAA"),
        Ok(plain("a: sleep 3\nb: cpu 3\n")),
        "z wins"
    );
    // As Python's zlib packs it.
    let korean = "#z=1.U1Z4M2vK62Vr3jSted01ReHt1Bmvm2boQAVBIq8nztDjetvT86ZrydvmBisuBYWCosy8EgWlD_N75yq8XrNH4c2MNUC1r3ZsUAJKFuekphYoGCsogWReN05-M3cLVAZF28otCq9bFqPoMQXqAQq_adqGquHRnFYFuP1KXFxv2xaA2F07UN0yT-H1zq0YhhqhmQPTq8QFAA";
    assert_eq!(read(korean), Ok(plain(FIRST.script(Language::Korean))));
    let all =
        "#t=a&view=embed&strategy=threads&at=2.5&speed=0.25&play=1&quiz=1&lang=ko&theme=dark&hide=log,editor";
    let settings = Settings {
        embed: true,
        strategy: Some(Way::Threads),
        at: Some(At::Time(2_500_000)),
        speed: Some(1),
        play: true,
        quiz: vec![Question::Total],
        language: Some(Language::Korean),
        theme: Some(Theme::Dark),
        hide: vec![PagePart::Editor, PagePart::Log],
        ..Settings::default()
    };
    assert_eq!(read(all), Ok(Opened { settings, ..plain("a") }));
    let settings = Settings {
        embed: true,
        show: vec![PagePart::Boxes, PagePart::Log, PagePart::Editor],
        ..Settings::default()
    };
    for words in ["states,log,code", "code,states,log", "boxes,log,code", "log,editor,states,boxes"] {
        let read = read(&format!("#t=a&view=embed&show={words}"));
        assert_eq!(read, Ok(Opened { settings: settings.clone(), ..plain("a") }), "{words}");
    }
    for words in ["boxes", "states"] {
        let settings = Settings { hide: vec![PagePart::Boxes], ..Settings::default() };
        assert_eq!(read(&format!("#t=a&hide={words}")), Ok(Opened { settings, ..plain("a") }), "{words}");
    }
    let step = Settings { at: Some(At::Step(7)), ..Settings::default() };
    assert_eq!(read("step=7"), Ok(Opened { settings: step, ..Opened::default() }), "a link needs no script");
    assert_eq!(read(""), Ok(Opened::default()));
}

#[test]
fn what_makes_no_sense_is_ignored_and_told_and_an_unknown_key_means_nothing() {
    let opened = read("t=a&view=page&at=-1&speed=0.3&play=yes&theme=red&new=1&hide=all&lang=xx&step=x")
        .expect("it opens");
    assert_eq!(opened.settings, Settings::default());
    assert_eq!(opened.ignored, ["view", "at", "speed", "play", "theme"], "the first few");
    assert_eq!(read("t=a&hide=all,log").expect("it opens").settings.hide, [PagePart::Log]);
    assert_eq!(read("at=99999999999999999999").expect("it opens").ignored, ["at"]);
}

#[test]
fn what_an_embed_is_to_show_is_written_by_the_words_of_its_parts() {
    let show = vec![PagePart::Boxes, PagePart::Log, PagePart::Editor];
    let settings = Settings { embed: true, show, hide: vec![PagePart::Boxes], ..Settings::default() };
    assert_eq!(write("a", &settings), "t=a&view=embed&hide=boxes&show=states,log,code");
    let opened = read("t=a&view=embed&show=findings,log").expect("it opens");
    assert_eq!((opened.settings.show, opened.ignored), (vec![PagePart::Log], vec![]), "what else is known");
    assert_eq!(read("t=a&show=compare").expect("it opens").ignored, ["show"]);
}

#[test]
fn a_link_that_cannot_be_read_says_why() {
    let too_large = packed(&"x".repeat(MOST_BYTES + 1));
    let cases = [
        ("z=1.S7RSKM5JTS1QMOZKslJ", LinkError::CutOff),
        ("z=1.", LinkError::CutOff),
        ("z=2.S7RS", LinkError::TooNew { version: "2".into() }),
        ("z=S7RS", LinkError::Broken),
        ("z=x.S7RS", LinkError::Broken),
        ("z=1.S7R*", LinkError::Broken),
        ("t=%E", LinkError::Broken),
        ("t=%zz", LinkError::Broken),
        ("t=%ff", LinkError::Broken),
        (&format!("t={}", "x".repeat(MOST_BYTES + 1)), LinkError::TooLarge),
        (&format!("z={too_large}"), LinkError::TooLarge),
    ];
    for (fragment, error) in cases {
        let shown = &fragment[..fragment.len().min(40)];
        assert_eq!(read(fragment), Err(error.clone()), "{shown}");
        for language in Language::ALL {
            assert!(error.text(language).len() > 20, "{shown}");
        }
    }
}

#[test]
fn every_cut_of_a_packed_link_says_that_its_end_is_missing() {
    for scenario in ALL {
        let link = format!("z={}", packed(scenario.script(Language::Korean)));
        for end in "z=1.".len()..link.len() {
            // The last letter may hold nothing but the bits that fill a byte.
            let cut = read(&link[..end]);
            let is_whole = cut
                .as_ref()
                .is_ok_and(|opened| opened.script.as_deref() == Some(scenario.script(Language::Korean)));
            assert!(cut == Err(LinkError::CutOff) || is_whole, "{}: {end}: {cut:?}", scenario.id);
        }
    }
}

#[test]
fn how_a_link_is_to_be_shown_is_known_even_where_its_script_cannot_be_read() {
    let settings = read_settings("#z=1.S7R*&view=embed&lang=ko&theme=dark");
    let expected = Settings {
        embed: true,
        language: Some(Language::Korean),
        theme: Some(Theme::Dark),
        ..Settings::default()
    };
    assert_eq!(settings, expected);
}

#[test]
fn a_bomb_is_never_unpacked_as_a_whole() {
    let bomb = packed(&"\n".repeat(200_000_000));
    assert!(bomb.len() < 300_000, "{}", bomb.len());
    assert_eq!(read(&format!("z={bomb}")), Err(LinkError::TooLarge));
}

#[test]
fn every_scenario_comes_back() {
    for scenario in ALL.iter().chain([&FIRST]) {
        for script in scenario.scripts() {
            comes_back(script).unwrap_or_else(|error| panic!("{}: {error}", scenario.id));
        }
    }
}

#[test]
fn every_plane_of_unicode_comes_back() {
    for plane in 0..17_u32 {
        let script: String =
            (0..0x1_0000).step_by(7).filter_map(|at| char::from_u32(plane << 16 | at)).collect();
        comes_back(&script).unwrap_or_else(|error| panic!("plane {plane}: {error}"));
    }
}

/// The two dishes of the lecture's B-4, with every line that they print there.
const B4: &str = "파스타:
  print \"🍝 파스타: 물을 끓이기 시작합니다.\"
  sleep 3
  print \"🍝 파스타: 면을 삶기 시작합니다.\"
  sleep 5
  print \"✅ 파스타 완성!\"

토스트:
  print \"🍞 토스트: 빵을 굽기 시작합니다.\"
  sleep 2
  print \"✅ 토스트 완성!\"
";

#[test]
fn links_are_short() {
    let length = |script: &str| write(script, &Settings::default()).len();
    assert!(length("a: sleep 3; print \"a\"\nb: cpu 2\n") <= 60);
    assert!(length(FIRST.script(Language::Korean)) <= 220, "{}", length(FIRST.script(Language::Korean)));
    assert!(length(B4) <= 220, "{}", length(B4));
    let forty: String = (0..40)
        .map(|n| format!("task{n}: sleep {}; cpu {}; print \"done {n}\"\n", n % 7 + 1, n % 3 + 1))
        .collect();
    assert!(length(&forty) <= 500, "{}", length(&forty));
}

fn settings() -> impl Strategy<Value = Settings> {
    let strategy = prop::option::of(prop::sample::select(vec![Way::Async, Way::Sync, Way::Processes]));
    let at =
        prop::option::of(prop_oneof![any::<u64>().prop_map(At::Time), any::<usize>().prop_map(At::Step)]);
    let looks = (
        prop::option::of(prop::sample::select(&Language::ALL)),
        prop::option::of(prop::sample::select(&Theme::ALL)),
    );
    let parts = (
        prop::sample::subsequence(PagePart::ALL.to_vec(), 0..=5),
        prop::sample::subsequence(PagePart::EXTRAS.to_vec(), 0..=3),
    );
    let quiz = prop::sample::subsequence(Question::ALL.to_vec(), 0..=4);
    (any::<[bool; 2]>(), quiz, strategy, at, prop::option::of(1..=64_u32), looks, parts).prop_map(
        |([embed, play], quiz, strategy, at, speed, (language, theme), (hide, show))| Settings {
            embed,
            strategy,
            at,
            speed,
            play,
            quiz,
            language,
            theme,
            hide,
            show,
            ..Settings::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_script_comes_back(script in generator::script()) {
        comes_back(&script)?;
    }

    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        comes_back(&text)?;
    }

    #[test]
    fn settings_come_back(settings in settings(), script in any::<String>()) {
        let opened = read(&write(&script, &settings)).expect("it opens");
        prop_assert_eq!(opened, Opened { script: Some(script), settings, ignored: Vec::new() });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_link_opens_or_says_why(
        script in "[a-z]{1,3}: sleep [0-9]{1,2}\n{1,3}",
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..4),
        cut in any::<prop::sample::Index>(),
        noise in any::<String>(),
    ) {
        let settings = Settings { quiz: vec![Question::Total], ..Settings::default() };
        for fragment in [write(&script, &settings), format!("z={}", packed(&script)), noise] {
            let mut letters: Vec<char> = fragment.chars().collect();
            for (at, to) in &changes {
                if !letters.is_empty() {
                    let at = at.index(letters.len());
                    letters[at] = *to;
                }
            }
            letters.truncate(cut.index(letters.len() + 1).max(letters.len() / 2));
            let changed: String = letters.into_iter().collect();
            match read(&changed) {
                Ok(opened) => prop_assert!(opened.script.is_none_or(|script| script.len() <= MOST_BYTES)),
                Err(error) => prop_assert!(!error.text(Language::English).is_empty()),
            }
        }
    }
}

#[test]
fn two_megabytes_are_read_at_once() {
    for sign in ["x", "%41", "&", "&hide=", "+", "z=1."] {
        let fragment = format!("#t={}", sign.repeat(2_000_000 / sign.len()));
        let _ = read(&fragment);
    }
    assert_eq!(script_of("#t=a"), "a");
}
