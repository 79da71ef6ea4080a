/**
 * Fonts of labels and pictures, drawn from what the machine has: no glyph files are loaded. Noto stands first, since
 * LibreOffice reads the first name only: where it is missing, Windows and macOS put a Chinese font of their own in its
 * place, Linux does not.
 */
export const SANS = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

/** Song type for the names of places that are more than a dot: clusters and axes. */
export const SONG = ['Noto Serif CJK SC', 'Songti SC', 'STSong', 'SimSun', 'serif'];
