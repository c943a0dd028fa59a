"""`# loopscope:` comments: what they may say, and what is said of one that makes no sense."""

import unittest

from loopscope.comments import Sending, read, title

from .programs import run

LIBRARIES = ("httpx", "redis")


def is_korean(text):
    return any("가" <= letter <= "힣" for letter in text)


def problem(text):
    [(line, told)] = read(f"x = 1\n# loopscope: {text}\n", LIBRARIES).problems
    assert line == 2, line
    return told


class Grammar(unittest.TestCase):
    def test_a_library_and_how_long_its_calls_take(self):
        for text, us in (("300ms", 300_000), ("1.5s", 1_500_000), ("2 min", 120_000_000), ("7us", 7), ("0s", 0)):
            self.assertEqual(read(f"# loopscope: httpx {text}", LIBRARIES).durations_us, {"httpx": us})
        self.assertEqual(read("#loopscope:redis.asyncio 5ms", LIBRARIES).durations_us, {"redis": 5_000})

    def test_requests_all_at_once_one_after_another_and_later(self):
        said = {
            "GET /sync": Sending(1, "GET", "/sync", line=1),
            "10 x GET /sync": Sending(10, "GET", "/sync", line=1),
            "10x get /sync every 100ms": Sending(10, "GET", "/sync", every_us=100_000, line=1),
            "10 × GET /a?q=1 every 1s at 2s": Sending(10, "GET", "/a?q=1", every_us=1_000_000, at_us=2_000_000, line=1),
            'POST /items {"name": "a pen"} at 1s': Sending(
                1, "POST", "/items", {"name": "a pen"}, at_us=1_000_000, line=1
            ),
        }
        for text, sending in said.items():
            with self.subTest(text):
                self.assertEqual(read(f"# loopscope: {text}", LIBRARIES).sendings, [sending])

    def test_many_comments_also_behind_code_but_none_in_a_string(self):
        text = 'import httpx  # loopscope: httpx 1s\n"""\n# loopscope: redis 1s\n"""\n# loopscope: GET /\n# loopscope: GET /b\n'
        comments = read(text, LIBRARIES)
        self.assertEqual((comments.durations_us, comments.problems), ({"httpx": 1_000_000}, []))
        self.assertEqual([(it.path, it.line) for it in comments.sendings], [("/", 5), ("/b", 6)])

    def test_what_only_mentions_the_name_is_no_such_comment(self):
        comments = read("# loopscope is a tool\n# see loopscope: it helps\n", LIBRARIES)
        self.assertEqual((comments.sendings, comments.problems), ([], []))

    def test_a_title_is_the_runs_on_either_clock(self):
        text = "import asyncio\n# loopscope: title \"Pasta's \"6 s\"\"\n# and a note\n"
        self.assertEqual((title(text), title("x = 1"), read(text, LIBRARIES).problems), ('Pasta\'s "6 s"', None, []))
        for options in ({}, {"clock_is_real": True}):
            made = run(text, **options).trace()
            self.assertEqual((made["title"], made["findings"]), ('Pasta\'s "6 s"', []))
        self.assertNotIn("title", run("x = 1\n").trace())

    def test_that_a_text_is_python_is_no_news_here(self):
        self.assertEqual(run("x = 1\n# loopscope: python\n").trace()["findings"], [])

    def test_a_syntax_error_is_left_to_python(self):
        self.assertEqual(read("# loopscope: httpx 1s\nx = (\n", LIBRARIES).problems, [])


class WithoutSense(unittest.TestCase):
    def test_each_is_told_with_what_is_wrong(self):
        for text, says in {
            "": "neither a duration",
            "hello": "neither a duration",
            "10 x /sync": "neither a duration",
            "GET /a every time": "neither a duration",
            "httpx 300": "`300` is no time",
            "httpx fast": "`fast` is no time",
            "htpx 300ms": "there is no stand-in htpx; there are httpx, redis",
            "FETCH /a": "FETCH is no method",
            "0 x GET /a": "from 1 to 10,000 requests",
            "GET /a every 1s every 2s": "`every` stands there twice",
            "POST /a {1}": "its body is no JSON",
            "title Toast": "a title stands in quotes",
        }.items():
            with self.subTest(text):
                told = problem(text)
                self.assertTrue(told.startswith(f"`# loopscope: {text}` makes no sense: "), told)
                self.assertIn(says, told)
                self.assertTrue(told.korean.startswith(f"`# loopscope: {text}`을(를) 읽을 수 없습니다: "), told.korean)
                self.assertTrue(is_korean(told.korean.split("없습니다: ")[1]), told.korean)

    def test_a_second_duration_is_told_and_the_first_one_stays(self):
        comments = read("# loopscope: httpx 1s\n# loopscope: httpx 2s", LIBRARIES)
        self.assertEqual(comments.durations_us, {"httpx": 1_000_000})
        self.assertIn("line 1 has said already how long httpx takes", comments.problems[0][1])

    def test_it_is_a_finding_at_its_line_and_the_program_goes_on(self):
        result = run("print('hi')\n# loopscope: httpx 300\n")
        self.assertEqual((result.outcome, result.log), ("finished", [(0, "hi")]))
        [finding] = result.trace()["findings"]
        self.assertEqual((finding["code"], finding["lines"]), ("loopscope-comment", [2]))

    def test_so_is_one_that_fits_nothing_in_the_program(self):
        findings = run("# loopscope: httpx 300ms\n# loopscope: GET /a\nprint()\n").trace()["findings"]
        self.assertEqual(
            [(finding["lines"], finding["text"]) for finding in findings],
            [
                ([1], "Nothing of httpx is imported, so how long its calls take says nothing"),
                ([2], "There is no app to which GET /a can be sent"),
            ],
        )
        self.assertEqual(
            [finding["texts"] for finding in findings],
            [
                [["en", findings[0]["text"]], ["ko", "httpx을(를) import하지 않으므로, 호출에 걸리는 시간을 정해도 쓰이지 않습니다"]],
                [["en", findings[1]["text"]], ["ko", "GET /a 요청을 보낼 앱이 없습니다"]],
            ],
        )


if __name__ == "__main__":
    unittest.main()
