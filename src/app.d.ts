import type { Refused } from '#lib/server/refused.ts';
import type { Refusal } from '#lib/refusals/types.ts';

declare global {
	namespace App {
		interface Locals {
			lang: 'zh' | 'en';
			theme: 'light' | 'dark' | 'auto';
			/** Why the request is refused, for askers who read no pages. */
			refused?: Refused;
		}
		interface Error {
			/** In English, for logs and programs. */
			message: string;
			/** Why, to be told in the reader's language. */
			refusal?: Refusal | undefined;
		}
	}
}

export {};
