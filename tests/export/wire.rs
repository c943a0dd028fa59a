//! What the page has written elsewhere: the run goes there over the wire, and the bytes are those that the command writes.

use loopscope::export::{Format, Look, export, export_trace, picture, recorded};
use loopscope::scenarios::{Scenario, scripted};
use loopscope::text::Language;
use loopscope::trace::wire::{pack, unpack};
use loopscope::trace::{Shared, Strategy};

#[test]
fn a_run_that_went_over_the_wire_is_written_as_its_script_is() {
    for script in scripted().flat_map(Scenario::scripts).chain([super::EVERYTHING]) {
        for (strategy, language) in Strategy::ALL.into_iter().zip(Language::ALL.into_iter().cycle()) {
            let look = Look { strategy: Some(strategy), language, ..Look::default() };
            for format in Format::ALL {
                let Ok(run) = recorded(script, format, &look) else { continue };
                let whole = export(script, format, &look).expect("it has run");
                if format == Format::Svg {
                    assert_eq!(picture(&run, &look), whole);
                }
                let arrived = Shared::new(unpack(&pack(&*run)).expect("a whole trace"));
                assert_eq!(export_trace(arrived, format, &look).expect("it has run"), whole, "{format:?}");
            }
        }
    }
}
