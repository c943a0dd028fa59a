//! SVGs: sound XML with nothing in it that some program cannot read, all of it where it can be seen.

use std::collections::BTreeSet;

use loopscope::export::{Format, Look, Picture, Theme, export, svg};
use loopscope::text::Language;
use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::{EVERYTHING, scripts, timeline, trace};

/// Everything that is in our SVGs; programs that read any SVG read these.
const ELEMENTS: [&str; 7] = ["svg", "title", "desc", "g", "path", "text", "tspan"];
const ATTRIBUTES: [&str; 19] = [
    "width",
    "height",
    "viewBox",
    "role",
    "lang",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "x",
    "y",
    "d",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linecap",
];

/// A picture's words, once everything has been checked.
fn checked(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}:\n{svg}"));
    let root = document.root_element();
    let size: Vec<f64> = root
        .attribute("viewBox")
        .expect("a viewBox")
        .split(' ')
        .map(|n| n.parse().expect("a number"))
        .collect();
    assert_eq!(root.attribute("width").and_then(|n| n.parse().ok()), Some(size[2]));
    assert_eq!(root.attribute("height").and_then(|n| n.parse().ok()), Some(size[3]));
    let seen = |x: f64, y: f64| {
        assert!((0.0..=size[2]).contains(&x) && (0.0..=size[3]).contains(&y), "{x} {y} is not in {size:?}");
    };
    for node in root.descendants().filter(Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
            if matches!(attribute.name(), "fill" | "stroke") && attribute.value() != "none" {
                let digits = attribute.value().strip_prefix('#').expect("#rrggbb");
                assert!(digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
            }
        }
        let number = |name| node.attribute(name).map(|n| n.parse::<f64>().expect("a number"));
        if let (Some(x), Some(y)) = (number("x"), number("y")) {
            seen(x, y);
        }
        node.attribute("d").into_iter().for_each(|d| walk(d, seen));
    }
    let texts = root.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts
        .map(|node| node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect())
        .collect()
}

/// Goes along a path and tells of every point.
fn walk(d: &str, seen: impl Fn(f64, f64)) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut rest = d;
    while let Some(letter) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + 1);
        let numbers: Vec<f64> =
            rest[1..end].split_whitespace().map(|n| n.parse().expect("a number")).collect();
        assert!(
            rest[1..end].split_whitespace().all(|n| n.split('.').nth(1).is_none_or(|d| d.len() == 1)),
            "{d}"
        );
        match (letter, numbers.as_slice()) {
            ('M' | 'L', [to_x, to_y]) => (x, y) = (*to_x, *to_y),
            ('l', [by_x, by_y]) => (x, y) = (x + by_x, y + by_y),
            ('H', [to]) => x = *to,
            ('h', [by]) => x += by,
            ('V', [to]) => y = *to,
            ('v', [by]) => y += by,
            ('a', [.., by_x, by_y]) => (x, y) = (x + by_x, y + by_y),
            ('z', []) => {}
            other => panic!("{other:?} in {d}"),
        }
        seen(x, y);
        rest = &rest[end..];
    }
}

fn looks() -> impl Iterator<Item = Look> {
    let widths = [None, Some(1), Some(390), Some(9999)].into_iter();
    widths.flat_map(|width| {
        [(Theme::Light, Language::Korean), (Theme::Dark, Language::English)].map(|(theme, language)| Look {
            language,
            theme,
            width,
            ..Look::default()
        })
    })
}

#[test]
fn every_scenarios_picture_is_sound_at_every_width() {
    for script in scripts() {
        for look in looks() {
            checked(&export(script, Format::Svg, &look).expect("a picture"));
        }
    }
}

#[test]
fn the_words_are_real_texts() {
    let svg = export(EVERYTHING, Format::Svg, &Look::default()).expect("a picture");
    let texts: BTreeSet<String> = checked(&svg).into_iter().collect();
    for text in [
        "Dinner 🍝 for <two> & \"more\"",
        "Predicted",
        "stuck since 2.30 s",
        "event loop",
        "chop",
        "waits for knife",
        "request × 30",
        "process 1",
        "failed",
    ] {
        assert!(texts.contains(text), "{text} is not in {texts:?}");
    }
    let why = "Stuck: toast waits for knife in line 13: ";
    assert!(texts.iter().any(|text| text.starts_with(why)), "{texts:?}");
    let document = Document::parse(&svg).expect("sound");
    let title = document.root_element().first_element_child().and_then(|title| title.text());
    assert_eq!(title, Some("Dinner 🍝 for <two> & \"more\": Predicted: stuck since 2.30 s"));
}

#[test]
fn the_same_picture_is_the_same_bytes() {
    let twice = [(); 2].map(|()| export(EVERYTHING, Format::Svg, &Look::default()).expect("a picture"));
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn nothing_gets_out_of_a_text() {
    let title = "<a b=\"c\">&amp;]]>\0\u{1b}\u{ffff}\n🍝";
    let picture = svg(&timeline(trace("a: sleep 1")), Some(title), &Picture::default());
    let told = "<title>&lt;a b=&quot;c&quot;&gt;&amp;amp;]]&gt;\u{fffd}\u{fffd}\u{fffd} 🍝: ";
    assert!(picture.contains(told), "{picture}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_breaks_a_picture(title in any::<String>(), name in any::<String>(), label in any::<String>(), width in 0_u32..2000) {
        let mut hostile = trace("a: sleep 1\nb: process cpu 1; cpu 1 \"x\"");
        hostile.tasks[0].name = name.as_str().into();
        hostile.tasks[1].name = format!("{name}\"/>").into();
        hostile.tasks[0].spans[0].label = Some(label.as_str().into());
        hostile.tasks[1].spans[0].on = Some(label.as_str().into());
        checked(&svg(&timeline(hostile), Some(&title), &Picture { width, ..Picture::default() }));
    }

    #[test]
    fn whatever_takes_however_long_is_within_the_picture(
        spends in prop::collection::vec((0..5_usize, prop_oneof![0_u64..20, 0_u64..100_000, 0_u64..86_400_000]), 1..30),
        width in 320_u32..1200,
    ) {
        let words = ["cpu", "block", "sleep", "thread block", "process cpu"];
        let line = |(task, (word, ms)): (usize, &(usize, u64))| {
            format!("task{task} x {}: {} {ms}ms; print \"x\"; {} 1ms; fail \"no\"\n", 1 + ms % 30, words[*word], words[(word + 2) % 5])
        };
        let script: String = spends.iter().enumerate().map(line).collect();
        checked(&export(&script, Format::Svg, &Look { width: Some(width), ..Look::default() }).expect("a picture"));
    }
}
