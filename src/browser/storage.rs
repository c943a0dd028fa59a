//! What the browser keeps for the page, where it is allowed to.

use web_sys::Storage;

/// Who has what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// Every tab, now and later.
    All,
    /// This tab, as long as it is open.
    Tab,
}

/// A value that was kept before; `None` if there is none or storage is refused.
pub fn load(keeper: Keeper, key: &str) -> Option<String> {
    storage(keeper)?.get_item(key).ok()?
}

/// Keeps a value; whether the browser does.
pub fn save(keeper: Keeper, key: &str, value: &str) -> bool {
    storage(keeper).is_some_and(|storage| storage.set_item(key, value).is_ok())
}

fn storage(keeper: Keeper) -> Option<Storage> {
    let window = web_sys::window()?;
    match keeper {
        Keeper::All => window.local_storage(),
        Keeper::Tab => window.session_storage(),
    }
    .ok()?
}
