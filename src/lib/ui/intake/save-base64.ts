import type { RejectedFile } from '#lib/core/intake/intake-answer.ts';

/** Hands a file that came as text to the browser. */
export function saveBase64({ fileName, contentType, base64 }: RejectedFile): void {
	const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([bytes], { type: contentType }));
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(link.href);
}
