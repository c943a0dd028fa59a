//! The language in short: what one can write, each with an example that runs.

use crate::script::grammar::usage;
use crate::text::{HelpTexts, Language};

/// Something one can write.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// A whole script that shows it.
    pub script: &'static str,
    meaning: fn(&HelpTexts) -> &'static str,
}

impl Entry {
    /// What it means; what stands between backticks is code.
    pub fn text(&self, language: Language) -> &'static str {
        (self.meaning)(&language.texts().help)
    }
}

/// What a word of the language means: an example and what that is in asyncio, if it is something there, and on the next
/// line what the reference says of it. What stands between backticks is code.
pub fn meaning(word: &str, language: Language) -> Option<String> {
    let usage = usage(word)?;
    let in_asyncio = usage.meaning.strip_prefix('`').and_then(|code| code.split_once('`'));
    let example = in_asyncio.map(|(code, _)| format!("`{}` → `{code}`", usage.example));
    let names =
        |code: &str| code.split(|letter: char| !letter.is_ascii_alphabetic()).any(|name| name == word);
    let tells = |entry: &&Entry| entry.text(language).split('`').skip(1).step_by(2).any(names);
    let shows = |entry: &&Entry| names(entry.script);
    let entry = REFERENCE.iter().find(tells).or_else(|| REFERENCE.iter().find(shows));
    let said = entry.map(|entry| entry.text(language).to_owned());
    Some(example.into_iter().chain(said).collect::<Vec<_>>().join("\n"))
}

/// The whole language, the most used first.
#[rustfmt::skip]
pub const REFERENCE: &[Entry] = &[
    Entry { script: "pasta: sleep 3; print \"done\"\ntoast:\n  sleep 500ms \"heat\"\n  print \"at {now}\"\n", meaning: |help| help.tasks },
    Entry { script: "cook: cpu 3; sleep 2\nwaiter: sleep 1; block 2; yield\n", meaning: |help| help.cpu },
    Entry { script: "processes 2\nimage x 4: process cpu 2\nfile: thread block 3\n", meaning: |help| help.pools },
    Entry { script: "request x 10 every 100ms: sleep 1; print \"{n} at {now}\"\n", meaning: |help| help.instances },
    Entry { script: "tock:\n  repeat 3 as i:\n    sleep 1\n    print \"{i}\"\ntick:\n  repeat 6: sleep 500ms\n", meaning: |help| help.loops },
    Entry { script: "main:\n  await fetch \"a\" as one\n  gather fetch \"b\", fetch \"c\" as rest\n  print \"{one} {rest}\"\ndef fetch url:\n  sleep 1\n  return \"<{url}>\"\n", meaning: |help| help.defs },
    Entry { script: "main:\n  spawn work as job\n  sleep 1\n  cancel job\n  try: await job\n  finally: print \"cancelled at {now}\"\ndef work: sleep 9\n", meaning: |help| help.spawn },
    Entry { script: "queue q 2\nmaker:\n  repeat 4 as i:\n    put q \"{i}\"\n    print \"put {i}, {q}\"\nuser:\n  repeat 4:\n    get q as item\n    sleep 1\n    done q\n", meaning: |help| help.queues },
    Entry { script: "semaphore s 2\nlock m\nworker x 4:\n  with s:\n    sleep 1\n  with m: sleep 200ms\n", meaning: |help| help.locks },
    Entry { script: "event ready\nserver: sleep 2; set ready\nclient x 2: wait ready; print \"go\"\n", meaning: |help| help.events },
    Entry { script: "main:\n  try:\n    timeout 1: sleep 5\n  except: print \"too late\"\n  finally: print \"at {now}\"\n", meaning: |help| help.timeout },
    Entry { script: "main:\n  try:\n    group:\n      spawn good\n      spawn bad\n  except: print \"one failed, all ended at {now}\"\ndef good: sleep 5\ndef bad: sleep 1; fail \"no\"\n", meaning: |help| help.groups },
    Entry { script: "title \"One after the other\"\nstrategy sync\nrequest x 3: sleep 1\n", meaning: |help| help.strategies },
];
