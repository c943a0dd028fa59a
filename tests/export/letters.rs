//! Texts stay in the room they have, and PNGs draw what their letters can.

use loopscope::export::{Format, Look, Png, export, png};
use loopscope::text::Language;
use loopscope::view::letters::{RUNS, UNITS, letter};
use loopscope::view::{Letters, advance};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

const FONTS: [&[u8]; 3] = [
    include_bytes!("../../fonts/loopscope-sans-regular.otf"),
    include_bytes!("../../fonts/loopscope-sans-bold.otf"),
    include_bytes!("../../fonts/noto-emoji-medium.ttf"),
];

/// How wide a font draws a letter, in em; `None` if it has none.
fn drawn(font: &[u8], c: char) -> Option<f64> {
    let font = FontRef::new(font).expect("a font");
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    font.charmap().map(c).and_then(|glyph| metrics.advance_width(glyph)).map(f64::from)
}

/// `LOOPSCOPE_BLESS=1 cargo test --test export advances` writes the file anew.
#[test]
fn the_table_of_advances_is_the_fonts_own() {
    let own = |fonts: &[usize], c| fonts.iter().filter_map(|font| drawn(FONTS[*font], c)).reduce(f64::max);
    let letters = |(first, last)| first..=last;
    let regular = letters(RUNS[0]).map(|c| own(&[0], c));
    let bold = letters(RUNS[0]).map(|c| own(&[1], c));
    let others = RUNS.into_iter().skip(1).flat_map(letters).map(|c| own(&[0, 1], c));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte")]
    let units = |em: Option<f64>| (em.unwrap_or(0.79) * UNITS).ceil() as u8;
    let table: Vec<u8> = regular.chain(bold).chain(others).map(units).collect();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/advances.bin");
    if std::env::var_os("LOOPSCOPE_BLESS").is_some() {
        std::fs::write(file, &table).expect("a writable folder");
    }
    assert!(std::fs::read(file).expect("the table") == table, "LOOPSCOPE_BLESS=1 writes it anew");
}

#[test]
fn no_letter_is_wider_than_it_is_taken_for_and_few_are_narrower() {
    let signs = ('\u{20}'..='\u{1ffff}').filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c));
    for c in signs {
        let fonts = [drawn(FONTS[0], c), drawn(FONTS[1], c)];
        for (bold, own) in [false, true].into_iter().zip(fonts) {
            let Some(own) = own.or(fonts[0]).or_else(|| drawn(FONTS[2], c)) else { continue };
            let taken = letter(c, bold);
            assert!(own <= taken + 0.001 || is_part(c), "{c:?} is {own} em wide, taken for {taken}");
            let usual = c.is_ascii() || ('가'..='힣').contains(&c);
            assert!(!usual || taken < own + 0.01, "{c:?} is {own} em wide, taken for {taken}");
        }
    }
}

/// Whether it is drawn on what is before it, or not at all.
fn is_part(c: char) -> bool {
    use unicode_width::UnicodeWidthChar;
    c.width().unwrap_or(0) == 0 || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
}

/// Texts as people write them who want to see what gives way.
const WIDE: [&str; 6] = [
    "WWWWMMMM@@@@WWWWMMMM@@@@WWWWMMMM@@@@WWWWMMMM@@@@",
    "PRODUCTION DATABASE MIGRATION WINDOW ALPHA",
    "파스타를삶는아주긴이름의작업하나입니다파스타를삶는",
    "🍝🍞🍕🍔🍟🌭🍿🧂🥓🥚🍳🧇🥞🧈🍞🥐🥨🥯🥖🧀",
    "ЩЩЩЩЖЖЖЖЮЮЮЮШШШШЩЩЩЩЖЖЖЖ",
    "illlliiiillllliiiii llllliiiillll",
];

