//! Giving the browser its turn.

use std::cell::RefCell;
use std::collections::VecDeque;

use gloo_events::EventListener;
use js_sys::{Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageChannel, MessageEvent, Window};

/// Ends when the browser has drawn what stands on the page now; while the page is hidden, it does not.
pub async fn painted() {
    let frame = Promise::new(&mut |resolve, _| {
        // Only a page that is being torn down draws nothing more; then nobody waits for it.
        let _ = web_sys::window().map(|window| window.request_animation_frame(&resolve));
    });
    let _ = JsFuture::from(frame).await;
    next_turn().await;
}

/// Ends in a later turn of the browser's event loop: a message to ourselves, so that other tasks, clicks and
/// painting come in between, in the browser's own order. Who asks first is first. (A timer of 0 ms would cost 4 ms
/// when nested.)
pub async fn next_turn() {
    thread_local! {
        static TURNS: Turns = Turns::new();
    }
    let turn = Promise::new(&mut |resolve, _| TURNS.with(|turns| turns.ask(resolve)));
    let _ = JsFuture::from(turn).await;
}

/// Who waits for a turn, first come first served: each message that arrives is the turn of the first. So the order is
/// kept wherever messages of one way keep theirs; a channel for each turn would have none in WebKit.
struct Turns(Way);

/// How a thread sends messages to itself.
enum Way {
    /// The page's window, which is the fastest in every browser.
    Window(Window),
    /// A worker's `postMessage` goes to the page, so it has one channel for all turns.
    Channel(MessageChannel),
    /// Only a page that is being torn down has none; then nobody waits for a turn.
    Nowhere,
}

thread_local! {
    static WAITING: RefCell<VecDeque<Function>> = RefCell::default();
}

/// What our messages say, to be told from others' at the window.
const TURN: &str = "loopscope-turn";

impl Turns {
    fn new() -> Self {
        Self(match web_sys::window() {
            Some(window) => {
                EventListener::new(&window, "message", |event| {
                    if is_turn(event) {
                        // Nobody else listens to these.
                        event.stop_immediate_propagation();
                        take_turn();
                    }
                })
                .forget();
                Way::Window(window)
            }
            None => MessageChannel::new().map_or(Way::Nowhere, |channel| {
                EventListener::new(&channel.port1(), "message", |_| take_turn()).forget();
                channel.port1().start();
                Way::Channel(channel)
            }),
        })
    }

    fn ask(&self, resolve: Function) {
        WAITING.with_borrow_mut(|waiting| waiting.push_back(resolve));
        // To ourselves, wherever we are: there is nothing in it to hide.
        let _ = match &self.0 {
            Way::Window(window) => window.post_message(&TURN.into(), "*"),
            Way::Channel(channel) => channel.port2().post_message(&JsValue::NULL),
            Way::Nowhere => Ok(()),
        };
    }
}

fn take_turn() {
    if let Some(resolve) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        let _ = resolve.call0(&JsValue::UNDEFINED);
    }
}

/// Whether a `message` event at the window is one of ours.
fn is_turn(event: &Event) -> bool {
    let event = event.unchecked_ref::<MessageEvent>();
    event.data().as_string().is_some_and(|word| word == TURN)
        && event.source().zip(web_sys::window()).is_some_and(|(source, window)| Object::is(&source, &window))
}
