//! The language in short: what one can write, each with an example that runs.

use crate::text::Language;

/// Something one can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A whole script that shows it.
    pub script: &'static str,
    pub(super) en: &'static str,
    pub(super) ko: &'static str,
}

impl Entry {
    /// What it means.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Korean => self.ko,
        }
    }
}

const fn entry(script: &'static str, en: &'static str, ko: &'static str) -> Entry {
    Entry { script, en, ko }
}

/// The whole language, the most used first.
pub const REFERENCE: &[Entry] = &[
    entry(
        "pasta: sleep 3; print \"done\"\ntoast:\n  sleep 500ms \"heat\"\n  print \"at {now}\"\n",
        "A task is a name and what it does, on one line or indented. All tasks start together. `sleep` waits, `print` prints; \
         times are `3`, `250ms`, `2m`; a text behind names the span.",
        "태스크는 이름과 할 일입니다. 한 줄로 쓰거나 들여 씁니다. 모든 태스크는 함께 시작합니다. `sleep`은 기다리고 `print`는 출력합니다. 시간은 \
         `3`, `250ms`, `2m`처럼 쓰고, 뒤에 쓴 글은 구간의 이름이 됩니다.",
    ),
    entry(
        "cook: cpu 3; sleep 2\nwaiter: sleep 1; block 2; yield\n",
        "`cpu` computes and `block` is `time.sleep`: both hold the loop. `yield` is `asyncio.sleep(0)`.",
        "`cpu`는 계산하고 `block`은 `time.sleep`입니다. 둘 다 루프를 붙잡습니다. `yield`는 `asyncio.sleep(0)`입니다.",
    ),
    entry(
        "processes 2\nimage x 4: process cpu 2\nfile: thread block 3\n",
        "`thread` and `process` hand work to a pool. `threads 40`, `processes 4`, `cores 4`, `gil off` set the machine.",
        "`thread`와 `process`는 일을 풀에 맡깁니다. `threads 40`, `processes 4`, `cores 4`, `gil off`로 컴퓨터를 정합니다.",
    ),
    entry(
        "request x 10 every 100ms: sleep 1; print \"{n} at {now}\"\n",
        "`x 10` makes ten of them, `every` lets them arrive one by one; `{n}` is their number.",
        "`x 10`은 열 개를 만들고 `every`는 하나씩 도착하게 합니다. `{n}`은 그 번호입니다.",
    ),
    entry(
        "tock:\n  repeat 3 as i:\n    sleep 1\n    print \"{i}\"\ntick:\n  repeat 6: sleep 500ms\n",
        "`repeat` counts from 0; `forever:` has no end.",
        "`repeat`는 0부터 세고, `forever:`는 끝이 없습니다.",
    ),
    entry(
        "main:\n  await fetch \"a\" as one\n  gather fetch \"b\", fetch \"c\" as rest\n  print \"{one} {rest}\"\ndef fetch url:\n  sleep \
         1\n  return \"<{url}>\"\n",
        "A `def` runs when somebody awaits it. `gather` runs several together and collects what they return.",
        "`def`는 누가 `await`할 때 실행됩니다. `gather`는 여럿을 함께 실행하고 결과를 모읍니다.",
    ),
    entry(
        "main:\n  spawn work as job\n  sleep 1\n  cancel job\n  try: await job\n  finally: print \"cancelled at {now}\"\ndef work: sleep 9\n",
        "`spawn` is `create_task`; a handle can be awaited and cancelled.",
        "`spawn`은 `create_task`입니다. 핸들은 `await`하거나 `cancel`할 수 있습니다.",
    ),
    entry(
        "queue q 2\nmaker:\n  repeat 4 as i:\n    put q \"{i}\"\n    print \"put {i}, {q}\"\nuser:\n  repeat 4:\n    get q as item\n    sleep 1\n    done q\n",
        "`queue q 2` holds two items: `put` waits while it is full, `get` while it is empty. `join q` waits until all is `done`.",
        "`queue q 2`에는 두 개가 들어갑니다. 가득 차면 `put`이, 비면 `get`이 기다립니다. `join q`는 모두 `done`이 될 때까지 기다립니다.",
    ),
    entry(
        "semaphore s 2\nlock m\nworker x 4:\n  with s:\n    sleep 1\n  with m: sleep 200ms\n",
        "`with` takes a `semaphore` or a `lock` and gives it back; so do `acquire` and `release`.",
        "`with`는 `semaphore`나 `lock`을 얻었다가 돌려줍니다. `acquire`와 `release`로도 할 수 있습니다.",
    ),
    entry(
        "event ready\nserver: sleep 2; set ready\nclient x 2: wait ready; print \"go\"\n",
        "Whoever waits for an `event` goes on when it is `set`; `clear` unsets it.",
        "`event`를 `wait`하는 태스크는 `set`되면 계속합니다. `clear`는 다시 끕니다.",
    ),
    entry(
        "main:\n  try:\n    timeout 1: sleep 5\n  except: print \"too late\"\n  finally: print \"at {now}\"\n",
        "`timeout` cancels what takes too long; `try`, `except`, `finally` and `fail \"why\"` are Python's.",
        "`timeout`은 너무 오래 걸리는 일을 취소합니다. `try`, `except`, `finally`, `fail \"이유\"`는 파이썬과 같습니다.",
    ),
    entry(
        "main:\n  try:\n    group:\n      spawn good\n      spawn bad\n  except: print \"one failed, all ended at {now}\"\ndef good: sleep \
         5\ndef bad: sleep 1; fail \"no\"\n",
        "`group:` is a `TaskGroup`: if one fails, the others are cancelled.",
        "`group:`은 `TaskGroup`입니다. 하나가 실패하면 나머지는 취소됩니다.",
    ),
    entry(
        "title \"One after the other\"\nstrategy sync\nrequest x 3: sleep 1\n",
        "`strategy sync`, `threads` or `processes` runs the same script without an event loop; `title` heads the timeline.",
        "`strategy sync`, `threads`, `processes`는 같은 스크립트를 이벤트 루프 없이 실행합니다. `title`은 타임라인의 제목입니다.",
    ),
];
