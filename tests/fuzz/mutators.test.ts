import { expect, test } from 'vitest'
import { chanceOf } from './chance'
import { changeJson } from './mutators/json-values'

test('a changed document stays one that can be written, also where a list gets a key that is a large number', () => {
  const sizes = Array.from({ length: 3000 }, (_, number) => changeJson('{"list":[1,2,[3]]}', chanceOf(1, number)).length)
  expect(Math.max(...sizes)).toBeLessThan(50_000)
})
