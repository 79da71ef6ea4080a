/** 御溪雅居（原名：红湖小区）; of 原 and 即 without brackets nobody knows whether they are part of the name. */
const IN_BRACKETS =
	/[(（]\s*(?:原名|原称|原为|原|旧称|旧名|曾用名|又名|又称|亦称|别名|俗称|简称|现名|现称|现为|即|也叫)\s*[:：为]?\s*([^()（）]{2,40}?)\s*[)）]/g;
const BEHIND = /[\s,，;；]*(?:原名|曾用名|又名|又称|亦称|别名|俗称)\s*[:：为]?\s*(\S{2,40})$/;

/**
 * The names that a cell says a place has: 御溪雅居（原名：红湖小区） is called 御溪雅居 and 红湖小区. What is in brackets without a
 * word for another name belongs to the name.
 *
 * @returns the first is what it is called now, without the others
 */
export function listSaidNames(text: string): string[] {
	const others: string[] = [];
	const keep = (_: string, name: string): string => {
		others.push(...name.split(/[、,，/；;]/).map((one) => one.trim()));
		return '';
	};
	const name = text.replace(IN_BRACKETS, keep).replace(BEHIND, keep).trim();
	return [name, ...others].filter((one) => one !== '');
}
