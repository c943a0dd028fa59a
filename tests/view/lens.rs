//! Time to pixels and back.

use loopscope::view::{Lens, Window};

#[test]
fn all_of_it_fits_and_no_less() {
    let fit = Lens::fit(8_000_000, 800.0);
    assert_eq!((fit.x(0), fit.x(2_000_000), fit.x(8_000_000)), (0.0, 200.0, 800.0));
    assert_eq!(fit.zoomed(0.5, 400.0), fit);
    assert_eq!(fit.window(2.0), Window { from_us: 0, to_us: 8_000_001, grain_us: 20_000 });
}

#[test]
fn what_is_under_the_pointer_stays_there() {
    let mut lens = Lens::fit(1_000_000_000, 900.0);
    for factor in [1.5, 2.0, 10.0, 0.3, 40.0, 0.9] {
        let before_us = lens.t_us(333.0);
        lens = lens.zoomed(factor, 333.0);
        assert!(lens.t_us(333.0).abs_diff(before_us) <= lens.length_us(1.0) + 1, "{lens:?}");
    }
}

#[test]
fn a_moment_keeps_its_place_there_and_back_at_any_size() {
    let lens = Lens::new(86_400_000_000, 1000.0, f64::MAX, 4_000_000.0);
    assert_eq!(lens.whole, 8_000_000.0, "browsers place nothing reliably much beyond");
    assert!((lens.x(lens.t_us(500.0)) - 500.0).abs() < 0.001);
    assert_eq!(Lens::fit(1, 100.0).window(1.0).grain_us, 1);
    assert_eq!(Lens::fit(9_000_000, 700.0).round(5_539_039), 5_530_000);
}

#[test]
fn it_moves_to_a_moment_that_is_out_of_sight_and_only_then() {
    let lens = Lens::new(1_000_000, 100.0, 10.0, 300.0);
    assert_eq!(lens.showing(350_000), lens);
    assert_eq!(lens.showing(700_000).left, 690.0);
    assert_eq!(lens.showing(0).left, 0.0);
    assert_eq!(lens.showing(1_000_000).left, 900.0);
}
