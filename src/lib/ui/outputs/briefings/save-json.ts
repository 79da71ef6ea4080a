/** Hands JSON to the browser as a file. @param name without its ending; what no file system takes is left out */
export function saveJson(name: string, value: unknown, ending: 'json' | 'geojson' = 'json'): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(
		new Blob([JSON.stringify(value, null, '\t') + '\n'], { type: 'application/json' })
	);
	link.download = `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.${ending}`;
	link.click();
	URL.revokeObjectURL(link.href);
}
