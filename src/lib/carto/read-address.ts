import { checkViewQuery, type ParameterRule, type WrongParameter } from './check-view-query.ts';
import { readViewQuery, writeWholeView, type ViewValues } from './view-query.ts';

/** A parameter of an address that could not be taken as it was given. */
export interface RefusedParameter extends WrongParameter {
	/** What stands in its place, as it would be written; `''`: nothing. */
	taken: string;
}

export interface ReadAddress {
	view: ViewValues;
	/** In the order given; empty if every value was taken. */
	refused: RefusedParameter[];
	/** Names that nobody knows, in the order given. */
	ignored: string[];
}

/** What mail, chats and search engines put behind every link that passes them. */
const TRACKING = /^(utm_.*|from|isappinstalled|fbclid|gclid|msclkid|spm|wx.*)$/;

/**
 * A view from an address, and what of the address could not be taken: a link from another version still opens, and
 * its reader is told what it does not show.
 *
 * @param rules of parameters beside the view's own
 * @param takenOf what stands in the place of one of these; left out: nothing does
 */
export function readAddress(
	query: URLSearchParams,
	{
		rules = {},
		takenOf = () => ''
	}: { rules?: Readonly<Record<string, ParameterRule>>; takenOf?: (name: string) => string } = {}
): ReadAddress {
	const view = readViewQuery(query);
	const { wrong, ignored } = checkViewQuery(query, { rules });
	const whole = writeWholeView(view);
	const refused = wrong.map((parameter) => ({
		...parameter,
		taken: parameter.name in rules ? takenOf(parameter.name) : (whole.get(parameter.name) ?? '')
	}));
	return { view, refused, ignored: ignored.filter((name) => !TRACKING.test(name)) };
}
