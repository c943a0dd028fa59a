//! Python programs in links: `p`, before `z`, before `t`.

use loopscope::scenarios::ALL;
use loopscope::share::{LinkError, Settings, Theme, read, write};
use loopscope::text::Language;
use proptest::prelude::*;

use super::{packed, script_of};

const PROGRAM: &str =
    "import asyncio\n\nasync def main():\n    await asyncio.sleep(3)\n\nasyncio.run(main())\n";

#[test]
fn a_program_is_written_as_p_and_comes_back() {
    let settings = Settings { theme: Some(Theme::Dark), ..Settings::default() };
    let fragment = write(PROGRAM, &settings);
    assert_eq!(
        fragment,
        "p=1.PcoxCoAwDIXhPafImCwubt4maISATUuriLe3tKVvevx8FlLMN0r5fLcI0A4eemIQc-INsE5esYmWcqkmWnnoWvLj1D3DDw&theme=dark"
    );
    let opened = read(&fragment).expect("a link");
    assert_eq!((opened.script.as_deref(), opened.settings), (Some(PROGRAM), settings));
}

#[test]
fn p_wins_over_z_and_z_over_t() {
    let (p, z) = (packed(PROGRAM), packed("a: sleep 2"));
    assert_eq!(script_of(&format!("t=a:+sleep+1&p={p}&z={z}")), PROGRAM);
    assert_eq!(script_of(&format!("z={z}&t=a:+sleep+1&p={p}")), PROGRAM);
    assert_eq!(script_of(&format!("t=a:+sleep+1&z={z}")), "a: sleep 2");
}

#[test]
fn a_program_is_opened_as_chats_and_mails_change_its_link() {
    let p = packed(PROGRAM);
    for link in [
        format!("#p%3D{p}"),
        format!("#P={p}&amp;view=embed"),
        format!("<https://host.example/#p={p}>."),
        format!("https://host.example/?utm_source=chat%23p={p}"),
        format!("p={p}?utm_source=chat"),
    ] {
        assert_eq!(script_of(&link), PROGRAM, "{link}");
    }
}

#[test]
fn a_program_that_cannot_be_read_says_why() {
    let p = packed(PROGRAM);
    assert_eq!(read("p=1.%%%"), Err(LinkError::Broken));
    assert_eq!(read(&format!("p={}", &p[..p.len() - 9])), Err(LinkError::CutOff));
    assert_eq!(read("p=2.abc"), Err(LinkError::TooNew { version: "2".into() }));
}

#[test]
fn a_scenario_is_written_as_a_program_if_it_is_one() {
    for scenario in ALL {
        for language in Language::ALL {
            let fragment = write(scenario.script(language), &Settings::default());
            assert_eq!(fragment.starts_with("p="), scenario.python, "{}", scenario.id);
        }
    }
}

proptest! {
    #[test]
    fn any_program_comes_back(rest in any::<String>()) {
        let program = format!("import asyncio\n{rest}");
        prop_assert_eq!(script_of(&write(&program, &Settings::default())), program);
    }
}
