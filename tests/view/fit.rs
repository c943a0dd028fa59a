//! Texts cut to the room there is.

use loopscope::view::{cells, fit, fit_name};

#[test]
fn an_instance_keeps_its_number() {
    let fit_name = |name, room| fit_name(name, room, &cells);
    assert_eq!(fit_name("request#1", 9.0), "request#1");
    assert_eq!(fit_name("request#100", 9.0), "requ…#100");
    assert_eq!(fit_name("요청처리#7", 8.0), "요청…#7");
    assert_eq!(fit_name("request#99999", 6.0), "#99999");
    assert_eq!(fit_name("make_pasta", 8.0), "make_pa…");
}

#[test]
fn what_does_not_fit_is_cut_by_its_width() {
    let fit = |text, room| fit(text, room, &cells);
    assert_eq!(fit("boil water", 10.0).as_deref(), Some("boil water"));
    assert_eq!(fit("boil water", 9.0).as_deref(), Some("boil wat…"));
    assert_eq!(fit("boil water", 6.0).as_deref(), Some("boil…"));
    assert_eq!(fit("물 끓이기", 6.0).as_deref(), Some("물 끓…"));
    assert_eq!(fit("boil", 2.0), None);
    assert_eq!(fit("", 0.0).as_deref(), Some(""));
}
