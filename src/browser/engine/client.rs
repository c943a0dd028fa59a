//! The page's side of the engine.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::EngineRequest;
use super::connection::Connection;
use crate::trace::wire::pack;

/// What the engine answers: bytes, or why there will be none.
pub type Answer = Result<Vec<u8>, String>;

/// An engine, or none yet: its worker is started with the first request, and another one when that has failed or is
/// busy with what nobody waits for. Dropping it ends the worker.
#[derive(Default)]
pub struct EngineClient {
    connection: Option<Connection>,
}

impl EngineClient {
    /// Sends a request; one that has not been answered is cancelled. `on_answer` gets every answer, and says whether it
    /// was the last: then the engine is free.
    pub fn request(&mut self, request: &EngineRequest, on_answer: impl Fn(Answer) -> bool + 'static) {
        let on_answer = Rc::new(on_answer);
        match self.connection.take().filter(Connection::is_free).map_or_else(Connection::open, Ok) {
            Ok(connection) => {
                connection.send(pack(request), on_answer);
                self.connection = Some(connection);
            }
            // Later, as every answer: whoever asks may hold what it needs.
            Err(why) => spawn_local(async move {
                on_answer(Err(why));
            }),
        }
    }

    /// Drops what is being done: nobody waits for it. A worker that has begun is ended, as it may be too busy to hear.
    pub fn cancel(&mut self) {
        self.connection.take_if(|connection| !connection.take_back() && connection.is_busy());
    }
}
