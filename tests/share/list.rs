//! A lesson in a link: several runs, in order, each with its settings.

use loopscope::share::{
    At, Entry, LinkError, ListError, MOST_BYTES, MOST_ENTRIES, Opened, Settings, Source, list_in, list_json,
    read, read_list, read_own, write, write_list,
};
use loopscope::text::Language;
use loopscope::trace::Strategy as Way;
use loopscope::view::Question;
use proptest::prelude::*;

use super::{packed, settings};

fn scenario(id: &str, settings: Settings) -> Entry {
    Entry { source: Source::Scenario(id.into()), settings }
}

fn script(text: &str, settings: Settings) -> Entry {
    Entry { source: Source::Script(text.into()), settings }
}

fn lesson() -> Vec<Entry> {
    let asked = Settings { quiz: vec![Question::Total, Question::Ends], ..Settings::default() };
    let under = Settings { strategy: Some(Way::Threads), at: Some(At::Step(3)), ..Settings::default() };
    vec![scenario("b4-toast-6", Settings::default()), scenario("tie", under), script("파: sleep 3\n", asked)]
}

const JSON: &str = r#"[{"id":"b4-toast-6"},{"id":"tie","step":"3","strategy":"threads"},{"quiz":"total,ends","script":"파: sleep 3\n"}]"#;

/// Published once, they open for ever.
#[test]
fn the_pinned_lists_open() {
    assert_eq!(read_list(&packed(JSON)), Ok(lesson()));
    assert_eq!(list_json(&lesson()), JSON);
    let spaced = "\n [ { \"id\" : \"tie\",\n \"new\": \"1\" } ] \n";
    let tie = scenario("tie", Settings::default());
    assert_eq!(read_list(&packed(spaced)), Ok(vec![tie]), "an unknown key means nothing");
    let link = format!("list={}", write_list(&lesson()).expect("it fits"));
    assert_eq!(link, PINNED);
    let opened = read(&format!("#{PINNED}&lang=ko")).expect("a link needs no script");
    assert_eq!((opened.script, opened.ignored), (None, vec![]));
    assert_eq!(opened.settings.language, Some(Language::ALL[1]));
    assert_eq!(read_list(&opened.settings.list.expect("a list")), Ok(lesson()));
}

const PINNED: &str = "list=1.LcqxDYAgFATQVcyvsdJYsIpaoPwoCQGEb6GGDVjVHQRid_fuxgeUBA5L35IVgdoBIvuNFAKDQOhy6Wr0gnC7yrZ7FDLU83Gqu5AloRmarPm6euUo65sSb4JGdE03GYjzBw";

#[test]
fn a_list_goes_with_a_script_and_its_settings_as_it_stands_there() {
    let list = write_list(&lesson()).expect("it fits");
    let settings = Settings {
        list: Some(list.as_str().into()),
        follow: Some(4_294_967_295),
        strategy: Some(Way::Sync),
        ..Settings::default()
    };
    let link = write("b: cpu 1", &settings);
    assert_eq!(link, format!("t=b:+cpu+1&strategy=sync&list={list}&follow=4294967295"));
    let expected = Opened { script: Some("b: cpu 1".into()), settings, ignored: vec![] };
    assert_eq!(read(&link), Ok(expected.clone()));
    assert_eq!(read_own(&link), Ok(expected));
    assert_eq!(read("t=a&list=&follow=-1").expect("it opens").ignored, ["list", "follow"]);
}

#[test]
fn a_list_is_found_in_what_chats_make_of_its_link() {
    for arrived in [
        format!("https://host.example/loopscope/#{PINNED}"),
        format!("<https://host.example/#{PINNED}>."),
        format!("https://host.example/?utm_source=chat#{PINNED}&utm_medium=x"),
        format!("#{}", PINNED.replace('=', "%3D")),
        format!("**https://host.example/#{PINNED}**"),
        format!("\"https://host.example/#{}\"", PINNED.replace('V', "\u{200b}V")),
    ] {
        let list = read(&arrived).expect("it opens").settings.list.expect(&arrived);
        assert_eq!(read_list(&list), Ok(lesson()), "{arrived}");
    }
}

