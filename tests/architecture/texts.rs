//! What people read stands in `src/text`, and nowhere else does anybody ask which language it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use loopscope::text::Language;
use proc_macro2::{TokenStream, TokenTree};

use super::{file_of, sources};

/// The tokens of a file in a row, those within its groups included, but not its docs.
fn tokens(source: &str) -> Vec<String> {
    fn scan(tokens: TokenStream, found: &mut Vec<String>) {
        let mut is_attribute = false;
        for token in tokens {
            match token {
                TokenTree::Group(_) if is_attribute => is_attribute = false,
                TokenTree::Group(group) => scan(group.stream(), found),
                TokenTree::Punct(punct) => is_attribute |= punct.as_char() == '#',
                TokenTree::Ident(_) | TokenTree::Literal(_) => found.push(token.to_string()),
            }
        }
    }
    let mut found = Vec::new();
    scan(source.parse().expect("sound Rust"), &mut found);
    found
}

fn is_hangul(c: char) -> bool {
    matches!(c, 'ᄀ'..='ᇿ' | '㄰'..='㆏' | '가'..='힣')
}

/// What of a file outside `src/text` belongs there.
fn strays(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let names: Vec<String> = Language::ALL.iter().map(|language| format!("{language:?}")).collect();
    let named = tokens.windows(2).filter(|pair| pair[0] == "Language" && names.contains(&pair[1]));
    let named = named.map(|pair| format!("Language::{}", pair[1]));
    named.chain(tokens.iter().filter(|token| token.contains(is_hangul)).cloned()).collect()
}

#[test]
fn what_people_read_stands_in_the_house_of_texts_and_no_other_room_knows_a_language_by_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let house = root.join("src/text");
    let others = sources(&root.join("src")).into_iter().filter(|path| !path.starts_with(&house));
    let faults: Vec<String> = others
        .flat_map(|path| {
            let file = file_of(root, &path);
            strays(&std::fs::read_to_string(&path).expect("a source"))
                .into_iter()
                .map(move |stray| format!("{file}: {stray}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn strays_are_found_wherever_they_hide() {
    for stray in [
        "fn f() -> &'static str { \"락\" }",
        "fn f() { println!(\"{}\", \"락\") }",
        "fn f(l: Language) -> u8 { match l { Language::Korean => 1, _ => 0 } }",
        "#[inline] fn g() {} fn f() { \"락\" }",
        "#[rustfmt::skip] use a::b; fn f() { \"락\" }",
    ] {
        assert_eq!(strays(stray).len(), 1, "{stray}");
    }
    for sound in ["/// 락\nfn f() {} // 락", "#[doc = \"락\"] fn f() {}", "Language::ALL"] {
        assert!(strays(sound).is_empty(), "{sound}");
    }
}

#[test]
fn a_language_has_a_code_and_a_name_of_its_own_and_is_found_by_its_code() {
    let codes: BTreeSet<&str> = Language::ALL.iter().map(|language| language.code()).collect();
    let names: BTreeSet<&str> = Language::ALL.iter().map(|language| language.name()).collect();
    assert_eq!((codes.len(), names.len()), (Language::ALL.len(), Language::ALL.len()));
    for language in Language::ALL {
        let code = language.code();
        assert_eq!(Language::from_code(code), Some(language));
        assert_eq!(
            [code, "xx"].map(|code| Language::from_tag(&format!("{code}-XX"))),
            [Some(language), None]
        );
    }
}

#[test]
fn no_language_has_an_empty_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = sources(&root.join("src/text"));
    let sources = files.iter().map(|path| (path, std::fs::read_to_string(path).expect("a source")));
    let languages: Vec<_> = sources.filter(|(_, source)| source.contains("static TEXTS: Texts")).collect();
    assert_eq!(languages.len(), Language::ALL.len());
    for (path, source) in languages {
        let texts = tokens(&source).into_iter().filter(|token| token.starts_with('"'));
        let texts: Vec<String> = texts.collect();
        assert!(texts.len() > 250, "{}: only {} texts found", path.display(), texts.len());
        assert!(texts.iter().all(|text| !text.trim_matches(['"', ' ']).is_empty()), "{}", path.display());
    }
}

/// What was copied from another language to be translated is not forgotten.
#[test]
fn no_sentence_stands_in_two_languages() {
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    for path in sources(&house).iter().filter(|path| path.parent() != Some(&house)) {
        let folder = file_of(&house, path.parent().expect("a language's folder"));
        let source = std::fs::read_to_string(path).expect("a source");
        let is_sentence =
            |text: &String| text.starts_with('"') && text.contains(char::is_alphabetic) && text.contains(' ');
        for sentence in tokens(&source).into_iter().filter(is_sentence) {
            let other = places.entry(sentence.clone()).or_insert(folder.clone());
            assert_eq!(*other, folder, "{sentence} is not translated");
        }
    }
    assert!(places.len() > 500, "only {} sentences found", places.len());
}
