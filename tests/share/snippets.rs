//! What is pasted into a page of somebody's holds the script and nothing that a script could add to it.

use loopscope::share::{At, Opened, PagePart, Room, Settings, Theme, element, iframe, markdown, read, write};
use loopscope::view::Question;
use proptest::prelude::*;

const PAGE: &str = "https://host.example/course/week-3/index.html?a=1&b=\"2\"";
const HOSTILE: &str = "title \"<img src=x onerror=alert(1)>\"\n# \"></iframe></loop-scope><script>alert(1)</script>\na: print \"&amp; 'x' \u{2028}]](javascript:alert(1))\"\n";
const TITLE: &str = "\"><script>alert('1')</script> [x](javascript:alert(1)) \\ &quot; `b` <i>*b*_c_";

const USUAL: Room = Room::Px([640, 360]);

fn settings() -> Settings {
    Settings { at: Some(At::Time(2_500_000)), quiz: vec![Question::Total], ..Settings::default() }
}

/// The elements of a snippet, as a parser sees them: the snippets are XML but for attributes without a value.
fn parsed(html: &str) -> String {
    format!("<page>{html}</page>")
}

#[test]
fn the_frame_has_the_script_the_settings_and_the_title_and_no_other_element() {
    let html = parsed(&iframe(PAGE, HOSTILE, &settings(), TITLE, USUAL));
    let page = roxmltree::Document::parse(&html).expect("well-formed");
    let elements: Vec<_> =
        page.root_element().descendants().skip(1).filter(|node| node.is_element()).collect();
    let [frame] = elements[..] else { panic!("{html}") };
    assert_eq!(frame.tag_name().name(), "iframe");
    assert_eq!(frame.attribute("title"), Some(TITLE));
    let (page, fragment) = frame.attribute("src").and_then(|src| src.split_once('#')).expect("an address");
    assert_eq!(page, PAGE);
    let settings = Settings { embed: true, ..settings() };
    assert_eq!(read(fragment), Ok(Opened { script: Some(HOSTILE.into()), settings, ignored: Vec::new() }));
    let names: Vec<_> = frame.attributes().map(|attribute| attribute.name()).collect();
    assert_eq!(names, ["src", "title", "width", "height", "style", "loading", "allow"]);
}

#[test]
fn the_element_has_the_script_as_its_text_and_loads_only_the_file_that_it_needs() {
    let html = parsed(&element("https://host.example/course/embed.js", HOSTILE, &settings(), TITLE, None));
    let page = roxmltree::Document::parse(&html).expect("well-formed");
    let elements: Vec<_> =
        page.root_element().descendants().skip(1).filter(|node| node.is_element()).collect();
    let [script, element] = elements[..] else { panic!("{html}") };
    assert_eq!((script.tag_name().name(), script.text()), ("script", None));
    assert_eq!(script.attribute("src"), Some("https://host.example/course/embed.js"));
    assert_eq!((element.tag_name().name(), element.text()), ("loop-scope", Some(&*format!("\n{HOSTILE}"))));
    let attributes: Vec<_> = element.attributes().map(|of| (of.name(), of.value())).collect();
    assert_eq!(attributes, [("title", TITLE), ("at", "2.5"), ("quiz", "1")]);
}

#[test]
fn a_frame_and_an_element_are_as_large_and_show_as_much_as_was_chosen() {
    let settings = Settings {
        play: true,
        theme: Some(Theme::Dark),
        show: vec![PagePart::Boxes, PagePart::Editor],
        ..Settings::default()
    };
    let frame = iframe("https://host.example/", "a: sleep 1", &settings, "One", Room::Px([960, 540]));
    let link =
        "https://host.example/#t=a:+sleep+1&amp;view=embed&amp;play=1&amp;theme=dark&amp;show=states,code";
    assert_eq!(
        frame,
        format!(
            "<iframe src=\"{link}\" title=\"One\" width=\"960\" height=\"540\" style=\"border:0\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>\n"
        )
    );
    let element = element("embed.js", "a: sleep 1", &settings, "One", Some(Room::Px([960, 540])));
    let tag = "<loop-scope title=\"One\" play=\"1\" theme=\"dark\" show=\"states,code\" height=\"540\" style=\"max-width:960px\">";
    assert!(element.contains(tag), "{element}");
}

#[test]
fn where_proportions_were_chosen_a_frame_is_as_wide_as_there_is_room_and_an_element_says_them() {
    let (settings, room) = (Settings::default(), Room::Ratio([4, 3]));
    let frame = iframe("https://host.example/", "a: sleep 1", &settings, "One", room);
    let size =
        " width=\"100%\" height=\"360\" style=\"border:0;height:auto;min-height:240px;aspect-ratio:4/3\" ";
    assert!(frame.contains(size), "{frame}");
    let element = element("embed.js", "a: sleep 1", &settings, "One", Some(room));
    assert!(element.contains("<loop-scope title=\"One\" ratio=\"4:3\">"), "{element}");
}

/// What stands between the brackets of a Markdown picture, its escapes undone; and what follows.
fn bracketed(text: &str) -> (String, &str) {
    let mut plain = String::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            ']' => return (plain, &text[at + 1..]),
            '\\' => plain.extend(signs.next().map(|(_, escaped)| escaped)),
            '[' | '<' | '`' | '&' | '*' | '_' => panic!("{sign} means something in {text}"),
            _ => plain.push(sign),
        }
    }
    panic!("no end: {text}")
}

#[test]
fn a_markdown_picture_leads_to_the_page_whatever_its_title_is() {
    let page = "https://host.example/course/";
    let text = markdown(page, HOSTILE, &settings(), TITLE, "my-title.svg");
    let (title, rest) = bracketed(text.strip_prefix("[![").expect("a picture in a link"));
    assert_eq!(title, TITLE);
    assert_eq!(rest, format!("(<my-title.svg>)]({page}#{})\n", write(HOSTILE, &settings())));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_script_and_no_title_leaves_its_place(script in any::<String>(), title in any::<String>()) {
        for html in [iframe(PAGE, &script, &settings(), &title, USUAL), element(PAGE, &script, &settings(), &title, None)] {
            let signs = |sign: char| html.chars().filter(|&c| c == sign).count();
            let quotes = if html.contains("<iframe") { 14 } else { 10 };
            // Between the tags they are letters like any other.
            let within: usize = html.split('<').map(|tag| tag.split('>').next().unwrap_or_default().matches('"').count()).sum();
            prop_assert_eq!(within, quotes, "{}", html);
            prop_assert_eq!(signs('<'), signs('>'), "{}", html);
            prop_assert_eq!(signs('<'), if quotes == 14 { 2 } else { 4 }, "{}", html);
        }
        let text = markdown("https://host.example/", &script, &settings(), &title, "x.svg");
        let (read, rest) = bracketed(text.strip_prefix("[![").expect("a picture in a link"));
        prop_assert_eq!(read, title);
        prop_assert!(rest.starts_with("(<x.svg>)](https://host.example/#"), "{}", rest);
        // A link ends where it should.
        prop_assert!(!rest.trim_end()[..rest.trim_end().len() - 1].contains([' ', '\n']), "{}", rest);
    }
}
