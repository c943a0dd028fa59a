"""What a trace says of a program: tasks, spans, lines, objects."""

import json
import sys
import types
import unittest
import unittest.mock

from .programs import CLOCKS, run, spans


def events(trace, *kinds):
    return [event for event in trace["events"] if event["kind"] in kinds]


class Waits(unittest.TestCase):
    def waits(self, text):
        """What each task waits for, in order, with its line."""
        trace = run(text).trace()
        names = [task["name"] for task in trace["tasks"]]
        return [(names[event["task"]], event["on"], event["line"]) for event in events(trace, "task-waiting")]

    def test_an_object_is_called_as_the_programs_variable_is(self):
        waits = self.waits(
            """
            import asyncio
            door = asyncio.Event()
            class Shop:
                def __init__(self):
                    self.orders = asyncio.Queue(1)
                async def serve(self):
                    await self.orders.get()
            async def guest():
                await door.wait()
            async def main():
                shop, key = Shop(), asyncio.Lock()
                tasks = [asyncio.create_task(guest()), asyncio.create_task(shop.serve())]
                await asyncio.sleep(1)
                async with key:
                    other = asyncio.create_task(key.acquire())
                    await asyncio.sleep(1)
                door.set()
                await shop.orders.put(1)
                await shop.orders.put(2)
                await tasks[0]
            asyncio.run(main())
            """
        )
        self.assertEqual(waits[:3], [("guest", "door", 9), ("serve", "orders", 7), ("acquire", "key", 15)])

    def test_what_is_awaited_of_asyncio_has_its_word(self):
        waits = self.waits(
            """
            import asyncio
            async def work():
                await asyncio.sleep(1)
            async def main():
                await asyncio.gather(work(), work())
                async with asyncio.TaskGroup() as group:
                    group.create_task(work())
                await asyncio.wait([asyncio.create_task(work())])
                await asyncio.create_task(work())
            asyncio.run(main())
            """
        )
        self.assertEqual([on for name, on, _ in waits if name == "main"], ["gather", "group", "wait", "work#5"])

    def test_what_a_library_waits_in_is_called_by_its_first_function_that_is_not_private(self):
        library = types.ModuleType("library")
        exec(
            compile(
                "async def _wait(future): await future\n"
                "async def connect(future): await _wait(future)\n"
                "class Session:\n"
                "    def __init__(self, future): self.future = future\n"
                "    async def __aenter__(self): await connect(self.future)\n"
                "    async def __aexit__(self, *error): await _wait(self.future)\n",
                "library.py",
                "exec",
            ),
            library.__dict__,
        )
        with unittest.mock.patch.dict(sys.modules, library=library):
            waits = self.waits(
                """
                import asyncio, library
                async def main():
                    loop = asyncio.get_running_loop()
                    first, last = loop.create_future(), loop.create_future()
                    loop.call_later(1, first.set_result, 1)
                    loop.call_later(2, last.set_result, 1)
                    async with library.Session(first) as session:
                        pass
                    await library._wait(last)
                asyncio.run(main())
                """
            )
        self.assertEqual([on for _, on, _ in waits], ["connect", "_wait"])

    def test_a_step_through_an_asynchronous_generator_has_the_programs_line(self):
        trace = run(
            """
            import asyncio
            async def numbers():
                for k in range(2):
                    await asyncio.sleep(1)
                    yield k
            async def main():
                async for k in numbers():
                    pass
                print(await anext(numbers()))
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual([span["line"] for span in trace["tasks"][0]["spans"]], [4, 4, 4])
        self.assertEqual({span["state"] for span in trace["tasks"][0]["spans"]}, {"sleeping"})


    def test_the_end_of_an_asynchronous_generator_that_was_left_is_called_by_its_name(self):
        trace = run(
            """
            import asyncio
            async def numbers():
                try:
                    yield 1
                finally:
                    await asyncio.sleep(1)
            async def main():
                async for k in numbers():
                    break
                await asyncio.sleep(2)
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual([task["name"] for task in trace["tasks"]], ["main", "numbers.aclose"])
        self.assertEqual(
            [(span["state"], span["line"]) for span in trace["tasks"][1]["spans"]], [("sleeping", 6)]
        )


class Events(unittest.TestCase):
    def test_what_happens_to_what_tasks_share_is_told(self):
        trace = run(
            """
            import asyncio
            q, s, m, e = asyncio.Queue(3), asyncio.Semaphore(2), asyncio.Lock(), asyncio.Event()
            async def main():
                await q.put({"a": 1})
                await q.get()
                q.task_done()
                async with s, m:
                    e.set()
                e.clear()
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual(
            trace["objects"],
            [
                {"id": 0, "kind": "queue", "name": "q", "limit": 3},
                {"id": 0, "kind": "semaphore", "name": "s", "limit": 2},
                {"id": 0, "kind": "lock", "name": "m"},
                {"id": 0, "kind": "event", "name": "e"},
            ],
        )
        kinds = [event["kind"] for event in trace["events"]]
        self.assertEqual(
            kinds[2:-1],
            "item-put item-got item-done permit-taken lock-taken event-set lock-released permit-released event-cleared".split(),
        )
        self.assertEqual(events(trace, "item-put")[0]["item"], "{'a': 1}")

    def test_who_cancels_whom_and_where_it_lands(self):
        trace = run(
            """
            import asyncio
            async def victim():
                await asyncio.sleep(9)
            async def main():
                task = asyncio.create_task(victim())
                await asyncio.sleep(1)
                task.cancel()
                try:
                    async with asyncio.timeout(1):
                        await victim()
                except TimeoutError:
                    pass
            asyncio.run(main())
            """
        ).trace()
        victim = trace["tasks"][1]
        self.assertEqual((victim["outcome"], victim["end_us"]), ("cancelled", 1_000_000))
        self.assertEqual(victim["cancelled"], {"asked": {"by": 0, "line": 7}, "landed": 3})
        by_timeout = events(trace, "cancel-requested")[1]
        self.assertEqual((by_timeout["task"], by_timeout["cause"], by_timeout["line"]), (0, "timeout", 9))

    def test_code_outside_tasks_is_a_lane_if_it_does_something(self):
        quiet = run("import asyncio\nasync def main(): print('hi')\nasyncio.run(main())").trace()
        self.assertEqual([task["name"] for task in quiet["tasks"]], ["main"])
        trace = run(
            """
            import asyncio, time
            async def main():
                await asyncio.sleep(1)
            time.sleep(1)
            asyncio.run(main())
            print("between")
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual([task["name"] for task in trace["tasks"]], ["<module>", "main", "main#2"])
        self.assertEqual(
            spans(trace, "<module>"), [("blocking", 0.0, 1.0), ("waiting", 1.0, 2.0), ("waiting", 2.0, 3.0)]
        )
        self.assertEqual(trace["log"], [{"t_us": 2_000_000, "task": 0, "text": "between", "line": 6}])

    def test_lines_stand_in_the_programs_own_file(self):
        trace = run(
            """
            import asyncio, functools
            async def main():
                show = functools.partial(print, "a")
                show()
                await asyncio.sleep(0)
                print("b", end="")
                print("c")
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual([(line["text"], line["line"]) for line in trace["log"]], [("a", 4), ("bc", 7)])
        self.assertEqual(events(trace, "task-yielded")[0]["line"], 5)

    def test_a_trace_is_json_and_says_with_what_it_was_made(self):
        trace = json.loads(json.dumps(run("burn(1)", cores=2).trace()))
        self.assertEqual((trace["format"], trace["seed"], trace["source"]), ("loopscope-trace-1", 1, "burn(1)"))
        self.assertEqual(trace["processors"], {"cores": 2, "gil": True})
        self.assertEqual(trace["loop"], {"busy_us": 1_000_000, "blocked_us": 0, "idle_us": 0})

    def test_events_end_after_so_many_steps_and_the_rest_is_of_the_whole_run(self):
        import loopscope

        result = run(
            """
            import asyncio
            async def main():
                for k in range(100):
                    await asyncio.sleep(1)
                print("end")
            asyncio.run(main())
            """,
            limits=loopscope.Limits(picture=50),
        )
        trace = result.trace()
        self.assertEqual(
            (trace["total_us"], trace["log"][0]["text"], trace["tasks"][0]["outcome"]), (100_000_000, "end", "done")
        )
        self.assertLess(trace["picture_end"]["t_us"], 50_000_000)
        self.assertLessEqual(trace["tasks"][0]["spans"][-1]["to_us"], trace["picture_end"]["t_us"])


class StandIns(unittest.TestCase):
    def test_a_module_that_stands_in_waits_and_blocks_under_names_of_its_own(self):
        library = types.ModuleType("library")
        exec(
            compile(
                "from loopscope import labels\n"
                "async def get(url): await labels.wait(0.5, f'GET {url}')\n"
                "def load(url): labels.block(0.25, f'LOAD {url}')\n"
                "def parse(): labels.compute(1, 'parse')\n",
                "library.py",
                "exec",
            ),
            library.__dict__,
        )
        with unittest.mock.patch.dict(sys.modules, library=library):
            trace = run(
                """
                import asyncio, library
                async def main():
                    await library.get("/a")
                    library.load("/b")
                    library.parse()
                asyncio.run(main())
                """
            ).trace()
        spans = [(span["state"], span["label"], span["line"]) for span in trace["tasks"][0]["spans"]]
        self.assertEqual(spans, [("sleeping", "GET /a", 3), ("blocking", "LOAD /b", 4), ("computing", "parse", 5)])
        self.assertEqual(trace["total_us"], 1_750_000)


class Tasks(unittest.TestCase):
    def test_a_task_looks_as_it_does_without_being_watched(self):
        said = run(
            """
            import asyncio, inspect
            async def work():
                await asyncio.sleep(1)
            async def main():
                task = asyncio.create_task(work())
                print(task.get_name(), asyncio.current_task().get_name(), task.get_coro().__name__)
                print(inspect.iscoroutine(task.get_coro()), "work()" in repr(task), len(asyncio.all_tasks()))
                await asyncio.sleep(0)
                print(len(task.get_stack()))
            asyncio.run(main())
            """
        ).log
        self.assertEqual([line for _, line in said], ["Task-2 Task-1 work", "True True 2", "1"])

    def test_handles_look_as_asyncios_do(self):
        text = """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                timer = loop.call_later(5, print, 1)
                soon = loop.call_soon(print, 2)
                print(type(timer).__name__, type(soon).__name__, isinstance(timer, asyncio.TimerHandle))
                print(repr(timer).split()[0], timer.when() > loop.time(), timer.cancelled())
                timer.cancel()
                print(repr(timer).split()[:2], timer.cancelled())
            asyncio.run(main())
        """
        for clock_is_real in CLOCKS:
            lines = [line for _, line in run(text, clock_is_real=clock_is_real).log]
            self.assertEqual(
                lines[:3],
                ["TimerHandle Handle True", "<TimerHandle True False", "['<TimerHandle', 'cancelled'] True"],
            )

    def test_timers_that_were_cancelled_are_let_go_before_they_are_due(self):
        text = """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                for _ in range(2_000):
                    await asyncio.wait_for(asyncio.sleep(0), 3600)
                print(len(loop.timers.heap) < 300)
            asyncio.run(main())
        """
        for clock_is_real in CLOCKS:
            self.assertEqual([line for _, line in run(text, clock_is_real=clock_is_real).log], ["True"])

    def test_no_two_lanes_have_the_same_name(self):
        text = """
            import asyncio
            async def work(name=None):
                for _ in range(2):
                    await asyncio.sleep(0)
                    if name:
                        asyncio.current_task().set_name(name)
            async def main():
                await asyncio.gather(*(asyncio.create_task(work(), name=name) for name in ("work#2", None, None, "a", "a#2", "a")))
                await asyncio.gather(work("worker"), work("worker"))
            asyncio.run(main())
        """
        names = [task["name"] for task in run(text).trace()["tasks"]]
        self.assertEqual(names, ["main", "work#2", "work", "work#3", "a", "a#2", "a#3", "worker", "worker#2"])

    def test_a_stack_has_none_of_what_watches(self):
        text = """
            import asyncio, traceback
            async def inner():
                frames = traceback.extract_stack()
                print(*(frame.name for frame in frames if frame.filename == "program.py"))
                print(any(frame.name in ("_steps", "run_source", "run_forever") and "loopscope" in frame.filename for frame in frames))
            async def main():
                await inner()
            asyncio.run(main())
        """
        self.assertEqual([line for _, line in run(text).log], ["<module> main inner", "False"])

    def test_a_lane_has_the_name_that_the_program_has_given_its_task(self):
        text = """
            import asyncio
            async def work():
                await asyncio.sleep(1)
            async def main():
                first = asyncio.create_task(work(), name="first")
                second, third = asyncio.create_task(work()), asyncio.create_task(work(), name="first")
                async with asyncio.TaskGroup() as group:
                    group.create_task(work(), name=7)
                    group.create_task(work())
                last = asyncio.create_task(work())
                last.set_name("later")
                await first
                await last
            asyncio.run(main())
        """
        for clock_is_real in CLOCKS:
            trace = run(text, clock_is_real=clock_is_real).trace()
            names = [task["name"] for task in trace["tasks"]]
            self.assertEqual(names, ["main", "first", "work", "first#2", "7", "work#2", "later"])
            self.assertEqual([event["on"] for event in trace["events"] if "on" in event], ["group", "later"])

    def test_sets_of_tasks_are_walked_in_the_order_of_creation(self):
        said = run(
            """
            import asyncio
            async def work(k):
                try:
                    await asyncio.sleep(9)
                finally:
                    print(k)
            async def main():
                tasks = [asyncio.create_task(work(k)) for k in range(20)]
                done, left = await asyncio.wait(tasks[::-1], timeout=1)
                for task in left:
                    task.cancel()
            asyncio.run(main())
            """
        ).log
        self.assertEqual([line for _, line in said], [str(k) for k in range(20)])


if __name__ == "__main__":
    unittest.main()
