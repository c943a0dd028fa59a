//! Slides: 16 to 9, the script beside the timeline, before and after; lanes that are chosen, grounds that are seen through.

use std::rc::Rc;

use loopscope::export::{Format, Look, Theme, export, lanes, png, recorded, slide, unknown_lane};
use loopscope::text::Language;
use loopscope::trace::{Shared, Strategy, Trace};
use roxmltree::Document;

use super::golden::{check, scenario};
use super::{EVERYTHING, scripts};

fn run(script: &str, strategy: Option<Strategy>) -> Shared<Trace> {
    recorded(script, Format::Svg, &Look { strategy, ..Look::default() }).expect("it runs")
}

/// A slide, once it is sure that it is sound and 16 to 9, with all of its texts in it.
fn drawn(now: &Shared<Trace>, above: &[Shared<Trace>], look: &Look) -> String {
    let svg = slide(now, above, look);
    let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}:\n{svg}"));
    let root = document.root_element();
    let size = |name| root.attribute(name).and_then(|n| n.parse::<f64>().ok()).expect("a number");
    let (width, height) = (size("width"), size("height"));
    assert!(width * 9.0 == height * 16.0 && (800.0..=1280.0).contains(&width), "{width} × {height}");
    for text in root.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text"))) {
        let moved: Vec<f64> = text
            .ancestors()
            .filter_map(|node| node.attribute("transform")?.strip_prefix("translate(")?.strip_suffix(')'))
            .flat_map(|by| by.split(' ').map(|n| n.parse::<f64>().expect("a number")))
            .collect();
        let at = |name| text.attribute(name).and_then(|n| n.parse::<f64>().ok()).expect("a place");
        let (x, y) = (at("x") + moved.first().unwrap_or(&0.0), at("y") + moved.get(1).unwrap_or(&0.0));
        assert!((0.0..width).contains(&x) && (0.0..height).contains(&y), "{x} {y}: {text:?}");
    }
    svg
}

fn golden(name: &str, now: &Shared<Trace>, above: &[Shared<Trace>], look: &Look) {
    let svg = drawn(now, above, look);
    check(&format!("{name}.slide.svg"), svg.as_bytes());
    check(&format!("{name}.slide.png"), &png(&svg, 1).expect("pixels").bytes);
}

#[test]
fn a_script_stands_beside_its_timeline() {
    let script = scenario("b5-cpu-3-toast-6", Language::English);
    golden("b5-cpu-3-toast-6", &run(script, None), &[], &Look::default());
}

#[test]
fn what_was_printed_last_stands_below_a_timeline_that_leaves_room() {
    let script = scenario("f2-producer-consumer", Language::English);
    golden("f2-producer-consumer", &run(script, None), &[], &Look::default());
    let printed = |tasks: usize| -> Vec<usize> {
        let script: String = (1..=tasks).map(|n| format!("a{n}: print \"said {n}\"\n")).collect();
        let svg = drawn(&run(&script, None), &[], &Look::default());
        (1..=tasks).filter(|n| svg.contains(&format!(">said {n}<"))).collect()
    };
    assert_eq!(printed(2), [1, 2]);
    assert_eq!(printed(8).last(), Some(&8), "the last are there");
    assert_eq!(printed(30), [0; 0], "beside so many lanes there is no room");
}

#[test]
fn a_line_has_the_number_by_which_it_is_spoken_of() {
    let svg = drawn(&run("title \"Lunch\"\n\nqueue q\n\na: get q", None), &[], &Look::default());
    assert!(svg.contains("in line 5"), "{svg}");
    for (number, is_there) in [(1, false), (2, false), (3, true), (4, true), (5, true), (6, false)] {
        assert_eq!(svg.contains(&format!(">{number}<")), is_there, "{number}: {svg}");
    }
}

