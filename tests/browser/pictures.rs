//! What the page exports is what the command writes, byte for byte: `tests/export/golden` is made natively.

use loopscope::export::{Format, Look, Theme, export, png};
use loopscope::text::Language;
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! golden {
    ($($name:literal),* $(,)?) => {
        [$((
            $name,
            include_str!(concat!("../export/golden/", $name, ".svg")),
            include_bytes!(concat!("../export/golden/", $name, ".png")).as_slice(),
        )),*]
    };
}

#[wasm_bindgen_test]
fn a_png_is_the_same_bytes() {
    for (name, svg, golden) in golden![
        "a1-smart-cook.light",
        "a1-waiting-cook.dark",
        "c4-blocking-call.light",
        "d-arrivals.dark",
        "d1-requests-100.light",
        "deadlock.light",
        "everything.dark",
        "everything-narrow.light",
        "g4-mixed.dark",
    ] {
        assert!(png(svg, 1).expect("pixels").bytes == golden, "{name}");
    }
}

#[wasm_bindgen_test]
fn an_svg_is_the_same_bytes() {
    let [(_, wide, _), (_, narrow, _)] = golden!["everything.dark", "everything-narrow.light"];
    let script = include_str!("../export/everything.loop");
    let dark = Look { theme: Theme::Dark, ..Look::default() };
    assert!(export(script, Format::Svg, &dark).expect("a picture") == wide);
    let korean = Look { language: Language::Korean, width: Some(390), ..Look::default() };
    assert!(export(script, Format::Svg, &korean).expect("a picture") == narrow);
}
