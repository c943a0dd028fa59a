//! The normal forms of Unicode, which the command has from tables and the page from its browser: both are asked here.

use loopscope::script::{NormalForm, compile};

/// A text, composed, composed for compatibility, and taken apart.
const FORMS: [(&str, [&str; 3]); 9] = [
    ("plain", ["plain"; 3]),
    // Hangul, in letters and in syllables; half-width letters.
    ("\u{1112}\u{1161}\u{11ab}스", ["한스", "한스", "\u{1112}\u{1161}\u{11ab}\u{1109}\u{1173}"]),
    ("\u{ffa1}\u{ffc2}", ["\u{ffa1}\u{ffc2}", "가", "\u{1100}\u{1161}"]),
    // One letter is another: Kelvin, Ångström, an ideograph.
    ("\u{212a}\u{212b}\u{f900}", ["K\u{c5}\u{8c48}", "K\u{c5}\u{8c48}", "KA\u{30a}\u{8c48}"]),
    // Marks in any order; one that is never composed.
    (
        "e\u{301} q\u{307}\u{323}",
        ["\u{e9} q\u{323}\u{307}", "\u{e9} q\u{323}\u{307}", "e\u{301} q\u{323}\u{307}"],
    ),
    ("\u{958}", ["\u{915}\u{93c}"; 3]),
    // What only looks different.
    ("ﬁ²ｘ", ["ﬁ²ｘ", "fi2x", "fi2x"]),
    ("𝐁\u{1e9b}", ["𝐁\u{1e9b}", "B\u{1e61}", "Bs\u{307}"]),
    // Beyond the basic plane.
    (
        "\u{1d15e}\u{110ab}",
        [
            "\u{1d157}\u{1d165}\u{110ab}",
            "\u{1d157}\u{1d165}\u{110ab}",
            "\u{1d157}\u{1d165}\u{110a5}\u{110ba}",
        ],
    ),
];

/// Whoever normalises here gives these forms, and names are compared by them.
pub fn normal_forms_are_unicode_s() {
    for (text, forms) in FORMS {
        let found = [NormalForm::Nfc, NormalForm::Nfkc, NormalForm::Nfkd].map(|form| form.of(text));
        assert_eq!(found, forms, "{text:?}");
    }
    let program = compile("e\u{301}te\u{301}: spawn \u{1112}\u{1161}\u{11ab}\ndef 한: sleep 1")
        .expect("a sound script");
    assert_eq!(&*program.tasks[0].name, "\u{e9}t\u{e9}");
}