#[test]
fn a_program_stands_there_line_by_line_in_the_colours_of_python() {
    let mut trace = (*run("a: sleep 1", None)).clone();
    let source = "# loopscope: title \"Jobs\"\nasync def job():\n    '''Does\n    all.'''\n    title = 1\n\n";
    trace.source = Some(source.into());
    let svg = drawn(&Shared::new(trace), &[], &Look::default());
    let colour_of = |piece: &str| {
        let (before, _) =
            svg.split_once(&format!("\">{piece}</tspan>")).unwrap_or_else(|| panic!("{piece}: {svg}"));
        before.rsplit('"').next().expect("a colour").to_owned()
    };
    let [keyword, text, plain] = ["async ", "'''Does", "title = "].map(colour_of);
    assert!(keyword != text && text != plain && plain != keyword, "{keyword} {text} {plain}");
    assert_eq!(colour_of("def "), keyword);
    assert_eq!(colour_of("all.'''"), text, "a text that goes on over lines is one");
    assert!(svg.contains("font-weight=\"700\" fill=\"#1d1e22\">job<"), "{svg}");
    for (number, is_there) in [(1, false), (2, true), (3, true), (4, true), (5, true), (6, false)] {
        assert_eq!(svg.contains(&format!(">{number}</text>")), is_there, "{number}: {svg}");
    }
}

#[test]
fn a_script_has_the_room_that_its_lines_need_and_the_timeline_the_rest() {
    let timeline_of = |comment: &str| {
        let svg = drawn(&run(&format!("# {comment}\na: sleep 1"), None), &[], &Look::default());
        let root = Document::parse(&svg).expect("sound").root_element().attribute("width").map(str::to_owned);
        let (_, moved) = svg.split_once("translate(").expect("a timeline beside the script");
        let left: f64 = moved.split(' ').next().and_then(|x| x.parse().ok()).expect("px");
        left / root.and_then(|width| width.parse::<f64>().ok()).expect("px")
    };
    let [narrow, wide, widest] = [4, 40, 400].map(|letters| timeline_of(&"m".repeat(letters)));
    assert!(narrow < 0.2 && narrow < wide && wide <= widest && widest <= 0.4, "{narrow} {wide} {widest}");
}

#[test]
fn a_script_is_seen_before_and_after_under_another_strategy() {
    let script = scenario("d1-requests-10", Language::Korean);
    let look = Look { language: Language::Korean, theme: Theme::Dark, ..Look::default() };
    golden("d1-requests-10", &run(script, None), &[run(script, Some(Strategy::Sync))], &look);
}

#[test]
fn one_script_is_seen_before_another() {
    let [before, after] = ["a1-waiting-cook", "a1-smart-cook"].map(|id| scenario(id, Language::Korean));
    let look = Look { language: Language::Korean, ..Look::default() };
    golden("a1-cooks", &run(after, None), &[run(before, None)], &look);
}

#[test]
fn a_script_is_seen_under_three_strategies() {
    let script = scenario("d1-requests-10", Language::English);
    let above = [Strategy::Sync, Strategy::Threads].map(|strategy| run(script, Some(strategy)));
    golden("d1-strategies", &run(script, None), &above, &Look::default());
    let svg = drawn(&run(script, None), &above, &Look::default());
    assert_eq!(
        svg.matches(">request#10<").count(),
        1,
        "where there is no room for all, the one that ends last is there"
    );
}

#[test]
fn of_several_runs_each_is_told_by_what_it_has_of_its_own_and_against_the_first() {
    let script = "title \"Lunch\"\na: sleep 2\nb: sleep 3";
    let above = [Strategy::Sync, Strategy::Threads].map(|strategy| run(script, Some(strategy)));
    let svg = drawn(&run(script, None), &above, &Look::default());
    for called in [">sync<", ">threads<", ">async<"] {
        assert!(svg.contains(called), "{called}: {svg}");
    }
    assert_eq!(svg.matches("−2.00 s").count(), 2, "both are as much shorter as the first is longer");
    assert!(!svg.contains("Before") && !svg.contains("After"));
    assert_eq!(svg.matches(">Lunch<").count(), 1, "a title that all have is the slide's alone");
    let above = ["title \"One\"\na: sleep 1", "title \"Two\"\na: sleep 2"].map(|script| run(script, None));
    let svg = drawn(&run("title \"Three\"\na: sleep 3", None), &above, &Look::default());
    for called in [">One<", ">Two<", ">Three<", "+1.00 s", "+2.00 s"] {
        assert!(svg.contains(called), "{called}: {svg}");
    }
    assert!(!svg.contains(">async<") && !svg.contains("· async"), "a strategy that all have tells nothing");
}

