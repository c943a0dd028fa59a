//! The language's table: what it says of each word is how the word is read, and README shows it.

use std::path::Path;

use loopscope::script::grammar::{DeclarationWord, Operand, StatementWord, Usage, rows};
use loopscope::script::syntax::Statement;
use loopscope::script::{compile, read};

/// A script in which an example of a statement stands in a def that knows everything an example names.
fn around(word: &StatementWord) -> String {
    let mut lines = vec![format!("  {}", word.usage().example)];
    if word.usage().has_body() {
        lines.push("    yield".into());
    }
    if *word == StatementWord::Try {
        lines.push("  finally: yield".into());
    } else if matches!(word, StatementWord::Except | StatementWord::Finally) {
        lines.insert(0, "  try: yield".into());
    } else if matches!(word, StatementWord::Elif | StatementWord::Else) {
        lines.insert(0, "  if y: yield".into());
    } else if *word == StatementWord::Raise {
        lines = vec!["  try: yield".into(), "  except:\n    raise".into()];
    } else if matches!(word, StatementWord::Break | StatementWord::Continue) {
        lines = vec![format!("  forever:\n    {}", word.usage().example)];
    }
    format!(
        "queue q\nsemaphore s 3\nevent e\ndef fetch url:\n  spawn fetch \"b\" as h\n  x = 1\n  y = 1\n  xs = []\n{}\ntask: yield\n",
        lines.join("\n")
    )
}

#[test]
fn every_example_of_a_statement_is_read_as_the_table_says() {
    for word in StatementWord::ALL {
        let script = around(word);
        let (script, _) = read(&script).unwrap_or_else(|errors| panic!("{script}{errors:#?}"));
        let mut statement: &Statement = script.defs[0].body.last().expect("the example");
        let inside = matches!(word, StatementWord::Raise | StatementWord::Break | StatementWord::Continue);
        if inside {
            let block = statement.kind.parts().blocks.pop().expect("what it stands in");
            statement = block.last().expect("the example");
        }
        let parts = statement.kind.parts();
        let usage = word.usage();
        assert_eq!(parts.names.len(), usage.names().count(), "{word:?}");
        assert_eq!(!parts.calls.is_empty(), usage.calls().is_some(), "{word:?}");
        let sets = usage.operands.iter().any(|operand| matches!(operand, Operand::As(_) | Operand::Sets(_)));
        assert_eq!(!parts.into.is_empty(), sets, "{word:?}");
        assert_eq!(!parts.blocks.is_empty(), usage.has_body(), "{word:?}");
        let takes_value = usage.operands.iter().any(|operand| matches!(operand, Operand::Value));
        assert!(!takes_value || *word == StatementWord::Repeat || !parts.exprs.is_empty(), "{word:?}");
    }
}

#[test]
fn every_example_of_a_declaration_compiles() {
    for word in DeclarationWord::ALL {
        let body = if word.usage().has_body() { "\n  yield" } else { "" };
        let script = format!("{}{body}\ntask: yield\n", word.usage().example);
        assert!(compile(&script).is_ok(), "{script}");
    }
}

#[test]
fn every_word_is_its_own_and_begins_its_example() {
    let declarations = DeclarationWord::ALL.iter().map(|word| word.usage());
    let usages: Vec<&Usage> =
        declarations.chain(StatementWord::ALL.iter().map(|word| word.usage())).collect();
    for (at, usage) in usages.iter().enumerate() {
        let words: Vec<_> = usage.example.split([' ', ':']).collect();
        // What sets a variable begins with that.
        let is_sign = !usage.word.starts_with(char::is_alphabetic);
        assert_eq!(words[usize::from(is_sign)], usage.word);
        assert!(usages[..at].iter().all(|other| other.word != usage.word), "{} stands twice", usage.word);
    }
}

/// `LOOPSCOPE_BLESS=1 cargo test --test language table` writes README's rows anew.
#[test]
fn readme_has_the_rows_of_the_table() {
    const HEAD: &str = "| script | meaning in asyncio |\n| --- | --- |\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let (before, after) = readme.split_once(HEAD).expect("the table's head");
    let (shown, after) = after.split_once("\n\n").expect("the table's end");
    let table = rows().map(|(example, meaning)| format!("| `{example}` | {meaning} |")).collect::<Vec<_>>();
    let table = table.join("\n");
    if std::env::var_os("LOOPSCOPE_BLESS").is_some() {
        std::fs::write(&path, format!("{before}{HEAD}{table}\n\n{after}")).expect("README.md can be written");
        return;
    }
    assert_eq!(shown, table, "LOOPSCOPE_BLESS=1 writes README's rows anew");
}