/// A picture's texts: where each begins and ends, its baseline, itself.
fn texts(svg: &str) -> Vec<(f64, f64, f64, String)> {
    let document = roxmltree::Document::parse(svg).expect("well-formed");
    let number =
        |node: &roxmltree::Node, name| node.attribute(name).and_then(|value| value.parse::<f64>().ok());
    let wide = |node: roxmltree::Node, inherited: f64, bold| {
        let size = number(&node, "font-size").unwrap_or(inherited);
        let own = node.children().filter(|child| child.is_text()).filter_map(|child| child.text());
        own.map(|text| advance(text, Letters { size, bold })).sum::<f64>()
    };
    let nodes = document.descendants().filter(|node| node.has_tag_name("text"));
    nodes
        .map(|node| {
            let bold = node.attribute("font-weight").is_some();
            let width: f64 =
                node.descendants().filter(|node| node.is_element()).map(|node| wide(node, 0.0, bold)).sum();
            let x = number(&node, "x").expect("x");
            let x = if node.attribute("text-anchor").is_some() { x - width / 2.0 } else { x };
            let text = node.descendants().filter_map(|node| node.text()).collect();
            (x, x + width, number(&node, "y").expect("y"), text)
        })
        .collect()
}

#[test]
fn texts_end_within_the_picture_and_before_the_next() {
    for text in WIDE {
        let name: String = text.chars().filter(|c| c.is_alphabetic()).take(60).collect();
        let name = if name.is_empty() { "a".to_owned() } else { name };
        let script = format!(
            "title \"{text}\"\nqueue QUEUE_WITH_A_WIDE_NAME\n{name}: cpu 12345.678 \"{text}\"; sleep 900 \"{text}\"; \
                              block 7000 \"WIDE\"; print \"{text}\"\n{name}2 x 120: sleep 1; sleep 20000 \"{text}\"\n{name}3: get QUEUE_WITH_A_WIDE_NAME\n"
        );
        for width in [320, 390, 640, 960, 4096] {
            for language in Language::ALL {
                let look = Look { width: Some(width), language, ..Look::default() };
                let svg = export(&script, Format::Svg, &look).expect("a picture");
                let mut texts = texts(&svg);
                texts.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.total_cmp(&b.0)));
                for (from, to, _, text) in &texts {
                    assert!(
                        *from >= 0.0 && *to <= f64::from(width) - 4.0,
                        "{text:?} ends at {to} of {width}"
                    );
                }
                for pair in texts.windows(2).filter(|pair| (pair[0].2 - pair[1].2).abs() < 8.0) {
                    assert!(pair[0].1 <= pair[1].0 + 0.5, "{:?} runs into {:?} at {width}", pair[0], pair[1]);
                }
            }
        }
    }
}

fn png_of(text: &str) -> Png {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='40'><path fill='#ffffff' d='M0 0H320V40H0z'/>\
         <text x='8' y='28' font-size='20' font-weight='700'>{text}</text></svg>"
    );
    png(&svg, 1).expect("pixels")
}

fn picture(text: &str) -> Vec<u8> {
    png_of(text).bytes
}

#[test]
fn only_a_letter_that_no_font_has_is_a_block_and_what_joins_letters_is_no_letter() {
    for (text, drawn) in [
        ("中 ✅", "□ ✅"),
        ("✅ ไทย 🍝", "✅ □□□ 🍝"),
        ("⚠️ ❤️ ✔️", "⚠ ❤ ✔"),
        ("👩‍💻 👨‍👩‍👧 done", "👩 👨 done"),
        ("👍🏽 👋🏿", "👍 👋"),
        ("🇰🇷", "KR"),
        ("1️⃣", "1"),
        ("ﬁ 𝐁𝗼𝘭𝒅 ạ", "fi Bold a"),
        ("a\u{200b}b\u{ad}c", "abc"),
    ] {
        assert!(picture(text) == picture(drawn), "{text} is not drawn as {drawn}");
    }
    assert!(picture("✅ 🍝") != picture("□ □"));
}

#[test]
fn which_letters_are_blocks_is_told_in_both_languages() {
    let note = |text: &str, language| png_of(text).note(language);
    assert_eq!(note("파스타 ✅ ⚠️ 👩‍💻 🇰🇷 ﬁ", Language::English), None);
    let english = note("中文 ✅ 中 สวัสดี مرحبا", Language::English).expect("blocks");
    assert!(english.contains("中 文 ส ว") && english.contains("and "), "{english}");
    for language in Language::ALL {
        assert!(note("中", language).is_some_and(|told| told.contains('中')));
    }
}
