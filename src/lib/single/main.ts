import { mount } from 'svelte';
import type { SingleFileData } from '#lib/core/briefings/single-file-data.ts';
import SingleApp from './SingleApp.svelte';

const data: SingleFileData | null = JSON.parse(document.getElementById('data')!.textContent!);
if (data) mount(SingleApp, { target: document.getElementById('app')!, props: { data } });
else document.body.textContent = '文件里没有数据。 This file holds no data.';