#[test]
fn of_a_script_that_was_changed_each_run_says_which_of_the_two_it_is_of() {
    let [before, now] = ["a: sleep 2\nb: sleep 3", "a: sleep 1\nb: sleep 3"];
    let above = [run(before, None), run(now, Some(Strategy::Sync))];
    let svg = drawn(&run(now, None), &above, &Look::default());
    for called in [">Before · async<", ">After · sync<", ">After · async<"] {
        assert!(svg.contains(called), "{called}: {svg}");
    }
}

#[test]
fn a_long_script_goes_on_beside_the_runs_below_that_share_it() {
    let script: String = (0..20).map(|n| format!("# line {n}\n")).collect::<String>() + "a: sleep 1";
    let above = [Strategy::Sync, Strategy::Threads].map(|strategy| run(&script, Some(strategy)));
    let svg = drawn(&run(&script, None), &above, &Look::default());
    assert!(svg.contains("# line 19") && !svg.contains(">…<"), "{svg}");
}

#[test]
fn whatever_ran_can_be_a_slide() {
    let look = Look { language: Language::Korean, theme: Theme::Dark, ..Look::default() };
    for script in scripts() {
        let now = run(script, None);
        drawn(&now, &[], &look);
        drawn(&now, &[run("a: sleep 1", None)], &look);
    }
    let many: String = (0..70).map(|n| format!("task{n}: sleep 1\n")).collect();
    let many = run(&many, None);
    assert!(drawn(&many, &[], &look).contains(">…<"), "a script that is too long ends in dots");
    drawn(&many, std::slice::from_ref(&many), &look);
    drawn(&many, &[many.clone(), many.clone(), many.clone(), many.clone()], &look);
    let mut without_script = run(EVERYTHING, None);
    without_script.make_mut().source = None;
    assert!(!drawn(&without_script, &[], &look).contains("request x 30"));
}

#[test]
fn both_runs_share_an_axis_and_the_difference_is_told() {
    let (now, before) =
        (run("a: sleep 2\nb: sleep 3", None), run("a: sleep 2\nb: sleep 3", Some(Strategy::Sync)));
    let svg = drawn(&now, &[before], &Look::default());
    assert!(
        svg.contains("Before · sync") && svg.contains("After · async") && svg.contains("−2.00 s"),
        "{svg}"
    );
    assert_eq!(svg.matches(">5 s<").count(), 2, "on both axes");
    assert_eq!(
        svg.matches("> 3<").count() + svg.matches(">3<").count(),
        1,
        "a script that both have stands there once"
    );
}

#[test]
fn what_a_transparent_picture_stands_on_is_seen_through_it() {
    for theme in Theme::ALL {
        let look = Look { theme, ..Look::default() };
        let svg = |transparent| {
            export(EVERYTHING, Format::Svg, &Look { transparent, ..look.clone() }).expect("a picture")
        };
        let (with, without) = (svg(false), svg(true));
        assert_eq!(
            with.lines().filter(|line| !line.contains("\"M0 0H")).collect::<Vec<_>>(),
            without.lines().collect::<Vec<_>>()
        );
        // The kind of colours that a PNG says it has: red, green, blue; and how much is seen through.
        let kind = |svg: &str| png(svg, 1).expect("pixels").bytes[25];
        assert_eq!((kind(&with), kind(&without)), (2, 6));
        let now = run(EVERYTHING, None);
        assert!(!slide(&now, &[], &Look { transparent: true, ..look }).contains("\"M0 0H"));
    }
}

