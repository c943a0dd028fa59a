"""Standard output, as programs take hold of it."""

import unittest

from .programs import log, run


class Output(unittest.TestCase):
    def test_its_encoding_is_set_again(self):
        text = "import sys\nsys.stdout.reconfigure(encoding='utf-8', line_buffering=True)\nprint('안녕', sys.stdout.encoding)"
        self.assertEqual(log(text), [(0.0, "안녕 utf-8")])
        self.assertEqual(log("import sys\nprint(sys.stdout.name, sys.stdout.mode)"), [(0.0, "<stdout> w")])

    def test_bytes_are_lines_at_their_moments(self):
        text = """
            import sys, time
            sys.stdout.buffer.write("안".encode()[:2])
            time.sleep(1)
            sys.stdout.buffer.write("안".encode()[2:] + b"\\n")
        """
        self.assertEqual(log(text), [(1.0, "안")])

    def test_a_text_output_of_ones_own_over_the_bytes(self):
        for bytes_of_it in ("sys.stdout.buffer", "sys.stdout.detach()"):
            text = f"""
                import io, sys, time
                sys.stdout = io.TextIOWrapper({bytes_of_it}, encoding="utf-8")
                print("안녕")
                time.sleep(1)
                print("end", isinstance(sys.stdout, io.TextIOWrapper))
            """
            self.assertEqual(log(text), [(0.0, "안녕"), (1.0, "end True")])

    def test_it_is_what_it_was_after_a_redirection(self):
        for clock_is_real in (False, True):
            result = run(
                """
                import io, sys
                sys.stdout = io.StringIO()
                print("nobody")
                print("raw", file=sys.__stdout__)
                sys.stdout = sys.__stdout__
                print("again")
                """,
                clock_is_real=clock_is_real,
            )
            self.assertEqual([line for _, line in result.log], ["raw", "again"])


if __name__ == "__main__":
    unittest.main()
