//! The page mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    // In the page that is downloaded a panic is a trap without a text.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    yew::Renderer::<loopscope::ui::App>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the page runs in a browser: `cargo xtask serve` builds and opens it");
    std::process::exit(2);
}