#[test]
fn what_is_no_list_says_why_and_where() {
    let named = |count: usize| format!("[{}]", vec![r#"{"id":"tie"}"#; count].join(","));
    let no_list = [
        "",
        "[",
        "\"tie\"",
        "[tie]",
        "[{\"id\":\"tie\"},]",
        "[1]",
        "{}",
        "[[]]",
        "[\"tie\"]",
        "[{\"id\":1}]",
        "null",
    ];
    let cases = no_list.map(|json| (json.to_owned(), ListError::NoList)).into_iter().chain([
        ("[]".into(), ListError::Empty),
        (named(MOST_ENTRIES + 1), ListError::TooMany),
        (r#"[{"id":"tie"},{}]"#.into(), ListError::NoSource(2)),
        (r#"[{"id":"tie","script":"a: sleep 1"}]"#.into(), ListError::NoSource(1)),
        (r#"[{"id":"tie"},{"id":"tie","speed":"x"}]"#.into(), ListError::Setting(2, "speed")),
        ("[".repeat(60_000), ListError::NoList),
    ]);
    for (json, why) in cases {
        let shown = &json[..json.len().min(40)];
        assert_eq!(read_list(&packed(&json)), Err(why.clone()), "{shown}");
        for language in Language::ALL {
            assert!(why.text(language).chars().count() > 10, "{shown}");
        }
    }
    assert_eq!(read_list(&packed(&named(MOST_ENTRIES))).map(|list| list.len()), Ok(MOST_ENTRIES));
    for (value, why) in [
        ("1.S7R", LinkError::CutOff),
        ("2.S7RS", LinkError::TooNew { version: "2".into() }),
        ("S7RS", LinkError::Broken),
        ("1.S7R*", LinkError::Broken),
    ] {
        assert_eq!(read_list(value), Err(ListError::Packed(why)), "{value}");
    }
}

#[test]
fn a_list_in_a_list_means_nothing() {
    let itself = format!(r#"[{{"id":"tie","list":"{}","follow":"1"}}]"#, packed(r#"[{"id":"tie"}]"#));
    assert_eq!(read_list(&packed(&itself)), Ok(vec![scenario("tie", Settings::default())]));
}

#[test]
fn a_bomb_is_never_unpacked_as_a_whole() {
    let bomb = packed(&format!("[{}]", " ".repeat(200_000_000)));
    assert_eq!(read_list(&bomb), Err(ListError::Packed(LinkError::TooLarge)));
    let many = packed(&format!("[{}1]", "\"a\",".repeat(16_000)));
    assert_eq!(read_list(&many), Err(ListError::NoList));
}

#[test]
fn what_no_link_holds_is_not_written() {
    assert_eq!(write_list(&[]), Err(ListError::Empty));
    assert_eq!(
        write_list(&vec![scenario("tie", Settings::default()); MOST_ENTRIES + 1]),
        Err(ListError::TooMany)
    );
    assert_eq!(write_list(&[script(&"x".repeat(MOST_BYTES), Settings::default())]), Err(ListError::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_list_comes_back(
        runs in prop::collection::vec((any::<String>(), any::<bool>(), settings()), 1..6),
    ) {
        let entry = |(text, own, settings): (String, bool, Settings)| {
            if own { script(&text, settings) } else { scenario(&text, settings) }
        };
        let list: Vec<Entry> = runs.into_iter().map(entry).collect();
        let value = write_list(&list).expect("it fits");
        prop_assert_eq!(read_list(&value), Ok(list.clone()));
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        prop_assert!(value.bytes().all(is_plain), "{}", value);
        let link = format!("https://host.example/#t=a:+sleep+1&list={value}");
        let read = read(&link).expect("it opens").settings.list;
        prop_assert_eq!(read.as_deref(), Some(&*value));
    }

    #[test]
    fn any_text_for_a_list_is_one_or_an_error_in_words(
        json in any::<String>(), near in "[\\[\\]{}\",:a-z0-9]{0,40}", value in "[0-9]?[.]?[A-Za-z0-9_=%-]{0,60}",
    ) {
        for read in [list_in(&json), read_list(&packed(&near)), read_list(&value), read_list(&json)] {
            match read {
                Ok(list) => prop_assert!(!list.is_empty()),
                Err(why) => prop_assert!(Language::ALL.iter().all(|language| !why.text(*language).is_empty())),
            }
        }
    }

    #[test]
    fn a_list_that_was_cut_or_changed_is_one_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..4),
        end in any::<prop::sample::Index>(),
    ) {
        let value = &PINNED["list=".len()..];
        let _ = read_list(&value[..end.index(value.len())]);
        let mut letters: Vec<char> = value.chars().collect();
        for (at, to) in changes {
            let at = at.index(letters.len());
            letters[at] = to;
        }
        let _ = read_list(&letters.into_iter().collect::<String>());
    }
}
