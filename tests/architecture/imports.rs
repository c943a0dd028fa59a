//! The paths that a source file names.

use proc_macro2::{TokenStream, TokenTree};

/// A path and where it stands.
pub struct Import {
    /// Its segments: `["crate", "trace", "Trace"]`.
    pub path: Vec<String>,
    /// Its line, from 1.
    pub line: usize,
}

/// Every `crate::…` path and every path of another crate, wherever it stands.
///
/// Works on tokens, not on syntax, so that nothing can hide in a macro's arguments. A `use` tree with braces
/// gives a path for each of its leaves.
pub fn imports(source: &str) -> Result<Vec<Import>, proc_macro2::LexError> {
    let mut found = Vec::new();
    scan(source.parse()?, &[], &mut found);
    Ok(found)
}

fn scan(tokens: TokenStream, prefix: &[String], found: &mut Vec<Import>) {
    let mut path: Vec<String> = Vec::new();
    let mut line = 0;
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Ident(ident) => {
                if colons != 2 || path.is_empty() {
                    finish(&mut path, prefix, line, found);
                    line = ident.span().start().line;
                }
                path.push(ident.to_string());
                colons = 0;
            }
            TokenTree::Group(group) if colons == 2 && !path.is_empty() => {
                let whole: Vec<String> = prefix.iter().cloned().chain(path.drain(..)).collect();
                scan(group.stream(), &whole, found);
                colons = 0;
            }
            TokenTree::Group(group) => {
                finish(&mut path, prefix, line, found);
                scan(group.stream(), &[], found);
                colons = 0;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                finish(&mut path, prefix, line, found);
                colons = 0;
            }
        }
    }
    finish(&mut path, prefix, line, found);
}

fn finish(path: &mut Vec<String>, prefix: &[String], line: usize, found: &mut Vec<Import>) {
    let whole: Vec<String> = prefix.iter().cloned().chain(path.drain(..)).collect();
    if whole.len() > prefix.len() && whole.len() > 1 {
        found.push(Import { path: whole, line });
    }
}
