//! The code on the wall is read as the link that it was made of.

use loopscope::share::{Qr, qr};
use proptest::prelude::*;

/// A module's width in the picture that is read, in dots.
const DOTS: usize = 3;

/// The dark modules of a path of rectangles of one row each; nothing else may be in it.
fn dark(code: &Qr) -> Vec<Vec<bool>> {
    let mut modules = vec![vec![false; code.size]; code.size];
    for run in code.path.split_terminator('z') {
        let numbers = run.strip_prefix('M').and_then(|run| run.split_once(' ')).expect("M");
        let (y, rest) = numbers.1.split_once('h').expect("h");
        let (count, back) = rest.split_once("v1h-").expect("v");
        assert_eq!(count, back, "{run}");
        let [x, y, count] = [numbers.0, y, count].map(|number| number.parse::<usize>().expect("a number"));
        modules[y][x..x + count].fill(true);
    }
    modules
}

fn decoded(code: &Qr) -> String {
    let modules = dark(code);
    let shade = |x: usize, y: usize| if modules[y / DOTS][x / DOTS] { 0 } else { 255 };
    let side = code.size * DOTS;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().expect("a code").1
}

/// A link of so many characters, with whatever a link is made of.
fn link(length: usize) -> String {
    let signs = "https://loopscope.example/#z=1.S7RSKM5JTS1QMOZKslJILihVMOYCAA&at=2.5&quiz=1-_~%EC%9A%94";
    signs.chars().cycle().take(length).collect()
}

#[test]
fn a_link_of_any_length_is_read_off_the_wall() {
    for length in [10, 61, 154, 220, 500, 1_000, 1_500, 2_000, 2_500, 2_900, 2_953] {
        let link = link(length);
        let code = qr(&link).expect("it has room");
        assert_eq!(decoded(&code), link, "{length}");
    }
}

#[test]
fn the_margin_that_readers_need_is_empty() {
    let code = qr(&link(300)).expect("it has room");
    let modules = dark(&code);
    let is_margin = |at: usize| at < 4 || at >= code.size - 4;
    for (y, row) in modules.iter().enumerate() {
        let in_margin = row.iter().enumerate().filter(|(x, dark)| **dark && (is_margin(*x) || is_margin(y)));
        assert_eq!(in_margin.count(), 0, "row {y}");
    }
    assert!(modules[4][4], "and no wider");
}

#[test]
fn what_no_code_holds_has_none() {
    assert_eq!(qr(&link(2_954)), None);
    assert_eq!(qr(&link(2_000_000)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_link_is_read(link in "https://[a-z]{1,20}/#z=1\\.[A-Za-z0-9_-]{0,900}(&at=[0-9]{1,4})?") {
        prop_assert_eq!(decoded(&qr(&link).expect("it has room")), link);
    }
}
