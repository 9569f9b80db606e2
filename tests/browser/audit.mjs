// SPDX-License-Identifier: Apache-2.0
//
// node audit.mjs REPORT.html...: opens each report as its readers do, at
// four widths and on paper, and prints TAP.
//
// CHROMIUM       the browser; otherwise the first that is on the PATH
// AUDIT_MODULES  the folder with node_modules; otherwise this one
// AUDIT_PICTURES a folder to leave screenshots and a PDF of each report in

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SCREENS = [
    { name: 'desktop', width: 1280, height: 900 },
    { name: 'tablet', width: 768, height: 1024 },
    { name: 'phone', width: 360, height: 740 },
    { name: 'zoomed', width: 320, height: 640 },
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
    'best-practice'];

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(
    path.resolve(process.env.AUDIT_MODULES ?? here, 'package.json'));
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'),
    'utf8');
const pictures = process.env.AUDIT_PICTURES;
let address = '';
let title = '';
let asked = [];
let count = 0;
let failed = 0;

function test(name, problems) {
    count += 1;
    if (problems.length > 0)
        failed += 1;
    console.log(`${problems.length > 0 ? 'not ok' : 'ok'} ${count} - ${title}: ${name}`);
    for (const problem of problems.slice(0, 12))
        console.log(`# ${problem}`);
}

function findBrowser() {
    if (process.env.CHROMIUM)
        return process.env.CHROMIUM;
    for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
        try {
            return execFileSync('sh', ['-c', `command -v ${name}`],
                { encoding: 'utf8' }).trim();
        } catch {
            // the next name, then
        }
    throw new Error('no Chromium on the PATH');
}

async function openPage(browser, screen) {
    const context = await browser.newContext({
        viewport: { width: screen.width, height: screen.height },
        reducedMotion: 'reduce',
        bypassCSP: true, // the checker is a script; the report has none
    });
    const page = await context.newPage();
    page.on('request', (request) => {
        if (request.url().split('#')[0] !== address)
            asked.push(request.url());
    });
    await page.goto(address);
    return page;
}

function openDetails(page) {
    return page.evaluate(() => {
        for (const details of document.querySelectorAll('details'))
            details.open = true;
    });
}

async function axeProblems(page) {
    await page.evaluate(axeSource);
    const found = await page.evaluate((tags) => window.axe.run(document, {
        resultTypes: ['violations'], runOnly: tags,
    }), RULES);
    return found.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.impact} ${rule.id}: ${node.target.join(' ')}: `
        + `${(node.failureSummary ?? rule.help).split('\n')[1]}`));
}

// What sticks out sideways, and by how much.
function overflow(page) {
    return page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width)
            return [];
        return [`${document.documentElement.scrollWidth} wide in ${width}`]
            .concat([...document.querySelectorAll('body *')]
                .filter((e) => e.getBoundingClientRect().right > width + 1
                    && !e.closest('.draw, .scroll, .vh, .skip'))
                .slice(0, 5)
                .map((e) => `<${e.tagName.toLowerCase()} class="`
                    + `${e.getAttribute('class') ?? ''}">`));
    });
}

async function audit(browser, screen) {
    const page = await openPage(browser, screen);
    if (pictures)
        await page.screenshot({
            path: path.join(pictures, `${title}-${screen.name}.png`),
            fullPage: true });
    await openDetails(page);
    test(`${screen.name}: axe finds nothing against WCAG 2.2 AA`,
        await axeProblems(page));
    test(`${screen.name}: nothing sticks out sideways`,
        await overflow(page));
    return page;
}

function structure(page) {
    return page.evaluate(() => {
        const problems = [];
        const seen = new Set();
        for (const e of document.querySelectorAll('[id]')) {
            if (seen.has(e.id))
                problems.push(`two elements are called ${e.id}`);
            seen.add(e.id);
        }
        for (const a of document.querySelectorAll('a[href]')) {
            const href = a.getAttribute('href');
            if (href.startsWith('#') ? !seen.has(href.slice(1))
                : !/^https?:\/\//i.test(href))
                problems.push(`a link leads nowhere: ${href}`);
        }
        if (document.querySelector('script, iframe, object, embed, form, '
            + 'link, base, img, audio, video'))
            problems.push('an element that could fetch or run something');
        for (const e of document.querySelectorAll('*'))
            for (const { name } of e.attributes)
                if (name.startsWith('on'))
                    problems.push(`an event handler: ${name}`);
        const policy = document.querySelector(
            'meta[http-equiv="Content-Security-Policy"]');
        if (!policy?.content.startsWith("default-src 'none'"))
            problems.push('no policy against fetching');
        for (const s of document.querySelectorAll('svg[role=img]'))
            if (!s.getAttribute('aria-label')
                && !(s.querySelector('title') && s.querySelector('desc')))
                problems.push('a drawing without words');
        return problems;
    });
}

async function quotes(page) {
    const link = await page.$('a.src');
    if (!link)
        return [];
    const href = await link.getAttribute('href');
    const before = await page.$eval(href, (e) =>
        getComputedStyle(e).backgroundColor);
    await page.goto(address + href);
    await page.waitForTimeout(100);
    const [after, seen] = await page.$eval(href, (e) => {
        const box = e.getBoundingClientRect();
        return [getComputedStyle(e).backgroundColor,
            box.top < innerHeight && box.bottom > 0];
    });
    return [...(before === after ? ['the quote is not marked'] : []),
        ...(seen ? [] : ['the quote is not on the screen'])];
}

async function paper(browser) {
    const page = await openPage(browser, SCREENS[0]);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.$$eval('.toc, .skip', (all) =>
        all.filter((e) => getComputedStyle(e).display !== 'none').length);
    const pdf = await page.pdf({
        ...(pictures ? { path: path.join(pictures, `${title}.pdf`) } : {}),
        format: 'A4', printBackground: true, preferCSSPageSize: true,
        tagged: true, outline: true });
    const text = pdf.toString('latin1');
    const pages = (text.match(/\/Type\s*\/Page\b/g) ?? []).length;
    console.log(`# ${pages} pages of A4`);
    await page.context().close();
    return [...(pages > 0 ? [] : ['no page']),
        ...(/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/.test(text)
            ? [] : ['not A4']),
        ...(shown > 0 ? ['the contents list is printed'] : [])];
}

async function auditReport(browser, report) {
    address = pathToFileURL(path.resolve(report)).href;
    title = path.basename(report, '.html');
    asked = [];
    let page;
    for (const screen of SCREENS) {
        await page?.context().close();
        page = await audit(browser, screen);
    }
    test('ids are unique, links lead somewhere, nothing runs',
        await structure(page));
    test('a source link opens and marks its quote', await quotes(page));
    test('it prints on A4 without its contents list',
        await paper(browser));
    test('no request leaves the page', asked);
}

const reports = process.argv.slice(2);
if (reports.length === 0) {
    console.error('usage: node audit.mjs REPORT.html...');
    process.exit(2);
}
const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const report of reports)
    await auditReport(browser, report);
await browser.close();
console.log(`1..${count}`);
process.exit(failed > 0 ? 1 : 0);
