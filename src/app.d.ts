declare global {
	namespace App {
		interface Locals {
			lang: 'zh' | 'en';
			theme: 'light' | 'dark' | 'auto';
		}
	}
}

export {};
