"""unittest with coroutines: IsolatedAsyncioTestCase and AsyncMock."""
import asyncio
import contextvars
import unittest
from unittest import mock

place = contextvars.ContextVar("place")
order = []


class Cases(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        order.append("setUp")
        place.set("here")

    async def asyncSetUp(self):
        order.append("asyncSetUp")
        self.loop = asyncio.get_running_loop()

    async def test_first(self):
        order.append("first")
        self.assertIs(asyncio.get_running_loop(), self.loop)
        self.assertEqual(place.get(), "here")
        self.addAsyncCleanup(self.clean)
        await asyncio.sleep(0)

    async def test_mock(self):
        order.append("mock")
        thing = mock.AsyncMock(return_value=5)
        self.assertEqual(await thing(1, x=2), 5)
        thing.assert_awaited_once_with(1, x=2)
        thing.side_effect = [1, ValueError]
        self.assertEqual(await thing(), 1)
        with self.assertRaises(ValueError):
            await thing()
        self.assertEqual(thing.await_count, 3)
        async with mock.MagicMock() as entered:
            self.assertIsInstance(entered, mock.AsyncMock)
        many = mock.MagicMock()
        many.__aiter__.return_value = [1, 2]
        self.assertEqual([n async for n in many], [1, 2])

    def test_plain(self):
        order.append("plain")

    async def asyncTearDown(self):
        order.append("asyncTearDown")

    def tearDown(self):
        order.append("tearDown")

    async def clean(self):
        order.append("clean")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Cases).run(result)
print(result.testsRun, result.errors, result.failures)
print(order)
