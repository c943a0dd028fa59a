//! The engine on the page's own thread, on the browser's own event loop.

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use js_sys::WebAssembly::RuntimeError;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ErrorEvent, Window};

use super::desk::Desk;
use super::module::{Module, load, text};

/// Dropping it ends the live run between two steps.
pub(super) struct OnPage {
    module: Rc<OnceCell<Module>>,
    window: Window,
    on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl OnPage {
    pub(super) fn start(desk: &Rc<Desk>) -> Result<Self, String> {
        let window = web_sys::window().ok_or("there is no page")?;
        let on_error = {
            let desk = desk.clone();
            // The page's own code would not get as far as here, had it failed itself.
            Closure::new(move |event: ErrorEvent| {
                if event.error().is_instance_of::<RuntimeError>() {
                    desk.tell(Err(event.message()));
                }
            })
        };
        let listener = on_error.as_ref().unchecked_ref();
        window
            .add_event_listener_with_callback("error", listener)
            .map_err(|_| "the page hears of no error")?;
        let module = Rc::new(OnceCell::new());
        let (desk, loaded) = (desk.clone(), module.clone());
        spawn_local(async move {
            match load().await {
                Ok(module) => open(&desk, loaded.get_or_init(|| module)),
                Err(why) => desk.tell(Err(why)),
            }
        });
        Ok(Self { module, window, on_error })
    }

    /// Ends the live run between two steps; it answers what it has measured, at once.
    pub(super) fn stop(&self) {
        // What has failed before has been told of.
        let _ = self.module.get().map(Module::stop);
    }
}

impl Drop for OnPage {
    fn drop(&mut self) {
        let listener = self.on_error.as_ref().unchecked_ref();
        // So here.
        let _ = self.window.remove_event_listener_with_callback("error", listener);
        let _ = self.module.get().map(Module::leave);
    }
}

fn open(desk: &Rc<Desk>, module: &Module) {
    let module = module.clone();
    let answers = {
        let desk = Rc::downgrade(desk);
        Closure::<dyn Fn(Uint8Array)>::new(move |bytes: Uint8Array| {
            desk.upgrade().iter().for_each(|desk| desk.tell(Ok(bytes.to_vec())));
        })
    };
    desk.open(Box::new(move |order| module.take(order, answers.as_ref()).map_err(|why| text(&why))));
}
