"""Times a program in SimPy's terms, named on the command line; best of three."""

import sys
import time

import simpy


def sleepers(env):
    def sleeper():
        for _ in range(10):
            yield env.timeout(1)

    for _ in range(10_000):
        env.process(sleeper())


def queue(env):
    store = simpy.Store(env, capacity=100)

    def producer():
        for _ in range(100_000):
            yield store.put("x")

    def consumer():
        for _ in range(25_000):
            yield store.get()
            yield env.timeout(0.001)

    env.process(producer())
    for _ in range(4):
        env.process(consumer())


def semaphore(env):
    permits = simpy.Resource(env, capacity=10)

    def task():
        for _ in range(10):
            with permits.request() as request:
                yield request
                yield env.timeout(0.01)

    for _ in range(1_000):
        env.process(task())


times = []
for _ in range(3):
    env = simpy.Environment()
    since = time.perf_counter()
    globals()[sys.argv[1]](env)
    env.run()
    times.append(time.perf_counter() - since)
print(min(times))
