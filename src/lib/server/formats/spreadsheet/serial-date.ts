import { isDateFormat, serialToDate } from 'hucre';

/** Dates among the formats that Excel numbers without writing them out; 27–36 and 50–58 are those of Chinese Excel. */
const isDateNumber = (id: number): boolean =>
	(id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number format shows dates or times. */
export function isDateStyle(id: number, code: string | undefined): boolean {
	return code === undefined ? isDateNumber(id) : isDateFormat(code);
}

/**
 * The date that a number stands for in Excel, as ISO text: `2023-05-01`, with a time `2023-05-01T08:30:00`, `08:30:00` for
 * a time alone. A number that is no date stays one.
 */
export function toIsoText(serial: number, is1904: boolean): string | number {
	// 31 December 9999 is the last that Excel shows.
	if (!(serial >= 0 && serial < 2_958_466)) return serial;
	return formatDate(serialToDate(serial, is1904), serial < 1);
}

/** A date in UTC as ISO text without its zone; see {@link toIsoText}. */
export function formatDate(date: Date, isTime = false): string | number {
	if (Number.isNaN(date.getTime())) return Number.NaN;
	const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
	const [day, time] = rounded.toISOString().split('T') as [string, string];
	if (isTime) return time.slice(0, 8);
	return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 8)}`;
}
