/**
 * A heading as headings are compared: half width, lower case, without blanks and marks; and the same without brackets at its
 * end, which hold units and remarks.
 */
export function headingKeys(heading: string): [plain: string, bare: string] {
	const plain = heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\u200b*#:：]+/g, '');
	const bare = plain.replace(/[([【][^()[\]【】]*[)\]】]$/, '');
	return [plain, bare === '' ? plain : bare];
}

/** `floorAreaM2` is written `floor_area_m2` by programs that do not keep letter case. */
export function snakeCase(name: string): string {
	return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
