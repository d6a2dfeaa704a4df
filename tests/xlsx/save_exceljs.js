// Saves answers as exceljs does, typed: node save_exceljs.js ANSWERS.csv FILE.xlsx (exceljs in
// NODE_PATH). Streamed, so that the zip file has its sizes behind the data.
const fs = require('fs');
const ExcelJS = require('exceljs');

const numbers = ['employees', 'spc', 'ppm', 'margin'], dates = ['assessed_on', 'audit'];

function parse(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') continue;
    lines[lines.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') lines.push([]);
  }
  return lines.filter((line) => line.length);
}

function typed(name, value) {
  if (numbers.includes(name) && /^-?[0-9.]+$/.test(value)) return Number(value);
  if (dates.includes(name) && value.length === 10) return new Date(`${value}T00:00:00Z`);
  if (name === 'licence' && (value === 'yes' || value === 'no')) return value === 'yes';
  if (name === 'name' && value.length > 15) // one alone: its stream writer takes all for the first
    return { richText: [{ font: { bold: true }, text: value.slice(0, 4) }, { text: value.slice(4) }] };
  return value === '' ? null : value;
}

const [names, ...lines] = parse(fs.readFileSync(process.argv[2], 'utf8'));
const book = new ExcelJS.stream.xlsx.WorkbookWriter({
  filename: process.argv[3], useStyles: true, useSharedStrings: process.argv[4] !== 'inline',
});
const sheet = book.addWorksheet('Answers');
sheet.addRow(names).commit();
for (const line of lines) sheet.addRow(names.map((name, i) => typed(name, line[i]))).commit();
book.commit();
