//! Animated GIFs, opened frame by frame: size, times, colours, what moves. `LOOPSCOPE_BLESS=1 cargo test --test export gif`
//! writes the golden ones anew.

use gif::{ColorOutput, DecodeOptions, Repeat};
use loopscope::export::{Format, Look, Theme, gif, recorded};
use loopscope::text::Language;
use loopscope::trace::{Shared, Trace};

use super::golden::{check, scenario};
use super::{EVERYTHING, trace};

const SIZE: (u16, u16) = (1280, 720);
/// The accent and computing in light pictures.
const ACCENT: [u8; 3] = [0x3b, 0x4f, 0xd8];
const COMPUTING: [u8; 3] = [0xcb, 0x42, 0x0d];

/// A GIF as whole pictures of palette colours, each with the hundredths of a second that it is shown for.
struct Film {
    pictures: Vec<(Vec<[u8; 3]>, u32)>,
    colours: usize,
}

fn bytes(script: &str, look: &Look, seconds: u32) -> Vec<u8> {
    let trace = recorded(script, Format::Svg, look).expect("it runs");
    gif(&trace, look, seconds).expect("it is drawn").bytes
}

fn film(bytes: &[u8]) -> Film {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    let mut decoder = options.read_info(bytes).expect("a GIF");
    assert_eq!((decoder.width(), decoder.height()), SIZE);
    let table = decoder.global_palette().expect("colours for all pictures").to_vec();
    let mut shown = vec![[0; 3]; usize::from(SIZE.0) * usize::from(SIZE.1)];
    let mut pictures = Vec::new();
    while let Some(frame) = decoder.read_next_frame().expect("a sound frame") {
        assert!(frame.palette.is_none(), "one table of colours");
        let [left, top, width, height] = [frame.left, frame.top, frame.width, frame.height].map(usize::from);
        assert!(width > 0 && height > 0 && left + width <= 1280 && top + height <= 720);
        assert!(!pictures.is_empty() || (width, height) == (1280, 720), "the first is whole");
        for (at, place) in frame.buffer.iter().enumerate() {
            if Some(*place) != frame.transparent {
                let place = usize::from(*place) * 3;
                let colour = table[place..place + 3].try_into().expect("three bytes");
                shown[(top + at / width) * 1280 + left + at % width] = colour;
            }
        }
        pictures.push((shown.clone(), u32::from(frame.delay)));
    }
    assert_eq!(decoder.repeat(), Repeat::Infinite);
    Film { pictures, colours: table.len() / 3 }
}

