"""On the real clock a program runs as it is and is only watched."""

import unittest

import loopscope

from .programs import on_a_machine, run


@on_a_machine
class RealClock(unittest.TestCase):
    def test_what_really_happens_is_recorded_with_measured_times(self):
        result = run(
            """
            import asyncio, time
            async def work():
                await asyncio.sleep(0.02)
                print("slept")
            async def main():
                await asyncio.gather(work(), asyncio.to_thread(time.sleep, 0.03))
                time.sleep(0.01)
                burn(0.01)
            asyncio.run(main())
            print("end")
            """,
            clock_is_real=True,
        )
        self.assertEqual((result.outcome, [line for _, line in result.log]), ("finished", ["slept", "end"]))
        trace = result.trace()
        self.assertTrue(trace["approximate"])
        lanes = {task["name"]: task["spans"] for task in trace["tasks"]}
        sleep = next(span for span in lanes["work"] if span["state"] == "sleeping")
        self.assertEqual(sleep["line"], 3)
        # Its timer counts from the call; the span begins where the task lets the loop go, as late as the machine is busy.
        self.assertGreaterEqual(sleep["to_us"], 20_000)
        self.assertLess(sleep["from_us"], sleep["to_us"])
        job = next(span for span in lanes["to_thread"] if span["state"] == "offloaded")
        self.assertEqual(job["worker"], "thread 1")
        self.assertGreaterEqual(job["to_us"] - job["from_us"], 30_000)
        states = [(span["state"], span["line"]) for span in lanes["main"] if span["state"] in ("blocking", "computing")]
        self.assertIn(("blocking", 7), states)
        self.assertIn(("computing", 8), states)
        times = [event["t_us"] for event in trace["events"]]
        self.assertEqual(times, sorted(times))

    def test_the_network_is_there(self):
        result = run(
            """
            import asyncio
            async def answer(reader, writer):
                writer.write(await reader.readline())
                writer.close()
            async def main():
                async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
                    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
                    writer.write(b"hello\\n")
                    print(await reader.readline())
                    writer.close()
            asyncio.run(main())
            """,
            clock_is_real=True,
        )
        self.assertEqual(([line for _, line in result.log], result.error), (["b'hello\\n'"], []))

    def test_a_long_step_is_told_as_computing(self):
        trace = run(
            """
            import asyncio
            async def main():
                sum(range(1_000_000))
                await asyncio.sleep(0)
            asyncio.run(main())
            """,
            clock_is_real=True,
        ).trace()
        self.assertIn("computing", [span["state"] for span in trace["tasks"][0]["spans"]])

    def test_the_last_line_is_in_the_trace(self):
        text = "import asyncio\nasync def main(): pass\nasyncio.run(main())\nprint('after run')"
        for _ in range(5):
            self.assertEqual([it["text"] for it in run(text, clock_is_real=True).trace()["log"]], ["after run"])

    def test_a_policy_of_asyncios_own_changes_nothing(self):
        for clock_is_real in (False, True):
            result = run(
                """
                import asyncio
                asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
                async def main():
                    await asyncio.sleep(0.01)
                asyncio.run(main())
                """,
                clock_is_real=clock_is_real,
            )
            self.assertEqual([task["name"] for task in result.trace()["tasks"]], ["main"])
        for_windows = "import asyncio\nasyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())"
        self.assertEqual(run(for_windows).outcome, "finished")

    def test_timers_of_one_moment_ask_nothing_of_what_they_call_with(self):
        result = run(
            """
            import asyncio
            class Vague:
                def __eq__(self, other):
                    raise ValueError("neither")
            async def main():
                loop = asyncio.get_running_loop()
                at = loop.time() + 0.01
                for _ in range(3):
                    loop.call_at(at, lambda _: print("due"), Vague())
                loop.call_later(float("nan"), print, "no number")
                loop.call_at(float("-inf"), print, "long ago")
                await asyncio.sleep(0.03)
            asyncio.run(main())
            """,
            clock_is_real=True,
        )
        self.assertEqual(sorted(line for _, line in result.log), ["due", "due", "due", "long ago", "no number"])

    def test_a_wait_that_is_broken_off_leaves_no_timer_behind(self):
        result = run(
            """
            import asyncio, signal, time
            loop = asyncio.new_event_loop()
            loop.call_later(1, print, "late")
            signal.signal(signal.SIGALRM, signal.default_int_handler)
            signal.setitimer(signal.ITIMER_REAL, 0.02)
            try:
                loop.run_forever()
            except KeyboardInterrupt:
                print("broken off")
            loop.call_later(0.02, loop.stop)
            loop.run_forever()
            loop.close()
            """,
            clock_is_real=True,
            limits=loopscope.Limits(seconds=0),
        )
        self.assertEqual([line for _, line in result.log], ["broken off"])
        self.assertLess(result.total_us, 900_000)


if __name__ == "__main__":
    unittest.main()
