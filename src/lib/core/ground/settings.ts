/** Gaps smaller than this are slivers between drawings, or nothing that a centre is built for: 1 hectare, assumed. */
export const LEAST_GAP_M2 = 10_000;

/** What an intersection leaves of areas that only touch, m². */
export const NOTHING_M2 = 1;

/** Named places listed for a gap. */
export const NEAREST_PLACES = 2;
