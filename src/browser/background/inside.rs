//! What runs in the worker: takes an order, answers.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::Order;
use crate::app::{PATIENCE, Scale};
use crate::browser::LiveRun;
use crate::run::{record_within, study_script};
use crate::script::{Language, compile};
use crate::trace::Strategy;
use crate::trace::wire::{Outbox, Wire, Writer};

/// Events in a part of a trace: unpacking one takes the page a few ms.
const PART: usize = 10_000;

/// Takes orders for as long as the worker lives. `false` if this is no worker.
pub fn serve() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let live = RefCell::new(None);
    let inside = Inside { scope: scope.clone() };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let order = event.data().dyn_into::<Uint8Array>().ok();
        match order.and_then(|bytes| Order::from_bytes(&bytes.to_vec())) {
            Some(Order::Predict { script, language, trace }) => inside.predict(&script, language, trace),
            Some(Order::Run { script, strategy, scale }) => {
                live.replace(inside.run(&script, strategy, scale));
            }
            None => inside.say(&JsValue::from_str("no such order")),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker ends with its last order, and the closure with it.
    on_message.forget();
    Inside { scope }.say(&JsValue::NULL);
    true
}

#[derive(Clone)]
struct Inside {
    scope: DedicatedWorkerGlobalScope,
}

impl Inside {
    fn predict(&self, script: &str, language: Language, trace: bool) {
        if trace && let Ok(program) = compile(script) {
            let program = Rc::new(program);
            let under = |strategy| record_within(program.clone(), strategy, PATIENCE.statements);
            let recorded = under(program.machinery.strategy).or_else(|_| under(Strategy::Async));
            let mut outbox = Outbox::default();
            while let Ok((recorder, standing)) = &recorded
                && let Some(part) = outbox.pack(recorder, PART, *standing)
            {
                self.answer(&part);
            }
        }
        if let Some(study) = study_script(script, language, PATIENCE) {
            let mut writer = Writer::default();
            study.write(&mut writer);
            self.answer(&writer.into_bytes());
        }
    }

    fn run(&self, script: &str, strategy: Strategy, scale: Scale) -> Option<LiveRun> {
        let program = Rc::new(compile(script).ok()?);
        let (inside, outbox) = (self.clone(), RefCell::new(Outbox::default()));
        Some(LiveRun::start(program, strategy, scale, move |recorder, standing| {
            let part = outbox.borrow_mut().pack(recorder, usize::MAX, standing);
            part.iter().for_each(|part| inside.answer(part));
        }))
    }

    fn answer(&self, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        let buffer = Array::of1(&bytes.buffer());
        // A page that takes no answers has gone.
        let _ = self.scope.post_message_with_transfer(&bytes, &buffer);
    }

    fn say(&self, what: &JsValue) {
        // So here.
        let _ = self.scope.post_message(what);
    }
}
