//! Where the engine is.

use web_sys::{Document, Url};

/// The addresses of the engine's module and of its WebAssembly: beside the page, and with the build in them, so that no
/// browser has the page of one build speak to the engine of another.
pub(super) fn addresses() -> Result<[String; 2], String> {
    let document = web_sys::window().and_then(|window| window.document());
    let addresses = document.and_then(|document| {
        let (base, build) = (document.base_uri().ok()??, build(&document));
        let address = |file: &str| Some(Url::new_with_base(&format!("{file}?{build}"), &base).ok()?.href());
        Some([address("engine.js")?, address("engine_bg.wasm")?])
    });
    addresses.ok_or_else(|| "the page does not know its own address".into())
}

/// The name of the page's own code, as Trunk says it in the page's head: it has a hash of the build in it.
fn build(document: &Document) -> String {
    let link = document.query_selector("link[rel=modulepreload]").ok().flatten();
    let name = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    name.trim_start_matches(['.', '/']).to_owned()
}
