"""Sets that are walked in the order of insertion, or of creation if they hold tasks, are sets."""

import unittest

from loopscope.sets import OrderedSet


class Numbered:
    def __init__(self, number):
        self.number = number


class Sets(unittest.TestCase):
    def test_they_are_walked_in_order(self):
        self.assertEqual(list(OrderedSet("cab")), ["c", "a", "b"])
        items = [Numbered(number) for number in (3, 1, 2)]
        self.assertEqual([item.number for item in OrderedSet(items)], [1, 2, 3])

    def test_they_do_what_sets_do(self):
        cab, bad = OrderedSet("cab"), OrderedSet("bad")
        self.assertEqual(list(cab | bad), ["c", "a", "b", "d"])
        self.assertEqual(list(cab - bad), ["c"])
        self.assertEqual(list(cab & bad), ["a", "b"])
        self.assertEqual(list(cab ^ bad), ["c", "d"])
        self.assertEqual(list(cab.union("xy")), ["c", "a", "b", "x", "y"])
        self.assertEqual({"a"} | cab, {"a", "b", "c"})
        self.assertTrue(cab == {"a", "b", "c"} and {"a"} < cab and isinstance(cab, set))

    def test_they_change_as_sets_do(self):
        cab = OrderedSet("cab")
        cab |= {"d"}
        cab -= {"a"}
        self.assertEqual(list(cab), ["c", "b", "d"])
        self.assertEqual((cab.pop(), len(cab), "c" in cab), ("c", 2, False))
        cab.discard("z")
        with self.assertRaises(KeyError):
            cab.remove("z")
        cab.intersection_update({"d"})
        self.assertEqual(repr(cab), "{'d'}")
        cab.clear()
        with self.assertRaises(KeyError):
            cab.pop()


if __name__ == "__main__":
    unittest.main()
