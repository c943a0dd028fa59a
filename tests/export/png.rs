//! PNGs: their size, and what cannot be one.

use loopscope::export::{Format, Look, NoPng, Picture, export, png};

use super::EVERYTHING;

fn svg(width: u32) -> String {
    export(EVERYTHING, Format::Svg, &Look { width: Some(width), ..Look::default() }).expect("a picture")
}

/// What a PNG says of itself: its width and height.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn a_picture_is_as_large_as_asked_for() {
    let svg = svg(400);
    let (width, height) = size(&png(&svg, 1).expect("pixels").bytes);
    assert_eq!(width, 400);
    assert_eq!(size(&png(&svg, 3).expect("pixels").bytes), (1200, 3 * height));
    assert_eq!(size(&png(&svg, 0).expect("pixels").bytes), (width, height), "not smaller than it is");
    assert_eq!(
        size(&png(&svg, 99).expect("pixels").bytes),
        (4 * width, 4 * height),
        "nor larger than four times"
    );
}

#[test]
fn what_would_take_gigabytes_says_so() {
    let tasks: String = (0..60).map(|n| format!("task{n}: sleep 1\n")).collect();
    let look = Look { width: Some(Picture::WIDTHS.1), ..Look::default() };
    let svg = export(&tasks, Format::Svg, &look).expect("a picture");
    let Err(NoPng::TooLarge(width, height)) = png(&svg, 4) else { panic!("it is drawn") };
    assert!(width == 4 * 4096 && height > 4 * 2000, "{width} × {height}");
    assert!(matches!(
        png("<svg xmlns='http://www.w3.org/2000/svg' width='9e9' height='9e9'/>", 4),
        Err(NoPng::TooLarge(..))
    ));
}

#[test]
fn what_is_no_picture_says_so() {
    assert!(matches!(png("", 1), Err(NoPng::Unreadable(_))));
    assert!(matches!(png("<svg", 1), Err(NoPng::Unreadable(_))));
}
