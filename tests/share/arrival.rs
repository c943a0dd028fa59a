//! A link opens as it was meant, however chats, mails and trackers have changed it; or it is said what is wrong.

use loopscope::share::{LinkError, Opened, Settings, read, read_own, write};
use loopscope::text::Language;
use loopscope::view::Question;
use proptest::prelude::*;

use super::packed;

const SCRIPT: &str = "a: print \"100 % + x\"; sleep 3\nb: cpu 2\n";

fn settings() -> Settings {
    Settings {
        embed: true,
        quiz: vec![Question::Total],
        language: Some(Language::Korean),
        ..Settings::default()
    }
}

/// Both forms of one link.
fn links() -> [String; 2] {
    [write(SCRIPT, &settings()), format!("z={}&view=embed&quiz=1&lang=ko", packed(SCRIPT))]
}

fn opens(arrived: &str) {
    let meant = Opened { script: Some(SCRIPT.into()), settings: settings(), ignored: Vec::new() };
    assert_eq!(read(arrived), Ok(meant), "{arrived}");
}

/// As a program encodes a whole value.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[test]
fn what_was_encoded_once_more_or_twice_opens() {
    for link in links() {
        let once = encoded(&link);
        for arrived in [&once, &encoded(&once)] {
            opens(&format!("#{arrived}"));
            opens(&format!("https://host.example/loops/#{arrived}"));
        }
        for sign in ["%3D", "%3d", "%253D"] {
            opens(&format!("#{}", link.replace('=', sign)));
        }
    }
    opens(
        "#t%3Da%3A%20print%20%22100%20%25%20%2B%20x%22%3B%20sleep%203%0Ab%3A%20cpu%202%0A&view=embed&quiz=1&lang=ko",
    );
}

#[test]
fn keys_may_be_capital_and_their_hash_encoded() {
    for link in links() {
        let capital = format!("{}{}", link[..1].to_uppercase(), &link[1..]);
        opens(&format!("#{capital}"));
        opens(&format!("#{}", link.replace("&view=", "&View=").replace("lang=ko", "LANG=KO")));
        for hash in ["%23", "#%23", "##", "#!", "#?", "#/", "https://host.example/%23", "host.example/?%23"] {
            opens(&format!("{hash}{link}"));
        }
    }
}

#[test]
fn entities_and_other_signs_between_settings_separate_them() {
    for link in links() {
        for between in ["&amp;", "&amp;amp;", "&#38;", "&#x26;", "&&", "\\u0026", "&%0A", "%26"] {
            let (script, settings) = link.split_once('&').expect("settings");
            opens(&format!("#{script}&{}", settings.replace('&', between)));
        }
        for between in ["?", ";", "%26", "?utm_source=chat&"] {
            opens(&format!("#{}", link.replacen('&', between, 1)));
        }
    }
}

#[test]
fn what_follows_a_link_in_a_text_is_no_part_of_it() {
    let with_settings = links();
    let alone = links().map(|link| link.split('&').next().expect("a script").to_owned());
    for tail in [
        ".",
        ")",
        "\"",
        "**",
        ">",
        "*",
        "_",
        "`",
        "'",
        ",",
        ";",
        ":",
        "!",
        "…",
        "...",
        ").",
        "\">",
        ">).",
        "]",
        "}",
        "”",
        "%22",
        "%3E",
        "%22%3E",
        "%E2%80%9D",
        "%20",
        " ",
        "\n",
        "%0A",
        "\u{200b}",
        "%E2%80%8B",
        "%EF%BB%BF",
        "\u{a0}",
        "&quot;",
        "&gt;",
        "?utm_source=chat",
        "&utm_source=chat&utm_medium=x",
        "?fbclid=IwAR0_x-y",
    ] {
        for link in &with_settings {
            opens(&format!("#{link}{tail}"));
        }
        for link in &alone {
            let arrived = format!("#{link}{tail}");
            let script = read(&arrived).unwrap_or_else(|why| panic!("{arrived}: {why:?}")).script;
            let kept = script.as_deref().map(str::trim_end);
            assert_eq!(kept, Some(SCRIPT.trim_end()), "{arrived}");
        }
    }
}

#[test]
fn what_nobody_sees_is_taken_out() {
    for unseen in ["\u{200b}", "%E2%80%8B", "\u{2060}", "%C2%AD", "%EF%BB%BF"] {
        for link in links() {
            let middle = link.find("&view").expect("settings");
            opens(&format!("#{}{unseen}{}", &link[..middle], &link[middle..]));
            opens(&format!("#{}", link.replace("=embed", &format!("=em{unseen}bed"))));
        }
        let broken = links()[1].replacen("z=1.", &format!("z=1.{unseen}"), 1);
        opens(&format!("#{broken}"));
        opens(&format!(
            "#t=a{unseen}:+print+%22100+%25+%2B+x%22;+sleep+3%0Ab:+cpu+2%0A&view=embed&quiz=1&lang=ko"
        ));
    }
    // A mail wraps where it likes.
    for wrap in ["%0A", "\n", "%0D%0A", " ", "%20", "\r\n  "] {
        let wrapped = links()[1].chars().enumerate().fold(String::new(), |wrapped, (at, sign)| {
            wrapped + if at > 0 && at % 20 == 0 { wrap } else { "" } + &sign.to_string()
        });
        opens(&format!("#{wrapped}"));
    }
}

#[test]
fn an_address_that_leads_to_a_link_opens_it() {
    for link in links() {
        let address = format!("https://host.example/loops/#{link}");
        opens(&address);
        opens(&format!("host.example/loops/?utm_campaign=%23one#{link}"));
        opens(&format!("Look: <{address}>."));
        for redirector in
            ["https://out.example/?url=", "https://out.example/url?sa=t&q=", "https://l.example/l.php?u="]
        {
            for inner in [encoded(&address), encoded(&encoded(&address))] {
                opens(&format!("{redirector}{inner}"));
                opens(&format!("{redirector}{inner}&usg=AOv_x&sa=D#top"));
                opens(&encoded(&format!("{redirector}{inner}")));
            }
        }
    }
}

#[test]
fn a_link_that_says_nothing_is_told_from_one_that_says_only_how() {
    for arrived in
        ["#foo", "#1.S7RS", "#1.S7RS&view=embed", "#new=1", "https://host.example/", "#utm_source=x"]
    {
        assert_eq!(read(arrived), Err(LinkError::NoScript), "{arrived}");
    }
    for arrived in ["", "#", "#&", "#lang=ko", "#at=1&utm_source=x"] {
        assert_eq!(read(arrived).map(|opened| opened.script), Ok(None), "{arrived}");
    }
}

#[test]
fn a_text_is_mended_only_if_that_leaves_no_error() {
    for script in [
        "a: print \"x.)\"",
        "a: sleep 3 # done.",
        "a: sleeep 3.",
        "a: print \"?utm_source=x\"",
        "a: print \"\u{200b}\"",
    ] {
        let link = write(script, &Settings::default());
        assert_eq!(read(&link).expect("it opens").script.as_deref(), Some(script));
    }
    let written = write("a: sleep 3\"", &Settings::default());
    assert_eq!(read(&written).expect("it opens").script.as_deref(), Some("a: sleep 3"));
    assert_eq!(read_own(&written).expect("it opens").script.as_deref(), Some("a: sleep 3\""));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_pages_own_links_come_back_to_the_letter(script in any::<String>()) {
        let opened = read_own(&write(&script, &settings())).expect("it opens");
        prop_assert_eq!(opened.script, Some(script));
    }
}
