//! The pools of a live run: jobs on Web Workers.
//!
//! A browser's workers have no GIL. Under `gil on`, computing thread jobs take turns, so that their total is
//! right though they do not interleave; and no more workers compute at once than the machine has processors.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker};

use crate::app::Scale;
use crate::machine::{JobId, Machine};
use crate::script::program::{Machinery, Pool, Work};
use crate::trace::Micros;

/// What a Web Worker runs. It travels inside the page, so that it is found wherever the page is.
const WORKER: &str = include_str!("worker.js");

pub(super) struct Pools {
    machinery: Machinery,
    /// How many workers can compute at once.
    processors: usize,
    queue: VecDeque<JobId>,
    running: BTreeMap<JobId, Running>,
    /// Web Workers that have nothing to do.
    idle: Vec<Worker>,
    free: BTreeMap<Pool, BTreeSet<u32>>,
}

struct Running {
    worker: Worker,
    /// Its number in its pool, from 1.
    number: u32,
    computes: bool,
    pool: Pool,
    /// Kept as long as the worker may call it.
    _listeners: Listeners,
}

/// What a worker calls: when it is done, and when it fails.
type Listeners = [Closure<dyn FnMut(JsValue)>; 2];

/// What is told of a job's end: its number, and what went wrong, if something did.
type Ended = dyn Fn(JobId, Option<String>);

impl Pools {
    pub(super) fn new(machinery: Machinery) -> Self {
        let navigator = web_sys::window().map(|window| window.navigator());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
        let hardware = navigator.map_or(1, |navigator| navigator.hardware_concurrency() as usize).max(1);
        let free = [(Pool::Threads, machinery.threads), (Pool::Processes, machinery.processes)];
        Self {
            machinery,
            processors: hardware.min(machinery.cores as usize),
            queue: VecDeque::new(),
            running: BTreeMap::new(),
            idle: Vec::new(),
            free: free.into_iter().map(|(pool, size)| (pool, (1..=size).collect())).collect(),
        }
    }

    /// Whether no job is waiting or running.
    pub(super) fn are_idle(&self) -> bool {
        self.queue.is_empty() && self.running.is_empty()
    }

    /// Takes a job.
    pub(super) fn submit(&mut self, job: JobId) {
        self.queue.push_back(job);
    }

    /// Takes a job back, if no worker has it.
    pub(super) fn cancel(&mut self, job: JobId, machine: &mut Machine, now_us: Micros) {
        if let Some(at) = self.queue.iter().position(|queued| *queued == job) {
            self.queue.remove(at);
            machine.job_dropped(job, now_us);
        }
    }

    /// Starts every job that there is a worker for, first come first served in each pool.
    pub(super) fn start(
        &mut self,
        machine: &mut Machine,
        scale: Scale,
        now_us: Micros,
        ended: impl Fn(JobId, Option<String>) + 'static,
    ) {
        let ended: Rc<Ended> = Rc::new(ended);
        let mut held = BTreeSet::new();
        let mut at = 0;
        while let Some(job) = self.queue.get(at).copied() {
            let (pool, computes) = (machine.job(job).pool, machine.job(job).work == Work::Cpu);
            let number = self.free.get_mut(&pool).and_then(BTreeSet::pop_first);
            let may = !held.contains(&pool) && (!computes || self.may_compute(pool));
            let (Some(number), true) = (number, may) else {
                // Who comes later in this pool waits, too.
                self.free.entry(pool).or_default().extend(number);
                held.insert(pool);
                at += 1;
                continue;
            };
            self.queue.remove(at);
            machine.job_started(job, number, now_us);
            let ms = scale.real_ms(machine.job(job).us);
            match self.hand_over(job, ms, computes, &ended) {
                Ok((worker, _listeners)) => {
                    self.running.insert(job, Running { worker, number, computes, pool, _listeners });
                }
                Err(fault) => {
                    self.free.entry(pool).or_default().insert(number);
                    let ended = ended.clone();
                    wasm_bindgen_futures::spawn_local(async move { ended(job, Some(fault)) });
                }
            }
        }
    }

    /// A job is over: its worker is free again.
    pub(super) fn ended(&mut self, job: JobId) {
        if let Some(running) = self.running.remove(&job) {
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            self.free.entry(running.pool).or_default().insert(running.number);
            self.idle.push(running.worker);
        }
    }

    fn may_compute(&self, pool: Pool) -> bool {
        let computing = || self.running.values().filter(|running| running.computes);
        let by_gil = pool == Pool::Processes || !self.machinery.gil;
        computing().count() < self.processors
            && (by_gil || computing().all(|running| running.pool != Pool::Threads))
    }

    fn hand_over(
        &mut self,
        job: JobId,
        ms: f64,
        computes: bool,
        ended: &Rc<Ended>,
    ) -> Result<(Worker, Listeners), String> {
        let worker = self.idle.pop().map_or_else(new_worker, Ok)?;
        let done = ended.clone();
        let on_message = Closure::new(move |event: JsValue| {
            let fault = event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
            done(job, fault);
        });
        let failed = ended.clone();
        let on_error = Closure::new(move |event: JsValue| {
            let message = event.dyn_into::<ErrorEvent>().map_or(String::new(), |event| event.message());
            failed(job, Some(format!("the worker failed: {message}")));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let order = js_sys::Array::of2(&JsValue::from_bool(computes), &JsValue::from_f64(ms));
        worker.post_message(&order).map_err(|_| "the worker takes no message".to_owned())?;
        Ok((worker, [on_message, on_error]))
    }
}

impl Drop for Pools {
    fn drop(&mut self) {
        let running = self.running.values().map(|running| &running.worker);
        running.chain(&self.idle).for_each(Worker::terminate);
    }
}

fn new_worker() -> Result<Worker, String> {
    let start = || {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let source = js_sys::Array::of1(&JsValue::from_str(WORKER));
        let url =
            Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&source, &options)?)?;
        let worker = Worker::new(&url);
        Url::revoke_object_url(&url)?;
        worker
    };
    start().map_err(|_| "this browser starts no worker here".to_owned())
}
