//! Short names for what a module and its glue have from each other: wasm-bindgen's have a hash in them.

use std::collections::BTreeMap;

use walrus::Module;

/// Names that are shorter than this stay: other things have such names, too.
const LONG: usize = 12;

/// Shortens the names of a module's imports and exports wherever they stand in the glue.
pub fn shorten(wasm: &[u8], glue: &str) -> walrus::Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(wasm)?;
    let mut short = BTreeMap::new();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    for name in imports.chain(module.exports.iter_mut().map(|export| &mut export.name)) {
        if name.len() >= LONG {
            let new = format!("_{}", short.len());
            *name = short.entry(name.clone()).or_insert(new).clone();
        }
    }
    Ok((module.emit_wasm(), replace(glue, &short)))
}

/// The text with other identifiers in the place of those.
fn replace(text: &str, names: &BTreeMap<String, String>) -> String {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let name = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        replaced.push_str(names.get(&rest[..name]).map_or(&rest[..name], String::as_str));
        rest = &rest[name..];
        let other = rest.find(in_name).unwrap_or(rest.len());
        replaced.push_str(&rest[..other]);
        rest = &rest[other..];
    }
    replaced
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::replace;

    #[test]
    fn only_whole_names_are_replaced() {
        let names = BTreeMap::from([("__wbg_now".to_owned(), "_0".to_owned())]);
        let text = "a.__wbg_now(__wbg_now2,\"__wbg_now\")";
        assert_eq!(replace(text, &names), "a._0(__wbg_now2,\"_0\")");
    }
}
