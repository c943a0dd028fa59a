//! What a lesson does to a page, over and over: a script of 10 KB is edited, run, stopped and played back.

use std::rc::Rc;

use loopscope::app::{Action, Move, State, Store};
use loopscope::text::Language;

/// A page with the script in it.
pub fn page() -> Store {
    Store::new(State::new(script(0), Language::English))
}

/// Ten actions, each followed by carrying out what it asks for. The script is another one each time.
pub fn ten_actions(store: &mut Store, number: usize) {
    let edits = [Action::Edit(script(number)), Action::Run, Action::Stop, Action::Play(Move::ToStart)];
    let plays =
        [Action::Play(Move::Toggle)].into_iter().chain((0..5).map(|_| Action::Play(Move::Tick(16_000))));
    for action in edits.into_iter().chain(plays) {
        store.act(action);
        while store.next_effect().is_some() {}
    }
}

/// 10 KB, whatever the number is.
fn script(number: usize) -> Rc<str> {
    let padding = "# what a teacher says about it\n".repeat(330);
    format!("{padding}a: sleep 1\nb: sleep {}.{:03}\n", 1 + number % 9, number % 1_000).into()
}
