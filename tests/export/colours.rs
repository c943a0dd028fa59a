//! Colours: each is the page's, and no state is told by its colour alone.

use std::collections::BTreeSet;

use loopscope::export::{Format, Look, Theme, export};
use loopscope::text::Language;
use loopscope::trace::{SpanState, Strategy};
use roxmltree::{Document, Node};

/// A script whose tasks are in every state.
const EVERY_STATE: &str =
    "threads 1\nqueue q\na: cpu 1; block 1; sleep 1; put q \"x\"\nb: get q\nc x 2: thread block 1";

#[test]
fn every_colour_is_the_pages() {
    let css = include_str!("../../www/styles/tokens.css");
    let mut seen = 0;
    for line in include_str!("../../src/export/svg/colours.rs").lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, light, dark] = *words else { continue };
        let [Some(light), Some(dark)] = [light, dark].map(colour) else { continue };
        let token = format!("--{}: light-dark({light}, {dark});", name.replace('_', "-"));
        assert!(css.contains(&token), "www/styles/tokens.css does not say {token}");
        seen += 1;
    }
    assert!(seen > 25, "only {seen} colours found");
}

/// The colour that stands between quotes.
fn colour(word: &str) -> Option<&str> {
    word.strip_prefix('"')?.strip_suffix('"').filter(|colour| colour.starts_with('#'))
}

#[test]
fn no_state_is_told_by_its_colour_alone() {
    for theme in [Theme::Light, Theme::Dark] {
        let look = Look { theme, language: Language::English, ..Look::default() };
        let picture = export(EVERY_STATE, Format::Svg, &look).expect("a picture");
        let document = Document::parse(&picture).expect("sound");
        let states = &Language::English.texts().timeline.states;
        let looks = SpanState::ALL.map(|state| signed(&document, state.text(Strategy::Async, states)));
        assert_eq!(BTreeSet::from(looks.clone()).len(), SpanState::ALL.len(), "{looks:?}");
    }
}

/// How the legend shows what it calls so, whatever its colours are: which way the lines on it go, and whether dashes are
/// around it.
fn signed(document: &Document, name: &str) -> (BTreeSet<String>, bool) {
    let is_entry = |node: &Node| {
        let letters = ["font-size", "font-weight"].map(|letters| node.attribute(letters));
        node.text() == Some(name) && letters == [Some("12.5"), None]
    };
    let entries: Vec<Node> = document.descendants().filter(is_entry).collect();
    let [entry] = *entries else { panic!("{name}: {entries:?}") };
    let place = |name| entry.attribute(name).and_then(|px| px.parse::<f64>().ok()).expect("px");
    // The sign stands before its text.
    let (left, top) = (place("x") - 24.0, place("y") - 10.5);
    let (mut ways, mut is_dashed) = (BTreeSet::new(), false);
    for path in document.descendants().filter(|node| node.attribute("fill") == Some("none")) {
        let lines = lines(path.attribute("d").expect("a path"));
        let is_here =
            lines.iter().any(|(_, x, y)| (left..=left + 16.0).contains(x) && (top..=top + 12.0).contains(y));
        let dashes = path.attribute("stroke-dasharray");
        match dashes {
            _ if !is_here => {}
            Some("4 3") => is_dashed = true,
            _ => ways
                .extend(lines.into_iter().map(|(way, ..)| format!("{way} {}", dashes.unwrap_or_default()))),
        }
    }
    (ways, is_dashed)
}

/// The lines of a path: which way each goes, and where it begins, in px.
fn lines(d: &str) -> Vec<(&'static str, f64, f64)> {
    let moves = d.split('M').skip(1);
    moves
        .map(|line| {
            let letter = line.find(|c: char| c.is_ascii_alphabetic()).expect("a line");
            let numbers =
                |part: &str| -> Vec<f64> { part.split(' ').filter_map(|n| n.parse().ok()).collect() };
            let (from, to) = (numbers(&line[..letter]), numbers(&line[letter + 1..]));
            let way = match line.as_bytes()[letter] {
                b'H' => "level",
                b'V' => "upright",
                b'L' if to[1] < from[1] => "rising",
                b'L' => "falling",
                _ => "around",
            };
            (way, from[0], from[1])
        })
        .collect()
}
