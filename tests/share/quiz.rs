//! What a link asks: a list that goes through what every link goes through, and the total alone as it always was.

use loopscope::share::{Opened, PagePart, Settings, element, read, write};
use loopscope::view::Question;

const SCRIPT: &str = "a: sleep 3\nb: cpu 2\n";

fn asking(quiz: &[Question]) -> Settings {
    Settings { quiz: quiz.to_vec(), ..Settings::default() }
}

#[test]
fn a_list_of_questions_comes_back_and_the_total_alone_is_1() {
    let all = write(SCRIPT, &asking(&Question::ALL));
    assert_eq!(all, "t=a:+sleep+3%0Ab:+cpu+2%0A&quiz=total,print,next,ends");
    assert_eq!(read(&all).expect("it opens").settings, asking(&Question::ALL));
    assert!(write(SCRIPT, &asking(&[Question::Total])).ends_with("&quiz=1"));
    assert!(write(SCRIPT, &asking(&[Question::Next])).ends_with("&quiz=next"));
    assert!(
        element("embed.js", SCRIPT, &asking(&[Question::Next, Question::Ends]), "Two", None)
            .contains(" quiz=\"next,ends\">")
    );
}

#[test]
fn questions_are_read_however_a_link_has_arrived() {
    let meant = asking(&[Question::Print, Question::Ends]);
    for arrived in [
        "#t=a:+sleep+3%0Ab:+cpu+2%0A&quiz=print,ends",
        "#t=a:+sleep+3%0Ab:+cpu+2%0A&quiz=ends,print",
        "#t=a:+sleep+3%0Ab:+cpu+2%0A&quiz=print%2Cends",
        "#t=a:+sleep+3%0Ab:+cpu+2%0A&amp;Quiz=Print, Ends",
        "https://host.example/#t%3Da%3A%2Bsleep%2B3%250Ab%3A%2Bcpu%2B2%250A%26quiz%3Dprint%2Cends",
        "<https://host.example/#t=a:+sleep+3%0Ab:+cpu+2%0A&quiz=print,who,ends>.",
        "#t=a:+sleep+3%0Ab:+cpu+2%0A&quiz=print,ends?utm_source=chat",
    ] {
        let meant = Opened { script: Some(SCRIPT.into()), settings: meant.clone(), ignored: Vec::new() };
        assert_eq!(read(arrived), Ok(meant), "{arrived}");
    }
    let hide = read("<https://host.example/#t=a&hide=log,editor>.").expect("it opens").settings.hide;
    assert_eq!(hide, [PagePart::Editor, PagePart::Log], "as with every list");
    assert_eq!(read("t=a&quiz=who").expect("it opens").ignored, ["quiz"]);
    assert_eq!(read("t=a&quiz=0").expect("it opens").settings, Settings::default());
}

#[test]
fn nobody_reads_in_the_address_what_a_quiz_keeps_back() {
    for script in ["a: cpu 3 # 3\n", "title \"3\"\na: cpu 3\n"] {
        let link = write(script, &asking(&[Question::Total]));
        assert!(link.starts_with("z=1."), "{link}");
        assert_eq!(read(&link).expect("it opens").script.as_deref(), Some(script));
        assert!(write(script, &Settings::default()).starts_with("t="), "as it was");
    }
}
