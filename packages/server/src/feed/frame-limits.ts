/** The attributes of an event of Amazon IVS Chat have at most 1 KB, the name among them. */
export const FRAME_LIMITS = { window: 8, bytes: 1_000 };
