const CITY_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Whether a text may be the id of a city: it is a folder's name and part of addresses. */
export function isCityId(text: string): boolean {
	return CITY_ID.test(text);
}
