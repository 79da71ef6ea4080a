/** Fonts of labels, drawn from what the machine has: no glyph files are loaded. */
export const SANS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif'];

/** Song type for the names of places that are more than a dot: clusters and axes. */
export const SONG = ['Songti SC', 'STSong', 'SimSun', 'Noto Serif CJK SC', 'serif'];
