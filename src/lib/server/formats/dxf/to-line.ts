import { decodeEscapes } from './decode-dxf.ts';

/** A text as it stands in a drawing: on one line, `%%` not being the start of a sign. */
export const toLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').replaceAll('%%', '%%%%%%');

/** The same as it is read again. */
export const asSeen = (text: string): string => decodeEscapes(toLine(text)).trim();
