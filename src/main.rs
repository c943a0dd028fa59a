//! The one WebAssembly: the app in a window, the engine in a worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    if web_sys::window().is_some() {
        yew::Renderer::<loopscope::ui::App>::new().render();
    } else {
        loopscope::browser::engine::serve();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the page runs in a browser: `cargo xtask serve` builds and opens it");
    std::process::exit(2);
}
