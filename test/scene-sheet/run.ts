import { drawSheet } from './draw-sheet.ts';

// npm run --silent scene-sheet [en] > sheet.html
process.stdout.write(drawSheet(process.argv[2] === 'en' ? 'en' : 'zh'));