#[test]
fn only_the_lanes_that_are_chosen_are_there() {
    let script = "fetch x 40: sleep 1\ncook: sleep 2\nserve: sleep 3";
    let trace = run(script, None);
    assert_eq!(lanes(&trace).join(" "), "fetch cook serve");
    // As a lane is named, and nothing else.
    let name = |name| format!(" font-size=\"13\" font-weight=\"700\" fill=\"#1d1e22\">{name}<");
    let look = Look { lanes: vec!["fetch".into(), "serve".into()], ..Look::default() };
    for svg in [export(script, Format::Svg, &look).expect("a picture"), drawn(&trace, &[], &look)] {
        assert!(svg.contains(&name("fetch × 40")) && svg.contains(&name("serve")));
        assert!(!svg.contains(&name("cook")));
    }
    let whole = export(script, Format::Svg, &Look::default()).expect("a picture");
    assert!(whole.contains(&name("cook")));
}

/// The names of the lanes that a picture has when these are chosen.
fn chosen(script: &str, names: &[&str]) -> Vec<String> {
    let look = Look { lanes: names.iter().map(|name| Rc::from(*name)).collect(), ..Look::default() };
    let svg = export(script, Format::Svg, &look).expect("a picture");
    let name = " font-size=\"13\" font-weight=\"700\" fill=\"#1d1e22\">";
    let names = svg.split(name).skip(1).filter_map(|rest| Some(rest.split_once('<')?.0.to_owned()));
    names.collect()
}

#[test]
fn one_instance_of_many_can_be_chosen_alone_and_beside_all_of_them() {
    let folded = "fetch x 40: sleep 1\ncook: sleep 2";
    assert_eq!(chosen(folded, &["fetch#3"]), ["fetch#3"]);
    assert_eq!(chosen(folded, &["fetch#12", "cook", "fetch#3"]), ["fetch#3", "fetch#12", "cook"]);
    assert_eq!(chosen(folded, &["fetch", "fetch#40"]), ["fetch × 40", "fetch#40"]);
    let few = "fetch x 3: sleep 1\ncook: sleep 2";
    assert_eq!(chosen(few, &["fetch"]), ["fetch#1", "fetch#2", "fetch#3"]);
    assert_eq!(chosen(few, &["fetch#2"]), ["fetch#2"]);
    // The first that a def starts has the name that all of them share.
    let spawned = "def fetch: sleep 1\ncook:\n  gather fetch, fetch";
    assert_eq!(chosen(spawned, &["fetch"]), ["fetch"]);
    let many = "def fetch: sleep 1\ncook:\n  repeat 30: spawn fetch\n  sleep 2";
    assert_eq!(chosen(many, &["fetch", "fetch#2"]), ["fetch × 30", "fetch#2"]);
}

#[test]
fn who_chooses_more_lanes_than_a_picture_has_by_itself_gets_all_of_them() {
    let script: String = (0..70).map(|n| format!("task_{n}: sleep 1\n")).collect();
    let names: Vec<String> = (0..60).map(|n| format!("task_{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(chosen(&script, &names), names);
    assert_eq!(chosen(&script, &[]).len(), 50);
}

#[test]
fn a_name_that_no_lane_has_is_known_before_anything_is_drawn() {
    let trace = run("fetch x 40: sleep 1\ncook: sleep 2", None);
    let unknown = |names: &[&str]| {
        let look = Look { lanes: names.iter().map(|name| Rc::from(*name)).collect(), ..Look::default() };
        unknown_lane(&trace, &look)
    };
    assert_eq!(unknown(&["fetch#40", "cook", "fetch"]), None);
    let (name, known) = unknown(&["cook", "fetch#41"]).expect("there is no such instance");
    assert_eq!((&*name, known.join(" ")), ("fetch#41", "fetch cook".to_owned()));
}
