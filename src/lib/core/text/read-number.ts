/** Why a cell that holds something is no number. */
export type NumberRefusal =
	/** Words, a value of another type, a spreadsheet's error, an infinite number. */
	| 'no-number'
	/** A comma or a point of which it is not certain whether it parts thousands or decimals: `1.234,5`, `0,5`. */
	| 'separator'
	/** A percentage where no share is meant. */
	| 'percent';

/** What a cell says: a number, nothing, or something that must not be taken for a number. */
export type NumberReading = { value: number } | { blank: true } | { refused: NumberRefusal };

interface ReadNumberOptions {
	/** A share is meant: `12.5%` is 0.125. Elsewhere a percentage is refused. */
	isShare?: boolean;
}

/** How tables write "no value". A dash alone is one; a word such as 无 may mean 0, and is refused. */
const BLANKS = /^(-+|[–—―]+|\/|nan|null|none|n\/?a|#n\/a|\.\.\.|…+)$/i;

/** Sign, digits and exponent. Thousands are separated by commas or blanks; `0,123` is refused. */
const FORMS = [
	/^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?$/i,
	/^([+-]?)([1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?)$/,
	/^([+-]?)([1-9]\d{0,2}(?: \d{3})+(?:\.\d*)?)$/
];
const SEPARATED = /^[+-]?[\d.,]*[.,][\d.,]*$/;

const MONEY = /^(?<sign>[+-]?)(?:¥|rmb|cny)? *(?<rest>.*?) *(?<unit>[万亿]?) *元?$/i;

/** Powers of ten of the units that stand behind a number. */
const UNITS: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8 };

/**
 * The number in a cell of a table or a property of a feature. Understood are full width digits and signs, thousands
 * parted by commas or blanks (`1,234.5`, `1，234`), 万 and 亿, yuan before or behind (`￥1,200`, `1.2万元`), exponents
 * (`1e5`) and, where a share is meant, a percentage. Decimals have a point: a decimal comma, or what may be one, is
 * refused rather than guessed.
 *
 * Nothing is a number by default: `undefined`, `null`, empty text, a dash, `NaN` and `N/A` are blank, never 0.
 */
export function readNumber(cell: unknown, { isShare = false }: ReadNumberOptions = {}): NumberReading {
	if (cell === undefined || cell === null) return { blank: true };
	if (typeof cell === 'number') {
		if (Number.isNaN(cell)) return { blank: true };
		return Number.isFinite(cell) ? { value: cell } : { refused: 'no-number' };
	}
	if (typeof cell !== 'string') return { refused: 'no-number' };
	const text = toHalfWidth(cell);
	if (text === '' || BLANKS.test(text)) return { blank: true };
	return readText(text, isShare);
}

function readText(text: string, isShare: boolean): NumberReading {
	const isPercent = text.endsWith('%');
	const { number, unit } = isPercent ? { number: text.slice(0, -1).trim(), unit: '' } : stripMoney(text);
	const [, sign, mantissa, exponent = '0'] = FORMS.map((form) => form.exec(number)).find((it) => it) ?? [];
	if (mantissa === undefined) return { refused: SEPARATED.test(number) ? 'separator' : 'no-number' };
	if (isPercent && !isShare) return { refused: 'percent' };
	const power = Number(exponent) + (isPercent ? -2 : UNITS[unit]!);
	// Written with its power, so that 1.1万 is 11000 and not a little more.
	const value = Number(`${mantissa.replace(/[, ]/g, '')}e${power}`);
	if (!Number.isFinite(value)) return { refused: 'no-number' };
	return { value: sign === '-' ? -value : value };
}

/** `-¥1.2万元` is the number -1.2 with the unit 万. */
function stripMoney(text: string): { number: string; unit: string } {
	const { sign = '', rest = '', unit = '' } = MONEY.exec(text)?.groups ?? {};
	return { number: `${sign}${rest}`, unit };
}

/** Full width forms, minus signs and blanks of all kinds as a keyboard for English writes them. */
const toHalfWidth = (text: string): string =>
	text
		.replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
		.replace(/\uffe5/g, '¥')
		.replace(/[\u2212\ufe63]/g, '-')
		.replace(/[\s\u200b\ufeff]+/g, ' ')
		.trim();
