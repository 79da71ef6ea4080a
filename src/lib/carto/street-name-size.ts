/** Street names where they are set largest, px of font size. */
export const STREET_NAME_PX = 13;

/** Between their letters, em. */
export const STREET_NAME_SPACING_EM = { zh: 0.18, en: 0.04 } as const;

/** No name of a street stands nearer to the same one, px. */
export const SAME_NAME_APART_PX = 300;

/** In pictures a name may stand this far from the middle of its stretch, px, to keep clear of signs. */
export const NAME_SHIFT_PX = 45;