fn columns(picture: &[[u8; 3]], colour: [u8; 3], rows: std::ops::Range<usize>) -> Vec<usize> {
    let of_rows = &picture[rows.start * 1280..rows.end * 1280];
    let mut columns: Vec<usize> =
        of_rows.iter().enumerate().filter(|(_, pixel)| **pixel == colour).map(|(at, _)| at % 1280).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

#[test]
fn it_takes_as_long_as_it_is_told_to_and_rests_at_its_end() {
    for seconds in [1, 2, 7] {
        let film = film(&bytes("a: sleep 2; print \"x\"\nb: cpu 1", &Look::default(), seconds));
        let shown: u32 = film.pictures.iter().map(|(_, for_cs)| for_cs).sum();
        assert_eq!(shown, seconds * 100);
        let (_, last) = film.pictures.last().expect("pictures");
        assert!(*last >= seconds * 20 || *last >= 200, "{last}");
        assert!(film.pictures.iter().all(|(_, for_cs)| *for_cs >= 5), "browsers slow down what is faster");
    }
    let look = Look::default();
    let trace = recorded("a: sleep 2", Format::Svg, &look).expect("it runs");
    let [least, most] = [0, 999].map(|seconds| {
        let film = film(&gif(&trace, &look, seconds).expect("it is drawn").bytes);
        film.pictures.iter().map(|(_, for_cs)| for_cs).sum::<u32>()
    });
    assert_eq!((least, most), (100, 6000), "whatever is asked for, it is kept within what it may take");
}

#[test]
fn the_playhead_goes_from_the_start_to_the_end_and_never_back() {
    let script = scenario("b5-cpu-3-toast-6", Language::English);
    let film = film(&bytes(script, &Look::default(), 3));
    assert!(film.pictures.len() > 20 && film.colours <= 256);
    let places: Vec<usize> = film
        .pictures
        .iter()
        .map(|(picture, _)| *columns(picture, ACCENT, 180..300).first().expect("it is seen"))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let (first, last) = (places[0], places[places.len() - 1]);
    assert!(first < 300 && last > 1150, "from {first} to {last}");
}

#[test]
fn every_state_is_seen_and_the_log_appears() {
    let film = film(&bytes("a:\n  cpu 2\n  sleep 3\n  print \"there\"\n", &Look::default(), 4));
    // Below the timeline, left of the log: the boxes.
    let boxes = |picture: &[[u8; 3]]| !columns(picture, COMPUTING, 520..720).is_empty();
    assert!(!boxes(&film.pictures[0].0), "nobody runs yet");
    assert!(film.pictures.iter().any(|(picture, _)| boxes(picture)), "somebody runs");
    assert!(!boxes(&film.pictures.last().expect("pictures").0), "all have ended");
    let ink = |at: usize| {
        let (picture, _) = &film.pictures[at];
        let log = (520..700).flat_map(|y| &picture[y * 1280 + 900..y * 1280 + 1240]);
        log.filter(|pixel| **pixel == [0x1d, 0x1e, 0x22]).count()
    };
    assert!(ink(film.pictures.len() - 1) > ink(0) + 20, "what was pale is printed");
}

#[test]
fn whatever_ran_can_be_a_film() {
    let look = Look { language: Language::Korean, theme: Theme::Dark, ..Look::default() };
    for script in [
        EVERYTHING,
        "a: yield",
        scenario("deadlock", Language::English),
        "strategy threads\na: cpu 2\nb: cpu 1",
        "request x 3000: sleep 1",
        "a:\n  forever:\n    sleep 1",
    ] {
        film(&bytes(script, &look, 1));
    }
    let many: String = (0..70).map(|n| format!("task{n}: sleep 1\n")).collect();
    film(&bytes(&many, &look, 1));
    let without_events = Trace { events: Vec::new(), ..trace(EVERYTHING) };
    film(&gif(&Shared::new(without_events), &look, 1).expect("it is drawn").bytes);
}

#[test]
fn its_colours_are_as_many_as_a_gif_can_have_beside_what_is_seen_through() {
    for (theme, accent) in [(Theme::Light, ACCENT), (Theme::Dark, [0x8c, 0x9b, 0xff])] {
        let file = bytes("a: sleep 1", &Look { theme, ..Look::default() }, 1);
        let mut options = DecodeOptions::new();
        options.set_color_output(ColorOutput::Indexed);
        let mut decoder = options.read_info(&*file).expect("a GIF");
        let table = decoder.global_palette().expect("colours for all pictures").to_vec();
        let frame = decoder.read_next_frame().expect("a sound frame").expect("a frame");
        // What is seen through stands behind all colours; that there are fewer than 256, its place being a byte says.
        let colours = usize::from(frame.transparent.expect("a place"));
        assert!(colours >= 128, "{colours}");
        assert!(table.chunks(3).take(colours).any(|colour| colour == accent));
    }
}

#[test]
fn letters_that_it_cannot_draw_are_told() {
    let look = Look::default();
    let trace = recorded("a: sleep 1; print \"中\"", Format::Svg, &look).expect("it runs");
    let note = gif(&trace, &look, 1).expect("it is drawn").note(Language::English);
    assert!(note.is_some_and(|note| note.contains('中')));
}

#[test]
fn a_lecture_script_makes_a_small_film_the_same_on_every_machine() {
    let films = [
        ("b5-cpu-3-toast-6", Language::English, Theme::Light),
        ("a1-smart-cook", Language::Korean, Theme::Dark),
        ("f2-producer-consumer", Language::Korean, Theme::Light),
    ];
    for (id, language, theme) in films {
        let look = Look { language, theme, ..Look::default() };
        let made = bytes(scenario(id, language), &look, 2);
        assert!(made.len() < 400_000, "{id}: {}", made.len());
        check(&format!("{id}.{}.gif", theme.word()), &made);
    }
}
