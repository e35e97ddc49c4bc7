/** What a key leads to besides its paint waits this long, so that it comes after it on slow screens too; milliseconds. */
export const AFTER_PAINT = 40;
