import * as v from 'valibot';

const longer = (max: number) => `The text is longer than ${max} characters.`;

/** Text that a person wrote: trimmed, not empty, whole characters only, at most `max` UTF-16 units. */
export const text = (max: number, tooLong = longer(max)) =>
  v.pipe(
    v.string(),
    v.check(isWellFormed, 'The text has half a character in it.'),
    v.trim(),
    v.nonEmpty('The text is empty.'),
    v.maxLength(max, tooLong),
  );

/** Text that may be left empty. */
export const optionalText = (max: number, tooLong = longer(max)) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(isWellFormed, 'The text has half a character in it.'),
      v.trim(),
      v.maxLength(max, tooLong),
    ),
  );

/** An id made by the server: a row, a person, an event. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,26}$/, 'An id has 1 to 26 characters of a-z and 0-9.'));

/** A whole number in [min, max]. */
export const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** Milliseconds since 1970, up to the year 2200. */
export const time = whole(0, 7_258_118_400_000);

/** For commands about one person. */
export const aboutPerson = v.strictObject({ person: id });
export const nothing = v.strictObject({});

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
export function isWellFormed(value: string): boolean {
  return !LONE_SURROGATE.test(value);
}
